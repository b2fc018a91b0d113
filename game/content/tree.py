"""A file as its author wrote it: texts, lists and blocks of keys, each with its place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from game.content.problems import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Steps: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Mark:
    """Where a node stands, with the marks of its parts and, in a block, of its keys."""

    line: int
    column: int
    parts: "dict[str | int, Mark]" = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file says, and where it says it."""

    path: Path
    plain: dict[str, Plain]
    root: Mark

    def place(self, steps: Steps = ()) -> Place:
        """Answer with the place of the part that the steps lead to, or of the last one on the way."""
        mark = self.root
        for step in steps:
            if step not in mark.parts:
                break
            mark = mark.parts[step]
        return Place(self.path, mark.line, mark.column)

    def key_place(self, steps: Steps) -> Place:
        """Answer with the place of the key that the last step names, or of its block."""
        mark = self.root
        for step in steps[:-1]:
            if step not in mark.parts:
                return Place(self.path, mark.line, mark.column)
            mark = mark.parts[step]
        line, column = mark.keys.get(str(steps[-1]), (mark.line, mark.column)) if steps else (1, 1)
        return Place(self.path, line, column)
