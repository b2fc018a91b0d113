"""Some hundred plays that try what was tried least: they see most of what can be seen, in a moment.

What they see was seen; what they do not see, the proofs must look for.
"""

from collections.abc import Iterator, Sequence
from random import Random

from game.authoring.steps import Option, Steps

PLAYS = 400
# A choice with its picks, and the outcome.
_Turn = tuple[int, int, int]


def tried_out(variants: Sequence[Steps], plays: int = PLAYS) -> Iterator[tuple[int, int]]:
    """Give the scene and the packed position, nothing left out, of each step of some plays of all variants.

    They are the same at every run: among turns that were tried as often, a fixed seed decides.
    """
    chance, tried = Random(1), dict[_Turn, int]()
    expand, scene_of = variants[0].expand, variants[0].layout.scene_of
    for number in range(plays):
        packed: int | None = variants[number % len(variants)].opening
        while packed is not None:
            scene = scene_of(packed)
            yield scene, packed
            ways = [
                (
                    tried.get((option.choice, option.picks, outcome), 0),
                    chance.random(),
                    following,
                    option,
                    outcome,
                )
                for option in expand[scene](packed)
                if isinstance(option, Option)
                for _, outcome, following in option.ways
            ]
            packed = None
            if ways:
                times, _, packed, option, outcome = min(ways)
                tried[option.choice, option.picks, outcome] = times + 1
