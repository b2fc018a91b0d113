"""A file as its author wrote it: texts, lists and blocks of keys, each with its place."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from game.content.problems import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Steps: TypeAlias = tuple[str | int, ...]

# Where a text stands, as one number; for a list, where it begins and then the marks of its parts; for
# a block, where it begins and then the marks of each key and its value in turn. A large file has a
# million of them, and none is needed where the file has no problem.
Marks: TypeAlias = "int | list[Marks]"

_WIDEST = 24


def packed(mark: Any) -> int:
    """Return a mark of the YAML reader as one number."""
    return int(mark.line << _WIDEST | mark.column)


class Tree:
    """What a file says, and where it says it; the places are read when the first one is asked for."""

    def __init__(
        self, path: Path, plain: dict[str, Plain], read_marks: Callable[[], Marks], text: str = ""
    ) -> None:
        self.path, self.plain, self._text = path, plain, text
        self._read_marks = read_marks
        self._orders: dict[int, dict[str, int]] = {}
        self.language = ""  # the one into which it was translated
        # Of a rule book that extends another one: what it takes out, and how to have it all the same.
        self.left_out: Mapping[str, str] = {}

    def place(self, steps: Steps = ()) -> Place:
        """Return the place of the part that the steps lead to, or of the last one on the way."""
        return self._place(self._walked(steps)[1])

    def as_written(self, steps: Steps) -> Steps:
        """Return steps to a scene as its author wrote it: in its piece, and without a choice that goes on."""
        if steps[:1] != ("scenes",) or len(steps) < 2:
            return steps
        name = str(steps[1]).partition("@")[0]
        own: Any = self.plain.get("scenes")
        home: Steps = ("scenes", name)
        if not (isinstance(own, dict) and name in own) and name in self.pieces:
            piece = self.pieces[name]
            home, own = ("pieces", piece, "scenes", name), self._scenes_of(piece)
        if steps[2:4] != ("choices", "go-on"):
            return (*home, *steps[2:])
        scene = own.get(name) if isinstance(own, dict) else None
        return (*home, *(steps[2:] if isinstance(scene, dict) and "choices" in scene else steps[4:]))

    @cached_property
    def pieces(self) -> dict[str, str]:
        """The piece of each scene that stands in one."""
        pieces = self.plain.get("pieces")
        names = pieces if isinstance(pieces, dict) else {}
        return {scene: piece for piece in names for scene in self._scenes_of(piece)}

    def _scenes_of(self, piece: str) -> dict[str, Plain]:
        pieces = self.plain.get("pieces")
        block = pieces.get(piece) if isinstance(pieces, dict) else None
        scenes = block.get("scenes") if isinstance(block, dict) else None
        return scenes if isinstance(scenes, dict) else {}

    def place_inside(self, steps: Steps, sought: str, number: int) -> Place:
        """Return the place of some words inside a text, of which so many of the same stand before."""
        begun = self.place(steps)
        for line, written in self.lines_from(begun.line):
            column = begun.column - 1 if line == begun.line else 0
            while (column := written.find(sought, column)) >= 0:
                if number == 0:
                    return Place(self.path, line, column + 1)
                number, column = number - 1, column + 1
        return begun

    def begins_a_line(self, words: str) -> bool:
        """Return whether some words stand behind the indentation of a line, or as the value of a key."""
        return any(f"{before}{words}" in self._text for before in ("  ", ": ", "- ", '"', "'"))

    def has_lines(self, first: "re.Pattern[str]", second: "re.Pattern[str]") -> bool:
        """Return whether a line of the file is like one pattern, and the next begins as another has it."""
        for found in second.finditer(self._text):
            before = self._text[: found.start()].rstrip() if self._text[found.start() - 1] == "\n" else ""
            end = len(before) or found.start()
            if first.match(self._text, self._text.rfind("\n", 0, end) + 1):
                return True
        return False

    def lines_from(self, first: int) -> Iterator[tuple[int, str]]:
        """Yield the lines of the file from one on, each with its number."""
        return islice(enumerate(self._text.split("\n"), start=1), first - 1, None)

    def key_place(self, steps: Steps) -> Place:
        """Return the place of the key that the last step names, or of its block."""
        if not steps:
            return Place(self.path)
        steps = self.as_written(steps)
        plain, marks = self._walked(steps[:-1])
        at = self._index(plain, steps[-1])
        return self._place(marks if at is None else marks[at - 1 if isinstance(plain, dict) else at])

    def _walked(self, steps: Steps) -> tuple[Any, Any]:
        """Return the part at the end of the steps, None if one leads nowhere, and the last marks."""
        plain: Any = self.plain
        marks = self._marks
        for step in self.as_written(steps):
            at = self._index(plain, step)
            if at is None:
                return None, marks
            plain, marks = plain[step], marks[at]
        return plain, marks

    @cached_property
    def _marks(self) -> Any:
        return self._read_marks()

    def _place(self, marks: Any) -> Place:
        mark = marks if isinstance(marks, int) else marks[0]
        return Place(self.path, (mark >> _WIDEST) + 1, (mark & (1 << _WIDEST) - 1) + 1)

    def _index(self, plain: Any, step: str | int) -> int | None:
        """Return the index of a part among the marks of its list or block, or None."""
        if isinstance(plain, dict) and step in plain:
            # Kept, since a block of ten thousand scenes may be asked for each of them.
            order = self._orders.get(id(plain))
            if order is None:
                order = self._orders[id(plain)] = {key: 2 * at + 2 for at, key in enumerate(plain)}
            return order[str(step)]
        if isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            return step + 1
        return None
