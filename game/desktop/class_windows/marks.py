"""The marks of a class: marks of options, bars with patterns, the tally in strokes of five, the QR code."""

import pygame
from pygame import Rect, Surface

from game.classroom.polls import LETTERS
from game.desktop.toolkit import shapes
from game.desktop.toolkit.marks import DIAMOND, GABLE, PILL, SQUARE, draw_shape, lettered
from game.desktop.toolkit.part import Kit, Look, Mirror, Part, Pen
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.theme import Colour
from game.model.value import value
from game.pages.style import letters_of

# Fills that are told apart by colour-blind people too, and the ink on each; F to I repeat A to D.
_FILLS: tuple[tuple[Colour, Colour], ...] = (
    ((0x00, 0x72, 0xB2), (255, 255, 255)),
    ((0xE6, 0x9F, 0x00), (0, 0, 0)),
    ((0x00, 0x9E, 0x73), (0, 0, 0)),
    ((0xCC, 0x79, 0xA7), (0, 0, 0)),
    ((0x56, 0xB4, 0xE9), (0, 0, 0)),
)


def unreadable(text: str) -> int:
    """Return how many characters of a text the windows have no type for, so that they would be boxes."""
    known = letters_of("serif")
    return sum(character not in known for character in text)


def fill_of(letter: str) -> tuple[Colour, Colour]:
    """Return the fill of an option and the ink on it."""
    return _FILLS[LETTERS.index(letter) % len(_FILLS)]


def option_mark(kit: Kit, letter: str, side: int, outline: bool = False) -> Surface:
    """Return the mark of an option: letter, shape and fill; in outline where it is not open."""
    fill, on_fill = fill_of(letter)
    edge = kit.look.colour("ink2" if outline else "ink")
    again, kind = divmod(LETTERS.index(letter), len(_FILLS))

    def shape(large: Surface) -> None:
        draw_shape(large, kind, (None if outline else fill, edge))
        if again:
            draw_shape(large, kind, (None, edge), 3)

    def make() -> Surface:
        drawn = shapes.smooth((side, side), shape)
        return lettered(kit, drawn, kind, (letter, edge if outline else on_fill))

    return kit.cache.picture(("option", letter, side, outline, edge), make)


def bar(pen: Pen, box: Rect, letter: str, hollow: bool = False) -> None:
    """Draw the bar of an option: hollow for a first poll, filled and patterned for the last one."""
    fill, _ = fill_of(letter)
    ink = pen.colour("ink")
    if box.width < 1:
        return
    if hollow:
        pygame.draw.rect(pen.surface, fill, box, max(2, pen.kit.look.edge * 3))
        pygame.draw.rect(pen.surface, ink, box, pen.kit.look.edge)
        return
    pen.surface.fill(fill, box)
    with pen.within(box):
        _pattern(pen.surface, box, LETTERS.index(letter) % len(_FILLS), ink)
    pygame.draw.rect(pen.surface, ink, box, pen.kit.look.edge)


def _pattern(surface: Surface, box: Rect, kind: int, ink: Colour) -> None:
    small = box.height < 40
    step, wide = (6, 1) if small else (12, 2)
    if kind == SQUARE:
        for x in range(box.left, box.right, step):
            surface.fill(ink, Rect(x, box.top, wide, box.height))
    elif kind == DIAMOND:
        for y in range(box.top + step // 2, box.bottom, step):
            surface.fill(ink, Rect(box.left, y, box.width, wide))
    elif kind == GABLE:
        for x in range(box.left + step // 2, box.right, step):
            for y in range(box.top + step // 2, box.bottom, step):
                surface.fill(ink, Rect(x, y, wide + 1, wide + 1))
    elif kind == PILL:
        for x in range(box.left - box.height, box.right, step):
            pygame.draw.line(surface, ink, (x, box.bottom), (x + box.height, box.top), wide)


def _strokes(pen: Pen, box: Rect, voted: int, of: int) -> None:
    """Draw a stroke for each seat that has voted, in fives, and pale ones for those that have not.

    They stand at the left, narrower where there are many.
    """
    count, high = max(voted, of), pen.kit.look.line("plain")
    top, groups = box.centery - high // 2, -(-count // 5) or 1
    room = min(high * 0.85, box.width / groups)
    gap = room * 0.82 / 5
    for number in range(count):
        group, place = divmod(number, 5)
        left, ink = round(box.left + group * room), "ink" if number < voted else "hair"
        start, end = (round(left + place * gap), top), (round(left + place * gap), top + high)
        if place == 4:
            start, end = (left - 2, top + high - 4), (round(left + 4 * gap), top + 4)
        pygame.draw.line(pen.surface, pen.colour(ink), start, end, max(1, round(room / 20)))


@value
class Tally(Part):
    """The foot of a poll: a stroke for each who has voted, how many that are, and what decides."""

    voted: int
    of: int
    says: str
    rule: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        _, _, rule = self._widths(kit, width)
        return max(kit.look.line("label"), self._rule().height(kit, rule))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        strokes, count, rule = self._widths(pen.kit, box.width)
        _strokes(pen, Rect(box.left, box.top, strokes, box.height), self.voted, self.of)
        line = pen.kit.look.line("label")
        left = box.left + strokes + pen.g(3)
        PlainText(self.says, "label").draw(pen, Rect(left, box.centery - line // 2, count, line))
        high = self._rule().height(pen.kit, rule)
        self._rule().draw(pen, Rect(box.right - rule, box.centery - high // 2, rule, high))

    def mirror(self, look: Look, /) -> Mirror:
        yield from PlainText(self.says, "label").mirror(look)
        yield from self._rule().mirror(look)

    def _rule(self) -> PlainText:
        return PlainText(self.rule, "plain", "ink2", align="right")

    def _widths(self, kit: Kit, width: int) -> tuple[int, int, int]:
        """Return the widths of strokes, count and rule; strokes are given what the words leave."""
        count = kit.cache.role_width(kit.look, "label", self.says) + kit.look.g(1)
        rest = width - count - kit.look.g(6)
        whole = kit.cache.role_width(kit.look, "plain", self.rule) + kit.look.g(1) if self.rule else 0
        rule = min(whole, max(rest // 2, kit.look.g(1)))
        groups = -(-max(self.voted, self.of) // 5) or 1
        return min(rest - rule, round(groups * kit.look.line("plain") * 0.9)), count, rule


@value
class QrCode(Part):
    """A QR code, dark on white, with its margin."""

    rows: tuple[tuple[bool, ...], ...]
    share: float = 0.5

    def height(self, kit: Kit, width: int, /) -> int:
        return self._side(kit.look, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        side = self._side(pen.kit.look, box.width)
        count = len(self.rows) + 8
        unit = max(1, side // count)
        whole = Rect(box.right - unit * count, box.top, unit * count, unit * count)
        pen.surface.fill((255, 255, 255), whole)
        for y, row in enumerate(self.rows):
            for x, dark in enumerate(row):
                if dark:
                    place = Rect(whole.left + (x + 4) * unit, whole.top + (y + 4) * unit, unit, unit)
                    pen.surface.fill((0, 0, 0), place)

    def _side(self, look: Look, width: int) -> int:
        return min(width, round(look.height * self.share))
