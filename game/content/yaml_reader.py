"""YAML as it was written: libyaml's events to a tree of texts, each with its place.

Events, not `yaml.compose`: nothing is built for an alias or a tag, depth and count are known while
reading, and no recursion can run out of stack.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.content.problems import Findings, Place, Problem
from game.content.text_file import read_text
from game.content.tree import Mark, Plain, Tree
from game.content.yaml_mistakes import syntax_problem

DEEPEST = 40
MOST_NODES = 2_000_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(path: Path, findings: Findings) -> Tree | None:
    """Answer with what a file says, or with None after adding the problems that keep it from being read."""
    text = read_text(path, findings)
    return None if text is None else parse(text, path, findings)


def parse(text: str, path: Path, findings: Findings) -> Tree | None:
    """Answer with what a text says, or with None after adding the problems in its YAML."""
    reading = _Reading(path, findings)
    count = len(findings.problems)
    try:
        with _no_collecting():
            for event in yaml.parse(text, Loader=_LOADER):
                if not reading.take(event):
                    break
    except (yaml.YAMLError, RecursionError) as error:
        findings.add(syntax_problem(error, text, path))
        return None
    if len(findings.problems) > count:
        return None
    if not isinstance(reading.root, dict):
        what = "this file is empty" if reading.root in (None, "") else "this file is not a block of keys"
        remedy = (
            "It opens with a line such as `scenario_format: 1`; start from a shipped case, or `first-steps`."
        )
        findings.add(Problem(Place(path), "Y014", what, remedy))
        return None
    return Tree(path, reading.root, reading.root_mark)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Large files make many small values and no cycles: collecting in between only costs time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(slots=True)
class _Open:
    """A list or block that is still being read; `key` waits for its value."""

    value: "list[Plain] | dict[str, Plain]"
    mark: Mark
    key: str | None = None
    doubled: bool = False


@dataclass(slots=True)
class _Reading:
    """One pass over the events of a file."""

    path: Path
    findings: Findings
    root: "Plain | None" = None
    root_mark: Mark = field(default_factory=lambda: Mark(1, 1))
    stack: list[_Open] = field(default_factory=list)
    count: int = 0
    documents: int = 0

    def take(self, event: Any) -> bool:
        """Take one event; answer whether reading goes on."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._start(event, {})
        if kind is yaml.SequenceStartEvent:
            return self._start(event, [])
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            return self._refuse(event, "Y009", f"there is an alias here ('*{event.anchor}')")
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                return self._refuse(event, "Y013", "a second document begins here ('---')")
        return True

    def _scalar(self, event: Any) -> bool:
        if not self._plain_node(event):
            return False
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            return self._key(top, event)
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self._place(event.value, mark)
        return True

    def _start(self, event: Any, value: "list[Plain] | dict[str, Plain]") -> bool:
        if not self._plain_node(event):
            return False
        if len(self.stack) >= DEEPEST:
            return self._refuse(event, "Y011", f"this is nested more than {DEEPEST} deep")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            return self._refuse(event, "Y015", "a list or a block stands here where a key belongs")
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self._place(value, mark)
        self.stack.append(_Open(value, mark))
        return True

    def _key(self, top: _Open, event: Any) -> bool:
        key = event.value
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if key == "<<":
            return self._refuse(event, "Y016", "there is a merge key here ('<<')")
        if key == "":
            return self._refuse(event, "Y015", "a key is missing before this colon")
        # A second key is read and reported, and its value dropped, so that reading goes on behind it.
        top.doubled = key in top.mark.keys
        if top.doubled:
            first = top.mark.keys[key][0]
            what = f"the key '{key}' stands here a second time; the first is on line {first}"
            remedy = "Keep one of them: a second key would hide the first."
            self.findings.add(Problem(Place(self.path, line, column), "Y008", what, remedy))
        else:
            top.mark.keys[key] = (line, column)
        top.key = key
        return True

    def _place(self, value: Plain, mark: Mark) -> None:
        if not self.stack:
            self.root, self.root_mark = value, mark
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.mark.parts[len(top.value)] = mark
            top.value.append(value)
            return
        assert top.key is not None
        if not top.doubled:
            top.value[top.key] = value
            top.mark.parts[top.key] = mark
        top.key = None

    def _plain_node(self, event: Any) -> bool:
        self.count += 1
        if self.count > MOST_NODES:
            return self._refuse(event, "Y012", f"this file has more than {MOST_NODES:,} parts")
        if event.anchor is not None:
            return self._refuse(event, "Y009", f"there is an anchor here ('&{event.anchor}')")
        if event.tag is not None and event.tag != "!":
            return self._refuse(event, "Y010", f"there is a tag here ('{event.tag}')")
        return True

    def _refuse(self, event: Any, code: str, what: str) -> bool:
        place = Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
        self.findings.add(Problem(place, code, what, _REMEDIES[code]))
        return False


_REMEDIES = {
    "Y009": "Scenario files have none: write the part out where it is needed, or put quotes around the text.",
    "Y010": "Scenario files have none: take it out, or put quotes around the text.",
    "Y011": "Take some layers out: no part of a scenario needs so many.",
    "Y012": "Split the case into several.",
    "Y013": "Keep one case in a file, and take this line out.",
    "Y015": "Write `key: value`, and put quotes around a key that has special signs.",
    "Y016": "Scenario files have none: write the keys out.",
}
