"""A typed document with its file, and the desk on which its problems are put, each at its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from game.content.documents.base import Document
from game.content.problems import Findings, Problem, Severity
from game.content.shapes import parts_of
from game.content.tree import Steps, Tree
from game.content.wording import told

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Source(Generic[D]):
    """A document with the file that it was read from; not whole where parts of the file were left out."""

    tree: Tree
    document: D
    whole: bool = True

    @property
    def path(self) -> Path:
        """Answer with the file."""
        return self.tree.path


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the builders put what they find: one file, and the findings of the whole reading."""

    tree: Tree
    findings: Findings

    def error(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add an error at a part of the file."""
        self.findings.add(Problem(self.tree.place(steps), code, what, remedy))

    def at_key(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add an error at a key of the file."""
        self.findings.add(Problem(self.tree.key_place(steps), code, what, remedy))

    def warn(self, steps: Steps, code: str, what: str, remedy: str) -> None:
        """Add a warning at a key of the file."""
        severity: Severity = "warning"
        self.findings.add(Problem(self.tree.key_place(steps), code, what, remedy, severity))


def told_problems(errors: Iterable[Any], tree: Tree, kind: type[Document], findings: Findings) -> None:
    """Add the problems behind the validation errors of a document."""
    for one in errors:
        findings.add(_problem(one, tree, kind))


def _problem(error: Any, tree: Tree, kind: type[Document]) -> Problem:
    sentences = told(error, kind)
    steps = parts_of(tuple(error["loc"]))
    at_key = error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
    place = tree.key_place(steps) if at_key else tree.place(steps)
    return Problem(place, *sentences)
