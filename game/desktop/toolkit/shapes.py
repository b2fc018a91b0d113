"""Smooth shapes: drawn at four times their size and scaled down, once for each size and colour."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.theme import Colour

OVER = 4
Point = tuple[float, float]
Painter = Callable[[Surface], None]


class Coat(NamedTuple):
    """How a rectangle is painted: its fill, the colour, thickness and roundness of its edge.

    `lower` says whether it has its lower corners, `dashes` how many pixels of a broken edge are on and off.
    """

    fill: Colour | None
    edge: Colour
    width: int = 1
    radius: int = 0
    lower: bool = True
    dashes: tuple[int, int] = (6, 4)


class Stroke(NamedTuple):
    """How a line is drawn: its colour and thickness; of each piece some pixels on, some off, or whole."""

    colour: Colour
    width: float
    dashes: tuple[int, int] | None = None


Edge = tuple[Colour, float]


def smooth(size: tuple[int, int], paint: Painter) -> Surface:
    """Return what was painted at four times the size, scaled down smoothly."""
    large = Surface((max(size[0], 1) * OVER, max(size[1], 1) * OVER), pygame.SRCALPHA)
    paint(large)
    return pygame.transform.smoothscale(large, (max(size[0], 1), max(size[1], 1)))


def polygon(cache: RenderCache, points: Sequence[Point], fill: Colour | None, edge: Edge) -> Surface:
    """Return a polygon within its own bounds, filled or in outline."""
    width = math.ceil(max(x for x, _ in points) + edge[1])
    height = math.ceil(max(y for _, y in points) + edge[1])

    def paint(large: Surface) -> None:
        scaled = [(x * OVER, y * OVER) for x, y in points]
        if fill is not None:
            large.fill((*edge[0], 0) if edge[1] else (*fill, 0))
            pygame.draw.polygon(large, fill, scaled)
        if edge[1]:
            outline(large, edge[0], scaled, edge[1] * OVER)

    return cache.picture(("polygon", tuple(points), fill, edge), lambda: smooth((width, height), paint))


def disc(cache: RenderCache, radius: float, fill: Colour | None, edge: Edge) -> Surface:
    """Return a circle in a square of its size, filled or in outline or both."""
    side = math.ceil(radius * 2) + 2

    def paint(large: Surface) -> None:
        centre = (side * OVER / 2, side * OVER / 2)
        if edge[1]:
            pygame.draw.circle(large, edge[0], centre, radius * OVER)
        if fill is not None:
            pygame.draw.circle(large, fill, centre, (radius - edge[1]) * OVER)
        elif edge[1]:
            pygame.draw.circle(large, (*edge[0], 0), centre, (radius - edge[1]) * OVER)

    return cache.picture(("disc", radius, fill, edge), lambda: smooth((side, side), paint))


def rounded(
    cache: RenderCache, size: tuple[int, int], radius: float, paint: tuple[Colour | None, Edge]
) -> Surface:
    """Return a rectangle with round corners, whole in one bitmap; for small shapes."""
    fill, (colour, width) = paint

    def draw(large: Surface) -> None:
        outer = large.get_rect()
        if width:
            pygame.draw.rect(large, colour, outer, border_radius=round(radius * OVER))
        inner = outer.inflate(-round(2 * width * OVER), -round(2 * width * OVER))
        within = max(0, round((radius - width) * OVER))
        pygame.draw.rect(large, fill if fill is not None else (*colour, 0), inner, border_radius=within)

    return cache.picture(("rounded", size, radius, paint), lambda: smooth(size, draw))


def panel(cache: RenderCache, surface: Surface, box: Rect, coat: Coat) -> None:
    """Draw a rectangle with an edge and smooth corners; `lower` says whether the lower ones are round."""
    fill, colour, width, radius, lower, _ = coat
    half = radius + 1 if radius > 1 and min(box.size) > 2 * radius + 2 else 0
    upright = box.inflate(-2 * half, 0)
    level = Rect(box.left, box.top + half, box.width, box.height - half * (2 if lower else 1))
    if fill is not None:
        surface.fill(fill, level)
        surface.fill(fill, Rect(upright.left, box.top, upright.width, half))
        surface.fill(fill, Rect(upright.left, box.bottom - half, upright.width, half))
    foot = upright if lower else box
    for line in (
        Rect(foot.left, box.bottom - width, foot.width, width),
        Rect(upright.left, box.top, upright.width, width),
        Rect(box.left, level.top, width, level.height),
        Rect(box.right - width, level.top, width, level.height),
    ):
        surface.fill(colour, line)
    if half:
        corners = rounded(cache, (2 * half, 2 * half), radius, (fill, (colour, width)))
        _blit_corners(surface, corners, box, lower)


def _blit_corners(surface: Surface, corners: Surface, box: Rect, lower: bool) -> None:
    half = corners.get_width() // 2
    for x, left in ((box.left, 0), (box.right - half, half)):
        surface.blit(corners, (x, box.top), Rect(left, 0, half, half))
        if lower:
            surface.blit(corners, (x, box.bottom - half), Rect(left, half, half, half))


def dashed(cache: RenderCache, surface: Surface, box: Rect, coat: Coat) -> None:
    """Draw a broken edge along the straight sides, with whole corners."""
    _, colour, width, radius, _, (on, off) = coat
    half = radius + 1
    for x in range(box.left + half, box.right - half, on + off):
        for y in (box.top, box.bottom - width):
            surface.fill(colour, Rect(x, y, min(on, box.right - half - x), width))
    for y in range(box.top + half, box.bottom - half, on + off):
        for x in (box.left, box.right - width):
            surface.fill(colour, Rect(x, y, width, min(on, box.bottom - half - y)))
    corners = rounded(cache, (2 * half, 2 * half), radius, (None, (colour, width)))
    _blit_corners(surface, corners, box, lower=True)


def outline(large: Surface, colour: Colour, points: Sequence[Point], width: float) -> None:
    """Draw a closed line with round corners, on a surface of the larger scale."""
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        pygame.draw.line(large, colour, start, end, round(width))
        pygame.draw.circle(large, colour, end, width / 2)


def line(cache: RenderCache, surface: Surface, points: Sequence[tuple[int, int]], how: Stroke) -> None:
    """Draw a line through some points, smooth, with round joints; dashed where the stroke says so."""
    room = math.ceil(how.width)
    left, top = min(x for x, _ in points) - room, min(y for _, y in points) - room
    inside = tuple((x - left, y - top) for x, y in points)
    size = max(x for x, _ in inside) + room + 1, max(y for _, y in inside) + room + 1

    def paint(large: Surface) -> None:
        large.fill((*how.colour, 0))
        for start, end in _pieces(inside, how.dashes):
            outline(large, how.colour, [(x * OVER, y * OVER) for x, y in (start, end)], how.width * OVER)

    drawn = cache.picture(("line", inside, how), lambda: smooth(size, paint))
    surface.blit(drawn, (left, top))


def _pieces(points: Sequence[Point], dashes: tuple[int, int] | None) -> Iterator[tuple[Point, Point]]:
    for start, end in pairwise(points):
        length = math.dist(start, end)
        if dashes is None or not length:
            yield start, end
            continue
        (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
        for at in range(0, round(length), sum(dashes)):
            on, off = at / length, min(1, (at + dashes[0]) / length)
            yield (x + across * on, y + down * on), (x + across * off, y + down * off)
