"""The shortest plays that show something: a breadth-first search, until all of it was seen.

Most checks report nothing that a play must show, so that no such search is made.
"""

from collections.abc import Iterable, Iterator, Sequence

from game.content.yaml_reader import uncollected
from game.model.fields import union
from game.model.record import Turn
from game.proof.findings import ShownPlay
from game.proof.probes import Probes
from game.proof.questions import Questions, kept_for
from game.search.patterns import Option, Turns
from game.search.steps import Steps

# A scene, one of its sites, and the answer, by their numbers.
Sight = tuple[int, int, int]
# From where a position was first reached: the position before it, the option taken there, its way.
_Before = tuple[int, Option, int]


def shortest_plays(
    variants: Sequence[Steps], probes: Probes, sights: Iterable[Sight]
) -> dict[Sight, ShownPlay]:
    """Return a shortest play to each sight that some play shows, of the first variant that has one."""
    steps, left = variants[0], set(sights)
    asked = Questions(steps.scenario, steps.layout)
    for scene, number, answer in sorted(left):
        asked.open.append((scene, number, probes.sites[scene].every[number], (answer,)))
    live = kept_for(asked)
    turns = steps.compiled(live)
    found: dict[Sight, ShownPlay] = {}
    for variant in variants:
        opening = live[variant.opening_scene].part(variant.opening)
        search = _BreadthFirst(variant, opening, left)
        with uncollected():
            while left and search.layer:
                for sight, play in search.seen(probes):
                    found[sight] = ShownPlay(play, variant.variant)
                    left.discard(sight)
                search.go_on(turns)
    return found


class _BreadthFirst:
    """A search through a variant: the positions that are so many turns away, and how they were reached."""

    def __init__(self, steps: Steps, opening: int, left: set[Sight]) -> None:
        self.layer = [opening]
        self._steps, self._left = steps, left
        self._before: dict[int, _Before | None] = {opening: None}

    def seen(self, probes: Probes) -> Iterator[tuple[Sight, tuple[Turn, ...]]]:
        """Yield each sight that is left and is seen in a position of the layer, with the play to it."""
        asked: dict[int, list[tuple[Sight, int]]] = {}
        for sight in sorted(self._left):
            scene, number, answer = sight
            asked.setdefault(scene, []).append((sight, 1 << 2 * number + answer))
        wanted = {scene: union(bit for _, bit in sights) for scene, sights in asked.items()}
        for packed in self.layer:
            scene = self._steps.layout.scene_of(packed)
            bits = probes.seen(scene, packed, wanted.get(scene, 0))
            for sight, bit in asked[scene] if bits else ():
                if bits & bit and sight in self._left:
                    yield sight, tuple(reversed(tuple(self._back_from(packed))))

    def go_on(self, turns: Turns) -> None:
        """Move on to the positions that are one turn further away."""
        scene_of, layer = self._steps.layout.scene_of, list[int]()
        for packed in self.layer:
            for option in turns.options(packed, scene_of(packed)):
                for _, outcome, following in option.ways:
                    if following not in self._before:
                        self._before[following] = packed, option, outcome
                        layer.append(following)
        self.layer = layer

    def _back_from(self, packed: int) -> Iterator[Turn]:
        while (before := self._before[packed]) is not None:
            packed, option, outcome = before
            yield self._steps.turn(option, outcome)
