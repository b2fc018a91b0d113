"""How a scene lies in its folder: the one table of layouts, by the size of the window and of its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.desktop.toolkit.theme import Look

FEW = 4  # choices: with more of them they have the wider column
GAP = 1.25  # g between columns
CARD_GAP = 0.625  # g between cards
LEAST_CARD, MOST_CARD = 5.25, 10.0  # g: cards share the height of their column between these


@dataclass(frozen=True, slots=True)
class SceneLayout:
    """The columns that stand beside each other: the story, the choices, and what is known of the case.

    Each has its share of the width: the first shares are those of a scene with few choices. One column
    has everything, in tabs.
    """

    few: tuple[float, ...] = (1.0,)
    many: tuple[float, ...] = (1.0,)

    @property
    def columns(self) -> int:
        """Return how many columns there are."""
        return len(self.few)

    def widths(self, room: int, gap: int, choices: int) -> tuple[int, ...]:
        """Return how wide each column is, so that all of them and the gaps between take the room."""
        shares = self.few if choices <= FEW else self.many
        free = room - gap * (self.columns - 1)
        widths = [round(free * share) for share in shares[:-1]]
        return (*widths, free - sum(widths))


class LayoutRow(NamedTuple):
    """What a window must have for a layout: pixels across, letters of prose across, rows of text down."""

    across: int
    letters: int
    rows: int
    layout: SceneLayout


# The first row that a window reaches is its layout.
TABLE = (
    LayoutRow(1600, 150, 25, SceneLayout((0.36, 0.38, 0.26), (0.3, 0.46, 0.24))),
    LayoutRow(0, 115, 20, SceneLayout((0.475, 0.525), (0.36, 0.64))),
    LayoutRow(0, 0, 0, SceneLayout()),
)


def layout_in(across: int, letters: float, rows: float) -> SceneLayout:
    """Return the layout of a window with so many pixels across, letters across and rows down."""
    reached = (row for row in TABLE if across >= row.across and letters >= row.letters and rows >= row.rows)
    return next(reached).layout


def layout_of(look: Look) -> SceneLayout:
    """Return the layout of a scene in a window."""
    return layout_in(look.width, look.letters, look.height / look.line("row"))


def shared(needs: Sequence[int], room: int, bounds: tuple[int, int]) -> tuple[int, ...] | None:
    """Return the heights of cards that share a room, or None where they do not fit.

    Each takes as much as every other, between the bounds, and never less than it needs.
    """
    least, most = bounds
    heights = [max(need, least) for need in needs]
    if sum(heights) > room:
        return None
    level = most
    while level > least and sum(max(height, level) for height in heights) > room:
        level -= 1
    return tuple(max(height, level) for height in heights)


def fair(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the heights of panels in a room: what each needs, or else as much as every other."""
    left, heights = room, dict[int, int]()
    for number, need in sorted(enumerate(needs), key=lambda one: one[1]):
        heights[number] = max(0, min(need, left // (len(needs) - len(heights))))
        left -= heights[number]
    return tuple(heights[number] for number in range(len(needs)))
