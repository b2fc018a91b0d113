"""Which values of a position anything later still reads: positions that differ only in others are one.

Live in a scene is what its own choices read, what is live in a scene that can follow, and what those
values depend on. Nothing else can change which choices are open, what the odds are or where a turn
leads, for all of these are computed from what is read; so two positions with the same live values
have the same future, turn by turn.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.authoring.packing import Layout
from game.authoring.reads import Reader, Reads, depends
from game.model.ids import SceneId
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Live:
    """What is live in one scene: bits, and the day past which days are no longer told apart."""

    bits: int
    day: int
    day_shift: int

    def part(self, packed: int) -> int:
        """Answer with a position less everything that nothing later reads."""
        if self.day < 0:
            return packed & self.bits
        day = min(packed >> self.day_shift, self.day)
        return packed & self.bits | day << self.day_shift


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

    `kept` counts as read in every scene and at the end: a meter whose final value is asked for, or what
    tells which paragraphs are shown.
    """
    reader = Reader(scenario, layout)
    own: dict[SceneId, Reads] = {}
    for scene in scenario.scenes.values():
        reads = reader.scene(scene)
        if kept is not None:
            reads.take(kept)
        own[scene.id] = reads
    return tuple(_closed(own, follows(scenario), layout, scenario.scenes))


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
            one.bits = depends(layout, one.bits)
            changed = changed or before != (one.bits, one.day)
    return [Live(reads[scene].bits, reads[scene].day, layout.day.shift) for scene in order]
