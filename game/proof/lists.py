"""Lists that were pasted into a text and are shown run together, since their lines or marks are lost."""

import re
from collections.abc import Iterable, Iterator

from game.content.desk import key_of
from game.content.problems import Place, Problem, brief
from game.content.translating import FoundText
from game.content.tree import Steps
from game.proof.findings import Finding, Sheet

# What begins an item in a word processor; of these a text of ours knows hyphens, stars and numbers.
_MARK = r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]|[-*+\u2022\u25aa\u00b7\u25cf\u25e6\u2013\u2014])"
_MARKS = re.compile(rf"(?:^|\s)({_MARK}\s+\S+)")
_NO_HYPHEN = r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]|[\u2022\u25aa\u00b7\u25cf\u25e6\u2013\u2014])[ \t]"
_SECOND = re.compile(rf"\n[ ]*{_NO_HYPHEN}")
_FIRST = re.compile(rf"[ ]*(?:- |[\w-]+: )?[\"']?{_NO_HYPHEN}")
_ITEM = re.compile(rf"{_MARK}(?=\s)")
_KNOWN = re.compile(r"[-*+]|\d+[.)]")
_HEAD = re.compile(r"([|>])[-+0-9]*\s*(?:#.*)?")


def check_lists(sheet: Sheet, shown: Iterable[FoundText]) -> None:
    """Report each text whose lines are items of a list, and that shows them as one run of words."""
    # Few files have two lines, one below the other, that begin with such a mark; a hyphen is a list of YAML.
    has_marks = sheet.tree.has_lines(_FIRST, _SECOND)
    for steps, text in shown:
        if not has_marks and text.count(" - ") + text.count(" * ") < 1:
            continue
        # Words that stand behind a mark begin a line of the file, or there is no list.
        marked = _MARKS.findall(text)
        if sum(sheet.tree.begins_a_line(one) for one in marked) < min(2, len(marked)) or not marked:
            continue
        items = [(place, item) for place, item in _lines(sheet, steps, text) if _ITEM.match(item)]
        lost = [item for _, item in items if not _is_shown_as_one(item, text)]
        if len(items) > 1 and lost:
            place, _ = items[0]
            unknown = next((mark for each in lost if not _KNOWN.fullmatch(mark := _mark(each))), "")
            what = "this list is shown as one run of words, without its lines"
            remedy = _kept_lines(sheet, steps)
            if unknown:
                what = f"this list is shown as one run of words: to a text `{unknown}` begins no item"
                remedy = f"Write `- ` or `1. ` where each item begins. {remedy}".strip()
            sheet.findings.append(Finding(Problem(place, "L010", what, remedy, "warning")))


def _mark(item: str) -> str:
    found = _ITEM.match(item)
    return found[0] if found else brief(item)


def _is_shown_as_one(item: str, text: str) -> bool:
    """Return whether an item begins a line of a text, behind a mark that is known."""
    begins = any(" ".join(line.split()).startswith(item) for line in text.split("\n"))
    return begins and _KNOWN.fullmatch(_mark(item)) is not None


def _lines(sheet: Sheet, steps: Steps, text: str) -> Iterator[tuple[Place, str]]:
    """Yield the lines of the file in which a text stands, each with where its words begin."""
    begun, flat = sheet.tree.place(steps), " ".join(text.split())
    for line, written in sheet.tree.lines_from(begun.line):
        column = begun.column - 1 if line == begun.line else 0
        words = written[column:].lstrip(" \"'")
        at = len(written) - len(words) + 1
        words = " ".join(words.rstrip(" \"'}]").split())
        if line == begun.line and _HEAD.fullmatch(words):
            continue
        if words not in flat:
            return
        if words:
            yield Place(begun.path, line, at), words


def _kept_lines(sheet: Sheet, steps: Steps) -> str:
    """Return how the lines of a text are kept, or nothing where they are."""
    begun = sheet.tree.place(steps)
    _, written = next(iter(sheet.tree.lines_from(begun.line)))
    head = written[begun.column - 1 :].strip()
    if found := _HEAD.fullmatch(head):
        return "" if found[1] == "|" else f"Write `|` in place of `{head}`: it keeps the lines."
    before = f"{key_of(steps)}:" if not isinstance(steps[-1], int) else "-"
    quoted = ", without the quotes" if head[:1] in "\"'" else ""
    return f"Write `|` behind `{before}`, and begin the first item on the line below{quoted}."
