"""The chart of courses in rows, and the roads not taken: marks of stances at a station, each a button."""

from collections.abc import Iterator, Mapping, Sequence

from pygame import Rect

from game.desktop.parts.rows import IconText
from game.desktop.toolkit import shapes
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.marks import LETTERS, Point, dashes, stance_mark
from game.desktop.toolkit.part import Kit, Part, Pen, Target
from game.desktop.toolkit.prose import PlainText
from game.model.value import value
from game.pages.courses import CoursePlan, in_order

STUB_COLUMNS = 2


@value
class Stub:
    """A choice that was not made at a station; the one that is looked at is filled."""

    target: Target
    stance: str
    front: bool = False


@value
class CourseStop:
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
        """Return its label, and what the duty came to."""
        return f"{self.label} ({self.came_to[1]})" if self.came_to[1] else self.label


def cell(kit: Kit) -> int:
    """Return the side of the square that a mark takes with the room around it."""
    return kit.look.mark + kit.look.g(0.75)


def stubs_height(kit: Kit, stops: Sequence[CourseStop]) -> int:
    """Return the height that the roads of the fullest station take above the line."""
    rows = max((-(-len(stop.stubs) // STUB_COLUMNS) for stop in stops), default=0)
    return rows * cell(kit) + kit.look.g(2.25) if rows else 0


def draw_stubs_above(pen: Pen, stop: CourseStop, point: tuple[int, int]) -> None:
    """Draw the roads of a station above it, with a dashed line that leads to them."""
    if not stop.stubs:
        return
    side = cell(pen.kit)
    foot = point[1] - pen.g(2.25)
    stroke = shapes.Stroke(pen.colour("ink2"), 1.5, (5, 4))
    shapes.line(pen.kit.cache, pen.surface, [(point[0], point[1] - pen.g(1.25)), (point[0], foot)], stroke)
    for number in range(0, len(stop.stubs), STUB_COLUMNS):
        row = stop.stubs[number : number + STUB_COLUMNS]
        left = point[0] - len(row) * side // 2
        top = foot - (number // STUB_COLUMNS + 1) * side
        for at, stub in enumerate(row):
            draw_mark(pen, stub, Rect(left + at * side, top, side, side))


def draw_mark(pen: Pen, stub: Stub, box: Rect) -> None:
    """Draw the mark of one road, ready to be pressed."""
    mark = pen.kit.look.mark
    place = Rect(0, 0, mark, mark)
    place.center = box.center
    if pen.hovers(stub.target):
        ground = shapes.disc(pen.kit.cache, box.width / 2, pen.colour("hover"), (pen.colour("hover"), 0.0))
        pen.surface.blit(ground, ground.get_rect(center=box.center))
    if stub.stance in LETTERS:
        pen.surface.blit(stance_mark(pen.kit, stub.stance, mark, outline=not stub.front), place)
    else:
        ink = pen.colour("ink2")
        dot = shapes.disc(pen.kit.cache, mark / 3, ink if stub.front else None, (ink, 2.0))
        pen.surface.blit(dot, dot.get_rect(center=box.center))
    pen.hit(stub.target, place, 0.5)
    if pen.shows_whole(place):
        pen.tips(stub.target, stub.target.label, place)


_COLUMN = 26  # em
_LANE = 3  # g
_LEAST_LABEL = 7  # em, for the words of a station beside its roads
_LATER = 3  # rows: so much longer may a column be than it must


@value
class StationRows(Part):
    """All stations in the order in which they are passed; yours have their roads at the right.

    Where there is room for two or three rows beside each other, they stand in columns, and the lines
    go on at the top of the next.
    """

    plan: CoursePlan
    own: Mapping[str, CourseStop]

    def height(self, kit: Kit, width: int, /) -> int:
        columns, wide = self._columns(kit, width)
        rows = max(sum(self._high(kit, key, wide) for key in column) for column in columns)
        return sum(part.height(kit, width) for part in self._words()) + rows + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        top = box.top
        for part in self._words():
            top += part.put(pen, (box.left, top), box.width)
        columns, wide = self._columns(pen.kit, box.width)
        for number, column in enumerate(columns):
            y = top + pen.g(0.5)
            for key in column:
                high = self._high(pen.kit, key, wide)
                self._row(pen, key, Rect(box.left + number * (wide + pen.g(4)), y, wide, high))
                y += high

    def _columns(self, kit: Kit, width: int) -> tuple[list[tuple[str, ...]], int]:
        keys = in_order(self.plan.courses)
        count = max(1, min(3, width // (_COLUMN * kit.look.size("row"))))
        each, columns = -(-len(keys) // count), list[tuple[str, ...]]()
        at = 0
        while at < len(keys):
            end = at + each
            # No line bends between the foot of a column and the top of the next: half of it would be seen.
            while end < min(len(keys), at + each + _LATER) and self._bends(keys[end - 1], keys[end]):
                end += 1
            columns.append(keys[at:end])
            at = end
        return columns, (width - kit.look.g(4) * (count - 1)) // count

    def _bends(self, last: str, first: str) -> bool:
        """Return whether a line leaves its lane at one station or comes back to its lane at the other."""
        lane, parts = self.plan.lane, tuple(self.plan.parts())
        ends = [(part.one, part.lane) for part in parts if part.one == last]
        ends += [(part.other, part.lane) for part in parts if part.other == first]
        return any(at != lane[key] for key, at in ends)

    def _words(self) -> Iterator[PlainText]:
        for course in self.plan.courses:
            yield PlainText(course.name, "row-bold", "accent" if course.kind == "real" else "ink")

    def _label(self, kit: Kit, key: str, width: int) -> tuple[Column, int]:
        is_real = self.plan.kind[key] == "real"
        stop = self.own.get(key)
        beside = width - self._left(kit) - kit.look.g(1)
        marks = min(len(stop.stubs), self._across(kit, beside)) * cell(kit) if stop else 0
        face = "row-bold" if self.plan.ends(key) else "row"
        label = PlainText(self.plan.label[key], face, "accent" if is_real else "ink")
        icon, came_to = stop.came_to if stop else ("", "")
        below = (IconText(icon, PlainText(came_to, "row", "ink2")),) if came_to else ()
        return Column((label, *below), 0), beside - marks

    def _across(self, kit: Kit, room: int) -> int:
        """Return how many roads stand beside each other; the words of their station keep their room."""
        return max(1, (room - _LEAST_LABEL * kit.look.size("row")) // cell(kit))

    def _left(self, kit: Kit) -> int:
        first, last = self.plan.lanes
        return kit.look.g(_LANE) * (last - first + 1)

    def _high(self, kit: Kit, key: str, width: int) -> int:
        label, room = self._label(kit, key, width)
        stop = self.own.get(key)
        across = self._across(kit, width - self._left(kit) - kit.look.g(1))
        marks = cell(kit) * -(-len(stop.stubs) // across) if stop else 0
        return max(label.height(kit, room), marks, kit.look.g(3)) + kit.look.g(0.5)

    def _row(self, pen: Pen, key: str, box: Rect) -> None:
        self._passing(pen, key, box)
        spot = (self._x(pen, box, self.plan.lane[key]), box.centery)
        draw_station(pen, spot, self.plan.kind[key] == "real", self.plan.ends(key))
        label, room = self._label(pen.kit, key, box.width)
        label.put(pen, (box.left + self._left(pen.kit), box.centery - label.height(pen.kit, room) // 2), room)
        side, stubs = cell(pen.kit), self.own[key].stubs if key in self.own else ()
        across = self._across(pen.kit, box.width - self._left(pen.kit) - pen.g(1))
        rows = [stubs[at : at + across] for at in range(0, len(stubs), across)]
        top = box.centery - len(rows) * side // 2
        for down, row in enumerate(rows):
            for number, stub in enumerate(reversed(row), start=1):
                draw_mark(pen, stub, Rect(box.right - number * side, top + down * side, side, side))

    def _x(self, pen: Pen, box: Rect, lane: int) -> int:
        return box.left + pen.g(1.25) + pen.g(_LANE) * (lane - self.plan.lanes[0])

    def _passing(self, pen: Pen, key: str, box: Rect) -> None:
        """Draw the pieces of all lines that begin, pass or end in a row."""
        order = {one: number for number, one in enumerate(in_order(self.plan.courses))}
        here, lane = order[key], self.plan.lane
        for part in sorted(self.plan.parts(), key=lambda one: one.kind == "main"):
            first, last = order[part.one], order[part.other]
            if not first <= here <= last or first == last:
                continue
            x = self._x(pen, box, part.lane)
            start = (self._x(pen, box, lane[part.one]), box.centery) if here == first else (x, box.top)
            end = (self._x(pen, box, lane[part.other]), box.centery) if here == last else (x, box.bottom)
            if part.kind == "real":
                draw_real(pen, start, end)
            elif start[0] != end[0]:
                shapes.line(pen.kit.cache, pen.surface, [start, end], shapes.Stroke(pen.colour("ink"), 5))
            else:
                pen.fill(Rect(start[0] - 2, start[1], 5, end[1] - start[1]), "ink")


def draw_real(pen: Pen, start: Point, end: Point) -> None:
    """Draw a piece of the real course, which is dashed."""
    how = ("accent", 3, 10)
    if start[1] == end[1]:
        dashes(pen, (start[0], start[1] - 1), (end[0], end[1] - 1), how)
    elif start[0] == end[0]:
        dashes(pen, (start[0] - 1, start[1]), (end[0] - 1, end[1]), how)
    else:
        shapes.line(pen.kit.cache, pen.surface, [start, end], shapes.Stroke(pen.colour("accent"), 3, (6, 4)))


def draw_station(pen: Pen, point: tuple[int, int], real: bool, last: bool) -> None:
    """Draw a station: yours filled, history's hollow, the last of a course a square."""
    unit = pen.kit.look.unit
    ink = pen.colour("accent" if real else "ink")
    if last:
        box = Rect(0, 0, round(2.4 * unit), round(2.4 * unit))
        box.center = point
        pen.surface.fill(ink, box)
        if real:
            pen.fill(box.inflate(-6, -6), "paper")
        return
    fill = pen.colour("paper") if real else ink
    drawn = shapes.disc(pen.kit.cache, 1.1 * unit, fill, (ink, 3.0 if real else 0.0))
    pen.surface.blit(drawn, drawn.get_rect(center=point))
