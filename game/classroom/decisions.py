"""One decision of a class, how it was ruled, and the courses: the turns that were taken, and by whom."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from game.classroom.polls import Poll, PollId
from game.engine.case import Case
from game.engine.replay import Replay
from game.errors import GameError
from game.model.ids import ArgumentId, ChoiceKey, SceneId
from game.model.record import Turn

Rule = Literal["plurality", "majority", "both-paths"]
RULES: tuple[Rule, ...] = ("plurality", "majority", "both-paths")

# By what an option became the choice: a rule, or the teacher as the client's general counsel.
DecidedBy = Literal["plurality", "majority", "both-paths", "general-counsel", "override"]


@dataclass(frozen=True, slots=True)
class BallotOption:
    """A choice of the scene as it stood when the class reached it, under its letter."""

    letter: str
    key: ChoiceKey
    open: bool


@dataclass(frozen=True, slots=True)
class ClassVerdict:
    """What the class, or for it the teacher, has chosen: option, grounds picked, and by what it won."""

    letter: str
    ground: DecidedBy
    votes: int
    of: int
    because: str = ""
    picks: tuple[ArgumentId, ...] = ()
    one_poll: bool = False


@dataclass(frozen=True, slots=True)
class ClassDecision:
    """A planned scene that is put to the class."""

    number: int
    scene: SceneId
    options: tuple[BallotOption, ...]
    verdict: ClassVerdict | None = None
    place: tuple[int, int] | None = None  # the turn that it became: the number of a course, and its own there
    ties: int = 0  # polls that were held to break a tie
    lifted: bool = False
    tally_seen: bool = False

    @property
    def first(self) -> PollId:
        """Return the name of the poll before the discussion."""
        return poll_named(self.number, "first")

    @property
    def second(self) -> PollId:
        """Return the name of the poll after it."""
        return poll_named(self.number, "second")

    @property
    def last(self) -> PollId:
        """Return the name of the last poll held: the second, or the one that broke a tie."""
        return poll_named(self.number, f"tie-{self.ties}") if self.ties else self.second

    @property
    def bench(self) -> PollId:
        """Return the name of the poll by which the bench of a moot rules."""
        return poll_named(self.number, "bench")

    @property
    def questions(self) -> PollId:
        """Return the name under which the bench of a moot asks."""
        return poll_named(self.number, "question")

    @property
    def open_letters(self) -> tuple[str, ...]:
        """Return the letters that can be voted for."""
        return tuple(option.letter for option in self.options if option.open)

    @property
    def pending(self) -> bool:
        """Return whether the class has decided, but its turn is not yet taken."""
        return self.verdict is not None and self.place is None

    def option(self, letter: str) -> BallotOption:
        """Return the option of a letter; raise StopIteration if there is none."""
        return next(option for option in self.options if option.letter == letter)


def poll_named(decision: int, which: str) -> PollId:
    """Return the name of a poll of a decision, such as `1.first`."""
    return PollId(f"{decision}.{which}")


def winner_by(rule: Rule, poll: Poll) -> str | None:
    """Return the option that a rule makes of a poll; None at a tie or without a majority."""
    leading = poll.leading
    if len(leading) != 1 or (rule == "majority" and 2 * poll.count_of(leading[0]) <= poll.total):
        return None
    return leading[0]


By = Literal["class", "program", "teacher", "history", "team"]
Chance = Literal["", "drawn", "as-in-history", "chosen", "bench"]


@dataclass(frozen=True, slots=True)
class TakenTurn:
    """One turn, who took it, what settled its chance, and the decision of the class that it carries out."""

    turn: Turn
    by: By
    chance: Chance = ""
    decision: int = 0


@dataclass(frozen=True, slots=True)
class ClassCourse:
    """The turns of the class in one line; `opened_at` is the scene that a jump opened."""

    taken: tuple[TakenTurn, ...]
    replay: Replay = field(compare=False, repr=False)
    opened_at: SceneId | None = None

    @property
    def scene(self) -> SceneId:
        """Return the scene where the course stands."""
        return self.replay.position.scene

    def then(self, case: Case, taken: TakenTurn) -> "ClassCourse":
        """Return this course with one more turn; raise as `Case.advance` does if it cannot be taken."""
        step = case.advance(self.replay.position, taken.turn)
        return ClassCourse((*self.taken, taken), self.replay.then(step), self.opened_at)

    def upto(self, case: Case, count: int) -> "ClassCourse":
        """Return the first turns only, played again."""
        course = ClassCourse((), case.begin(), self.opened_at)
        for taken in self.taken[:count]:
            course = course.then(case, taken)
        return course


def jumped(case: Case, real: Replay, scene: SceneId) -> ClassCourse | None:
    """Return a course that opens a scene as the historical one reaches it, or None if that never does."""
    first = next((number for number, step in enumerate(real.steps) if step.before.scene == scene), None)
    if first is None:
        return None
    course = ClassCourse((), case.begin(), scene)
    for turn in real.turns[:first]:
        course = course.then(case, TakenTurn(turn, "history", "as-in-history" if turn.outcome else ""))
    return course


def played_on(
    case: Case, real: Replay | None, course: ClassCourse, until: Collection[SceneId | None]
) -> ClassCourse:
    """Return the course played for the class, as history went, up to one of some scenes while that holds."""
    while course.scene not in until and case.ending(course.replay.position) is None:
        turn = _historical_turn(case, real, course.replay)
        if turn is None:
            return course
        try:
            course = course.then(case, TakenTurn(turn, "program", "as-in-history" if turn.outcome else ""))
        except GameError:
            return course
    return course


def _historical_turn(case: Case, real: Replay | None, replay: Replay) -> Turn | None:
    """Return the turn that history would take here, None if it is not open; a scene may go on by itself."""
    position = replay.position
    recorded = {step.turn.key: step.turn for step in real.steps} if real else {}
    for choice in case.open_choices(position):
        known, key = recorded.get(choice.key), choice.key.choice
        if known is None and not choice.historical and not choice.by_itself:
            continue
        picks: tuple[ArgumentId, ...] = ()
        offer = case.picks(position, key)
        if offer is not None:
            wanted = known.picks if known else offer.options
            picks = tuple(one for one in wanted if one in offer.options)[: offer.at_most]
            if not offer.takes(picks):
                return None
        outcomes = [one.outcome.id for one in case.outcomes(position, key, picks)]
        real_ones = outcomes if len(outcomes) == 1 else (known and known.outcome, choice.real_outcome)
        outcome = next((one for one in real_ones if one in outcomes), None)
        return None if outcomes and outcome is None else Turn(position.scene, key, picks, outcome)
    return None
