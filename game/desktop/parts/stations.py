"""The stations of a matter on its procedure map: where the duty stands, what is open, and how they look."""

from dataclasses import dataclass

from pygame import Rect, Surface

from game.desktop.toolkit import shapes
from game.desktop.toolkit.part import Target
from game.desktop.toolkit.pen import Pen

PASSED, HERE, NEXT, AHEAD = "passed", "here", "next", "ahead"


@dataclass(frozen=True, slots=True)
class Stop:
    """One station: its label, how it stands to the duty, whether the line ends there, and its sign."""

    label: str
    form: str
    last: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Barred:
    """A move that the rule book refuses, set as a bracket from here over the stations it would skip."""

    to: int
    move: str
    says: str
    target: Target


@dataclass(frozen=True, slots=True)
class Course:
    """All that the map shows, in plain values."""

    stops: tuple[Stop, ...]
    posture: str
    note: str = ""
    stayed: bool = False
    running: bool = False
    barred: Barred | None = None
    opens: Target | None = None

    @property
    def here(self) -> int:
        """Return the number of the station where the duty stands."""
        return next((number for number, stop in enumerate(self.stops) if stop.form == HERE), 0)


def draw_station(pen: Pen, stop: Stop, at: tuple[int, int], course: Course) -> None:
    """Draw one station of a map with its middle at a place."""
    unit = pen.kit.look.unit
    if stop.form == HERE:
        drawn = mark(pen, course)
    elif stop.last and stop.form == PASSED:
        pen.fill(Rect(0, 0, 2 * unit, 2 * unit).move(at[0] - unit, at[1] - unit), "folder_ink")
        return
    else:
        drawn = _plain_station(pen, stop)
    pen.surface.blit(drawn, drawn.get_rect(center=at))


def mark(pen: Pen, course: Course) -> Surface:
    """Return the mark of where the duty stands: a dot in its ring, or the bars of a stay."""
    store, unit, accent = pen.kit.store, pen.kit.look.unit, pen.colour("accent")
    ring = shapes.disc(store, 1.6 * unit, pen.colour("paper"), (accent, 0.4 * unit))

    def make() -> Surface:
        drawn = ring.copy()
        middle = drawn.get_rect().center
        if not course.stayed:
            dot = shapes.disc(store, 0.75 * unit, accent, (accent, 0.0))
            drawn.blit(dot, dot.get_rect(center=middle))
            return drawn
        for shift in (-0.65, 0.2):
            left, top = middle[0] + round(shift * unit), middle[1] - round(0.6 * unit)
            drawn.fill(accent, Rect(left, top, round(0.45 * unit), round(1.2 * unit)))
        return drawn

    return store.picture(("mark", unit, accent, pen.colour("paper"), course.stayed), make)


def _plain_station(pen: Pen, stop: Stop) -> Surface:
    store, unit = pen.kit.store, pen.kit.look.unit
    if stop.form == PASSED:
        return shapes.disc(store, unit, pen.colour("folder_ink"), (pen.colour("folder_ink"), 0.0))
    if stop.form == NEXT:
        return shapes.disc(store, 1.1 * unit, pen.colour("paper"), (pen.colour("accent"), 0.25 * unit))
    return shapes.disc(
        store, unit, pen.colour("folder"), (pen.colour("folder_line"), float(pen.kit.look.heavy))
    )
