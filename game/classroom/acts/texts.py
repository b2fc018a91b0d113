"""Texts that come in while a class lasts: reasons and their moderation, and the scenario's words reworded."""

from dataclasses import dataclass, replace

from game.classroom.acts.base import Command, check_mask, seated
from game.classroom.polls import Card, Fate, PollId, Reason, ReasonId, SeatId, cleaned, same_words
from game.classroom.refusals import NotNowError
from game.classroom.session import LONGEST_FIX, Session, reasons_asked, rewordable, vote_of


@dataclass(frozen=True, slots=True)
class GiveReason(Command):
    """Write the one reason of a seat in a poll, which waits for the teacher; a later one takes its place."""

    seat: SeatId
    poll: PollId
    text: str
    card: Card = ""

    def done(self, session: Session) -> Session:
        seat = seated(session, self.seat).id
        text = cleaned(self.text)
        asks = session.phase == "moot"
        if session.paused or self.poll != reasons_asked(session):
            raise NotNowError("reasons_closed")
        if asks and session.moot.held_by(seat) != "bench":
            raise NotNowError("reasons_closed")
        if not text:
            raise NotNowError("reason_empty")
        if not session.settings.approval:
            check_mask(session, text)
        given = session.reasons.values()
        before = next((one.id for one in given if (one.seat, one.poll) == (seat, self.poll)), None)
        # A question of the bench is for no option.
        letter = vote_of(session, session.decision, seat) if session.decision and not asks else ""
        fate: Fate = "waiting" if session.settings.approval else "approved"
        name = before or ReasonId(len(given) + 1)
        return session.with_reason(Reason(name, self.poll, text, letter, self.card, seat, fate))


@dataclass(frozen=True, slots=True)
class ReadSlip(Command):
    """Take down a reason that was read from a slip; it is approved."""

    letter: str
    text: str
    card: Card = ""

    def done(self, session: Session) -> Session:
        poll, text = reasons_asked(session), cleaned(self.text)
        if poll is None:
            raise NotNowError("reasons_closed")
        if not text:
            raise NotNowError("reason_empty")
        check_mask(session, text)
        # Whoever typed it has approved it.
        name = ReasonId(len(session.reasons) + 1)
        return session.with_reason(Reason(name, poll, text, self.letter, self.card, fate="approved"))


@dataclass(frozen=True, slots=True)
class Approve(Command):
    """Make a reason fit for P."""

    reason: ReasonId

    def done(self, session: Session) -> Session:
        check_mask(session, _reason(session, self.reason).text)
        return session.with_reason(_reason(session, self.reason).judged("approved"))


@dataclass(frozen=True, slots=True)
class ApproveAll(Command):
    """Make several reasons fit for P at once; those that say the same stand as one."""

    reasons: tuple[ReasonId, ...]

    def done(self, session: Session) -> Session:
        for name in self.reasons:
            one = _reason(session, name)
            try:
                check_mask(session, one.text)
            except NotNowError:
                # What names the real case before its history goes on waiting.
                continue
            approved = (other for other in session.reasons.values() if other.fate == "approved")
            first = next((other.id for other in approved if _says_the_same(other, one)), None)
            judged = one.judged("merged", first) if first else one.judged("approved")
            session = session.with_reason(judged)
        return session


@dataclass(frozen=True, slots=True)
class Hide(Command):
    """Keep a reason out."""

    reason: ReasonId

    def done(self, session: Session) -> Session:
        return session.with_reason(_reason(session, self.reason).judged("hidden"))


@dataclass(frozen=True, slots=True)
class Merge(Command):
    """Join a reason with a like one, which stands for both."""

    reason: ReasonId
    into: ReasonId

    def done(self, session: Session) -> Session:
        one, into = _reason(session, self.reason), _reason(session, self.into)
        if one.id == into.id or one.poll != into.poll or into.fate == "merged":
            raise NotNowError("merge")
        return session.with_reason(one.judged("merged", into.id))


@dataclass(frozen=True, slots=True)
class Approval(Command):
    """Look at reasons before they are shown (the default), or show them at once."""

    on: bool = True

    def done(self, session: Session) -> Session:
        return session.with_settings(approval=self.on)


@dataclass(frozen=True, slots=True)
class RewordText(Command):
    """Fix a text for this session; `place` is as the view names it, and an empty text undoes the fix."""

    place: str
    text: str

    def done(self, session: Session) -> Session:
        if self.place not in rewordable(session):
            raise NotNowError("repair_place")
        text = " ".join(self.text.split())[:LONGEST_FIX]
        check_mask(session, text)
        kept = {other: fix for other, fix in session.rewordings.items() if other != self.place}
        return replace(session, rewordings={**kept, self.place: text} if text else kept)


def _says_the_same(one: Reason, other: Reason) -> bool:
    """Return whether two reasons are for the same option, with the same words."""
    same_place = (one.poll, one.letter) == (other.poll, other.letter) and one.id != other.id
    return same_place and same_words(one.text) == same_words(other.text)


def _reason(session: Session, reason: ReasonId) -> Reason:
    if reason not in session.reasons:
        raise NotNowError("no_reason")
    return session.reasons[reason]
