"""How long a play takes to read: all words that are shown, and some time for each choice.

Most paragraphs ask for facts and choices of the past, which would tell positions apart up to the last that
asks. They are carried along the turns instead, with the time so far: what a turn does to them follows from
the choice and its outcome alone, as long as no guard of play asks.
"""
# Longer than 250 lines because what is carried and who carries it are one thought.

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.model.effects.record import FindFacts, LoseFacts
from game.model.fields import union
from game.model.kinds import all_lines
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import Choice, Scene
from game.search.explore import Quotient, explore
from game.search.liveness import live_with_prose
from game.search.packing import PackedLayout, halves_of, shown_on_coming
from game.search.policy import Policy
from game.search.reading_time import SECONDS_A_CHOICE, WORDS_A_MINUTE, words_in
from game.search.reads import Reader
from game.search.steps import Steps
from game.search.turn_lines import halves
from game.search.weighing import WayKind, Weighing


class BitChange(NamedTuple):
    """What a turn does to bits that are carried: those that it leaves as they are, and those that it sets."""

    left: int
    put: int

    def of(self, bits: int) -> int:
        """Return the bits after the turn."""
        return bits & self.left | self.put


class Carrying:
    """The bits that can be carried in one scenario, and what each way of each choice does to them."""

    def __init__(self, scenario: Scenario, layout: PackedLayout) -> None:
        self._scenario, self._layout = scenario, layout
        self.bits = carried_bits(scenario, layout)

    def asked(self, prose: Prose) -> int:
        """Return the bits that are carried and that some prose asks for."""
        guards = tuple(guard for paragraph in prose for guard in paragraph.when)
        return Reader(self._scenario, self._layout).asked(guards).bits & self.bits

    def change(self, choice: Choice, outcome: int) -> BitChange:
        """Return what a way of a choice does, with its outcome by its number."""
        counsel, *courts = halves(choice)
        chosen = self._layout.chosen.get(choice.key)
        left, put = self.bits, chosen.mask & self.bits if chosen else 0
        for effect in (*counsel.effects, *(courts[outcome].effects if courts else ())):
            if isinstance(effect.change, FindFacts | LoseFacts):
                touched = effect.change.writes(self._layout) & self.bits
                left &= ~touched
                put = put | touched if isinstance(effect.change, FindFacts) else put & ~touched
        return BitChange(left & ~put, put)


def carried_bits(scenario: Scenario, layout: PackedLayout) -> int:
    """Return the bits of facts that no guard finds or loses, and of choices that are not counted."""
    effects = (effect for half in halves_of(scenario) for effect in half.effects)
    # Only what is found or lost for sure is carried; any other change of a fact would be missed.
    guarded = union(
        effect.change.writes(layout)
        for effect in effects
        if effect.when or not isinstance(effect.change, FindFacts | LoseFacts)
    )
    counted = {c.key for s in scenario.scenes.values() for c in s.choices.values() if c.times is not None}
    facts = sum(part.mask for part in layout.facts.values() if not guarded & part.mask)
    return facts + sum(part.mask for choice, part in layout.chosen.items() if choice not in counted)


Count = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The time that plays take, in minutes: the shortest, the mean under the policy, the longest."""

    shortest: Fraction
    mean: Fraction
    longest: Fraction


def reading_minutes(steps: Steps, policy: Policy, limit: int) -> Minutes | None:
    """Return the time that plays take; None where the limit came first."""
    explored = _explored(steps, Carrying(steps.scenario, steps.layout).bits, limit)
    return None if explored.bounded else minutes_of(explored, policy)


def explored_prose(steps: Steps, limit: int) -> Quotient:
    """Return the positions of a scenario, told apart by all paragraphs that they show as well."""
    return _explored(steps, 0, limit)


def minutes_of(explored: Quotient, policy: Policy) -> Minutes:
    """Return the time that plays take; marks tell what prose asks for, unless it is carried."""
    carrying = Carrying(explored.steps.scenario, explored.steps.layout)
    return _ReadingWalk(explored, Weighing(explored, policy), carrying).minutes()


def _explored(steps: Steps, carried: int, limit: int) -> Quotient:
    """Return positions marked with what tells which paragraphs are shown, but for what is carried."""
    scenario, layout = steps.scenario, steps.layout
    reader, told = Reader(scenario, layout), list[int]()
    for every in shown_on_coming(scenario).values():
        reads = [reader.asked(guards) for guards in every]
        days = -1 << layout.day.shift if any(one.day >= 0 for one in reads) else 0
        told.append(union(one.bits for one in reads) & ~carried | days)
    live = live_with_prose(scenario, layout, carried)
    return explore(steps, live, limit, mark=lambda packed, pattern: packed & told[pattern.scene])


class _CountedProse(NamedTuple):
    """Something that is read: the carried bits that it asks for, and what counts its seconds.

    Where it is the same in every position, `always` has the seconds; 0 where it is not.
    """

    asked: int
    seconds: Count
    always: int


class _CarryingBranch(NamedTuple):
    """A way of a choice: what it does to carried bits, what is read once it is gone, and its parts."""

    change: BitChange
    read: _CountedProse
    parts: int


# Plays that come to a position with the same carried bits: their weight, the least and most seconds.
_Taken = list[int]


class _ReadingWalk:
    """A forward pass through a quotient, with the time of all plays that come to each position.

    At a position plays are told apart only by the carried bits that something later asks for.
    """

    def __init__(self, explored: Quotient, weighing: Weighing, carrying: Carrying) -> None:
        kinds, numbers = weighing.kinds
        texts, self._weighing, self._explored = _Texts(explored.steps, carrying), weighing, explored
        turns = [texts.turn(kind) for kind in kinds]
        self._rows = {
            one: (of, [_CarryingBranch(*turns[k], p) for k, p in zip(numbers[one], parts, strict=True)])
            for one, (of, parts) in weighing.reduced.items()
        }
        self._scenes = [texts.scenes[pattern.scene] for pattern in explored.patterns]
        self._bare = [mark & ~carrying.bits for mark in explored.marks]
        self._asked = self._asked_later()
        self._come: list[dict[int, _Taken]] = [{} for _ in explored.patterns]
        self._total = 0

    def minutes(self) -> Minutes:
        """Return the time of whole plays, from the opening on."""
        explored, one, ends = self._explored, self._weighing.one, list[_Taken]()
        self._come[-1][explored.steps.opening & self._asked[-1]] = [one, 0, 0]
        for number in explored.forward:
            (of, ways), targets = self._rows[explored.patterns[number]], explored.targets[number]
            here = self._read(number, of)
            whole = sum([taken[0] for taken in here.values()])
            for way, target in zip(ways, targets, strict=True):
                if way.read.always:
                    self._total += whole * way.parts * way.read.always
                    self._go(here, way, target)
                else:
                    self._go_reading(here, way, target)
            if not targets:
                ends += here.values()
        least, most = min(one[1] for one in ends), max(one[2] for one in ends)
        return Minutes(Fraction(least, 60), Fraction(self._total, 60 * one), Fraction(most, 60))

    def _asked_later(self) -> list[int]:
        """Return, for each position, with the carried bits that are asked for there or later."""
        explored, asked = self._explored, list[int]()
        for scene, pattern, targets in zip(self._scenes, explored.patterns, explored.targets, strict=True):
            bits = scene.asked
            for way, target in zip(self._rows[pattern][1], targets, strict=True):
                bits |= (way.read.asked | asked[target]) & way.change.left
            asked.append(bits)
        return asked

    def _read(self, number: int, of: int) -> dict[int, _Taken]:
        """Read the scene of a position, in all plays that come there; they are let go of.

        Their weights are divided: each way of the position is so many of `of` parts.
        """
        (_, seconds, always), bare = self._scenes[number], self._bare[number]
        here, self._come[number] = self._come[number], {}
        for bits, taken in here.items():
            read = always or seconds(bare | bits)
            self._total += taken[0] * read
            taken[0] //= of
            taken[1] += read
            taken[2] += read
        return here

    def _go(self, here: dict[int, _Taken], way: _CarryingBranch, target: int) -> None:
        """Make one turn, after which the same is always read, in all plays that have come to a position."""
        ((left, put), (_, _, read), parts), asked = way, self._asked[target]
        come, left, put = self._come[target], left & asked, put & asked
        for bits, (weight, least, most) in here.items():
            after = bits & left | put
            if after in come:
                taken = come[after]
                taken[0] += weight * parts
                if least + read < taken[1]:  # noqa: PLR1730 -- a call of `min` takes as long as all the rest
                    taken[1] = least + read
                if most + read > taken[2]:  # noqa: PLR1730 -- the same for `max`
                    taken[2] = most + read
            else:
                come[after] = [weight * parts, least + read, most + read]

    def _go_reading(self, here: dict[int, _Taken], way: _CarryingBranch, target: int) -> None:
        """Make one turn, after which what is read depends on the carried bits."""
        (left, put), (_, seconds, _), parts = way
        come, bare, asked = self._come[target], self._bare[target], self._asked[target]
        for bits, (share, low, high) in here.items():
            after = bits & left | put
            read = seconds(bare | after)
            weight, least, most = share * parts, low + read, high + read
            self._total += weight * read
            taken = come.get(after & asked)
            if taken is None:
                come[after & asked] = [weight, least, most]
                continue
            taken[0] += weight
            if least < taken[1]:  # noqa: PLR1730 -- as above
                taken[1] = least
            if most > taken[2]:  # noqa: PLR1730 -- as above
                taken[2] = most


class _Texts:
    """What is read in each scene and after each turn."""

    def __init__(self, steps: Steps, carrying: Carrying) -> None:
        self._steps, self._carrying = steps, carrying
        self._layout = steps.layout
        self._made: dict[str, Count] = {}
        self.scenes = [self._scene(steps.scenario.scenes[name]) for name in steps.scenes]

    def turn(self, kind: WayKind) -> tuple[BitChange, _CountedProse]:
        """Return what a way of a choice does to carried bits, and with what is read once it is gone."""
        choice, outcome = self._steps.choices[kind[0]], kind[1]
        counsel, *courts = halves(choice)
        made = (counsel, *courts[outcome : outcome + 1])
        prose = tuple(paragraph for half in made for paragraph in half.text)
        said = sum(words_in(half.ruling.says) for half in made if half.ruling)
        return self._carrying.change(choice, outcome), self._read(prose, said, SECONDS_A_CHOICE)

    def _scene(self, scene: Scene) -> _CountedProse:
        labels = sum(words_in(choice.label) for choice in scene.choices.values())
        lesson = words_in(scene.ending.lesson) if scene.ending else 0
        return self._read(scene.text, labels + lesson, 0)

    def _read(self, prose: Prose, words: int, seconds: int) -> _CountedProse:
        """Return what counts the seconds of some prose, with some more words and seconds."""
        always = words + sum(words_in(one.text) for one in prose if not one.when)
        parts = [f"({words_in(p.text)} if {all_lines(p.when, self._layout)} else 0)" for p in prose if p.when]
        line = f"lambda s: {seconds} + ({' + '.join([str(always), *parts])}) * 60 // {WORDS_A_MINUTE}"
        if line not in self._made:
            self._made[line] = eval(line)  # noqa: S307 -- written from the model, no text of an author in it
        made = self._made[line]
        return _CountedProse(self._carrying.asked(prose), made, 0 if parts else made(0))
