"""Signs that a word processor writes in place of those of YAML, each at its column with what to write."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unicodedata import name

from yaml import ScalarEvent

from game.content.problems import Place, Problem

_SPACES = "\u00a0\u2007\u2009\u200b\u202f\u2060\u3000\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2022\u00b7\u25aa\u2212"
# A number before an item, as a word processor counts them.
_COUNTED = re.compile(r"[ ]*(\d{1,2}[.)])[ \t]")
# What opens a quotation, with what closes it.
_QUOTES: Mapping[str, str] = {
    "\u201c": "\u201d",
    "\u201e": "\u201d\u201c",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
    "\uff02": "\uff02",
}
_OPENING = "".join(_QUOTES)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_COLON = "\uff1a"
# Breaks of a line by which YAML counts lines, and no editor does.
_BREAKS: Mapping[str, str] = {
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}

# Each where it stands in the place of a sign of YAML: in a line, or in a text that YAML has not read as more.
_BEFORE_IT = rf"- |-(?=[{_SPACES}])|[a-z_][\w-]*:(?=[{_SPACES}])|[a-z_][\w-]*(?=[{_SPACES}]+:?$)"
_SPACE = re.compile(rf"[ ]*(?:{_BEFORE_IT})?[ ]*([{_SPACES}])", re.ASCII)
_MARK = re.compile(rf"[ ]*([{_DASHES}])[ {_SPACES}]")
_FULL_COLON = re.compile(rf"[ ]*(?:- )?[a-z_][a-z0-9_-]* ?({_COLON})")
_CURLY = re.compile(rf"[ ]*(?:- )?[a-z_][\w-]*: +([{_OPENING}])", re.ASCII)
_CURLY_INSIDE = re.compile(rf"(?:[\[{{,]|: ) *([{_OPENING}])")
_TURN = re.compile(f"[{_TURNING}]")
# Where a value or a line begins, or a key ends: prose may have the same signs inside.
_ANYWHERE = re.compile(
    rf"[{_TURNING}{_COLON}]|(?:^|[-:\[{{,])[ ]*[{_SPACES}{_OPENING}]"
    rf"|^[ ]*[{_DASHES}][ {_SPACES}]|[{_SPACES}]+[ ]*(?::|$)",
    re.MULTILINE,
)


def typed_signs(text: str, path: Path, next_event: Callable[[], Any]) -> Iterator[Problem]:
    """Yield what a file that YAML can read has of such signs; its texts may have them inside."""
    lines = text.split("\n")
    while (event := next_event()) is not None:
        if not isinstance(event, ScalarEvent):
            continue
        mark: Any = event.start_mark
        ends: Any = event.end_mark
        if _TURN.search(event.value):
            yield from _turned(lines, path, mark.line, ends.line)
        if event.value and not event.style:
            begins = not lines[mark.line][: mark.column].strip(" -")
            found = _misread(event.value, begins)
            if found is not None:
                yield _problem(Place(path, mark.line + 1, mark.column + found + 1), event.value[found])


def sign_in_brackets(lines: list[str], first: int, last: int, path: Path) -> Problem | None:
    """Return the first curly quotation mark that begins a text in brackets, between two lines."""
    for number in range(first, min(last, len(lines)) + 1):
        if found := _CURLY_INSIDE.search(lines[number - 1]):
            return _problem(Place(path, number, found.start(1) + 1), found[1], stops=True)
    return None


def unseen_sign(sign: str, place: Place) -> Problem | None:
    """Return what is told of a sign that nobody sees, or None where it is another one."""
    if sign in _BREAKS:
        what = f"a line break that YAML counts and no editor shows stands here ({_BREAKS[sign]})"
        return Problem(place, "Y019", what, "Take it out, and type a space or begin a new line here.")
    return _problem(place, sign) if sign in _TURNING else None


def number_as_mark(line: str, number: int, path: Path) -> Problem | None:
    """Return what is told of a line that a number begins where a list has its mark."""
    if (found := _COUNTED.match(line)) is None:
        return None
    what = f"to YAML this is no list mark, but the beginning of a text ({found[1]})"
    remedy = "Write a hyphen and a space, `- `, in place of each number of the list."
    return Problem(Place(path, number, found.start(1) + 1), "Y019", what, remedy)


def sign_on_line(line: str, number: int, path: Path) -> Problem | None:
    """Return the first such sign that keeps YAML from reading a line, if it has one."""
    founds = [found for one in (_SPACE, _MARK, _FULL_COLON, _CURLY) if (found := one.match(line))]
    first = min((found.start(1) for found in founds), default=None)
    return None if first is None else _problem(Place(path, number, first + 1), line[first], stops=True)


def may_have_signs(text: str) -> bool:
    """Return whether a file may have such a sign in the place of one of YAML: most have none."""
    return not text.isascii() and _ANYWHERE.search(text) is not None


def _misread(written: str, begins: bool) -> int | None:
    """Return where a text without quotes has a sign that was meant for YAML; it may begin its line."""
    if found := _SPACE.match(written):
        return found.start(1)
    if begins and (found := _MARK.match(written) or _FULL_COLON.match(written)):
        return found.start(1)
    return 0 if written[0] in _QUOTES and _is_around(written, _QUOTES[written[0]]) else None


def _is_around(written: str, closing: str) -> bool:
    """Return whether the quotation mark at the start holds all of a text, and not its first words only."""
    # An apostrophe closes nothing.
    if re.search(rf"[{closing}](?!\w)", written[1:-1]):
        return False
    return written[-1] in closing + '"' or written[0] != "\u2018"


def _turned(lines: list[str], path: Path, first: int, last: int) -> Iterator[Problem]:
    for number in range(first, min(last + 1, len(lines))):
        if found := _TURN.search(lines[number]):
            yield _problem(Place(path, number + 1, found.start() + 1), found[0])
            return


def _problem(place: Place, sign: str, *, stops: bool = False) -> Problem:
    called = name(sign).lower()
    if sign in _TURNING:
        what = f"a sign that cannot be seen turns the direction of the text here ({called})"
        return Problem(place, "Y019", what, "Take out the word it stands in, and type it again.")
    if sign in _SPACES:
        what = f"a space that YAML does not know as one stands here ({called})"
        return Problem(
            place, "Y019", what, "Take out the spaces here, and type them anew with the space bar."
        )
    if sign in _COLON:
        what = "a full-width colon stands here, and YAML knows only the common one"
        return Problem(place, "Y019", what, "Write `key: value`, with `:` and a space.")
    if sign in _OPENING:
        what = f"to YAML this is no quotation mark, but a part of the text ({called})"
        remedy = (
            'Write straight quotes, `"..."`, or none; put `"` around curly ones that the player is to see.'
        )
        return Problem(place, "Y020", what, remedy, "error" if stops else "warning")
    what = f"to YAML this is no list mark, but the beginning of a text ({called})"
    return Problem(
        place, "Y019", what, "Write a hyphen and a space, `- `; where it is text, put quotes around it."
    )
