"""A rehearsal: seats with opinions, delays, reasons and changes of mind, by the same commands as real ones.

Nothing here applies a command or knows the time: it says which seat would ask what, and how many
seconds into the present stop. In real time a window sends what has fallen due; a fast run sends all.
"""

# Longer than 250 lines because all that simulated seats do, phase by phase, stands here.
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

from game.classroom import commands as ask
from game.classroom.acts.ballots import ANEW, ballot, next_anew, numbered, picks_offer, poll_of_team
from game.classroom.commands import CommandRefusal
from game.classroom.dealing import roles_in
from game.classroom.decisions import ClassDecision
from game.classroom.moot import CRITERIA, MOST_MARK, SIDES, step_at
from game.classroom.polls import CARDS, PACES, Poll, Seat, SeatId
from game.classroom.session import Session, reasons_asked
from game.classroom.views.offers import offers
from game.classroom.views.public import ViewContext, body, dealt_to
from game.classroom.views.reading import together, words_shown
from game.classroom.views.teams import team_of
from game.classroom.views.wording import ClassWording
from game.classroom.working import apply
from game.engine.openness import PicksOffer
from game.errors import GameError

JOIN_WITHIN = 90
CHANGES_MIND = 0.25
SLOW = 0.05
LATE = 0.06
SILENT = 0.08
_MOST_TURNS = 40
# First words of sentences that are no names.
_SMALL_WORDS = (
    "A An And As At Every For He If In It Its No Nobody Nothing On One She Silence Somebody That The There "
    "They This Two What When Whoever You Your"
)
# Nothing comes in from a network, and a rehearsal can be repeated.
CODE = "000000"

Do = Callable[[Session, ask.Command], Session | CommandRefusal]
Seen = Callable[[Session], None]


class StuckError(GameError):
    """A rehearsal could not go on, which is a mistake of the scenario or its plan."""

    def __init__(self, phase: str, refusal: CommandRefusal) -> None:
        self.phase, self.refusal = phase, refusal
        super().__init__(f"the rehearsal is stuck in '{phase}': {refusal.says}")


@dataclass(frozen=True, slots=True)
class DueCommand:
    """Something that a seat asks, some seconds into the present stop."""

    after: float
    command: ask.Command


@dataclass(frozen=True, slots=True)
class SimulatedSeats:
    """A number of simulated seats; all that they do follows from one seed."""

    seats: int
    seed: int

    def due(self, session: Session) -> tuple[DueCommand, ...]:
        """Return all that the seats ask in the present stop and page, the earliest first."""
        if session.phase == "teams":
            return tuple(sorted(self._playing(session), key=lambda one: one.after))
        found = [*self._joining(session)] if session.phase in ("join", "read") else []
        for seat in session.present:
            found.extend(self._of_seat(session, seat))
        return tuple(sorted(found, key=lambda one: one.after))

    def _joining(self, session: Session) -> Iterator[DueCommand]:
        """Yield who joins: most at the beginning, a few only in the second decision."""
        there = {seat.token for seat in session.seats.values()}
        for number in range(1, self.seats + 1):
            chance = self._chance("join", number)
            late = chance.random() < LATE
            secret = sha256(f"{self.seed} {number}".encode()).hexdigest()
            if late == (session.phase == "read") and secret[:32] not in there:
                yield DueCommand(chance.random() * JOIN_WITHIN, ask.Join(secret[:32], secret[32:]))

    def _playing(self, session: Session) -> Iterator[DueCommand]:
        """Yield the turns of each team on its own course: one device of each presses, at its own pace."""
        devices = {team_of(session, seat.id): seat.id for seat in reversed(session.present)}
        return self._turns(session, {team: seat for team, seat in sorted(devices.items()) if team})

    def told(self, session: Session) -> Iterator[DueCommand]:
        """Yield the turns of teams without a device, which they tell a teacher who presses for them."""
        devices = {team_of(session, seat.id) for seat in session.present}
        return self._turns(session, dict.fromkeys(team for team in session.roads if team not in devices))

    def _turns(self, session: Session, presses: Mapping[str, SeatId | None]) -> Iterator[DueCommand]:
        """Yield the turns of some teams, each pressed by a seat of it, or else by the teacher."""
        seconds = 60 * session.here.minutes
        for team, seat in presses.items():
            chance, after, played = self._chance("team", team), 0.0, session
            for _ in range(_MOST_TURNS):
                after += (0.06 + 0.08 * chance.random()) * seconds
                vote = self._pressed(played, team, seat, chance)
                done = apply(played, vote) if vote and after < seconds else None
                if vote is None or not isinstance(done, Session):
                    break
                yield DueCommand(after, vote)
                played = done

    def _pressed(
        self, session: Session, team: str, seat: SeatId | None, chance: Random
    ) -> ask.Vote | ask.PressFor | None:
        """Return the next turn of a team, drawn among what is open; None at the end of its course."""

        def press(letter: str, picks: tuple[int, ...] = ()) -> ask.Vote | ask.PressFor:
            if seat is None:
                return ask.PressFor(team, poll, letter, picks)
            return ask.Vote(seat, poll, letter, picks)

        own = session.of_team(team)
        poll, case = poll_of_team(own, team), session.lesson.case
        if case.ending(own.position) is not None:
            return press(ANEW) if next_anew(own) else None
        option = chance.choice([one for one in ballot(own) if one.open])
        return press(option.letter, _ticked(chance, case.picks(own.position, option.key.choice)))

    def _of_seat(self, session: Session, seat: Seat) -> Iterator[DueCommand]:
        chance = self._chance("act", seat.id, session.stop, session.item)
        seconds = 60 * session.here.minutes
        if session.phase == "brief":
            dealt = dealt_to(session, seat.id, roles_in(session, seat.team)) if seat.team else ()
            own = [one.number for one in dealt if one.own]
            yield from (DueCommand(chance.random() * seconds, ask.OpenExhibit(seat.id, one)) for one in own)
        if session.phase == "question-before" and self._chance("pace", seat.id).random() < SLOW:
            yield DueCommand(0, ask.SetPace(seat.id, chance.choice(PACES[1:])))
        if chance.random() < SILENT:
            return
        poll = session.open_poll
        if poll and poll.letters and session.votes_now(seat.id):
            yield DueCommand(chance.random() * 0.8 * seconds, self._vote(session, seat, poll))
        name = reasons_asked(session)
        if session.phase == "moot" and name and session.moot.held_by(seat.id) == "bench":
            if step_at(session.item) == "questions":
                text = session.lesson.words("class.rehearsed_question")
                yield DueCommand(
                    (0.2 + 0.7 * chance.random()) * seconds / 9, ask.GiveReason(seat.id, name, text)
                )
            elif step_at(session.item) == "writes":
                for side in SIDES:
                    row = tuple(chance.randint(2, MOST_MARK) for _ in CRITERIA)
                    yield DueCommand(chance.random() * seconds / 9, ask.MarkSide(seat.id, side, row))
        elif name and session.phase == "discuss":
            due, decision = (0.2 + 0.7 * chance.random()) * seconds, session.decision
            assert decision is not None, "there is a discussion in decisions only"
            held = session.polls.get(decision.first)
            ballot = held.ballots.get(seat.id) if held else None
            letter = ballot.letter if ballot else decision.open_letters[0]
            text = chance.choice(_arguments(session, decision, letter))
            reason = ask.GiveReason(seat.id, name, f"because {text}", chance.choice(CARDS))
            yield DueCommand(due, reason)

    def _vote(self, session: Session, seat: Seat, poll: Poll) -> ask.Vote:
        letter = self._opinion(session, seat, poll)
        chance = self._chance("picks", seat.id, poll.id)
        picks = _ticked(chance, picks_offer(session, letter))
        confidence = chance.randint(1, 5) if poll.id in ("before", "after") else 0
        return ask.Vote(seat.id, poll.id, letter, picks, confidence, request=f"{seat.id}.{poll.id}")

    def _opinion(self, session: Session, seat: Seat, poll: Poll) -> str:
        """Return the letter that a seat votes for; some change their minds after the discussion."""
        scene = session.course.scene
        leaning = self._chance("leaning", seat.id, scene if session.here.decision else poll.id)
        popular = self._chance("popular", scene)
        first = leaning.choices(poll.letters, [popular.random() + 0.2 for _ in poll.letters])[0]
        heard = self._chance("heard", seat.id, scene)
        if session.phase == "second-poll" and heard.random() < CHANGES_MIND:
            return heard.choice(poll.letters)
        return first

    def _chance(self, *what: object) -> Random:
        return Random(" ".join(map(str, (self.seed, *what))))


def _ticked(chance: Random, offer: PicksOffer | None) -> tuple[int, ...]:
    """Return the numbers of as many grounds as can be ticked, by chance."""
    numbers = list(numbered(offer)) if offer else []
    return tuple(sorted(chance.sample(numbers, min(len(numbers), offer.at_most)))) if offer else ()


def _arguments(session: Session, decision: ClassDecision, letter: str) -> tuple[str, ...]:
    """Return what can be said for an option: its best reason, and the best against each other one."""
    wording, scenario = ClassWording.of(session), session.lesson.scenario
    said = []
    for option in decision.options:
        teaching = scenario.choice(option.key).teaching
        text = teaching.best_for if option.letter == letter else teaching.best_against
        if text:
            text = wording.text(text)
            # After another word it stands without its capital, unless it begins with a name.
            small = text.split(" ", 1)[0] in _SMALL_WORDS.split()
            said.append(text[:1].lower() + text[1:] if small else text)
    return tuple(said) or (session.lesson.words("class.rehearsed_reason"),)


def teacher_moderates(session: Session) -> Iterator[ask.Command]:
    """Yield what a teacher does with the queue: approve most, keep some out."""
    for reason in session.reasons.values():
        if reason.fate == "waiting":
            yield ask.Hide(reason.id) if reason.id % 7 == 0 else ask.Approve(reason.id)


@dataclass(frozen=True, slots=True)
class LiveRehearsal:
    """A rehearsal in real time, or faster: what is still to come in the present stop and page."""

    cast: SimulatedSeats
    speed: float = 1.0
    stop: tuple[int, int] = (-1, -1)
    coming: tuple[DueCommand, ...] = ()

    def fallen_due(self, session: Session, now: int) -> tuple["LiveRehearsal", tuple[ask.Command, ...]]:
        """Return the rehearsal after this moment, and what the seats ask by now."""
        running = self
        if (session.stop, session.item) != self.stop:
            coming = self.cast.due(session)
            running = replace(self, stop=(session.stop, session.item), coming=coming)
        if session.paused:
            return running, ()
        spent = self.speed * session.clock.spent(now)
        fallen = tuple(due.command for due in running.coming if due.after <= spent)
        return replace(running, coming=running.coming[len(fallen) :]), fallen


class WordsOnP:
    """Counts, through a rehearsal, the words that stand on P in each phase of the plan."""

    def __init__(self) -> None:
        self._shown: dict[tuple[int, int], int] = {}

    def see(self, session: Session) -> None:
        """Take note of what P shows now; a phase may have several pages, and each counts once."""
        words, here = session.lesson.words, (session.stop, session.item)
        read = together(body(session, ViewContext()), session.here.minutes, words)
        self._shown[here] = max(self._shown.get(here, 0), words_shown(read))

    def of(self, stop: int) -> int:
        """Return how many words a phase of the agenda showed."""
        return sum(count for (at, _), count in self._shown.items() if at == stop)

    def lines(self, session: Session) -> Iterator[str]:
        """Yield a line for each phase that has minutes: its words, and how many that makes a minute."""
        words = session.lesson.words
        for number, stop in enumerate(session.stops):
            if stop.minutes:
                label, count = words(f"class.phase.{stop.phase}"), self.of(number)
                of = f"{label} ({stop.decision})" if stop.decision else label
                rate, minutes = round(count / max(1, stop.minutes)), f"{round(stop.minutes, 1):g}"
                yield words("class.rehearsed_words.line", phase=of, count=count, minutes=minutes, rate=rate)


def rehearse(session: Session, cast: SimulatedSeats, do: Do = apply, seen: Seen = lambda _: None) -> Session:
    """Return a class rehearsed to its end, before export or discard; `seen` is called with each session."""
    now = 0
    session = _did(session, ask.OpenRoom(CODE), do)
    session = _did(session, ask.Expect(cast.seats), do)
    while session.phase != "closed":
        seen(session)
        for due in cast.due(session):
            done = do(session, due.command)
            session = session if isinstance(done, CommandRefusal) else done
        for command in (*teacher_moderates(session), *(due.command for due in cast.told(session))):
            session = _did(session, command, do)
        seen(session)
        now += max(1, round(60 * session.here.minutes))
        # What T offers first; where it asks back, T is sure.
        command = offers(session, ViewContext(now))[0].command
        if isinstance(command, ask.Decide) and command.letter:
            command = replace(command, because=session.lesson.words("class.rehearsed_reason"))
        done = do(session, command)
        if isinstance(done, CommandRefusal) and done.asks and isinstance(command, ask.Next | ask.Skip):
            done = do(session, replace(command, sure=True))
        if isinstance(done, CommandRefusal):
            raise StuckError(session.phase, done)
        session = done
    seen(session)
    return session


def _did(session: Session, command: ask.Command, do: Do) -> Session:
    done = do(session, command)
    if isinstance(done, CommandRefusal):
        raise StuckError(session.phase, done)
    return done
