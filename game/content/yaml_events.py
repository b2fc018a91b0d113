"""One pass over the events of a YAML file: its texts, lists and blocks, and what is odd in it.

Events, not `yaml.compose`: nothing is built for an alias or a tag, depth and count are known while
reading, and no recursion can run out of stack.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from game.content.problems import MOST_ERRORS, EnoughError, Findings, Place, Problem, brief
from game.content.text_file import odd_sign
from game.content.tree import Marks, Steps, Tree, packed
from game.model.value import value

DEEPEST = 40
MOST_NODES = 900_000
# In one list or block: more scenes than any case has.
MOST_PARTS = 20_000

NextEvent = Callable[[], Any]

_ODD_KEYS = frozenset(("", "<<"))

REMEDIES: Mapping[str, str] = {
    "Y003": "Take out what is written with a backslash, such as `\\x1b` or `\\0`.",
    "Y008": "Keep one of them: a second key would hide the first. In a list, a new part begins with `- `.",
    "Y009": "Put quotes around the text; a part that is needed twice is written out twice.",
    "Y010": "Put quotes around the text, or take out the word with the `!`.",
    "Y011": "Take some layers out: no part of a scenario needs so many.",
    "Y012": "Split the case in two.",
    "Y013": "Take this line out; a second case has a folder and a file of its own.",
    "Y014": "Write `key: value` lines, such as `edition: 1`; `contempt new NAME` writes a first draft.",
    "Y015": "Write `key: value`, and put quotes around a key that has special signs.",
    "Y016": "Write those keys out here instead.",
}


@value
class _Second:
    """A key that stands in its block a second time: the name under which its value waits, and its place."""

    block: dict[str, Any]
    hidden: str
    steps: Steps
    mark: Any


class Reading:
    """Takes the events of one file; what is odd is told, and the rest is read all the same."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._path, self._findings = path, findings
        self._documents: list[Any] = []
        self._stack: list[Any] = []
        self._seconds: list[_Second] = []
        self._readable = True

    def read(self, next_event: NextEvent) -> None:
        """Take all events, in one loop with few calls, since it runs a million times for a large file."""
        stack, top, key, count = self._stack, cast("Any", self._documents), cast("Any", None), 0
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                top, key = stack.pop(), None
                continue
            if (value := event.value if kind is ScalarEvent else self._opened(kind, event)) is None:
                continue
            count += 1
            if event.anchor is not None or event.tag is not None:
                self._adorned(event)
            if count > MOST_NODES or len(top) > MOST_PARTS:
                self._too_much(event, top)
            if type(top) is list:
                top.append(value)
            elif key is not None:
                top[key], key = value, None
            else:
                plain = type(value) is str and value not in top and value not in _ODD_KEYS
                key = value if plain else self._odd_key(top, value, event)
            if type(value) is not str:
                stack.append(top)
                top = value if len(stack) <= DEEPEST else self._too_deep(event)

    def finished(self, read_marks: Callable[[set[int]], Marks]) -> Tree | None:
        """Return the tree, or with None where the file has none that could be used."""
        root = self._documents[0] if self._documents else ""
        if not isinstance(root, dict):
            what = "this file is one list or text, not a block of keys" if root else "this file is empty"
            self._tell(None, "Y014", what)
            return None
        for second in self._seconds:
            # A text can be left out; a second block may be what other parts refer to.
            self._readable &= isinstance(second.block.pop(second.hidden, None), str)
        skipped = {packed(second.mark) for second in self._seconds}
        tree = Tree(self._path, root, lambda: read_marks(skipped))
        for second in self._seconds:
            self._tell_second(second, f"; the first is on line {tree.key_place(second.steps).line}")
        return tree if self._readable else None

    def _tell_second(self, second: _Second, first: str = "") -> None:
        what = f"the key '{brief(str(second.steps[-1]))}' stands here a second time{first}"
        self._tell(second.mark, "Y008", what)

    def _too_much(self, event: Any, inside: Any) -> NoReturn:
        what = f"more than {MOST_PARTS:,} parts in one list or block"
        if len(inside) <= MOST_PARTS:
            what = f"more than {MOST_NODES:,} parts in this file"
        self._tell(event.start_mark, "Y012", f"there are {what}")
        raise EnoughError

    def _too_deep(self, event: Any) -> NoReturn:
        self._tell(event.start_mark, "Y011", f"this lies more than {DEEPEST} layers deep")
        raise EnoughError

    def _odd_key(self, block: dict[str, Any], value: Any, event: Any) -> str:
        if not isinstance(value, str):
            self._tell(event.start_mark, "Y015", "a list or a block stands here where a key belongs")
            raise EnoughError
        if value == "<<":
            self._unreadable(
                event, "Y016", "there is a merge key here ('<<'), which copies keys from elsewhere"
            )
        elif value == "":
            self._unreadable(event, "Y015", "a key is missing before this colon")
        if value not in block:
            return value
        # No text has this sign, so that the second value can wait here until all is read.
        hidden = f"{value}\0{len(self._seconds)}"
        self._seconds.append(_Second(block, hidden, (*self._steps(), value), event.start_mark))
        if len(self._seconds) == MOST_ERRORS:
            for second in self._seconds:
                self._tell_second(second)
        return hidden

    def _steps(self) -> Steps:
        """Return the way to what is open: in each list or block, its last part so far."""
        return tuple(
            next(reversed(parts)) if isinstance(parts, dict) else len(parts) - 1 for parts in self._stack[1:]
        )

    def _opened(self, kind: type, event: Any) -> Any:
        """Return an empty list or block, with a text for an alias, with None for what has no value."""
        if kind is MappingStartEvent:
            return {}
        if kind is SequenceStartEvent:
            return []
        if kind is AliasEvent:
            self._unreadable(
                event, "Y009", f"'*{brief(event.anchor)}' is an alias to YAML, which repeats another part"
            )
            return ""
        if kind is DocumentStartEvent and self._documents:
            self._tell(event.start_mark, "Y013", "the line '---' begins a second document in this file")
            raise EnoughError
        return None

    def _adorned(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            return
        if event.anchor is not None:
            self._tell(
                event.start_mark,
                "Y009",
                f"'&{brief(event.anchor)}' is an anchor to YAML, a name by which to repeat a part",
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._tell(
                event.start_mark,
                "Y010",
                f"'{brief(tag)}' is a tag to YAML, which says of what kind a value is",
            )

    def _unreadable(self, event: Any, code: str, what: str) -> None:
        self._readable = False
        self._tell(event.start_mark, code, what)

    def _tell(self, mark: Any, code: str, what: str) -> None:
        place = Place(self._path, mark.line + 1, mark.column + 1) if mark else Place(self._path)
        self._findings.add(Problem(place, code, what, REMEDIES[code]))


def odd_escapes(next_event: NextEvent, path: Path) -> Iterator[Problem]:
    """Yield a problem for each text in which an escape stands for a sign that is no text."""
    what = "a sign is written here that cannot be shown"
    while (event := next_event()) is not None:
        if isinstance(event, ScalarEvent) and event.style == '"' and odd_sign(event.value) is not None:
            mark: Any = event.start_mark
            place = Place(path, mark.line + 1, mark.column + 1)
            yield Problem(place, "Y003", what, REMEDIES["Y003"])


def marks_of(next_event: NextEvent, skipped: set[int]) -> Marks:
    """Return the places of a well-formed file, less those of the skipped keys and their values."""
    documents: list[Any] = []
    stack: list[Any] = [documents]
    skipping = False
    while (event := next_event()) is not None:
        if isinstance(event, CollectionEndEvent):
            stack.pop()
        elif isinstance(event, NodeEvent):
            mark = packed(event.start_mark)
            opened = isinstance(event, CollectionStartEvent)
            part: Any = [mark] if opened else mark
            if not skipping and mark not in skipped:
                stack[-1].append(part)
            skipping = not skipping and mark in skipped
            if opened:
                stack.append(part)
    marks: Marks = documents[0]
    return marks
