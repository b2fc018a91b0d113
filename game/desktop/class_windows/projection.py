"""How P looks: type for the last row of a room, so that nothing on it is ever made smaller to fit.

What must grow with the depth is what is smallest; type that is larger already need only keep up with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.desktop.toolkit.theme import ROLES, Colour, Look

# Sizes in a window 1080 high, as fonts are opened; rendered, the smallest is 1/36 of the height.
SIZES: Mapping[str, int] = {
    "body": 32,
    "small": 32,
    "label": 46,
    "label-bold": 46,
    "plain": 35,
    "row": 35,
    "row-label": 35,
    "row-bold": 35,
    "heading3": 44,
    "heading2": 56,
    "heading1": 64,
    "display": 96,
    "sum": 64,
}
# So large, type is read from as far as the text beside it: a heading need not grow beyond that.
_KEEPS_UP = 35
# The figures of the room code fill some 0.68 of their em: they are an eighth of the height.
CODE = 200
# Distances of the last row, in heights of the screen, that a teacher can choose from.
DEPTHS = (8, 11, 16, 20)
USUAL_DEPTH = 11


@dataclass(frozen=True)
class ProjectorLook(Look):
    """The look of P in a room of some depth: the farther the last row, the larger what is small."""

    depth: int = USUAL_DEPTH

    @cached_property
    def farther(self) -> float:
        """Return how many times larger than usual the smallest type is; never smaller."""
        return max(1.0, self.depth * 36 / 400)

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        share = self.height / 1080
        sizes = {
            role: round(max(size, min(size, _KEEPS_UP) * self.farther) * share)
            for role, size in SIZES.items()
        }
        return {**sizes, "code": round(CODE * share)}

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        return {role: round(size * ROLES[role].line) for role, size in self._sizes.items()}

    @property
    def mark(self) -> int:
        """Return the height of the mark of an option."""
        return round(0.07 * self.height * min(self.farther, 1.3))

    @property
    def column(self) -> bool:
        """Answer that nothing on P is set in one column."""
        return False


def projected(size: tuple[int, int], theme: str, colours: Mapping[str, Colour], depth: int) -> ProjectorLook:
    """Return the look of P on a display of this size."""
    return ProjectorLook(size[0], size[1], theme, 100, colours, "serif", depth)
