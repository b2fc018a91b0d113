"""How much each choice decides: how far it moves the odds of the endings, wherever a play comes to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.model.ids import ChoiceKey
from game.search.digits import Digits
from game.search.patterns import Pattern, Targets
from game.search.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Decisive:
    """How much a choice decides: the chance to make it, and how far it moves the odds of the endings.

    `shift` is the mean total variation between the odds before and after it, from 0 to 1.
    """

    choice: ChoiceKey
    reached: Fraction
    shift: Fraction


def decisive_choices(weighing: Weighing) -> tuple[Decisive, ...]:
    """Return every choice that the policy makes, the one that moves the odds most first."""
    keys = [choice.key for choice in weighing.explored.steps.choices]
    made, moved = _made_and_moved(weighing)
    whole = weighing.explored.steps.whole
    found = [
        Decisive(
            keys[choice],
            Fraction(weight * whole, weighing.one * weighing.factor),
            Fraction(moved[choice], 2 * weight * weighing.one),
        )
        for choice, weight in made.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.shift, one.choice)))


def _made_and_moved(weighing: Weighing) -> tuple[dict[int, int], dict[int, int]]:
    """Return, for each choice that is made, with its weight and with twice its variation, weighed."""
    explored, digits = weighing.explored, Digits(len(weighing.endings), weighing.one * weighing.factor)
    after = _future(weighing, digits)
    made: dict[int, int] = {}
    moved: dict[int, int] = {}
    shares = {pattern: _shares(weighing, pattern) for pattern in weighing.parts}
    for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
        reached, parts = weighing.reached[number], weighing.parts[pattern]
        for choice, share in shares[pattern] if reached else ():
            made[choice] = made.get(choice, 0) + reached * share
            ways = pattern.choices[choice]
            variation = len(pattern.choices) > 1 and digits.apart(
                _mixed(parts[ways], targets[ways], after) // explored.steps.whole, share * after[number]
            )
            moved[choice] = moved.get(choice, 0) + reached * variation
    return made, moved


def _shares(weighing: Weighing, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the share of each choice of a pattern, of all its picks; not where it has none."""
    found = dict.fromkeys(pattern.choices, 0)
    for kind, share in zip(pattern.kinds, weighing.shares[pattern], strict=True):
        found[kind.choice] += share
    return [(choice, share) for choice, share in found.items() if share]


def _future(weighing: Weighing, digits: Digits) -> list[int]:
    """Return the odds of the endings from each position on, packed, over the weighing's denominator."""
    explored, after = weighing.explored, [0] * len(weighing.explored)
    places = {ending: place for place, ending in enumerate(weighing.endings)}
    for number in reversed(explored.forward):
        if targets := explored.targets[number]:
            parts = weighing.parts[explored.patterns[number]]
            after[number] = _mixed(parts, targets, after) // weighing.factor
        elif (scene := weighing.scene(number)) in places:
            after[number] = digits.at(places[scene], weighing.one)
    return after


def _mixed(parts: Sequence[int], targets: Targets, after: list[int]) -> int:
    """Return the sum of the odds after some ways, each by its parts."""
    weights: dict[int, int] = {}
    for part, target in zip(parts, targets, strict=True):
        weights[target] = weights.get(target, 0) + part
    return sum([after[target] * weight for target, weight in weights.items()])
