"""The seats of a class: participants that the program knows by an alias and by nothing else."""

from dataclasses import dataclass, replace
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

    def with_pace(self, pace: Pace) -> "Seat":
        """Return the time this seat takes from now on."""
        return replace(self, pace=pace)

    def in_team(self, team: str) -> "Seat":
        """Return this seat in a team."""
        return replace(self, team=team)

    def taken_out(self) -> "Seat":
        """Return this seat removed from the room."""
        return replace(self, removed=True)

    def held_by(self, token: str, key: str) -> "Seat":
        """Return this seat held by another cookie, and by a new seat key."""
        return replace(self, token=token, key=key)
