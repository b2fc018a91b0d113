"""What every screen is handed: the words, the cases at hand, and what the player has kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from game.content.library import Head
from game.content.words import Words

if TYPE_CHECKING:
    from game.content.phrases import Phrases
    from game.engine.case import Case
    from game.engine.play import Play
    from game.engine.replay import Replay
    from game.model.scenario import Scenario


class Shelf(Protocol):
    """The cases at hand, and what the player has kept of each."""

    def heads(self) -> tuple[Head, ...]:
        """Answer with the cases of the library."""
        ...

    def open(self, name: str) -> "OpenedCase":
        """Answer with a case made playable; raise GameError where it cannot be."""
        ...

    def resumed(self, opened: "OpenedCase") -> "Resumed | None":
        """Answer with the play that was kept of a case, as far as it holds."""
        ...

    def is_kept(self, name: str) -> bool:
        """Answer whether a play of this case was kept."""
        ...

    def lost(self, name: str) -> str:
        """Answer with a sentence where a save of this case was damaged, else with nothing."""
        ...

    def found(self, name: str) -> frozenset[str]:
        """Answer with the endings of a case that were found so far."""
        ...

    def seed(self) -> int:
        """Answer with the seed of a new play."""
        ...


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that is played: its rules, its words, and its real course where it has one."""

    case: "Case"
    phrases: "Phrases"
    real: "Replay | None"

    @property
    def scenario(self) -> "Scenario":
        """Answer with the scenario."""
        return self.case.scenario


@dataclass(frozen=True, slots=True)
class Resumed:
    """A play that was kept, and a sentence where something of it was lost."""

    play: "Play"
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every screen is handed."""

    words: Words
    shelf: Shelf
