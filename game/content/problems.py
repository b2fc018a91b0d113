"""One thing for an author to mend: where it is, what is wrong, and what to do about it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from game.errors import GameError

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file, both counted from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Answer in the form that editors understand."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: an error stops play, a warning never does."""

    place: Place
    code: str
    what: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Answer with the two lines that an author reads."""
        warning = "warning: " if self.severity == "warning" else ""
        return f"{self.place}: {self.code} {warning}{self.what}\n    {self.remedy}"


@dataclass(slots=True)
class Findings:
    """The problems of one reading, gathered as they are found; it does not stop at the first."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Take one more problem."""
        self.problems.append(problem)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Answer with those that stop play."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def in_order(self) -> tuple[Problem, ...]:
        """Answer with all of them by file, line and column, each once."""
        once = dict.fromkeys(self.problems)
        return tuple(sorted(once, key=lambda p: (str(p.place.path), p.place.line, p.place.column, p.code)))


class ScenarioProblemsError(GameError):
    """A file cannot be used until its errors are mended."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.path, self.problems = path, problems
        count = f"{len(problems)} mistakes" if len(problems) > 1 else "a mistake"
        listed = "\n".join(str(problem) for problem in problems)
        super().__init__(f"{path} has {count} to mend first:\n{listed}")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Answer with the sentence that names what was probably meant, else what there is."""
    there = list(dict.fromkeys(known))
    close = difflib.get_close_matches(name, there, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    if not there:
        return "There is none to choose from yet: declare it first."
    listed = ", ".join(there[:12]) + (" ..." if len(there) > 12 else "")
    return f"There is: {listed}."
