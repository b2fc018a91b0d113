"""A half of a turn while it is carried out: the position so far, and what it leaves behind."""

from dataclasses import dataclass

from game.model.docket import DocketEntry, MeterChange
from game.model.position import Position


@dataclass(frozen=True, slots=True)
class Unfolding:
    """The position so far, with the docket entries and meter changes that led to it."""

    position: Position
    entries: tuple[DocketEntry, ...] = ()
    changes: tuple[MeterChange, ...] = ()

    def at(self, position: Position) -> "Unfolding":
        """Return another position."""
        return Unfolding(position, self.entries, self.changes)

    def noting(self, *entries: DocketEntry) -> "Unfolding":
        """Return further docket entries."""
        return Unfolding(self.position, (*self.entries, *entries), self.changes) if entries else self

    def changing(self, change: MeterChange) -> "Unfolding":
        """Return one further change of a meter."""
        return Unfolding(self.position, self.entries, (*self.changes, change))

    def then(self, later: "Unfolding") -> "Unfolding":
        """Return what unfolded from here, behind what led here."""
        return Unfolding(later.position, (*self.entries, *later.entries), (*self.changes, *later.changes))
