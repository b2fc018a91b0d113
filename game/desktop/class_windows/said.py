"""What is said on P, as parts: lines, days, truth labels, moves of meters, sums owed, options."""

import re
from collections.abc import Iterator

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.class_windows.options import BallotRow
from game.desktop.class_windows.pages import Breakable, NextPage
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose

# A space before or after a figure, but for that between a name and its volume.
_BOUND = re.compile(r"(?<=\d) (?=\S)|(?<=[^,\s]) (?=\d)")
_KINDS = ("documented", "inferred", "invented")


def lines(told: tuple[bodies.ShownParagraph, ...]) -> Iterator[Part]:
    """Yield paragraphs, each with its speaker if it has one."""
    for line in told:
        yield prose(f"**{line.speaker}:** {line.text}" if line.speaker else line.text)


def days(due: tuple[bodies.DueDay, ...]) -> Iterator[Part]:
    """Return deadlines, each with its last day."""
    return (PlainText(f"{plain(one.label)}: {one.last_day} ({one.left})", "plain") for one in due)


def prose(text: str) -> Prose:
    """Return a text as a paragraph or several."""
    return Prose(f"said:{text[:40]}", blocks(text))


def bound(cite: str) -> str:
    """Return a citation whose figures no line parts from the words they belong to."""
    return _BOUND.sub("\N{NO-BREAK SPACE}", plain(cite))


def plain(text: str) -> str:
    """Return a text without its markup."""
    return " ".join(block.text for block in blocks(text))


def labelled(words: Words, text: str, truth: str) -> Part:
    """Return a text with the word of its truth label below it, if it has one."""
    parts = (prose(text), *truth_label(words, truth))
    return Breakable(Column(parts, 0.5), parts)


def truth_label(words: Words, word: str) -> Iterator[TruthLabel]:
    """Yield the truth label of a word, if it has one."""
    if word:
        kind = next((kind for kind in _KINDS if words(f"truth.{kind}") == word), "")
        yield TruthLabel(kind, word)


def meter_move(words: Words, move: bodies.MeterMove) -> Part:
    """Return how a meter moved, and why where that is said."""
    because = f": {move.because}" if move.because else ""
    return labelled(words, f"**{plain(move.label)}** {move.moved}{because}", move.truth)


def owed(words: Words, owing: tuple[bodies.Owing, ...]) -> Iterator[Part]:
    """Yield what is owed in each matter."""
    for one in owing:
        if one.how == "none" and not set(one.fines) & set("123456789"):
            continue  # Nothing is owed, and nothing runs.
        how = words(f"seat.per_day.{one.how}", sum=one.per_day) if one.per_day else ""
        matter = f"{plain(one.matter)}: {plain(one.posture)}."
        yield PlainText(f"{matter} {words('seat.owed', sum=one.fines)} {how}".strip(), "plain")


def option_rows(words: Words, every: tuple[bodies.OptionLine, ...]) -> Iterator[Part]:
    """Yield what can be voted for, and on a page of its own what is not open, and why."""
    yield from (_option(words, one) for one in every if one.open)
    if shut := [one for one in every if not one.open]:
        yield NextPage(over=(PlainText(words("seat.not_open"), "heading2", says="heading"),))
        yield from (_option(words, one) for one in shut)


def _option(words: Words, one: bodies.OptionLine) -> BallotRow:
    # The first reason and its authority; the seats have all of them.
    sources = "; ".join(bound(source.cite) for source in one.sources[:1])
    shut = words("seat.not_open")
    why = tuple(f"{shut} {plain(reason)} {sources}".strip() for reason in one.why[:1])
    return BallotRow(one.letter, plain(one.label), why)
