"""The strip below a preview: how the file stands, one of its problems at a time, and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.kit import Kit, MirrorLine
from game.desktop.toolkit.markup import Run, TextBlock
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import Look

Kind = Literal["error", "warning", "well", "note"]

_TINTS = {"error": ("accent_tint", "accent"), "well": ("up_tint", "up")}.get
_MILD = ("wait_tint", "wait")
_MOST = 0.42  # of the height of the window


@dataclass(frozen=True, slots=True)
class StatusPill(Part):
    """A few words in a pill, in the colours of what they tell."""

    kind: Kind
    words: str

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of a line and a little room."""
        return kit.look.line("row") + kit.look.g(0.5)

    def width(self, kit: Kit) -> int:
        """Return the width of the words and the round ends."""
        return kit.cache.role_width(kit.look, "row-label", self.words) + kit.look.g(2.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the pill as wide as its words."""
        ground, ink = _TINTS(self.kind, _MILD)
        place = Rect(box.left, box.top, self.width(pen.kit), box.height)
        pen.pill(place, ground, ink)
        y = place.centery - pen.kit.look.line("row-label") // 2
        pen.text((place.left + pen.g(1.25), y), self.words, "row-label", ink)

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield the words."""
        yield MirrorLine("standing", self.words)


@dataclass(frozen=True, slots=True)
class Slip(Part):
    """One problem, or a note: its place and code, the sentence, what to do, and buttons at its right."""

    kind: Kind
    head: str
    code: str
    where: str
    what: str
    remedy: str = ""
    buttons: tuple[Button, ...] = ()

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the words, or of the buttons where they are taller."""
        words = self._words().height(kit, self._room(kit, width))
        if self._under(kit, width):
            words += Buttons(self.buttons).height(kit, self._inner(kit, width)) + kit.look.g(1)
        return max(words, kit.look.g(4.5)) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the slip with a bar at its left, the words, and the buttons."""
        pen.panel(box, Skin("paper", "folder_line", 0.25))
        _, bar = _TINTS(self.kind, _MILD)
        pen.fill(Rect(box.left, box.top, pen.g(0.75), box.height), bar)
        left, top = box.left + pen.g(2.25), box.top + pen.g(1)
        room = self._room(pen.kit, box.width)
        high = self._words().height(pen.kit, room)
        self._words().draw(pen, Rect(left, top, room, high))
        row = Buttons(self.buttons)
        wide = self._beside(pen.kit)
        if self._under(pen.kit, box.width):
            row.draw(pen, Rect(left, top + high + pen.g(1), self._inner(pen.kit, box.width), box.height))
        elif wide:
            row.draw(pen, Rect(box.right - pen.g(1) - wide, top, wide, box.height))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the words, then the buttons."""
        yield from self._words().mirror(look)
        yield from Buttons(self.buttons).mirror(look)

    def _words(self) -> Column:
        runs = [Run(self.head, strong=True)] if self.head else []
        told = (self.code, self.where)
        runs += [Run(f" · {part}" if runs else part) for part in told if part]
        placed = (
            Prose("preview-place", (TextBlock(tuple(runs)),), "row", "ink2", says="note") if runs else None
        )
        lines = (PlainText(self.what, "row-label", says=self.kind), PlainText(self.remedy, "row", "ink2"))
        return Column((placed, *lines) if placed else lines, 0)

    def _beside(self, kit: Kit) -> int:
        gaps = kit.look.g(1) * max(0, len(self.buttons) - 1)
        return sum(button.width(kit) for button in self.buttons) + gaps

    def _inner(self, kit: Kit, width: int) -> int:
        return width - kit.look.g(3.25)

    def _under(self, kit: Kit, width: int) -> bool:
        """Buttons that would leave the words too little room stand below them."""
        beside = self._beside(kit)
        return bool(beside) and self._inner(kit, width) - beside - kit.look.g(3) < 24 * kit.look.size("row")

    def _room(self, kit: Kit, width: int) -> int:
        inner, beside = self._inner(kit, width), self._beside(kit)
        return inner - beside - kit.look.g(3) if beside and not self._under(kit, width) else inner


@dataclass(frozen=True, slots=True)
class ProblemStrip(Part):
    """How the file stands in a pill and a few words, the buttons, and under them the slip in front."""

    pill: StatusPill
    told: str
    buttons: tuple[Button, ...]
    slip: Slip | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the row and the slip."""
        inner = width - 2 * kit.look.g(1.5)
        slip = self.slip.height(kit, inner) + kit.look.g(0.75) if self.slip else 0
        return self._row(kit, inner) + slip + kit.look.g(1.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the slip on the desk, and the row under it."""
        pen.fill(box, "desk")
        inner = Rect(box.left + pen.g(1.5), box.top, box.width - 2 * pen.g(1.5), box.height)
        if self.slip is not None:
            high = self.slip.height(pen.kit, inner.width)
            self.slip.draw(pen, Rect(inner.left, inner.top, inner.width, high))
            inner.top += high + pen.g(0.75)
        pen.on_desk = True
        self._draw_row(pen, inner)
        pen.on_desk = False

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the pill, the words, the slip and the buttons."""
        yield from self.pill.mirror(look)
        if self.told:
            yield MirrorLine("note", self.told)
        if self.slip is not None:
            yield from self.slip.mirror(look)
        yield from Buttons(self.buttons).mirror(look)

    def _row(self, kit: Kit, width: int) -> int:
        buttons = Buttons(self.buttons).height(kit, self._buttons_width(kit, width))
        pill = self.pill.height(kit, width)
        return buttons + pill + kit.look.g(0.5) if self._stacked(kit, width) else max(buttons, pill)

    def _stacked(self, kit: Kit, width: int) -> bool:
        return self._wanted(kit) + self.pill.width(kit) + kit.look.g(2) > width

    def _wanted(self, kit: Kit) -> int:
        return sum(button.width(kit) for button in self.buttons) + kit.look.g(1) * (len(self.buttons) - 1)

    def _buttons_width(self, kit: Kit, width: int) -> int:
        return width if self._stacked(kit, width) else self._wanted(kit)

    def _draw_row(self, pen: Pen, box: Rect) -> None:
        stacked = self._stacked(pen.kit, box.width)
        wide = self._buttons_width(pen.kit, box.width)
        row = Buttons(self.buttons)
        high = self.pill.height(pen.kit, box.width)
        buttons = row.height(pen.kit, wide)
        down = 0 if stacked else max(0, (buttons - high) // 2)
        self.pill.draw(pen, Rect(box.left, box.top + down, box.width, high))
        left = box.left + self.pill.width(pen.kit) + pen.g(1.5)
        room = (box.right if stacked else box.right - wide - pen.g(2)) - left
        if self.told and pen.width(self.told, "row") <= room:
            y = box.top + down + (high - pen.kit.look.line("row")) // 2
            pen.text((left, y), self.told, "row", "desk_ink")
        top = box.top + high + pen.g(0.5) if stacked else box.top
        row.draw(pen, Rect(box.left if stacked else box.right - wide, top, wide, buttons))


@dataclass(frozen=True, slots=True)
class OverStrip(Part):
    """A screen with the strip below it; the strip leaves the screen most of the window."""

    body: Part
    strip: ProblemStrip

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the window, which it fills."""
        return kit.look.height

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the screen in what the strip leaves, then the strip."""
        strip = self._fitting(pen.kit, box)
        high = strip.height(pen.kit, box.width)
        self.body.draw(pen, Rect(box.left, box.top, box.width, box.height - high))
        strip.draw(pen, Rect(box.left, box.bottom - high, box.width, high))

    def mirror(self, look: Look, /) -> Iterator[MirrorLine]:
        """Yield the screen, then the strip."""
        yield from self.body.mirror(look)
        yield from self.strip.mirror(look)

    def _fitting(self, kit: Kit, box: Rect) -> ProblemStrip:
        """Where a long problem in large text would cover the screen, its sentence alone is shown."""
        strip, slip = self.strip, self.strip.slip
        if slip is None or strip.height(kit, box.width) <= _MOST * box.height:
            return strip
        short = Slip(slip.kind, "", "", "", slip.what, "", slip.buttons)
        return ProblemStrip(strip.pill, strip.told, strip.buttons, short)
