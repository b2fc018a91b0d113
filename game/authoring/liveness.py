"""Which values of a position anything later still reads: positions that differ only in others are one.

Live in a scene is what its own choices read, what is live in a scene that can follow, and what those
values depend on. Nothing else can change which choices are open, what the odds are or where a turn
leads, for all of these are computed from what is read; so two positions with the same live values
have the same future, turn by turn.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.authoring.packing import Layout, Part
from game.authoring.reads import Reader, Reads, depends
from game.model.ids import SceneId
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Live:
    """What is live in one scene: bits, and the day past which days are no longer told apart."""

    bits: int
    day: int
    day_shift: int

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


def follows(scenario: Scenario) -> dict[SceneId, set[SceneId]]:
    """Answer with the scenes that can come straight after each scene."""
    after: dict[SceneId, set[SceneId]] = {}
    for scene in scenario.scenes.values():
        after[scene.id] = {
            choice.goes_on(outcome)
            for choice in scene.choices.values()
            for outcome in (choice.outcomes.values() or (None,))
        }
    return after


def live_values(scenario: Scenario, layout: Layout, kept: Reads | None = None) -> tuple[Live, ...]:
    """Answer with what is live in each scene, in the scenario's order.

    `kept` counts as read in every scene and at the end, such as a meter whose final value is asked for.
    """
    own = _own_reads(Reader(scenario, layout))
    for reads in own.values():
        reads.take(kept or Reads())
    return tuple(_closed(own, follows(scenario), layout, scenario.scenes))


def live_with_prose(scenario: Scenario, layout: Layout) -> tuple[Live, ...]:
    """Answer with what is live in each scene where it matters, too, which paragraphs are shown."""
    reader = Reader(scenario, layout)
    own = _own_reads(reader)
    for scene in scenario.scenes.values():
        own[scene.id].take(reader.shown_in(scene))
        for following, reads in reader.shown_before(scene).items():
            own[following].take(reads)
    return tuple(_closed(own, follows(scenario), layout, scenario.scenes))


def _own_reads(reader: Reader) -> dict[SceneId, Reads]:
    return {scene.id: reader.scene(scene) for scene in reader.scenario.scenes.values()}


def _closed(
    reads: dict[SceneId, Reads], after: dict[SceneId, set[SceneId]], layout: Layout, scenes: Iterable[SceneId]
) -> list[Live]:
    order = list(scenes)
    changed = True
    while changed:
        changed = False
        for scene in reversed(order):
            one = reads[scene]
            before = one.bits, one.day
            for following in after[scene]:
                one.take(reads[following])
            one.bits = depends(layout, one.bits | layout.scene.mask)
            changed = changed or before != (one.bits, one.day)
    return [Live(reads[scene].bits, reads[scene].day, layout.day.shift) for scene in order]
