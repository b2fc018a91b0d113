"""The meters of a case: with a bar over the width, or in one line where they stand beside a scene."""

from pygame import Rect

from game.desktop.parts.rows import rise
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, read
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_SHORT_BAR = 8  # g


@value
class MeterRow(Part):
    """A meter: its name, how it last changed and why, its value, and a bar of it."""

    name: str
    value: int
    before: int
    bounds: tuple[int, int]
    change: str
    better: bool = True
    cause: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        return self._head(kit, width) + kit.look.g(2) + self._cause().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        look = pen.kit.look
        value = pen.width(str(self.value), "row-bold")
        top = box.top + self._head(pen.kit, box.width) - look.line("row")
        name_width = box.width if top > box.top else box.width - self._side_width(pen.kit)
        PlainText(self.name, "row-label").put(pen, box.topleft, name_width)
        pen.text((box.right - value, top), str(self.value), "row-bold", "ink")
        right = box.right - value - pen.g(3)
        pen.text((right - pen.width(self.change, "row"), top), self.change, "row", "ink2")
        if self.value != self.before:
            drawn = rise(pen, "up" if self.value > self.before else "down", self.better)
            at = right - pen.width(self.change, "row") - pen.g(1), top + look.line("row") // 2
            pen.mark(drawn, drawn.get_rect(midright=at))
        bar = Rect(box.left, top + look.line("row") + pen.g(0.25), box.width, pen.g(1.25))
        self._bar(pen, bar)
        self._cause().put(pen, (box.left, bar.bottom + pen.g(0.5)), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        value = MirrorLine("value", f"{self.change} {self.value}".strip())
        return read(look, MirrorLine("meter", self.name), value, self._cause())

    def _cause(self) -> PlainText:
        return PlainText(self.cause, "small", "ink2", "note")

    def _side_width(self, kit: Kit) -> int:
        words = kit.cache.role_width(kit.look, "row-bold", f"{self.change} {self.value}")
        return words + kit.look.g(5) + kit.look.size("row")

    def _head(self, kit: Kit, width: int) -> int:
        name, line = PlainText(self.name, "row-label"), kit.look.line("row")
        fits = name.height(kit, width - self._side_width(kit)) <= line
        return line if fits else name.height(kit, width) + line

    def _bar(self, pen: Pen, bar: Rect) -> None:
        pen.panel(bar, Skin("card", "rule"))
        inner, (low, high) = bar.inflate(-2, -2), self.bounds
        shares = ((each - low) / max(1, high - low) for each in (self.before, self.value))
        before, now = (round(share * inner.width) for share in shares)
        pen.fill(Rect(inner.left, inner.top, min(before, now), inner.height), "ink2")
        for x in range(min(before, now), max(before, now), 6):
            wide = min(3, max(before, now) - x)
            pen.fill(Rect(inner.left + x, inner.top, wide, inner.height), "up" if self.better else "down")
        pen.fill(Rect(inner.left + now - 1, bar.top - 2, 2, bar.height + 4), "ink")


@value
class MeterLine(Part):
    """A meter in one line: its name, a short bar and its value, and below it what moved it last."""

    name: str
    value: int
    bounds: tuple[int, int]
    cause: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        name = PlainText(self.name, "row").height(kit, self._name_width(kit, width))
        return name + self._cause().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        line, wide = pen.kit.look.line("row"), self._name_width(pen.kit, box.width)
        high = PlainText(self.name, "row").put(pen, box.topleft, wide)
        value = str(self.value)
        pen.text((box.right - pen.width(value, "row-bold"), box.top), value, "row-bold", "ink")
        bar = Rect(box.left + wide + pen.g(1), box.top + (line - pen.g(1)) // 2, pen.g(_SHORT_BAR), pen.g(1))
        if pen.shows_whole(bar):
            low, high_end = self.bounds
            pen.panel(bar, Skin("card", "rule"))
            share = (self.value - low) / max(1, high_end - low)
            pen.fill(Rect(bar.left, bar.top, round(bar.width * share), bar.height), "ink2")
        self._cause().put(pen, (box.left, box.top + high), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("meter", self.name), MirrorLine("value", str(self.value)), self._cause())

    def _cause(self) -> PlainText:
        return PlainText(self.cause, "row", "ink2", "note")

    def _name_width(self, kit: Kit, width: int) -> int:
        # As wide for each, so that the bars of all meters stand in one line.
        return width - kit.look.g(_SHORT_BAR + 2) - kit.cache.role_width(kit.look, "row-bold", "−100")
