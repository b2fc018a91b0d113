"""Texts that come in while a class lasts: reasons and their moderation, and fixes of the scenario's words."""

from dataclasses import replace

from game.classroom.acts.room import seated
from game.classroom.commands import GiveReason, Merge, ReadSlip, RewordText
from game.classroom.masking import names_the_case
from game.classroom.polls import PollId
from game.classroom.reasons import Reason, ReasonId, cleaned
from game.classroom.refusing import NotNowError
from game.classroom.rewording import rewordable
from game.classroom.session import Session

LONGEST_FIX = 1000


def reasons_asked(session: Session) -> PollId | None:
    """Return the name under which texts are taken now, if they are."""
    if session.phase in ("discuss", "second-poll"):
        return PollId(f"{session.here.decision}.reason")
    return PollId("debrief") if session.phase == "debrief" else None


def give_reason(session: Session, command: GiveReason) -> Session:
    """Return the seat's one reason in this poll, which waits for the teacher."""
    seat = seated(session, command.seat)
    text = cleaned(command.text)
    if session.paused or command.poll != reasons_asked(session):
        raise NotNowError("reasons_closed")
    if not text:
        raise NotNowError("reason_empty")
    letter = _vote_of(session, command)
    before = next(
        (one for one in session.reasons.values() if (one.seat, one.poll) == (seat.id, command.poll)), None
    )
    reason = before or Reason(_next_id(session), command.poll, text, seat=seat.id)
    reason = reason.rewritten(text, letter, command.card)
    return session.with_reason(reason if session.settings.approval else reason.meeting("approved"))


def read_slip(session: Session, command: ReadSlip) -> Session:
    """Return a reason taken down from a slip, approved by whoever typed it."""
    poll, text = reasons_asked(session), cleaned(command.text)
    if poll is None:
        raise NotNowError("reasons_closed")
    if not text:
        raise NotNowError("reason_empty")
    reason = Reason(_next_id(session), poll, text, command.letter, command.card)
    return session.with_reason(reason.meeting("approved"))


def approve(session: Session, reason: ReasonId) -> Session:
    """Return a reason fit for P."""
    return session.with_reason(_reason(session, reason).meeting("approved"))


def hide(session: Session, reason: ReasonId) -> Session:
    """Return a reason kept out."""
    return session.with_reason(_reason(session, reason).meeting("hidden"))


def merge(session: Session, command: Merge) -> Session:
    """Return a reason joined to another one of the same poll, which stands for both."""
    one, into = _reason(session, command.reason), _reason(session, command.into)
    if one.id == into.id or one.poll != into.poll or into.fate == "merged":
        raise NotNowError("merge")
    return session.with_reason(one.meeting("merged", into.id))


def set_approval(session: Session, on: bool) -> Session:
    """Return reasons looked at before they are shown, or shown at once."""
    return session.but(settings=replace(session.settings, approval=on))


def reword(session: Session, command: RewordText) -> Session:
    """Return a text fixed for this session; refuse one that names the real case."""
    if command.place not in rewordable(session):
        raise NotNowError("repair_place")
    text = " ".join(command.text.split())[:LONGEST_FIX]
    if names_the_case(session.lesson.scenario, text) and not session.unmasked:
        raise NotNowError("repair_mask")
    kept = {place: fix for place, fix in session.rewordings.items() if place != command.place}
    return session.but(rewordings={**kept, command.place: text} if text else kept)


def _vote_of(session: Session, command: GiveReason) -> str:
    decision = session.decision
    for name in (decision.second, decision.first) if decision else ():
        poll = session.polls.get(name)
        if poll and command.seat in poll.ballots:
            return poll.ballots[command.seat].letter
    return ""


def _next_id(session: Session) -> ReasonId:
    return ReasonId(len(session.reasons) + 1)


def _reason(session: Session, reason: ReasonId) -> Reason:
    if reason not in session.reasons:
        raise NotNowError("no_reason")
    return session.reasons[reason]
