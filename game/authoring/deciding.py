"""How much each choice decides: how far it moves the odds of the endings, wherever a play comes to it."""

from dataclasses import dataclass
from fractions import Fraction
from operator import sub

from game.authoring.weighing import Vector, Weighing, by_choice, expected
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
    after = weighing.future()
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
                variation = _variation(weighing, number, places, after)
                moved[choice] = moved.get(choice, 0) + reached * variation
    return made, moved


def _variation(weighing: Weighing, number: int, places: list[int], after: list[Vector]) -> int:
    """Answer with twice the variation of a choice in a position, times its share."""
    shares, options = weighing.shares[number], weighing.explored.options[number]
    if len(places) == len(options):
        return 0
    before, whole = after[number], weighing.explored.steps.whole
    vectors = [expected(options[place].ways, after, whole) for place in places]
    if len(vectors) == 1:
        moved: int = sum(map(abs, map(sub, vectors[0], before)))
        return shares[places[0]] * moved
    share = sum(shares[place] for place in places)
    weighed = [[shares[place] * odds for odds in each] for place, each in zip(places, vectors, strict=True)]
    return sum(abs(sum(column) - share * odds) for *column, odds in zip(*weighed, before, strict=True))
