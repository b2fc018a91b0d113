"""What only plays show: every position of a scenario is explored, in each variant, and looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from game.authoring.check_citations import check_dates
from game.authoring.check_dominated import check_dominated
from game.authoring.check_expect import check_expected
from game.authoring.check_history import check_minutes
from game.authoring.check_reach import Reach, check_breaks, check_reach, check_sights
from game.authoring.check_record import check_arguments, check_deadlines
from game.authoring.check_sheet import Sheet, intended_parts
from game.authoring.check_teaching import check_planned
from game.authoring.evidence import Evidence, gather
from game.content.loading import Loaded
from game.content.phrases import Phrases
from game.content.tree import Steps
from game.model.ids import VariantId

LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is asked for: how many positions, which variant alone, and who hears how far it is."""

    limit: int = LIMIT
    variant: VariantId | None = None
    progress: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Exploration:
    """How far a scenario was explored; where a limit stopped it, which scenes were not entered."""

    positions: int
    bounded: bool
    not_entered: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Answer with the line that an author reads."""
        if not self.bounded:
            return f"{self.positions:,} positions explored"
        return f"bounded: {self.positions:,} positions, {len(self.not_entered)} scenes not entered"


def prove(loaded: Loaded, phrases: Phrases, asked: Asked, sheet: Sheet) -> Exploration:
    """Write down everything that plays show; the scenario has no endless loop, which was told before."""
    scenario = phrases.scenario
    variants = (asked.variant,) if asked.variant else (None, *scenario.variants)
    evidence = gather(scenario, variants, asked.limit, asked.progress)
    reach = Reach(evidence)
    check_breaks(evidence, sheet)
    check_sights(evidence, sheet)
    check_dates(evidence, sheet)
    if not evidence.bounded:
        check_reach(evidence, reach, sheet)
        check_arguments(evidence, sheet)
        check_deadlines(evidence, sheet)
        check_dominated(evidence.lumped, asked.limit, sheet)
        check_minutes(loaded, phrases, evidence.lumped.steps, sheet)
        check_planned(evidence, sheet)
        check_expected(evidence, asked.limit, sheet)
    return _exploration(evidence, reach)


def _exploration(evidence: Evidence, reach: Reach) -> Exploration:
    left = tuple(str(scene) for scene in evidence.scenario.scenes if scene not in reach.scenes)
    return Exploration(evidence.positions, evidence.bounded, left if evidence.bounded else ())


def check_intended(sheet: Sheet, used: frozenset[Steps]) -> None:
    """Write down each `intended` that no longer waives anything."""
    for steps, _ in intended_parts(sheet.tree.plain):
        # Whether a choice is dominated is not asked where it is meant so: nobody knows what that waives.
        if steps not in used and steps[-2] != "choices":
            told = "this `intended` waives nothing: there is no warning about it"
            sheet.warn(
                (*steps, "intended"), "D032", (told, "Take it out, so that it cannot hide a later one.")
            )
