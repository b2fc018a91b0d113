"""Small drawings: the mark of a stance, the label of a truth, ticks and triangles."""

from collections.abc import Mapping

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit import shapes
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin
from game.desktop.toolkit.theme import SANS_BOLD, Colour
from game.model.value import value

GRID = 32
Point = tuple[int, int]

CIRCLE, SQUARE, DIAMOND, GABLE, PILL = range(5)
# Corners on a grid of 32; a circle and a pill have none.
_CORNERS: Mapping[int, tuple[tuple[float, float], ...]] = {
    SQUARE: ((2.5, 2.5), (29.5, 2.5), (29.5, 29.5), (2.5, 29.5)),
    DIAMOND: ((16, 0.7), (31.3, 16), (16, 31.3), (0.7, 16)),
    GABLE: ((16, 1), (30, 11), (30, 30.5), (2, 30.5), (2, 11)),
}
_COLOUR: Mapping[str, str] = {"contempt": "stand"}
LETTERS: Mapping[str, str] = {
    "comply": "C",
    "refuse": "R",
    "contempt": "S",
    "negotiate": "N",
    "litigate": "L",
}
_SHAPES: Mapping[str, int] = dict(zip(LETTERS, (CIRCLE, SQUARE, DIAMOND, PILL, GABLE), strict=True))


def stance_mark(kit: Kit, stance: str, side: int, outline: bool = False) -> Surface:
    """Return the mark of a stance; in outline where it is locked or past."""
    look = kit.look
    name = _COLOUR.get(stance, stance)
    fill = None if outline else look.colour(f"stance_{name}")
    edge = look.colour("ink2" if outline else "ink")
    letter = look.colour("ink2" if outline else f"on_stance_{name}")
    shape = _SHAPES[stance]
    # Clear in the colour of its edge, a polygon in outline is as smooth inside as outside.
    ground = (*edge, 0) if outline and shape in _CORNERS else fill

    def make() -> Surface:
        drawn = shapes.smooth((side, side), lambda large: draw_shape(large, shape, (ground, edge)))
        return lettered(kit, drawn, shape, (LETTERS[stance], letter))

    return kit.cache.picture(("stance", stance, side, fill, edge), make)


Paint = tuple[Colour | tuple[int, int, int, int] | None, Colour]


def draw_shape(large: Surface, shape: int, paint: Paint, inset: float = 0) -> None:
    """Draw the shape of a mark, with its fill and its edge, over all of a surface or some way inside it."""
    fill, edge = paint
    unit = large.get_width() / GRID
    width = max(1, round(1.4 * unit))
    if shape in _CORNERS:
        shrink = (16 - inset * 1.2) / 16
        about = (((x - 16) * shrink, (y - 16) * shrink) for x, y in _CORNERS[shape])
        points = [((16 + x) * unit, (16 + y) * unit) for x, y in about]
        if fill:
            pygame.draw.polygon(large, fill, points)
        shapes.outline(large, edge, points, width)
        return
    high = (30 if shape == CIRCLE else 21) - 2 * inset
    box = Rect(0, 0, round((30 - 2 * inset) * unit), round(high * unit))
    box.center = large.get_rect().center
    if fill:
        pygame.draw.rect(large, fill, box, border_radius=box.height // 2)
    pygame.draw.rect(large, edge, box, width, border_radius=box.height // 2)


def lettered(kit: Kit, drawn: Surface, shape: int, letter: tuple[str, Colour]) -> Surface:
    """Write a letter into the middle of a mark; return the mark."""
    side = drawn.get_width()
    written = kit.cache.font(SANS_BOLD, round(side * 18.7 / GRID)).render(letter[0], True, letter[1])
    drawn.blit(written, written.get_rect(center=(side / 2, side * (0.56 if shape == GABLE else 0.5))))
    return drawn


def triangle(kit: Kit, way: str, side: int, ink: str) -> Surface:
    """Return a triangle that points up, down or right."""
    high, colour = round(side * 0.8), kit.look.colour(ink)
    points = {
        "up": ((side / 2, 0), (side, high), (0, high)),
        "down": ((0, 0), (side, 0), (side / 2, high)),
        "right": ((0, 0), (high, side / 2), (0, side)),
    }
    return shapes.polygon(kit.cache, points[way], colour, (colour, 0))


@value
class TruthLabel(Part):
    """Says whether something is documented, inferred or invented, in a mark and a word."""

    truth: str
    word: str

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row") if self.truth else 0

    def width(self, kit: Kit) -> int:
        """Return the width of the mark, the word and the ends."""
        word = kit.cache.role_width(kit.look, "row", self.word)
        return word + max(8, kit.look.size("row") // 2) + kit.look.g(3.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if not self.truth:
            return
        whole = Rect(box.left, box.top, self.width(pen.kit), box.height)
        if not pen.shows_whole(whole):
            return
        side = max(8, pen.kit.look.size("row") // 2)
        mark = Rect(whole.left + pen.g(1), whole.centery - side // 2, side, side)
        if self.truth == "documented":
            pen.pill(whole, None, "ink2")
            pen.fill(mark, "ink2")
        else:
            radius = (whole.height / 2 - 1) / pen.kit.look.unit
            pen.broken(whole, "ink2", radius, dotted=self.truth == "invented")
            pen.panel(mark, Skin(None, "ink2"))
        if self.truth == "inferred":
            ends = mark.bottomleft, mark.topright
            pygame.draw.line(pen.surface, pen.colour("ink2"), *ends, pen.kit.look.edge)
        pen.text((mark.right + pen.g(0.75), whole.top), self.word, "row", "ink2")

    def mirror(self, _look: Look, /) -> Mirror:
        if self.truth:
            yield MirrorLine("truth", self.word)


def dashes(pen: Pen, start: Point, end: Point, how: tuple[str, int, int] = ("folder_ink", 0, 10)) -> None:
    """Draw a dashed line to a place that is level with its start or plumb under it.

    It is drawn in a role, so thick, with dashes of six pixels that begin so far apart.
    """
    role, thick, step = how
    (x, y), (to_x, to_y), wide = start, end, thick or pen.kit.look.edge
    for at in range(x, to_x, step):
        pen.fill(Rect(at, y, min(6, to_x - at), wide), role)
    for at in range(y, to_y, step):
        pen.fill(Rect(x, at, wide, min(6, to_y - at)), role)
