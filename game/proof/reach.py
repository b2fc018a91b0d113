"""What some play reaches and what none does; where a play is stuck, and where odds or claims break."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from game.content.tree import Steps
from game.model.guards import MeterWithin
from game.model.ids import ChoiceKey, OutcomeId, SceneId
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.model.scene import Scene
from game.proof.evidence import NO, YES, Evidence
from game.proof.findings import Sheet, ShownPlay, in_a_line, in_a_row
from game.proof.probes import Site
from game.search.patterns import Wrong

# A choice, with the outcome through which it leads somewhere if it has any.
Way: TypeAlias = tuple[ChoiceKey, OutcomeId | None]


class Reach:
    """Which scenes, choices and outcomes some play of any variant comes through."""

    def __init__(self, evidence: Evidence) -> None:
        self.scenes = {scene for summary in evidence.summaries for scene in summary.scenes}
        self.choices = {choice for summary in evidence.summaries for choice in summary.choices}
        self.outcomes = {outcome for summary in evidence.summaries for outcome in summary.outcomes}


def check_breaks(evidence: Evidence, sheet: Sheet) -> None:
    """Write down the errors: a position with no open choice, odds that are not 100, a broken `requires`."""
    stuck: set[SceneId] = set()
    wrong: set[ChoiceKey] = set()
    for summary in evidence.summaries:
        for key, (one, shown) in summary.wrong.items():
            if key not in wrong:
                wrong.add(key)
                _tell_odds(sheet, key, (one, evidence.variants[0].whole), shown)
        for scene, shown in summary.stuck.items():
            if scene not in stuck:
                stuck.add(scene)
                told = f"in some play no choice of scene '{scene}' is open, and the case is not over"
                remedy = "Add a choice that can always be made, or loosen the guards of one."
                sheet.error(("scenes", scene), "D002", (told, remedy), shown)
    _check_requires(evidence, sheet)


def _check_requires(evidence: Evidence, sheet: Sheet) -> None:
    for scene, site, one in evidence.sites():
        if one.kind == "requires" and evidence.saw(scene, site, NO):
            guard = in_a_line(sheet.written(one.steps))
            told = f"a play comes to scene '{one.steps[1]}', and this does not hold: {guard}"
            remedy = "Shut the way that leads here, or take the line out of `requires`."
            sheet.error(one.steps, "D005", (told, remedy), evidence.shown(scene, site, NO))


def _tell_odds(sheet: Sheet, key: ChoiceKey, told_of: tuple[Wrong, int], shown: ShownPlay) -> None:
    wrong, whole = told_of
    steps: Steps = ("scenes", key.scene, "choices", key.choice)
    if wrong.rests > 1:
        told = f"{wrong.rests} outcomes of choice '{key.choice}' are open at once and take the rest of 100"
        sheet.error(steps, "D004", (told, "Give all of them but one `odds:` in points."), shown)
        return
    points = f"{wrong.points * 100 / whole:g}"
    told = f"in some play the open outcomes of choice '{key.choice}' make {points} points together, not 100"
    remedy = "Let one that can always happen take the rest: leave its `odds` out."
    sheet.error(steps, "D003", (told, remedy), shown)


def check_reach(evidence: Evidence, reach: Reach, sheet: Sheet) -> None:
    """Write down the scenes, endings, choices and outcomes that no play of any variant comes to."""
    shut = _told_otherwise(evidence)
    ways = ways_of(evidence.scenario)
    for scene in evidence.scenario.scenes.values():
        steps: Steps = ("scenes", scene.id)
        if scene.id not in reach.scenes:
            _tell_scene(sheet, scene, _way_to(ways.get(scene.id, ()), reach))
            continue
        for choice in scene.choices.values():
            here: Steps = (*steps, "choices", choice.key.choice)
            if choice.key not in reach.choices:
                if here not in shut:
                    told = f"choice '{choice.key.choice}' is not open in any play"
                    remedy = "Loosen its guards, or say in `intended:` why it stays locked."
                    sheet.warn(here, "D012", (told, remedy))
                continue
            for outcome in choice.outcomes:
                there: Steps = (*here, "outcomes", outcome)
                if (choice.key, outcome) not in reach.outcomes and there not in shut:
                    told = f"outcome '{outcome}' does not happen in any play"
                    remedy = "Look at its `odds`, `when` and `turns_on`, or take it out."
                    sheet.warn(there, "D013", (told, remedy))


def _tell_scene(sheet: Sheet, scene: Scene, remedy: str) -> None:
    noun, code = ("ending", "D011") if scene.ending else ("scene", "D010")
    sheet.warn(("scenes", scene.id), code, (f"no play reaches the {noun} '{scene.id}'", remedy))


def ways_of(scenario: Scenario) -> Mapping[SceneId, list[Way]]:
    """Return the choices and outcomes that lead to each scene."""
    ways: dict[SceneId, list[Way]] = {}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for name, outcome in choice.outcomes.items() or ((None, None),):
                if (target := choice.goes_on(outcome)) != scene.id:
                    ways.setdefault(target, []).append((choice.key, name))
    return ways


def _way_to(ways: Sequence[Way], reach: Reach) -> str:
    """Return what to do about a scene that no play reaches: the way that is shut is looked at first."""
    if not ways:
        return "Lead a choice or an outcome to it, or take it out."
    near = next((way for way in ways if way[0].scene in reach.scenes), None)
    key, outcome = near or ways[0]
    if near is None:
        return f"Fix first how plays come to scene '{key.scene}', from which '{key.choice}' leads here."
    way, shut = f"'{key}: {outcome}'" if outcome else f"'{key}'", "happens" if outcome else "opens"
    return f"Look at {way}, which leads here and never {shut}, or lead another choice here."


def _told_otherwise(evidence: Evidence) -> set[Steps]:
    """Return the choices and outcomes of which a guard, a move or odds are told: that is the cause."""
    shut: set[Steps] = set()
    # Where its odds are not 100, no outcome of a choice happens.
    for key in {key for summary in evidence.summaries for key in summary.wrong}:
        for outcome in evidence.scenario.choice(key).outcomes:
            shut.add(("scenes", key.scene, "choices", key.choice, "outcomes", outcome))
    for scene, site, one in evidence.sites():
        never = evidence.saw(scene, site, NO) and not evidence.saw(scene, site, YES)
        if never and one.kind in ("guard", "move", "choice"):
            part = one.steps if one.kind == "choice" else one.steps[:-2]
            shut.add(part)
    return shut


def check_sights(evidence: Evidence, sheet: Sheet) -> None:
    """Write down the guards, moves, days and choices that always answer alike, or badly in some play."""
    for scene, site, one in evidence.sites():
        yes, no = evidence.saw(scene, site, YES), evidence.saw(scene, site, NO)
        if one.kind in ("guard", "points") and yes != no:
            # Points that are added in every play only make the reasoning behind the odds plain.
            if not evidence.bounded and (no or one.kind == "guard"):
                _tell_guard(sheet, one, yes, evidence.scenario)
        elif one.kind == "move" and no and not yes and not evidence.bounded:
            _tell_move(sheet, one.steps, one.subject.move)
        elif one.kind == "until" and no:
            told = f"in some play {one.subject} has passed before this begins, so that it takes no time"
            remedy = "Write a later day, or `takes:` and a number of days."
            sheet.warn(one.steps, "D022", (told, remedy), evidence.shown(scene, site, NO))
        elif one.kind == "choice" and no:
            name = one.steps[-1]
            told = f"choice '{name}' finds no outcome open in some play, so that it is locked there"
            remedy = "Add an outcome that can always happen, or a `when:` that says when it can be made."
            sheet.warn(one.steps, "D014", (told, remedy), evidence.shown(scene, site, NO))


def _tell_guard(sheet: Sheet, site: Site, holds: bool, scenario: Scenario) -> None:
    guard = in_a_line(sheet.written(site.steps))
    if holds:
        told = (f"this holds in every play that comes to it: {guard}", "Take it out; it decides nothing.")
        sheet.warn(site.steps, "D021", told)
    else:
        remedy = _out_of_bounds(site.subject, scenario) or "Fix it, or take out what waits for it."
        sheet.warn(site.steps, "D020", (f"this holds in no play that comes to it: {guard}", remedy))


def _out_of_bounds(guard: Any, scenario: Scenario) -> str:
    """Return the bounds of a meter that can never be what a guard asks for; with nothing if it can."""
    if not isinstance(guard, MeterWithin):
        return ""
    meter, asked = scenario.meters[guard.meter], guard.range
    above = asked.at_least is not None and asked.at_least > meter.highest
    if not above and (asked.at_most is None or asked.at_most >= meter.lowest):
        return ""
    return f"Write a number that '{guard.meter}' can be: it goes from {meter.lowest} to {meter.highest}."


def _tell_move(sheet: Sheet, steps: Steps, move: Move) -> None:
    told = f"the rule book never allows the move '{move.id}' here, so this "
    leads = f"It leads from {in_a_row(list(move.leads))}"
    if "outcomes" in steps:
        remedy = f"{leads}: make the moves to there before it, or take it out."
        sheet.warn(steps, "P007", (f"{told}outcome is always shut", remedy))
    else:
        remedy = f"{leads}: get there first, take it out, or say in `intended:` that the lock is the lesson."
        sheet.warn(steps, "P006", (f"{told}choice is always locked", remedy))
