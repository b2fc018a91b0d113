"""The other tracks of a matter, each as a lane below the map: its name, its stations, and its posture."""

from itertools import pairwise

from pygame import Rect

from game.desktop.parts.procedure import ProcedureCourse, draw_station
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.model.value import value


@value
class LaneRow(Part):
    """One lane in a row."""

    course: ProcedureCourse

    def height(self, kit: Kit, _width: int, /) -> int:
        return max(kit.look.line("row"), kit.look.g(4))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high, line = self.height(pen.kit, box.width), pen.kit.look.line("row")
        left, middle, top = box.left + pen.g(2), box.top + high // 2, box.top + (high - line) // 2
        pen.text((left, top), self.course.name, "row", "folder_ink2")
        start = max(left + pen.width(self.course.name, "row") + pen.g(4), box.left + round(box.width * 0.2))
        places = [(start + pen.g(6) * number, middle) for number in range(len(self.course.stops))]
        for number, (at, to) in enumerate(pairwise(places)):
            travelled = number < self.course.furthest
            thick = pen.g(0.4) if travelled else pen.kit.look.heavy
            role = "folder_ink" if travelled else "folder_line"
            pen.fill(Rect(at[0], middle - thick // 2, to[0] - at[0], thick), role)
        for stop, place in zip(self.course.stops, places, strict=True):
            draw_station(pen, stop, place, self.course)
        pen.text((places[-1][0] + pen.g(3), top), self.course.posture, "row-bold", "folder_ink")

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("posture", f"{self.course.name}: {self.course.posture}")


def with_lanes(shown: Part, course: ProcedureCourse) -> Part:
    """Return a map with the lanes of the other tracks below it; just the map where there are none."""
    return Column((shown, *map(LaneRow, course.lanes)), 0.0) if course.lanes else shown
