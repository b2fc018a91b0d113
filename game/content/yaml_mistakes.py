"""What an author is told when a file is not well-formed YAML: in plain words, at the right line."""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from game.content.problems import Place, Problem
from game.content.typography import number_as_mark, sign_in_brackets, sign_on_line
from game.model.value import value

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 40

# What helps where the reader stops at what is YAML, but not what a file of ours may hold.
REMEDIES: Mapping[str, str] = {
    "Y003": "Take out what is written with a backslash, such as `\\x1b` or `\\0`.",
    "Y008": "Keep one of them: the second would hide the first. In a list, each item begins with `- `.",
    "Y009": "Put quotes around the text; write a part that is needed twice out twice.",
    "Y010": "Put quotes around the text, or take out the word with the `!`.",
    "Y011": "Use fewer levels: no part of a scenario needs so many.",
    "Y012": "Split the case in two.",
    "Y013": "Take this line out; a second case has a folder and a file of its own.",
    "Y014": "Write `key: value` lines, such as `edition: 1`; `contempt new NAME` writes a first draft.",
    "Y015": "Write `key: value`, and put quotes around a key that has special characters.",
    "Y016": "Write those keys out here instead.",
}

# A larger text is not read a second time to tell its mistake better.
_MOST_READ_AGAIN = 500_000

_LONGEST_LINE = 5_000
_QUOTES = ("'", '"')

# A value that begins with a bracket and has been closed by one, up to where the reader stopped.
_BEGUN = re.compile(r"\s*(?:- )*(?:[^\s:]+: +)?([\[{]).*[\]}]\s*$")


def syntax_problem(error: Exception, text: str, path: Path) -> Problem:
    """Return the problem behind an error of the YAML reader."""
    stop = _Stop.of(error, text, path)
    # A tab in the indentation of the line, or where the reader stopped.
    tab = stop.written.find("\t", 0, len(stop.written) - len(stop.written.lstrip(" \t"))) + 1
    if not tab and stop.written[stop.column - 1 : stop.column] == "\t":
        tab = stop.column
    if tab:
        what = "there is a tab here, and YAML indents with spaces"
        return Problem(Place(path, stop.line, tab), "Y005", what, "Replace each tab with two spaces.")
    if (typed := _typed(stop)) is not None:
        return typed
    if "nesting depth" in stop.reason:  # The reader looks ahead of the limit that is ours.
        what = f"this is nested more than {DEEPEST} levels deep"
        return Problem(stop.place, "Y011", what, REMEDIES["Y011"])
    for told in (_quoted, _special_character, _key, _begun, _indented_or_bracket):
        problem = told(stop)
        if problem:
            return problem
    what = "from here on this cannot be read as YAML" + (f" ({stop.reason})" if stop.reason else "")
    remedy = (
        "Look at this line and the one above; put quotes around text that begins with a special character."
    )
    return Problem(stop.place, "Y004", what, remedy)


def _typed(stop: "_Stop") -> Problem | None:
    """A sign of a word processor, in the line where the reader stopped or where that text began."""
    before = stop.text_before
    begun = {stop.opened.line, stop.line} | ({before.begins.line} if before else set())
    found = (
        sign_on_line(stop.lines[one - 1], one, stop.path) for one in sorted(begun) if one <= len(stop.lines)
    )
    if (sign := next((one for one in found if one is not None), None)) is not None:
        return sign
    if "flow" in stop.context:
        return sign_in_brackets(stop.lines, stop.opened.line, stop.line, stop.path)
    # Only where no text can go on: a number may begin a line of any text.
    lost = stop.opened.line if "simple key" in stop.context else stop.line
    ends = "block" in stop.context or "simple key" in stop.context
    return number_as_mark(stop.lines[lost - 1], lost, stop.path) if ends and lost <= len(stop.lines) else None


@value
class _Stop:
    """Where the reader stopped, why, and where what it was reading began."""

    path: Path
    lines: list[str]
    line: int
    column: int
    opened: Place
    reason: str
    context: str

    @classmethod
    def of(cls, error: Exception, text: str, path: Path) -> "_Stop":
        """Return what an error of the reader says."""
        lines = text.split("\n")

        def place(mark: yaml.Mark | None) -> Place:
            if mark is None:
                return Place(path, 1, 1)
            if mark.line >= len(lines):  # The end of a file whose last line is not ended.
                return Place(path, len(lines), len(lines[-1]) + 1)
            return Place(path, mark.line + 1, mark.column + 1)

        opened = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None) or opened
        stop, began = place(mark), place(opened or mark)
        reason, context = (str(getattr(error, name, "") or "") for name in ("problem", "context"))
        return cls(path, lines, stop.line, stop.column, began, reason, context)

    @property
    def place(self) -> Place:
        """Return the place where the reader stopped."""
        return Place(self.path, self.line, self.column)

    @property
    def written(self) -> str:
        """Return the line on which it stopped."""
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    @property
    def text_before(self) -> "_TextBefore | None":
        """Return the last text that ends before the stop, if it can be found."""
        head = "\n".join([*self.lines[: self.line - 1], self.written[: self.column - 1]])
        last = None
        if len(head) <= _MOST_READ_AGAIN:
            with contextlib.suppress(yaml.YAMLError):
                for token in yaml.scan(head, Loader=_LOADER):
                    last = token if isinstance(token, yaml.ScalarToken) else last
        if last is None:
            return None
        begins = Place(self.path, last.start_mark.line + 1, last.start_mark.column + 1)
        ends = last.end_mark.line + 1 == self.line and last.end_mark.column
        between = self.written[ends : self.column - 1] if ends is not False else "?"
        return _TextBefore(begins, last.style in _QUOTES, reaches=not between.strip())


@value
class _TextBefore:
    """The text before a stop: where it begins, and whether it reaches up to there."""

    begins: Place
    quoted: bool
    reaches: bool


def _quoted(stop: _Stop) -> Problem | None:
    """Quotes that never close, close too late, or close too soon."""
    opens = "a quotation mark opens here and is not closed where it should be"
    close = "Close the quotes; inside '...' write '' for an apostrophe, or leave the quotes out."
    if "escape" in stop.reason:
        what = "inside double quotes this backslash has no meaning"
        return Problem(stop.place, "Y006", what, r"Write `\\` for a backslash, or use single quotes.")
    if "quoted scalar" in stop.context:
        return Problem(stop.opened, "Y006", opens, close)
    before = stop.text_before if "did not find expected" in stop.reason else None
    if before is None or not (before.quoted and before.reaches):
        return None
    if before.begins.line < stop.line:
        return Problem(before.begins, "Y006", opens, close)
    if stop.written[stop.column - 1 : stop.column] in _QUOTES:
        return None
    what = "the quotes close here, and the text goes on"
    remedy = (
        'Put the whole text in quotes; inside "..." write \\" for a quotation mark, '
        "inside '...' write '' for an apostrophe."
    )
    return Problem(stop.place, "Y006", what, remedy)


def _special_character(stop: _Stop) -> Problem | None:
    """Text that begins with a character which means something else in YAML."""
    marked = any(word in stop.context for word in ("alias", "anchor", "tag", "directive"))
    if not marked and "cannot start any token" not in stop.reason:
        return None
    first = stop.lines[stop.opened.line - 1][stop.opened.column - 1 :][:1]
    what = f"text cannot begin with {first}" if first else "text cannot begin like this"
    return Problem(stop.opened, "Y004", what, "Put quotes around the text, or take that character out.")


def _key(stop: _Stop) -> Problem | None:
    """A line that should be a key with its value, or should not."""
    if "simple key" in stop.context:
        what = "this line is not `key: value`, and it does not belong to the text above"
        remedy = "Indent it further than the key whose text it continues, or write `key: value`."
        return Problem(stop.opened, "Y004", what, remedy)
    if "block sequence entries" in stop.reason:
        what = "a list cannot begin on the line of its key"
        remedy = (
            "Put each item on a line of its own after `- `, or quotes around text that begins with a hyphen."
        )
        return Problem(stop.place, "Y004", what, remedy)
    if "mapping values" not in stop.reason:
        return None
    before = stop.text_before
    if before and before.begins.line < stop.line:
        what = f"the text that begins here runs on into line {stop.line}, where there is a colon"
        remedy = (
            "Write `key: value` with a space after the colon, indent both lines alike, or quote the text."
        )
        return Problem(before.begins, "Y004", what, remedy)
    what = "what comes before this colon is read as a key"
    remedy = "Put quotes around the whole text, or indent this line like its neighbours."
    return Problem(stop.place, "Y004", what, remedy)


def _begun(stop: _Stop) -> Problem | None:
    """A text that begins with a link or another bracket: that is a list or a block to YAML, and over."""
    begun = _BEGUN.match(stop.written[: stop.column - 1]) if stop.column <= _LONGEST_LINE else None
    if begun is None or "did not find expected" not in stop.reason:
        return None
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", begun[0])
    if sum(map(bare.count, "[{")) != sum(map(bare.count, "]}")):
        return None
    kind = "a list" if begun[1] == "[" else "a block of keys"
    what = f"what begins with {begun[1]} is read as {kind}, and more text follows it here"
    place = Place(stop.path, stop.line, begun.start(1) + 1)
    return Problem(place, "Y004", what, "Put quotes around the whole text.")


def _indented_or_bracket(stop: _Stop) -> Problem | None:
    """A line that stands elsewhere than its neighbours, or a bracket that is not closed."""
    if "block mapping" in stop.context or "block collection" in stop.context:
        what = "this line is not indented like its neighbours, or a quote or colon is missing before it"
        remedy = "Line it up with the lines it belongs to, two spaces for each level."
        return Problem(stop.place, "Y007", what, remedy)
    if "flow" not in stop.context:
        return None
    if " #" in stop.lines[stop.opened.line - 1][stop.opened.column :]:
        what = "a # begins a comment on this line, so that the bracket that opens here is not closed"
        return Problem(stop.opened, "Y004", what, "Put quotes around the text that has the #.")
    what = "a bracket that opens on this line or before is not closed, or a comma is missing"
    remedy = "Close `{...}` and `[...]`, and put quotes around texts with a comma, a colon or a bracket."
    return Problem(stop.opened, "Y004", what, remedy)
