"""A case given to somebody, and one taken in from somebody: packed, checked apart, put among one's own.

What comes from others is read, checked and written by another process, which has limits of memory and time;
it has no more than a folder of its own, and only a case without errors is moved from there.
"""
# Longer than 250 lines because all that another process checks, and why it is refused, stands here together.

import contextlib
import queue
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game import places
from game.content import parcels
from game.content.library import FILE, Library
from game.content.loaded import Loaded
from game.content.loading import companion_file, load
from game.content.parcels import RefusedParcelError
from game.content.problems import Findings, Problem
from game.content.words import words_when_asked
from game.content.yaml_reader import read_tree
from game.errors import GameError, UnknownNameError
from game.processes import Background, StumbledError, Tell, bound
from game.proof.checks import CheckResult, check
from game.proof.findings import CheckOptions

# Any shipped case is checked within 3 seconds and 400 MB.
MOST_SECONDS = 60
MOST_MEMORY = 3_000_000_000
MOST_POSITIONS = 20_000

_ARRIVING = ".arriving-"
_HOUR = 3600


class NotOwnCaseError(UnknownNameError):
    """A case was to be removed that was not taken in."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"'{name}' is no case that was taken in, and stays as it is; `contempt list` names the cases, "
            f"and those that can be removed lie in '{places.own_cases()}'"
        )


class NotMovedError(GameError):
    """The system refused to write, move or remove the folder of a case."""

    def __init__(self, folder: Path, error: OSError) -> None:
        self.folder, self.why = folder, (error.strerror or "it refuses").lower()
        super().__init__(
            f"the system refuses '{folder}' ({self.why}); see that you may write there, then try again"
        )


def files_to_give(loaded: Loaded) -> dict[str, bytes]:
    """Return the files of a case, with the rule books and words that it has from beside its folder."""
    folder = loaded.path.absolute().parent
    files = parcels.gathered(folder)
    for file in _companions(loaded):
        # Beside `procedures/book.yaml` its translations, such as `procedures/de/book.texts.yaml`.
        parts = file.parts[-3:] if file.name.endswith(".texts.yaml") else file.parts[-2:]
        files.setdefault("/".join(parts), file.read_bytes())
    return files


def fit_to_give(loaded: Loaded, problems: tuple[Problem, ...]) -> None:
    """Raise RefusedParcelError for a case whose errors would keep others from playing it, or for its name."""
    folder = loaded.path.absolute().parent
    errors = [one for one in problems if one.severity == "error"]
    if errors:
        remedy = f"mend what `contempt check {folder.name}` tells, then pack it"
        raise RefusedParcelError(folder.name, _first_of(errors, folder), remedy)
    _judge_id(folder.name, loaded.playable.id)


def _companions(loaded: Loaded) -> Iterator[Path]:
    """Yield the rule books and files of words that a case names and the game does not bring."""
    plain = loaded.tree.plain if loaded.tree else {}
    uses, matters = plain.get("uses"), plain.get("matters")
    named = [("common", str(name)) for name in uses] if isinstance(uses, list) else []
    if isinstance(matters, dict):
        named += [("procedures", str(one["procedure"])) for one in matters.values() if isinstance(one, dict)]
    at = loaded.path
    for folder, name in named:
        file = companion_file(at, name, folder)
        while file is not None and places.scenarios() not in file.parents:
            yield file
            yield from file.parent.glob(f"*/{file.stem}.texts.yaml")
            tree = read_tree(file, Findings()) if folder == "procedures" else None
            base = str(tree.plain.get("extends", "")) if tree else ""
            file = companion_file(file, base, folder) if base else None


def inspect(tell: Tell, source: Path, folder: Path) -> None:
    """Tell the id of a case once it lies checked in a folder; raise GameError where it is refused."""
    bound(MOST_MEMORY, MOST_SECONDS)
    try:
        files = parcels.gathered(source) if source.is_dir() else parcels.unpacked(source)
        parcels.write_into(folder, files)
        result = check([folder], words_when_asked(), CheckOptions(MOST_POSITIONS))
        if errors := [one for one in result.problems if one.severity == "error"]:
            remedy = "its author finds all that is to be mended with `contempt check`"
            raise RefusedParcelError(source.name, _first_of(errors, folder), remedy)
        name = load(folder / FILE).playable.id
        _judge_id(source.name, name)
        tell(str(name))
    except (MemoryError, RecursionError) as error:
        raise _too_much(source) from error
    except OSError as error:
        raise NotMovedError(folder.parent, error) from error


def check_packed(tell: Tell, source: Path, folder: Path, options: CheckOptions) -> None:
    """Tell what a check of a packed case finds; raise GameError where it is refused."""
    bound(MOST_MEMORY, MOST_SECONDS)
    try:
        parcels.write_into(folder, parcels.unpacked(source))
        tell(check([folder], words_when_asked(), options))
    except (MemoryError, RecursionError) as error:
        raise _too_much(source) from error


def checked_apart(source: Path, folder: Path, options: CheckOptions) -> CheckResult:
    """Return what a check of a packed case finds, made with limits by another process.

    It is unpacked into a folder. Raise GameError where it is refused, or where the limits do not suffice.
    """
    told, background = queue.SimpleQueue[object](), Background()
    asked = (source.absolute(), folder, options)
    try:
        if not background.ask(check_packed, asked, told.put):
            raise GameError("this system gives no process in which the case could be checked")
        answer = told.get(timeout=2 * MOST_SECONDS)
    except queue.Empty:
        answer = None
    finally:
        background.end()
    if isinstance(answer, CheckResult):
        return answer
    if isinstance(answer, GameError) and not isinstance(answer, StumbledError):
        raise answer
    raise _too_much(source)


@dataclass(slots=True)
class CaseArrival:
    """One case on its way among one's own; `tell` is called, on a thread, once it is there or refused."""

    source: Path
    tell: Callable[[], None] = lambda: None
    case: str = ""
    refused: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    _room: Path = Path()
    _background: Background = field(default_factory=Background)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _timer: threading.Timer | None = None

    def begin(self) -> "CaseArrival":
        """Have the case read and checked by another process; raise NotMovedError where it has no room."""
        cases = places.own_cases()
        try:
            cases.mkdir(parents=True, exist_ok=True)
            _clear_leftovers(cases)
            self._room = Path(tempfile.mkdtemp(prefix=_ARRIVING, dir=cases))
        except OSError as error:
            raise NotMovedError(cases, error) from error
        self._timer = threading.Timer(MOST_SECONDS, self._heard, (None,))
        self._timer.daemon = True
        self._timer.start()
        if not self._background.ask(inspect, (self.source.absolute(), self._room / "case"), self._heard):
            self._heard(GameError("this system gives no process in which the case could be checked"))
        return self

    def stop(self) -> None:
        """Break it off, if it is not over."""
        self._heard(GameError("it was broken off"))

    def _heard(self, answer: object) -> None:
        """Settle the case by the first answer, and leave nothing of it elsewhere."""
        with self._lock:
            if self.over.is_set():
                return
            try:
                self.case = _settled(_named(answer, self.source), self._room / "case", self.source.name)
            except GameError as error:
                self.refused = str(error)
            except OSError as error:
                self.refused = str(NotMovedError(places.own_cases(), error))
            self._background.end()
            if self._timer is not None:
                self._timer.cancel()
            shutil.rmtree(self._room, ignore_errors=True)
            self.over.set()
        self.tell()


def taken_in(source: Path) -> str:
    """Return the id of a case once it lies among one's own; raise GameError where it is refused."""
    arrival = CaseArrival(source).begin()
    try:
        while not arrival.over.wait(0.2):
            pass
    finally:
        arrival.stop()
    if arrival.refused:
        raise GameError(arrival.refused)
    return arrival.case


def remove(name: str) -> None:
    """Remove a case that was taken in; raise NotOwnCaseError or NotMovedError. Plays of it stay."""
    cases = places.own_cases()
    head = next((one for one in Library([cases]).heads() if one.id == name), None)
    if head is None:
        raise NotOwnCaseError(name)
    folder = head.path.parent
    try:
        # Out of the library at one stroke, even where not all of it can be removed.
        gone = Path(tempfile.mkdtemp(prefix=_ARRIVING, dir=cases))
        folder.rename(gone / "case")
        shutil.rmtree(gone, ignore_errors=True)
    except OSError as error:
        raise NotMovedError(folder, error) from error


def _settled(name: str, folder: Path, source: str) -> str:
    """Move a checked case among one's own; return its id. The same case once more changes nothing."""
    there = places.own_cases() / name
    known = next((head for head in Library().heads() if head.id == name), None)
    if known and not known.is_own:
        why = f"a case that comes with the game is called '{name}'"
        raise RefusedParcelError(source, why, "have its author give it another `id`")
    if known or there.exists():
        if there.is_dir() and parcels.gathered(there) == parcels.gathered(folder):
            return name
        remove_it = f"remove that one first (`contempt remove {name}`); your plays of it stay"
        where = "among your own cases" if there.exists() else "in the folder in which you write cases"
        raise RefusedParcelError(source, f"another case called '{name}' lies {where}", remove_it)
    folder.rename(there)
    return name


def _judge_id(source: str, name: str) -> None:
    """Raise RefusedParcelError for an id that is the name of no folder, or of one that cases share."""
    parcels.judge_names(source, (name,))
    if name in ("procedures", "common"):
        why = f"no case can be called '{name}', which is the folder of what cases share"
        raise RefusedParcelError(source, why, "have its author give it another `id`")


def _first_of(errors: list[Problem], folder: Path) -> str:
    """Return the first of some mistakes, in the words of the check, with its line."""
    first, more = errors[0], f", and {len(errors) - 1} more" if len(errors) > 1 else ""
    file = first.place.path
    name = file.relative_to(folder) if folder in file.parents else file.name
    return f"it has mistakes ({name}:{first.place.line}: {first.what}{more})"


def _too_much(source: Path) -> RefusedParcelError:
    why = f"checking it takes more than {MOST_SECONDS} seconds or {MOST_MEMORY // 1_000_000_000} GB"
    return RefusedParcelError(source.name, why, "ask its author for a smaller one")


def _named(answer: object, source: Path) -> str:
    """Return the id that another process has told; raise GameError where it tells why there is none."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, GameError) and not isinstance(answer, StumbledError):
        raise answer
    raise _too_much(source)


def _clear_leftovers(cases: Path) -> None:
    """Remove what was on its way when the program was killed, an hour ago or more."""
    with contextlib.suppress(OSError):
        for left in cases.glob(f"{_ARRIVING}*"):
            if left.stat().st_mtime < time.time() - _HOUR:
                shutil.rmtree(left, ignore_errors=True)
