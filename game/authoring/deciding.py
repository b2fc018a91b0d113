"""How much each choice decides: how far it moves the odds of the endings, wherever a play comes to it."""

from dataclasses import dataclass
from fractions import Fraction

from game.authoring.weighing import Vector, Weighing, by_choice, summed
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
    after = weighing.future()
    made: dict[int, int] = {}
    moved: dict[int, int] = {}
    for number, options in enumerate(weighing.explored.options):
        if not weighing.reached[number]:
            continue
        for choice, places in by_choice(options).items():
            share = sum(weighing.shares[number][place] for place in places)
            if share:
                made[choice] = made.get(choice, 0) + weighing.reached[number] * share
                variation = _variation(weighing, number, places, after)
                moved[choice] = moved.get(choice, 0) + weighing.reached[number] * variation
    whole = weighing.explored.steps.whole
    found = [
        Decisive(
            keys[choice],
            Fraction(weight * whole, weighing.one * weighing.factor),
            Fraction(moved[choice], 2 * weight * whole * weighing.one),
        )
        for choice, weight in made.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.shift, one.choice)))


def _variation(weighing: Weighing, number: int, places: list[int], after: list[Vector]) -> int:
    """Answer with twice the variation of a choice in a position, times its share and the whole of points."""
    shares, options = weighing.shares[number], weighing.explored.options[number]
    if len(places) == len(options):
        return 0
    share = sum(shares[place] for place in places) * weighing.explored.steps.whole
    weights = [(way[2], way[0] * shares[place]) for place in places for way in options[place].ways]
    total = summed(weights, after)
    return sum([abs(part - before * share) for part, before in zip(total, after[number], strict=True)])
