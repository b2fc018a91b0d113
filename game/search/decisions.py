"""Where a play turned: the exact odds of good, mixed and bad endings before and after each decision.

Odds are those of uniform play: every open choice as often as any other, chance as the case says.
A decision is weighed before the court has drawn, so that good luck does not make it look good.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from game import places
from game.engine.case import Case
from game.engine.debrief import TONES, Chances, Decision, Shares
from game.model.ids import ChoiceId, OutcomeId
from game.model.record import Turn
from game.search import kept_odds
from game.search.explore import Quotient, Search
from game.search.liveness import live_values
from game.search.patterns import Option
from game.search.steps import compile_steps
from game.search.weighing import Vector, Weighing, summed

_NOTHING = Fraction(0)


class OddsFrom:
    """All positions of one case with the odds from each on; a play is found in it turn by turn."""

    def __init__(self, explored: Quotient) -> None:
        """Weigh every position once, and keep no more than the three tones of each."""
        weighing = Weighing(explored)
        self._steps, self._options, self._one = explored.steps, explored.options, weighing.one
        self._opening = explored.opening
        self._tones = _future(weighing)

    def decisions(self, turns: Iterable[Turn]) -> tuple[Decision, ...]:
        """Return each decision of a play, in its order."""
        return tuple(self._walk(turns))

    def _walk(self, turns: Iterable[Turn]) -> Iterator[Decision]:
        here: int | None = self._opening
        for number, turn in enumerate(turns, start=1):
            taken = self._option(here, turn)
            if here is None or taken is None:
                return
            after = Chances(self._behind((taken,)))
            yield Decision(number, Chances(self._from(here)), after, self._each(here))
            here = self._led_to(taken, turn.outcome)

    def _option(self, here: int | None, turn: Turn) -> Option | None:
        for option in self._options[here] if here is not None else ():
            same = self._steps.choices[option.choice].key == turn.key
            if same and set(self._steps.picks(option.picks)) == set(turn.picks):
                return option
        return None

    def _led_to(self, option: Option, outcome: OutcomeId | None) -> int | None:
        ways = (way for way in option.ways if self._steps.outcome(option.choice, way[1]) == outcome)
        return next((target for _, _, target in ways), None)

    def _each(self, here: int) -> dict[ChoiceId, Chances]:
        """Return the odds behind each choice; its picks are taken evenly."""
        by_choice: dict[ChoiceId, list[Option]] = {}
        for option in self._options[here]:
            by_choice.setdefault(self._steps.choices[option.choice].key.choice, []).append(option)
        return {choice: Chances(self._behind(options)) for choice, options in by_choice.items()}

    def _behind(self, options: Iterable[Option]) -> Shares:
        each = tuple(options)
        total = [_NOTHING, _NOTHING, _NOTHING]
        for option in each:
            for points, _, target in option.ways:
                chance = Fraction(points, self._steps.whole * len(each))
                total = [part + chance * odds for part, odds in zip(total, self._from(target), strict=True)]
        return total[0], total[1], total[2]

    def _from(self, here: int) -> Shares:
        good, mixed, bad = self._tones[here]
        return Fraction(good, self._one), Fraction(mixed, self._one), Fraction(bad, self._one)


def decisions_of(
    case: Case, turns: Iterable[Turn], most: int, progress: Callable[[int], None] | None = None
) -> tuple[Decision, ...]:
    """Return the decisions of a play; with none where the case has more positions than `most`.

    What was found out about the case is kept for its next play.
    """
    steps = compile_steps(case.scenario, case.variant)
    file = places.odds() / kept_odds.name_for(case)
    graph = kept_odds.read(file, steps)
    if graph is None:
        graph = Search(steps, live_values(steps.scenario, steps.layout), most).run(progress)
        if graph.bounded:
            return ()
        kept_odds.write(file, graph)
    return OddsFrom(graph).decisions(turns)


def _future(weighing: Weighing) -> list[Vector]:
    """The odds of the tones from each position on: three numbers, where a case may have twenty endings."""
    explored, scenes, after = weighing.explored, weighing.explored.steps.scenario.scenes, list[Vector]()
    for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
        weights: dict[int, int] = {}
        for part, target in zip(weighing.parts[pattern], targets, strict=True):
            weights[target] = weights.get(target, 0) + part
        if weights:
            after.append(tuple([part // weighing.factor for part in summed(weights.items(), after)]))
        else:
            ending = scenes[explored.scene(number)].ending
            after.append(tuple([weighing.one if ending and ending.tone == tone else 0 for tone in TONES]))
    return after
