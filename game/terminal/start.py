"""Starts a play in a terminal: finds the case, begins anew or goes on from a save."""

import io
import sys
from dataclasses import dataclass, replace

from game import places
from game.content.library import Library
from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.words import Words, load_words
from game.engine.case import Case
from game.engine.following import follow, historical_replay
from game.engine.play import Play
from game.errors import GameError
from game.model.ids import VariantId
from game.saves.errors import NoSaveError
from game.saves.progress import Progress
from game.saves.slots import Slots
from game.search.arriving import begun_at
from game.terminal.session import TextSession, notes_on, run


class WhichCaseError(GameError):
    """A play in plain lines was asked for without a case, and nothing was saved to go on from."""

    def __init__(self, words: Words, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(words("terminal.which_case", known=", ".join(known) or words("terminal.no_cases")))


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """What the command line asked of the terminal."""

    scenario: str | None
    seed: int
    resume: bool = False
    variant: str | None = None
    at: str | None = None


def play(asked: PlayOptions) -> int:
    """Play in the terminal; raise GameError where the case or the save asked for cannot be had."""
    words, library = load_words(), Library()
    if asked.resume:
        return _resumed(asked, library, words)
    if asked.scenario is None:
        raise WhichCaseError(words, tuple(head.id for head in library.heads()))
    loaded = library.load(asked.scenario)
    case = Case(loaded.playable, VariantId(asked.variant) if asked.variant else None)
    session = _session(loaded, case, words)
    if asked.at is None:
        return run(Play.begin(case, asked.seed), session)
    return run(begun_at(case, asked.seed, asked.at, session.real), session)


def _resumed(asked: PlayOptions, library: Library, words: Words) -> int:
    """Go on from the last save of the case asked for, else from the newest of all, in its own variant."""
    slots = Slots(places.saves())
    loaded = library.load(asked.scenario) if asked.scenario else None
    found = slots.last(loaded.playable.id) if loaded else slots.newest()
    saved = found.value
    if saved is None:
        raise NoSaveError(asked.scenario or "", tuple(one.name for one in found.set_aside))
    loaded = loaded or library.load(saved.playthrough.scenario)
    case = Case(loaded.playable, saved.playthrough.variant)
    followed = follow(case, saved.playthrough)
    session = _session(loaded, case, words)
    notes = notes_on(found.set_aside, saved, followed, session.phrases)
    return run(Play.resume(case, followed.playthrough), replace(session, notes=notes))


def _session(loaded: Loaded, case: Case, words: Words) -> TextSession:
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is typed in another encoding is unknown here, never a traceback.
        sys.stdin.reconfigure(errors="replace")
    return TextSession(
        Phrases(case.scenario, words),
        sys.stdin,
        sys.stdout,
        historical_replay(case, loaded.historical),
        Slots(places.saves()),
        Progress(places.saves()),
    )
