"""A typed document with its file, and the desk on which its problems are put, each at its place."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from game.content.documents.base import Document
from game.content.documents.mistakes import Mistake
from game.content.problems import Findings, Problem, Severity, brief
from game.content.tree import Steps, Tree
from game.model.value import value

D = TypeVar("D", bound=Document)


@value
class Source(Generic[D]):
    """A document with the file that it was read from; not whole where parts of the file were left out."""

    tree: Tree
    document: D
    whole: bool = True

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.tree.path


@value
class Desk:
    """Where the builders put what they find: one file, and the findings of the whole reading."""

    tree: Tree
    findings: Findings

    def less(self, document: Document, steps: Steps) -> bool:
        """Return whether a document is less than its block in the file, since a key was told as wrong."""
        part: Any = self.tree.plain
        for step in steps:
            inside = isinstance(part, dict) and step in part
            if inside or (isinstance(part, list) and isinstance(step, int) and step < len(part)):
                part = part[step]
        return isinstance(part, dict) and len(part) > len(vars(document))

    def check_format(self, key: str, version: str) -> None:
        """Add an error where a file says that it is of another version of the format."""
        if version != "1":
            remedy = "Write `1`, or take a newer edition of the program."
            self.error((key,), "S021", f"this program reads {key} 1, not '{brief(version)}'", remedy)

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


def tell(mistakes: Iterable[Mistake], tree: Tree, findings: Findings) -> None:
    """Add the problems behind the mistakes of a document."""
    from game.content.wording import told

    for one in mistakes:
        place = tree.key_place(one.steps) if one.at_key else tree.place(one.steps)
        findings.add(Problem(place, *told(one)))
