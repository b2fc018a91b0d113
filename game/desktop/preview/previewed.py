"""What a preview is, as values: the case in its file, the play of it, and a shelf that keeps nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.content.library import Head
from game.content.phrases import Phrases
from game.content.words import Words
from game.desktop.screens import ways
from game.desktop.screens.desk import CaseShelf, OpenedCase, PlayerDesk, Resumed, Sitting
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.reckoner import Reckoner
from game.desktop.stage.screen import Screen
from game.engine.play import Play
from game.errors import GameError
from game.saves.slots import Listing, Slot
from game.workshop.draft_play import DraftPlay
from game.workshop.revision import Revision

# What an intent of the preview's own begins with, and the pages that such intents open.
OWN = "preview:"
PAGES = ("scenes", "problems")
SEED = 1


class NothingKeptError(GameError):
    """Something was to be saved in a preview, which leaves the player's saves alone."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("preview.saves_nothing"))


@dataclass(frozen=True, slots=True)
class PreviewShelf(CaseShelf):
    """A shelf with one case and no saves; the draws of its plays follow from one seed."""

    words: Words
    opened: OpenedCase

    def heads(self) -> tuple[Head, ...]:
        """Return the one case."""
        scenario = self.opened.scenario
        return (Head(scenario.id, scenario.words.title, Path()),)

    def open(self, _name: str) -> OpenedCase:
        """Return the one case."""
        return self.opened

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
        """Return the seed."""
        return SEED


@dataclass(frozen=True, slots=True)
class PreviewContext:
    """What stays while a case is rewritten; `seek` looks for the way to a scene, beside the window."""

    path: Path
    words: Words
    preferences: Preferences
    seek: Callable[[DraftPlay, str], None]
    odds: Reckoner

    def sitting(self, draft: DraftPlay) -> Sitting | None:
        """Return what every screen of the play knows, or None while the case cannot be played."""
        shown, play = draft.shown, draft.play
        if shown is None or play is None:
            return None
        phrases = Phrases(play.case.scenario, self.words)
        opened = OpenedCase(play.case, phrases, shown.real, self.path.parent)
        desk = PlayerDesk(self.words, PreviewShelf(self.words, opened), ways, self.preferences, self.odds)
        return Sitting(desk, opened, play)


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft play, the screen of its play, and the problem in front; `page` lies over it while it is named.

    `note` is shown once, until the author plays on; `seeking` is a scene whose way is being looked for;
    `before` is the reading before this one, beside which problems are new.
    """

    context: PreviewContext
    draft: DraftPlay
    inner: Screen | None = None
    front: int = 0
    page: str = ""
    note: str = ""
    seeking: str = ""
    before: Revision | None = None

    @property
    def words(self) -> Words:
        """Return the words of the screens."""
        return self.context.words

    @property
    def play(self) -> Play | None:
        """Return the play, if the case can be played."""
        return self.inner.play if self.inner else None

    @property
    def scene(self) -> str:
        """Return the scene in view, or nothing if there is none."""
        return self.draft.scene
