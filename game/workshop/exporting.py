"""A saved play, found by its name or its file, and what can be written of it: its debrief, its transcript."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.content.library import Library
from game.content.phrases import Phrases
from game.content.words import Words
from game.engine.case import Case, historical_replay
from game.engine.following import follow
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError, UnknownNameError
from game.model.scene import Ending
from game.pages.debriefed.finished import Finished
from game.pages.debriefed.page import debrief_page
from game.pages.lines.telling import transcript
from game.saves.errors import DamagedFileError, NotReadError
from game.saves.files import MOST_BYTES
from game.saves.record import Saved, from_text
from game.saves.slots import Slots
from game.search.decisions import decisions_of


class NoSuchSaveError(UnknownNameError):
    """There is no save of that name, and no such file; `known` are the names that there are."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        self.asked, self.known = asked, known
        there = f"there: {', '.join(known)}" if known else "nothing is saved yet"
        super().__init__(
            f"there is no save and no file '{asked}' ({there}); "
            "write the name of a save, the id of a case for its last play, or the path of a saved file"
        )


class NotOverYetError(GameError):
    """A play that has reached no ending has no debrief, which would give the ending away."""

    def __init__(self, scene: str) -> None:
        self.scene = scene
        super().__init__(
            f"this play stands in the scene '{scene}' and has no debrief yet: "
            "play it to an ending first, or take its transcript with `--format text`"
        )


@dataclass(frozen=True, slots=True)
class SavedPlay:
    """A saved play that is played again; `stopped` says where it no longer fits the case, if so."""

    play: Play
    phrases: Phrases
    real: Replay | None
    stopped: str = ""
    folder: Path | None = None  # of the case


def saved(asked: str, slots: Slots) -> Saved:
    """Return the save of a file, of a name, or the last play of a case; raise NoSuchSaveError."""
    file = Path(asked)
    if file.is_file():
        try:
            if file.stat().st_size > MOST_BYTES:
                raise DamagedFileError("it is far too long")
            return from_text(file.read_text("utf-8-sig"))
        except OSError as error:
            raise NotReadError(file, error) from error
        except UnicodeDecodeError as error:
            raise DamagedFileError("it is not text") from error
    found = slots.listed().slots
    named = (slot.saved for slot in found if asked.casefold() in (slot.saved.name.casefold(), slot.file))
    last = (slot.saved for slot in found if slot.kind == "autosave" and slot.scenario == asked)
    save = next(named, next(last, None))
    if save is None:
        names = dict.fromkeys(slot.saved.name or slot.scenario for slot in found)
        raise NoSuchSaveError(asked, tuple(names))
    return save


def reopened(save: Saved, words: Words) -> SavedPlay:
    """Return a saved play of a case at hand; raise GameError where the case cannot be had."""
    loaded = Library(language=words.language).load(save.playthrough.scenario)
    case = Case(loaded.playable, save.playthrough.variant)
    followed = follow(case, save.playthrough)
    phrases = Phrases(loaded.playable, words)
    play, real = Play.resume(case, followed.playthrough), historical_replay(case, loaded.historical)
    stopped = ""
    if followed.stopped is not None:
        scene = case.scene(followed.replay.position).title
        counts = {"followed": followed.stopped.number - 1, "turns": len(save.playthrough.turns)}
        stopped = words("problem.save_older", scene=scene, **counts)
    return SavedPlay(play, phrases, real, stopped, loaded.path.parent)


def as_text(of: SavedPlay) -> str:
    """Return the transcript of a play."""
    return "\n".join(transcript(of.play, of.phrases, of.real)) + "\n"


def ending_of(play: Play) -> Ending:
    """Return the ending that a play has come to; raise NotOverYetError."""
    ending = play.case.ending(play.position)
    if ending is None:
        raise NotOverYetError(play.case.scene(play.position).title)
    return ending


def as_page(of: SavedPlay, hear: Callable[[int], None] | None = None) -> str:
    """Return the debrief of a play; raise NotOverYetError; `hear` gets the count of positions explored."""
    case, play = of.play.case, of.play
    ending = ending_of(play)
    found = decisions_of(case, play.replay.turns, progress=hear)
    decisions = {decision.number: decision for decision in found}
    return debrief_page(Finished(play, of.phrases, of.real, decisions), ending)
