"""Guards in words: what must hold, and what must not, with the labels of one scenario."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, assert_never

from game.content.words import Words, long_day, money
from game.model.guards import (
    After,
    AnyOf,
    ArgumentForfeited,
    ArgumentPreserved,
    Before,
    Chosen,
    DeadlineIs,
    FactFound,
    FinesWithin,
    Guard,
    HoldsCondition,
    MayMove,
    MeterWithin,
    NotAllOf,
    Range,
    SanctionSet,
    StandsIn,
)
from game.model.position import Position
from game.model.scenario import Scenario


class _Said(NamedTuple):
    """The key of a guard's words, and what is filled in."""

    key: str
    named: dict[str, object]


class GuardWords:
    """Says guards, plain or denied."""

    def __init__(self, scenario: Scenario, words: Words, say_day: Callable[[date], str] = long_day) -> None:
        self._scenario = scenario
        self._words = words
        self._say_day = say_day

    def said(self, guard: Guard, position: Position, denied: bool = False) -> str:
        """Return a guard in words; `denied` says that it must not hold."""
        match guard:
            case NotAllOf(guards=(only,)):
                return self.said(only, position, not denied)
            case NotAllOf(guards=parts):
                key = "and" if denied else "guard.not.all"
                return self._several(parts, position, key)
            case AnyOf(guards=parts):
                key = "guard.not.any" if denied else "or"
                return self._several(parts, position, key)
            case _:
                key, named = self._simple(guard, position)
                return self._words(f"guard.{'not.' if denied else ''}{key}", **named)

    def _several(self, parts: tuple[Guard, ...], position: Position, key: str) -> str:
        said = [self.said(part, position) for part in parts]
        if key in ("and", "or"):
            return self._words.joined(said, key)
        return self._words(key, guards=self._words.joined(said, "or" if key.endswith("any") else "and"))

    def _simple(self, guard: Guard, position: Position) -> _Said:
        scenario = self._scenario
        match guard:
            case MeterWithin(meter=meter, range=bounds):
                named: dict[str, object] = {
                    "label": scenario.meters[meter].label,
                    "now": position.meters[meter],
                }
                return self._bounds("meter", bounds, named)
            case FinesWithin(matter=matter, range=bounds):
                now = money(position.matters[matter].fines, scenario.words.currency)
                return self._bounds("fines", bounds, {"matter": scenario.matters[matter].title, "now": now})
            case SanctionSet(matter=matter):
                return _Said("sanction", {"matter": scenario.matters[matter].title})
            case StandsIn():
                return self._standing(guard)
            case FactFound() | ArgumentPreserved() | ArgumentForfeited() | DeadlineIs():
                return self._labelled(guard)
            case Before() | After() | MayMove() | Chosen() | HoldsCondition():
                return self._other(guard)
            case AnyOf() | NotAllOf():
                raise AssertionError("said() takes these apart")
            case _:
                assert_never(guard)

    def _other(self, guard: Before | After | MayMove | Chosen | HoldsCondition) -> _Said:
        match guard:
            case Before(day=day) | After(day=day):
                return _Said("before" if isinstance(guard, Before) else "after", {"date": self._say_day(day)})
            case MayMove(move=move):
                return _Said("may", {"move": move.label})
            case Chosen(choice=key):
                scene, choice = self._scenario.scenes[key.scene].title, self._scenario.choice(key).label
                return _Said("chosen", {"scene": scene, "choice": choice})
            case HoldsCondition(says=says):
                return _Said("condition", {"says": says})

    def _labelled(self, guard: FactFound | ArgumentPreserved | ArgumentForfeited | DeadlineIs) -> _Said:
        scenario = self._scenario
        match guard:
            case FactFound(fact=fact):
                return _Said("fact", {"label": scenario.facts[fact].label})
            case ArgumentPreserved(argument=argument):
                return _Said("preserved", {"label": scenario.arguments[argument].label})
            case ArgumentForfeited(argument=argument):
                return _Said("forfeited", {"label": scenario.arguments[argument].label})
            case DeadlineIs(deadline=deadline, status=status):
                return _Said(f"deadline.{status}", {"label": scenario.deadlines[deadline]})

    def _standing(self, guard: StandsIn) -> _Said:
        matters = self._scenario.matters
        first = matters[guard.standpoints[0].matter]
        labels = [matters[m].procedure.postures[p].label for m, p in guard.standpoints]
        if len(labels) == 1:
            return _Said("posture", {"matter": first.title, "posture": labels[0]})
        return _Said("posture.any", {"matter": first.title, "postures": self._words.joined(labels, "or")})

    def _bounds(self, kind: str, bounds: Range, named: dict[str, object]) -> _Said:
        low, high = bounds.at_least, bounds.at_most
        shown = [None if n is None else self._number(kind, n) for n in (low, high)]
        if low == high:
            return _Said(f"{kind}.is", {**named, "value": shown[0]})
        if high is None:
            return _Said(f"{kind}.at_least", {**named, "value": shown[0]})
        if low is None:
            return _Said(f"{kind}.at_most", {**named, "value": shown[1]})
        return _Said(f"{kind}.between", {**named, "least": shown[0], "most": shown[1]})

    def _number(self, kind: str, number: int) -> object:
        return money(number, self._scenario.words.currency) if kind == "fines" else number
