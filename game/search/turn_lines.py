"""The turns of one scene as lines of Python: from a packed position `start` to what each choice leads to.

For a choice of number 4 the lines leave `t4_0`, `t4_1`, ... behind: for each way that the choice can
go, in the order of its outcomes, the position it leads to, or 0 where it is shut. Points that depend
on the position are left in `w4_0`, `w4_1`, ..., and, where they are asked for, the notes of effects on
meters that happened in `f4_0`, `f4_1`, ...
"""
# Longer than 250 lines because a turn is written in one go, from its choice to the scene that it leads to.

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import NamedTuple

from game.model.effects.numbers import MoveMeter
from game.model.fields import Lines, indented
from game.model.ids import ChoiceKey, SceneId
from game.model.kinds import Effect, Guard, all_lines
from game.model.scenario import Scenario
from game.model.scene import Choice, Half, Odds, Outcome
from game.search.liveness import Live, live_during
from game.search.packing import PackedLayout
from game.search.reads import Reader
from game.search.writing import SharedFunctions, Writer, is_noted

# For the arguments that are on offer, as bits of preserved ones, the sets that can be picked.
Sets = Callable[[int], tuple[int, ...]]


@dataclass(slots=True)
class TurnContext:
    """What the lines of all scenes are written from, and the functions that they share."""

    scenario: Scenario
    layout: PackedLayout
    live: tuple[Live, ...]
    whole: int
    scenes: Mapping[SceneId, int]
    numbers: Mapping[ChoiceKey, int]
    notes: bool = False
    shared: SharedFunctions = field(default_factory=SharedFunctions)

    def counsel(self, choice: Choice) -> Live:
        """Return what is live in a turn once the time of counsel's half has passed."""
        then = [one for outcome in choice.outcomes.values() or (None,) for one in self.after(choice, outcome)]
        reads = Reader(self.scenario, self.layout).after_counsel_waited(choice)
        return live_during(reads, then, self.layout)

    def court(self, choice: Choice, outcome: Outcome) -> Live:
        """Return what is live in a turn once the time of the court's half has passed."""
        reader = Reader(self.scenario, self.layout)
        reads = reader.deeds(outcome.half) | reader.onward(choice, outcome)
        return live_during(reads, self.after(choice, outcome), self.layout)

    def after(self, choice: Choice, outcome: Outcome | None) -> list[Live]:
        """Return what is live in each scene that a turn may lead to."""
        return [self.live[self.scenes[way.scene]] for way in choice.ways_on(outcome)]

    def arriving(self, scene: SceneId) -> Live:
        """Return what is live on coming to a scene once the time of its arrival has passed."""
        reads = Reader(self.scenario, self.layout).deeds(self.scenario.scenes[scene].arrival)
        return live_during(reads, [self.live[self.scenes[scene]]], self.layout)

    def half(self, half: Half, live: Live, then: Lines, before: int = 0) -> Lines:
        """Return the lines of a half of a turn that keep what is live, and what comes then.

        `before` says how many effects of the turn can have been noted before.
        """
        writer = Writer(self.scenario, self.layout, live, self.shared)
        return writer.half(half, then, before if self.notes else None)

    def units(self, points: Fraction) -> int:
        """Return points of 100 in units of which `whole` make 100."""
        return int(points * self.whole / 100)


class TurnWriter:
    """Writes the turns of one scene."""

    def __init__(self, subject: TurnContext, scene: SceneId) -> None:
        self._subject = subject
        self._here = subject.scenes[scene]

    def _all(self, guards: tuple[Guard, ...]) -> str:
        return all_lines(guards, self._subject.layout)

    def opened(self, choice: Choice, then: Lines) -> Lines:
        """Return lines that come to `then` where the choice can be tried."""
        guards = self._all((*choice.shown_when, *choice.when))
        if choice.times is not None:
            counted = self._subject.layout.chosen[choice.key].compared("<", choice.times)
            guards = f"({guards}) and {counted}" if guards != "True" else counted
        return then if guards == "True" else ["s = start", f"if {guards}:", *indented(then)]

    def nowhere(self, choice: Choice) -> Lines:
        """Return the line that shuts every way of a choice."""
        return [" = ".join([*(self.target(choice, place) for place in range(ways_of(choice))), "0"])]

    def turn(self, choice: Choice) -> Lines:
        """Return the lines of a turn, from `start` and, where the choice has some, `picks`."""
        ways = self._outcomes(choice) if choice.outcomes else self._arrives(choice, 0, None)
        live = self._subject.counsel(choice)
        noted = ["f = 0"] if self.notes(choice) else []
        begun = [f"s = {self._counted(choice, live)}", *picked(choice, self._subject.layout)]
        return [*begun, *noted, *self._subject.half(choice.half, live, ways)]

    def target(self, choice: Choice, place: int) -> str:
        """Return the name of the position that a way leads to."""
        return f"t{self._subject.numbers[choice.key]}_{place}"

    def notes(self, choice: Choice) -> bool:
        """Return whether the ways of a choice have notes."""
        scenario = self._subject.scenario
        return self._subject.notes and (
            any(is_noted(effect) for half in halves(choice) for effect in half.effects)
            or any(
                one.is_told or any(map(is_noted, one.effects))
                for outcome in choice.outcomes.values() or (None,)
                for one in arrivals(choice, outcome, scenario)
            )
        )

    def points(self, choice: Choice, place: int) -> str:
        """Return the points of a way that has some of its own: a number, or a name."""
        odds = tuple(choice.outcomes.values())[place].odds
        if odds is not None and not odds.plus:
            return str(self._subject.units(odds.base))
        return f"w{self._subject.numbers[choice.key]}_{place}"

    def _counted(self, choice: Choice, live: Live) -> str:
        part = self._subject.layout.chosen.get(choice.key)
        # The footing that is come to must be told even by a count that nothing reads there.
        told = self._subject.live[self._here].told
        if part is None or not (live.keeps(part) or told & part.mask):
            return "start"
        return f"start {'|' if choice.times is None else '+'} {1 << part.shift:#x}"

    def _outcomes(self, choice: Choice) -> Lines:
        kept, again = ("c, e = s, f", "s, f = c, e") if self.notes(choice) else ("c = s", "s = c")
        lines = [kept] if len(choice.outcomes) > 1 else []
        before = sum(map(is_noted, choice.half.effects))
        for place, outcome in enumerate(choice.outcomes.values()):
            lines += [again] if place else []
            live = self._subject.court(choice, outcome)
            court = self._subject.half(outcome.half, live, self._arrives(choice, place, outcome), before)
            court = self._weighed(choice, place, court)
            guards = self._open_when(outcome)
            lines += [f"if {guards}:", *indented(court)] if guards != "True" else court
        return lines

    def _open_when(self, outcome: Outcome) -> str:
        guards = self._all(outcome.when)
        ruling = outcome.half.ruling
        if ruling is None or not ruling.turns_on:
            return guards
        bits = sum(self._subject.layout.preserved[argument].mask for argument in set(ruling.turns_on))
        raised = f"s & {bits:#x} == {bits:#x}"
        return f"({guards}) and {raised}" if guards != "True" else raised

    def _weighed(self, choice: Choice, place: int, then: Lines) -> Lines:
        """Come to `then` where the outcome has points of its own above 0, or takes the rest."""
        odds = tuple(choice.outcomes.values())[place].odds
        if odds is None or (not odds.plus and odds.base > 0):
            return then
        if not odds.plus:
            return ["pass"]
        return [*self._added(odds, self.points(choice, place)), *indented(then)]

    def _added(self, odds: Odds, name: str) -> Lines:
        units, whole = self._subject.units, self._subject.whole
        lines = [f"{name} = {units(odds.base)}"]
        for addition in odds.plus:
            lines += [
                f"if {self._all(addition.when)}:",
                f"    {name} += {units(addition.points)}",
            ]
        return [*lines, f"{name} = max(0, min({name}, {whole}))", f"if {name}:"]

    def _arrives(self, choice: Choice, place: int, outcome: Outcome | None) -> Lines:
        """Write which scene is gone to, and what happens on coming there."""
        noted = sum(map(is_noted, (*choice.half.effects, *(outcome.half.effects if outcome else ()))))
        lines, each = Lines(), arrivals(choice, outcome, self._subject.scenario)
        for number, (way, one) in enumerate(zip(choice.ways_on(outcome), each, strict=True)):
            body = self._arrived(choice, place, way.scene)
            if one.is_told and self._subject.notes:
                body, noted = [f"f |= {1 << noted}", *body], noted + 1
            arrival = self._subject.scenario.scenes[way.scene].arrival
            body = self._subject.half(arrival, self._subject.arriving(way.scene), body, noted)
            noted += sum(map(is_noted, one.effects))
            if way.when:
                body = [f"{'elif' if number else 'if'} {self._all(way.when)}:", *indented(body)]
            elif number:
                body = ["else:", *indented(body)]
            lines += body
        return lines

    def _arrived(self, choice: Choice, place: int, to: SceneId) -> Lines:
        """Write the position in a scene down, less what nothing reads from there on."""
        subject, there = self._subject, self._subject.scenes[to]
        live, scene = subject.live[there], subject.layout.scene.mask
        lines = [f"f{self.target(choice, place)[1:]} = f"] if self.notes(choice) else []
        lines += self._bounded(live)
        kept, target = (live.all_bits | live.told) & ~scene, self.target(choice, place)
        if subject.live[self._here].all_bits & ~scene & ~kept:
            lines.append(f"{target} = s & {kept:#x} | {there + 1}")
        else:
            lines.append(f"{target} = s + {there - self._here}")
        return [*lines, f"{target} &= masks[{target} & {live.told:#x}]"] if live.masks else lines

    def _bounded(self, live: Live) -> Lines:
        """Write that days and fines are not told apart above some numbers."""
        shift, lines = self._subject.layout.day.shift, list[str]()
        for part, most in live.ceilings:
            if live.keeps(part):
                lines += [f"if {part.compared('>', most)}:", f"    {part.setting(most)}"]
        if live.day >= 0:
            late = f"s = s & {(1 << shift) - 1:#x} | {live.day << shift:#x}"
            lines += [f"if s >> {shift} > {live.day}:", f"    {late}"]
        return lines


def halves(choice: Choice) -> tuple[Half, ...]:
    """Return counsel's half of a choice, and with the court's of each outcome."""
    return (choice.half, *(outcome.half for outcome in choice.outcomes.values()))


class ArrivalEffects(NamedTuple):
    """What happens to meters on coming to a scene; told where it must be noted which scene was gone to."""

    effects: tuple[Effect, ...]
    is_told: bool


def arrivals(choice: Choice, outcome: Outcome | None, scenario: Scenario) -> tuple[ArrivalEffects, ...]:
    """Return what happens on coming to each scene that a turn may lead to, in the order of its ways."""
    each = [scenario.scenes[way.scene].arrival.effects for way in choice.ways_on(outcome)]
    moves = any(isinstance(effect.change, MoveMeter) for effects in each for effect in effects)
    return tuple(ArrivalEffects(effects, moves and len(each) > 1) for effects in each)


def ways_of(choice: Choice) -> int:
    """Return the number of ways that a choice can go at most."""
    return len(choice.outcomes) or 1


def sets_of(choice: Choice, layout: PackedLayout) -> Sets:
    """Return the function that gives the sets of picks that are allowed."""
    picks = choice.picks
    assert picks is not None, "only a choice with picks is asked for them"
    masks = tuple(layout.preserved[argument].mask for argument in picks.of)

    @cache
    def sets(offered: int) -> tuple[int, ...]:
        bits = [mask for mask in masks if mask & offered]
        at_most = min(picks.at_most, len(bits))
        sizes = range(min(picks.at_least, at_most), at_most + 1)
        return tuple(sum(one) for size in sizes for one in combinations(bits, size))

    return sets


def offered(choice: Choice, layout: PackedLayout) -> str:
    """Return the expression for the arguments that can be picked, as the engine offers them."""
    assert choice.picks is not None, "only a choice with picks is asked for them"
    gone = f"start >> {len(layout.preserved)}"
    gone = gone if choice.picks.offers_preserved else f"(start | {gone})"
    return f"~{gone if gone[0] == '(' else f'({gone})'} & {_every(choice, layout):#x}"


def picked(choice: Choice, layout: PackedLayout) -> Lines:
    """Return the lines that preserve what is picked and forfeit what is left out, if anything is."""
    if choice.picks is None:
        return []
    if not choice.picks.forfeits_rest:
        return ["s |= picks"]
    kept = "(picks | s)" if choice.picks.spares_preserved else "picks"
    return [
        f"left_out = {_every(choice, layout):#x} & ~{kept}",
        f"s = (s | picks) & ~left_out | left_out << {len(layout.preserved)}",
    ]


def _every(choice: Choice, layout: PackedLayout) -> int:
    """Return all arguments that may be picked with a choice, as bits of preserved ones."""
    return sum(layout.preserved[argument].mask for argument in (choice.picks.of if choice.picks else ()))
