"""What comes to rest on a sheet: drawn where it rests, with what lies under it, so that it can move there."""

from pygame import Rect, Surface

from game.desktop.toolkit.mover import Mover
from game.desktop.toolkit.pen import Pen


def put(pen: Pen, name: str, drawn: Surface, rest: Rect) -> None:
    """Put a drawing down where it comes to rest; before it does it is a little larger."""
    band = rest.inflate(rest.width // 4, rest.height // 4)
    _put(pen, Mover(name, drawn, rest, band, drawn, settles=True))


def slide(pen: Pen, name: str, drawn: Surface, way: tuple[tuple[int, int], Rect]) -> None:
    """Put a drawing down with its middle at a place; it comes there along a band."""
    place, band = way
    _put(pen, Mover(name, drawn, drawn.get_rect(center=place), band, drawn))


def _put(pen: Pen, mover: Mover) -> None:
    # What is drawn later beside a scrolling region, such as its bar, is not under it.
    band = mover.band.clip(pen.surface.get_clip())
    if pen.shows_whole(mover.rest) and band.width and band.height:
        pen.movers[mover.name] = mover._replace(band=band, under=pen.surface.subsurface(band).copy())
    pen.surface.blit(mover.drawn, mover.rest)
