"""What the approved reasons of a decision said, for which option; never whose they were."""

from dataclasses import replace

from game.classroom.decisions import ClassDecision
from game.classroom.polls import PollId
from game.classroom.reasons import Reason
from game.classroom.session import Session

REASONS_SHOWN = 3


def approved(session: Session, decision: ClassDecision) -> tuple[Reason, ...]:
    """Return the approved reasons of a decision, the oldest first, each with the option it is for."""
    name = PollId(f"{decision.number}.reason")
    found = (one for one in session.reasons.values() if one.poll == name and one.fate == "approved")
    return tuple(replace(one, letter=one.letter or _voted_later(session, decision, one)) for one in found)


def _voted_later(session: Session, decision: ClassDecision, reason: Reason) -> str:
    """Return the vote of whoever wrote a reason before voting; with nothing where there is none."""
    for name in (decision.second, decision.first):
        poll = session.polls.get(name)
        ballot = poll.ballots.get(reason.seat) if poll and reason.seat else None
        if ballot:
            return ballot.letter
    return ""


def reasons_for(session: Session, decision: ClassDecision, letter: str) -> tuple[str, ...]:
    """Return the approved reasons for one option, like ones once; for none, those that name none."""
    return tuple(dict.fromkeys(one.text for one in approved(session, decision) if one.letter == letter))


def reasons_in_front(session: Session, decision: ClassDecision) -> tuple[str, ...]:
    """Return three approved reasons, of as many options as there are."""
    found = approved(session, decision)
    # The first reason of each option comes before the second of any.
    ranked = sorted(found, key=lambda one: sum(_before(other, one) for other in found))
    return tuple(one.text for one in ranked[:REASONS_SHOWN])


def _before(other: Reason, one: Reason) -> bool:
    return other.letter == one.letter and other.id < one.id
