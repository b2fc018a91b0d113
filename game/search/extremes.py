"""The least and the most that play can make of each ending, and a short play that makes the most of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce
from operator import mul

from game.model.ids import SceneId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.search.explore import Quotient
from game.search.packing import NEVER, follows
from game.search.patterns import Pattern
from game.search.weighing import Digits, mixed

# The points of the ways of an option, and where they lead, as the numbers of odds.
_Points = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Extremes:
    """The range of one ending's odds over all ways to choose, and a shortest play of the best way."""

    minimum: Fraction
    maximum: Fraction
    play: tuple[Turn, ...]


def extremes(explored: Quotient) -> dict[SceneId, Extremes]:
    """Return the range of each ending, in the scenario's order."""
    best, worst = PickedOdds(explored, Digits.most), PickedOdds(explored, Digits.least)
    found = {}
    for place, ending in enumerate(best.endings):
        least, most = (odds.of(explored.opening, place) for odds in (worst, best))
        play = _Best(best, place).play() if most else ()
        found[ending] = Extremes(Fraction(least, worst.one), Fraction(most, best.one), play)
    return found


class PickedOdds:
    """The odds of each ending from each position on, in parts of `one`, where play picks the most or least.

    The odds of all endings are the digits of one number, which is worked out for all endings at once. Many
    positions, and many options, lead with the same points to positions with the same odds: odds have numbers,
    and what was worked out of some of them is not worked out again.
    """

    def __init__(self, explored: Quotient, pick: Callable[[Digits, int, int], int]) -> None:
        self.explored = explored
        self.endings = tuple(scene.id for scene in explored.steps.scenario.endings)
        self.one = explored.steps.whole ** _longest(explored)
        self._digits = Digits(len(self.endings), self.one * explored.steps.whole)
        self._pick = partial(pick, self._digits)
        self._points = {pattern: _points(pattern) for pattern in set(explored.patterns)}
        self._odds: list[int] = []
        self._numbers: list[int] = []
        self._drawn: dict[_Points, int] = {}
        self._backward()

    def of(self, number: int, place: int) -> int:
        """Return the odds from a position on of an ending, by its place in the scenario's order."""
        return self._digits.of(place, self._odds[self._numbers[number]])

    def after(self, number: int) -> tuple[int, ...]:
        """Return the number of the odds after each way of a position: where those are the same, so is it."""
        return tuple([self._numbers[target] for target in self.explored.targets[number]])

    def better(self, number: int, pair: tuple[int, int]) -> bool:
        """Return whether the one choice of a position can make some ending likelier than the other can."""
        one, other = (self._behind(number, choice) for choice in pair)
        return self._digits.more(one, other) > 0

    def _backward(self) -> None:
        """Work out the odds from each position on, from the end to the opening."""
        explored, numbers = self.explored, self._numbers
        known, number_of, forms = dict[Hashable, int](), dict[int, int](), dict[Hashable, int]()
        form_of = {one: forms.setdefault(points, len(forms)) for one, points in self._points.items()}
        for place, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
            if len(targets) == 1:
                numbers.append(numbers[targets[0]])
                continue
            to = tuple([numbers[target] for target in targets])
            # An ending has no number of a form: those are 0 and more.
            key = (form_of[pattern], to) if targets else (~pattern.scene, to)
            if key not in known:
                options = zip(self._points[pattern], pattern.slices, strict=True)
                each = {(points, to[at]) for points, at in options}
                odds = self._picked(each) if each else self._at_end(explored.scene(place))
                known[key] = number_of.setdefault(odds, len(self._odds))
                if known[key] == len(self._odds):
                    self._odds.append(odds)
            numbers.append(known[key])

    def _at_end(self, scene: SceneId) -> int:
        """Return the odds where the case has ended: all of them on one ending, or none where it is stuck."""
        at = self._digits.at
        return sum(at(place, self.one) for place, ending in enumerate(self.endings) if ending == scene)

    def _behind(self, number: int, choice: int) -> int:
        """Return the odds behind a choice of a position, whatever is picked for it."""
        pattern, to = self.explored.patterns[number], self.after(number)
        options = zip(pattern.kinds, self._points[pattern], pattern.slices, strict=True)
        return self._picked({(points, to[at]) for kind, points, at in options if kind.choice == choice})

    def _picked(self, options: Iterable[_Points]) -> int:
        """Return the odds before some options."""
        return reduce(self._pick, map(self._before, options))

    def _before(self, option: _Points) -> int:
        """Return the odds before the draw of an option."""
        points, to = option
        if len(to) == 1:
            return self._odds[to[0]]
        if option not in self._drawn:
            # Each digit is a multiple of the whole, so that all can be divided at once.
            self._drawn[option] = mixed(points, to, self._odds) // self.explored.steps.whole
        return self._drawn[option]


def _longest(explored: Quotient) -> int:
    """Return the number of turns in the longest play."""
    turns: list[int] = []
    for targets in explored.targets:
        turns.append(max(map(turns.__getitem__, targets), default=-1) + 1)
    return turns[-1]


def _points(pattern: Pattern) -> tuple[tuple[int, ...], ...]:
    """Return the points of the ways of each option of a pattern."""
    return tuple([tuple([points for points, _ in kind.ways]) for kind in pattern.kinds])


class _Best:
    """The best way to choose for one ending, from what it is worth at each position."""

    def __init__(self, best: PickedOdds, place: int) -> None:
        self._explored, self._odds, self._place = best.explored, best, place
        # By scene, the least turns to the ending; by position, turns within which it is not come to.
        self._least = turns_to(best.explored.steps.scenario, best.endings[place])
        self._beyond: dict[int, int] = {}

    def play(self) -> tuple[Turn, ...]:
        """Return a shortest play of best options and of their likeliest ways to the ending.

        It is searched in depth, with a bound on turns that grows until the ending is within it (Korf,
        *Depth-First Iterative-Deepening*, 1985): most of a case need not be looked at.
        """
        opening, most = self._explored.opening, self._turns_from(self._explored.opening)
        while (ways := self._within(opening, most)) is None:
            most += 1
        explored = self._explored
        return tuple([explored.steps.turn(*explored.patterns[n].gone(place)) for n, place in ways])

    def _within(self, opening: int, most: int) -> list[tuple[int, int]] | None:
        """Return positions of a play of so many turns at most, each with the place of its way on."""
        came: list[tuple[int, int]] = []
        walk = [(opening, self._likeliest(opening))]
        while walk:
            number, places = walk[-1]
            targets, left = self._explored.targets[number], most - len(walk)
            if not targets:
                return came
            for place in places:
                target = targets[place]
                if self._turns_from(target) <= left and self._beyond.get(target, -1) < left:
                    came.append((number, place))
                    walk.append((target, self._likeliest(target)))
                    break
            else:
                self._beyond[number] = left + 1
                walk.pop()
                del came[-1:]
        return None

    def _turns_from(self, number: int) -> int:
        return self._least.get(self._explored.scene(number), NEVER)

    def _likeliest(self, number: int) -> Iterator[int]:
        """Yield, for each option that is worth the most, its likeliest way from which the ending can come."""
        explored, of, ending = self._explored, self._odds.of, self._place
        pattern, most = explored.patterns[number], of(number, ending) * explored.steps.whole
        worth = [of(target, ending) for target in explored.targets[number]]
        for kind, here in zip(pattern.kinds, pattern.slices, strict=True):
            points = [points for points, _ in kind.ways]
            if sum(map(mul, points, worth[here])) == most:
                leading = [points if each else 0 for points, each in zip(points, worth[here], strict=True)]
                yield here.start + leading.index(max(leading))


def turns_to(scenario: Scenario, ending: SceneId) -> dict[SceneId, int]:
    """Return the least turns from each scene to an ending, as if all choices were always open."""
    before: dict[SceneId, list[SceneId]] = {}
    for scene, following in follows(scenario).items():
        for one in following:
            before.setdefault(one, []).append(scene)
    found, waiting = {ending: 0}, [ending]
    for scene in waiting:
        for one in before.get(scene, ()):
            if one not in found:
                found[one] = found[scene] + 1
                waiting.append(one)
    return found
