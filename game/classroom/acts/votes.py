"""Votes: by seats, by typed counts, and by teams that each play a course of their own."""

from dataclasses import dataclass, replace
from functools import lru_cache

from game.classroom.acts.ballots import (
    ANEW,
    ballot,
    named_grounds,
    next_anew,
    numbered,
    picks_offer,
    poll_of_team,
)
from game.classroom.acts.base import Command, seated
from game.classroom.acts.entering import drawn
from game.classroom.decisions import BallotOption, ClassCourse, TakenTurn, played_on
from game.classroom.polls import Ballot, Poll, PollId, SeatId
from game.classroom.refusals import NotNowError
from game.classroom.session import Session
from game.model.record import Turn

MOST_TYPED = 5000
MOST_IN_TEAM = 100

# A class of 300 votes 7,500 times, and few of its ballots differ.
_ballot = lru_cache(1_024)(Ballot)


@dataclass(frozen=True, slots=True)
class Vote(Command):
    """Vote for an option by its letter, with numbered grounds or a confidence from 1 to 5 where asked.

    It takes the place of the last vote of its seat; where teams play, it is the turn of the seat's team.
    """

    seat: SeatId
    poll: PollId
    letter: str
    picks: tuple[int, ...] = ()
    confidence: int = 0
    request: str = ""  # one that was counted before changes nothing

    def done(self, session: Session) -> Session:
        if session.phase == "teams":
            return TeamTurn(self.poll, self.letter, self.picks).of_seat(session, self.seat)
        seat, held = seated(session, self.seat).id, session.polls.get(self.poll)
        ballot = _ballot(self.letter, self.picks, self.confidence)
        # Another letter under the same request, as from a page that was gone back to, is another vote.
        if held and self.request and held.request_of(seat, ballot, self.request) in held.requests:
            return session
        poll = _open_to(session, seat, self.poll)
        if self.letter not in poll.letters:
            raise NotNowError("option", letters=", ".join(poll.letters))
        if not 0 <= self.confidence <= 5:
            raise NotNowError("confidence")
        if self.picks:
            offer, numbers = picks_offer(session, self.letter), set(self.picks)
            repeated = len(numbers) < len(self.picks)
            if offer is None or repeated or len(numbers) > offer.at_most or numbers - set(numbered(offer)):
                raise NotNowError("picks", most=offer.at_most if offer else 0)
        return session.with_poll(poll.voted(seat, ballot, self.request))


@dataclass(frozen=True, slots=True)
class VoteTeam(Command):
    """Send the votes within a team, one number for each option that can be voted for, in their order."""

    seat: SeatId
    poll: PollId
    counts: tuple[int, ...]
    request: str = ""

    def done(self, session: Session) -> Session:
        seat, held = seated(session, self.seat).id, session.polls.get(self.poll)
        if held and self.request and self.request in held.requests:
            return session
        poll = _open_to(session, seat, self.poll)
        if session.ruling or session.settings.devices != "team-counts":
            raise NotNowError("devices")
        within = all(0 <= one <= MOST_IN_TEAM for one in self.counts)
        if len(self.counts) != len(poll.letters) or not within:
            raise NotNowError("team_counts", number=len(poll.letters), most=MOST_IN_TEAM)
        return session.with_poll(poll.voted_in_team(seat, self.counts, self.request))


@dataclass(frozen=True, slots=True)
class TypeCount(Command):
    """Type the count of one option in the open poll, in place of the one before."""

    letter: str
    number: int

    def done(self, session: Session) -> Session:
        poll = _open(session, None)
        if self.letter not in poll.letters:
            raise NotNowError("option", letters=", ".join(poll.letters))
        if not 0 <= self.number <= MOST_TYPED:
            raise NotNowError("typed", most=MOST_TYPED)
        return session.with_poll(poll.counted(self.letter, self.number))


def _open(session: Session, name: str | None) -> Poll:
    if session.paused:
        raise NotNowError("paused")
    poll = session.open_poll
    if poll is None or (name is not None and poll.id != name):
        raise NotNowError("poll_closed")
    return poll


def _open_to(session: Session, seat: SeatId, name: PollId) -> Poll:
    """Return the poll that a seat votes in; the bench of a moot rules, and the others decide."""
    poll = _open(session, name)
    if not session.votes_now(seat):
        raise NotNowError("bench_only" if session.ruling else "bench_rules")
    return poll


@dataclass(frozen=True, slots=True)
class TeamTurn:
    """The turn of a team as it was sent: by a phone of the team, or pressed by the teacher."""

    poll: PollId
    letter: str
    picks: tuple[int, ...]
    pressed: bool = False

    def of_seat(self, session: Session, seat: SeatId) -> Session:
        """Return the session after the team of a seat has taken this turn."""
        _check_turns_are_taken(session)
        team = seated(session, seat).team
        if team not in session.roads:
            raise NotNowError("no_team")
        return self.taken(session, team)

    def taken(self, session: Session, team: str) -> Session:
        """Return the session after a team that plays has taken this turn."""
        own = session.of_team(team)
        if self.poll != poll_of_team(own, team):
            if self._was_taken(own, team):
                return session
            raise NotNowError("team_pressed" if self.pressed else "team_went_on", team=team)
        if own.lesson.case.ending(own.position) is None:
            return _with_road(session, team, (*own.courses[:-1], self._turned(own)))
        course = next_anew(own)
        if course is None or self.letter != ANEW:
            if not self.pressed:
                raise NotNowError("poll_closed")
            raise NotNowError("option" if course else "team_over", letters=ANEW)
        return _with_road(session, team, (*own.courses, course))

    def _turned(self, own: Session) -> ClassCourse:
        """Return a team's course with one more turn, its chance drawn, and history played until the next."""
        case, position, lesson = own.lesson.case, own.position, own.lesson
        option = self._option(own)
        if option is None or not option.open:
            raise NotNowError("option", letters=", ".join(one.letter for one in ballot(own) if one.open))
        offer = case.picks(position, option.key.choice)
        picks = named_grounds(offer, self.picks) if offer else ()
        turn = Turn(position.scene, option.key.choice, picks, None)
        outcomes = case.outcomes(position, turn.choice, picks)
        outcome = drawn(own, turn, outcomes)
        taken = TakenTurn(replace(turn, outcome=outcome), "team", "drawn" if len(outcomes) > 1 else "")
        return played_on(case, lesson.real, own.course.then(case, taken), lesson.plan.decisions)

    def _was_taken(self, own: Session, team: str) -> bool:
        """Return whether a turn that is sent again is the one that the team has taken."""
        number = self.poll.removeprefix(f"{team}.")
        at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else -1
        for course in own.courses:
            if 0 <= at < len(course.taken) and course.taken[at].by == "team":
                then = replace(own, courses=(course.upto(own.lesson.case, at),))
                option, turn = self._option(then), course.taken[at].turn
                if option is None or option.key.choice != turn.choice:
                    return False
                offer = own.lesson.case.picks(then.position, turn.choice)
                by_number = numbered(offer) if offer else {}
                return {by_number.get(one) for one in self.picks} == {*turn.picks}
            at -= len(course.taken)
        return False

    def _option(self, own: Session) -> BallotOption | None:
        return next((one for one in ballot(own) if one.letter == self.letter), None)


@dataclass(frozen=True, slots=True)
class PressFor(Command):
    """Take a team's turn for it, as it told it aloud; `poll` names the turn, as a vote of its phones does."""

    team: str
    poll: PollId
    letter: str
    picks: tuple[int, ...] = ()

    def done(self, session: Session) -> Session:
        _check_turns_are_taken(session)
        _check_plays(session, self.team)
        return TeamTurn(self.poll, self.letter, self.picks, pressed=True).taken(session, self.team)


@dataclass(frozen=True, slots=True)
class TakeBackTurn(Command):
    """Take the last turn of a team's own course back, such as a slip of the finger."""

    team: str

    def done(self, session: Session) -> Session:
        if session.phase != "teams":
            raise NotNowError("no_turn")
        _check_turns_are_taken(session)
        _check_plays(session, self.team)
        own = session.of_team(self.team)
        *before, last = own.courses
        places = [at for at, one in enumerate(last.taken) if one.by == "team"]
        if places:
            # A shorter record, played again.
            before.append(last.upto(own.lesson.case, places[-1]))
        elif not before:
            raise NotNowError("no_turn")
        return _with_road(session, self.team, tuple(before))


def _check_turns_are_taken(session: Session) -> None:
    if session.phase != "teams":
        raise NotNowError("poll_closed")
    if session.paused:
        raise NotNowError("paused")


def _check_plays(session: Session, team: str) -> None:
    if team not in session.roads:
        raise NotNowError("team", teams=", ".join(session.teams))


def _with_road(session: Session, team: str, courses: tuple[ClassCourse, ...]) -> Session:
    return replace(session, roads={**session.roads, team: courses})
