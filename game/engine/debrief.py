"""What a finished play teaches, as data: its course beside history, its forks, luck and decisions."""

# Longer than 250 lines because the values that a debrief is made of stand together.

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from game.engine.case import Case
from game.engine.replay import Replay
from game.model.ids import ChoiceId, ChoiceKey, ExhibitId, MeterId, OutcomeId, SceneId, as_written
from game.model.prose import Exactness, Exhibit, PaperClaim
from game.model.record import Turn
from game.model.scene import Choice, Ending
from game.model.teaching import Objective, RealEvent
from game.model.value import value

Shares = tuple[Fraction, Fraction, Fraction]


@value
class Chances:
    """The odds of an ending of each tone: good, mixed and bad."""

    shares: Shares

    @property
    def points(self) -> tuple[int, ...]:
        """Return whole points of 100 that make 100: the largest remainders are rounded up."""
        whole = [int(share * 100) for share in self.shares]
        if sum(self.shares) == 1:
            by_rest = sorted(range(len(whole)), key=lambda at: whole[at] - self.shares[at] * 100)
            for at in by_rest[: 100 - sum(whole)]:
                whole[at] += 1
        return tuple(whole)

    @property
    def dotted(self) -> str:
        """Return the points as they are written in a text, where no end of a line takes them apart."""
        return "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}".join(map(str, self.points))

    def moved(self, other: "Chances") -> Fraction:
        """Return how far these odds lie from others, from 0 to 1."""
        apart = (abs(own - theirs) for own, theirs in zip(self.shares, other.shares, strict=True))
        return sum(apart, Fraction(0)) / 2


def points_apart(one: Chances, other: Chances) -> int:
    """Return how far odds lie apart, in whole points of 100; at 0 they are told as equal."""
    return round(one.moved(other) * 100)


@value
class OddsAround:
    """The odds before and after a decision, and behind each choice that was open, under one counsel."""

    before: Chances
    after: Chances
    behind: Mapping[ChoiceId, Chances]

    @property
    def moved(self) -> int:
        """Return how far the decision moved the odds, in whole points of 100; 0 is told as equal."""
        return points_apart(self.before, self.after)


@value
class Foresight:
    """What is certain of a position, whatever chance brings: what the best and the worst play come to."""

    savable: bool = False  # some way to play comes to a good ending for certain
    safe: bool = False  # no play comes to a bad ending
    lost: bool = False  # every play comes to a bad ending


@value
class Decision:
    """One decision of a play: the odds around it under careful counsel, and where all choices are as likely.

    It is weighed before the court has drawn; `fortune` says whether the draw then made things better (1),
    worse (-1), or neither.
    """

    number: int
    careful: OddsAround
    average: OddsAround
    known_before: Foresight = Foresight()
    known_after: Foresight = Foresight()
    fortune: int = 0

    @property
    def turned(self) -> str:
        """Return what perfect foresight says of the decision: `lost` or `safe` where it became so by it.

        `unsavable` where a good ending was certain under best play and no longer is, `savable` where it still
        is though the odds fell; else nothing.
        """
        before, after = self.known_before, self.known_after
        for name in ("lost", "safe"):
            if getattr(after, name) and not getattr(before, name):
                return name
        if before.savable and not after.savable:
            return "unsavable"
        worse = self.careful.moved and self.careful.after.shares[0] < self.careful.before.shares[0]
        return "savable" if after.savable and worse else ""


@value
class Stage:
    """One turn of a course: where and when it was made, and the day on which it was over."""

    turn: Turn
    begun: date
    over: date


@value
class Course:
    """The turns of a play in order, and the scene where it stands after them."""

    stages: tuple[Stage, ...]
    last_scene: SceneId


@value
class Fork:
    """A scene that history passed too, where this play went another way."""

    number: int
    taken: Turn
    real: Turn
    by_chance: bool  # counsel chose as history did, and the court decided otherwise
    answers: tuple[RealEvent, ...] = ()

    @property
    def reasons(self) -> tuple[RealEvent, ...]:
        """Return what history says of the choice it made there, else what it says of the scene."""
        told = [event for event in self.answers if event.why]
        own = tuple(event for event in told if event.at == str(self.real.key))
        return own or tuple(event for event in told if event.at == as_written(self.real.scene))


@value
class Drawn:
    """One chance outcome: its odds, above 0 and at most 1, and those of what else could have come."""

    number: int
    choice: ChoiceKey
    outcome: OutcomeId
    odds: Fraction
    others: tuple[tuple[OutcomeId, Fraction], ...]

    @property
    def was_chance(self) -> bool:
        """Return whether anything else could have come."""
        return bool(self.others)

    def fell(self, fortune: int = 0) -> str:
        """Return how it fell: `long`, `even` or `likely`; an even draw of two is a `toss`, won or lost.

        `fortune` is that of the decision, where it is known.
        """
        likeliest = max(odds for _, odds in self.others)
        if self.odds == likeliest and len(self.others) == 1:
            return {1: "toss.won", -1: "toss.lost"}.get(fortune, "toss")
        if self.odds == likeliest:
            return "even"
        return "likely" if self.odds > likeliest else "long"


@value
class RoadNotTaken:
    """A choice that was open where another was made."""

    number: int
    choice: Choice


# How a reader marked claims of papers, so far as is known.
Marks = Mapping[tuple[ExhibitId, str], Exactness]


@value
class JudgedPaper:
    """A paper that was shown and has claims: each with how the reader marked it, or None."""

    exhibit: Exhibit
    claims: tuple[tuple[PaperClaim, Exactness | None], ...]


@value
class JudgedObjective:
    """An objective, and the scene in which a play first met it, or None."""

    objective: Objective
    met_in: SceneId | None

    @property
    def verdict(self) -> str:
        """Return `met` or `unmet`, or `talk` where no play can show it."""
        if self.objective.met_by:
            return "met" if self.met_in else "unmet"
        return "talk"


@value
class Debrief:
    """All that the screens and the report say of a finished play."""

    ending: Ending | None
    course: Course
    history: Course | None
    forks: tuple[Fork, ...]
    luck: tuple[Drawn, ...]
    roads_not_taken: tuple[RoadNotTaken, ...]
    meters: Mapping[MeterId, tuple[tuple[date, int], ...]]
    timeline: tuple[RealEvent, ...]
    papers: tuple[JudgedPaper, ...] = ()
    objectives: tuple[JudgedObjective, ...] = ()


def debrief(case: Case, replay: Replay, real: Replay | None, marks: Marks | None = None) -> Debrief:
    """Return the debrief of a play beside the historical one, where the scenario has it."""
    positions = (replay.opening, *(step.after for step in replay.steps))
    return Debrief(
        ending=case.ending(replay.position),
        course=course_of(replay),
        history=course_of(real) if real else None,
        forks=_forks(case, replay, real) if real else (),
        luck=_luck(replay),
        roads_not_taken=tuple(
            RoadNotTaken(number, choice)
            for number, step in enumerate(replay.steps, start=1)
            for choice in case.open_choices(step.before)
            if choice.key.choice != step.turn.choice
        ),
        meters={
            meter: tuple((position.date, position.meters[meter]) for position in positions)
            for meter in replay.opening.meters
        },
        timeline=case.scenario.history.events,
        papers=tuple(_papers(case, replay, marks or {})),
        objectives=judged_objectives(case, replay),
    )


def judged_objectives(case: Case, *replays: Replay) -> tuple[JudgedObjective, ...]:
    """Return each objective, and where the first of some plays that met it did so."""
    ways: dict[str, SceneId] = {}
    for replay in replays:
        for step in replay.steps:
            ways.setdefault(as_written(step.turn.scene), step.turn.scene)
            ways.setdefault(str(step.turn.key), step.turn.scene)
        ways.setdefault(as_written(replay.position.scene), replay.position.scene)
    return tuple(
        JudgedObjective(one, next((scene for way, scene in ways.items() if way in one.met_by), None))
        for one in case.scenario.words.objectives.values()
    )


def _papers(case: Case, replay: Replay, marks: Marks) -> Iterator[JudgedPaper]:
    """Yield the papers with claims that a play has shown, in the order of the file."""
    shown = case.papers_shown(replay)
    for name, exhibit in case.scenario.sources.exhibits.items():
        if exhibit.claims and name in shown:
            judged = tuple((claim, marks.get((name, claim.id))) for claim in exhibit.claims)
            yield JudgedPaper(exhibit, judged)


def course_of(replay: Replay) -> Course:
    """Return the turns of a play and their days."""
    stages = tuple(Stage(step.turn, step.before.date, step.after.date) for step in replay.steps)
    return Course(stages, replay.position.scene)


def _forks(case: Case, replay: Replay, real: Replay) -> tuple[Fork, ...]:
    forks = []
    for number, step in enumerate(replay.steps, start=1):
        taken, scene = step.turn, as_written(step.turn.scene)
        # History may have come through a scene more than once, and gone another way each time.
        passed = [one.turn for one in real.steps if as_written(one.turn.scene) == scene]
        if passed and (taken.choice, taken.outcome) not in [(one.choice, one.outcome) for one in passed]:
            real_turn = next((one for one in passed if one.choice == taken.choice), passed[0])
            events = case.scenario.history.events
            answers = (event for event in events if event.at == scene or event.at.startswith(f"{scene}."))
            forks.append(Fork(number, taken, real_turn, taken.choice == real_turn.choice, tuple(answers)))
    return tuple(forks)


def _luck(replay: Replay) -> tuple[Drawn, ...]:
    drawn: list[Drawn] = []
    for number, step in enumerate(replay.steps, start=1):
        if step.outcome is not None:
            odds = {one.outcome.id: one.odds for one in step.odds}
            own = odds.pop(step.outcome.id)
            drawn.append(Drawn(number, step.choice.key, step.outcome.id, own, tuple(odds.items())))
    return tuple(drawn)
