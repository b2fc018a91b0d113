"""What every screen is handed: the words, the cases at hand, and what the player has kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.content.library import Head
from game.content.words import Words
from game.desktop.known import Known
from game.desktop.preferences import Preferences
from game.desktop.reckoner import Reckoner

if TYPE_CHECKING:
    from game.content.phrases import Phrases
    from game.engine.case import Case
    from game.engine.play import Play
    from game.engine.replay import Replay
    from game.model.scenario import Scenario
    from game.saves.record import Bookmark
    from game.saves.slots import Listing, Slot


class Shelf(Protocol):
    """The cases at hand, and what the player has kept of each."""

    def heads(self) -> tuple[Head, ...]:
        """Answer with the cases of the library."""
        ...

    def open(self, name: str) -> "OpenedCase":
        """Answer with a case made playable; raise GameError where it cannot be."""
        ...

    def resumed(self, opened: "OpenedCase") -> "Resumed | None":
        """Answer with the play that was kept of a case, as far as it holds."""
        ...

    def is_kept(self, name: str) -> bool:
        """Answer whether a play of this case was kept."""
        ...

    def stands(self, name: str) -> "Bookmark | None":
        """Answer with the scene and the day at which the kept play of a case stands."""
        ...

    def lost(self, name: str) -> str:
        """Answer with a sentence where a save of this case was damaged, else with nothing."""
        ...

    def found(self, name: str) -> frozenset[str]:
        """Answer with the endings of a case that were found so far."""
        ...

    def saves(self) -> "Listing":
        """Answer with every save of every case as it is now."""
        ...

    def save_as(self, name: str, play: "Play") -> None:
        """Save a play under a name; raise GameError where it cannot be."""
        ...

    def reopened(self, slot: "Slot") -> "tuple[OpenedCase, Resumed]":
        """Answer with a save, ready to go on; raise GameError where its case cannot be had."""
        ...

    def remove(self, slot: "Slot") -> None:
        """Take a save away for good; raise GameError where the system refuses."""
        ...

    def seed(self) -> int:
        """Answer with the seed of a new play."""
        ...


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that is played: its rules, its words, its real course where it has one, and its folder."""

    case: "Case"
    phrases: "Phrases"
    real: "Replay | None"
    folder: Path | None = None

    @property
    def scenario(self) -> "Scenario":
        """Answer with the scenario."""
        return self.case.scenario


@dataclass(frozen=True, slots=True)
class Resumed:
    """A play that was kept, a sentence where something of it was lost, and its case in its own variant."""

    play: "Play"
    notice: str = ""
    opened: "OpenedCase | None" = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every screen is handed."""

    words: Words
    shelf: Shelf
    preferences: Preferences = field(default_factory=Preferences)
    odds: Reckoner = field(default_factory=Reckoner)
    known: Known = field(default_factory=Known)
