"""What guards, effects and moves of a scenario read, as bits of a packed position and as days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from game.model.effects import Change, FindFacts, ForfeitArguments, LoseFacts, MoveMeter, SetSanction
from game.model.guards import (
    After,
    AnyOf,
    ArgumentForfeited,
    ArgumentPreserved,
    Before,
    Chosen,
    DeadlineIs,
    FactFound,
    FinesWithin,
    Guard,
    HoldsCondition,
    MayMove,
    MeterWithin,
    NotAllOf,
    SanctionSet,
    StandsIn,
)
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.model.scene import Choice, Half, Outcome, Scene
from game.search.packing import Layout, Part

# Guards that look at one value each; the others look at days, or through other guards.
Simple = (
    MeterWithin
    | FinesWithin
    | SanctionSet
    | FactFound
    | ArgumentPreserved
    | ArgumentForfeited
    | StandsIn
    | DeadlineIs
    | Chosen
)


@dataclass(slots=True)
class Reads:
    """The bits that something reads, and the day up to which it can tell days apart (-1 for none)."""

    bits: int = 0
    day: int = -1

    def take(self, other: "Reads") -> None:
        """Read what the other reads, too."""
        self.bits |= other.bits
        self.day = max(self.day, other.day)


@dataclass(slots=True)
class Reader:
    """Gathers what the parts of one scenario read."""

    scenario: Scenario
    layout: Layout
    found: Reads = field(default_factory=Reads)

    def scene(self, scene: Scene) -> Reads:
        """Return all that the choices of a scene read."""
        reads = Reads()
        for choice in scene.choices.values():
            reads.take(self.openness(choice))
            reads.take(self.waiting(choice.half))
            reads.take(self.after_counsel_waited(choice))
        return reads

    def after_counsel_waited(self, choice: Choice) -> Reads:
        """Return what a turn reads once the time of counsel's half has passed."""
        reads = self.deeds(choice.half)
        for outcome in choice.outcomes.values():
            reads.take(self.chance(outcome))
            reads.take(self.waiting(outcome.half))
            reads.take(self.deeds(outcome.half))
        return reads

    def openness(self, choice: Choice) -> Reads:
        """Return what tells whether a choice is open, and what can be picked, before any time passes."""
        self.found = Reads()
        self._guards((*choice.shown_when, *choice.when))
        if choice.times is not None:
            self._bits(self.layout.chosen[choice.key])
        for argument in choice.picks.of if choice.picks else ():
            self._bits(self.layout.preserved[argument], self.layout.forfeited[argument])
        return self.found

    def chance(self, outcome: Outcome) -> Reads:
        """Return what tells, after counsel's half, whether an outcome is open and how likely it is."""
        self.found = Reads()
        self._guards(outcome.when)
        if outcome.half.ruling:
            self._bits(*(self.layout.preserved[argument] for argument in outcome.half.ruling.turns_on))
        for addition in outcome.odds.plus if outcome.odds else ():
            self._guards(addition.when)
        return self.found

    def waiting(self, half: Half) -> Reads:
        """Return what the time of a half reads: the day, where it ends on one."""
        self.found = Reads()
        if half.passing.until is not None:
            self._until(half.passing.until, 0)
        return self.found

    def deeds(self, half: Half) -> Reads:
        """Return what a half reads once its time has passed."""
        self.found = Reads()
        for effect in half.effects:
            self._guards(effect.when)
        for planned in half.moves:
            self._guards(planned.when)
            self._move(planned.move)
        return self.found

    def asked(self, guards: tuple[Guard, ...]) -> Reads:
        """Return what some guards read."""
        self.found = Reads()
        self._guards(guards)
        return self.found

    def _move(self, move: Move) -> None:
        self._bits(self.layout.postures[move.matter])
        self._guards(move.when)
        if move.within is not None:
            self._bits(self.layout.statuses[move.within])

    def _guards(self, guards: tuple[Guard, ...]) -> None:
        for guard in guards:
            self._guard(guard)

    def _guard(self, guard: Guard) -> None:
        match guard:
            case MayMove(move=move):
                self._move(move)
            case Before(day=day):
                self._until(day, 0)
            case After(day=day):
                self._until(day, 1)
            case HoldsCondition(when=parts) | AnyOf(guards=parts) | NotAllOf(guards=parts):
                self._guards(parts)
            case _:
                self._bits(*self._looked_at(guard))

    def _looked_at(self, guard: Simple) -> Iterable[Part]:
        layout = self.layout
        match guard:
            case MeterWithin(meter=meter):
                return (layout.meters[meter],)
            case FinesWithin(matter=matter):
                return filter(None, (layout.fines.get(matter),))
            case SanctionSet(matter=matter):
                return filter(None, (layout.sums.get(matter),))
            case FactFound(fact=fact):
                return (layout.facts[fact],)
            case ArgumentPreserved(argument=argument):
                return (layout.preserved[argument],)
            case ArgumentForfeited(argument=argument):
                return (layout.forfeited[argument],)
            case StandsIn(standpoints=standpoints):
                return (layout.postures[matter] for matter, _ in standpoints)
            case DeadlineIs(deadline=deadline):
                return (layout.statuses[deadline],)
            case Chosen(choice=choice):
                return (layout.chosen[choice],)
            case _:
                assert_never(guard)

    def _bits(self, *parts: Part) -> None:
        for part in parts:
            self.found.bits |= part.mask

    def _until(self, day: date, more: int) -> None:
        self.found.day = max(self.found.day, (day - self.scenario.opening.day).days + more)


def depends(layout: Layout, bits: int) -> int:
    """Return some bits and all those on which their later values depend.

    Fines depend on the daily sum, its count and the posture; a status on the days left; whether an
    argument will be preserved on whether it is forfeited, and the other way round. What a move or a
    guard reads is read at its own scene.
    """
    for matter, fines in layout.fines.items():
        if bits & fines.mask:
            bits |= layout.sums[matter].mask | layout.counts[matter].mask
        if bits & layout.sums[matter].mask:
            bits |= layout.postures[matter].mask
    for deadline, status in layout.statuses.items():
        if bits & status.mask:
            bits |= layout.left[deadline].mask | _matter_of(layout, deadline)
    for argument, preserved in layout.preserved.items():
        pair = preserved.mask | layout.forfeited[argument].mask
        if bits & pair:
            bits |= pair
    return bits


def settled_by(change: Change, layout: Layout) -> int:
    """Return the bits that a change sets to values of its own, whatever they were."""
    match change:
        case FindFacts(facts=facts) | LoseFacts(facts=facts):
            return sum({layout.facts[fact].mask for fact in facts})
        case ForfeitArguments(arguments=names):
            return sum({layout.preserved[name].mask | layout.forfeited[name].mask for name in names})
        case SetSanction(matter=matter):
            return layout.sums[matter].mask | layout.counts[matter].mask
        case MoveMeter(meter=meter, to=int()):
            return layout.meters[meter].mask
        case _:
            return 0


def _matter_of(layout: Layout, deadline: str) -> int:
    """A deadline of a rule book starts when its matter changes posture."""
    return sum(part.mask for matter, part in layout.postures.items() if deadline.startswith(f"{matter}."))
