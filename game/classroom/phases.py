"""The phases of a class as a plain table, and the agenda that a plan makes of them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from game.model.teaching import LessonPlan

# Whose device a seat is: a person's; a team's that sends the votes within it; a team's with one vote.
Devices = Literal["each", "team-counts", "team-vote"]
Opening = Literal["join", "question-before", "brief"]
Deciding = Literal["read", "first-poll", "discuss", "second-poll", "reveal", "consequence"]
# What has a budget of its own (L7).
End = Literal["what-if", "history", "debrief", "misconceptions", "question-after"]
Phase = Literal[Opening, Deciding, End, "closed"]

OPENING: tuple[Phase, ...] = get_args(Opening)
DECIDING: tuple[Phase, ...] = get_args(Deciding)
END: tuple[Phase, ...] = get_args(End)
CLOSING: tuple[Phase, ...] = (*END, "closed")


@dataclass(frozen=True, slots=True)
class AgendaStop:
    """One phase of the agenda; decisions are counted from 1, and 0 is none."""

    phase: Phase
    decision: int
    minutes: float


class Timetable(NamedTuple):
    """The usual minutes of a plan: in all, of the phases around the decisions, and of those of each decision.

    A decision past the last row takes the last row. A phase of no minutes is not a stop.
    """

    minutes: int
    opening: tuple[float, ...]
    decisions: tuple[tuple[float, ...], ...]
    closing: tuple[float, ...]


# In the briefing of the short plan lies the first reading; the break of the long one, of three minutes, is a
# pause in the second consequence.
_TIMETABLES = (
    Timetable(50, (3, 2, 4), ((0, 2, 6, 1, 4, 2), (2, 1, 3, 1, 1, 1)), (0, 5, 8, 2, 2, 0)),
    Timetable(
        minutes=90,
        opening=(5, 3, 8),
        decisions=((2, 1, 5, 1, 1, 2), (1, 1, 4, 1, 1, 5), (1, 1, 9, 1, 1, 1), (1, 1, 1, 1, 1, 1)),
        closing=(5, 7, 11, 3, 3, 0),
    ),
)


def agenda(plan: LessonPlan, *, misconceptions: bool = True) -> tuple[AgendaStop, ...]:
    """Return every stop of a plan in its order, with planned minutes."""
    table = min(_TIMETABLES, key=lambda one: abs(one.minutes - plan.minutes))
    scale = plan.minutes / table.minutes
    left_out = {
        "question-before": not plan.asks,
        "question-after": not plan.asks,
        "what-if": not plan.what_if,
        "misconceptions": not misconceptions,
    }
    opening, closing = (
        [
            AgendaStop(phase, 0, plan.phases.get(phase, scale * minutes))
            for phase, minutes in zip(phases, usual, strict=True)
            if not left_out.get(phase)
        ]
        for phases, usual in ((OPENING, table.opening), (CLOSING, table.closing))
    )
    deciding = []
    for number in range(1, len(plan.decisions) + 1):
        usual = table.decisions[min(number, len(table.decisions)) - 1]
        for phase, minutes in zip(DECIDING, usual, strict=True):
            if planned := plan.phases.get(phase, scale * minutes):
                deciding.append(AgendaStop(phase, number, planned))
    return (*opening, *deciding, *closing)
