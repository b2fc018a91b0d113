"""The seats of a class: participants that the program knows by an alias and by nothing else."""

from dataclasses import dataclass
from typing import Literal, NewType

SeatId = NewType("SeatId", int)
Pace = Literal["1x", "10x", "no-limit"]
PACES: tuple[Pace, ...] = ("1x", "10x", "no-limit")


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant, or one team's device.

    `token` is the digest of the cookie that holds the seat, `key` that of the seat key which gives it
    back at another address; `joined` is the stop of the agenda at which it came in.
    """

    id: SeatId
    alias: str
    token: str
    key: str
    joined: int = 0
    team: str = ""
    pace: Pace = "1x"
    removed: bool = False
