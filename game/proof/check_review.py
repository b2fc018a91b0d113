"""What is told of a scenario by reading alone, fast enough for each keystroke: all but what plays show."""

from game.content.loading import Loaded
from game.content.phrases import Phrases
from game.model.guards import AnyOf, FactFound, Guard, NotAllOf
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.proof.check_alternatives import check_alternatives
from game.proof.check_assets import check_pictures
from game.proof.check_chances import check_chances
from game.proof.check_citations import check_authorities, check_cites
from game.proof.check_history import check_course
from game.proof.check_intended import check_reasons
from game.proof.check_mask import check_mask
from game.proof.check_prose import check_language, check_links, check_reading
from game.proof.check_raising import check_raising
from game.proof.check_remarks import check_remarks
from game.proof.check_sheet import Sheet
from game.proof.check_teaching import check_teaching
from game.proof.check_truth import check_truth
from game.proof.check_twins import check_twins
from game.proof.check_unused import check_unused, mentions_in


def review(loaded: Loaded, phrases: Phrases, sheet: Sheet) -> None:
    """Write down everything that reading the scenario shows."""
    scenario = phrases.scenario
    mentions = mentions_in(sheet.tree.plain)
    mentions.by_key["rule book"] = _asked_by_rule_books(scenario)
    played = {book.playbook.variant for book in loaded.playbooks}
    check_unused(mentions, sheet, {str(variant) for variant in played if variant})
    check_raising(mentions, sheet)
    if "intended" in mentions.by_key:
        check_reasons(sheet)
    check_loops(scenario, sheet)
    check_cites(scenario, sheet)
    check_authorities(scenario, sheet)
    check_reading(sheet)
    check_language(sheet)
    check_remarks(sheet)
    check_links(mentions.bracketed, sheet)
    check_pictures(scenario, sheet)
    check_course(loaded, phrases, sheet)
    for check_texts in (check_twins, check_chances, check_alternatives):
        check_texts(scenario, sheet)
    check_mask(scenario, sheet)
    if "class" in sheet.tree.plain:
        check_truth(scenario, sheet)
        check_teaching(scenario, sheet)


def check_loops(scenario: Scenario, sheet: Sheet) -> bool:
    """Write down a circle of scenes without any `times` on it; answer whether there is none."""
    after = _onward(scenario)
    if _leads_down(after):
        return True
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        first = min(circle, key=list(scenario.scenes).index)
        scenes = ("scenes " if len(circle) > 1 else "scene ") + ", ".join(f"'{scene}'" for scene in circle)
        told = f"a play can go round without end through {scenes}"
        remedy = (
            f"Add `times: 1`, or another number, to a choice on the way, such as {_round(scenario, circle)}."
        )
        sheet.error(("scenes", first), "D001", (told, remedy))
        return False
    return True


def _onward(scenario: Scenario) -> dict[SceneId, set[SceneId]]:
    """Return the scenes to which each scene leads by choices without `times`."""
    return {
        scene.id: {
            choice.goes_on(outcome)
            for choice in scene.choices.values()
            if choice.times is None
            for outcome in (choice.outcomes.values() or (None,))
        }
        for scene in scenario.scenes.values()
    }


def _leads_down(after: dict[SceneId, set[SceneId]]) -> bool:
    """Return whether scenes lead only to those below them, as in most cases: no way leads back then."""
    place = {scene: index for index, scene in enumerate(after)}
    return all(place[scene] < place.get(to, 0) for scene, onward in after.items() for to in onward)


def _round(scenario: Scenario, circle: list[SceneId]) -> str:
    """Return a choice that leads back in a circle, to a scene that stands no later in the file."""
    order = {scene: at for at, scene in enumerate(scenario.scenes) if scene in circle}
    back = next(
        choice.key
        for scene in circle
        for choice in scenario.scenes[scene].choices.values()
        if choice.times is None
        for outcome in choice.outcomes.values() or (None,)
        if order.get(choice.goes_on(outcome), len(scenario.scenes)) <= order[scene]
    )
    return f"'{back}'"


def _asked_by_rule_books(scenario: Scenario) -> set[str]:
    """A scenario may give a fact of its rule book another label: the rule book uses it."""
    found: set[str] = set()
    for matter in scenario.matters.values():
        for move in matter.procedure.moves.values():
            for guards in (move.when, *(refusal.when for refusal in move.refusals)):
                _gather(guards, found)
    return found


def _gather(guards: tuple[Guard, ...], found: set[str]) -> None:
    for guard in guards:
        if isinstance(guard, FactFound):
            found.add(guard.fact)
        elif isinstance(guard, AnyOf | NotAllOf):
            _gather(guard.guards, found)
