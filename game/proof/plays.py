"""Plays that show something: trials that see most of what can be seen, and the shortest play to a problem.

Some hundred trials try what was tried least, in a moment. What they see is settled; what they do not see, the
proofs must look for. A breadth-first search finds the shortest plays; most checks report nothing that a play
must show, so that no such search is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from game.model.fields import union
from game.model.record import Turn
from game.model.value import uncollected
from game.proof.findings import ShownPlay
from game.proof.probes import Probes
from game.proof.questions import Questions, kept_for
from game.search.patterns import Option, Pattern
from game.search.steps import Steps
from game.search.turns import Turns

_MOST_PLAYS = 4_000
_MOST_POSITIONS = 30_000
# After so many plays that showed nothing new, no more are tried.
_PATIENCE = 100
# What is tried: a choice with its picks, and the outcome.
_Turn = tuple[int, int, int]
# A scene, one of its sites, and the answer, by their numbers.
Sight = tuple[int, int, int]
# From where a position was first reached: the position before it, the option taken there, its way.
_Before = tuple[int, Option, int]


def look_at_trials(variants: Sequence[Steps], probes: Probes, seen: list[int]) -> int:
    """Add what trials of all variants in turn see; return the number of positions that were looked at."""
    scene_of, fresh, known = variants[0].layout.scene_of, 0, set[int]()
    trials = _Trials(variants[0])
    for number in range(_MOST_PLAYS):
        for packed in trials.play(variants[number % len(variants)].opening):
            scene = scene_of(packed)
            found = 0 if packed in known else probes.seen(scene, packed, ~seen[scene])
            known.add(packed)
            if found & ~seen[scene]:
                seen[scene] |= found
                fresh = number
        if number - fresh > _PATIENCE or len(known) > _MOST_POSITIONS:
            break
    return len(known)


class _Trials:
    """What was tried so far, and how often; most plays begin alike, so that what follows is remembered.

    The plays are the same at every run: among ways that were gone as often, a fixed seed decides.
    """

    def __init__(self, steps: Steps) -> None:
        self._turns, self._scene_of = steps.turns, steps.layout.scene_of
        self._chance = Random(1)
        self._tried: dict[_Turn, int] = {}
        self._known: dict[int, tuple[tuple[_Turn, int], ...]] = {}
        self._of: dict[Pattern, list[_Turn]] = {}

    def play(self, packed: int) -> Iterator[int]:
        """Yield the packed positions of a play that goes on by what was tried least."""
        tried, chance = self._tried, self._chance.random
        yield packed
        while True:
            if packed not in self._known:
                pattern, targets = self._turns.found(packed, self._scene_of(packed))
                if pattern not in self._of:
                    self._of[pattern] = [(kind.choice, kind.picks, n) for kind, _, n, _ in pattern.ways]
                self._known[packed] = tuple(zip(self._of[pattern], targets, strict=True))
            ways = self._known[packed]
            if not ways:
                return
            times, _, packed, turn = min(
                [(tried.get(turn, 0), chance(), following, turn) for turn, following in ways]
            )
            tried[turn] = times + 1
            yield packed


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
                    turns: list[Turn] = []
                    at = packed
                    while (before := self._before[at]) is not None:
                        at, option, outcome = before
                        turns.append(self._steps.turn(option, outcome))
                    yield sight, tuple(reversed(turns))

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
