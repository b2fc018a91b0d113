"""The desk where the problems of one file are put, each at its place."""

from typing import Any

from game.content.documents.base import Document
from game.content.problems import Findings, Problem, Severity, brief
from game.content.tree import Steps, Tree
from game.model.value import value

# What stands in for a name where a block of names is missing altogether, which is reported by itself.
STAND_IN = "stand-in-for-what-is-missing"


@value
class Desk:
    """Where the builders put what they find: one file, and the findings of the whole reading."""

    tree: Tree
    findings: Findings

    def less(self, document: Document, steps: Steps) -> bool:
        """Return whether a document has less than its block, since one of its keys was reported."""
        part: Any = self.tree.plain
        for step in self.tree.as_written(steps):
            inside = isinstance(part, dict) and step in part
            if inside or (isinstance(part, list) and isinstance(step, int) and step < len(part)):
                part = part[step]
        return isinstance(part, dict) and len(part) > len(vars(document))

    def check_format(self, key: str, version: str) -> None:
        """Add an error where a file says that it is of another version of the format."""
        if version != "1":
            remedy = "Write `1`, or use a newer version of the program."
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


def key_of(steps: Steps) -> str:
    """Return the key under which a name stands."""
    return next((step for step in reversed(steps) if isinstance(step, str)), "")
