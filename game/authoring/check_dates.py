"""Whether every authority that is cited was there on the day, in the first play that comes to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from game.authoring.check_sheet import Sheet, Shown
from game.authoring.days import later, soonest_days
from game.authoring.earliest import day_after, earliest_turns
from game.authoring.evidence import YES, Evidence
from game.content.tree import Steps
from game.model.effects import WriteDocket
from game.model.ids import AuthorityId, SceneId
from game.model.prose import Authority
from game.model.scenario import Scenario
from game.model.scene import Half


@dataclass(frozen=True, slots=True)
class _Cited:
    """An authority cited on the earliest day on which any play comes to it, and the play."""

    steps: Steps
    authority: AuthorityId
    day: int
    shown: Shown


def check_dates(evidence: Evidence, sheet: Sheet) -> None:
    """Write down each authority that is cited on a day on which it was not there yet."""
    told: set[tuple[Steps, str]] = set()
    opening = evidence.scenario.opening.day
    authorities = evidence.scenario.sources.authorities
    for one in (*_cited(evidence), *_refusals(evidence)):
        authority = authorities[one.authority]
        if (one.steps, one.authority) in told or not _late(authority, opening, one.day):
            continue
        told.add((one.steps, one.authority))
        day = opening + timedelta(days=one.day)
        what = f"'{one.authority}' of {authority.date} is cited here, where in some play it is only {day}"
        remedy = "Cite what was there by then, or say in `intended:` why not."
        sheet.warn(one.steps, "C003", (what, remedy), one.shown)


def _late(authority: Authority, opening: date, day: int) -> bool:
    return bool(authority.date) and date.fromisoformat(authority.date) > opening + timedelta(days=day)


def _cited(evidence: Evidence) -> Iterator[_Cited]:
    """Give what halves of turns cite that may be late, on the earliest day on which each is played."""
    suspected = _suspected(evidence.scenario)
    if not suspected:
        return
    names = {number: choice.key for number, choice in enumerate(evidence.lumped.steps.choices)}
    for (number, outcome), (day, play) in earliest_turns(evidence.lumped, suspected).items():
        choice = evidence.lumped.steps.choices[number]
        steps: Steps = ("scenes", names[number].scene, "choices", names[number].choice)
        half = choice.half
        if outcome >= 0:
            happened = tuple(choice.outcomes.values())[outcome]
            steps, half = (*steps, "outcomes", happened.id), happened.half
        for authority in _cites_of(half):
            yield _Cited(steps, authority, day, play())


def _suspected(scenario: Scenario) -> frozenset[SceneId]:
    """Answer with the scenes in which something might be cited too early, if all were always open."""
    soonest, opening = soonest_days(scenario), scenario.opening.day
    suspected = set()
    for scene, day in soonest.items():
        for choice in scenario.scenes[scene].choices.values():
            counsel = later(day, choice.half.passing, scenario)
            halves = [(choice.half, counsel)]
            halves += [(o.half, later(counsel, o.half.passing, scenario)) for o in choice.outcomes.values()]
            for half, then in halves:
                cited = (scenario.sources.authorities[name] for name in _cites_of(half))
                if any(_late(authority, opening, then) for authority in cited):
                    suspected.add(scene)
    return frozenset(suspected)


def _cites_of(half: Half) -> Iterator[AuthorityId]:
    yield from half.cites
    if half.ruling:
        yield from half.ruling.cites
    for effect in half.effects:
        if isinstance(effect.change, WriteDocket):
            yield from effect.change.cites


def _refusals(evidence: Evidence) -> Iterator[_Cited]:
    """Give what rule books cite where they refuse a move, on the day of a shortest play to there."""
    for scene, site, one in evidence.sites():
        if one.kind == "refusal" and evidence.saw(scene, site, YES):
            shown = evidence.shown(scene, site, YES)
            assert shown is not None, "what was seen can be shown"
            day = day_after(evidence.scenario, shown)
            refusal: Any = one.subject
            for authority in refusal.cites:
                yield _Cited(one.steps[:-2], authority, day, shown)
