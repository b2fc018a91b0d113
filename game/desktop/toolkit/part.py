"""What everything on a screen is: a part that knows its height, draws itself and reads itself out."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pygame import Rect

from game.desktop.toolkit.intents import Intent
from game.desktop.toolkit.theme import Look

if TYPE_CHECKING:
    from game.desktop.toolkit.pen import Pen
    from game.desktop.toolkit.store import Store


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be focused and pressed; what it does is an intent."""

    id: str
    label: str
    does: Intent


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text mirror: its role, its words, and the target that they name."""

    role: str
    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Kit:
    """What measuring needs: how things look, and what was made before."""

    look: Look
    store: "Store"


class Part(ABC):
    """A piece of a screen, made of plain values; drawing it changes nothing but pixels."""

    __slots__ = ()

    @abstractmethod
    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height it takes at this width."""

    @abstractmethod
    def draw(self, pen: "Pen", box: Rect, /) -> None:
        """Draw it into this box."""

    def mirror(self, _look: Look, /) -> Iterator[Line]:
        """Yield its text in reading order."""
        yield from ()


@dataclass(frozen=True, slots=True)
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
