"""The phases of a class as a plain table, and the agenda that a plan makes of them."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

from game.model.teaching import LessonPlan

# Whose device a seat is: a person's; a team's that sends the votes within it; a team's with one vote; a
# team's that plays its own course.
Devices = Literal["each", "team-counts", "team-vote", "team-course"]
Opening = Literal["join", "question-before", "brief"]
Deciding = Literal["read", "first-poll", "discuss", "second-poll", "reveal", "consequence"]
# In one decision of a plan a bench hears two sides, where the others have the discussion.
Arguing = Literal["moot"]
# After the second decision of a long plan the class rests.
Resting = Literal["break"]
# Where each team plays its own course, one phase stands for all decisions.
Playing = Literal["teams"]
# What has a budget of its own (L7).
End = Literal["what-if", "history", "debrief", "misconceptions", "question-after"]
Phase = Literal[Opening, Deciding, Arguing, Resting, Playing, End, "closed"]

OPENING: tuple[Phase, ...] = get_args(Opening)
DECIDING: tuple[Phase, ...] = get_args(Deciding)
MOOTING: tuple[Phase, ...] = tuple("moot" if phase == "discuss" else phase for phase in DECIDING)
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

    A decision past the last row takes the last row; the one before a bench has a row of its own, and the
    others make do with what it leaves them. A phase of no minutes is not a stop. After the second decision
    the class may rest, if another follows and the plan has no more of them than rows.
    """

    minutes: int
    opening: tuple[float, ...]
    decisions: tuple[tuple[float, ...], ...]
    moot: tuple[float, ...]
    rest: float
    closing: tuple[float, ...]


# In the briefing of the short plan lies the first reading.
_RESTS_AFTER = 2
_TIMETABLES = (
    Timetable(
        minutes=50,
        opening=(3, 2, 4),
        decisions=((0, 2, 6, 1, 4, 2), (2, 1, 3, 1, 1, 1)),
        moot=(1, 1, 6, 1, 1, 1),
        rest=0,
        closing=(0, 5, 8, 2, 2, 0),
    ),
    Timetable(
        minutes=90,
        opening=(5, 3, 8),
        decisions=((2, 1, 5, 1, 1, 2), (1, 1, 4, 1, 1, 2), (1, 1, 9, 1, 1, 1), (1, 1, 1, 1, 1, 1)),
        moot=(1, 1, 9, 1, 1, 2),
        rest=3,
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
    for number, usual in enumerate(_rows(plan, table), start=1):
        phases = MOOTING if number == plan.mooted else DECIDING
        for phase, minutes in zip(phases, usual, strict=True):
            if planned := plan.phases.get(phase, scale * minutes):
                deciding.append(AgendaStop(phase, number, planned))
        rest = scale * _rest(plan, table) if number == _RESTS_AFTER else 0
        if rest and (planned := plan.phases.get("break", rest)):
            deciding.append(AgendaStop("break", number, planned))
    return (*opening, *deciding, *closing)


def agenda_of_teams(stops: tuple[AgendaStop, ...]) -> tuple[AgendaStop, ...]:
    """Return the stops where each team plays its own course: one for all decisions, with their minutes.

    The minutes of a changed fact, on which all would vote, go to the history, where courses are compared.
    """
    opening = [one for one in stops if one.phase in OPENING]
    playing = AgendaStop("teams", 0, sum(one.minutes for one in stops if one.decision))
    changed = sum(one.minutes for one in stops if one.phase == "what-if")
    closing = (
        replace(one, minutes=one.minutes + changed) if one.phase == "history" else one
        for one in stops
        if one.phase in CLOSING and one.phase != "what-if"
    )
    return (*opening, playing, *closing)


def _rest(plan: LessonPlan, table: Timetable) -> float:
    """Return the usual minutes of the break, 0 where the decisions leave no time or need none."""
    return table.rest if _RESTS_AFTER < len(plan.decisions) <= len(table.decisions) else 0


def _rows(plan: LessonPlan, table: Timetable) -> list[tuple[float, ...]]:
    """Return the usual minutes of each decision of a plan, phase by phase."""
    last, usual = len(table.decisions) - 1, list(table.decisions)
    if not plan.mooted:
        return [usual[min(at, last)] for at in range(len(plan.decisions))]
    # The moot stands for the third decision, whose minutes are its own.
    usual = usual[:2] + usual[3:]
    others = [list(usual[min(at, len(usual) - 1)]) for at in range(len(plan.decisions) - 1)]
    left = sum(map(sum, table.decisions)) + table.rest - _rest(plan, table) - sum(table.moot)
    while sum(map(sum, others)) > left and (longest := max(map(max, others))) > 1:
        # A minute at a time, of whatever has most.
        row = next(row for row in others if longest in row)
        row[row.index(longest)] -= 1
    rows = [tuple(row) for row in others]
    rows.insert(plan.mooted - 1, table.moot)
    return rows
