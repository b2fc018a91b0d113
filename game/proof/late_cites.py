"""Which authorities a variant cites on a day on which they were not there yet, and the plays that show it.

Days that nothing reads are not kept in positions; but each turn only adds days or waits for one, so the
earliest day of a position follows from the earliest days of those before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from game.content.tree import Steps
from game.engine.case import Case
from game.model.cites import Cite, authorities_in
from game.model.effects.record import WriteDocket
from game.model.ids import AuthorityId, SceneId
from game.model.position import Position
from game.model.prose import Authority
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.model.scene import Half
from game.proof.findings import ShownPlay
from game.proof.futures import Fan
from game.search.days import later, soonest_days
from game.search.explore import Quotient
from game.search.packing import NEVER, follows
from game.search.patterns import Pattern
from game.search.turn_lines import halves

# The numbers of a choice and of its outcome, or -1 for counsel's own half.
_PlayedHalf = tuple[int, int]
# The day of something, counted from the opening, and the position in which it happens.
_DayAt = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DatedCite:
    """An authority that is cited on a day, counted from the opening, and a play that leads to it."""

    steps: Steps
    authority: AuthorityId
    day: int
    shown: ShownPlay


def late_cites(fan: Fan) -> Iterator[DatedCite]:
    """Yield what halves of turns cite too early, each on the earliest day on which its half is played."""
    scenario, choices = fan.quotient.steps.scenario, fan.quotient.steps.choices
    scenes = _scenes_to_search(scenario)
    if not scenes:
        return
    played, before = _earliest_days(fan, scenes)
    for (number, outcome), (day, position) in played.items():
        choice = choices[number]
        steps: Steps = ("scenes", choice.key.scene, "choices", choice.key.choice)
        if outcome >= 0:
            steps = (*steps, "outcomes", tuple(choice.outcomes)[outcome])
        for name in authorities_in(_cites_of(halves(choice)[outcome + 1])):
            if is_late(scenario.sources.authorities[name], scenario.opening.day, day):
                yield DatedCite(steps, name, day, play_back(fan.quotient, before, position))


def is_late(authority: Authority, opening: date, day: int) -> bool:
    """Return whether an authority was not there yet on a day, counted from the opening."""
    return bool(authority.date) and date.fromisoformat(authority.date) > opening + timedelta(days=day)


def position_after(scenario: Scenario, shown: ShownPlay) -> Position:
    """Return the position in which a play that is shown ends."""
    record = Playthrough(scenario.id, str(scenario.edition), shown.variant, seed=0, turns=shown.turns)
    return Case(scenario, shown.variant).replay(record).position


def _scenes_to_search(scenario: Scenario) -> frozenset[SceneId]:
    """Return the scenes in which something might be cited too early, if all were always open."""
    soonest, opening, found = soonest_days(scenario), scenario.opening.day, set[SceneId]()
    for scene, day in soonest.items():
        for choice in scenario.scenes[scene].choices.values():
            counsel, *courts = halves(choice)
            after = later(day, counsel.passing, scenario)
            days = [after, *(later(after, court.passing, scenario) for court in courts)]
            for half, then in zip((counsel, *courts), days, strict=True):
                cited = (scenario.sources.authorities[name] for name in authorities_in(_cites_of(half)))
                if any(is_late(authority, opening, then) for authority in cited):
                    found.add(scene)
    return frozenset(found)


def _cites_of(half: Half) -> Iterator[Cite]:
    yield from half.cites
    if half.ruling:
        yield from half.ruling.cites
    for effect in half.effects:
        if isinstance(effect.change, WriteDocket):
            yield from effect.change.cites


def _earliest_days(
    fan: Fan, scenes: frozenset[SceneId]
) -> tuple[dict[_PlayedHalf, _DayAt], dict[int, tuple[int, int]]]:
    """Return the earliest day of each half in some scenes, and the way on which each position is reached."""
    quotient, steps, scenario = fan.quotient, fan.quotient.steps, fan.quotient.steps.scenario
    played: dict[_PlayedHalf, _DayAt] = {}
    before: dict[int, tuple[int, int]] = {}
    days = [NEVER] * len(quotient)
    days[quotient.opening] = 0

    @cache
    def after(day: int, kind: int) -> tuple[int, ...]:
        """Return the days after counsel's half of a way, and after the court's where there is one."""
        number, outcome, _ = fan.kinds[kind]
        counsel, *courts = halves(steps.choices[number])
        passing = (half.passing for half in (counsel, *courts[outcome : outcome + 1]))
        return tuple(accumulate(passing, lambda day, one: later(day, one, scenario), initial=day))[1:]

    @cache
    def after_each(pattern: Pattern, day: int) -> tuple[int, ...]:
        return tuple([after(day, kind)[-1] for kind in fan.rows[pattern]])

    # Only scenes from which plays can reach those scenes count.
    following, leads = follows(scenario), set(scenes)
    while more := {one for one, then in following.items() if one not in leads and then & leads}:
        leads |= more
    for number in (one for one in quotient.forward if quotient.scene(one) in leads):
        scene, today = quotient.scene(number), days[number]
        passed = after_each(quotient.patterns[number], today)
        for place, (left, target) in enumerate(zip(passed, quotient.targets[number], strict=True)):
            day = later(left, scenario.scenes[quotient.scene(target)].arrival.passing, scenario)
            if day < days[target]:
                days[target] = day
                before[target] = number, place
        for kind, _ in fan.led(number) if scene in scenes else ():
            choice, outcome, _ = fan.kinds[kind]
            for half, day in zip((-1, outcome), after(today, kind), strict=False):
                if day < played.get((choice, half), (NEVER, number))[0]:
                    played[choice, half] = day, number
    return played, before


def play_back(quotient: Quotient, before: Mapping[int, tuple[int, int]], number: int) -> ShownPlay:
    """Return the play to a position, by the position before each and the place of the way taken there."""
    turns: list[Turn] = []
    while number in before:
        number, place = before[number]
        turns.append(quotient.steps.turn(*quotient.patterns[number].gone(place)))
    return ShownPlay(tuple(reversed(turns)), quotient.steps.variant)
