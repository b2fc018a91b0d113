"""Roads not taken, as the chart of courses shows them: marks of stances at a station, each a button."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit import shapes
from game.desktop.toolkit.marks import LETTERS, stance_mark
from game.desktop.toolkit.part import Kit, Line, Target
from game.desktop.toolkit.pen import Pen

_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Stub:
    """A choice that was not made at a station; the one that is looked at is filled."""

    target: Target
    stance: str
    front: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of a course, with the roads that led away from it; two courses share one of one key.

    `came_to` is the station of the procedure that the duty came to there, with its icon; nothing where it
    stayed.
    """

    key: str
    label: str
    stubs: tuple[Stub, ...] = ()
    came_to: tuple[str, str] = ("", "")

    @property
    def said(self) -> str:
        """Return its label, and with what the duty came to."""
        return f"{self.label} ({self.came_to[1]})" if self.came_to[1] else self.label

    def lines(self) -> Iterator[Line]:
        """Yield the roads of the station; their marks are read out in words."""
        for stub in self.stubs:
            yield Line("stub", f"{self.label}: {stub.target.label}", stub.target)


def cell(kit: Kit) -> int:
    """Return the side of the square that a mark takes with the room around it."""
    return kit.look.mark + kit.look.g(0.75)


def high(kit: Kit, stops: Sequence[Stop]) -> int:
    """Return the height that the roads of the fullest station take above the line."""
    rows = max((-(-len(stop.stubs) // _COLUMNS) for stop in stops), default=0)
    return rows * cell(kit) + kit.look.g(2.25) if rows else 0


def wide(kit: Kit) -> int:
    """Return the width that two marks beside each other take."""
    return _COLUMNS * cell(kit)


def draw_above(pen: Pen, stop: Stop, point: tuple[int, int]) -> None:
    """Draw the roads of a station above it, with a dashed line that leads to them."""
    if not stop.stubs:
        return
    side = cell(pen.kit)
    foot = point[1] - pen.g(2.25)
    stroke = shapes.Stroke(pen.colour("ink2"), 1.5, (5, 4))
    shapes.line(pen.kit.store, pen.surface, [(point[0], point[1] - pen.g(1.25)), (point[0], foot)], stroke)
    for number in range(0, len(stop.stubs), _COLUMNS):
        row = stop.stubs[number : number + _COLUMNS]
        left = point[0] - len(row) * side // 2
        top = foot - (number // _COLUMNS + 1) * side
        for at, stub in enumerate(row):
            draw_mark(pen, stub, Rect(left + at * side, top, side, side))


def draw_mark(pen: Pen, stub: Stub, box: Rect) -> None:
    """Draw the mark of one road, ready to be pressed."""
    mark = pen.kit.look.mark
    place = Rect(0, 0, mark, mark)
    place.center = box.center
    if pen.hovers(stub.target):
        ground = shapes.disc(pen.kit.store, box.width / 2, pen.colour("hover"), (pen.colour("hover"), 0.0))
        pen.surface.blit(ground, ground.get_rect(center=box.center))
    if stub.stance in LETTERS:
        pen.surface.blit(stance_mark(pen.kit, stub.stance, mark, outline=not stub.front), place)
    else:
        ink = pen.colour("ink2")
        dot = shapes.disc(pen.kit.store, mark / 3, ink if stub.front else None, (ink, 2.0))
        pen.surface.blit(dot, dot.get_rect(center=box.center))
    pen.hit(stub.target, place, 0.5)
    if pen.shows_whole(place):
        pen.tips(stub.target, stub.target.label, place)
