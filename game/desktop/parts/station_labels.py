"""The labels below the stations of a map: all with their signs where all have the room, else all without."""

from pygame import Rect

from game.desktop.parts.stations import AHEAD, Course
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import icon


class StationLabels:
    """Sets the labels of a course; `room` is what one has between its neighbours when all are as wide."""

    def __init__(self, pen: Pen, course: Course, room: int) -> None:
        """Find out whether the signs have their room."""
        self._pen, self._course, self._room = pen, course, room
        self._signs = True
        self._signs = all(self._fits(number, stop.label) for number, stop in enumerate(course.stops))

    def draw(self, number: int, at: tuple[int, int], box: Rect) -> None:
        """Write the label of a station with its middle at a place, inside a box, its sign before it."""
        pen, stop, sign = self._pen, self._course.stops[number], self._sign(number)
        label, role = self._label(number), self._role(number)
        ink = "folder_ink2" if stop.form == AHEAD else "folder_ink"
        wide = sign + pen.width(label, role)
        x = max(box.left + pen.g(1), min(at[0] - wide // 2, box.right - wide - pen.g(1)))
        if sign:
            drawn = icon(pen.kit, stop.sign, pen.kit.look.size("plain"), ink)
            pen.surface.blit(drawn, drawn.get_rect(midleft=(x, at[1] + pen.kit.look.line("plain") // 2)))
        pen.text((x + sign, at[1]), label, role, ink)

    def _label(self, number: int) -> str:
        """Where the duty stands, the posture's own name if it touches no label beside it; else the station's.

        A label that has no room is as many of its words as have it, one at least.
        """
        stop = self._course.stops[number]
        here, posture = number == self._course.here, self._course.posture
        label = posture if here and self._fits(number, posture) else stop.label
        most = self._most(number) - self._sign(number) if here else self._room
        while not self._signs and self._pen.width(label, self._role(number)) > most and " " in label:
            label = label.rsplit(" ", 1)[0].rstrip(",;:")
        return label

    def _role(self, number: int) -> str:
        return "label-bold" if number == self._course.here else "plain"

    def _sign(self, number: int) -> int:
        """How wide the sign of a station is with the gap behind it."""
        pen, sign = self._pen, self._signs and self._course.stops[number].sign
        return pen.kit.look.size("plain") + pen.g(0.75) if sign else 0

    def _fits(self, number: int, label: str) -> bool:
        wide = self._pen.width(label, self._role(number))
        return wide + self._sign(number) <= self._most(number)

    def _most(self, number: int) -> int:
        """How wide a label may be with its sign, between the labels beside it with theirs."""
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(self._course.stops)]
        stops = self._course.stops
        widths = (self._pen.width(stops[at].label, "plain") + self._sign(at) for at in beside)
        return 2 * self._room - max(widths, default=0) - self._pen.g(1)
