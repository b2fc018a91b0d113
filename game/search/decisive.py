"""How much each choice decides: how often it is made, and how far it moves the odds of the endings."""

from dataclasses import dataclass
from fractions import Fraction

from game.model.ids import ChoiceKey
from game.search.patterns import Pattern
from game.search.weighing import Weighing, mixed


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
    explored = weighing.explored
    made, moved = _made_and_moved(weighing)
    whole = explored.steps.whole
    found = [
        Decisive(
            explored.steps.choices[choice].key,
            Fraction(weight * whole, weighing.one * weighing.factor),
            Fraction(moved[choice], 2 * weight * weighing.one),
        )
        for choice, weight in made.items()
        if not explored.steps.choices[choice].by_itself
    ]
    return tuple(sorted(found, key=lambda one: (-one.shift, one.choice)))


def _made_and_moved(weighing: Weighing) -> tuple[dict[int, int], dict[int, int]]:
    """Return, for each choice that is made, with its weight and with twice its variation, weighed."""
    explored, digits, after = weighing.explored, weighing.digits, weighing.ahead
    made: dict[int, int] = {}
    moved: dict[int, int] = {}
    shares = {pattern: _shares(weighing, pattern) for pattern in weighing.parts}
    for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
        reached, parts = weighing.reached[number], weighing.parts[pattern]
        for choice, share in shares[pattern] if reached else ():
            made[choice] = made.get(choice, 0) + reached * share
            ways = pattern.choices[choice]
            variation = len(pattern.choices) > 1 and digits.apart(
                mixed(parts[ways], targets[ways], after) // explored.steps.whole, share * after[number]
            )
            moved[choice] = moved.get(choice, 0) + reached * variation
    return made, moved


def _shares(weighing: Weighing, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the share of each choice of a pattern, of all its picks; not where it has none."""
    found = dict.fromkeys(pattern.choices, 0)
    for kind, share in zip(pattern.kinds, weighing.shares[pattern], strict=True):
        found[kind.choice] += share
    return [(choice, share) for choice, share in found.items() if share]
