"""Whether plays have something to decide where a lesson plan decides it."""

from game.authoring.check_sheet import Sheet
from game.authoring.check_teaching import planned_scenes
from game.authoring.evidence import Evidence
from game.authoring.weighing import by_choice
from game.model.ids import SceneId


def check_planned(evidence: Evidence, sheet: Sheet) -> None:
    """Write down planned scenes that no play reaches, or in which some play has nothing to decide."""
    planned = planned_scenes(evidence.scenario)
    lumped, names = evidence.lumped, evidence.lumped.steps.scenes
    reached = {names[scene] for scene in set(lumped.scenes)}
    for scene, steps in planned.items():
        if scene not in reached:
            told = f"a plan lets the class decide in scene '{scene}', and no play reaches it"
            sheet.warn(steps, "T040", (told, "Plan another scene, or lead to this one."))
    decided = (number for number, scene in enumerate(lumped.scenes) if names[scene] in planned)
    single = {number for number in decided if len(by_choice(lumped.options[number])) < 2} - lumped.cut
    alone: set[SceneId] = set()
    for course in evidence.courses if single else ():
        for number in course.order:
            scene = names[lumped.scenes[number]]
            if number in single and scene not in alone:
                alone.add(scene)
                told = f"a plan lets the class decide in scene '{scene}'"
                told += ", where in some play there is no second choice"
                remedy = "Open a second choice for that play, or plan another scene."
                sheet.warn(planned[scene], "T041", (told, remedy), course.play(number))
