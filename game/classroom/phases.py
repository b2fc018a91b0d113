"""The phases of a class as a plain table, and the agenda that a plan makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.model.teaching import LessonPlan

Devices = Literal["each", "team-counts", "team-vote"]
Phase = Literal[
    "join",
    "question-before",
    "brief",
    "read",
    "first-poll",
    "discuss",
    "second-poll",
    "reveal",
    "consequence",
    "what-if",
    "history",
    "debrief",
    "misconceptions",
    "question-after",
    "closed",
]

OPENING: tuple[Phase, ...] = ("join", "question-before", "brief")
DECIDING: tuple[Phase, ...] = ("read", "first-poll", "discuss", "second-poll", "reveal", "consequence")
# What has a budget of its own (L7).
END: tuple[Phase, ...] = ("what-if", "history", "debrief", "misconceptions", "question-after")
CLOSING: tuple[Phase, ...] = (*END, "closed")


@dataclass(frozen=True, slots=True)
class AgendaStop:
    """One phase of the agenda; decisions are counted from 1, and 0 is none."""

    phase: Phase
    decision: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Timetable:
    """The usual minutes of a plan: of the session's own phases, and of the phases of each decision.

    A decision past the last row takes the last row. A phase of no minutes is not a stop.
    """

    minutes: int
    session: Mapping[Phase, float]
    decisions: tuple[tuple[float, ...], ...]


_FIFTY = Timetable(
    50,
    {
        "join": 3,
        "question-before": 2,
        "brief": 4,
        "history": 5,
        "debrief": 8,
        "misconceptions": 2,
        "question-after": 2,
    },
    # read, first poll, discuss, second poll, reveal, consequence; the briefing is the first reading.
    ((0, 2, 6, 1, 4, 2), (2, 1, 3, 1, 1, 1)),
)
_NINETY = Timetable(
    90,
    {
        "join": 5,
        "question-before": 3,
        "brief": 8,
        "what-if": 5,
        "history": 7,
        "debrief": 11,
        "misconceptions": 3,
        "question-after": 3,
    },
    # The break of three minutes is a pause in the second consequence.
    ((2, 1, 5, 1, 1, 2), (1, 1, 4, 1, 1, 5), (1, 1, 9, 1, 1, 1), (1, 1, 1, 1, 1, 1)),
)


def agenda(plan: LessonPlan, *, misconceptions: bool = True) -> tuple[AgendaStop, ...]:
    """Return every stop of a plan in its order, with planned minutes."""
    table = min((_FIFTY, _NINETY), key=lambda one: abs(one.minutes - plan.minutes))
    scale = plan.minutes / table.minutes
    left_out = {
        "question-before": not plan.asks,
        "question-after": not plan.asks,
        "what-if": not plan.what_if,
        "misconceptions": not misconceptions,
    }
    opening, closing = (
        [
            AgendaStop(phase, 0, plan.phases.get(phase, scale * table.session.get(phase, 0)))
            for phase in phases
            if not left_out.get(phase)
        ]
        for phases in (OPENING, CLOSING)
    )
    deciding = []
    for number in range(1, len(plan.decisions) + 1):
        usual = table.decisions[min(number, len(table.decisions)) - 1]
        for phase, minutes in zip(DECIDING, usual, strict=True):
            if planned := plan.phases.get(phase, scale * minutes):
                deciding.append(AgendaStop(phase, number, planned))
    return (*opening, *deciding, *closing)
