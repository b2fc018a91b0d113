"""The earliest day on which anything is played: by scenes alone, and in the positions that were explored.

Days that nothing reads are not kept in positions; but each turn only adds days or waits for one, so the
earliest day of a position follows from the earliest days of those before it.
"""

from collections.abc import Callable
from functools import partial

from game.authoring.check_sheet import Shown
from game.authoring.days import later
from game.authoring.lumping import Lumped
from game.authoring.walking import follows
from game.engine.case import Case
from game.model.ids import SceneId
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario

# A choice by its number, and its outcome by its number, or -1 for counsel's own half.
_Half = tuple[int, int]
_Play = Callable[[], Shown]


def day_after(scenario: Scenario, shown: Shown) -> int:
    """Answer with the day, counted from the opening, on which a play that is shown has come to its end."""
    record = Playthrough(scenario.id, str(scenario.edition), shown.variant, seed=0, turns=shown.turns)
    return (Case(scenario, shown.variant).replay(record).position.date - scenario.opening.day).days


def earliest_turns(lumped: Lumped, scenes: frozenset[SceneId]) -> dict[_Half, tuple[int, _Play]]:
    """Answer, for each half that is played in some scenes, with its earliest day and a play to its turn."""
    walk = _Walk(lumped, scenes)
    return {half: (day, partial(walk.play, number)) for half, (day, number) in walk.halves.items()}


class _Walk:
    """The positions in an order of play, as far as they lead to some scenes, with their earliest days."""

    def __init__(self, lumped: Lumped, scenes: frozenset[SceneId]) -> None:
        self.halves: dict[_Half, tuple[int, int]] = {}
        self._lumped, self._scenario = lumped, lumped.steps.scenario
        self._days = dict.fromkeys(lumped.openings, 0)
        self._before: dict[int, tuple[int, int, int]] = {}
        choices = lumped.steps.choices
        self._courts = [tuple(outcome.half for outcome in one.outcomes.values()) for one in choices]
        names, leads = lumped.steps.scenes, _leading_to(self._scenario, scenes)
        for number in range(len(lumped) - 1, -1, -1):
            scene = names[lumped.scenes[number]]
            if number in self._days and scene in leads:
                self._go_on(number, scene in scenes)

    def play(self, number: int) -> Shown:
        """Answer with a play that comes to a position on its earliest day."""
        turns: list[Turn] = []
        while number in self._before:
            number, place, outcome = self._before[number]
            turns.append(self._lumped.steps.turn(self._lumped.options[number][place], outcome))
        variant = self._lumped.variants[self._lumped.openings.index(number)].variant
        return Shown(tuple(reversed(turns)), variant)

    def _go_on(self, number: int, asked: bool) -> None:
        today, days = self._days[number], self._days
        for place, option in enumerate(self._lumped.options[number]):
            for _, outcome, target in option.ways:
                counsel, court = self._after(option.choice, outcome, today)
                if court < days.get(target, court + 1):
                    days[target] = court
                    self._before[target] = number, place, outcome
                halves = (
                    ((-1, counsel), (outcome, court)) if self._courts[option.choice] else ((-1, counsel),)
                )
                for half, day in halves if asked else ():
                    at = option.choice, half
                    self.halves[at] = min(self.halves.get(at, (day, number)), (day, number))

    def _after(self, number: int, outcome: int, day: int) -> tuple[int, int]:
        """Answer with the days after counsel's half and after the court's."""
        counsel = later(day, self._lumped.steps.choices[number].half.passing, self._scenario)
        courts = self._courts[number]
        return counsel, later(counsel, courts[outcome].passing, self._scenario) if courts else counsel


def _leading_to(scenario: Scenario, scenes: frozenset[SceneId]) -> frozenset[SceneId]:
    """Answer with some scenes and all from which they can be come to."""
    after, leads = follows(scenario), set(scenes)
    while more := {one for one, following in after.items() if one not in leads and following & leads}:
        leads |= more
    return frozenset(leads)
