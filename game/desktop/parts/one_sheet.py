"""A single sheet in the folder, alone or under the map of the procedure."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.sheets import Foot
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen, Skin
from game.desktop.toolkit.scroll import Scroll
from game.desktop.toolkit.theme import Look


@dataclass(frozen=True, slots=True)
class OneSheet(Part):
    """A single sheet in the folder: what is read scrolls, the foot stays."""

    name: str
    body: Part
    foot: Foot
    widest: float = 0.0
    room: tuple[float, float] = (6.0, 4.0)

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the window, which it fills."""
        return kit.look.height

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the sheet as wide as it may be, centred, the foot at its lower edge."""
        wide = (
            min(box.width, max(pen.g(self.widest), pen.kit.look.size("body") * 46))
            if self.widest
            else box.width
        )
        sheet = Rect(box.centerx - wide // 2, box.top, wide, box.height)
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        small = pen.kit.look.scale > 130
        beside, above = (pen.g(each / 2 if small else each) for each in self.room)
        inner = Rect(
            sheet.left + beside, sheet.top + above, sheet.width - 2 * beside, sheet.height - 2 * above
        )
        high = self.foot.height(pen.kit, inner.width)
        if high > sheet.height // 5:
            self._all_scrolling(pen, inner, beside)
            return
        below = max(pen.g(3.5), above // 2)
        top = sheet.bottom - below - high
        reading = Rect(inner.left, inner.top, inner.width, top - pen.g(1) - inner.top)
        if self.body.height(pen.kit, inner.width) > reading.height:
            reading.width += beside - pen.g(0.75)
        Scroll(self.name, self.body).draw(pen, reading)
        self.foot.draw(pen, Rect(inner.left, top, inner.width, high))

    def _all_scrolling(self, pen: Pen, inner: Rect, beside: int) -> None:
        """Where the text is so large that the foot would leave no room, it scrolls with the rest."""
        whole = Column((self.body, self.foot), 2.0)
        if whole.height(pen.kit, inner.width) > inner.height:
            inner = Rect(inner.left, inner.top, inner.width + beside - pen.g(0.75), inner.height)
        Scroll(self.name, whole).draw(pen, inner)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield what is read, then the foot."""
        yield from self.body.mirror(look)
        yield from self.foot.mirror(look)


@dataclass(frozen=True, slots=True)
class Fitting(Part):
    """A part where it fits in the height of the window less some g; else another that says the same."""

    part: Part
    otherwise: Part
    less: float

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of the one that is shown."""
        return self._shown(kit, width).height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the one that is shown."""
        self._shown(pen.kit, box.width).draw(pen, box)

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the text, which is the same in both."""
        yield from self.part.mirror(look)

    def _shown(self, kit: Kit, width: int) -> Part:
        fits = self.part.height(kit, width) <= kit.look.height - kit.look.g(self.less)
        return self.part if fits else self.otherwise


@dataclass(frozen=True, slots=True)
class UnderMap(Part):
    """The map of the procedure with a sheet below it."""

    strip: Part
    sheet: Part

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the window, which it fills."""
        return kit.look.height

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the map, then the sheet in what is left."""
        high = self.strip.height(pen.kit, box.width) if pen.kit.look.scale <= 130 else 0
        if high:
            self.strip.draw(pen, Rect(box.left, box.top, box.width, high))
        inside = pen.g(1.25)
        top = box.top + max(high + pen.g(0.5), inside)
        self.sheet.draw(pen, Rect(box.left + inside, top, box.width - 2 * inside, box.bottom - inside - top))

    def mirror(self, look: Look, /) -> Iterator[Line]:
        """Yield the map, then the sheet."""
        if look.scale <= 130:
            yield from self.strip.mirror(look)
        yield from self.sheet.mirror(look)
