"""What drawing works with: targets, lines of the mirror, the kit, the hand, and what a pen notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from pygame import Rect, Surface

from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Intent
from game.desktop.toolkit.theme import Look
from game.model.value import value


@value
class Target:
    """Something that can be focused and pressed; what it does is an intent."""

    id: str
    label: str
    does: Intent


@value
class MirrorLine:
    """One line of the text mirror: its role, its words, and the target that they name."""

    role: str
    text: str
    target: Target | None = None


Mirror: TypeAlias = Iterator[MirrorLine]
"""The text mirror: every text in reading order, with its role."""


@value
class Kit:
    """What measuring needs: how things look, and what was made before."""

    look: Look
    cache: RenderCache


@value
class Hand:
    """Where the player's hand is: what has the focus, what the mouse is over, how far is scrolled.

    `behind` had the focus before something was laid over the screen.
    """

    focus: str = ""
    behind: str = ""
    shows_focus: bool = True
    hovered: str = ""
    pressed: str = ""
    scrolled: dict[str, int] = field(default_factory=dict)


class Mover(NamedTuple):
    """A drawing at rest: it slides from where it stood before, settles where it is, or rolls to it.

    `band` is all that it may cross on its way, `under` what is seen there without it; one that rolls
    shows its `steps` first.
    """

    name: str
    drawn: Surface
    rest: Rect
    band: Rect
    under: Surface
    settles: bool = False
    steps: tuple[Surface, ...] = ()


@dataclass(slots=True)
class Hit:
    """Where a target was drawn, and on what ground."""

    target: Target
    boxes: list[Rect]
    clip: Rect
    radius: int = 0
    on_desk: bool = False
    scroll: str = ""
    beside: list[Rect] = field(default_factory=list)
    is_main: bool = False

    @property
    def box(self) -> Rect:
        """Return one rectangle around all its pieces."""
        return self.boxes[0].unionall(self.boxes[1:])

    def holds(self, place: tuple[int, int]) -> bool:
        """Return whether a place lies in what is in sight of it."""
        inside = self.clip.collidepoint(place)
        return inside and any(box.collidepoint(place) for box in (*self.boxes, *self.beside))

    def seen(self) -> list[Rect]:
        """Return the pieces that are in sight."""
        return [piece for box in self.boxes if (piece := box.clip(self.clip)).height > 2]


@value
class Span:
    """How far a scrolling region reaches: its box, the height of what is in it, the offset shown."""

    box: Rect
    content: int
    offset: int
    step: int

    @property
    def furthest(self) -> int:
        """Return the largest offset."""
        return max(0, self.content - self.box.height)


@value
class WrittenText:
    """A piece of text that was drawn, and the region that shows it."""

    text: str
    box: Rect
    clip: Rect
