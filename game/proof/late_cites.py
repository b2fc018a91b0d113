"""The earliest day on which anything is played: by scenes alone, and in the positions that were explored.

Days that nothing reads are not kept in positions; but each turn only adds days or waits for one, so the
earliest day of a position follows from the earliest days of those before it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from game.content.tree import Steps
from game.engine.case import Case
from game.model.effects import WriteDocket
from game.model.ids import AuthorityId, SceneId
from game.model.prose import Authority
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.model.scene import Choice, Half
from game.proof.findings import ShownPlay
from game.search.days import later, soonest_days
from game.search.fan import Fan
from game.search.packing import NEVER
from game.search.turn_lines import halves
from game.search.walking import follows

# A choice by its number, and its outcome by its number, or -1 for counsel's own half.
_Half = tuple[int, int]
_Play = Callable[[], ShownPlay]


def day_after(scenario: Scenario, shown: ShownPlay) -> int:
    """Return the day, counted from the opening, on which a play that is shown has come to its end."""
    record = Playthrough(scenario.id, str(scenario.edition), shown.variant, seed=0, turns=shown.turns)
    return (Case(scenario, shown.variant).replay(record).position.date - scenario.opening.day).days


def earliest_turns(fan: Fan, scenes: frozenset[SceneId]) -> dict[_Half, tuple[int, _Play]]:
    """Return, for each half that is played in some scenes, with its earliest day and a play to its turn."""
    walk = _Walk(fan, scenes)
    return {half: (day, partial(walk.play, number)) for half, (day, number) in walk.halves.items()}


class _Walk:
    """The positions in an order of play, as far as they lead to some scenes, with their earliest days."""

    def __init__(self, fan: Fan, scenes: frozenset[SceneId]) -> None:
        lumped, steps = fan.lumped, fan.lumped.steps
        self.halves: dict[_Half, tuple[int, int]] = {}
        self._fan, self._lumped = fan, lumped
        self._days = [NEVER] * len(lumped)
        self._days[lumped.opening] = 0
        self._before: dict[int, tuple[int, int]] = {}
        self._after = _After([_passing(steps.choices[one], n, steps.scenario) for one, n, _ in fan.kinds])
        leads = _leading_to(steps.scenario, scenes)
        for number in range(lumped.opening, -1, -1):
            scene = steps.scenes[lumped.patterns[number].scene]
            if scene in leads:
                self._go_on(number, scene in scenes)

    def play(self, number: int) -> ShownPlay:
        """Return a play that comes to a position on its earliest day."""
        turns: list[Turn] = []
        while number in self._before:
            number, place = self._before[number]
            turns.append(self._lumped.steps.turn(*self._lumped.patterns[number].gone(place)))
        return ShownPlay(tuple(reversed(turns)), self._lumped.steps.variant)

    def _go_on(self, number: int, asked: bool) -> None:
        today, days, after = self._days[number], self._days, self._after
        for place, (kind, target) in enumerate(self._fan.led(number)):
            passed = after[today, kind]
            if passed[-1] < days[target]:
                days[target] = passed[-1]
                self._before[target] = number, place
            if asked:
                self._halves(number, kind, passed)

    def _halves(self, number: int, kind: int, days: tuple[int, ...]) -> None:
        choice, outcome, _ = self._fan.kinds[kind]
        for half, day in zip((-1, outcome), days, strict=False):
            earliest = self.halves.get((choice, half), (NEVER, number))
            if day < earliest[0]:
                self.halves[choice, half] = day, number


class _After(dict[tuple[int, int], tuple[int, ...]]):
    """By a day and the number of a kind of way: the days after its half of counsel and that of the court."""

    def __init__(self, passing: list[list[tuple[int, int]]]) -> None:
        super().__init__()
        self._passing = passing

    def __missing__(self, key: tuple[int, int]) -> tuple[int, ...]:
        day, days = key[0], list[int]()
        for takes, until in self._passing[key[1]]:
            day = max(day + takes, until)
            days.append(day)
        self[key] = tuple(days)
        return self[key]


def _passing(choice: Choice, outcome: int, scenario: Scenario) -> list[tuple[int, int]]:
    """Return, for each half of a turn, with the days that it takes and the day that it waits for."""
    counsel, *courts = (half.passing for half in halves(choice))
    made = (counsel, *courts[outcome : outcome + 1])
    return [(one.days, (one.until - scenario.opening.day).days if one.until else 0) for one in made]


def _leading_to(scenario: Scenario, scenes: frozenset[SceneId]) -> frozenset[SceneId]:
    """Return some scenes and all from which they can be come to."""
    after, leads = follows(scenario), set(scenes)
    while more := {one for one, following in after.items() if one not in leads and following & leads}:
        leads |= more
    return frozenset(leads)


@dataclass(frozen=True, slots=True)
class DatedCite:
    """An authority that is cited on a day, counted from the opening, and a play that comes to it."""

    steps: Steps
    authority: AuthorityId
    day: int
    shown: ShownPlay


def late_cites(fan: Fan) -> Iterator[DatedCite]:
    """Yield what halves of turns cite too early, each on the earliest day on which its half is played."""
    scenario, choices = fan.lumped.steps.scenario, fan.lumped.steps.choices
    suspected = _suspected(scenario)
    for (number, outcome), (day, play) in earliest_turns(fan, suspected).items() if suspected else ():
        choice = choices[number]
        steps: Steps = ("scenes", choice.key.scene, "choices", choice.key.choice)
        half = choice.half
        if outcome >= 0:
            happened = tuple(choice.outcomes.values())[outcome]
            steps, half = (*steps, "outcomes", happened.id), happened.half
        for name in _cites_of(half):
            if is_late(scenario.sources.authorities[name], scenario.opening.day, day):
                yield DatedCite(steps, name, day, play())


def is_late(authority: Authority, opening: date, day: int) -> bool:
    """Return whether an authority was not there yet on a day, counted from the opening."""
    return bool(authority.date) and date.fromisoformat(authority.date) > opening + timedelta(days=day)


def _suspected(scenario: Scenario) -> frozenset[SceneId]:
    """Return the scenes in which something might be cited too early, if all were always open."""
    soonest, opening = soonest_days(scenario), scenario.opening.day
    suspected = set()
    for scene, day in soonest.items():
        for choice in scenario.scenes[scene].choices.values():
            counsel = later(day, choice.half.passing, scenario)
            halves = [(choice.half, counsel)]
            halves += [(o.half, later(counsel, o.half.passing, scenario)) for o in choice.outcomes.values()]
            for half, then in halves:
                cited = (scenario.sources.authorities[name] for name in _cites_of(half))
                if any(is_late(authority, opening, then) for authority in cited):
                    suspected.add(scene)
    return frozenset(suspected)


def _cites_of(half: Half) -> Iterator[AuthorityId]:
    yield from half.cites
    if half.ruling:
        yield from half.ruling.cites
    for effect in half.effects:
        if isinstance(effect.change, WriteDocket):
            yield from effect.change.cites
