"""What only plays show: every position of a scenario is explored, in each variant, and looked at."""

from contextlib import closing

from game.content.loading import Loaded
from game.content.phrases import Phrases
from game.proof.check_dates import check_dates
from game.proof.check_dominated import check_dominated
from game.proof.check_expect import check_expected
from game.proof.check_minutes import check_minutes
from game.proof.check_planned import check_planned
from game.proof.check_reach import Reach, check_breaks, check_reach, check_sights
from game.proof.check_record import check_arguments, check_deadlines
from game.proof.check_sheet import Sheet
from game.proof.evidence import Evidence, gather
from game.proof.exploration import Exploration
from game.proof.timing import Timing


def prove(loaded: Loaded, phrases: Phrases, timing: Timing, sheet: Sheet) -> Exploration:
    """Write down everything that plays show; the scenario has no endless loop, which was told before."""
    scenario, asked = phrases.scenario, timing.asked
    variants = (asked.variant,) if asked.variant else (None, *scenario.variants)
    with closing(gather(scenario, variants, asked.limit, asked.progress)) as evidence:
        explored = _told(loaded, phrases, evidence, sheet)
        if not evidence.bounded:
            check_expected(evidence, timing, sheet)
        return explored


def _told(loaded: Loaded, phrases: Phrases, evidence: Evidence, sheet: Sheet) -> Exploration:
    reach, doubtful = Reach(evidence), None
    check_breaks(evidence, sheet)
    check_sights(evidence, sheet)
    check_dates(evidence, sheet)
    if not evidence.bounded:
        check_reach(evidence, reach, sheet)
        check_arguments(evidence, sheet)
        check_deadlines(evidence, sheet)
        if verdicts := evidence.verdicts():
            doubtful = check_dominated(verdicts, evidence.variants[0], sheet)
        check_minutes(loaded, phrases, evidence.variants[0], sheet)
        check_planned(evidence, sheet)
    left = tuple(str(scene) for scene in evidence.scenario.scenes if scene not in reach.scenes)
    return Exploration(evidence.positions, evidence.bounded, left if evidence.bounded else (), doubtful)
