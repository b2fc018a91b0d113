"""Which choices are dominated: the same as by plain recursion over every position, with nothing merged."""

from fractions import Fraction
from itertools import permutations

import pytest

from game.proof.candidates import Comparison, Dominance, remaining, ruled_out_by
from game.proof.evidence import gather
from game.search.explore import explore, whole
from game.search.steps import compile_steps, everything
from tests.search.generated import crowded, generated

MOST = 400


class Ends:
    """For each position of an explored case, what its choices can come to: the better, the greater."""

    def __init__(self, explored) -> None:
        self.explored = explored
        self.steps, scenario = explored.steps, explored.steps.scenario
        self.endings = [scene.id for scene in scenario.endings]
        low = [
            part for name, part in self.steps.layout.meters.items() if scenario.meters[name].better == "low"
        ]
        high = [part for part in self.steps.layout.meters.values() if part not in low]
        self.parts = [(part, 1) for part in high]
        self.parts += [(part, -1) for part in (*low, *self.steps.layout.fines.values())]
        self.worth: list[tuple] = []
        self.ruled_out: set[tuple[str, str]] = set()
        self.met: set[tuple[str, str]] = set()
        for number in range(len(explored)):
            self.look(number)

    def look(self, number: int) -> None:
        """Work out what a position is worth, and compare its choices."""
        by_choice: dict[str, list[tuple]] = {}
        for option in self.explored.options(number):
            by_choice.setdefault(str(self.steps.choices[option.choice].key), []).append(
                self.of_option(option)
            )
        each = {name: self.joined(options) for name, options in by_choice.items()}
        for one, other in permutations(each, 2):
            self.met.add((one, other))
            if any(a > b for a, b in zip(each[one], each[other], strict=True)):
                self.ruled_out.add((one, other))
        packed, scene = self.explored.marks[number], self.explored.scene(number)
        ended = [Fraction(scene == ending) for ending in self.endings]
        ended += [sign * part.of(packed) for part, sign in self.parts for _ in "ab"]
        self.worth.append(
            self.joined([one for options in by_choice.values() for one in options]) or tuple(ended)
        )

    def of_option(self, option) -> tuple:
        """Return the best odds of each ending, then the least and the most of each number."""
        after = [(Fraction(points, self.steps.whole), self.worth[to]) for points, _, to in option.ways]
        odds = [sum(share * worth[at] for share, worth in after) for at in range(len(self.endings))]
        return (*odds, *self.joined([worth for _, worth in after])[len(self.endings) :])

    def joined(self, several: list[tuple]) -> tuple:
        """Return the best odds of several, the least of what is least and the most of what is most."""
        if not several:
            return ()
        columns, odds = list(zip(*several, strict=True)), len(self.endings)
        return tuple(
            min(one) if at >= odds and (at - odds) % 2 == 0 else max(one) for at, one in enumerate(columns)
        )


@pytest.mark.parametrize("made", [generated, crowded])
@pytest.mark.parametrize("seed", range(7))
def test_what_is_dominated_is_what_the_recursion_says(made, seed):
    scenario = made(seed).playable
    variants = (None, *scenario.variants)
    steps = [compile_steps(scenario, variant) for variant in variants]
    explored = [explore(one, everything(one), MOST, mark=whole) for one in steps]
    if any(one.bounded for one in explored):
        pytest.skip("it has too many positions for the recursion")
    ends = [Ends(one) for one in explored]

    found = gather(scenario, variants, 100_000)
    dominated = remaining(found.comparisons()).dominated
    found.close()

    keys = [str(choice.key) for choice in steps[0].choices]
    expected = set[tuple[str, str]]().union(*(one.met for one in ends))
    assert {(keys[one], keys[other]) for one, other in dominated} == expected.difference(
        *(one.ruled_out for one in ends)
    )


def test_a_pair_is_left_where_it_is_met_in_some_variant_and_ruled_out_in_none():
    pairs = [(0, 1), (1, 0), (2, 3), (3, 2)]
    one = Comparison(frozenset(pairs[:2]), Dominance(frozenset({(0, 1)}), frozenset({(1, 0)})))
    two = Comparison(frozenset(pairs[2:]), Dominance(frozenset({(2, 3)})), frozenset({(4, 5), (0, 1)}))

    assert ruled_out_by([one, two]) == Dominance(frozenset({(0, 1), (2, 3)}), frozenset({(1, 0)}))
    assert remaining([one, two]) == Dominance(
        frozenset({(1, 0), (3, 2)}), frozenset({(0, 1), (2, 3), (3, 2)})
    )
    assert remaining([one, two], intended=True) == Dominance(frozenset({(4, 5)}), frozenset({(4, 5), (0, 1)}))
