"""The procedure map: the stations of a matter on a line, and a shorter form of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pygame import Rect

from game.desktop.parts.station_labels import StationLabels
from game.desktop.parts.stations import HERE, NEXT, Barred, Course, Stop, draw_station, mark
from game.desktop.toolkit.marks import dashes, triangle
from game.desktop.toolkit.part import Kit, Line, Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import Text
from game.desktop.toolkit.resting import slide
from game.desktop.toolkit.theme import Look


@dataclass(frozen=True, slots=True)
class MapStrip(Part):
    """The line over the full width of the folder."""

    course: Course

    def height(self, kit: Kit, _width: int, /) -> int:
        """Return the height of the strip."""
        return max(kit.look.g(11.75), 2 * kit.look.line("plain") + kit.look.g(4.5))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the line, its stations with their labels, and the bracket of a locked move."""
        count = len(self.course.stops)
        y = box.top + round(box.height * 0.56) - pen.g(0.25)
        step = box.width * 0.85 / max(1, count - 1)
        places = [(box.left + round(box.width * 0.075 + step * number), y) for number in range(count)]
        for number in range(count - 1):
            self._line(pen, number, (places[number], places[number + 1]))
        for stop, place in zip(self.course.stops, places, strict=True):
            if stop.form != HERE:
                draw_station(pen, stop, place, self.course)
        self._labels(pen, box, places)
        if self.course.barred is not None:
            self._bracket(pen, (places[self.course.here], places[self.course.barred.to]), box.top)
        if self.course.opens is not None:
            wide = Rect(
                places[0][0] - pen.g(2), y - pen.g(1.5), places[-1][0] - places[0][0] + pen.g(4), pen.g(3.75)
            )
            pen.hit(self.course.opens, wide, 0.75)
        self._mark(pen, places[self.course.here], Rect(box.left, y - pen.g(2), box.width, pen.g(4)))

    def _mark(self, pen: Pen, place: tuple[int, int], band: Rect) -> None:
        """Where the duty stands, put down last: it slides over the line from where it stood before."""
        if any(stop.form == HERE for stop in self.course.stops):
            slide(pen, "mark", mark(pen, self.course), (place, band))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield the posture, the stations in order, and the locked move."""
        yield from mirrored(self.course)

    def _line(self, pen: Pen, number: int, ends: tuple[tuple[int, int], tuple[int, int]]) -> None:
        left, right = ends
        before, after = self.course.stops[number].form, self.course.stops[number + 1].form
        travelled = number < self.course.here
        open_move = before == HERE and after == NEXT
        thick = pen.g(0.4) if travelled or open_move else pen.kit.look.heavy
        role = "folder_ink" if travelled else "accent" if open_move else "folder_line"
        pen.fill(Rect(left[0], left[1] - thick // 2, right[0] - left[0], thick), role)
        if open_move:
            drawn = triangle(pen.kit, "right", pen.g(2), "accent")
            pen.surface.blit(drawn, drawn.get_rect(center=((left[0] + right[0]) // 2, left[1])))

    def _labels(self, pen: Pen, box: Rect, places: list[tuple[int, int]]) -> None:
        room = places[1][0] - places[0][0] - pen.g(1) if len(places) > 1 else box.width
        labels = StationLabels(pen, self.course, room)
        for number, (x, y) in enumerate(places):
            labels.draw(number, (x, y + pen.g(1.6)), box)

    def _bracket(self, pen: Pen, ends: tuple[tuple[int, int], tuple[int, int]], top: int) -> None:
        barred = self.course.barred
        if barred is None:
            return
        (left, y), (right, _) = ends
        line, sign = pen.kit.look.line("plain"), pen.kit.look.size("plain")
        whole = pen.width(barred.says, "plain") + sign + pen.g(1.25)
        within = whole + pen.g(2.5) <= right - left
        level = top + pen.g(0.5) + (line // 2 if within else line)
        start = (left + right) // 2 - whole // 2
        if not within:
            start = max(pen.g(3), min(start, pen.kit.look.width - whole - pen.g(3)))
        for x in (left, right):
            dashes(pen, (x, level, x, y - pen.g(1.9)))
        if within:
            dashes(pen, (left, level, start - pen.g(1.25), level))
            dashes(pen, (start + whole + pen.g(1.25), level, right, level))
        else:
            dashes(pen, (left, level, right, level))
        self._barred(pen, barred, Rect(start, top + pen.g(0.5), whole, line))

    def _barred(self, pen: Pen, barred: Barred, box: Rect) -> None:
        sign = icon(pen.kit, "lock", pen.kit.look.size("plain"), "folder_ink")
        pen.surface.blit(sign, sign.get_rect(midleft=box.midleft))
        pen.text((box.left + sign.get_width() + pen.g(1.25), box.top), barred.says, "plain", "folder_ink")
        # As high as a finger needs, though the words are lower.
        pen.hit(barred.target, box.inflate(0, max(0, pen.g(3.75) - box.height)), 0.5)


@dataclass(frozen=True, slots=True)
class MapLine(Part):
    """The map in one line: the mark, the posture, which station of how many, and the day."""

    course: Course
    count: str
    day: str

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height of its lines with room around: one, or more where all does not fit in it."""
        lines = kit.look.line("plain") * len(self._rows(kit, width))
        return lines + self._over(kit, width) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the mark and the words; the day at the right, or below."""
        line = pen.kit.look.line("plain")
        y = box.top + pen.g(1)
        here = Stop(self.course.posture, HERE)
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

    def _posture(self) -> Text:
        return Text(self.course.posture, "label-bold", "folder_ink")

    def _over(self, kit: Kit, width: int) -> int:
        """The height of what a long posture takes beyond its first line."""
        return self._posture().height(kit, width - kit.look.g(5)) - kit.look.line("label-bold")

    def _rows(self, kit: Kit, width: int) -> tuple[tuple[str, ...], ...]:
        posture = kit.store.role_width(kit.look, "label-bold", self.course.posture)
        counted = posture + kit.store.role_width(kit.look, "plain", self.count) + kit.look.g(9)
        if counted + kit.store.role_width(kit.look, "plain", self.day) < width:
            return ((self.count, self.day),)
        return ((self.count,), (self.day,)) if counted < width else ((), (self.count, self.day))

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield posture, count and day."""
        yield Line("posture", self.course.posture)
        yield Line("note", self.count)
        yield Line("date", self.day)


def mirrored(course: Course) -> Iterator[Line]:
    """Yield what a map says in words."""
    yield Line("posture", course.posture)
    yield Line("stations", ", ".join(stop.label for stop in course.stops), course.opens)
    if course.barred is not None:
        yield Line("locked move", course.barred.says, course.barred.target)
