"""A moment of the case: what is read, what counsel may do or why not, and how each choice can turn out."""
# Longer than 250 lines because a scene, its choices and their outcomes are read together.

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

from game.model import ids
from game.model.cites import Cite
from game.model.kinds import Effect, Guard, all_hold
from game.model.position import Position
from game.model.procedure import Move, Refusal
from game.model.prose import Picture, Prose
from game.model.value import value

CERTAIN = Fraction(100)


@value
class Addition:
    """Points that are added, or taken where negative, while some guards hold."""

    when: tuple[Guard, ...]
    points: Fraction


@value
class Odds:
    """A base and its additions, kept within 0 and 100."""

    base: Fraction
    plus: tuple[Addition, ...] = ()

    def held(self, position: Position) -> tuple[Addition, ...]:
        """Return the additions whose guards hold in this position."""
        return tuple(part for part in self.plus if all_hold(part.when, position))

    def points(self, position: Position) -> Fraction:
        """Return the points of 100 in this position, exactly."""
        added = sum((part.points for part in self.held(position)), Fraction(0))
        return max(Fraction(0), min(self.base + added, CERTAIN))


Stance = Literal["comply", "refuse", "contempt", "negotiate", "litigate"]
Tone = Literal["good", "mixed", "bad"]
TONES: tuple[Tone, ...] = ("good", "mixed", "bad")
WORTH_OF_TONE: Mapping[Tone, Fraction] = {"good": Fraction(1), "mixed": Fraction(1, 2), "bad": Fraction(0)}


@value
class Passing:
    """The time that a half of a turn takes: some calendar days, or until a day; at most one of them."""

    days: int = 0
    until: date | None = None

    def ends_on(self, today: date) -> date:
        """Return the day after this time; a day that has come already takes no time."""
        return today + timedelta(days=self.days) if self.until is None else max(today, self.until)


NO_TIME = Passing()


@value
class PlannedMove:
    """A move that is made unless one of its guards fails when its turn comes."""

    move: Move
    when: tuple[Guard, ...] = ()


@value
class Ruling:
    """A court's decision; the grounds it turns on must all be preserved."""

    by: ids.CastId | None
    says: str
    disposition: str = ""
    on: str = ""
    turns_on: tuple[ids.ArgumentId, ...] = ()
    cites: tuple[Cite, ...] = ()


@value
class Half:
    """What one half of a turn does, in its order: time, effects, moves, and the docket entry."""

    passing: Passing = NO_TIME
    effects: tuple[Effect, ...] = ()
    moves: tuple[PlannedMove, ...] = ()
    files: str = ""
    ruling: Ruling | None = None
    text: Prose = ()
    because: str = ""
    cites: tuple[Cite, ...] = ()
    truth: str = ""
    documented_by: tuple[Cite, ...] = ()

    @property
    def cause(self) -> str:
        """Return the cause shown beside effects that name none of their own."""
        return self.because or (self.ruling.says if self.ruling else "")


NOTHING_DONE = Half()


@value
class SceneWay:
    """A scene that is gone to while some guards hold; of several ways the first of which all hold counts."""

    scene: ids.SceneId
    when: tuple[Guard, ...] = ()


@value
class Outcome:
    """One way a choice can turn out; without odds it takes the rest of 100."""

    id: ids.OutcomeId
    label: str
    half: Half
    odds: Odds | None = None
    when: tuple[Guard, ...] = ()
    goes_to: ids.SceneId | None = None
    instead: tuple[SceneWay, ...] = ()  # where one of them is open, `goes_to` is not gone to
    historical: bool = False
    odds_from: str = ""
    intended: str = ""


@value
class Picks:
    """Arguments that counsel selects with a choice, between two numbers of them."""

    of: tuple[ids.ArgumentId, ...]
    at_most: int
    at_least: int = 1
    label: str = ""
    forfeits_rest: bool = False
    spares_preserved: bool = False  # else those preserved already are on offer, too, as for a brief

    @property
    def offers_preserved(self) -> bool:
        """Return whether arguments that are preserved already can be picked, so as not to lose them."""
        return self.forfeits_rest and not self.spares_preserved

    def left_out(
        self, picked: tuple[ids.ArgumentId, ...], preserved: frozenset[ids.ArgumentId] = frozenset()
    ) -> tuple[ids.ArgumentId, ...]:
        """Return the arguments that are forfeited because they were not picked."""
        spared = preserved if self.spares_preserved else frozenset()
        return tuple(one for one in self.of if one not in (*picked, *spared)) if self.forfeits_rest else ()


@value
class Teaching:
    """What the best advocates would say of a choice, for discussion and debrief."""

    best_for: str = ""
    best_against: str = ""
    unknown_then: str = ""
    serves: tuple[ids.ObjectiveId, ...] = ()


NOT_TAUGHT = Teaching()
GO_ON = ids.ChoiceId("go-on")


@value
class Choice:
    """Something that counsel may do in a scene; or, where a scene goes on by itself, all that there is."""

    key: ids.ChoiceKey
    label: str
    half: Half
    stance: Stance | None = None
    shown_when: tuple[Guard, ...] = ()
    when: tuple[Guard, ...] = ()
    times: int | None = None
    picks: Picks | None = None
    outcomes: Mapping[ids.OutcomeId, Outcome] = field(default_factory=dict)
    goes_to: ids.SceneId | None = None
    instead: tuple[SceneWay, ...] = ()
    historical: bool = False
    teaching: Teaching = NOT_TAUGHT
    intended: str = ""
    by_itself: bool = False

    @property
    def real_outcome(self) -> ids.OutcomeId | None:
        """Return the outcome that is marked as historical, if one is."""
        return next((outcome.id for outcome in self.outcomes.values() if outcome.historical), None)

    def ways_on(self, outcome: Outcome | None) -> tuple[SceneWay, ...]:
        """Return the ways on, in their order: those under guards, and last the one that is always open."""
        own = outcome if outcome and outcome.goes_to else self
        return (*own.instead, SceneWay(self.goes_on(outcome)))

    def goes_on(self, outcome: Outcome | None) -> ids.SceneId:
        """Return the next scene where no other way is open: the outcome's, else the choice's."""
        scene = (outcome.goes_to if outcome else None) or self.goes_to
        assert scene is not None, f"{self.key} leads nowhere: reading scenarios rules this out"
        return scene


@value
class Ending:
    """How the case ends, and what it teaches."""

    title: str
    tone: Tone = "mixed"
    lesson: str = ""
    historical: bool = False
    own_worth: Fraction | None = None
    hint: str = ""  # what points to it while it has not been found

    @property
    def worth(self) -> Fraction:
        """Return what careful counsel takes it to be worth, from 0 to 1: its own worth, else its tone's."""
        return WORTH_OF_TONE[self.tone] if self.own_worth is None else self.own_worth


@value
class Scene:
    """A moment at which choices are open, or an ending."""

    id: ids.SceneId
    title: str
    text: Prose = ()
    choices: Mapping[ids.ChoiceId, Choice] = field(default_factory=dict)
    ending: Ending | None = None
    arrival: Half = NOTHING_DONE
    chapter: str = ""  # the name of the chapter that begins here
    forum: str = ""
    question: str = ""
    place: str = ""
    picture: Picture | None = None
    exhibits: tuple[ids.ExhibitId, ...] = ()
    requires: tuple[Guard, ...] = ()
    on_screen: Prose = ()
    notes: str = ""
    truth: str = ""
    intended: str = ""
    cites: tuple[Cite, ...] = ()
    documented_by: tuple[Cite, ...] = ()


@value
class GuardFails:
    """A guard of the choice does not hold; `earned_by` names passed choices that would have opened it."""

    guard: Guard
    earned_by: tuple[ids.ChoiceKey, ...] = ()


@value
class MoveRefused:
    """The rule book does not allow a move of the choice; the postures, if any, that stand in its way."""

    move: Move
    postures: tuple[ids.PostureId, ...]
    refusal: Refusal | None = None


@value
class TimesUsedUp:
    """The choice has been made as often as it may be."""

    times: int


@value
class NotPreserved:
    """An outcome turns on arguments that are not preserved."""

    arguments: tuple[ids.ArgumentId, ...]


@value
class NoChance:
    """The odds of an outcome come to nothing."""


@value
class NoOutcomeOpen:
    """No outcome of the choice is open here, which is a mistake of the scenario.

    `reasons` say why the outcome is shut that is nearest to being open.
    """

    nearest: ids.OutcomeId
    reasons: "tuple[Reason, ...]"


Reason: TypeAlias = GuardFails | MoveRefused | TimesUsedUp | NotPreserved | NoChance | NoOutcomeOpen
