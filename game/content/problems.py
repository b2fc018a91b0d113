"""One thing for an author to fix: where it is, what is wrong, and what to do about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal, NoReturn

from game.content.lookalikes import tells_of_quotes, typed_plainly
from game.errors import GameError
from game.model.value import value

Severity = Literal["error", "warning"]

# Nobody fixes more at once, and a hostile file could have a million.
MOST_ERRORS = 500

# Past this many names, or for a longer one, only a single slip of the keyboard is looked for.
_MOST_COMPARED = 100
_LONGEST_NAME = 64
_MOST_LISTED = 12
_LONGEST_LIST = 110
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_."


@value
class Place:
    """A line and a column of a file, both counted from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return the place in the form that editors understand."""
        return f"{self.path}:{self.line}:{self.column}"


@value
class Problem:
    """One thing to fix: an error stops play, a warning never does."""

    place: Place
    code: str
    what: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the two lines that an author reads."""
        warning = "warning: " if self.severity == "warning" else ""
        return f"{self.place}: {self.code} {warning}{self.what}\n    {self.remedy}"


class EnoughError(GameError):
    """So many mistakes have been found in one reading that it stops; they are in the findings."""


@dataclass(slots=True)
class Findings:
    """The problems of one reading, gathered as they are found; it does not stop at the first."""

    problems: list[Problem] = field(default_factory=list)
    _errors: int = 0

    def add(self, problem: Problem) -> None:
        """Take one more problem; raise EnoughError once there are so many that reading on helps nobody."""
        self.problems.append(problem)
        self._errors += problem.severity == "error"
        if self._errors == MOST_ERRORS:
            self.stop(problem.place.path)

    def stop(self, path: Path) -> NoReturn:
        """Report that a file has more errors than are listed, and raise EnoughError."""
        what = "this file has more errors than are listed here"
        remedy = "Fix these first, since many are often one mistake repeated; then check again."
        self.problems.append(Problem(Place(path), "Y017", what, remedy))
        raise EnoughError

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return those that stop play."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def in_order(self) -> tuple[Problem, ...]:
        """Return all of them by file, line and column, each once."""
        once = told_once(dict.fromkeys(self.problems))
        return tuple(sorted(once, key=lambda p: (str(p.place.path), p.place.line, p.place.column, p.code)))


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems without those of curly quotation marks around a name that is told of by itself."""
    every = tuple(problems)
    named = {(one.place.path, one.place.line) for one in every if tells_of_quotes(one.what)}
    return tuple(one for one in every if one.code != "Y020" or (one.place.path, one.place.line) not in named)


class ScenarioProblemsError(GameError):
    """A file cannot be used until its errors are fixed."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.path, self.problems = path, problems
        count = f"{len(problems)} mistakes" if len(problems) > 1 else "a mistake"
        listed = "\n".join(str(problem) for problem in problems)
        super().__init__(f"{path} has {count} to fix first:\n{listed}")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the sentence that names what was probably meant, else what there is."""
    there = dict.fromkeys(known)
    typed = typed_plainly(name)
    if typed and typed.name in there:
        return f"Did you mean '{typed.name}', {typed.how}?"
    # A name that has such a sign itself is told of where it is declared.
    there = {one: None for one in there if one.isascii()} or there
    close = _closest(typed.name if typed else name, there)
    if close:
        return f"Did you mean '{close}'?"
    if not there:
        return "There are none yet: declare it first."
    # The first names, as many as one line has room for.
    listed: list[str] = []
    for one in islice(there, _MOST_LISTED):
        if listed and len(", ".join((*listed, one))) > _LONGEST_LIST:
            break
        listed.append(one)
    if len(listed) < len(there):
        return f"Write one of the {len(there):,} that there are, such as {', '.join(listed)}."
    return f"Write one of: {', '.join(listed)}."


def brief(text: str) -> str:
    """Return a text as it can be shown in a message: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 3]}..."


def _closest(name: str, there: Mapping[str, None]) -> str | None:
    if len(name) > _LONGEST_NAME:
        return None
    inside, _, last = name.rpartition(".")
    if beside := {
        known.rpartition(".")[2]: None for known in there if known.rpartition(".")[0] == inside != ""
    }:
        # Names that share their scene are alike by that alone.
        near = _closest(last, beside)
        return f"{inside}.{near}" if near else None
    slip = next((near for near in _one_slip_from(name) if near in there), None)
    if slip is not None or len(there) > _MOST_COMPARED:
        return slip
    import difflib

    return next(iter(difflib.get_close_matches(name, there, n=1, cutoff=0.6)), None)


def _one_slip_from(name: str) -> Iterator[str]:
    """Yield what the name would be with one letter less, two swapped, one other, or one more."""
    parts = [(name[:at], name[at:]) for at in range(len(name) + 1)]
    yield from (left + right[1:] for left, right in parts if right)
    yield from (left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1)
    yield from (left + letter + right[1:] for left, right in parts if right for letter in _LETTERS)
    yield from (left + letter + right for left, right in parts for letter in _LETTERS)
