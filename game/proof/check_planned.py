"""Whether plays have something to decide where a lesson plan decides it."""

from game.model.ids import SceneId
from game.proof.check_sheet import Sheet
from game.proof.check_teaching import planned_scenes
from game.proof.evidence import Evidence


def check_planned(evidence: Evidence, sheet: Sheet) -> None:
    """Write down planned scenes that no play reaches, or in which some play has nothing to decide."""
    planned = planned_scenes(evidence.scenario)
    reached = {scene for account in evidence.accounts for scene in account.scenes}
    for scene, steps in planned.items():
        if scene not in reached:
            told = f"a plan lets the class decide in scene '{scene}', and no play reaches it"
            sheet.warn(steps, "T040", (told, "Plan another scene, or lead to this one."))
    alone: set[SceneId] = set()
    for account in evidence.accounts:
        for scene, shown in account.alone.items():
            if scene not in alone:
                alone.add(scene)
                told = f"a plan lets the class decide in scene '{scene}'"
                told += ", where in some play there is no second choice"
                remedy = "Open a second choice for that play, or plan another scene."
                sheet.warn(planned[scene], "T041", (told, remedy), shown)
