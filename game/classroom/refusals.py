"""How a session refuses a command: an error inside, one sentence outside."""

from dataclasses import dataclass
from typing import Any

from game.errors import GameError


@dataclass(frozen=True, slots=True)
class CommandRefusal:
    """A command that was not carried out; `asks` says that it is once it is sent again with `sure`."""

    key: str
    says: str
    asks: bool = False


class NotNowError(GameError):
    """A command that the session cannot carry out as it stands; the key names its sentence."""

    def __init__(self, key: str, *, asks: bool = False, **named: Any) -> None:
        self.key, self.asks, self.named = key, asks, named
        super().__init__(f"the session refuses: {key}")
