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
    shares = {pattern: _shares(weighing, pattern) for pattern in weighing.parts}
    varied = {pattern: _varied(weighing, pattern, some) for pattern, some in shares.items()}
    came = dict.fromkeys(weighing.parts, 0)
    made = dict.fromkeys([choice for some in shares.values() for choice, _ in some], 0)
    moved = dict(made)
    for number, (pattern, reached) in enumerate(zip(explored.patterns, weighing.reached, strict=True)):
        if not reached:
            continue
        came[pattern] += reached
        targets = explored.targets[number]
        for choices, share, ways, parts in varied[pattern]:
            behind = mixed(parts, targets[ways], after) // explored.steps.whole
            variation = reached * digits.apart(behind, share * after[number])
            for choice in choices:
                moved[choice] += variation
    for pattern, reached in came.items():
        for choice, share in shares[pattern]:
            made[choice] += reached * share
    return {choice: weight for choice, weight in made.items() if weight}, moved


# Choices whose variation is the same in a position; of one of them its share, its ways, and their parts.
_Varied = tuple[tuple[int, ...], int, slice, tuple[int, ...]]


def _varied(weighing: Weighing, pattern: Pattern, shares: list[tuple[int, int]]) -> list[_Varied]:
    """Return the choices of a pattern that can move the odds, those with the same variation together.

    One alone moves nothing. Of two, the odds before them are the mean, so that by their shares the one moves
    them as far this way as the other moves them that way.
    """
    choices = tuple([choice for choice, _ in shares])
    together = {1: [], 2: [choices]}.get(len(choices), [(choice,) for choice in choices])
    found, parts = list[_Varied](), weighing.parts[pattern]
    for some in together:
        ways = pattern.choices[some[0]]
        found.append((some, dict(shares)[some[0]], ways, parts[ways]))
    return found


def _shares(weighing: Weighing, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the share of each choice of a pattern, of all its picks; not where it has none."""
    found = dict.fromkeys(pattern.choices, 0)
    for kind, share in zip(pattern.kinds, weighing.shares[pattern], strict=True):
        found[kind.choice] += share
    return [(choice, share) for choice, share in found.items() if share]
