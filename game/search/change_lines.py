"""Changes of a position as lines of Python over a packed position `s`; none for what nothing later reads."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import assert_never

from game.model.effects import (
    Change,
    ChangeFines,
    FindFacts,
    ForfeitArguments,
    LoseFacts,
    MeetDeadline,
    MoveDeadline,
    MoveMeter,
    PreserveArguments,
    SetSanction,
    StartDeadline,
    WriteDocket,
)
from game.model.ids import DeadlineId, MatterId
from game.model.sanction import MOST_FINES, fines_of
from game.search.guard_lines import MET, MISSED, OPEN, compared, reading
from game.search.liveness import Live
from game.search.packing import Layout, Part

Lines = list[str]
Accrual = Callable[[int, int], int]


def indented(lines: Lines) -> Lines:
    """Return lines one step further in."""
    return [f"    {line}" for line in lines]


def setting(part: Part, number: int) -> str:
    """Return the line that puts a number into a part."""
    cleared = f"s & ~{part.mask:#x}"
    return f"s = {cleared} | {number << part.shift:#x}" if number else f"s = {cleared}"


class ChangeWriter:
    """Writes changes of values that are live in one scene."""

    def __init__(self, layout: Layout, live: Live) -> None:
        self._layout = layout
        self._live = live

    def lines(self, change: Change) -> Lines:
        """Return the lines that make a change."""
        layout = self._layout
        match change:
            case MoveMeter(meter=meter):
                return self._meter(change) if self._live.keeps(layout.meters[meter]) else []
            case FindFacts() | LoseFacts() | PreserveArguments() | ForfeitArguments():
                return self._bits(change)
            case SetSanction() | ChangeFines():
                return self._sanction(change)
            case StartDeadline(deadline=deadline, days=days):
                return self.started(deadline, days)
            case MoveDeadline(deadline=deadline, days=days):
                return self._moved(deadline, days)
            case MeetDeadline(deadline=deadline):
                return self.met(deadline)
            case WriteDocket():
                return []
            case _:
                assert_never(change)

    def _bits(self, change: FindFacts | LoseFacts | PreserveArguments | ForfeitArguments) -> Lines:
        layout = self._layout
        match change:
            case FindFacts(facts=names) | LoseFacts(facts=names):
                bits = self._sum(layout.facts[fact] for fact in names)
                gone = isinstance(change, LoseFacts)
                return [f"s &= ~{bits:#x}" if gone else f"s |= {bits:#x}"] if bits else []
            case PreserveArguments(arguments=names) | ForfeitArguments(arguments=names):
                kept = self._sum(layout.preserved[argument] for argument in names)
                lost = self._sum(layout.forfeited[argument] for argument in names)
                if isinstance(change, ForfeitArguments):
                    return [f"s = s & ~{kept:#x} | {lost:#x}"] if kept | lost else []
                return [f"s |= {kept:#x} & ~(s >> {len(layout.preserved)})"] if kept else []

    def _sum(self, parts: Iterable[Part]) -> int:
        return sum({part.mask for part in parts if self._live.keeps(part)})

    def _meter(self, change: MoveMeter) -> Lines:
        part = self._layout.meters[change.meter]
        span = change.highest - change.lowest
        if change.to is not None:
            return [setting(part, max(0, min(change.to - change.lowest, span)))]
        by = change.by or 0
        bound = span if by > 0 else 0
        if not by:
            return []
        if abs(by) >= span:
            return [setting(part, bound)]
        inside = compared(part, "<=", span - by) if by > 0 else compared(part, ">=", -by)
        added = f"s += {by << part.shift:#x}" if by > 0 else f"s -= {-by << part.shift:#x}"
        return [f"if {inside}:", f"    {added}", "else:", f"    {setting(part, bound)}"]

    def _sanction(self, change: SetSanction | ChangeFines) -> Lines:
        layout, matter = self._layout, change.matter
        if isinstance(change, SetSanction):
            if not self._live.keeps(layout.sums[matter]):
                return []
            number = layout.sanctions[matter].index(change.sanction) + 1
            return [f"s &= ~{layout.counts[matter].mask:#x}", setting(layout.sums[matter], number)]
        part = layout.fines[matter]
        if not self._live.keeps(part):
            return []
        if change.to is not None:
            return [setting(part, fines_of(change.to))]
        if change.by_days is not None:
            return [f"s = {accruing(layout, matter)}(s, {change.by_days})"]
        value = f"max(0, min({reading(part)} + {change.by or 0}, {MOST_FINES}))"
        return [f"s = s & ~{part.mask:#x} | {value} << {part.shift}"]

    def started(self, deadline: DeadlineId, days: int) -> Lines:
        """Return the lines that start a deadline today."""
        status, left = self._layout.statuses[deadline], self._layout.left[deadline]
        held = OPEN << status.shift | days << left.shift
        kept = self._live.keeps(status)
        return [f"s = s & ~{status.mask | left.mask:#x} | {held:#x}"] if kept else []

    def met(self, deadline: DeadlineId) -> Lines:
        """Return the lines that meet a deadline where it is open."""
        return self._while_open(deadline, [self._ended(deadline, MET)])

    def _moved(self, deadline: DeadlineId, days: int) -> Lines:
        left = self._layout.left[deadline]
        if days >= 0:
            return self._while_open(deadline, [f"s += {days << left.shift:#x}"])
        late = [f"if {compared(left, '<', -days)}:", f"    {self._ended(deadline, MISSED)}"]
        return self._while_open(deadline, [*late, "else:", f"    s -= {-days << left.shift:#x}"])

    def run_down(self, deadline: DeadlineId) -> Lines:
        """Return the lines that take `n` days from what is left of a deadline, and miss it."""
        left = self._layout.left[deadline]
        late = [f"if {reading(left)} < n:", f"    {self._ended(deadline, MISSED)}"]
        return self._while_open(deadline, [*late, "else:", f"    s -= n << {left.shift}"])

    def _ended(self, deadline: DeadlineId, status: int) -> str:
        part = self._layout.statuses[deadline]
        both = part.mask | self._layout.left[deadline].mask
        return f"s = s & ~{both:#x} | {status << part.shift:#x}"

    def _while_open(self, deadline: DeadlineId, lines: Lines) -> Lines:
        status = self._layout.statuses[deadline]
        return [f"if {compared(status, '==', OPEN)}:", *indented(lines)] if self._live.keeps(status) else []


def accruing(layout: Layout, matter: MatterId) -> str:
    """Return the name under which the lines find the function that adds days of a daily sum."""
    return f"accrue_{list(layout.fines).index(matter)}"


def accruals(layout: Layout) -> dict[str, Accrual]:
    """Return the functions that add days of daily sums, by the model's own rule."""
    return {accruing(layout, matter): _accrual(layout, matter) for matter in layout.fines}


def _accrual(layout: Layout, matter: MatterId) -> Accrual:
    sums, counts, fines = layout.sums[matter], layout.counts[matter], layout.fines[matter]
    sanctions = layout.sanctions[matter]
    kept = ~(counts.mask | fines.mask)

    @cache
    def cost(number: int, days: int, counted: int) -> int:
        return sanctions[number - 1].over(days, after=counted)

    def accrue(s: int, days: int) -> int:
        number = sums.of(s)
        if not number or days < 1:
            return s
        counted = counts.of(s)
        owed = fines_of(fines.of(s) + cost(number, days, counted))
        return s & kept | counted + days << counts.shift | owed << fines.shift

    return accrue
