"""Choices that nobody need ever make: dominated by another one of their scene, or the same in all but words.

A choice is dominated where, wherever both are open, another one reaches all its endings
at odds that can be made as good, and the least and the most of every meter and every fine at the end are
nowhere better by it. It is a fake where both lead to the same positions with the same odds, whatever is
counted. One position is enough to acquit a pair; what costs least is tried first, and nothing more once no
pair is left. Fines that nothing reads are not kept in positions; each matter's are kept in a search of its
own, at the very last.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import permutations, repeat

from game.authoring.best_odds import BestOdds
from game.authoring.check_sheet import Sheet
from game.authoring.explore import Explored, Found, explore
from game.authoring.liveness import live_values, union
from game.authoring.lumping import Lumped
from game.authoring.packing import Part
from game.authoring.ranges import Fan, Ranges, fan_of
from game.authoring.reads import Reads
from game.authoring.steps import Steps as Compiled
from game.authoring.weighing import by_choice
from game.content.tree import Steps

# The number of the one choice, then of the other that may dominate it.
Pair = tuple[int, int]


class _Suspects:
    """Pairs of choices of each scene that nothing has acquitted yet, of both or of one charge."""

    def __init__(self, steps: Compiled) -> None:
        scenes = steps.scenario.scenes
        by_scene: dict[int, list[int]] = {}
        meant_so = set()
        for number, choice in enumerate(steps.choices):
            by_scene.setdefault(steps.scenes.index(choice.key.scene), []).append(number)
            # To prove what is meant so would only take time.
            if choice.intended or scenes[choice.key.scene].intended:
                meant_so.add(number)
        pairs = {
            scene: {pair for pair in permutations(choices, 2) if pair[0] not in meant_so}
            for scene, choices in by_scene.items()
        }
        self.dominated = {scene: set(each) for scene, each in pairs.items() if each}
        self.fake = {scene: set(each) for scene, each in pairs.items() if each}

    def met(self, together: dict[int, set[tuple[int, ...]]]) -> None:
        """Suspect only pairs that are open together somewhere: for each scene, the choices that are."""
        for charge in (self.dominated, self.fake):
            for scene, each in charge.items():
                each &= {pair for open_ in together.get(scene, ()) for pair in permutations(open_, 2)}

    def of(self, charge: dict[int, set[Pair]], scene: int, open_: Collection[int]) -> list[Pair]:
        """Answer with the pairs of a scene that are left of one charge, where both are open."""
        return [pair for pair in charge.get(scene, ()) if pair[0] in open_ and pair[1] in open_]

    @property
    def scenes(self) -> set[int]:
        """Answer with the scenes in which a pair is left."""
        return {scene for charge in (self.dominated, self.fake) for scene, each in charge.items() if each}

    @property
    def left(self) -> bool:
        """Answer whether any pair is suspected of anything."""
        return bool(self.scenes)


def check_dominated(lumped: Lumped, limit: int, sheet: Sheet) -> None:
    """Write down choices that are dominated or fake in all variants; nothing where a limit came first."""
    steps, fan = lumped.steps, fan_of(lumped)
    suspects = _Suspects(steps)
    _by_endings(fan, suspects)
    for meter in steps.layout.meters:
        if suspects.left:
            high = steps.scenario.meters[meter].better == "high"
            _by_meter(Ranges(fan, meter, high), fan, suspects)
    if any(suspects.dominated.values()):
        _by_odds(lumped, suspects)
    for part in steps.layout.fines.values():
        for variant in lumped.variants if suspects.left else ():
            live = live_values(steps.scenario, steps.layout, Reads(part.mask))
            explored = explore(variant, live, limit)
            if explored.bounded:
                return
            _by_fines(explored, part, suspects)
    _tell(steps, suspects, sheet)


def _by_endings(fan: Fan, suspects: _Suspects) -> None:
    """Acquit a choice of domination where it reaches an ending that the other does not.

    Acquit of being fake what leads elsewhere, or at other odds.
    """
    lumped, reached = fan.lumped, list[int]()
    names = {scene.id: number for number, scene in enumerate(lumped.steps.scenario.endings)}
    endings = [1 << names[scene] if scene in names else 0 for scene in lumped.steps.scenes]
    together: dict[int, set[tuple[int, ...]]] = {}
    for number, scene in enumerate(lumped.scenes):
        found = {
            choice: union([reached[target] for _, target in ways])
            for choice, ways in fan.ways[number].items()
        }
        reached.append(union(found.values()) | endings[scene])
        if len(found) > 1:
            together.setdefault(scene, set()).add(tuple(found))
            for one, other in suspects.of(suspects.dominated, scene, found):
                if found[one] & ~found[other]:
                    suspects.dominated[scene].discard((one, other))
            for one, other in suspects.of(suspects.fake, scene, found):
                if _led(lumped.options[number], one) != _led(lumped.options[number], other):
                    suspects.fake[scene].discard((one, other))
    suspects.met(together)


def _led(options: Iterable[Found], choice: int) -> list[list[tuple[int, int]]]:
    """Answer with the points and targets of all ways of a choice, whatever the outcomes are called."""
    return sorted(sorted((p, to) for p, _, to in one.ways) for one in options if one.choice == choice)


def _by_meter(ranges: Ranges, fan: Fan, suspects: _Suspects) -> None:
    """Acquit a choice where the least or the most of a meter at the end is better by it.

    Acquit of being fake what moves the meter otherwise.
    """
    for number, scene in enumerate(fan.lumped.scenes):
        found = fan.ways[number]
        for one, other in suspects.of(suspects.dominated, scene, found) if len(found) > 1 else ():
            if ranges.better(number, one, other):
                suspects.dominated[scene].discard((one, other))
        for one, other in suspects.of(suspects.fake, scene, found) if len(found) > 1 else ():
            if _valued(fan, ranges, number, one) != _valued(fan, ranges, number, other):
                suspects.fake[scene].discard((one, other))


def _valued(
    fan: Fan, ranges: Ranges, number: int, choice: int
) -> list[list[tuple[int, int, tuple[int, ...]]]]:
    """Answer as `_led` does, each way with the values of a meter after it."""
    here = ranges.values(number)
    return sorted(
        sorted((p, to, ranges.after((choice, n, note), here)) for p, n, to, note in _noted(option))
        for option in fan.lumped.options[number]
        if option.choice == choice
    )


def _noted(option: Found) -> Iterator[tuple[int, int, int, int]]:
    for (points, outcome, target), note in zip(option.ways, option.notes or repeat(0), strict=False):
        yield points, outcome, target, note


def _by_odds(lumped: Lumped, suspects: _Suspects) -> None:
    """Acquit a choice that can be made to reach an ending likelier than the other."""
    scenes = {scene for scene, each in suspects.dominated.items() if each}
    odds = BestOdds(lumped, scenes)
    for number, scene in enumerate(lumped.scenes):
        options = lumped.options[number]
        found = by_choice(options) if scene in scenes else {}
        for one, other in suspects.of(suspects.dominated, scene, found):
            mine, its = (odds.of([options[place] for place in found[choice]]) for choice in (one, other))
            if any(a > b + 1e-9 for a, b in zip(mine, its, strict=True)):
                suspects.dominated[scene].discard((one, other))


def _by_fines(explored: Explored, part: Part, suspects: _Suspects) -> None:
    """Acquit a choice where the least or the most of a matter's fines at the end is lower by it."""
    least, most = _ranges(explored, part)
    for number, options in enumerate(explored.options):
        scene, found = explored.scenes[number], by_choice(options)
        for one, other in suspects.of(suspects.dominated, scene, found):
            mine, its = (
                (
                    min(least[target] for place in found[choice] for _, _, target in options[place].ways),
                    max(most[target] for place in found[choice] for _, _, target in options[place].ways),
                )
                for choice in (one, other)
            )
            if mine[0] < its[0] or mine[1] < its[1]:
                suspects.dominated[scene].discard((one, other))
        for one, other in suspects.of(suspects.fake, scene, found):
            if _led(options, one) != _led(options, other):
                suspects.fake[scene].discard((one, other))


def _ranges(explored: Explored, part: Part) -> tuple[list[int], list[int]]:
    least = [part.of(packed) for packed in explored.packed]
    most = list(least)
    for number in range(len(least) - 1, -1, -1):
        targets = [target for option in explored.options[number] for _, _, target in option.ways]
        if targets:
            least[number] = min(least[target] for target in targets)
            most[number] = max(most[target] for target in targets)
    return least, most


def _tell(steps: Compiled, suspects: _Suspects, sheet: Sheet) -> None:
    told: set[int] = set()
    fake = {pair for each in suspects.fake.values() for pair in each}
    dominated = {pair for each in suspects.dominated.values() for pair in each}
    for one, other in sorted(fake):
        if one > other:
            told.add(one)
            _warn(steps, (one, other), "D031", sheet)
    for one, other in sorted(dominated):
        # Of two that are nowhere better than each other the later one is told.
        if one not in told and other not in told and ((other, one) not in dominated or one > other):
            told.add(one)
            _warn(steps, (one, other), "D030", sheet)


def _warn(steps: Compiled, pair: Pair, code: str, sheet: Sheet) -> None:
    one, other = (steps.choices[choice].key for choice in pair)
    here: Steps = ("scenes", one.scene, "choices", one.choice)
    if code == "D031":
        told = f"choice '{one.choice}' leads to the same as '{other.choice}', in every play"
        remedy = "Let it change something that later counts, or keep one of the two."
    else:
        told = f"choice '{one.choice}' is nowhere better than '{other.choice}', in no ending, meter or fine"
        remedy = "Give it an advantage, or say in `intended:` that it is a trap."
    sheet.warn(here, code, (told, remedy))
