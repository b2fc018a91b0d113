"""A screen: it takes an intent and gives the next screen, and says what it looks like."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from game.desktop.toolkit.intents import Intent
from game.desktop.toolkit.part import Look, MirrorLine, Part, Target
from game.model.value import value

if TYPE_CHECKING:
    from game.engine.play import Play


@value
class View:
    """What a screen looks like, in plain values.

    `place` names what is read: while it stays, focus and scrolling stay. `first` has the focus
    when the place is new, `near` is where the focus starts from while nothing has it, `reads` names
    the region that the page keys scroll. `field` is the target that takes what is written while it has
    the focus; with `captures` the next key is not obeyed but handed to the screen. `unread` names the first
    paragraph that was not read before, and is empty if all were; it is None if nothing is read here. What
    `shows` names is brought into sight once it is another.
    """

    body: Part
    place: str
    first: str = ""
    reads: str = ""
    near: str = ""
    over: Part | None = None
    toast: str = ""
    field: str = ""
    captures: bool = False
    unread: str | None = None
    shows: str = ""

    def lines(self, look: Look) -> Iterator[MirrorLine]:
        """Yield the text mirror: every text in reading order, with its role."""
        yield from self.body.mirror(look)
        if self.over is not None:
            yield from self.over.mirror(look)
        if self.toast:
            yield MirrorLine("note", self.toast)

    def targets(self, look: Look) -> tuple[Target, ...]:
        """Return what can be focused now, in reading order, each once."""
        lines = (self.over or self.body).mirror(look)
        found = {line.target.id: line.target for line in lines if line.target is not None}
        return tuple(found.values())


class Screen(Protocol):
    """One place of the game; a value that returns the next one."""

    @property
    def play(self) -> "Play | None":
        """Return the play that is shown, if one is."""

    def handle(self, intent: Intent) -> "Screen":
        """Return the screen after an intent, itself if it means nothing here."""

    def view(self) -> View:
        """Return what it looks like."""
