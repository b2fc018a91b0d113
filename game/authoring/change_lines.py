"""Changes of a position as lines of Python over a packed position `s`."""

from typing import Any, assert_never

from game.authoring.guard_lines import MET, MISSED, OPEN, reading
from game.authoring.packing import Layout, Part
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
from game.model.sanction import MOST_FINES, Standing
from game.model.scenario import Scenario

Lines = list[str]


def indented(lines: Lines) -> Lines:
    """Answer with lines one step further in."""
    return [f"    {line}" for line in lines]


def setting(part: Part, number: int) -> str:
    """Answer with the line that puts a number into a part."""
    cleared = f"s & ~{part.mask:#x}"
    return f"s = {cleared} | {number << part.shift:#x}" if number else f"s = {cleared}"


class ChangeWriter:
    """Writes changes; `called` holds the functions that its lines call."""

    def __init__(self, scenario: Scenario, layout: Layout) -> None:
        self._scenario = scenario
        self._layout = layout
        self.called: dict[str, Any] = {}

    def lines(self, change: Change) -> Lines:
        """Answer with the lines that make a change."""
        layout = self._layout
        match change:
            case MoveMeter():
                return self._meter(change)
            case FindFacts() | LoseFacts() | PreserveArguments() | ForfeitArguments():
                return self._bits(change)
            case SetSanction(matter=matter, sanction=sanction):
                number = layout.sanctions[matter].index(sanction) + 1
                return [f"s &= ~{layout.counts[matter].mask:#x}", setting(layout.sums[matter], number)]
            case ChangeFines():
                return self._fines(change)
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
            case FindFacts(facts=facts):
                return [f"s |= {sum({layout.facts[fact].mask for fact in facts}):#x}"]
            case LoseFacts(facts=facts):
                return [f"s &= ~{sum({layout.facts[fact].mask for fact in facts}):#x}"]
            case PreserveArguments(arguments=arguments):
                bits = sum({layout.preserved[argument].mask for argument in arguments})
                return [f"s |= {bits:#x} & ~(s >> {len(layout.preserved)})"]
            case ForfeitArguments(arguments=arguments):
                kept = sum({layout.preserved[argument].mask for argument in arguments})
                lost = sum({layout.forfeited[argument].mask for argument in arguments})
                return [f"s = s & ~{kept:#x} | {lost:#x}"]

    def _meter(self, change: MoveMeter) -> Lines:
        part = self._layout.meters[change.meter]
        span = change.highest - change.lowest
        if change.to is not None:
            return [setting(part, max(0, min(change.to - change.lowest, span)))]
        by = change.by or 0
        if by >= 0:
            inside, bound = f"{reading(part)} <= {span - by}", span
        else:
            inside, bound = f"{reading(part)} >= {-by}", 0
        if abs(by) >= span:
            return [setting(part, bound)] if by else []
        added = f"s += {by << part.shift:#x}" if by >= 0 else f"s -= {-by << part.shift:#x}"
        return [f"if {inside}:", f"    {added}", "else:", f"    {setting(part, bound)}"]

    def _fines(self, change: ChangeFines) -> Lines:
        part = self._layout.fines[change.matter]
        if change.to is not None:
            return [setting(part, max(0, min(change.to, MOST_FINES)))]
        if change.by_days is not None:
            return [f"s = {self.accruing(change.matter)}(s, {change.by_days})"]
        value = f"max(0, min({reading(part)} + {change.by or 0}, {MOST_FINES}))"
        return [f"s = s & ~{part.mask:#x} | {value} << {part.shift}"]

    def accruing(self, matter: MatterId) -> str:
        """Answer with the name of the helper that adds days of a daily sum, by the model's own rule."""
        name = f"accrue_{list(self._scenario.matters).index(matter)}"
        layout = self._layout
        sums, counts, fines = layout.sums[matter], layout.counts[matter], layout.fines[matter]
        sanctions = layout.sanctions[matter]
        kept = ~(counts.mask | fines.mask)
        posture = self._scenario.matters[matter].opens_in

        def accrue(s: int, days: int) -> int:
            number = sums.of(s)
            if not number:
                return s
            owing = Standing(posture, sanctions[number - 1], counts.of(s), fines.of(s)).accrued(days)
            return s & kept | owing.accrued_days << counts.shift | owing.fines << fines.shift

        self.called[name] = accrue
        return name

    def started(self, deadline: DeadlineId, days: int) -> Lines:
        """Answer with the lines that start a deadline today."""
        status, left = self._layout.statuses[deadline], self._layout.left[deadline]
        held = OPEN << status.shift | days << left.shift
        return [f"s = s & ~{status.mask | left.mask:#x} | {held:#x}"]

    def ended(self, deadline: DeadlineId, status: int) -> str:
        """Answer with the line that ends a deadline, met or missed."""
        parts = self._layout.statuses[deadline], self._layout.left[deadline]
        return f"s = s & ~{parts[0].mask | parts[1].mask:#x} | {status << parts[0].shift:#x}"

    def met(self, deadline: DeadlineId) -> Lines:
        """Answer with the lines that meet a deadline where it is open."""
        status = reading(self._layout.statuses[deadline])
        return [f"if {status} == {OPEN}:", f"    {self.ended(deadline, MET)}"]

    def _moved(self, deadline: DeadlineId, days: int) -> Lines:
        left = self._layout.left[deadline]
        moved = f"s += {days << left.shift:#x}" if days >= 0 else f"s -= {-days << left.shift:#x}"
        late = f"{reading(left)} < {-days}"
        body = [f"if {late}:", f"    {self.ended(deadline, MISSED)}", "else:", f"    {moved}"]
        status = reading(self._layout.statuses[deadline])
        return [f"if {status} == {OPEN}:", *indented(body if days < 0 else [moved])]
