"""Which values of a position anything later still reads: positions that differ only in others are one.

Live in a scene is what its own choices read, what is live in a scene that can follow, and what those
values depend on. Nothing else can change which choices are open, what the odds are or where a turn
leads, for all of these are computed from what is read; so two positions with the same live values
have the same future, turn by turn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.authoring.ceilings import Ceilings
from game.authoring.days import Days
from game.authoring.order import order_of
from game.authoring.packing import Layout, Part
from game.authoring.reads import Reader, Reads, depends
from game.authoring.walking import follows
from game.model.ids import SceneId
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Live:
    """What is live in one scene: bits, and the day past which days are no longer told apart.

    Of parts with a ceiling, greater numbers are not told apart from it.
    """

    bits: int
    day: int
    day_shift: int
    ceilings: tuple[tuple[Part, int], ...] = ()

    def keeps(self, part: Part) -> bool:
        """Answer whether what a part holds is live, or what depends on it."""
        return bool(self.bits & part.mask)

    @property
    def tells_days(self) -> bool:
        """Answer whether days are told apart at all."""
        return self.day >= 0 or self.bits < 0

    @property
    def all_bits(self) -> int:
        """Answer with all bits that can be set in a position here, those of the day too."""
        return self.bits | (-1 << self.day_shift if self.day >= 0 else 0)

    def part(self, packed: int) -> int:
        """Answer with a position less everything that nothing later reads."""
        for part, most in self.ceilings:
            packed = packed & ~part.mask | min(part.of(packed), most) << part.shift
        if self.day < 0:
            return packed & self.bits
        day = min(packed >> self.day_shift, self.day)
        return packed & self.bits | day << self.day_shift


def live_during(reads: Reads, then: Iterable[Live], layout: Layout) -> Live:
    """Answer with what is live in a part of a turn: what it reads itself, and what is live then."""
    bits, day = reads.bits, reads.day
    for live in then:
        bits |= live.bits
        day = max(day, live.day)
    return Live(depends(layout, bits), day, layout.day.shift)


def live_values(scenario: Scenario, layout: Layout, kept: Reads | None = None) -> tuple[Live, ...]:
    """Answer with what is live in each scene, in the scenario's order.

    `kept` counts as read in every scene and at the end, such as a meter whose final value is asked for.
    """
    kept = kept or Reads()
    return _live(dict.fromkeys(scenario.scenes, kept), layout, Ceilings(scenario, layout, kept.bits))


def live_with_prose(scenario: Scenario, layout: Layout) -> tuple[Live, ...]:
    """Answer with what is live in each scene where it matters, too, which paragraphs are shown."""
    reader = Reader(scenario, layout)
    entered = {scene.id: reader.shown_in(scene) for scene in scenario.scenes.values()}
    for scene in scenario.scenes.values():
        for following, reads in reader.shown_before(scene).items():
            entered[following].take(reads)
    return _live(entered, layout, Ceilings(scenario, layout, 0))


def _live(entered: Mapping[SceneId, Reads], layout: Layout, ceilings: Ceilings) -> tuple[Live, ...]:
    """Answer with what is live where some values are read on coming to a scene."""
    scenario = layout.scenario
    bits = _closed(entered, layout)
    days = Days(layout, order_of(scenario, layout), ceilings)
    told = days.live(bits, {scene: reads.day for scene, reads in entered.items()})
    kept = ~ceilings.uncounted
    found = ((bits[scene] & kept, told[scene]) for scene in scenario.scenes)
    return tuple(Live(some, day, layout.day.shift, ceilings.parts) for some, day in found)


def _closed(entered: Mapping[SceneId, Reads], layout: Layout) -> dict[SceneId, int]:
    """Answer with the live bits of each scene, those of all that can follow among them."""
    scenario, reader = layout.scenario, Reader(layout.scenario, layout)
    after = follows(scenario)
    found = {scene.id: reader.scene(scene).bits | layout.scene.mask for scene in scenario.scenes.values()}
    changed = True
    while changed:
        changed = False
        for scene in reversed(list(found)):
            bits = found[scene] | entered[scene].bits
            for following in after[scene]:
                bits |= found[following]
            bits = depends(layout, bits)
            changed = changed or bits != found[scene]
            found[scene] = bits
    return found
