"""The mini-moot: a bench hears two sides, step by step; its marks are for the teacher alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from statistics import fmean
from typing import Literal, get_args

from game.classroom.polls import SeatId

Side = Literal["client", "other"]
Role = Literal["bench", "client", "other"]
Criterion = Literal["issue", "authority", "facts", "best-point", "candour"]
SIDES: tuple[Side, ...] = get_args(Side)
ROLES: tuple[Role, ...] = get_args(Role)
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
BENCHES = (3, 5)
MOST_MARK = 5

# The steps in their order, each with its minutes of nine; who has which role is settled without a limit.
Step = Literal["roles", "client", "other", "questions", "client-reply", "other-reply", "writes"]
STEPS: Mapping[Step, int] = {
    "roles": 0,
    "client": 2,
    "other": 2,
    "questions": 2,
    "client-reply": 1,
    "other-reply": 1,
    "writes": 1,
}


def step_at(item: int) -> Step:
    """Return the step of a page of the moot."""
    return tuple(STEPS)[min(item, len(STEPS) - 1)]


def seconds_of(item: int, minutes: float) -> int:
    """Return how long a step lasts in a moot of some minutes; 0 is no limit."""
    return round(60 * minutes * STEPS[step_at(item)] / sum(STEPS.values()))


@dataclass(frozen=True, slots=True)
class Moot:
    """Who has which role; a bench of 0 is none."""

    bench: int = 0
    roles: Mapping[SeatId, Role] = field(default_factory=dict)  # none where they were named aloud
    draws: int = 0

    def held_by(self, seat: SeatId | None) -> Role | None:
        """Return the role of a seat, or None where it has none."""
        return self.roles.get(seat) if seat is not None else None

    def drawn(self, seats: Iterable[SeatId], bench: int, seed: int) -> "Moot":
        """Return the moot with roles drawn among seats: the bench, and one or two to speak for each side."""
        mixed = sorted(seats)
        Random(f"{seed} moot {self.draws}").shuffle(mixed)
        speakers = 2 if len(mixed) >= bench + 4 else 1
        judges: list[Role] = ["bench"] * bench
        given: list[Role] = [*judges, *SIDES * speakers]
        return replace(self, bench=bench, roles=dict(zip(mixed, given, strict=False)), draws=self.draws + 1)

    def with_role(self, seat: SeatId, role: Role | None) -> "Moot":
        """Return the moot with another role for one seat, or none for it."""
        others = {one: held for one, held in self.roles.items() if one != seat}
        roles = {**others, seat: role} if role else others
        return replace(self, roles=roles, bench=max(self.bench, BENCHES[0]))


# A mark for each criterion.
MarkRow = tuple[int, ...]
# What the teacher has written down for each side, a row for each judge; and what a judge has marked by phone.
Marks = Mapping[Side, tuple[MarkRow, ...]]
JudgeMarks = Mapping[Side, MarkRow]


def means(rows: Sequence[MarkRow]) -> tuple[float, ...]:
    """Return the mean of each criterion, in their order; nothing before any marks."""
    return tuple(fmean(column) for column in zip(*rows, strict=True))
