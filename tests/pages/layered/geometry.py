"""What can be said of a layout by looking at it: what covers what, and which line runs through which box."""

from itertools import combinations

from game.pages.layered.layers import Layout, Rect, Wire


def apart(one: Rect, other: Rect) -> bool:
    """Neither covers any of the other."""
    return (
        one.right <= other.left + 0.01
        or other.right <= one.left + 0.01
        or one.bottom <= other.top + 0.01
        or other.bottom <= one.top + 0.01
    )


def covering(layout: Layout) -> list[tuple[str, str]]:
    """The pairs of boxes and labels that lie on each other, by name or by the number of their link."""
    named = list(layout.boxes.items())
    named += [(f"label {number}", wire.label) for number, wire in enumerate(layout.wires) if wire.label]
    return [(one, other) for (one, a), (other, b) in combinations(named, 2) if not apart(a, b)]


def points_on(wire: Wire, steps: int = 12) -> list[tuple[float, float]]:
    """Points along a line as it is drawn: straight where it is upright, else a curve within its gap."""
    found = []
    loop = wire.backward and wire.points[0][0] == wire.points[-1][0]
    for (x, y), (x2, y2) in zip(wire.points, wire.points[1:], strict=False):
        for number in range(steps + 1):
            t = number / steps
            if x == x2 or loop:
                found.append((x + (x2 - x) * t, y + (y2 - y) * t))
                continue
            middle = (y + y2) / 2
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
            found.append(((a + b) * x + (c + d) * x2, a * y + (b + c) * middle + d * y2))
    return found


def inside(place: Rect, point: tuple[float, float]) -> bool:
    """The point lies in the place, and not on its edge."""
    return place.left + 0.1 < point[0] < place.right - 0.1 and place.top + 0.1 < point[1] < place.bottom - 0.1


def crossings(layout: Layout) -> list[tuple[int, str]]:
    """The lines that run through a box, or through the label of another line."""
    found = []
    for number, wire in enumerate(layout.wires):
        others = [
            (f"label {at}", one.label) for at, one in enumerate(layout.wires) if one.label and at != number
        ]
        for point in points_on(wire):
            for name, place in (*layout.boxes.items(), *others):
                if inside(place, point):
                    found.append((number, name))
    return found
