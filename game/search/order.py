"""An order of scenes and counts in which every turn leads forward, so that a search never looks back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from game.errors import GameError
from game.model.fields import BitField, union
from game.model.ids import SceneId, as_written
from game.model.scenario import Scenario
from game.search.countdowns import Countdowns, turns_of
from game.search.packing import PackedLayout, follows


class EndlessLoopError(GameError):
    """Scenes lead round in a circle on which nothing says how often it can be gone."""

    def __init__(self, scenes: tuple[SceneId, ...]) -> None:
        self.scenes = scenes
        names = ", ".join(map(as_written, scenes))
        super().__init__(f"these scenes lead round without end: {names}; give a choice on the way `times: N`")


@dataclass(frozen=True, slots=True)
class Order:
    """The rank of each position: by its group of scenes, the rounds of its loops, and its scene.

    Rounds are counted up by choices with `times`, and down by meters that only fall.
    """

    bases: tuple[int, ...]
    counted: tuple[tuple[BitField, ...], ...]
    falling: tuple[tuple[BitField, ...], ...]
    scene_of: Callable[[int], int]
    # The bits from which a rank follows.
    told: int
    countdowns: Countdowns

    def rank(self, scene: int, packed: int) -> int:
        """Return a rank that every turn makes greater."""
        rank = self.bases[scene]
        for part in self.counted[scene]:
            rank += part.of(packed) * len(self.bases)
        for part in self.falling[scene]:
            rank += (part.most - part.of(packed)) * len(self.bases)
        return rank

    def rank_of(self, packed: int) -> int:
        """Return the rank of a packed position."""
        return self.rank(self.scene_of(packed), packed)

    def rounds(self, scene: int) -> int:
        """Return the bits that tell the rounds of the loops of a scene."""
        return union(part.mask for part in (*self.counted[scene], *self.falling[scene]))


def order_of(scenario: Scenario, layout: PackedLayout) -> Order:
    """Return the order of a scenario; raise EndlessLoopError where nothing ends a loop."""
    groups = groups_of(follows(scenario))
    countdowns = Countdowns(scenario, groups)
    inner = {scene: place for place, scene in enumerate(_sorted(_uncounted(scenario, countdowns)))}
    counted: dict[int, list[BitField]] = {}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            if choice.times is not None:
                counted.setdefault(groups[scene.id], []).append(layout.chosen[choice.key])
    falling = {
        group: [layout.meters[meter] for meter in sorted(meters)]
        for group, meters in countdowns.meters.items()
    }
    parts = {group: (*counted.get(group, ()), *falling.get(group, ())) for group in groups.values()}
    # A group's ranks leave room for all rounds of its loops before those of the next begin.
    most = 1 + max((sum(part.most for part in some) for some in parts.values()), default=0)
    count = len(scenario.scenes)
    return Order(
        tuple(groups[scene] * most * count + inner[scene] for scene in scenario.scenes),
        tuple(tuple(counted.get(groups[scene], ())) for scene in scenario.scenes),
        tuple(tuple(falling.get(groups[scene], ())) for scene in scenario.scenes),
        layout.scene_of,
        layout.scene.mask | union(part.mask for some in parts.values() for part in some),
        countdowns,
    )


def uncounted(scenario: Scenario) -> dict[SceneId, set[SceneId]]:
    """Return the scenes that can come straight after each scene by turns that count no round of a loop."""
    return _uncounted(scenario, Countdowns(scenario, groups_of(follows(scenario))))


def _uncounted(scenario: Scenario, countdowns: Countdowns) -> dict[SceneId, set[SceneId]]:
    return {
        scene.id: {
            turn.way.scene
            for turn in turns_of(scene)
            if turn.choice.times is None and not countdowns.counted(scene.id, turn)
        }
        for scene in scenario.scenes.values()
    }


def _sorted(after: dict[SceneId, set[SceneId]]) -> list[SceneId]:
    try:
        # The sorter takes what comes before; turned round, the order is that of the story.
        return list(
            TopologicalSorter({scene: sorted(following) for scene, following in after.items()}).static_order()
        )[::-1]
    except CycleError as error:
        raise EndlessLoopError(tuple(dict.fromkeys(error.args[1]))) from None


def groups_of(after: dict[SceneId, set[SceneId]]) -> dict[SceneId, int]:
    """Return a number for each scene: the same for scenes on a loop, greater for what comes later.

    This is the algorithm of Kosaraju and Sharir: those left last by one walk come first, each with all
    that lead to it and have no group yet.
    """
    before: dict[SceneId, set[SceneId]] = {scene: set() for scene in after}
    for scene, following in after.items():
        for one in following:
            before[one].add(scene)
    groups: dict[SceneId, int] = {}
    grouped: set[SceneId] = set()
    for number, scene in enumerate(reversed(_left(after, after, set()))):
        for one in _left(before, [scene], grouped):
            groups[one] = number
    return groups


def _left(after: dict[SceneId, set[SceneId]], roots: Iterable[SceneId], seen: set[SceneId]) -> list[SceneId]:
    """Return the scenes not seen yet that can be reached, as a walk in depth leaves them."""
    left: list[SceneId] = []
    walk = [(root, False) for root in roots]
    while walk:
        scene, done = walk.pop()
        if done:
            left.append(scene)
        elif scene not in seen:
            seen.add(scene)
            walk.append((scene, True))
            # Sorted, so that ranks are the same in every process.
            walk.extend((one, False) for one in sorted(after[scene]))
    return left
