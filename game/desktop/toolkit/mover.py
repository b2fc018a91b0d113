"""A drawing that comes to rest, as a value."""

from typing import NamedTuple

from pygame import Rect, Surface


class Mover(NamedTuple):
    """A drawing at rest: it slides from where it stood before, or settles where it is.

    `band` is all that it may cross on its way, `under` what is seen there without it.
    """

    name: str
    drawn: Surface
    rest: Rect
    band: Rect
    under: Surface
    settles: bool = False
