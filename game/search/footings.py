"""Every footing that a case may come to: a scene, with the postures and the rounds of loops it is entered in.

What is live is asked for each of them: it is far less than in the scene as such, where a move that is no
longer allowed and a loop that is used up still count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.model.ids import SceneId
from game.search.packing import Layout
from game.search.reads import depends


class Leads(NamedTuple):
    """One way on: the next footing, and the bits whose values it settles, whatever they were."""

    footing: int
    settled: int


@dataclass(slots=True)
class Footings:
    """The footings of a case, each after all that follow it where none is walked round; what each reads."""

    layout: Layout
    opening: int
    known: int
    reads: dict[int, int] = field(default_factory=dict)
    ways: dict[int, frozenset[Leads]] = field(default_factory=dict)
    # What is watched can answer somewhere, by its `id`; up to which day guards ask, by scene.
    answers: dict[int, set[bool | None]] = field(default_factory=dict)
    days: dict[SceneId, int] = field(default_factory=dict)

    def can(self, watched: object, answer: bool) -> bool:
        """Tell whether, for all that footings tell, what is watched may answer so somewhere."""
        return not self.answers.get(id(watched), set()).isdisjoint((answer, None))

    def live(self, entered: Mapping[int, int]) -> dict[int, int]:
        """Return the live bits of each footing where some bits are read on coming to some footings."""
        layout = self.layout
        found = {one: depends(layout, reads | entered.get(one, 0)) for one, reads in self.reads.items()}
        changed = True
        while changed:
            changed = False
            for footing, ways in self.ways.items():
                bits = found[footing]
                for following, settled in ways:
                    bits |= found[following] & ~settled
                if bits != found[footing]:
                    found[footing] = depends(layout, bits)
                    changed = True
        return found

    def masks(self, kept: Mapping[int, int]) -> dict[int, int]:
        """Return the bits that are kept, by what a position tells of its footing on coming there.

        What is not kept in a footing is 0 in the positions that leave it: such footings are here, too.
        """
        found = dict(kept)
        for footing, ways in self.ways.items():
            found[footing & kept[footing]] = kept[footing]
            for following, _ in ways:
                found[following & (kept[footing] | self.layout.scene.mask)] = kept[following]
        return found
