"""A class at work as one frozen value: what was done so far, and where the class stands.

Everything that changes comes in as a command (`acts/`, `working.py`); everything that is seen
goes out as a view (`views/`). The session knows no clock, no file and no network.
"""

# Longer than 250 lines because what acts and views alike ask of a session stands with it.
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from game.classroom.decisions import ClassCourse, ClassDecision, Rule
from game.classroom.lesson import Lesson
from game.classroom.moot import JudgeMarks, Marks, Moot
from game.classroom.phases import AgendaStop, Devices, Phase
from game.classroom.polls import (
    LETTERS,
    Advice,
    OpenedExhibit,
    Poll,
    PollId,
    Reason,
    ReasonId,
    Seat,
    SeatId,
    Thresholds,
    advice,
)
from game.engine.openness import OpenOutcome
from game.model.ids import ChoiceId, ChoiceKey, SceneId, as_written
from game.model.position import Position
from game.model.prose import shown


@dataclass(frozen=True, slots=True)
class Clock:
    """Whole seconds since the session began: when the present stop began, its limit, and its pauses."""

    began: int = 0
    limit: int = 0  # 0 is none
    rested: int = 0  # in this stop, before the present pause
    paused_at: int | None = None
    used: Mapping[int, int] = field(default_factory=dict)  # of the stops that are over

    def spent(self, now: int) -> int:
        """Return the seconds that the present stop has taken, pauses left out."""
        return max(0, (now if self.paused_at is None else self.paused_at) - self.began - self.rested)

    def left(self, now: int) -> int | None:
        """Return the seconds until the limit, at least 0, or None without a limit."""
        return max(0, self.limit - self.spent(now)) if self.limit else None


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """The session as the network sees it: the room code, empty while closed; tickets are digests."""

    code: str = ""
    locked: bool = False
    expected: int = 0
    count_hidden: bool = False
    tickets: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ClassSettings:
    """What the teacher has settled: the rule, hands or phones, approval, and thresholds of advice."""

    rule: Rule = "plurality"
    hands: bool = False
    devices: Devices = "each"
    approval: bool = True
    thresholds: Thresholds = field(default_factory=Thresholds)
    rehearsal: bool = False
    section: str = ""  # which class it is, of several with this case
    receipts: bool = False  # whether whoever took part can take one at the end


@dataclass(frozen=True, slots=True)
class Session:
    """One class at work."""

    lesson: Lesson = field(compare=False, repr=False)
    seed: int
    courses: tuple[ClassCourse, ...]
    stop: int = 0
    item: int = 0
    clock: Clock = Clock()
    room: RoomSettings = RoomSettings()
    settings: ClassSettings = ClassSettings()
    seats: Mapping[SeatId, Seat] = field(default_factory=dict)
    polls: Mapping[PollId, Poll] = field(default_factory=dict)
    reasons: Mapping[ReasonId, Reason] = field(default_factory=dict)
    decisions: tuple[ClassDecision, ...] = ()
    rewordings: Mapping[str, str] = field(default_factory=dict)
    ballots: Mapping[SceneId, tuple[ChoiceId, ...]] = field(default_factory=dict)  # as the teacher picked
    voided: tuple[tuple[int, str], ...] = ()  # turns gone back behind: the decision, the letter chosen there
    left_out: tuple[AgendaStop, ...] = ()
    teams: tuple[str, ...] = ()
    roads: Mapping[str, tuple[ClassCourse, ...]] = field(default_factory=dict)  # of teams with their own
    opened: frozenset[OpenedExhibit] = frozenset()  # of the briefing
    receipts: frozenset[str] = frozenset()  # digests of those that were taken; whose they are stands nowhere
    moot: Moot = field(default_factory=Moot)
    # For the teacher alone: marks that were written down, those by phone, and whether each judge's are told.
    marks: Marks = field(default_factory=dict)
    judged: Mapping[SeatId, JudgeMarks] = field(default_factory=dict)
    each_judge: bool = False
    minority: bool = False
    asked: frozenset[int] = frozenset()
    ended: Literal["", "exported", "discarded"] = ""

    @property
    def stops(self) -> tuple[AgendaStop, ...]:
        """Return the agenda: that of the plan, or where each team plays its own course, one of its own."""
        return self.lesson.team_stops if self.settings.devices == "team-course" else self.lesson.stops

    @property
    def here(self) -> AgendaStop:
        """Return the present stop of the agenda."""
        return self.stops[self.stop]

    @property
    def phase(self) -> Phase:
        """Return the present phase."""
        return self.here.phase

    @property
    def paused(self) -> bool:
        """Return whether the class is paused."""
        return self.clock.paused_at is not None

    @property
    def course(self) -> ClassCourse:
        """Return the course on which the class is."""
        return self.courses[-1]

    @property
    def position(self) -> Position:
        """Return where the case stands."""
        return self.course.replay.position

    @property
    def played(self) -> tuple[ClassCourse, ...]:
        """Return every course that was played: the class's, or those of all teams in their order."""
        own = tuple(course for courses in self.roads.values() for course in courses)
        return own or self.courses

    def of_team(self, team: str) -> "Session":
        """Return the class as one team has it: its own course and chance, and nothing of any other."""
        # Each page of a team's phones is made of this, so that it cannot tell what others did.
        seed = self.seed + 7919 * (1 + LETTERS.index(team))
        return replace(self, seed=seed, courses=self.roads[team], roads={}, decisions=())

    def position_at(self, decision: ClassDecision) -> Position:
        """Return where the case stood when the class decided, or where it stands if it has not."""
        if decision.place is None:
            return self.position
        course, turn = decision.place
        return self.courses[course].replay.steps[turn].before

    @property
    def decision(self) -> ClassDecision | None:
        """Return the decision that the class is at, or None between decisions."""
        return next((one for one in self.decisions if one.number == self.here.decision), None)

    @property
    def mooting(self) -> bool:
        """Return whether the class is at the decision that is argued before a bench."""
        return self.here.decision > 0 and self.here.decision == self.lesson.plan.mooted

    @property
    def ruling(self) -> bool:
        """Return whether the bench has to rule now: it is decided what is pleaded, and not what follows."""
        decision = self.decision
        waits = self.phase == "consequence" and self.mooting and bool(self.moot.bench)
        return waits and decision is not None and decision.pending

    def votes_now(self, seat: SeatId) -> bool:
        """Return whether a seat votes in the present poll: the bench rules, and the others decide."""
        if self.phase in ("second-poll", "consequence") and self.mooting:
            return (self.moot.held_by(seat) == "bench") == self.ruling
        return True

    @property
    def present(self) -> tuple[Seat, ...]:
        """Return the seats that were not removed, in the order of joining."""
        return tuple(seat for seat in self.seats.values() if not seat.removed)

    def holding(self, token: str) -> Seat | None:
        """Return the seat that a cookie holds, by the digest of its token."""
        return next((seat for seat in self.present if seat.token == token), None)

    @property
    def open_poll(self) -> Poll | None:
        """Return the poll that takes votes now, or None."""
        name = poll_of(self)
        return self.polls.get(name) if name and not self.paused else None

    def deciding_poll(self, decision: ClassDecision) -> Poll:
        """Return the poll that decides: the last one held, or the first if there was no second."""
        for name in (decision.last, decision.second, decision.first):
            if name in self.polls:
                return self.polls[name]
        return Poll(decision.first, decision.open_letters)

    @property
    def unmasked(self) -> bool:
        """Return whether the class is at its history, or past it."""
        return any(stop.phase == "history" for stop in self.stops[: self.stop + 1])

    @property
    def needing_time(self) -> int:
        """Return how many seats asked for more time and have not voted in the open poll."""
        poll = self.open_poll
        slow = (seat.id for seat in self.present if seat.pace != "1x")
        return sum(self.votes_now(seat) and not poll.has(seat) for seat in slow) if poll else 0

    def with_room(self, **changed: Any) -> "Session":
        """Return this session with some parts of its room changed."""
        return replace(self, room=replace(self.room, **changed))

    def with_settings(self, **changed: Any) -> "Session":
        """Return this session with some of its settings changed."""
        return replace(self, settings=replace(self.settings, **changed))

    def with_poll(self, poll: Poll) -> "Session":
        """Return this session with one poll new or changed."""
        return replace(self, polls={**self.polls, poll.id: poll})

    def with_seat(self, seat: Seat) -> "Session":
        """Return this session with one seat new or changed."""
        return replace(self, seats={**self.seats, seat.id: seat})

    def with_reason(self, reason: Reason) -> "Session":
        """Return this session with one reason new or changed."""
        return replace(self, reasons={**self.reasons, reason.id: reason})

    def with_decision(self, decision: ClassDecision) -> "Session":
        """Return this session with one decision new or changed."""
        others = (one for one in self.decisions if one.number != decision.number)
        return replace(self, decisions=tuple(sorted((*others, decision), key=lambda one: one.number)))


def open_outcomes(session: Session) -> tuple[OpenOutcome, ...]:
    """Return the outcomes that the decided choice can have, with their odds, before it is a turn."""
    decision = session.decision
    if decision is None or decision.verdict is None or decision.place is not None:
        return ()
    choice = decision.option(decision.verdict.letter).key.choice
    return session.lesson.case.outcomes(session.position, choice, decision.verdict.picks)


def answers_shown(session: Session) -> bool:
    """Return whether the class has come to the page with the right answer, after its last question."""
    return session.phase == "question-after" and session.item > 0


def voters(session: Session) -> int | None:
    """Return how many can vote: the seats present, or all who are expected; None if unknown."""
    if session.ruling:
        return session.moot.bench
    expected = (
        0
        if session.settings.devices.startswith("team-") and session.settings.devices != "team-counts"
        else session.room.expected
    )
    everybody = max(len(session.present), expected)
    bench = session.moot.bench if session.phase == "second-poll" and session.mooting else 0
    return max(0, everybody - bench) or None


def advised(session: Session, poll: Poll) -> Advice:
    """Return the advice that the split of a poll gives once half of the class has voted; "" until then."""
    known = voters(session)
    # Where nobody has said how many there are, the count of one option alone is no split.
    enough = 2 * poll.total >= known if known else sum(bool(bar.count) for bar in poll.bars) > 1
    return advice(poll, session.settings.thresholds) if enough else ""


def poll_of(session: Session) -> PollId | None:
    """Return the name of the poll of the present phase, or None if it has none."""
    decision = session.decision
    match session.phase:
        case "question-before":
            return PollId("before")
        case "question-after":
            return None if answers_shown(session) else PollId("after")
        case "what-if":
            return PollId("what-if")
        case "misconceptions":
            # Each is asked about first, and refuted on the page after.
            return PollId(f"claim.{session.item // 2 + 1}") if session.item % 2 == 0 else None
        case "first-poll":
            return decision.first if decision else None
        case "second-poll":
            return decision.last if decision else None
        case "consequence" if session.ruling:
            return decision.bench if decision else None
        case _:
            return None


LONGEST_FIX, LONGEST_SECTION = 1000, 60


def reasons_asked(session: Session) -> PollId | None:
    """Return the name under which texts are taken now, or None if none are."""
    if session.phase == "moot" and session.decision:
        return session.decision.questions
    if session.phase in ("discuss", "second-poll"):
        return PollId(f"{session.here.decision}.reason")
    return PollId("debrief") if session.phase == "debrief" else None


def rests_next(session: Session) -> bool:
    """Return whether the class goes into its break from here; what comes after is chosen in the break."""
    return session.phase == "consequence" and session.stops[session.stop + 1].phase == "break"


def took_part(session: Session, seat: SeatId) -> bool:
    """Return whether a seat has voted in any poll, whatever for."""
    return any(poll.has(seat) for poll in session.polls.values())


def vote_of(session: Session, decision: ClassDecision, seat: SeatId | None) -> str:
    """Return the vote of a seat in a decision, the second before the first, or "" without one."""
    polls = (session.polls.get(name) for name in (decision.second, decision.first))
    found = (poll.ballots[seat].letter for poll in polls if poll and seat and seat in poll.ballots)
    return next(found, "")


def rewordable(session: Session) -> dict[str, str]:
    """Return every place that can be reworded, and how it reads in the scenario as the class stands."""
    places: dict[str, str] = {}
    for name in session.lesson.plan.decisions:
        scene = session.lesson.scenario.scenes[name]
        said = shown(scene.on_screen, session.position)
        places[f"{as_written(name)}.on_screen"] = "\n\n".join(one.text for one in said)
        places |= {f"{one.key}.label": one.label for one in scene.choices.values()}
    return places


def label_of(session: Session, key: ChoiceKey) -> str:
    """Return the text of a choice as it reads now."""
    return session.rewordings.get(f"{key}.label") or session.lesson.scenario.choice(key).label
