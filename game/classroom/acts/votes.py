"""Votes: by seats, by typed counts, and what the teacher settles about them."""

from dataclasses import replace
from functools import lru_cache

from game.classroom.acts.room import seated
from game.classroom.advice import Thresholds
from game.classroom.commands import SetAdvice, TypeCount, Vote, VoteTeam
from game.classroom.decisions import Rule
from game.classroom.polls import Ballot, Poll
from game.classroom.refusing import NotNowError
from game.classroom.session import Devices, Session
from game.engine.openness import PicksOffer

MOST_TYPED = 5000
MOST_IN_TEAM = 100


def vote(session: Session, command: Vote) -> Session:
    """Return the vote counted in place of the seat's last one; a repeated request changes nothing."""
    seat = seated(session, command.seat)
    poll = session.polls.get(command.poll)
    if poll and command.request and command.request in poll.requests:
        return session
    poll = _open(session, command.poll)
    if command.letter not in poll.letters:
        raise NotNowError("option", letters=", ".join(poll.letters))
    if not 0 <= command.confidence <= 5:
        raise NotNowError("confidence")
    _check_picks(session, command)
    ballot = _alike(command.letter, command.picks, command.confidence)
    return session.with_poll(poll.voted(seat.id, ballot, command.request))


# A class of 300 votes 7,500 times, and few of its ballots differ.
@lru_cache(1_024)
def _alike(letter: str, picks: tuple[int, ...], confidence: int) -> Ballot:
    return Ballot(letter, picks, confidence)


def vote_team(session: Session, command: VoteTeam) -> Session:
    """Return the votes within a team in place of what its device told before."""
    seat = seated(session, command.seat)
    known = session.polls.get(command.poll)
    if known and command.request and command.request in known.requests:
        return session
    poll = _open(session, command.poll)
    if session.settings.devices != "team-counts":
        raise NotNowError("devices")
    fits = len(command.counts) == len(poll.letters) and all(
        0 <= one <= MOST_IN_TEAM for one in command.counts
    )
    if not fits:
        raise NotNowError("team_counts", number=len(poll.letters), most=MOST_IN_TEAM)
    return session.with_poll(poll.told(seat.id, command.counts, command.request))


def count(session: Session, command: TypeCount) -> Session:
    """Return a typed count in the open poll, in place of the one before."""
    poll = _open(session, None)
    if command.letter not in poll.letters:
        raise NotNowError("option", letters=", ".join(poll.letters))
    if not 0 <= command.number <= MOST_TYPED:
        raise NotNowError("typed", most=MOST_TYPED)
    return session.with_poll(poll.counted(command.letter, command.number))


def by_hands(session: Session, on: bool) -> Session:
    """Return votes by hands, cards or slips, or by phones again; none is lost, and they add up."""
    return session.but(settings=replace(session.settings, hands=on))


def set_devices(session: Session, devices: Devices) -> Session:
    """Return seats that are persons, or teams."""
    return session.but(settings=replace(session.settings, devices=devices))


def set_advice(session: Session, command: SetAdvice) -> Session:
    """Return other thresholds of the advice."""
    limits = Thresholds(command.agreed, command.leading, command.sizeable)
    if not all(0 <= one <= 100 for one in (limits.agreed, limits.leading, limits.sizeable)):
        raise NotNowError("advice")
    return session.but(settings=replace(session.settings, thresholds=limits))


def set_rule(session: Session, rule: Rule) -> Session:
    """Return the rule by which polls decide; refuse once a decision has votes."""
    decision = session.decision
    poll = session.polls.get(decision.first) if decision else None
    if decision and decision.verdict is None and poll and poll.total:
        raise NotNowError("rule")
    return session.but(settings=replace(session.settings, rule=rule))


def lift_tally(session: Session, on: bool) -> Session:
    """Return the counts of this decision shown while it is voted on."""
    decision = session.decision
    if decision is None:
        raise NotNowError("no_decision")
    seen = decision.tally_seen or on
    return session.with_decision(replace(decision, lifted=on, tally_seen=seen))


def picks_offer(session: Session, letter: str) -> PicksOffer | None:
    """Return the grounds that can be ticked with an option of the present decision."""
    decision = session.decision
    if decision is None or decision.place is not None or letter not in decision.open_letters:
        return None
    return session.lesson.case.picks(session.position, decision.option(letter).choice)


def _check_picks(session: Session, command: Vote) -> None:
    if not command.picks:
        return
    offer = picks_offer(session, command.letter)
    fits = offer is not None and len(command.picks) <= offer.at_most
    numbers = set(command.picks)
    if not offer or not fits or len(numbers) < len(command.picks) or numbers - set(numbered(offer)):
        raise NotNowError("picks", most=offer.at_most if offer else 0)


def numbered(offer: PicksOffer) -> dict[int, str]:
    """Return the grounds on offer by their numbers, from 1."""
    return dict(enumerate(offer.options, start=1))


def _open(session: Session, name: str | None) -> Poll:
    if session.paused:
        raise NotNowError("paused")
    poll = session.open_poll
    if poll is None or (name is not None and poll.id != name):
        raise NotNowError("poll_closed")
    return poll
