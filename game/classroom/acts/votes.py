"""Votes: by seats, by typed counts, and what the teacher settles about them."""

from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts.room import seated
from game.classroom.commands import NotNowError
from game.classroom.phases import OPENING, Devices
from game.classroom.polls import Ballot, Poll, Thresholds
from game.classroom.session import Session
from game.engine.openness import PicksOffer
from game.model.ids import ArgumentId

MOST_TYPED = 5000
MOST_IN_TEAM = 100

# A class of 300 votes 7,500 times, and few of its ballots differ.
_ballot = lru_cache(1_024)(Ballot)


def do_with_votes(session: Session, command: ask.VoteCommand) -> Session:
    """Return the session after a vote, or after what the teacher settles about votes."""
    decision = session.decision
    match command:
        case ask.Vote() | ask.VoteTeam():
            return _vote(session, command)
        case ask.TypeCount(letter=letter, number=number):
            poll = _open(session, None)
            if letter not in poll.letters:
                raise NotNowError("option", letters=", ".join(poll.letters))
            if not 0 <= number <= MOST_TYPED:
                raise NotNowError("typed", most=MOST_TYPED)
            return session.with_poll(poll.counted(letter, number))
        case ask.Hands(on=on):
            # No vote is lost: those by phones and those typed add up.
            return session.with_settings(hands=on)
        case ask.SetDevices(devices=devices):
            return _with_devices(session, devices)
        case ask.SetAdvice(agreed=agreed, leading=leading, sizeable=sizeable):
            if not all(0 <= one <= 100 for one in (agreed, leading, sizeable)):
                raise NotNowError("advice")
            return session.with_settings(thresholds=Thresholds(agreed, leading, sizeable))
        case ask.SetRule(rule=rule):
            first = session.polls.get(decision.first) if decision else None
            if decision and decision.verdict is None and first and first.total:
                raise NotNowError("rule")
            return session.with_settings(rule=rule)
        case ask.LiftTally(on=on):
            if decision is None:
                raise NotNowError("no_decision")
            seen = decision.tally_seen or on
            return session.with_decision(replace(decision, lifted=on, tally_seen=seen))
        case _:
            assert_never(command)


def _with_devices(session: Session, devices: Devices) -> Session:
    """Settle whose devices the seats are; what each team plays is settled before the decisions."""
    if "team-course" in (devices, session.settings.devices) and devices != session.settings.devices:
        if not session.teams:
            raise NotNowError("teams_first")
        if session.phase not in OPENING or session.roads:
            raise NotNowError("teams_settled")
    return session.with_settings(devices=devices)


def _vote(session: Session, command: ask.Vote | ask.VoteTeam) -> Session:
    """Count the vote of a seat in place of its last one; the same vote sent again changes nothing."""
    seat, held = seated(session, command.seat).id, session.polls.get(command.poll)
    if held and command.request and _is_repeated(held, command):
        return session
    poll = _open(session, command.poll)
    if not session.votes_now(seat):
        raise NotNowError("bench_only" if session.ruling else "bench_rules")
    if isinstance(command, ask.VoteTeam):
        if session.ruling or session.settings.devices != "team-counts":
            raise NotNowError("devices")
        within = all(0 <= one <= MOST_IN_TEAM for one in command.counts)
        if len(command.counts) != len(poll.letters) or not within:
            raise NotNowError("team_counts", number=len(poll.letters), most=MOST_IN_TEAM)
        return session.with_poll(poll.voted_in_team(seat, command.counts, command.request))
    if command.letter not in poll.letters:
        raise NotNowError("option", letters=", ".join(poll.letters))
    if not 0 <= command.confidence <= 5:
        raise NotNowError("confidence")
    if command.picks:
        offer, numbers = picks_offer(session, command.letter), set(command.picks)
        repeated = len(numbers) < len(command.picks)
        if offer is None or repeated or len(numbers) > offer.at_most or numbers - set(numbered(offer)):
            raise NotNowError("picks", most=offer.at_most if offer else 0)
    return session.with_poll(poll.voted(seat, _cast(command), command.request))


def _cast(command: ask.Vote) -> Ballot:
    return _ballot(command.letter, command.picks, command.confidence)


def _is_repeated(poll: Poll, command: ask.Vote | ask.VoteTeam) -> bool:
    """Another letter under the same request, as from a page that was gone back to, is another vote."""
    if isinstance(command, ask.VoteTeam):
        return command.request in poll.requests
    return poll.request_of(command.seat, _cast(command), command.request) in poll.requests


def _open(session: Session, name: str | None) -> Poll:
    if session.paused:
        raise NotNowError("paused")
    poll = session.open_poll
    if poll is None or (name is not None and poll.id != name):
        raise NotNowError("poll_closed")
    return poll


def picks_offer(session: Session, letter: str) -> PicksOffer | None:
    """Return the grounds that can be ticked with an option of the present decision."""
    decision = session.decision
    if decision is None or decision.place is not None or letter not in decision.open_letters:
        return None
    return session.lesson.case.picks(session.position, decision.option(letter).key.choice)


def numbered(offer: PicksOffer) -> dict[int, ArgumentId]:
    """Return the grounds on offer by their numbers, from 1."""
    return dict(enumerate(offer.options, start=1))
