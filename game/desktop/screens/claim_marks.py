"""How the claims of papers were marked in the plays of this sitting; no save holds it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.engine.debrief import Marks
    from game.engine.play import Play
    from game.model.ids import ExhibitId, ScenarioId
    from game.model.prose import Exactness


@dataclass(slots=True)
class ClaimMarks:
    """Keeps the marks of each play for as long as the window is open.

    A save holds the turns of a play; marks change nothing in it, and are asked for again.
    """

    _by_play: "dict[tuple[ScenarioId, int], dict[tuple[ExhibitId, str], Exactness]]" = field(
        default_factory=dict
    )

    def of(self, play: "Play") -> "Marks":
        """Return the marks that were made in a play."""
        return self._by_play.get((play.case.scenario.id, play.playthrough.seed), {})

    def mark(self, play: "Play", claim: "tuple[ExhibitId, str]", exactness: "Exactness") -> None:
        """Mark a claim; the same mark a second time takes it back."""
        made = self._by_play.setdefault((play.case.scenario.id, play.playthrough.seed), {})
        if made.pop(claim, None) != exactness:
            made[claim] = exactness
