"""An order of scenes and counts in which every turn leads forward, so that a search never looks back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from game.errors import GameError
from game.model.fields import BitField, union
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.search.packing import PackedLayout, follows


class EndlessLoopError(GameError):
    """Scenes lead round in a circle on which no choice says how often it can be made."""

    def __init__(self, scenes: tuple[SceneId, ...]) -> None:
        self.scenes = scenes
        super().__init__(
            f"these scenes lead round without end: {', '.join(scenes)}; give a choice on the way `times: N`"
        )


@dataclass(frozen=True, slots=True)
class Order:
    """The rank of each position: by its group of scenes, the rounds of its loops, and its scene."""

    bases: tuple[int, ...]
    counted: tuple[tuple[BitField, ...], ...]
    scene_of: Callable[[int], int]
    # The bits from which a rank follows.
    told: int

    def rank(self, scene: int, packed: int) -> int:
        """Return a rank that every turn makes greater."""
        rank = self.bases[scene]
        for part in self.counted[scene]:
            rank += part.of(packed) * len(self.bases)
        return rank

    def rank_of(self, packed: int) -> int:
        """Return the rank of a packed position."""
        return self.rank(self.scene_of(packed), packed)


def order_of(scenario: Scenario, layout: PackedLayout) -> Order:
    """Return the order of a scenario; raise EndlessLoopError where a loop lacks `times`."""
    inner = {scene: place for place, scene in enumerate(_sorted(_without_counted(scenario)))}
    groups = groups_of(follows(scenario))
    counted: dict[int, list[BitField]] = {}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            if choice.times is not None:
                counted.setdefault(groups[scene.id], []).append(layout.chosen[choice.key])
    # A group's ranks leave room for all rounds of its loops before those of the next begin.
    most = 1 + max((sum(part.most for part in parts) for parts in counted.values()), default=0)
    count = len(scenario.scenes)
    return Order(
        tuple(groups[scene] * most * count + inner[scene] for scene in scenario.scenes),
        tuple(tuple(counted.get(groups[scene], ())) for scene in scenario.scenes),
        layout.scene_of,
        layout.scene.mask | union(part.mask for parts in counted.values() for part in parts),
    )


def _without_counted(scenario: Scenario) -> dict[SceneId, set[SceneId]]:
    after: dict[SceneId, set[SceneId]] = {}
    for scene in scenario.scenes.values():
        after[scene.id] = {
            way.scene
            for choice in scene.choices.values()
            if choice.times is None
            for outcome in (choice.outcomes.values() or (None,))
            for way in choice.ways_on(outcome)
        }
    return after


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
