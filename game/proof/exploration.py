"""What a check is asked to explore, and how far it came."""

from collections.abc import Callable

from game.content.tree import Steps
from game.model.ids import VariantId
from game.model.value import value

LIMIT = 2_000_000


@value
class Asked:
    """What a check is asked for: how many positions, which variant alone, and who hears how far it is."""

    limit: int = LIMIT
    variant: VariantId | None = None
    progress: Callable[[int], None] | None = None


@value
class Exploration:
    """How far a scenario was explored; where a limit stopped it, which scenes were not entered.

    `doubtful` has the scenes and choices that are meant so and may be dominated; None where nobody knows.
    """

    positions: int
    bounded: bool
    not_entered: tuple[str, ...] = ()
    doubtful: frozenset[Steps] | None = None

    def __str__(self) -> str:
        """Return the line that an author reads."""
        if not self.bounded:
            return f"{self.positions:,} positions explored"
        return f"bounded: {self.positions:,} positions, {len(self.not_entered)} scenes not entered"
