"""Which values of a position anything later still reads: positions that differ only in others are one.

Live in a footing is what the choices of its scene read there, what is live in a footing that can follow
and not settled on the way, and what those values depend on. Nothing else can change which choices are
open, what the odds are or where a turn leads, for all of these are computed from what is read; so two
positions with the same live values have the same future, turn by turn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.model.fields import BitField, Reads, union
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.search.days import Ceilings, DayBounds
from game.search.footings import Footings, footings_of
from game.search.judging import Judge
from game.search.order import order_of
from game.search.packing import Guards, PackedLayout
from game.search.reads import Reader, depends

Masks = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Live:
    """What is live in one scene: bits, and the day past which days are no longer told apart.

    Of parts with a ceiling, greater numbers are not told apart from it. `masks` has what is live in each
    footing, by the bits that `told` says; where there are none, the scene's own bits are live in all.
    """

    bits: int
    day: int
    day_shift: int
    ceilings: tuple[tuple[BitField, int], ...] = ()
    told: int = 0
    masks: Masks = field(default_factory=dict, repr=False)

    def keeps(self, part: BitField) -> bool:
        """Return whether what a part holds is live, or what depends on it."""
        return bool(self.bits & part.mask)

    @property
    def tells_days(self) -> bool:
        """Return whether days are told apart at all."""
        return self.day >= 0 or self.bits < 0

    @property
    def all_bits(self) -> int:
        """Return all bits that can be set in a position here, those of the day too."""
        return self.bits | (-1 << self.day_shift if self.day >= 0 else 0)

    def part(self, packed: int) -> int:
        """Return a position less everything that nothing later reads."""
        if self.masks:
            packed &= self.masks[packed & self.told]
        for part, most in self.ceilings:
            packed = packed & ~part.mask | min(part.of(packed), most) << part.shift
        if self.day < 0:
            return packed & self.bits
        day = min(packed >> self.day_shift, self.day)
        return packed & self.bits | day << self.day_shift


def live_during(reads: Reads, then: Iterable[Live], layout: PackedLayout) -> Live:
    """Return what is live in a part of a turn: what it reads itself, and what is live then."""
    bits, day = reads.bits, reads.day
    for live in then:
        bits |= live.bits
        day = max(day, live.day)
    return Live(depends(layout, bits), day, layout.day.shift)


def live_values(scenario: Scenario, layout: PackedLayout, kept: Reads | None = None) -> tuple[Live, ...]:
    """Return what is live in each scene, in the scenario's order.

    `kept` counts as read in every scene and at the end, such as a meter whose final value is asked for.
    """
    kept = kept or Reads()
    footings = footings_of(scenario, layout)
    entered = dict.fromkeys(footings.ways, kept.bits)
    days = dict.fromkeys(scenario.scenes, kept.day)
    return live_in(footings, entered, days, Ceilings(scenario, layout, kept.bits))


def live_with_prose(
    scenario: Scenario, layout: PackedLayout, asked: Mapping[SceneId, Iterable[Guards]]
) -> tuple[Live, ...]:
    """Return what is live in each scene where it matters, too, which paragraphs are shown on coming there."""
    footings = footings_of(scenario, layout)
    reader, judge = Reader(scenario, layout), Judge(scenario, layout, footings.known)
    entered = {
        footing: union(judge.all(guards, footing)[1] for guards in asked[layout.scene_named(footing)])
        for footing in footings.ways
    }
    days = {scene: max([-1, *(reader.asked(one).day for one in every)]) for scene, every in asked.items()}
    return live_in(footings, entered, days, Ceilings(scenario, layout, 0))


def live_in(
    footings: Footings, entered: Mapping[int, int], days: dict[SceneId, int], ceilings: Ceilings
) -> tuple[Live, ...]:
    """Return what is live where some bits are read on coming to a footing, and some days to a scene."""
    layout = footings.layout
    scenario = layout.scenario
    live = footings.live(entered)
    bits = dict.fromkeys(scenario.scenes, layout.scene.mask)
    for footing, some in live.items():
        bits[layout.scene_named(footing)] |= some
    order = order_of(scenario, layout)
    told = DayBounds(layout, order, ceilings).live(bits, days)
    # The order of the search asks for the rounds of its loops, even where no guard does and no footing tells
    # them; which days are told apart, scenes say.
    rounds = [order.rounds(scene) for scene in range(len(scenario.scenes))]
    always = [-1 << layout.day.shift | counts for counts in rounds]
    masks = footings.masks({one: some | always[layout.scene_of(one)] for one, some in live.items()})
    kept, shift = ~ceilings.uncounted, layout.day.shift
    return tuple(
        Live(bits[scene] & kept | counts, told[scene], shift, ceilings.parts, footings.known, masks)
        for scene, counts in zip(scenario.scenes, rounds, strict=True)
    )
