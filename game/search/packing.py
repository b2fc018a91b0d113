"""A position packed into one whole number, and unpacked again: what makes many of them fit and compare fast.

Every value that a later turn can depend on has some bits of its own, the scene the lowest ones. Days
are counted from the opening, in the highest bits; an open deadline is kept as the days left, so that
two positions on different days are one where nothing else tells the days apart. That a choice was
made is kept only where some guard asks for it, or where it can be made a number of times.

Also here: every guard of a scenario, wherever it stands, and which scene can follow which.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from game.model import ids
from game.model.effects.numbers import ChangeFines, SetSanction
from game.model.fields import BitField, Fields, union
from game.model.kinds import Change, Effect, Guard, deep
from game.model.position import MOST_FINES, Position, Sanction, Standing
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import Choice, Half

Guards = tuple[Guard, ...]
_STATUSES = ("none", "open", "met", "missed")
# The calendar of the game has 9999 years.
_MOST_DAYS = 2**22 - 1
# A day that never comes.
NEVER = 10**9


@dataclass(slots=True, kw_only=True)
class PackedLayout(Fields):
    """Which bits of a packed position hold what, for one scenario."""

    scenario: Scenario
    width: int = 0
    scenes: tuple[ids.SceneId, ...] = ()
    # The tracks of which some posture says what a daily sum does; those that start a deadline of a rule book.
    tells_sums: dict[ids.MatterId, int] = field(default_factory=dict)
    starts: dict[ids.DeadlineId, int] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario) -> "PackedLayout":
        """Return the layout of a scenario's positions."""
        layout = cls(opens_on=scenario.opening.day, scenario=scenario, scenes=tuple(scenario.scenes))
        layout.scene = layout._next(len(scenario.scenes))
        # Arguments come in one order twice, so that all are compared in one step.
        for part in (layout.preserved, layout.forfeited):
            for argument in scenario.arguments:
                part[argument] = layout._next(1)
        layout._lay_matters()
        for fact in scenario.facts:
            layout.facts[fact] = layout._next(1)
        for name, meter in scenario.meters.items():
            layout.meters[name] = layout._next(meter.highest - meter.lowest)
            layout.lowest[name] = meter.lowest
        for choice, times in _counted(scenario).items():
            layout.chosen[choice] = layout._next(times)
        for deadline in scenario.deadlines:
            layout.statuses[deadline] = layout._next(3)
        layout._lay_large_numbers()
        return layout

    def pack(self, position: Position) -> int:
        """Return a position in one number; scenes count from 1, so that 0 is no position."""
        scenario, packed = self.scenario, 1 + list(self.scenario.scenes).index(position.scene)
        packed |= self.days(position.date) << self.day.shift
        for name, standing in position.matters.items():
            packed |= self._packed_standing(name, standing)
        for meter, value in position.meters.items():
            packed |= value - scenario.meters[meter].lowest << self.meters[meter].shift
        packed |= sum(self.facts[fact].mask for fact in position.facts)
        packed |= sum(self.preserved[argument].mask for argument in position.preserved)
        packed |= sum(self.forfeited[argument].mask for argument in position.forfeited)
        for deadline, held in position.deadlines.items():
            packed |= _STATUSES.index(held.status) << self.statuses[deadline].shift
            if held.status == "open":
                packed |= (held.last_day - position.date).days << self.left[deadline].shift
        for choice, part in self.chosen.items():
            packed |= min(position.chosen.get(choice, 0), part.most) << part.shift
        return packed

    def scene_of(self, packed: int) -> int:
        """Return the number of the scene of a packed position, counted from 0."""
        return (packed & self.scene.most) - 1

    def scene_named(self, packed: int) -> ids.SceneId:
        """Return the scene of a packed position."""
        return self.scenes[self.scene_of(packed)]

    def _packed_standing(self, name: ids.MatterId, standing: Standing) -> int:
        packed = 0
        for posture in standing.postures:
            standpoint = ids.Standpoint(name, posture)
            packed |= self.numbers[standpoint] << self.track(standpoint).shift
        if name not in self.sums:
            return packed
        if standing.sanction is not None:
            packed |= self.sanctions[name].index(standing.sanction) + 1 << self.sums[name].shift
        packed |= standing.accrued_days << self.counts[name].shift
        return packed | standing.fines << self.fines[name].shift

    def _lay_matters(self) -> None:
        changes = [effect.change for effect in effects_of(self.scenario)]
        for name, matter in self.scenario.matters.items():
            for place, track in enumerate(matter.procedure.tracks):
                key = ids.TrackKey(name, place)
                self.postures[key] = self._next(len(track.postures) - 1)
                for number, posture in enumerate(track.postures):
                    self.numbers[ids.Standpoint(name, posture)] = number
                    self.tracks[ids.Standpoint(name, posture)] = key
            told = [one.id for one in matter.procedure.postures.values() if one.sanctions]
            self.tells_sums[name] = self._tracks_of(name, told)
            for rule in matter.procedure.deadlines:
                self.starts[rule.id] = self._tracks_of(name, rule.starts_in)
            sanctions = _sanctions(changes, name)
            if not sanctions and not any(isinstance(c, ChangeFines) and c.matter == name for c in changes):
                continue
            self.sanctions[name] = sanctions
            self.sums[name] = self._next(len(sanctions))

    def _tracks_of(self, matter: ids.MatterId, postures: Iterable[ids.PostureId]) -> int:
        return union(self.track(ids.Standpoint(matter, one)).mask for one in postures)

    def _lay_large_numbers(self) -> None:
        """They come last: where nothing reads them, positions are short."""
        for deadline in self.scenario.deadlines:
            self.left[deadline] = self._next(_MOST_DAYS)
        for matter in self.sums:
            self.counts[matter] = self._next(_MOST_DAYS)
            self.fines[matter] = self._next(MOST_FINES)
        self.day = self._next(_MOST_DAYS)

    def _next(self, most: int) -> BitField:
        part = BitField(self.width, (1 << most.bit_length()) - 1)
        self.width += most.bit_length()
        return part


def halves_of(scenario: Scenario) -> Iterator[Half]:
    """Yield every half of a turn that the scenario has."""
    for scene in scenario.scenes.values():
        yield scene.arrival
        for choice in scene.choices.values():
            yield choice.half
            for outcome in choice.outcomes.values():
                yield outcome.half


def effects_of(scenario: Scenario) -> Iterator[Effect]:
    """Yield every effect that the scenario has, those of its opening and variants too."""
    yield from scenario.opening.effects
    for variant in scenario.variants.values():
        yield from variant.opens_with
    for half in halves_of(scenario):
        yield from half.effects


def _sanctions(changes: list[Change], matter: ids.MatterId) -> list[Sanction]:
    found = (c.sanction for c in changes if isinstance(c, SetSanction) and c.matter == matter)
    return list(dict.fromkeys(found))


def _counted(scenario: Scenario) -> dict[ids.ChoiceKey, int]:
    """Return the choices that are counted, and up to which number: their limit, or just 1."""
    asked = {choice for guard in guards_of(scenario) for choice in guard.tracked}
    choices = [choice for scene in scenario.scenes.values() for choice in scene.choices.values()]
    return {one.key: one.times or 1 for one in choices if one.times is not None or one.key in asked}


def follows(scenario: Scenario) -> dict[ids.SceneId, set[ids.SceneId]]:
    """Return the scenes that can come straight after each scene."""
    after: dict[ids.SceneId, set[ids.SceneId]] = {}
    for scene in scenario.scenes.values():
        after[scene.id] = {
            way.scene
            for choice in scene.choices.values()
            for outcome in (choice.outcomes.values() or (None,))
            for way in choice.ways_on(outcome)
        }
    return after


def guards_of(scenario: Scenario) -> Iterator[Guard]:
    """Yield every guard that can be asked in play or shown, and all inside it; some more than once."""
    for scene in scenario.scenes.values():
        yield from deep(scene.requires)
        yield from _of_prose(scene.text)
        yield from _of_half(scene.arrival)
        for choice in scene.choices.values():
            yield from _of_choice(choice)
    for meter in scenario.meters.values():
        yield from deep(meter.shown_when)


def _of_choice(choice: Choice) -> Iterator[Guard]:
    yield from deep((*choice.shown_when, *choice.when))
    yield from _of_half(choice.half)
    for way in (*choice.instead, *(way for one in choice.outcomes.values() for way in one.instead)):
        yield from deep(way.when)
    for outcome in choice.outcomes.values():
        yield from deep(outcome.when)
        yield from _of_half(outcome.half)
        for addition in outcome.odds.plus if outcome.odds else ():
            yield from deep(addition.when)


def _of_half(half: Half) -> Iterator[Guard]:
    yield from _of_prose(half.text)
    for effect in half.effects:
        yield from deep(effect.when)
    for planned in half.moves:
        yield from deep((*planned.when, *planned.move.when))
        for refusal in planned.move.refusals:
            yield from deep(refusal.when)


def _of_prose(prose: Prose) -> Iterator[Guard]:
    for paragraph in prose:
        yield from deep(paragraph.when)
