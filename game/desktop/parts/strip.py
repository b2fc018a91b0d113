"""The strip below a preview: how the file stands, one of its problems at a time, and what can be done."""

from typing import Literal

from pygame import Rect

from game.desktop.parts.ledger import Item
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.markup import Run, TextBlock
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, WindowPart, read
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value

Kind = Literal["error", "warning", "well", "note"]

_TINTS = {"error": ("accent_tint", "accent"), "well": ("up_tint", "up")}.get
_MILD = ("wait_tint", "wait")
_MOST = 0.42  # of the height of the window


@value
class StatusPill(Part):
    """A few words in a pill, in the colours of what they tell."""

    kind: Kind
    words: str

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row") + kit.look.g(0.5)

    def width(self, kit: Kit) -> int:
        """Return the width of the words and the round ends."""
        return kit.cache.role_width(kit.look, "row-label", self.words) + kit.look.g(2.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        ground, ink = _TINTS(self.kind, _MILD)
        place = Rect(box.left, box.top, self.width(pen.kit), box.height)
        pen.pill(place, ground, ink)
        y = place.centery - pen.kit.look.line("row-label") // 2
        pen.text((place.left + pen.g(1.25), y), self.words, "row-label", ink)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("standing", self.words)


@value
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
        inner, room = self._widths(kit, width)
        words = self._words().height(kit, room)
        if self.buttons and room == inner:
            words += Buttons(self.buttons).height(kit, inner) + kit.look.g(1)
        return max(words, kit.look.g(4.5)) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.panel(box, Skin("paper", "folder_line", 0.25))
        _, bar = _TINTS(self.kind, _MILD)
        pen.fill(Rect(box.left, box.top, pen.g(0.75), box.height), bar)
        left, top = box.left + pen.g(2.25), box.top + pen.g(1)
        inner, room = self._widths(pen.kit, box.width)
        high = self._words().put(pen, (left, top), room)
        row = Buttons(self.buttons)
        if self.buttons and room == inner:
            row.draw(pen, Rect(left, top + high + pen.g(1), inner, box.height))
        elif self.buttons:
            wide = row.width(pen.kit)
            row.draw(pen, Rect(box.right - pen.g(1) - wide, top, wide, box.height))

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self._words(), *self.buttons)

    def _words(self) -> Column:
        runs = [Run(self.head, strong=True)] if self.head else []
        runs += [Run(f" · {part}" if runs else part) for part in (self.code, self.where) if part]
        lines: list[Part] = [PlainText(self.what, "row-label", says=self.kind)]
        if runs:
            lines.insert(0, Prose("preview-place", (TextBlock(tuple(runs)),), "row", "ink2", says="note"))
        return Column((*lines, PlainText(self.remedy, "row", "ink2")), 0)

    def _widths(self, kit: Kit, width: int) -> tuple[int, int]:
        """Return the width inside, and that of the words: all of it where the buttons stand below them."""
        inner = width - kit.look.g(3.25)
        beside = inner - Buttons(self.buttons).width(kit) - kit.look.g(3)
        # Buttons that would leave the words too little room stand below them.
        return inner, beside if self.buttons and beside >= 24 * kit.look.size("row") else inner


@value
class ProblemStrip(Part):
    """How the file stands in a pill and a few words, the buttons, and under them the slip in front."""

    pill: StatusPill
    told: str
    buttons: tuple[Button, ...]
    slip: Slip | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        inner = width - 2 * kit.look.g(1.5)
        slip = self.slip.height(kit, inner) + kit.look.g(0.75) if self.slip else 0
        stacked, wide = self._row(kit, inner)
        buttons, pill = Buttons(self.buttons).height(kit, wide), self.pill.height(kit, inner)
        row = buttons + pill + kit.look.g(0.5) if stacked else max(buttons, pill)
        return row + slip + kit.look.g(1.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        inner = Rect(box.left + pen.g(1.5), box.top, box.width - 2 * pen.g(1.5), box.height)
        if self.slip is not None:
            inner.top += self.slip.put(pen, inner.topleft, inner.width) + pen.g(0.75)
        pen.on_desk = True
        row, high = Buttons(self.buttons), self.pill.height(pen.kit, inner.width)
        stacked, wide = self._row(pen.kit, inner.width)
        buttons = row.height(pen.kit, wide)
        down = 0 if stacked else max(0, (buttons - high) // 2)
        self.pill.draw(pen, Rect(inner.left, inner.top + down, inner.width, high))
        left = inner.left + self.pill.width(pen.kit) + pen.g(1.5)
        room = (inner.right if stacked else inner.right - wide - pen.g(2)) - left
        if self.told and pen.width(self.told, "row") <= room:
            y = inner.top + down + (high - pen.kit.look.line("row")) // 2
            pen.text((left, y), self.told, "row", "desk_ink")
        at = (inner.left, inner.top + high + pen.g(0.5)) if stacked else (inner.right - wide, inner.top)
        row.draw(pen, Rect(*at, wide, buttons))
        pen.on_desk = False

    def mirror(self, look: Look, /) -> Mirror:
        told = (MirrorLine("note", self.told),) if self.told else ()
        slip = (self.slip,) if self.slip is not None else ()
        return read(look, self.pill, *told, *slip, *self.buttons)

    def _row(self, kit: Kit, width: int) -> tuple[bool, int]:
        """Return whether the buttons stand below the pill, and how wide they are."""
        buttons = Buttons(self.buttons).width(kit)
        stacked = buttons + self.pill.width(kit) + kit.look.g(2) > width
        return stacked, width if stacked else buttons


@value
class OverStrip(WindowPart):
    """A screen with the strip below it; the strip leaves the screen most of the window."""

    body: Part
    strip: ProblemStrip

    def draw(self, pen: Pen, box: Rect, /) -> None:
        strip = self._fitting(pen.kit, box)
        high = strip.height(pen.kit, box.width)
        self.body.draw(pen, Rect(box.left, box.top, box.width, box.height - high))
        strip.draw(pen, Rect(box.left, box.bottom - high, box.width, high))

    def _fitting(self, kit: Kit, box: Rect) -> ProblemStrip:
        """Where a long problem in large text would cover the screen, its sentence alone is shown."""
        strip, slip = self.strip, self.strip.slip
        if slip is None or strip.height(kit, box.width) <= _MOST * box.height:
            return strip
        short = Slip(slip.kind, "", "", "", slip.what, "", slip.buttons)
        return ProblemStrip(strip.pill, strip.told, strip.buttons, short)


@value
class ListedProblem(Item):
    """One problem of the list: the sentence, its place, and what to do."""

    remedy: str = ""

    def _words(self) -> Column:
        under = PlainText(self.under, "row", "ink2")
        return Column((PlainText(self.target.label, "label"), under, PlainText(self.remedy, "row")), 0)

    def mirror(self, look: Look, /) -> Mirror:
        yield from Item.mirror(self, look)
        yield MirrorLine("note", self.remedy)
