"""What every screen is handed: the words, the cases at hand, and what the player has kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.content.library import Head
from game.content.words import Words
from game.desktop.stage.known import Known
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.reckoner import Reckoner
from game.desktop.stage.screen import Screen

if TYPE_CHECKING:
    from game.content.phrases import Phrases
    from game.engine.case import Case
    from game.engine.play import Play
    from game.engine.replay import Replay
    from game.model.scenario import Scenario
    from game.saves.record import Bookmark
    from game.saves.slots import Listing, Slot


# The pages that lie over another screen, one key away from everywhere; the others need a play.
PAGES = ("menu", "documents", "transcript", "saves", "settings", "help", "endings", "credits")
OF_A_PLAY = ("documents", "transcript")


class Shelf(Protocol):
    """The cases at hand, and what the player has kept of each."""

    def heads(self) -> tuple[Head, ...]:
        """Return the cases of the library."""
        ...

    def open(self, name: str) -> "OpenedCase":
        """Return a case made playable; raise GameError where it cannot be."""
        ...

    def resumed(self, opened: "OpenedCase") -> "Resumed | None":
        """Return the play that was kept of a case, as far as it holds."""
        ...

    def is_kept(self, name: str) -> bool:
        """Return whether a play of this case was kept."""
        ...

    def stands(self, name: str) -> "Bookmark | None":
        """Return the scene and the day at which the kept play of a case stands."""
        ...

    def lost(self, name: str) -> str:
        """Return a sentence where a save of this case was damaged, else with nothing."""
        ...

    def found(self, name: str) -> frozenset[str]:
        """Return the endings of a case that were found so far."""
        ...

    def saves(self) -> "Listing":
        """Return every save of every case as it is now."""
        ...

    def save_as(self, name: str, play: "Play") -> None:
        """Save a play under a name; raise GameError where it cannot be."""
        ...

    def reopened(self, slot: "Slot") -> "tuple[OpenedCase, Resumed]":
        """Return a save, ready to go on; raise GameError where its case cannot be had."""
        ...

    def remove(self, slot: "Slot") -> None:
        """Take a save away for good; raise GameError where the system refuses."""
        ...

    def seed(self) -> int:
        """Return the seed of a new play."""
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
        """Return the scenario."""
        return self.case.scenario


@dataclass(frozen=True, slots=True)
class Resumed:
    """A play that was kept, a sentence where something of it was lost, and its case in its own variant."""

    play: "Play"
    notice: str = ""
    opened: "OpenedCase | None" = None


class Ways(Protocol):
    """Where one can go from any screen; whoever goes there need not know what stands at the end."""

    def library(self, desk: "Desk", case: str = "") -> Screen:
        """Return the library, a case in front."""
        ...

    def opening(self, desk: "Desk", opened: OpenedCase) -> Screen:
        """Return the first screen of a new play."""
        ...

    def resuming(self, desk: "Desk", opened: OpenedCase, kept: Resumed) -> Screen:
        """Return the screen on which a kept play goes on."""
        ...

    def standing(self, sitting: "Sitting", notice: str = "") -> Screen:
        """Return the screen of where a play stands."""
        ...

    def page(self, below: "Below", name: str) -> Screen:
        """Return a page over another screen."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What every screen is handed."""

    words: Words
    shelf: Shelf
    ways: Ways
    preferences: Preferences = field(default_factory=Preferences)
    odds: Reckoner = field(default_factory=Reckoner)
    known: Known = field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A case being played at the desk: what every screen of it knows."""

    desk: Desk
    opened: OpenedCase
    play: "Play"

    def played(self, play: "Play") -> "Sitting":
        """Return another play of the same case."""
        return Sitting(self.desk, self.opened, play)

    def standing(self) -> Screen:
        """Return the screen of where the play stands."""
        return self.desk.ways.standing(self)


@dataclass(frozen=True, slots=True)
class Below:
    """What a page lies over: the screen below it, the play, if one is at the desk, and the case in front."""

    desk: Desk
    under: Screen
    sitting: Sitting | None = None
    case: str = ""

    @property
    def play(self) -> "Play | None":
        """Return the play of the screen below."""
        return self.under.play
