"""How long a play takes to read: all words that are shown, and some time for each choice.

Most paragraphs ask for facts and choices of the past, which would tell positions apart up to the last that
asks. They are carried along the turns instead (`carrying.py`), with the time so far.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.model.fields import union
from game.model.kinds import all_lines
from game.model.prose import Prose
from game.model.scene import Scene
from game.search.carrying import BitChange, Carrying
from game.search.explore import Quotient, explore
from game.search.liveness import live_with_prose
from game.search.packing import shown_on_coming
from game.search.patterns import Pattern, Targets
from game.search.policy import Policy
from game.search.reading_time import SECONDS_A_CHOICE, WORDS_A_MINUTE, words_in
from game.search.reads import Reader
from game.search.steps import Steps
from game.search.turn_lines import halves
from game.search.turns import Memo
from game.search.weighing import WayKind, Weighing

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


class _ReadTurn(NamedTuple):
    """What a way of a choice does to carried bits, and what is read once it is gone."""

    change: BitChange
    read: _CountedProse


# Plays that come to a position with the same carried bits: their weight, the least and most seconds.
_Taken = list[int]
# The same plays once they have read the scene, with the number of their carried bits before.
_Here = list[tuple[int, int, int, int]]
# A turn by its number, the carried bits that are asked for where it leads, and the others that tell what
# its prose shows.
_Arrival = tuple[int, int, int]
# For carried bits by their number: the number of those after a turn, and the seconds that it takes.
_After = Memo[tuple[int, int]]


class _Carried(dict[_Arrival, _After]):
    """What turns make of the carried bits that plays come with; `known` has those bits, each by its number.

    Few of them occur, and few turns differ in what they do, so that each is worked out once.
    """

    def __init__(self, opening: int, turns: list[_ReadTurn]) -> None:
        super().__init__()
        self.known, self._numbers, self._turns = [opening], {opening: 0}, turns

    def __missing__(self, arrival: _Arrival) -> _After:
        turn, asked, bare = arrival
        change, (_, seconds, _) = self._turns[turn]

        def moved(number: int) -> tuple[int, int]:
            after = change.of(self.known[number])
            return self._number(after & asked), seconds(bare | after)

        made = self[arrival] = Memo(moved)
        return made

    def _number(self, bits: int) -> int:
        if bits not in self._numbers:
            self._numbers[bits] = len(self.known)
            self.known.append(bits)
        return self._numbers[bits]


class _ReadingWalk:
    """A forward pass through a quotient, with the time of all plays that come to each position.

    At a position plays are told apart only by the carried bits that something later asks for.
    """

    def __init__(self, explored: Quotient, weighing: Weighing, carrying: Carrying) -> None:
        kinds, numbers = weighing.kinds
        texts, self._weighing, self._explored = _Texts(explored.steps, carrying), weighing, explored
        turns = [texts.turn(kind) for kind in kinds]
        self._turns = list(dict.fromkeys(turns))
        places = {turn: place for place, turn in enumerate(self._turns)}
        # For each way of a pattern: its turn, the seconds that it always takes, and its parts.
        ways = [(places[turn], turn.read.always) for turn in turns]
        self._rows = {
            one: (of, [(*ways[kind], part) for kind, part in zip(numbers[one], parts, strict=True)])
            for one, (of, parts) in weighing.reduced.items()
        }
        self._scenes = [texts.scenes[pattern.scene] for pattern in explored.patterns]
        self._bare = [mark & ~carrying.bits for mark in explored.marks]
        self._asked = self._asked_later()
        self._carried = _Carried(explored.steps.opening & self._asked[-1], self._turns)
        self._come: list[dict[int, _Taken]] = [{} for _ in explored.patterns]
        self._total = 0

    def minutes(self) -> Minutes:
        """Return the time of whole plays, from the opening on."""
        explored, one, ends = self._explored, self._weighing.one, _Here()
        carried, asked, bare = self._carried, self._asked, self._bare
        self._come[-1][0] = [one, 0, 0]
        for number in explored.forward:
            (of, ways), targets = self._rows[explored.patterns[number]], explored.targets[number]
            here = self._read(number, of)
            whole = sum([weight for _, weight, _, _ in here])
            for (turn, always, parts), target in zip(ways, targets, strict=True):
                after = carried[turn, asked[target], 0 if always else bare[target]]
                spent = whole * always or sum([weight * after[bits][1] for bits, weight, _, _ in here])
                self._total += spent * parts
                _go(here, after, parts, self._come[target])
            if not targets:
                ends += here
        least, most = min(low for _, _, low, _ in ends), max(high for _, _, _, high in ends)
        return Minutes(Fraction(least, 60), Fraction(self._total, 60 * one), Fraction(most, 60))

    def _asked_later(self) -> list[int]:
        """Return, for each position, with the carried bits that are asked for there or later."""
        explored, asked = self._explored, list[int]()
        # Few of them differ, so that most positions ask as another one does.
        known: dict[tuple[Pattern, Targets], int] = {}
        numbers, of = dict[int, int](), list[int]()
        for scene, pattern, targets in zip(self._scenes, explored.patterns, explored.targets, strict=True):
            key = pattern, tuple(map(of.__getitem__, targets))
            if key not in known:
                ways = zip(self._rows[pattern][1], targets, strict=True)
                then = [(self._turns[turn], asked[target]) for (turn, _, _), target in ways]
                left = union((turn.read.asked | later) & turn.change.left for turn, later in then)
                known[key] = scene.asked | left
            asked.append(known[key])
            of.append(numbers.setdefault(known[key], len(numbers)))
        return asked

    def _read(self, number: int, of: int) -> _Here:
        """Read the scene of a position, in all plays that come there; they are let go of.

        Their weights are divided: each way of the position is so many of `of` parts.
        """
        (_, seconds, always), bare, known = self._scenes[number], self._bare[number], self._carried.known
        come, self._come[number], here = self._come[number], {}, _Here()
        for bits, (weight, least, most) in come.items():
            read = always or seconds(bare | known[bits])
            self._total += weight * read
            here.append((bits, weight // of, least + read, most + read))
        return here


def _go(here: _Here, after: _After, parts: int, come: dict[int, _Taken]) -> None:
    """Make one turn in all plays that have come to a position; add them to those where it leads."""
    for bits, weight, low, high in here:
        then, read = after[bits]
        if then in come:
            taken = come[then]
            taken[0] += weight * parts
            if low + read < taken[1]:  # noqa: PLR1730 -- a call of `min` takes as long as all the rest
                taken[1] = low + read
            if high + read > taken[2]:  # noqa: PLR1730 -- the same for `max`
                taken[2] = high + read
        else:
            come[then] = [weight * parts, low + read, high + read]


class _Texts:
    """What is read in each scene and after each turn."""

    def __init__(self, steps: Steps, carrying: Carrying) -> None:
        self._steps, self._carrying = steps, carrying
        self._layout = steps.layout
        self._made: dict[str, Count] = {}
        self.scenes = [self._scene(steps.scenario.scenes[name]) for name in steps.scenes]

    def turn(self, kind: WayKind) -> _ReadTurn:
        """Return what a way of a choice does to carried bits, and with what is read once it is gone."""
        choice, outcome = self._steps.choices[kind[0]], kind[1]
        counsel, *courts = halves(choice)
        made = (counsel, *courts[outcome : outcome + 1])
        prose = tuple(paragraph for half in made for paragraph in half.text)
        said = sum(words_in(half.ruling.says) for half in made if half.ruling)
        return _ReadTurn(self._carrying.change(choice, outcome), self._read(prose, said, SECONDS_A_CHOICE))

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
