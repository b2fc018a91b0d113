"""An explored scenario under a policy: the odds of positions and endings, and how much each choice decides.

Odds are whole numbers over one denominator: the smallest that makes the chance of every play whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from operator import mul

from game.model.ids import SceneId
from game.search.explore import Quotient
from game.search.patterns import Pattern, Targets
from game.search.policy import Policy, uniform

Vector = tuple[int, ...]
# A choice, an outcome, and the notes of what happened on the way.
WayKind = tuple[int, int, int]


class Digits:
    """So many digits for numbers up to a most; sums of numbers that are packed so are at most that, too.

    A digit has room for twice the most, which is how far two such numbers can be apart.
    """

    def __init__(self, count: int, most: int) -> None:
        self._width = width = most.bit_length() + 1
        # The highest bit of each digit: no number reaches it.
        self._tops = sum(1 << place * width + width - 1 for place in range(count))
        halves = [1 << power for power in range(count.bit_length() - (count & count - 1 == 0))]
        self._halves = [(half * width, (1 << half * width) - 1) for half in reversed(halves)]

    def at(self, place: int, number: int) -> int:
        """Return a number in one place, and 0 in all others."""
        return number << place * self._width

    def of(self, place: int, packed: int) -> int:
        """Return the number in one place."""
        return packed >> place * self._width & (1 << self._width) - 1

    def total(self, packed: int) -> int:
        """Return the sum of the digits."""
        for shift, mask in self._halves:
            packed = (packed >> shift) + (packed & mask)
        return packed

    def more(self, one: int, other: int) -> int:
        """Return, digit by digit, how much the one is more than the other; 0 where it is not."""
        raised = one + self._tops - other
        tops = raised & self._tops
        # Where the one digit is at least the other, its top is left, and below it by how much it is more.
        return raised & tops - (tops >> self._width - 1)

    def most(self, one: int, other: int) -> int:
        """Return the greater digit of two packed numbers in each place."""
        return other + self.more(one, other)

    def least(self, one: int, other: int) -> int:
        """Return the smaller digit of two packed numbers in each place."""
        return one - self.more(one, other)

    def apart(self, one: int, other: int) -> int:
        """Return how far two packed numbers are apart: the sum of the differences of their digits."""
        # What is more of the one, and what is more of the other: one sum of both is enough.
        return self.total(2 * self.more(one, other) + other - one)


class Weighing:
    """The chances of one explored scenario; where it is bounded, those of the explored part only."""

    def __init__(self, explored: Quotient, policy: Policy = uniform) -> None:
        self.explored = explored
        self.endings = tuple(scene.id for scene in explored.steps.scenario.endings)
        patterns = dict.fromkeys(explored.patterns)
        chances = {menu: policy(menu) for menu in {pattern.menu for pattern in patterns}}
        common = lcm(*{chance.denominator for each in chances.values() for chance in each})
        self.factor = common * explored.steps.whole
        # For each option of a pattern: its chance in such parts that, times points, they make the factor.
        whole = {
            menu: tuple([each.numerator * (common // each.denominator) for each in every])
            for menu, every in chances.items()
        }
        self.shares = {one: whole[one.menu] for one in patterns}
        # For each way of a pattern: its parts of the factor.
        self.parts = {one: tuple(_parts(one, shares)) for one, shares in self.shares.items()}
        self.one = self._denominator()

    def probabilities(self) -> dict[SceneId, Fraction]:
        """Return the odds of each ending, in the scenario's order; they make 1 unless bounded."""
        totals = dict.fromkeys(self.endings, 0)
        for number, reached in enumerate(self.reached):
            scene = self.explored.scene(number)
            if scene in totals:
                totals[scene] += reached
        return {ending: Fraction(total, self.one) for ending, total in totals.items()}

    def unended(self) -> tuple[Fraction, Fraction]:
        """Return how likely a play is to be stuck without an open choice, and to pass what was explored."""
        explored, endings = self.explored, set(self.endings)
        ends = (n for n, targets in enumerate(explored.targets) if not targets)
        open_ended = [n for n in ends if explored.scene(n) not in endings]
        cut = sum(self.reached[n] for n in open_ended if n in explored.cut)
        stuck = sum(self.reached[n] for n in open_ended) - cut
        return Fraction(stuck, self.one), Fraction(cut, self.one)

    @cached_property
    def kinds(self) -> tuple[list[WayKind], dict[Pattern, tuple[int, ...]]]:
        """The kinds of ways; for each pattern the number of the kind of each way."""
        numbers: dict[WayKind, int] = {}
        rows: dict[Pattern, tuple[int, ...]] = {}
        for pattern in self.parts:
            kinds = [(kind.choice, outcome, note) for kind, _, outcome, note in pattern.ways]
            rows[pattern] = tuple([numbers.setdefault(kind, len(numbers)) for kind in kinds])
        return list(numbers), rows

    @cached_property
    def reduced(self) -> dict[Pattern, tuple[int, tuple[int, ...]]]:
        """For each pattern: the least number of parts in which all its ways are whole, and the parts of each.

        The chance of a position is a multiple of that number. Ways that are not gone have 0 parts.
        """
        common = {pattern: gcd(self.factor, *parts) for pattern, parts in self.parts.items()}
        return {
            pattern: (self.factor // common[pattern], tuple([part // common[pattern] for part in parts]))
            for pattern, parts in self.parts.items()
        }

    @cached_property
    def reached(self) -> list[int]:
        """The chance of coming to each position, in parts of `one`."""
        explored, reduced = self.explored, self.reduced
        reached = [0] * len(explored)
        reached[explored.opening] = self.one
        # Each position comes after all that lead to it, so one pass forward is enough.
        for number in explored.forward:
            here, targets = reached[number], explored.targets[number]
            if len(targets) == 1:
                reached[targets[0]] += here
            elif here:
                of, parts = reduced[explored.patterns[number]]
                here //= of  # Exact, by what the denominator is.
                for part, target in zip(parts, targets, strict=True):
                    reached[target] += here * part
        return reached

    @cached_property
    def digits(self) -> Digits:
        """How the odds of all endings are packed into one number."""
        return Digits(len(self.endings), self.one * self.factor)

    @cached_property
    def ahead(self) -> list[int]:
        """The odds of the endings from each position on, packed, in parts of `one`."""
        explored, ahead = self.explored, list[int]()
        places = {ending: self.digits.at(place, self.one) for place, ending in enumerate(self.endings)}
        for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
            if len(targets) == 1:
                ahead.append(ahead[targets[0]])
            elif targets:
                ahead.append(mixed(self.parts[pattern], targets, ahead) // self.factor)
            else:
                ahead.append(places.get(explored.scene(number), 0))
        return ahead

    def odds_behind(self, number: int) -> dict[int, dict[SceneId, Fraction]]:
        """Return the odds of each ending behind each choice of a position, by the choice's number."""
        pattern, targets = self.explored.patterns[number], self.explored.targets[number]
        found = {}
        for choice, at in pattern.choices.items():
            parts = self.parts[pattern][at]
            packed, of = mixed(parts, targets[at], self.ahead), self.one * sum(parts)
            odds = enumerate(self.endings)
            found[choice] = {
                ending: Fraction(self.digits.of(place, packed), of or 1) for place, ending in odds
            }
        return found

    def _denominator(self) -> int:
        """Return the least common denominator of the chances of all plays."""
        # There are few different denominators; each has a number, and of positions that lead alike to
        # positions with the same ones, one is worked out.
        ones, numbers, of = list[int](), dict[int, int](), list[int]()
        known: dict[tuple[Vector, Targets], int] = {}
        least = {
            pattern: tuple([self.factor // gcd(self.factor, part) for part in parts])
            for pattern, parts in self.parts.items()
        }
        for pattern, targets in zip(self.explored.patterns, self.explored.targets, strict=True):
            key = least[pattern], tuple(map(of.__getitem__, targets))
            if key not in known:
                one = lcm(*set(map(mul, key[0], map(ones.__getitem__, key[1]))))
                known[key] = numbers.setdefault(one, len(ones))
                if known[key] == len(ones):
                    ones.append(one)
            of.append(known[key])
        return ones[of[-1]]


def _parts(pattern: Pattern, shares: Sequence[int]) -> Iterator[int]:
    for kind, share in zip(pattern.kinds, shares, strict=True):
        for points, _ in kind.ways:
            yield share * points


def summed(weights: Iterable[tuple[int, int]], after: Sequence[Vector]) -> list[int]:
    """Return the sum of the odds after some positions, each by its weight."""
    total: list[int] = []
    for target, weight in weights:
        if total:
            total = [part + weight * odds for part, odds in zip(total, after[target], strict=True)]
        else:
            total = [weight * odds for odds in after[target]]
    return total


def mixed(parts: Sequence[int], targets: Targets, after: list[int]) -> int:
    """Return the sum of the odds after some ways, each by its parts."""
    return sum(map(mul, parts, map(after.__getitem__, targets)))
