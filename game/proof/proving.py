"""What only plays show: every position of a scenario is explored, in each variant, and looked at."""

from contextlib import closing
from datetime import timedelta

from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.tree import Steps
from game.model.cites import authorities_in
from game.model.ids import as_written
from game.proof.dominance import check_dominated
from game.proof.evidence import NO, YES, Evidence, gather
from game.proof.expectations import check_expected, check_minutes
from game.proof.findings import CheckOptions, Exploration, Sheet
from game.proof.late_cites import DatedCite, is_late, position_after
from game.proof.reach import Reach, check_breaks, check_objectives, check_reach, check_sights
from game.proof.teaching import only_argued, planned_scenes


def prove(loaded: Loaded, phrases: Phrases, options: CheckOptions, sheet: Sheet) -> Exploration:
    """Report everything that plays show of a scenario that has no endless loop."""
    scenario = phrases.scenario
    variants = (options.variant,) if options.variant else (None, *scenario.variants)
    with closing(gather(scenario, variants, options.limit, options.progress)) as evidence:
        reach, undecided = Reach(evidence), None
        check_breaks(evidence, sheet)
        check_sights(evidence, sheet)
        check_dates(evidence, sheet)
        if evidence.bounded:
            scenes = map(as_written, (scene.id for scene in scenario.written_scenes))
            left = tuple(str(scene) for scene in scenes if scene not in reach.scenes)
            return Exploration(evidence.positions, True, left)
        check_reach(evidence, reach, sheet)
        check_objectives(scenario, reach, sheet)
        check_arguments(evidence, sheet)
        check_deadlines(evidence, sheet)
        if comparisons := evidence.comparisons():
            undecided = check_dominated(comparisons, evidence.variants[0], sheet)
        check_one_sided(evidence, sheet)
        check_minutes(loaded, phrases, evidence.variants[0], sheet)
        check_planned(evidence, sheet)
        check_expected(evidence, sheet)
        return Exploration(evidence.positions, False, (), undecided, len(variants) - 1)


def check_dates(evidence: Evidence, sheet: Sheet) -> None:
    """Report each authority that is cited on a day on which it was not there yet, in the earliest play."""
    reported: set[tuple[Steps, str]] = set()
    opening = evidence.scenario.opening.day
    late = sorted((one for summary in evidence.summaries for one in summary.late), key=lambda one: one.day)
    # What rule books cite where they refuse a move, on the day of a shortest play to there.
    for scene, site, each in evidence.sites():
        if each.kind == "refusal" and evidence.saw(scene, site, YES):
            shown = evidence.shown(scene, site, YES)
            assert shown is not None, "what was seen can be shown"
            then = (position_after(evidence.scenario, shown).date - opening).days
            named = authorities_in(each.subject.cites)
            late += [DatedCite(each.steps[:-2], authority, then, shown) for authority in named]
    for one in late:
        authority = evidence.scenario.sources.authorities[one.authority]
        if (one.steps, one.authority) in reported or not is_late(authority, opening, one.day):
            continue
        reported.add((one.steps, one.authority))
        day = opening + timedelta(days=one.day)
        what = f"'{one.authority}' of {authority.date} is cited here, where in some play it is only {day}"
        remedy = "Cite what was there by then, or say in `intended:` why not."
        sheet.warn(one.steps, "C003", (what, remedy), one.shown)


def check_planned(evidence: Evidence, sheet: Sheet) -> None:
    """Report planned scenes that no play reaches, or in which some play has nothing to decide."""
    planned = planned_scenes(evidence.scenario)
    reached = {scene for summary in evidence.summaries for scene in summary.scenes}
    for scene, steps in planned.items():
        if scene not in reached:
            what = f"a plan lets the class decide in scene '{scene}', and no play reaches it"
            sheet.warn(steps, "T040", (what, "Plan another scene, or lead to this one."))
    # Before a bench there are two sides, even where counsel has one thing left to plead.
    scenes = evidence.scenario.scenes
    # An ending that is planned was told of by reading alone.
    alone = {*only_argued(evidence.scenario), *(one for one in scenes if scenes[one].ending)}
    for summary in evidence.summaries:
        for scene, shown in summary.alone.items():
            if scene not in alone:
                alone.add(scene)
                what = f"a plan lets the class decide in scene '{scene}'"
                what += ", where in some play there is no second choice"
                remedy = "Open a second choice for that play, or plan another scene."
                sheet.warn(planned[scene], "T041", (what, remedy), shown)


def check_arguments(evidence: Evidence, sheet: Sheet) -> None:
    """Report each argument that is only ever raised after it was forfeited, where it is first tried."""
    tried = [sight for sight in evidence.sites() if sight[2].kind == "raise"]
    done = {one.subject for scene, site, one in tried if evidence.saw(scene, site, YES)}
    for scene, site, one in tried:
        if one.subject not in done and evidence.saw(scene, site, NO):
            done.add(one.subject)
            what = f"argument '{one.subject}' can only be raised here, after it was forfeited in every play"
            sheet.warn(one.steps, "D026", (what, "Offer it before the record is closed."))


def check_one_sided(evidence: Evidence, sheet: Sheet) -> None:
    """Report each choice that careful counsel takes nine times in ten or more where another is open."""
    for one in evidence.one_sided:
        scene, choice = one.choice
        what = f"careful counsel takes choice '{choice}' {one.share:.0%} of the time in scene '{scene}'"
        remedy = (
            "Let another choice there be worth more, or say in its own `intended:` what the others teach."
        )
        sheet.warn(("scenes", scene, "choices", choice), "D034", (what, remedy))


def check_deadlines(evidence: Evidence, sheet: Sheet) -> None:
    """Report each deadline of the scenario that nobody can miss, or that nobody can meet."""
    seen = {
        (one.kind, one.subject, answer)
        for scene, site, one in evidence.sites()
        if one.kind in ("started", "deadline")
        for answer in (YES, NO)
        if evidence.saw(scene, site, answer)
    }
    for deadline in evidence.scenario.deadlines:
        if ("started", deadline, YES) not in seen:
            continue
        steps: Steps = ("deadlines", deadline)
        if ("deadline", deadline, NO) not in seen:
            what = f"no play can miss the deadline '{deadline}'"
            sheet.warn(steps, "D023", (what, "Let time pass while it is open, or take it out."))
        if ("deadline", deadline, YES) not in seen:
            what = f"no play can meet the deadline '{deadline}'"
            sheet.warn(steps, "D024", (what, f"Add the effect `{{meet: {deadline}}}` to what fulfils it."))
