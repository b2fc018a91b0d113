"""Which authorities a variant cites on a day on which they were not there yet, and the plays that show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from game.content.tree import Steps
from game.model.effects import WriteDocket
from game.model.ids import AuthorityId, SceneId
from game.model.prose import Authority
from game.model.scenario import Scenario
from game.model.scene import Half
from game.proof.check_sheet import Shown
from game.proof.courses import Course
from game.proof.earliest import earliest_turns
from game.search.days import later, soonest_days


@dataclass(frozen=True, slots=True)
class Cited:
    """An authority that is cited on a day, counted from the opening, and a play that comes to it."""

    steps: Steps
    authority: AuthorityId
    day: int
    shown: Shown


def late_cites(course: Course) -> Iterator[Cited]:
    """Yield what halves of turns cite too early, each on the earliest day on which its half is played."""
    scenario, choices = course.steps.scenario, course.steps.choices
    suspected = _suspected(scenario)
    for (number, outcome), (day, play) in earliest_turns(course.fan, suspected).items() if suspected else ():
        choice = choices[number]
        steps: Steps = ("scenes", choice.key.scene, "choices", choice.key.choice)
        half = choice.half
        if outcome >= 0:
            happened = tuple(choice.outcomes.values())[outcome]
            steps, half = (*steps, "outcomes", happened.id), happened.half
        for name in _cites_of(half):
            if is_late(scenario.sources.authorities[name], scenario.opening.day, day):
                yield Cited(steps, name, day, play())


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
