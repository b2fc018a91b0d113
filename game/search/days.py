"""DayBounds and fines that need not be told apart: a day that is waited for wipes out those before it.

`until: DATE` reads the day only where it matters how much time passes until then: for fines that run,
for deadlines that may be open, or where the date may have passed already. Else the day after it is that
date, whatever the day was. Fines above the largest sum that any guard asks for are all alike.
"""
# Longer than 250 lines because each bound on days goes through all turns in a way of its own.

from collections.abc import Iterable
from heapq import heappop, heappush

from game.model.effects.deadlines import StartDeadline
from game.model.effects.numbers import ChangeFines
from game.model.fields import BitField
from game.model.ids import DeadlineId, MatterId, SceneId
from game.model.kinds import Effect
from game.model.scenario import Scenario
from game.model.scene import Choice, Half, Outcome, Passing
from game.search.countdowns import SceneTurn, turns_of
from game.search.order import Order
from game.search.packing import NEVER, PackedLayout, effects_of, guards_of
from game.search.reads import Reader


class Ceilings:
    """What need not be told apart in one scenario, but for fines among the bits that are kept."""

    def __init__(self, scenario: Scenario, layout: PackedLayout, kept: int) -> None:
        asked: dict[MatterId, int | None] = {}
        for guard in guards_of(scenario):
            if guard.inside:
                continue
            bits, told_from = guard.reads(layout).bits, guard.fines_ceiling
            for matter, part in layout.fines.items():
                if bits & part.mask:
                    most = asked.get(matter, 0)
                    asked[matter] = None if told_from is None or most is None else max(most, told_from)
        changes = [effect.change for effect in effects_of(scenario)]
        lowered = {one.matter for one in changes if isinstance(one, ChangeFines) and (one.by or 0) < 0}
        self._layout = layout
        self._fines = {
            matter: most
            for matter, part in layout.fines.items()
            if (most := asked.get(matter)) is not None and matter not in lowered and not kept & part.mask
        }

    @property
    def parts(self) -> tuple[tuple[BitField, int], ...]:
        """Return parts and the number that stands for all above it."""
        fines = [(self._layout.fines[matter], most) for matter, most in self._fines.items()]
        sums = [(self._layout.sums[matter], 1) for matter in self._fines if self.at_once(matter)]
        return (*fines, *sums)

    def at_once(self, matter: MatterId) -> bool:
        """Return whether one day of any sum comes to the ceiling, so that it is all one how many pass."""
        sanctions = self._layout.sanctions[matter]
        return matter in self._fines and all(one.on_day(1) >= self._fines[matter] for one in sanctions)

    @property
    def uncounted(self) -> int:
        """Return the bits of counts of days on which no fines depend: of sums that never double, too."""
        bits = 0
        for matter, part in self._layout.counts.items():
            flat = all(sanction.doubles == "never" for sanction in self._layout.sanctions[matter])
            bits |= part.mask if flat or self.at_once(matter) else 0
        return bits


# Above so many combinations of scenes and rounds nothing is said of the latest day.
MOST = 20_000

Rounds = tuple[int, int]
# The days that are read in each scene, and the bits that are live where a turn begins.
_Then = tuple[dict[SceneId, int], int]


class DayBounds:
    """What the days of one scenario can be, and who reads them."""

    def __init__(self, layout: PackedLayout, order: Order, ceilings: Ceilings) -> None:
        self._scenario, self._layout, self._ceilings = layout.scenario, layout, ceilings
        scenario = layout.scenario
        self._reader = Reader(scenario, layout)
        self._latest = latest_days(scenario, layout, order)
        self._open = _may_be_open(scenario)

    def live(self, bits: dict[SceneId, int], own: dict[SceneId, int]) -> dict[SceneId, int]:
        """Return, for each scene, with the day up to which days are told apart in it or later, or with -1.

        `bits` are those that are live in each scene, `own` the days that are read on coming there.
        """
        days = dict(own)
        changed = True
        while changed:
            changed = False
            for scene in reversed(list(self._scenario.scenes.values())):
                read = [self._read(choice, bits, days) for choice in scene.choices.values()]
                day = max([days[scene.id], *read])
                changed = changed or day != days[scene.id]
                days[scene.id] = day
        return days

    def _read(self, choice: Choice, bits: dict[SceneId, int], days: dict[SceneId, int]) -> int:
        """Return the day up to which a choice reads the day, in its turn and after it."""
        scene = choice.key.scene
        latest, running = self._latest[scene], self._open[scene]
        then = self._reader.deeds(choice.half).day
        waited = later(latest, choice.half.passing, self._scenario)
        still = _open_after(choice.half, running, self._scenario)
        for outcome in choice.outcomes.values() or (None,):
            came = waited, still
            if outcome is not None:
                came = (
                    later(waited, outcome.half.passing, self._scenario),
                    _open_after(outcome.half, still, self._scenario),
                )
            after = self._arriving(choice, outcome, came, (days, bits[scene]))
            if outcome is not None:
                after = max(after, self._reader.deeds(outcome.half).day)
                after = self._waiting(still, outcome.half.passing, waited, (after, bits[scene]))
                after = max(after, self._reader.chance(outcome).day)
            then = max(then, after)
        return max(
            self._reader.openness(choice).day,
            self._waiting(running, choice.half.passing, latest, (then, bits[scene])),
        )

    def _arriving(
        self, choice: Choice, outcome: Outcome | None, before: tuple[int, frozenset[DeadlineId]], then: _Then
    ) -> int:
        """Return the day up to which the end of a turn reads the day: its ways on, and what follows them."""
        (latest, running), (days, bits), read = before, then, -1
        for way in choice.ways_on(outcome):
            half = self._scenario.scenes[way.scene].arrival
            after = max(days[way.scene], self._reader.deeds(half).day)
            after = self._waiting(running, half.passing, latest, (after, bits))
            read = max(read, self._reader.asked(way.when).day, after)
        return read

    def _waiting(
        self, running: frozenset[DeadlineId], passing: Passing, latest: int, then: tuple[int, int]
    ) -> int:
        """Return the day that is read where time passes: by itself, or by what comes then."""
        after, bits = then
        if passing.until is None:
            return after
        until = (passing.until - self._scenario.opening.day).days
        if latest > until:
            return max(until, after)
        return until if self._matters(running, bits, surely_passes=latest < until) else -1

    def _matters(self, running: frozenset[DeadlineId], bits: int, surely_passes: bool) -> bool:
        """Return whether it matters how much time passes while some deadlines may be open."""
        layout = self._layout
        if any(bits & layout.statuses[deadline].mask for deadline in running):
            return True
        fines = [matter for matter, part in layout.fines.items() if bits & part.mask]
        return any(not (surely_passes and self._ceilings.at_once(matter)) for matter in fines)


def latest_days(scenario: Scenario, layout: PackedLayout, order: Order) -> dict[SceneId, int]:
    """Return the latest day on which each scene can come, as if all choices were always open."""
    numbers = {scene: number for number, scene in enumerate(scenario.scenes)}
    scenes, rounds = list(scenario.scenes.values()), _Rounds(scenario, layout, order)
    found = dict.fromkeys(scenario.scenes, -1)
    # By scene and rounds of its loops so far.
    opened = later(0, scenario.scenes[scenario.opening.scene].arrival.passing, scenario)
    first = numbers[scenario.opening.scene]
    latest: dict[Rounds, int] = {(first, rounds.entering(first)): opened}
    waiting = [(order.rank(*key), key) for key in latest]
    while waiting:
        _, here = heappop(waiting)
        scene = scenes[here[0]]
        found[scene.id] = max(found[scene.id], latest[here])
        for turn in turns_of(scene):
            target = numbers[turn.way.scene]
            counts = rounds.after(turn, here, target)
            if counts is None:
                continue
            key = target, counts
            if key not in latest:
                heappush(waiting, (order.rank(*key), key))
            latest[key] = max(latest.get(key, -1), _after(latest[here], turn, scenario))
        if len(latest) > MOST:
            return dict.fromkeys(scenario.scenes, NEVER)
    return found


class _Rounds:
    """The rounds of loops, as if all choices were always open: those counted up, and those counted down."""

    def __init__(self, scenario: Scenario, layout: PackedLayout, order: Order) -> None:
        self._scenario, self._layout, self._order = scenario, layout, order
        most = {name: meter.highest - meter.lowest for name, meter in scenario.meters.items()}
        self._full = {part: most[name] << part.shift for name, part in layout.meters.items()}

    def entering(self, target: int) -> int:
        """Return the counts with which the loops of a scene begin, at the latest."""
        return sum(self._full[part] for part in self._order.falling[target])

    def after(self, turn: SceneTurn, here: Rounds, target: int) -> int | None:
        """Return the counts after a turn; with None where its rounds are used up."""
        counts, order, choice = here[1], self._order, turn.choice
        if choice.times is not None:
            part = self._layout.chosen[choice.key]
            if part.of(counts) >= choice.times:
                return None
            counts += 1 << part.shift
        for meter, by in order.countdowns.counted(choice.key.scene, turn).items():
            part = self._layout.meters[meter]
            if not part.of(counts):
                return None
            counts -= min(by, part.of(counts)) << part.shift
        if order.countdowns.stays(choice.key.scene, turn):
            return counts & order.rounds(target)
        return self.entering(target)


def soonest_days(scenario: Scenario) -> dict[SceneId, int]:
    """Return the earliest day on which each scene can come, as if all choices were always open."""
    opening = scenario.opening.scene
    found = {opening: later(0, scenario.scenes[opening].arrival.passing, scenario)}
    waiting = [opening]
    while waiting:
        scene = waiting.pop()
        for turn in turns_of(scenario.scenes[scene]):
            day = _after(found[scene], turn, scenario)
            if day < found.get(turn.way.scene, day + 1):
                found[turn.way.scene] = day
                waiting.append(turn.way.scene)
    return found


def _after(day: int, made: SceneTurn, scenario: Scenario) -> int:
    choice, outcome, way = made
    day = later(day, choice.half.passing, scenario)
    day = later(day, outcome.half.passing, scenario) if outcome else day
    return later(day, scenario.scenes[way.scene].arrival.passing, scenario)


def later(day: int, passing: Passing, scenario: Scenario) -> int:
    """Return the day, counted from the opening, after some time has passed."""
    if passing.until is not None:
        return max(day, (passing.until - scenario.opening.day).days)
    return day + passing.days


def _may_be_open(scenario: Scenario) -> dict[SceneId, frozenset[DeadlineId]]:
    """Return the deadlines that some play may bring to each scene started and not met."""
    found: dict[SceneId, frozenset[DeadlineId]] = dict.fromkeys(scenario.scenes, frozenset())
    opening = (
        *scenario.opening.effects,
        *(effect for variant in scenario.variants.values() for effect in variant.opens_with),
        *scenario.scenes[scenario.opening.scene].arrival.effects,
    )
    found[scenario.opening.scene] = _started(opening) | {
        rule.id
        for matter in scenario.matters.values()
        for rule in matter.procedure.deadlines
        if not rule.starts_in.isdisjoint(matter.opens_in)
    }
    changed = True
    while changed:
        changed = False
        for scene in scenario.scenes.values():
            for choice, outcome, way in turns_of(scene):
                after = _open_after(choice.half, found[scene.id], scenario)
                if outcome:
                    after = _open_after(outcome.half, after, scenario)
                after = _open_after(scenario.scenes[way.scene].arrival, after, scenario)
                changed = changed or not after <= found[way.scene]
                found[way.scene] |= after
    return found


def _open_after(half: Half, running: frozenset[DeadlineId], scenario: Scenario) -> frozenset[DeadlineId]:
    """Return the deadlines that may be open after a half, where some may be before it.

    A move that is surely made meets its deadline; then its posture may start others.
    """
    running |= _started(half.effects)
    for planned in half.moves:
        move = planned.move
        if move.within is not None and not planned.when:
            running -= {move.within}
        for rule in scenario.matters[move.matter].procedure.deadlines:
            pairs = (*move.leads.items(), *move.also.items())
            if any(to in rule.starts_in and at not in rule.starts_in for at, to in pairs):
                running |= {rule.id}
    return running


def _started(effects: Iterable[Effect]) -> frozenset[DeadlineId]:
    changes = (effect.change for effect in effects)
    return frozenset(change.deadline for change in changes if isinstance(change, StartDeadline))
