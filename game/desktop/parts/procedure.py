"""The procedure map: the stations of a matter on a line with their labels, and a shorter form of it."""

# Longer than 250 lines because the map, its stations and their labels share one form.

from itertools import pairwise

from pygame import Rect, Surface

from game.desktop.parts.gate import OpenedGate
from game.desktop.toolkit import shapes
from game.desktop.toolkit.marks import Point, dashes, triangle
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Target
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

PASSED, HERE, NEXT, AHEAD = "passed", "here", "next", "ahead"


@value
class MapStation:
    """One station: its label, how it stands to the duty, whether the line ends there, and its icon."""

    label: str
    form: str
    last: bool = False
    icon: str = ""


@value
class BarredMove:
    """A move that the rule book refuses, set as a bracket from here over the stations it would skip."""

    to: int
    says: str
    target: Target


@value
class ProcedureCourse:
    """All that the map shows, in plain values."""

    stops: tuple[MapStation, ...]
    posture: str
    stayed: bool = False
    barred: BarredMove | None = None
    opens: Target | None = None
    opened: OpenedGate | None = None
    name: str = ""
    lanes: tuple["ProcedureCourse", ...] = ()

    @property
    def here(self) -> int:
        """Return the number of the station where the duty stands."""
        return next((number for number, stop in enumerate(self.stops) if stop.form == HERE), 0)

    @property
    def furthest(self) -> int:
        """Return the number of the last station where the duty has stood."""
        return max(
            (number for number, stop in enumerate(self.stops) if stop.form in (PASSED, HERE)), default=0
        )


def draw_station(pen: Pen, stop: MapStation, at: tuple[int, int], course: ProcedureCourse) -> None:
    """Draw one station of a map with its middle at a place."""
    cache, unit, ink = pen.kit.cache, pen.kit.look.unit, pen.colour("folder_ink")
    if stop.last and stop.form == PASSED:
        pen.surface.fill(ink, Rect(at[0] - unit, at[1] - unit, 2 * unit, 2 * unit))
        return
    if stop.form == HERE:
        drawn = mark(pen, course)
    elif stop.form == PASSED:
        drawn = shapes.disc(cache, unit, ink, (ink, 0.0))
    elif stop.form == NEXT:
        drawn = shapes.disc(cache, 1.1 * unit, pen.colour("paper"), (pen.colour("accent"), 0.25 * unit))
    else:
        edge = pen.colour("folder_line"), float(pen.kit.look.heavy)
        drawn = shapes.disc(cache, unit, pen.colour("folder"), edge)
    pen.surface.blit(drawn, drawn.get_rect(center=at))


def mark(pen: Pen, course: ProcedureCourse) -> Surface:
    """Return the mark of where the duty stands: a dot in its ring, or the bars of a stay."""
    cache, unit, accent = pen.kit.cache, pen.kit.look.unit, pen.colour("accent")
    ring = shapes.disc(cache, 1.6 * unit, pen.colour("paper"), (accent, 0.4 * unit))

    def make() -> Surface:
        drawn = ring.copy()
        middle = drawn.get_rect().center
        if not course.stayed:
            dot = shapes.disc(cache, 0.75 * unit, accent, (accent, 0.0))
            drawn.blit(dot, dot.get_rect(center=middle))
            return drawn
        for shift in (-0.65, 0.2):
            left, top = middle[0] + round(shift * unit), middle[1] - round(0.6 * unit)
            drawn.fill(accent, Rect(left, top, round(0.45 * unit), round(1.2 * unit)))
        return drawn

    return cache.picture(("mark", unit, accent, pen.colour("paper"), course.stayed), make)


class StationLabels:
    """Sets the labels of a course; `room` is what one has between its neighbours when all are as wide."""

    def __init__(self, pen: Pen, course: ProcedureCourse, room: int) -> None:
        self._pen, self._course, self._room = pen, course, room
        self._has_icons = True
        self._has_icons = all(self._fits(number, stop.label) for number, stop in enumerate(course.stops))

    def draw(self, number: int, at: tuple[int, int], box: Rect) -> None:
        """Write the label of a station with its middle at a place, inside a box, its icon before it."""
        pen, stop, side = self._pen, self._course.stops[number], self._icon(number)
        label, role = self._label(number), self._role(number)
        ink = "folder_ink2" if stop.form == AHEAD else "folder_ink"
        wide = side + pen.width(label, role)
        x = max(box.left + pen.g(1), min(at[0] - wide // 2, box.right - wide - pen.g(1)))
        if side:
            drawn = icon(pen.kit, stop.icon, pen.kit.look.size("row"), ink)
            pen.surface.blit(drawn, drawn.get_rect(midleft=(x, at[1] + pen.kit.look.line("row") // 2)))
        pen.text((x + side, at[1]), label, role, ink)

    def _label(self, number: int) -> str:
        """Return the label of a station: where the duty stands, the posture's own name if it has the room.

        A label that has no room is as many of its words as have it, one at least.
        """
        stop = self._course.stops[number]
        here, posture = number == self._course.here, self._course.posture
        label = posture if here and self._fits(number, posture) else stop.label
        most = self._most(number) - self._icon(number) if here else self._room
        while not self._has_icons and self._pen.width(label, self._role(number)) > most and " " in label:
            label = label.rsplit(" ", 1)[0].rstrip(",;:")
        return label

    def _role(self, number: int) -> str:
        return "row-bold" if number == self._course.here else "row"

    def _icon(self, number: int) -> int:
        """How wide the icon of a station is with the gap behind it."""
        pen, drawn = self._pen, self._has_icons and self._course.stops[number].icon
        return pen.kit.look.size("row") + pen.g(0.75) if drawn else 0

    def _fits(self, number: int, label: str) -> bool:
        wide = self._pen.width(label, self._role(number))
        return wide + self._icon(number) <= self._most(number)

    def _most(self, number: int) -> int:
        """How wide a label may be with its icon, between the labels beside it with theirs."""
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(self._course.stops)]
        stops = self._course.stops
        widths = (self._pen.width(stops[at].label, "row") + self._icon(at) for at in beside)
        return 2 * self._room - max(widths, default=0) - self._pen.g(1)


@value
class MapStrip(Part):
    """The line over the full width of the folder."""

    course: ProcedureCourse

    def height(self, kit: Kit, _width: int, /) -> int:
        return (
            2 * kit.look.line("row") + kit.look.g(0.5) + kit.look.g(1.35) + kit.look.g(1.6) + kit.look.g(0.5)
        )

    def draw(self, pen: Pen, box: Rect, /) -> None:
        count = len(self.course.stops)
        # What is locked stands over the line, between the stations that it parts; their labels stand below.
        y = box.top + pen.g(0.5) + pen.kit.look.line("row") + pen.g(1.35)
        step = box.width * 0.85 / max(1, count - 1)
        places = [(box.left + round(box.width * 0.075 + step * number), y) for number in range(count)]
        forms = [stop.form for stop in self.course.stops]
        for number, (left, right) in enumerate(pairwise(places)):
            travelled, open_move = number < self.course.furthest, forms[number : number + 2] == [HERE, NEXT]
            thick = pen.g(0.4) if travelled or open_move else pen.kit.look.heavy
            role = "folder_ink" if travelled else "accent" if open_move else "folder_line"
            pen.fill(Rect(left[0], left[1] - thick // 2, right[0] - left[0], thick), role)
            if open_move:
                drawn = triangle(pen.kit, "right", pen.g(2), "accent")
                pen.surface.blit(drawn, drawn.get_rect(center=((left[0] + right[0]) // 2, left[1])))
        for stop, place in zip(self.course.stops, places, strict=True):
            if stop.form != HERE:
                draw_station(pen, stop, place, self.course)
        room = places[1][0] - places[0][0] - pen.g(1) if count > 1 else box.width
        labels = StationLabels(pen, self.course, room)
        for number, (x, below) in enumerate(places):
            labels.draw(number, (x, below + pen.g(1.6)), box)
        if self.course.barred is not None:
            ends = places[self.course.here], places[self.course.barred.to]
            self._bracket(pen, self.course.barred, ends, box.top)
        elif (gate := self.course.opened) is not None:
            gate.draw(pen, (places[gate.start], places[gate.to]), box.top + pen.g(0.5))
        if self.course.opens is not None:
            start, wide = places[0][0] - pen.g(2), places[-1][0] - places[0][0] + pen.g(4)
            pen.hit(self.course.opens, Rect(start, y - pen.g(0.4), wide, pen.g(3.75)), 0.75)
        if HERE in forms:
            # Put down last: it slides over the line from where it stood before.
            band = Rect(box.left, y - pen.g(2), box.width, pen.g(4))
            here = mark(pen, self.course)
            pen.rest("mark", here, here.get_rect(center=places[self.course.here]), band)

    def mirror(self, _look: Look, /) -> Mirror:
        course = self.course
        yield MirrorLine("posture", f"{course.name}: {course.posture}" if course.lanes else course.posture)
        yield MirrorLine("stations", ", ".join(stop.label for stop in course.stops), course.opens)
        if course.barred is not None:
            yield MirrorLine("locked move", course.barred.says, course.barred.target)
        elif course.opened is not None:
            yield from course.opened.mirror()

    def _bracket(self, pen: Pen, barred: BarredMove, ends: tuple[Point, Point], top: int) -> None:
        (left, y), (right, _) = ends
        line, side = pen.kit.look.line("row"), pen.kit.look.size("row")
        whole = pen.width(barred.says, "row") + side + pen.g(1.25)
        within = whole + pen.g(2.5) <= right - left
        level = top + pen.g(0.5) + (line // 2 if within else line)
        start = (left + right) // 2 - whole // 2
        if not within:
            start = max(pen.g(3), min(start, pen.kit.look.width - whole - pen.g(3)))
        for x in (left, right):
            dashes(pen, (x, level), (x, y - pen.g(1.9)))
        dashes(pen, (left, level), (start - pen.g(1.25) if within else right, level))
        if within:
            dashes(pen, (start + whole + pen.g(1.25), level), (right, level))
        box = Rect(start, top + pen.g(0.5), whole, line)
        drawn = icon(pen.kit, "lock", pen.kit.look.size("row"), "folder_ink")
        pen.surface.blit(drawn, drawn.get_rect(midleft=box.midleft))
        pen.text((box.left + drawn.get_width() + pen.g(1.25), box.top), barred.says, "row", "folder_ink")
        # As high as a finger needs, though the words are lower.
        high = max(box.height, pen.g(3.75))
        pen.hit(barred.target, Rect(box.left, box.bottom + pen.g(0.25) - high, box.width, high), 0.5)


@value
class MapLine(Part):
    """The map in one line: the mark, the posture, which station of how many, and the day."""

    course: ProcedureCourse
    count: str
    day: str

    def height(self, kit: Kit, width: int, /) -> int:
        lines = kit.look.line("plain") * len(self._rows(kit, width))
        return lines + self._over(kit, width) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        line = pen.kit.look.line("plain")
        y = box.top + pen.g(1)
        here = MapStation(self.course.posture, HERE)
        draw_station(pen, here, (box.left + pen.g(2), y + line // 2), self.course)
        x = box.left + pen.g(5)
        self._posture().draw(pen, Rect(x, y, box.width - pen.g(5), line))
        x += pen.width(self.course.posture, "label-bold") + pen.g(2)
        y += self._over(pen.kit, box.width)
        rows = self._rows(pen.kit, box.width)
        if self.count in rows[0]:
            pen.text((x, y), self.count, "plain", "folder_ink2")
        elif self.count:
            pen.text((box.left + pen.g(5), y + line), self.count, "plain", "folder_ink2")
        day = pen.width(self.day, "plain")
        pen.text((box.right - day, y + line * (len(rows) - 1)), self.day, "plain", "folder_ink2")

    def _posture(self) -> PlainText:
        return PlainText(self.course.posture, "label-bold", "folder_ink")

    def _over(self, kit: Kit, width: int) -> int:
        """The height of what a long posture takes beyond its first line."""
        return self._posture().height(kit, width - kit.look.g(5)) - kit.look.line("label-bold")

    def _rows(self, kit: Kit, width: int) -> tuple[tuple[str, ...], ...]:
        posture = kit.cache.role_width(kit.look, "label-bold", self.course.posture)
        counted = posture + kit.cache.role_width(kit.look, "plain", self.count) + kit.look.g(9)
        if counted + kit.cache.role_width(kit.look, "plain", self.day) < width:
            return ((self.count, self.day),)
        return ((self.count,), (self.day,)) if counted < width else ((), (self.count, self.day))

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("posture", self.course.posture)
        yield MirrorLine("note", self.count)
        yield MirrorLine("date", self.day)
