"""A ruling: its head, its stamp, and how it was drawn, as a bar of 100."""

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import triangle
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, read
from game.desktop.toolkit.pictures import Plate, is_drawn
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import DISPLAY
from game.model.value import value

_TURNED = 4
_OVER = 4
_PORTRAIT = 9 / 7.5


@value
class Stamp(Part):
    """The court's word, turned a little; the same form for every disposition."""

    word: str
    role: str = "heading1"

    def height(self, kit: Kit, _width: int, /) -> int:
        return self.drawn(kit).get_height()

    def draw(self, pen: Pen, box: Rect, /) -> None:
        drawn = self.drawn(pen.kit)
        pen.rest("stamp", drawn, drawn.get_rect(topright=box.topright))

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("stamp", self.word)

    def drawn(self, kit: Kit) -> Surface:
        """Return the stamp as a picture."""
        size = round(kit.look.size(self.role) * 1.35)
        colour = kit.look.colour("accent")

        def make() -> Surface:
            text = kit.cache.written(DISPLAY, size * _OVER, self.word, colour)
            room = round(size * 0.35) * _OVER
            # A clear margin, so that the outer edge is as smooth as the inner one.
            wide, high = text.get_width() + 2 * room, round(size * 1.3) * _OVER + room
            flat = Surface((wide + 4 * _OVER, high + 4 * _OVER), pygame.SRCALPHA)
            flat.fill((*colour, 0))
            flat.blit(text, text.get_rect(center=flat.get_rect().center))
            for inset in (2 * _OVER, 6 * _OVER):
                frame = flat.get_rect().inflate(-2 * inset, -2 * inset)
                pygame.draw.rect(flat, colour, frame, 2 * _OVER, 2 * _OVER)
            turned = pygame.transform.rotozoom(flat, _TURNED, 1.0)
            whole = turned.get_width() // _OVER, turned.get_height() // _OVER
            return pygame.transform.smoothscale(turned, whole)

        return kit.cache.picture(("stamp", self.word, size, colour), make)


@value
class DrawShare:
    """One outcome of a draw: its label, its points of 100, and whether it was drawn."""

    label: str
    points: str
    share: float
    drawn: bool = False


@value
class DrawBar(Part):
    """A bar of 100 with the outcomes by pattern, and a triangle over the one that was drawn."""

    shares: tuple[DrawShare, ...]
    at: float | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        legend = sum(part.height(kit, width) for part in self._legend())
        return kit.look.g(1.75 + 3.75 + 0.75) + legend

    def draw(self, pen: Pen, box: Rect, /) -> None:
        bar = Rect(box.left, box.top + pen.g(1.75), box.width, pen.g(3.75))
        pen.panel(bar, Skin("card", "ink"))
        inner = bar.inflate(-2 * pen.kit.look.edge, -2 * pen.kit.look.edge)
        start = 0.0
        for number, share in enumerate(self.shares):
            left, right = (inner.left + round(inner.width * at) for at in (start, start + share.share))
            pattern(pen, Rect(left, inner.top, right - left, inner.height), number, share.drawn)
            start += share.share
        if self.at is not None:
            x = inner.left + round(inner.width * self.at)
            pen.fill(Rect(x - 1, inner.top, 3, inner.height), "paper")
            pen.fill(Rect(x, inner.top, 1, inner.height), "accent")
            drawn = triangle(pen.kit, "down", pen.g(2), "accent")
            pen.surface.blit(drawn, drawn.get_rect(midbottom=(x, inner.top - pen.g(0.25))))
        y = bar.bottom + pen.g(0.75)
        for part in self._legend():
            y += part.put(pen, (box.left, y), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, *self._legend())

    def _legend(self) -> tuple["Legend", ...]:
        return tuple(Legend(number, share) for number, share in enumerate(self.shares))


@value
class Legend(Part):
    """The pattern of one outcome with its label and its odds."""

    number: int
    share: DrawShare

    def height(self, kit: Kit, width: int, /) -> int:
        side = round(kit.look.size("row") * 0.8)
        return self._text().height(kit, width - side - kit.look.g(1) - self._room(kit)) + kit.look.g(0.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        side = round(pen.kit.look.size("row") * 0.8)
        top = box.top + (pen.kit.look.line("row") - side) // 2
        if pen.shows_whole(Rect(box.left, box.top, 1, pen.kit.look.line("row"))):
            pen.panel(Rect(box.left, top, side, side), Skin("card", "ink"))
            pattern(pen, Rect(box.left + 1, top + 1, side - 2, side - 2), self.number, self.share.drawn)
        text = self._text()
        wide = pen.width(self.share.points, text.role)
        pen.text((box.right - wide, box.top), self.share.points, text.role, "ink")
        room = box.width - side - pen.g(1) - self._room(pen.kit)
        text.put(pen, (box.left + side + pen.g(1), box.top), room)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self._text(), MirrorLine("odds", self.share.points))

    def _text(self) -> PlainText:
        role, ink = ("row-bold", "ink") if self.share.drawn else ("row", "ink2")
        return PlainText(self.share.label, role, ink, "outcome")

    def _room(self, kit: Kit) -> int:
        return kit.cache.role_width(kit.look, "row-bold", self.share.points) + kit.look.g(1)


def pattern(pen: Pen, box: Rect, number: int, drawn: bool) -> None:
    """Fill a box so that it is distinguishable without colour: the drawn outcome whole, others by lines."""
    if drawn:
        pen.fill(box, "ink2")
        return
    step = (8, 5, 12)[number % 3]
    if number % 2:
        for x in range(box.left, box.right, step):
            pen.fill(Rect(x, box.top, 1, box.height), "ink2")
    else:
        for y in range(box.top, box.bottom, step - 2):
            pen.fill(Rect(box.left, y, box.width, 1), "ink2")
    if number:
        pen.fill(Rect(box.left, box.top, pen.kit.look.edge, box.height), "ink")


@value
class RulingHead(Part):
    """Who ruled on what, the holding, and the stamp at the upper right."""

    portrait: str
    court: str
    holding: str
    stamp: Stamp | None

    def height(self, kit: Kit, width: int, /) -> int:
        words = self._words(kit, width).height(kit, self._room(kit, width))
        picture = round(kit.look.g(9.5) * _PORTRAIT) if self._indent(kit) else 0
        if self.stamp is None:
            return max(words, picture)
        stamp = self.stamp.height(kit, width)
        return max(words, picture) + stamp if self._under(kit, width) else max(words, picture, stamp)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        indent, top = self._indent(pen.kit), box.top
        if self.stamp is not None:
            high = self.stamp.put(pen, box.topleft, box.width)
            top += high if self._under(pen.kit, box.width) else 0
        if indent:
            face = Rect(box.left, top, pen.g(9.5), round(pen.g(9.5) * _PORTRAIT))
            Plate("portraits", self.portrait, _PORTRAIT).draw(pen, face)
        room = self._room(pen.kit, box.width)
        self._words(pen.kit, box.width).put(pen, (box.left + indent, top), room)

    def mirror(self, look: Look, /) -> Mirror:
        stamp = (self.stamp,) if self.stamp else ()
        return read(look, MirrorLine("text", self.court), MirrorLine("heading", self.holding), *stamp)

    def _words(self, kit: Kit, width: int) -> Column:
        """The holding is written large where two lines hold it, else a size smaller."""
        large = PlainText(self.holding, "heading1", balanced=True)
        fits = large.height(kit, self._room(kit, width)) <= 2 * kit.look.line("heading1")
        holding = large if fits else PlainText(self.holding, "heading2", balanced=True)
        return Column((PlainText(self.court, "plain", "ink2"), holding), 0.5)

    def _indent(self, kit: Kit) -> int:
        return kit.look.g(12) if is_drawn(kit, "portraits", self.portrait) and kit.look.scale <= 150 else 0

    def _under(self, kit: Kit, width: int) -> bool:
        return self.stamp is not None and width - self._stamp_width(kit) < 18 * kit.look.size("body")

    def _stamp_width(self, kit: Kit) -> int:
        return self.stamp.drawn(kit).get_width() + kit.look.g(2) if self.stamp else 0

    def _room(self, kit: Kit, width: int) -> int:
        beside = 0 if self._under(kit, width) else self._stamp_width(kit)
        return width - self._indent(kit) - beside
