"""What some play reaches and what none does; where a play is stuck, and where odds or claims break."""

from collections.abc import Sequence
from typing import TypeAlias

from game.content.tree import Steps
from game.model.guards.values import MeterWithin
from game.model.ids import ChoiceId, ChoiceKey, OutcomeId, SceneId, as_written
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.proof.evidence import NO, YES, Evidence
from game.proof.findings import Sheet, in_a_line, in_a_row
from game.proof.probes import Site
from game.proof.shut import Shut
from game.proof.tracks import never_together

# A choice, with the outcome through which it leads somewhere if it has any.
Way: TypeAlias = tuple[ChoiceKey, OutcomeId | None]


class Reach:
    """Which scenes, choices and outcomes some play of any variant comes through, as they are written."""

    def __init__(self, evidence: Evidence) -> None:
        every = evidence.summaries
        self.scenes = {as_written(scene) for summary in every for scene in summary.scenes}
        self.choices = {choice.written for summary in every for choice in summary.choices}
        self.outcomes = {
            (choice.written, outcome) for summary in every for choice, outcome in summary.outcomes
        }


def check_breaks(evidence: Evidence, sheet: Sheet) -> None:
    """Report the errors: a position with no open choice, odds that are not 100, a broken `requires`."""
    stuck: set[SceneId] = set()
    wrong: set[ChoiceKey] = set()
    for summary in evidence.summaries:
        for key, (one, shown) in summary.wrong.items():
            if key.written not in wrong:
                wrong.add(key.written)
                if one.rests > 1:
                    what = f"{one.rests} outcomes of choice '{key.choice}' are open at once and each take the"
                    what, code, remedy = f"{what} rest", "D004", "Give all but one of them `odds:` in points."
                else:
                    points = f"{one.points * 100 / evidence.variants[0].whole:g}"
                    what = (
                        f"in some play the open outcomes of choice '{key.choice}' add up to {points} points"
                    )
                    what, code = f"{what}, not 100", "D003"
                    remedy = "Let one that can always happen take the rest: leave its `odds` out."
                    remedy = f"{remedy} {Shut(evidence.scenario, shown, sheet).outcomes(key)}".rstrip()
                sheet.error(("scenes", key.scene, "choices", key.choice), code, (what, remedy), shown)
        for scene, shown in summary.stuck.items():
            if as_written(scene) not in stuck:
                stuck.add(as_written(scene))
                what = f"in some play no choice of scene '{scene}' is open, and the case is not over"
                remedy = "Add a choice that can always be made, or open one of these."
                remedy = f"{remedy} {Shut(evidence.scenario, shown, sheet).choices()}".rstrip()
                sheet.error(("scenes", scene), "D002", (what, remedy), shown)
    for scene_number, site, each in evidence.sites():
        if each.kind == "requires" and evidence.saw(scene_number, site, NO):
            guard = in_a_line(sheet.written(each.steps))
            what = f"a play comes to scene '{each.steps[1]}', and this does not hold: {guard}"
            remedy = "Shut the way that leads here, or take the line out of `requires`."
            sheet.error(each.steps, "D005", (what, remedy), evidence.shown(scene_number, site, NO))


def check_reach(evidence: Evidence, reach: Reach, sheet: Sheet) -> None:
    """Report the scenes, endings, choices and outcomes that no play of any variant comes to."""
    shut = _reported_by_cause(evidence)
    # The choices and outcomes that lead to each scene.
    ways: dict[SceneId, list[Way]] = {}
    for choice in [one for scene in evidence.scenario.scenes.values() for one in scene.choices.values()]:
        for name, leads in choice.outcomes.items() or ((None, None),):
            for way in choice.ways_on(leads):
                if way.scene != choice.key.scene:
                    ways.setdefault(as_written(way.scene), []).append((choice.key.written, name))
    for scene in evidence.scenario.written_scenes:
        written = as_written(scene.id)
        steps: Steps = ("scenes", written)
        if written not in reach.scenes:
            noun, code = ("ending", "D011") if scene.ending else ("scene", "D010")
            remedy = _way_to(ways.get(written, ()), reach)
            sheet.warn(steps, code, (f"no play reaches the {noun} '{written}'", remedy))
            continue
        for choice in scene.choices.values():
            here: Steps = (*steps, "choices", choice.key.choice)
            if choice.key.written not in reach.choices:
                if here not in shut:
                    what = f"choice '{choice.key.choice}' is not open in any play"
                    remedy = never_together(choice.when, evidence.scenario)
                    lines = _lines_of_guards(sheet, here, len(choice.when))
                    remedy = remedy or f"Loosen its guards{lines}, or say in `intended:` why it stays locked."
                    sheet.warn(here, "D012", (what, remedy))
                continue
            for outcome in choice.outcomes:
                there: Steps = (*here, "outcomes", outcome)
                if (choice.key.written, outcome) not in reach.outcomes and there not in shut:
                    what = f"outcome '{outcome}' does not happen in any play"
                    remedy = never_together(choice.outcomes[outcome].when, evidence.scenario)
                    lines = _lines_of_guards(sheet, there, len(choice.outcomes[outcome].when))
                    remedy = remedy or f"Look at its `odds`, `when`{lines} and `turns_on`, or take it out."
                    sheet.warn(there, "D013", (what, remedy))


def check_objectives(scenario: Scenario, reach: Reach, sheet: Sheet) -> None:
    """Report the objectives that no play meets, since it comes to none of the scenes and choices named."""
    come_to = {str(one) for one in (*reach.scenes, *reach.choices)}
    for name, objective in scenario.words.objectives.items():
        if objective.met_by and come_to.isdisjoint(objective.met_by):
            what = f"no play meets the objective '{name}': none comes to {in_a_row(list(objective.met_by))}"
            remedy = "Open a way there, name one that plays take, or take out `met_by`: it is then for talk."
            sheet.warn(("objectives", name, "met_by"), "D036", (what, remedy))


def _lines_of_guards(sheet: Sheet, steps: Steps, count: int) -> str:
    """Return where the guards stand of which each holds in some play, where they are several."""
    if count < 2:
        return ""
    lines = dict.fromkeys(sheet.tree.place((*steps, "when", at)).line for at in range(count))
    return (
        f", which never hold together ({'lines' if len(lines) > 1 else 'line'} {', '.join(map(str, lines))})"
    )


def _way_to(ways: Sequence[Way], reach: Reach) -> str:
    """Return what to do about a scene that no play reaches: the way that is shut is looked at first."""
    if not ways:
        return "Lead a choice or an outcome to it, or take it out."
    near = next((way for way in ways if way[0].scene in reach.scenes), None)
    key, outcome = near or ways[0]
    if near is None:
        return f"First fix how plays come to scene '{key.scene}', from which '{key.choice}' leads here."
    way, shut = f"'{key}: {outcome}'" if outcome else f"'{key}'", "happens" if outcome else "opens"
    return f"Look at {way}, which leads here and never {shut}, or lead another choice here."


def _reported_by_cause(evidence: Evidence) -> set[Steps]:
    """Return the choices and outcomes of which a guard, a move or odds are reported: that is the cause."""
    shut: set[Steps] = set()
    # Where its odds are not 100, no outcome of a choice happens.
    for key in {key for summary in evidence.summaries for key in summary.wrong}:
        for outcome in evidence.scenario.choice(key).outcomes:
            shut.add(("scenes", as_written(key.scene), "choices", key.choice, "outcomes", outcome))
    for scene, site, one in evidence.sites():
        never = evidence.saw(scene, site, NO) and not evidence.saw(scene, site, YES)
        if never and one.kind in ("guard", "move", "choice"):
            shut.add(one.steps if one.kind == "choice" else one.steps[:-2])
    return shut


def check_sights(evidence: Evidence, sheet: Sheet) -> None:
    """Report the guards, moves, days and choices that always answer alike, or badly in some play."""
    for scene, site, one in evidence.sites():
        yes, no = evidence.saw(scene, site, YES), evidence.saw(scene, site, NO)
        if one.kind in ("guard", "alternative", "points") and yes != no:
            # Points that are added in every play only make the reasoning behind the odds plain.
            if not evidence.bounded and (no or one.kind != "points"):
                _report_guard(sheet, one, yes, evidence.scenario)
        elif one.kind == "move" and no and not yes and not evidence.bounded:
            move: Move = one.subject.move
            what = f"the rule book never allows the move '{move.id}' here, so this "
            needs = f" and needs {in_a_row(sorted(move.needs))}" if move.needs else ""
            leads = f"It leads from {in_a_row(list(move.leads))}{needs}"
            if "outcomes" in one.steps:
                remedy = f"{leads}: make the moves that lead there before it, or take it out."
                sheet.warn(one.steps, "P007", (f"{what}outcome is always shut", remedy))
            else:
                remedy = f"{leads}: get there first, take it out, or say in `intended:` that the lock is the"
                sheet.warn(one.steps, "P006", (f"{what}choice is always locked", f"{remedy} lesson."))
        elif one.kind == "until" and no:
            what = f"in some play {one.subject} has passed before this begins, so it takes no time"
            remedy = "Write a later day, or `takes:` and a number of days."
            sheet.warn(one.steps, "D022", (what, remedy), evidence.shown(scene, site, NO))
        elif one.kind == "choice" and no:
            what = f"in some play choice '{one.steps[-1]}' has no open outcome, so it is locked there"
            remedy = "Add an outcome that can always happen, or a `when:` that says when it can be made."
            shown = evidence.shown(scene, site, NO)
            key = ChoiceKey(SceneId(str(one.steps[1])), ChoiceId(str(one.steps[-1])))
            if shown is not None:
                remedy = f"{remedy} {Shut(evidence.scenario, shown, sheet).outcomes(key)}".rstrip()
            sheet.warn(one.steps, "D014", (what, remedy), shown)


def _report_guard(sheet: Sheet, site: Site, holds: bool, scenario: Scenario) -> None:
    guard = in_a_line(sheet.written(site.steps))
    if site.kind == "alternative":
        guard = f"{{if {getattr(site.subject, 'fact', '') or site.subject.condition} | ...}}"
    if holds:
        what = f"this holds in every play that comes to it: {guard}"
        sheet.warn(site.steps, "D021", (what, "Take it out; it decides nothing."))
        return
    what, remedy = (
        f"this holds in no play that comes to it: {guard}",
        "Fix it, or take out what waits for it.",
    )
    if isinstance(site.subject, MeterWithin):
        meter, asked = scenario.meters[site.subject.meter], site.subject.range
        above = asked.at_least is not None and asked.at_least > meter.highest
        if above or (asked.at_most is not None and asked.at_most < meter.lowest):
            bounds = f"it goes from {meter.lowest} to {meter.highest}"
            remedy = f"Write a number that '{site.subject.meter}' can be: {bounds}."
    sheet.warn(site.steps, "D020", (what, remedy))
