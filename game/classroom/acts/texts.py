"""Texts that come in while a class lasts: reasons and their moderation, and the scenario's words reworded."""

from dataclasses import replace
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts.room import check_mask, seated
from game.classroom.commands import NotNowError
from game.classroom.polls import Fate, Reason, ReasonId, cleaned, same_words
from game.classroom.session import LONGEST_FIX, Session, reasons_asked, rewordable, vote_of


def do_with_texts(session: Session, command: ask.TextCommand) -> Session:
    """Return the session after a reason was given or moderated, or a text reworded."""
    match command:
        case ask.GiveReason():
            return _give_reason(session, command)
        case ask.ReadSlip(letter=letter, card=card):
            poll, text = reasons_asked(session), cleaned(command.text)
            if poll is None:
                raise NotNowError("reasons_closed")
            if not text:
                raise NotNowError("reason_empty")
            check_mask(session, text)
            # Whoever typed it has approved it.
            return session.with_reason(
                Reason(ReasonId(len(session.reasons) + 1), poll, text, letter, card, fate="approved")
            )
        case ask.Approve(reason=reason):
            check_mask(session, _reason(session, reason).text)
            return session.with_reason(_reason(session, reason).judged("approved"))
        case ask.ApproveAll(reasons=reasons):
            return _approved_all(session, reasons)
        case ask.Hide(reason=reason):
            return session.with_reason(_reason(session, reason).judged("hidden"))
        case ask.Merge():
            one, into = _reason(session, command.reason), _reason(session, command.into)
            if one.id == into.id or one.poll != into.poll or into.fate == "merged":
                raise NotNowError("merge")
            return session.with_reason(one.judged("merged", into.id))
        case ask.Approval(on=on):
            return session.with_settings(approval=on)
        case ask.RewordText(place=place):
            if place not in rewordable(session):
                raise NotNowError("repair_place")
            text = " ".join(command.text.split())[:LONGEST_FIX]
            check_mask(session, text)
            kept = {other: fix for other, fix in session.rewordings.items() if other != place}
            return replace(session, rewordings={**kept, place: text} if text else kept)
        case _:
            assert_never(command)


def _approved_all(session: Session, reasons: tuple[ReasonId, ...]) -> Session:
    """Approve reasons, like ones as one; what names the real case before its history goes on waiting."""
    for name in reasons:
        one = _reason(session, name)
        try:
            check_mask(session, one.text)
        except NotNowError:
            continue
        like = (other for other in session.reasons.values() if other.fate == "approved" and _like(other, one))
        first = next(like, None)
        judged = one.judged("merged", first.id) if first else one.judged("approved")
        session = session.with_reason(judged)
    return session


def _like(one: Reason, other: Reason) -> bool:
    """Return whether two reasons are for the same option, with the same words."""
    same_place = (one.poll, one.letter) == (other.poll, other.letter) and one.id != other.id
    return same_place and same_words(one.text) == same_words(other.text)


def _give_reason(session: Session, command: ask.GiveReason) -> Session:
    """Take the seat's one reason in this poll, which waits for the teacher."""
    seat = seated(session, command.seat).id
    text = cleaned(command.text)
    asks = session.phase == "moot"
    if session.paused or command.poll != reasons_asked(session):
        raise NotNowError("reasons_closed")
    if asks and session.moot.held_by(seat) != "bench":
        raise NotNowError("reasons_closed")
    if not text:
        raise NotNowError("reason_empty")
    if not session.settings.approval:
        check_mask(session, text)
    given = session.reasons.values()
    before = next((one.id for one in given if (one.seat, one.poll) == (seat, command.poll)), None)
    # A question of the bench is for no option.
    letter = vote_of(session, session.decision, seat) if session.decision and not asks else ""
    fate: Fate = "waiting" if session.settings.approval else "approved"
    name = before or ReasonId(len(given) + 1)
    return session.with_reason(Reason(name, command.poll, text, letter, command.card, seat, fate))


def _reason(session: Session, reason: ReasonId) -> Reason:
    if reason not in session.reasons:
        raise NotNowError("no_reason")
    return session.reasons[reason]
