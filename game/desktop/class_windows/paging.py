"""How the parts of a phase go over the pages and columns of P: in their order, none smaller, none alone."""

from collections.abc import Iterator

from pygame import Rect

from game.desktop.class_windows.content import NextPage
from game.desktop.class_windows.passages import Apart, Excerpt, Labelled, lines_of
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose

GAP = 1.5  # g


def paged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> list[tuple[Part, ...]]:
    """Return the parts of each page, in their order; a part that is too tall has a page of its own.

    A heading goes to the page of what it is over, where both have room there.
    """
    pages: list[tuple[Part, ...]] = [()]
    for part in _parted(kit, parts, width, height):
        begins = isinstance(part, NextPage)
        if pages[-1] and (begins or _high(kit, (*pages[-1], part), width) > height):
            over = pages[-1][-1:] if pages[-1][1:] and _is_heading(pages[-1][-1]) else ()
            if begins or _high(kit, (*over, part), width) > height:
                over = ()
            pages[-1] = pages[-1][: len(pages[-1]) - len(over)]
            pages.append(over)
        if not begins:
            pages[-1] = (*pages[-1], part)
    return pages


def _high(kit: Kit, parts: tuple[Part, ...], width: int) -> int:
    return Column(parts, GAP).height(kit, width)


def even(kit: Kit, parts: tuple[Part, ...], column: Rect, count: int) -> list[tuple[Part, ...]]:
    """Return the parts of each column; where all fit one page, its columns are as even as may be."""
    columns = paged(kit, parts, column.width, column.height)
    if not 1 < len(columns) <= count:
        return columns
    low, high = column.height // count, column.height
    while high - low > kit.look.line("body"):
        middle = (low + high) // 2
        tried = paged(kit, parts, column.width, middle)
        low, high = (low, middle) if len(tried) <= count else (middle, high)
    return paged(kit, parts, column.width, high)


def _is_heading(part: Part) -> bool:
    """Return whether a part says what comes after it."""
    return isinstance(part, PlainText) and part.role == "heading3"


def _parted(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> Iterator[Part]:
    """Yield the parts; of one that is taller than a page, as many lines as fit, and then the rest."""
    for part in parts:
        if part.height(kit, width) <= height:
            yield part
        elif isinstance(part, Labelled | Apart):
            yield from _parted(kit, part.parts, width, height)
        elif isinstance(part, Prose) and len(part.blocks) == 1:
            lines, fitting = len(lines_of(kit, part, width).lines), max(1, height // kit.look.line(part.role))
            yield from (Excerpt(part, at, min(at + fitting, lines)) for at in range(0, lines, fitting))
        else:
            yield part


def is_whole(part: Part) -> bool:
    """Return whether a part cannot go on over two pages."""
    return not isinstance(part, Labelled | Apart | Prose)
