"""What every screen is handed: the words, the cases at hand, and what the player has kept."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.content.library import Head
from game.content.words import Words
from game.desktop.screens.read_texts import ClaimMarks, ReadTexts
from game.desktop.stage.odds_news import NoOdds, PlayOdds
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen
from game.errors import GameError
from game.model.value import value

if TYPE_CHECKING:
    from game.content.phrases import Phrases
    from game.engine.case import Case
    from game.engine.play import Play
    from game.engine.replay import Replay
    from game.model.ids import ChoiceKey
    from game.model.record import Playthrough
    from game.model.scenario import Scenario
    from game.saves.record import Bookmark
    from game.saves.slots import Listing, Slot


# The pages that lie over another screen, one key away from everywhere; the others need a play.
PAGES = ("menu", "documents", "transcript", "saves", "settings", "help", "endings", "credits")
OF_A_PLAY = ("documents", "transcript")


class Arrival(Protocol):
    """A case on its way among one's own: once `over` is set, it is the `case`, or was `refused`."""

    source: Path
    case: str
    refused: str
    over: threading.Event

    def stop(self) -> None:
        """Break it off, if it is not over."""


class NothingKeptError(GameError):
    """Something was to be saved on a shelf that keeps nothing, such as that of a preview."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("preview.saves_nothing"))


class CaseShelf(ABC):
    """The cases at hand, and what the player has kept of each: nothing, unless a shelf says otherwise."""

    words: Words

    @abstractmethod
    def heads(self) -> tuple[Head, ...]:
        """Return the cases of the library."""

    @abstractmethod
    def open(self, name: str) -> "OpenedCase":
        """Return a case made playable; raise GameError if it cannot be."""

    @abstractmethod
    def seed(self) -> int:
        """Return the seed of a new play."""

    def saves(self) -> "Listing":
        """Return every save of every case as it is now."""
        from game.saves.slots import Listing

        return Listing(())

    def save_as(self, _name: str, _play: "Play") -> None:
        """Save a play under a name; raise GameError if it cannot be."""
        raise NothingKeptError(self.words)

    def keep_finished(self, _play: "Play") -> str:
        """Keep a finished play beside the one that is played on from it; return where, in a sentence."""
        return ""

    def reopened(self, _slot: "Slot") -> "tuple[OpenedCase, Resumed]":
        """Return a save, ready to go on; raise GameError if its case cannot be had."""
        raise NothingKeptError(self.words)

    def remove(self, _slot: "Slot") -> None:
        """Remove a save for good; raise GameError if the system refuses."""
        raise NothingKeptError(self.words)

    def resumed(self, _opened: "OpenedCase") -> "Resumed | None":
        """Return the play that was kept of a case, as far as it holds."""
        return None

    def take_in(self, _path: str) -> Arrival:
        """Have the case at a path checked and put among one's own; raise GameError if it cannot be."""
        raise NothingKeptError(self.words)

    def remove_case(self, _name: str) -> None:
        """Remove a case that was taken in; raise GameError if it cannot be."""
        raise NothingKeptError(self.words)

    def last_played(self) -> str:
        """Return the case that was played last, or nothing."""
        return ""

    def is_kept(self, _name: str) -> bool:
        """Return whether a play of this case was kept."""
        return False

    def stands(self, _name: str) -> "Bookmark | None":
        """Return the scene and the day at which the kept play of a case stands."""
        return None

    def lost(self, _name: str) -> str:
        """Return a sentence if a save of this case was damaged, else nothing."""
        return ""

    def found(self, _name: str) -> frozenset[str]:
        """Return the endings of a case that were found so far."""
        return frozenset()

    def courses(self, _name: str) -> "tuple[Playthrough, ...]":
        """Return the plays of a case, the one that was kept and then the earlier ones, the newest first."""
        return ()

    def replayed(self, _course: "Playthrough") -> "Resumed":
        """Return a course in its own variant; with a notice where the case no longer holds all of it."""
        raise NothingKeptError(self.words)

    def chosen_before(self, _scenario: "Scenario") -> "frozenset[ChoiceKey]":
        """Return every choice that was made in an earlier play of a case, by its name of today."""
        return frozenset()


def no_real_course() -> None:
    """Return nothing: the real course of a case that has none."""


@value
class OpenedCase:
    """A case that is played: its rules, its words, its real course once it is asked for, and its folder."""

    case: "Case"
    phrases: "Phrases"
    real_course: "Callable[[], Replay | None]" = no_real_course
    folder: Path | None = None

    @property
    def real(self) -> "Replay | None":
        """Return the real course replayed, where the case has one."""
        return self.real_course()

    @property
    def scenario(self) -> "Scenario":
        """Return the scenario."""
        return self.case.scenario

    def drawing(self, name: str) -> str:
        """Return the name of a drawing of the game, or the whole path of one of the case's own."""
        return str((self.folder / name).absolute()) if self.folder and "/" in name else name


@value
class Resumed:
    """A play that was kept, a sentence where something of it was lost, and its case in its own variant."""

    play: "Play"
    notice: str = ""
    opened: "OpenedCase | None" = None


class Ways(Protocol):
    """Where one can go from any screen; whoever goes there need not know what stands at the end."""

    def library(self, desk: "PlayerDesk", case: str = "") -> Screen:
        """Return the library, a case in front."""

    def opening(self, desk: "PlayerDesk", opened: OpenedCase) -> Screen:
        """Return the first screen of a new play."""

    def resuming(self, desk: "PlayerDesk", opened: OpenedCase, kept: Resumed) -> Screen:
        """Return the screen on which a kept play goes on."""

    def standing(self, sitting: "Sitting", notice: str = "") -> Screen:
        """Return the screen of where a play stands."""

    def page(self, below: "Below", name: str) -> Screen:
        """Return a page over another screen."""


@value
class PlayerDesk:
    """What every screen is handed."""

    words: Words
    shelf: CaseShelf
    ways: Ways
    preferences: Preferences = field(default_factory=Preferences)
    odds: PlayOdds = field(default_factory=NoOdds)
    known: ReadTexts = field(default_factory=ReadTexts)
    marks: ClaimMarks = field(default_factory=ClaimMarks)


@value
class Sitting:
    """A case being played at the desk: what every screen of it knows."""

    desk: PlayerDesk
    opened: OpenedCase
    play: "Play"

    def played(self, play: "Play") -> "Sitting":
        """Return another play of the same case."""
        return Sitting(self.desk, self.opened, play)

    def standing(self) -> Screen:
        """Return the screen of where the play stands."""
        return self.desk.ways.standing(self)


@value
class Below:
    """What a page lies over: the screen below it, the play, if one is at the desk, and the case in front."""

    desk: PlayerDesk
    under: Screen
    sitting: Sitting | None = None
    case: str = ""

    @property
    def play(self) -> "Play | None":
        """Return the play of the screen below."""
        return self.under.play
