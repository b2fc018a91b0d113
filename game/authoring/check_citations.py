"""Whether every ruling and every reason names its source, and whether the sources are in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from game.authoring.check_sheet import Sheet, Shown
from game.authoring.evidence import YES, Course, Evidence
from game.content.tree import Steps
from game.model.effects import WriteDocket
from game.model.ids import AuthorityId
from game.model.scenario import Scenario
from game.model.scene import Choice, Half


def check_cites(scenario: Scenario, sheet: Sheet) -> None:
    """Write down each ruling and each reason that names no authority."""
    for steps, half in halves_with_steps(scenario):
        written = sheet.written(steps)
        if not isinstance(written, dict):
            continue
        if half.ruling and not (half.ruling.cites or half.cites):
            told = ("this ruling names no authority", "Add `cites:` with what the court stood on.")
            sheet.warn((*steps, "ruling"), "C001", told)
        if "because" in written and not (half.cites or (half.ruling and half.ruling.cites)):
            told = ("this reason names no authority", "Add `cites:` beside it.")
            sheet.warn((*steps, "because"), "C002", told)


def halves_with_steps(scenario: Scenario) -> Iterator[tuple[Steps, Half]]:
    """Give every half of a turn with where it stands in the file."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            steps: Steps = ("scenes", scene.id, "choices", choice.key.choice)
            yield steps, choice.half
            for outcome in choice.outcomes.values():
                yield (*steps, "outcomes", outcome.id), outcome.half


def check_authorities(scenario: Scenario, sheet: Sheet) -> None:
    """Write down what is odd in the scenario's own authorities: twins, links that are none, wrong days."""
    own = sheet.tree.plain.get("authorities")
    seen: dict[str, str] = {}
    for name in own if isinstance(own, dict) else ():
        authority = scenario.sources.authorities[AuthorityId(name)]
        steps: Steps = ("authorities", name)
        twin = seen.setdefault(authority.cite.casefold(), name)
        if twin != name:
            told = f"authorities '{twin}' and '{name}' have the same citation"
            sheet.warn(steps, "C004", (told, "Keep one of them, and cite it everywhere."))
        if authority.link and not authority.link.startswith(("https://", "http://")):
            told = f"the link of authority '{name}' is no web address"
            sheet.warn((*steps, "link"), "C005", (told, "Write it in full, from `https://` on."))
        if authority.date and authority.checked and authority.checked < authority.date:
            told = f"authority '{name}' was looked up before it was there"
            sheet.warn((*steps, "checked"), "C006", (told, "Mend `date` or `checked`."))


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
    for course in evidence.courses:
        for one in _cited(evidence, course):
            authority = authorities[one.authority]
            if not authority.date or (one.steps, one.authority) in told:
                continue
            if date.fromisoformat(authority.date).toordinal() > opening.toordinal() + one.day:
                told.add((one.steps, one.authority))
                day = date.fromordinal(opening.toordinal() + one.day)
                what = f"'{one.authority}' of {authority.date} is cited here, and in some play it is {day}"
                remedy = "Cite what was there by then, or say in `intended:` why not."
                sheet.warn(one.steps, "C003", (what, remedy), one.shown)


def _cited(evidence: Evidence, course: Course) -> Iterator[_Cited]:
    days = _earliest_days(course)
    halves = _earliest_halves(course, days)
    for steps, half, (day, number) in halves:
        for authority in _cites_of(half):
            yield _Cited(steps, authority, day, course.play(number))
    yield from _refusals(evidence, course, days)


def _cites_of(half: Half) -> Iterator[AuthorityId]:
    yield from half.cites
    if half.ruling:
        yield from half.ruling.cites
    for effect in half.effects:
        if isinstance(effect.change, WriteDocket):
            yield from effect.change.cites


def _earliest_days(course: Course) -> list[int]:
    """Answer with the earliest day, since the opening, on which each position can be reached.

    Days that nothing reads are not kept in positions; but each turn only adds days or waits for one, so
    the earliest day of a position follows from the earliest days of those before it.
    """
    explored = course.explored
    passing = _Passing(course)
    days = [1 << 30] * len(explored)
    days[0] = 0
    for number, options in enumerate(explored.options):
        for option in options:
            for _, outcome, target in option.ways:
                days[target] = min(days[target], passing.after(option.choice, outcome, days[number])[1])
    return days


class _Passing:
    """How the days pass in each half of each turn."""

    def __init__(self, course: Course) -> None:
        steps = course.explored.steps
        self._choices = steps.choices
        self._outcomes = [tuple(choice.outcomes.values()) for choice in steps.choices]
        self._opening = steps.scenario.opening.day

    def after(self, choice: int, outcome: int, day: int) -> tuple[int, int]:
        """Answer with the days after counsel's half and after the court's."""
        counsel = self._ended(self._choices[choice].half, day)
        outcomes = self._outcomes[choice]
        return counsel, self._ended(outcomes[outcome].half, counsel) if outcomes else counsel

    def _ended(self, half: Half, day: int) -> int:
        if half.passing.until is not None:
            return max(day, (half.passing.until - self._opening).days)
        return day + half.passing.days


def _earliest_halves(course: Course, days: list[int]) -> list[tuple[Steps, Half, tuple[int, int]]]:
    """Answer with every half that is played, its earliest day, and a position in which it begins then."""
    passing, steps = _Passing(course), course.explored.steps
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for number, options in enumerate(course.explored.options):
        for option in options:
            for _, outcome, _ in option.ways:
                counsel, court = passing.after(option.choice, outcome, days[number])
                for half, day in ((-1, counsel), (outcome, court)):
                    first[option.choice, half] = min(
                        first.get((option.choice, half), (1 << 30, 0)), (day, number)
                    )
    found = []
    for (number, half), at in first.items():
        choice: Choice = steps.choices[number]
        path: Steps = ("scenes", choice.key.scene, "choices", choice.key.choice)
        if half < 0:
            found.append((path, choice.half, at))
        elif choice.outcomes:
            happened = list(choice.outcomes.values())[half]
            found.append(((*path, "outcomes", happened.id), happened.half, at))
    return found


def _refusals(evidence: Evidence, course: Course, days: list[int]) -> Iterator[_Cited]:
    """Give what rule books cite where they refuse a move, on the earliest day of its scene."""
    earliest: dict[int, tuple[int, int]] = {}
    for number, scene in enumerate(course.explored.scenes):
        earliest[scene] = min(earliest.get(scene, (1 << 30, 0)), (days[number], number))
    for scene, site, one in evidence.sites():
        if one.kind == "refusal" and scene in earliest and evidence.saw(scene, site, YES):
            seen_at = evidence.first[scene, 2 * site]
            if seen_at[0] is course:
                refusal: Any = one.subject
                for authority in refusal.cites:
                    yield _Cited(one.steps[:-2], authority, days[seen_at[1]], course.play(seen_at[1]))
