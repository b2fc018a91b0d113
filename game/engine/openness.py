"""Which picks and outcomes a choice has in a position, why it is locked, and what would have opened it."""

from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction
from itertools import combinations

from game.engine.errors import OddsError, PicksError
from game.engine.half_turn import HalfTurns, Unfolding
from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, OutcomeId, SceneId, Standpoint
from game.model.kinds import Deeds, Guard
from game.model.position import Position
from game.model.scenario import Scenario
from game.model.scene import (
    CERTAIN,
    Choice,
    GuardFails,
    MoveRefused,
    NoChance,
    NoOutcomeOpen,
    NotPreserved,
    Outcome,
    Reason,
    TimesUsedUp,
)
from game.model.value import value


@value
class PicksOffer:
    """The arguments that can be selected with a choice in a position, and how many of them."""

    options: tuple[ArgumentId, ...]
    at_least: int
    at_most: int
    label: str = ""
    forfeits_rest: bool = False

    def takes(self, picks: tuple[ArgumentId, ...]) -> bool:
        """Return whether these picks, each once and in any order, can be made."""
        fits = self.at_least <= len(picks) <= self.at_most
        return fits and len(set(picks)) == len(picks) and set(picks) <= set(self.options)

    def sets(self) -> Iterator[tuple[ArgumentId, ...]]:
        """Yield each allowed set of picks once, smaller ones first."""
        for size in range(self.at_least, self.at_most + 1):
            yield from combinations(self.options, size)


@value
class OpenOutcome:
    """An outcome that is open, with its exact odds, above 0 and at most 1, and what the court's half does."""

    outcome: Outcome
    odds: Fraction
    court: Unfolding = field(compare=False, repr=False)


class Openness:
    """What is open in one scenario, and why the rest is not."""

    def __init__(self, scenario: Scenario, halves: HalfTurns) -> None:
        self._scenario = scenario
        self._halves = halves
        self._earning = Earning(scenario)

    def offer(self, position: Position, choice: Choice) -> PicksOffer | None:
        """Return what can be picked: neither forfeited, nor preserved unless the rest is lost."""
        picks = choice.picks
        if picks is None:
            return None
        gone = position.forfeited if picks.offers_preserved else position.preserved | position.forfeited
        options = tuple(argument for argument in picks.of if argument not in gone)
        at_most = min(picks.at_most, len(options))
        at_least = min(picks.at_least, at_most)
        return PicksOffer(options, at_least, at_most, picks.label, picks.forfeits_rest)

    def check_picks(self, position: Position, choice: Choice, picks: tuple[ArgumentId, ...]) -> None:
        """Raise PicksError where a choice does not take these picks."""
        offer = self.offer(position, choice)
        if offer is None:
            if picks:
                raise PicksError(choice.key, picks, "no picks")
        elif not offer.takes(picks):
            expected = f"{offer.at_least} to {offer.at_most} of {', '.join(offer.options) or 'none'}"
            raise PicksError(choice.key, picks, expected)

    def counsel(
        self, position: Position, choice: Choice, picks: tuple[ArgumentId, ...]
    ) -> Unfolding | MoveRefused:
        """Return what counsel's half leads to, or the move that is refused."""
        left_out = choice.picks.left_out(picks, position.preserved) if choice.picks else ()
        return self._halves.carry_out(choice.half, position.having_chosen(choice.key), picks, left_out)

    def outcomes(self, choice: Choice, after_counsel: Position) -> tuple[OpenOutcome, ...]:
        """Return the open outcomes and their odds; OddsError where those do not make 100."""
        courts = {name: self._court(one, after_counsel) for name, one in choice.outcomes.items()}
        possible = [one for name, one in choice.outcomes.items() if courts[name]]
        points = {outcome.id: outcome.odds.points(after_counsel) for outcome in possible if outcome.odds}
        resting = [outcome for outcome in possible if outcome.odds is None]
        rest = CERTAIN - sum(points.values(), Fraction(0))
        if len(resting) == 1 and rest >= 0:
            points[resting[0].id], rest = rest, Fraction(0)
        if possible and (rest != 0 or len(resting) > 1):
            raise OddsError(choice.key, CERTAIN - rest, len(resting))
        return tuple(
            OpenOutcome(choice.outcomes[name], points[name] / CERTAIN, court)
            for name, court in courts.items()
            if court and points[name] > 0
        )

    def reasons(self, position: Position, choice: Choice) -> tuple[Reason, ...]:
        """Return every reason why the choice is locked, or none where it is open."""
        failing = (GuardFails(guard) for guard in choice.when if not guard.holds(position))
        found = [self._explained(reason, position) for reason in failing]
        if choice.times is not None and position.chosen.get(choice.key, 0) >= choice.times:
            found.append(TimesUsedUp(choice.times))
        shut = self._shut(position, choice)
        return (*found, shut) if shut else tuple(found)

    def _shut(self, position: Position, choice: Choice) -> Reason | None:
        """Return what shuts the choice whatever is picked, or None where some picks can be made."""
        offer = self.offer(position, choice)
        first: Reason | None = None
        for picks in offer.sets() if offer else [()]:
            counsel = self.counsel(position, choice, picks)
            if isinstance(counsel, MoveRefused):
                first = first or counsel
            elif choice.outcomes and not any(
                self._court(outcome, counsel.position) for outcome in choice.outcomes.values()
            ):
                shut = self.shut(choice, counsel.position)
                nearest = min(shut, key=lambda outcome: len(shut[outcome]))
                first = first or NoOutcomeOpen(nearest, shut[nearest])
            else:
                return None
        return first

    def shut(self, choice: Choice, after_counsel: Position) -> dict[OutcomeId, tuple[Reason, ...]]:
        """Return the reasons why each outcome cannot happen, none for one that can."""
        found: dict[OutcomeId, tuple[Reason, ...]] = {}
        for name, outcome in choice.outcomes.items():
            bars = [self._explained(bar, after_counsel) for bar in self._bars(outcome, after_counsel)]
            court = None if bars else self._halves.carry_out(outcome.half, after_counsel)
            found[name] = (court,) if isinstance(court, MoveRefused) else tuple(bars)
        return found

    def _court(self, outcome: Outcome, after_counsel: Position) -> Unfolding | None:
        """Return what the court's half leads to, or None where the outcome cannot happen."""
        if any(self._bars(outcome, after_counsel)):
            return None
        court = self._halves.carry_out(outcome.half, after_counsel)
        return None if isinstance(court, MoveRefused) else court

    def _bars(self, outcome: Outcome, after_counsel: Position) -> Iterator[Reason]:
        """Yield what keeps an outcome from happening before its half is looked at."""
        yield from (GuardFails(guard) for guard in outcome.when if not guard.holds(after_counsel))
        turns_on = outcome.half.ruling.turns_on if outcome.half.ruling else ()
        if missing := tuple(one for one in turns_on if one not in after_counsel.preserved):
            yield NotPreserved(missing)
        if outcome.odds and outcome.odds.points(after_counsel) == 0:
            yield NoChance()

    def _explained(self, reason: Reason, position: Position) -> Reason:
        """Return a reason, that of a guard with what would have earned it."""
        if not isinstance(reason, GuardFails):
            return reason
        return GuardFails(reason.guard, self._earning.earned_by(reason.guard, position))


class Earning:
    """Tells which choices of passed scenes would have made a guard hold; what each may do is read once."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        # Most scenes of a long case do what others do as well: they are of one kind, which is asked once.
        self._kinds: dict[SceneId, tuple[Deeds, ...]] = {}
        self._alike: dict[tuple[Deeds, ...], tuple[Deeds, ...]] = {}

    def earned_by(self, guard: Guard, position: Position) -> tuple[ChoiceKey, ...]:
        """Return choices of passed scenes, not made so far, that would have made the guard hold."""
        failing = tuple(guard.failing(position))

        def earns(deeds: Deeds) -> bool:
            return any(part.earned_by(deeds, position) for part in failing)

        named = {choice.scene for part in failing for choice in part.tracked}
        answers: dict[int, bool] = {}
        found: list[ChoiceKey] = []
        for scene in dict.fromkeys([key.scene for key in position.chosen]):
            kind = self._kinds.get(scene)
            if kind is None:
                kind = self._kinds[scene] = self._kind(scene)
            if id(kind) not in answers:
                answers[id(kind)] = any(map(earns, kind))
            if answers[id(kind)] or scene in named:
                choices = self._scenario.scenes[scene].choices.values()
                made = (_deeds(one, self._scenario) for one in choices if one.key not in position.chosen)
                found += (deeds.choice for deeds in made if earns(deeds))
        return tuple(found)

    def _kind(self, scene: SceneId) -> tuple[Deeds, ...]:
        """Return what the choices of a scene may do, whichever they are; the same value for all alike."""
        choices = self._scenario.scenes[scene].choices.values()
        nobody = ChoiceKey(SceneId(""), ChoiceId(""))
        kind = tuple(_deeds(choice, self._scenario)._replace(choice=nobody) for choice in choices)
        return self._alike.setdefault(kind, kind)


def _deeds(choice: Choice, scenario: Scenario) -> Deeds:
    outcomes = tuple(choice.outcomes.values())
    ways = [way for outcome in outcomes or (None,) for way in choice.ways_on(outcome)]
    arrivals = [scenario.scenes[way.scene].arrival for way in ways]
    halves = (choice.half, *(outcome.half for outcome in outcomes), *arrivals)
    moves = [planned.move for half in halves for planned in half.moves]
    return Deeds(
        choice.key,
        choice.picks.of if choice.picks else (),
        frozenset(Standpoint(move.matter, posture) for move in moves for posture in move.leads.values()),
        tuple(effect.change for half in halves for effect in half.effects),
    )
