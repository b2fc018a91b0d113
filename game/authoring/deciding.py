"""How much each choice decides: how far it moves the odds of the endings, wherever a play comes to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.digits import Digits
from game.authoring.explore import Found
from game.authoring.weighing import Weighing, by_choice
from game.model.ids import ChoiceKey


@dataclass(frozen=True, slots=True)
class Decisive:
    """How much a choice decides: the chance to make it, and how far it moves the odds of the endings.

    `shift` is the mean total variation between the odds before and after it, from 0 to 1.
    """

    choice: ChoiceKey
    reached: Fraction
    shift: Fraction


def decisive_choices(weighing: Weighing) -> tuple[Decisive, ...]:
    """Answer with every choice that the policy makes, the one that moves the odds most first."""
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
    """Answer, for each choice that is made, with its weight and with twice its variation, weighed."""
    digits = Digits(len(weighing.endings), weighing.one * weighing.factor)
    after = _future(weighing, digits)
    made: dict[int, int] = {}
    moved: dict[int, int] = {}
    for number, options in enumerate(weighing.explored.options):
        reached, shares = weighing.reached[number], weighing.shares[number]
        if not reached:
            continue
        for choice, places in by_choice(options).items():
            share = sum([shares[place] for place in places])
            if share:
                made[choice] = made.get(choice, 0) + reached * share
                taken = [(options[place], shares[place]) for place in places]
                variation = len(places) < len(options) and digits.apart(
                    _mixed(taken, after) // weighing.explored.steps.whole, share * after[number]
                )
                moved[choice] = moved.get(choice, 0) + reached * variation
    return made, moved


def _future(weighing: Weighing, digits: Digits) -> list[int]:
    """Answer with the odds of the endings from each position on, packed, over the weighing's denominator."""
    after = [0] * len(weighing.explored)
    places = {ending: place for place, ending in enumerate(weighing.endings)}
    for number in range(len(after) - 1, -1, -1):
        if options := weighing.explored.options[number]:
            shares = weighing.shares[number]
            after[number] = _mixed(zip(options, shares, strict=True), after) // weighing.factor
        elif (scene := weighing.scene(number)) in places:
            after[number] = digits.at(places[scene], weighing.one)
    return after


def _mixed(taken: Iterable[tuple[Found, int]], after: list[int]) -> int:
    """Answer with the sum of the odds after some options, each by its share and the points of its ways."""
    weights: dict[int, int] = {}
    for option, share in taken:
        for points, _, target in option.ways:
            weights[target] = weights.get(target, 0) + share * points
    return sum([after[target] * weight for target, weight in weights.items()])
