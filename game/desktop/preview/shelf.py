"""The shelf of a preview: one case, as it stands in its file now; nothing is ever kept of it."""

from dataclasses import dataclass
from pathlib import Path

from game.content.library import Head
from game.content.words import Words
from game.desktop.screens.desk import OpenedCase, Resumed
from game.engine.play import Play
from game.errors import GameError
from game.saves.record import Bookmark
from game.saves.slots import Listing, Slot

SEED = 1


class NothingKeptError(GameError):
    """Something was to be saved in a preview, which leaves the player's saves alone."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("preview.saves_nothing"))


@dataclass(frozen=True, slots=True)
class PreviewShelf:
    """Answers as a shelf does that holds one case and no saves."""

    words: Words
    opened: OpenedCase
    head: Head

    @classmethod
    def of(cls, words: Words, opened: OpenedCase) -> "PreviewShelf":
        """Return the shelf of a case."""
        scenario = opened.scenario
        return cls(words, opened, Head(scenario.id, scenario.words.title, Path()))

    def heads(self) -> tuple[Head, ...]:
        """Return the one case."""
        return (self.head,)

    def open(self, _name: str) -> OpenedCase:
        """Return the one case."""
        return self.opened

    def resumed(self, _opened: OpenedCase) -> Resumed | None:
        """Return nothing: no play is kept."""
        return None

    def is_kept(self, _name: str) -> bool:
        """Return no."""
        return False

    def stands(self, _name: str) -> Bookmark | None:
        """Return nothing: no play is kept."""
        return None

    def lost(self, _name: str) -> str:
        """Return nothing: no save is read."""
        return ""

    def found(self, _name: str) -> frozenset[str]:
        """Return no endings: progress is not read."""
        return frozenset()

    def saves(self) -> Listing:
        """Return no saves."""
        return Listing(())

    def save_as(self, _name: str, _play: Play) -> None:
        """Raise NothingKeptError."""
        raise NothingKeptError(self.words)

    def reopened(self, _slot: Slot) -> tuple[OpenedCase, Resumed]:
        """Raise NothingKeptError."""
        raise NothingKeptError(self.words)

    def remove(self, _slot: Slot) -> None:
        """Raise NothingKeptError."""
        raise NothingKeptError(self.words)

    def seed(self) -> int:
        """Return the seed from which the draws of a preview follow."""
        return SEED
