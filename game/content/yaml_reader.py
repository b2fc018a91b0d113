"""YAML as it was written: a file to a tree of texts, each with its place.

Events, not `yaml.compose`: nothing is built for an alias or a tag, depth and count are known while
reading, and no recursion can run out of stack.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from game.content.problems import MOST_ERRORS, EnoughError, Findings, Place, Problem, brief
from game.content.text_file import odd_character, read_text
from game.content.tree import Marks, Steps, Tree, packed
from game.content.typography import may_have_signs, typed_signs
from game.content.yaml_mistakes import DEEPEST, REMEDIES, syntax_problem
from game.model.value import uncollected, value

MOST_NODES = 900_000
# In one list or block: more scenes than any case has.
MOST_PARTS = 20_000

NextEvent = Callable[[], Any]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ODD_KEYS = frozenset(("", "<<"))
# What may stand for a character that is not text; few files have any of these.
_ESCAPE = re.compile(r"\\[0abefvxuU]")


def read_tree(path: Path, findings: Findings) -> Tree | None:
    """Return what a file says, or None after adding the problems that keep it from being read."""
    text = read_text(path, findings)
    return None if text is None else parse(text, path, findings)


def parse(text: str, path: Path, findings: Findings) -> Tree | None:
    """Return what a text says, or None after adding the problems that keep it from being read."""
    # What is odd in its YAML and leaves it readable, such as a tag, is added all the same.

    def marks(skipped: set[int]) -> Marks:
        with uncollected():
            return _marks_of(_LOADER(text).get_event, skipped)

    reading = EventReader(path, findings)
    try:
        with uncollected():
            reading.read(_LOADER(text).get_event)
        if _ESCAPE.search(text):
            reading.report_odd_escapes(_LOADER(text).get_event)
        signs = list(typed_signs(text, path, _LOADER(text).get_event)) if may_have_signs(text) else []
        for problem in signs:
            findings.add(problem)
        if any(sign.severity == "error" for sign in signs):
            # What follows from them would be told as mistakes of its own.
            return None
        return reading.finished(marks, text)
    except EnoughError:
        return None
    except (yaml.YAMLError, RecursionError) as error:
        findings.add(syntax_problem(error, text, path))
        return None


@value
class RepeatedKey:
    """A key that stands in its block a second time: the name under which its value waits, and its place."""

    block: dict[str, Any]
    hidden: str
    steps: Steps
    mark: Any


class EventReader:
    """Takes the events of one file; what is odd is reported, and the rest is read all the same."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._path, self._findings = path, findings
        self._documents: list[Any] = []
        self._stack: list[Any] = []
        self._repeated: list[RepeatedKey] = []
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
                self._report_adornment(event)
            if count > MOST_NODES:
                self._stop(event, "Y012", f"this file has more than {MOST_NODES:,} values and keys")
            if len(top) > MOST_PARTS:
                self._stop(event, "Y012", f"this list or block has more than {MOST_PARTS:,} parts")
            if type(top) is list:
                top.append(value)
            elif key is not None:
                top[key], key = value, None
            else:
                plain = type(value) is str and value not in top and value not in _ODD_KEYS
                key = value if plain else self._odd_key(top, value, event)
            if type(value) is not str:
                stack.append(top)
                if len(stack) > DEEPEST:
                    self._stop(event, "Y011", f"this is nested more than {DEEPEST} levels deep")
                top = value

    def finished(self, read_marks: Callable[[set[int]], Marks], text: str) -> Tree | None:
        """Return the tree, or None where the file has none that could be used."""
        root = self._documents[0] if self._documents else ""
        if not isinstance(root, dict):
            what = "this file is one list or text, not a block of keys" if root else "this file is empty"
            self._report(None, "Y014", what)
            return None
        for repeated in self._repeated:
            # A text can be left out; a second block may be what other parts refer to.
            self._readable &= isinstance(repeated.block.pop(repeated.hidden, None), str)
        skipped = {packed(repeated.mark) for repeated in self._repeated}
        tree = Tree(self._path, root, lambda: read_marks(skipped), text)
        for repeated in self._repeated:
            self._report_repeated(repeated, f"; the first is on line {tree.key_place(repeated.steps).line}")
        return tree if self._readable else None

    def report_odd_escapes(self, next_event: NextEvent) -> None:
        """Add a problem for each text in which an escape stands for a character that is not text."""
        while (event := next_event()) is not None:
            quoted = isinstance(event, ScalarEvent) and event.style == '"'
            if quoted and odd_character(event.value) is not None:
                self._report(event.start_mark, "Y003", "this text has a character that cannot be shown")

    def _report_repeated(self, repeated: RepeatedKey, first: str = "") -> None:
        what = f"the key '{brief(str(repeated.steps[-1]))}' stands here a second time{first}"
        self._report(repeated.mark, "Y008", what)

    def _odd_key(self, block: dict[str, Any], value: Any, event: Any) -> str:
        if not isinstance(value, str):
            self._stop(event, "Y015", "a list or a block stands here where a key belongs")
        if value == "<<":
            what = "there is a merge key here ('<<'), which copies keys from elsewhere"
            self._report_unreadable(event, "Y016", what)
        elif value == "":
            self._report_unreadable(event, "Y015", "a key is missing before this colon")
        if value not in block:
            return value
        # No text has this character, so that the second value can wait here until all is read.
        hidden = f"{value}\0{len(self._repeated)}"
        # The way to what is open: in each list or block, its last part so far.
        lasts = (next(reversed(p)) if isinstance(p, dict) else len(p) - 1 for p in self._stack[1:])
        self._repeated.append(RepeatedKey(block, hidden, (*lasts, value), event.start_mark))
        if len(self._repeated) == MOST_ERRORS:
            for repeated in self._repeated:
                self._report_repeated(repeated)
        return hidden

    def _opened(self, kind: type, event: Any) -> Any:
        """Return an empty list or block, a text for an alias, or None for what has no value."""
        if kind is yaml.MappingStartEvent:
            return {}
        if kind is yaml.SequenceStartEvent:
            return []
        if kind is yaml.AliasEvent:
            what = f"'*{brief(event.anchor)}' is an alias in YAML, which repeats another part"
            self._report_unreadable(event, "Y009", what)
            return ""
        if kind is yaml.DocumentStartEvent and self._documents:
            self._stop(event, "Y013", "the line '---' begins a second document in this file")
        return None

    def _report_adornment(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if event.anchor is not None:
            what = f"'&{brief(event.anchor)}' is an anchor in YAML, a name by which to repeat a part"
            self._report(event.start_mark, "Y009", what)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            what = f"'{brief(tag)}' is a tag in YAML, which says what kind of value follows"
            self._report(event.start_mark, "Y010", what)

    def _report_unreadable(self, event: Any, code: str, what: str) -> None:
        self._readable = False
        self._report(event.start_mark, code, what)

    def _stop(self, event: Any, code: str, what: str) -> NoReturn:
        self._report(event.start_mark, code, what)
        raise EnoughError

    def _report(self, mark: Any, code: str, what: str) -> None:
        place = Place(self._path, mark.line + 1, mark.column + 1) if mark else Place(self._path)
        self._findings.add(Problem(place, code, what, REMEDIES[code]))


def _marks_of(next_event: NextEvent, skipped: set[int]) -> Marks:
    """Return the places of a well-formed file, less those of the skipped keys and their values."""
    documents: list[Any] = []
    stack: list[Any] = [documents]
    skipping = False
    while (event := next_event()) is not None:
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            mark = packed(event.start_mark)
            opened = isinstance(event, yaml.CollectionStartEvent)
            part: Any = [mark] if opened else mark
            if not skipping and mark not in skipped:
                stack[-1].append(part)
            skipping = not skipping and mark in skipped
            if opened:
                stack.append(part)
    marks: Marks = documents[0]
    return marks
