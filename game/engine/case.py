"""A scenario made playable: what is open in a position, and what each turn leads to."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from game.engine.errors import ChoiceNotOpenError, OutcomeNotOpenError, UnknownVariantError, WrongSceneError
from game.engine.half_turn import HalfTurns, Unfolding, apply, enter
from game.engine.openness import Openness, OpenOutcome, PicksOffer
from game.engine.replay import Replay, Step
from game.errors import GameError
from game.model.expected import ExpectedTurn, Playbook
from game.model.ids import ArgumentId, ChoiceId, ExhibitId, OutcomeId, Standpoint, VariantId, in_copy
from game.model.kinds import all_hold
from game.model.position import Position, Standing
from game.model.prose import Prose, shown
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.model.scene import Choice, Ending, MoveRefused, Reason, Scene

if TYPE_CHECKING:
    from game.engine.machines import SceneMachine


class Case:
    """One scenario, in one of its variants, made playable; nothing in it changes."""

    # It never draws: it returns the odds of each open outcome, and whoever plays picks one.
    def __init__(self, scenario: Scenario, variant: VariantId | None = None) -> None:
        """Make the scenario playable; raise UnknownVariantError where it has no such variant."""
        if variant is not None and variant not in scenario.variants:
            raise UnknownVariantError(variant, scenario.variants)
        self.scenario = scenario
        self.variant = variant
        self._halves = HalfTurns(scenario)
        self._openness = Openness(scenario, self._halves)
        self._opened = self._open()

    @cached_property
    def _scenes(self) -> "SceneMachine":
        from game.engine.machines import SceneMachine

        return SceneMachine(self.scenario)

    def opening(self) -> Position:
        """Return the position in which the case opens."""
        return self._opened.position

    def scene(self, position: Position) -> Scene:
        """Return the scene of a position."""
        return self.scenario.scenes[position.scene]

    def text(self, position: Position) -> Prose:
        """Return the paragraphs of the scene that are shown in this position."""
        return shown(self.scene(position).text, position)

    def papers(self, position: Position) -> tuple[ExhibitId, ...]:
        """Return the exhibits of the scene, those of its text first, each once."""
        in_text = [part.exhibit for part in self.text(position) if part.exhibit]
        return tuple(dict.fromkeys((*in_text, *self.scene(position).exhibits)))

    def papers_shown(self, replay: Replay) -> dict[ExhibitId, Position]:
        """Return every exhibit that a play has shown, by a scene or by what followed from a turn.

        They come in the order in which they were first shown, each with the position in which it was.
        """
        found: dict[ExhibitId, Position] = {}
        for step in replay.steps:
            for name in self.papers(step.before):
                found.setdefault(name, step.before)
            for half in (step.choice.half, *([step.outcome.half] if step.outcome else [])):
                for part in shown(half.text, step.after):
                    if part.exhibit:
                        found.setdefault(part.exhibit, step.after)
        for name in self.papers(replay.position):
            found.setdefault(name, replay.position)
        return found

    def document(self, exhibit: ExhibitId, position: Position) -> Prose:
        """Return the paragraphs of a document that are shown in this position."""
        return shown(self.scenario.sources.exhibits[exhibit].text, position)

    def ending(self, position: Position) -> Ending | None:
        """Return the ending, where the case has come to one."""
        return self.scene(position).ending

    def choices(self, position: Position) -> tuple[Choice, ...]:
        """Return the choices that are there, open or locked, in the author's order."""
        there = self.scene(position).choices.values()
        return tuple(choice for choice in there if all_hold(choice.shown_when, position))

    def reasons(self, position: Position, choice: ChoiceId) -> tuple[Reason, ...]:
        """Return every reason why a choice is locked, or none where it is open."""
        return self._openness.reasons(position, self._choice(position, choice))

    def open_choices(self, position: Position) -> tuple[Choice, ...]:
        """Return the choices that can be made now."""
        return tuple(c for c in self.choices(position) if not self._openness.reasons(position, c))

    def picks(self, position: Position, choice: ChoiceId) -> PicksOffer | None:
        """Return the arguments that can be picked with a choice, where it has picks."""
        return self._openness.offer(position, self._choice(position, choice))

    def outcomes(
        self, position: Position, choice: ChoiceId, picks: tuple[ArgumentId, ...] = ()
    ) -> tuple[OpenOutcome, ...]:
        """Return the open outcomes with their odds; raise PicksError, ChoiceNotOpenError or OddsError."""
        chosen = self._choice(position, choice)
        return self._odds(position, chosen, self._counsel(position, chosen, picks))

    def shut(
        self, position: Position, choice: ChoiceId, picks: tuple[ArgumentId, ...] = ()
    ) -> dict[OutcomeId, tuple[Reason, ...]]:
        """Return why each outcome cannot happen, no reason for one that can; raise as `drawn_in` does."""
        chosen = self._choice(position, choice)
        return self._openness.shut(chosen, self._counsel(position, chosen, picks).position)

    def drawn_in(self, position: Position, choice: ChoiceId, picks: tuple[ArgumentId, ...] = ()) -> Position:
        """Return where the outcome is drawn, which is after counsel's half; raise as `outcomes` does."""
        return self._counsel(position, self._choice(position, choice), picks).position

    def advance(self, position: Position, turn: Turn) -> Step:
        """Return the step of one turn; raise WrongSceneError, OutcomeNotOpenError, or as `outcomes` does."""
        if turn.scene != position.scene:
            # A record may name a scene of a piece as its author does, or by a call that is another one now.
            turn = replace(turn, scene=in_copy(turn.scene, position.scene))
        if turn.scene != position.scene:
            raise WrongSceneError(turn.scene, position.scene)
        choice = self._choice(position, turn.choice)
        counsel = self._counsel(position, choice, turn.picks)
        odds = self._odds(position, choice, counsel)
        drawn = next((one for one in odds if one.outcome.id == turn.outcome), None)
        if drawn is None and (odds or turn.outcome is not None):
            raise OutcomeNotOpenError(choice.key, turn.outcome, (one.outcome.id for one in odds))
        outcome = drawn.outcome if drawn else None
        end = counsel.then(drawn.court) if drawn else counsel
        scene = self._scenes.scene_after(choice.key, outcome.id if outcome else None, end.position)
        assert scene is not None, "the scene machine knows every turn that can be made"
        end = self._halves.arrive(end.at(end.position.at_scene(scene)))
        return Step(turn, choice, outcome, position, end.position, end.entries, end.changes, odds)

    def replay(self, playthrough: Playthrough) -> Replay:
        """Return every step of a playthrough; raise as `advance` does where a turn does not hold."""
        replay = self.begin()
        for turn in playthrough.turns:
            replay = replay.then(self.advance(replay.position, turn))
        return replay

    def begin(self) -> Replay:
        """Return a play that has no turns."""
        return Replay(self._opened.position, self._opened.entries)

    def _open(self) -> Unfolding:
        scenario, opening = self.scenario, self.scenario.opening
        # Matters come into their first posture from outside it, so that its deadlines start.
        nowhere = {name: Standing(matter.opens_in) for name, matter in scenario.matters.items()}
        meters = {name: meter.starts_at for name, meter in scenario.meters.items()}
        unfolding = Unfolding(Position(opening.scene, opening.day, nowhere, meters))
        for name, matter in scenario.matters.items():
            for posture in matter.opens_in:
                unfolding = enter(unfolding, scenario, Standpoint(name, posture), first=True)
        variant = scenario.variants[self.variant].opens_with if self.variant else ()
        for effect in (*opening.effects, *variant):
            unfolding = apply(effect, unfolding, "")
        return self._halves.arrive(unfolding)

    def _choice(self, position: Position, choice: ChoiceId) -> Choice:
        there = self.scene(position).choices.get(choice)
        if there is None or not all_hold(there.shown_when, position):
            raise self._not_open(position, choice)
        return there

    def _counsel(self, position: Position, choice: Choice, picks: tuple[ArgumentId, ...]) -> Unfolding:
        used = position.chosen.get(choice.key, 0)
        if not all_hold(choice.when, position) or (choice.times is not None and used >= choice.times):
            raise self._not_open(position, choice.key.choice)
        self._openness.check_picks(position, choice, picks)
        counsel = self._openness.counsel(position, choice, picks)
        if isinstance(counsel, MoveRefused):
            raise self._not_open(position, choice.key.choice)
        return counsel

    def _odds(self, position: Position, choice: Choice, counsel: Unfolding) -> tuple[OpenOutcome, ...]:
        odds = self._openness.outcomes(choice, counsel.position)
        if choice.outcomes and not odds:
            raise self._not_open(position, choice.key.choice)
        return odds

    def _not_open(self, position: Position, choice: ChoiceId) -> ChoiceNotOpenError:
        open_here = (c.key.choice for c in self.open_choices(position))
        return ChoiceNotOpenError(choice, position.scene, open_here)


def turn_of(case: Case, replay: Replay, expected: ExpectedTurn) -> Turn:
    """Return the turn that a playbook expects; where it names no outcome, with the only open one."""
    outcome = expected.outcome
    key = expected.choice
    if outcome is None:
        odds = case.outcomes(replay.position, key.choice, expected.picks)
        outcome = odds[0].outcome.id if len(odds) == 1 else None
    return Turn(key.scene, key.choice, expected.picks, outcome)


def historical_replay(case: Case, playbook: Playbook | None) -> Replay | None:
    """Return the real course replayed, as far as it can be played; None without a playbook of it."""
    if playbook is None or playbook.variant != case.variant:
        return None
    replay = case.begin()
    for expected in playbook.turns:
        try:
            replay = replay.then(case.advance(replay.position, turn_of(case, replay, expected)))
        except GameError:
            break
    return replay
