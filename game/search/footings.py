"""Every footing that a case may come to: a scene, with the postures and the rounds of loops it is entered in.

What is live is asked for each of them: it is far less than in the scene as such, where a move that is no
longer allowed and a loop that is used up still count. All that a footing does not tell is taken to be either
way, so that no play comes to one that is not here.
"""
# Longer than 250 lines because the walk fills, step by step, what is asked of footings afterwards.

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.model.ids import SceneId, Standpoint
from game.model.kinds import Guard
from game.model.procedure import Move
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import NOTHING_DONE, Choice, Half, Outcome, PlannedMove
from game.search.days import later, latest_days, soonest_days
from game.search.judging import Answer, Judge
from game.search.order import order_of
from game.search.packing import PackedLayout
from game.search.reads import depends


class FootingBranch(NamedTuple):
    """One way on: the next footing, and the bits whose values it settles, whatever they were."""

    footing: int
    settled: int


@dataclass(slots=True)
class Footings:
    """The footings of a case, each after all that follow it where none is walked round; what each reads."""

    layout: PackedLayout
    opening: int
    known: int
    reads: dict[int, int] = field(default_factory=dict)
    ways: dict[int, frozenset[FootingBranch]] = field(default_factory=dict)
    # What is watched can answer somewhere, by its `id`; up to which day guards ask, by scene.
    answers: dict[int, set[bool | None]] = field(default_factory=dict)
    days: dict[SceneId, int] = field(default_factory=dict)

    def can(self, watched: object, answer: bool) -> bool:
        """Tell whether, for all that footings tell, what is watched may answer so somewhere."""
        return not self.answers.get(id(watched), set()).isdisjoint((answer, None))

    def live(self, entered: Mapping[int, int]) -> dict[int, int]:
        """Return the live bits of each footing where some bits are read on coming to some footings."""
        layout = self.layout
        found = {one: depends(layout, reads | entered.get(one, 0)) for one, reads in self.reads.items()}
        changed = True
        while changed:
            changed = False
            for footing, ways in self.ways.items():
                bits = found[footing]
                for following, settled in ways:
                    bits |= found[following] & ~settled
                if bits != found[footing]:
                    found[footing] = depends(layout, bits)
                    changed = True
        return found

    def masks(self, kept: Mapping[int, int]) -> dict[int, int]:
        """Return the bits that are kept, by what a position tells of its footing on coming there.

        What is not kept in a footing is 0 in the positions that leave it: such footings are here, too.
        """
        found = dict(kept)
        for footing, ways in self.ways.items():
            found[footing & kept[footing]] = kept[footing]
            for following, _ in ways:
                found[following & (kept[footing] | self.layout.scene.mask)] = kept[following]
        return found


# Above so many footings they tell the scene alone.
MOST = 20_000


def footings_of(scenario: Scenario, layout: PackedLayout, watched: frozenset[int] = frozenset()) -> Footings:
    """Return the footings of a case, with what is watched, by its `id`: what it reads and can answer.

    Guards are watched, wherever they are judged in play or shown; planned moves; refusals of rule books.
    """
    known = layout.scene.mask | sum(part.mask for part in layout.postures.values())
    choices = (choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    known |= sum(layout.chosen[choice.key].mask for choice in choices if choice.times is not None)
    return _FootingWalk(scenario, layout, known, watched).run() or _walked_by_scenes(
        scenario, layout, watched
    )


def _walked_by_scenes(scenario: Scenario, layout: PackedLayout, watched: frozenset[int]) -> Footings:
    found = _FootingWalk(scenario, layout, layout.scene.mask, watched).run()
    assert found is not None, "there are not as many scenes"
    return found


class _FootingWalk:
    """One walk through all footings, in depth."""

    def __init__(self, scenario: Scenario, layout: PackedLayout, known: int, watched: frozenset[int]) -> None:
        self._scenario, self._layout, self._watched = scenario, layout, watched
        self._judge = Judge(scenario, layout, known)
        self._scenes = tuple(scenario.scenes.values())
        self._numbers = {scene: number for number, scene in enumerate(scenario.scenes, start=1)}
        self._found = Footings(layout, self._opening() & known, known)
        self._soonest = soonest_days(scenario)
        self._latest = latest_days(scenario, layout, order_of(scenario, layout))
        self._reads = 0
        # Whether the outcome that was looked at last happens wherever the footing is this one.
        self._sure = True

    def run(self) -> Footings | None:
        """Return all footings; with None where there are too many."""
        found, begun = self._found, set[int]()
        walk: list[tuple[int, frozenset[FootingBranch] | None]] = [(found.opening, None)]
        while walk:
            footing, ways = walk.pop()
            if ways is not None:
                found.ways[footing] = ways
            elif footing not in begun:
                if len(begun) >= max(MOST, len(self._scenes)):
                    return None
                begun.add(footing)
                self._reads, self._judge.asked_days = 0, -1
                ways = frozenset(self._ways(footing))
                found.reads[footing] = self._reads | self._layout.scene.mask
                scene = self._layout.scene_named(footing)
                found.days[scene] = max(found.days.get(scene, -1), self._judge.asked_days)
                walk.append((footing, ways))
                walk.extend((way.footing, None) for way in ways)
        return found

    def _opening(self) -> int:
        footing = self._numbers[self._scenario.opening.scene]
        for name, matter in self._scenario.matters.items():
            for posture in matter.opens_in:
                footing = self._judge.entered(Standpoint(name, posture), footing)
        return footing

    def _ways(self, footing: int) -> Iterator[FootingBranch]:
        scene = self._scenes[self._layout.scene_of(footing)]
        days = self._judge.days = self._soonest[scene.id], self._latest[scene.id]
        self._watch(scene.requires, footing)
        self._watch_prose(scene.text, footing)
        for choice in scene.choices.values():
            self._judge.days = days
            holds = self._asked((*choice.shown_when, *choice.when), footing)
            begun = self._counted(choice, footing)
            if holds is False or begun is None:
                continue
            for argument in choice.picks.of if choice.picks else ():
                self._reads |= self._layout.preserved[argument].mask | self._layout.forfeited[argument].mask
            after = self._half(choice.half, begun)
            then = self._judge.days
            for one in after:
                yield from self._courts(choice, one, then)

    def _asked(self, guards: tuple[Guard, ...], footing: int) -> bool | None:
        """Return whether guards hold, and take down what tells it; for those that are watched, each alone."""
        holds, bits = self._judge.all(guards, footing)
        self._reads |= bits
        self._watch(guards, footing)
        return holds

    def _watch(self, guards: Iterable[Guard], footing: int) -> None:
        for guard in guards if self._watched else ():
            if id(guard) in self._watched:
                self._saw(guard, self._judge.one(guard, footing))

    def _watch_prose(self, prose: Prose, footing: int) -> None:
        for paragraph in prose if self._watched else ():
            self._watch(paragraph.when, footing)

    def _saw(self, watched: object, answer: Answer) -> None:
        self._found.answers.setdefault(id(watched), set()).add(answer[0])
        self._reads |= answer[1]

    def _counted(self, choice: Choice, footing: int) -> FootingBranch | None:
        """Return how a choice begins; with None where it was made as often as it can be."""
        part = self._layout.chosen.get(choice.key)
        if part is None:
            return FootingBranch(footing, 0)
        if choice.times is None:
            return FootingBranch(footing, part.mask)
        self._reads |= part.mask
        if not self._judge.knows(part):
            return FootingBranch(footing, 0)
        return FootingBranch(footing + (1 << part.shift), 0) if part.of(footing) < choice.times else None

    def _courts(self, choice: Choice, after: FootingBranch, days: tuple[int, int]) -> Iterator[FootingBranch]:
        """Yield every way that the court's half can go, and take down whether there surely is one."""
        surely = False
        for outcome in choice.outcomes.values() or (None,):
            self._judge.days, self._sure = days, outcome is None or surely_judged(outcome)
            yield from self._court(choice, outcome, after)
            surely = surely or self._sure
        self._saw(choice, (True if surely else None, 0))

    def _court(
        self, choice: Choice, outcome: Outcome | None, after: FootingBranch
    ) -> Iterator[FootingBranch]:
        ways = [after]
        if outcome is not None:
            holds = self._asked(outcome.when, after.footing)
            self._sure = self._sure and bool(holds)
            if holds is False:
                return
            for argument in outcome.half.ruling.turns_on if outcome.half.ruling else ():
                self._reads |= self._layout.preserved[argument].mask
            for addition in outcome.odds.plus if outcome.odds else ():
                self._asked(addition.when, after.footing)
            ways = self._half(outcome.half, after)
        days, onward = self._judge.days, choice.ways_on(outcome)
        for way in ways:
            for on in onward:
                self._judge.days = days
                holds = self._asked(on.when, way.footing) if on.when else True
                if holds is not False:
                    yield self._arrived(choice, outcome, way, on.scene)
                if holds:
                    break

    def _arrived(
        self, choice: Choice, outcome: Outcome | None, way: FootingBranch, scene: SceneId
    ) -> FootingBranch:
        """Return where a turn ends that goes on to a scene; no move is made on arrival."""
        arrival = self._scenario.scenes[scene].arrival
        footing, settled = way if arrival is NOTHING_DONE else self._half(arrival, way)[0]
        self._watch_prose(choice.half.text, footing)
        self._watch_prose(outcome.half.text if outcome else (), footing)
        return FootingBranch(footing & ~self._layout.scene.mask | self._numbers[scene], settled)

    def _half(self, half: Half, begun: FootingBranch) -> list[FootingBranch]:
        """Return every way that a half can go; those that are refused are none."""
        footing, settled = begun
        first, last = self._judge.days
        passing = half.passing
        self._judge.days = later(first, passing, self._scenario), later(last, passing, self._scenario)
        for effect in half.effects:
            if not effect.change.writes(self._layout):
                self._watch(effect.when, footing)
            elif self._asked(effect.when, footing):
                settled |= effect.change.settles(self._layout)
        ways = [FootingBranch(footing, settled)]
        for planned in half.moves:
            ways = [after for way in ways for after in self._moved(planned, way)]
        return ways

    def _moved(self, planned: PlannedMove, way: FootingBranch) -> Iterator[FootingBranch]:
        holds = self._asked(planned.when, way.footing)
        if not holds:
            yield way
        if holds is not False:
            answer = self._judge.may(planned.move, way.footing)
            self._saw(planned, answer)
            self._sure = self._sure and bool(answer[0])
            if answer[0] is not True:
                self._refused(planned.move, way.footing)
            if answer[0] is not False:
                yield self._made(planned.move, way)

    def _refused(self, move: Move, footing: int) -> None:
        """Take down which refusals may be shown: those before one are asked, too."""
        if self._watched.isdisjoint(map(id, move.refusals)):
            return
        for refusal in move.refusals:
            holds, _ = answer = self._judge.all(refusal.when, footing)
            self._saw(refusal, answer)
            if holds:
                break

    def _made(self, move: Move, way: FootingBranch) -> FootingBranch:
        """Return where a move leads; a track that it may leave as it is, unknown here, is not settled."""
        footing, settled = way
        for track in dict.fromkeys(self._layout.tracks[Standpoint(move.matter, one)] for one in move.leads):
            settled |= self._layout.postures[track].mask
            if self._judge.knows(self._layout.postures[track]):
                target = move.leads[self._judge.posture(track, way.footing)]
                footing = self._judge.entered(Standpoint(move.matter, target), footing)
        for source, target in move.also.items():
            standpoint = Standpoint(move.matter, source)
            track = self._layout.tracks[standpoint]
            known = self._judge.knows(self._layout.postures[track])
            if known and self._judge.posture(track, way.footing) == source:
                footing = self._judge.entered(Standpoint(move.matter, target), footing)
        return FootingBranch(footing, settled)


def surely_judged(outcome: Outcome) -> bool:
    """Return whether neither grounds nor odds can shut an outcome."""
    odds, ruling = outcome.odds, outcome.half.ruling
    grounds = ruling is not None and bool(ruling.turns_on)
    return not grounds and (odds is None or (odds.base > 0 and not odds.plus))
