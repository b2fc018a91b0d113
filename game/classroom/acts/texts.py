"""Texts that come in while a class lasts: reasons and their moderation, and the scenario's words reworded."""

from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts.room import seated
from game.classroom.commands import NotNowError
from game.classroom.masking import names_the_case
from game.classroom.polls import PollId
from game.classroom.reasons import Reason, ReasonId, cleaned
from game.classroom.session import Session
from game.model.ids import ChoiceKey, SceneId
from game.model.prose import shown

LONGEST_FIX = 1000


def do_with_texts(session: Session, command: ask.TextCommand) -> Session:
    """Return the session after a reason was given or moderated, or a text reworded."""
    match command:
        case ask.GiveReason():
            return _give_reason(session, command)
        case ask.ReadSlip():
            return _read_slip(session, command)
        case ask.Approve(reason=reason):
            check_mask(session, _reason(session, reason).text)
            return session.with_reason(_reason(session, reason).judged("approved"))
        case ask.Hide(reason=reason):
            return session.with_reason(_reason(session, reason).judged("hidden"))
        case ask.Merge():
            one, into = _reason(session, command.reason), _reason(session, command.into)
            if one.id == into.id or one.poll != into.poll or into.fate == "merged":
                raise NotNowError("merge")
            return session.with_reason(one.judged("merged", into.id))
        case ask.Approval(on=on):
            return session.with_settings(approval=on)
        case ask.RewordText():
            return _reword(session, command)
        case _:
            assert_never(command)


def reasons_asked(session: Session) -> PollId | None:
    """Return the name under which texts are taken now, or None if none are."""
    if session.phase in ("discuss", "second-poll"):
        return PollId(f"{session.here.decision}.reason")
    return PollId("debrief") if session.phase == "debrief" else None


def _give_reason(session: Session, command: ask.GiveReason) -> Session:
    """Take the seat's one reason in this poll, which waits for the teacher."""
    seat = seated(session, command.seat)
    text = cleaned(command.text)
    if session.paused or command.poll != reasons_asked(session):
        raise NotNowError("reasons_closed")
    if not text:
        raise NotNowError("reason_empty")
    if not session.settings.approval:
        check_mask(session, text)
    given = session.reasons.values()
    before = next((one for one in given if (one.seat, one.poll) == (seat.id, command.poll)), None)
    reason = before or Reason(_next_id(session), command.poll, text, seat=seat.id)
    reason = reason.rewritten(text, _vote_of(session, command), command.card)
    return session.with_reason(reason if session.settings.approval else reason.judged("approved"))


def _vote_of(session: Session, command: ask.GiveReason) -> str:
    decision = session.decision
    for name in (decision.second, decision.first) if decision else ():
        poll = session.polls.get(name)
        if poll and command.seat in poll.ballots:
            return poll.ballots[command.seat].letter
    return ""


def _read_slip(session: Session, command: ask.ReadSlip) -> Session:
    """Take down a reason from a slip, approved by whoever typed it."""
    poll, text = reasons_asked(session), cleaned(command.text)
    if poll is None:
        raise NotNowError("reasons_closed")
    if not text:
        raise NotNowError("reason_empty")
    check_mask(session, text)
    reason = Reason(_next_id(session), poll, text, command.letter, command.card)
    return session.with_reason(reason.judged("approved"))


def _next_id(session: Session) -> ReasonId:
    return ReasonId(len(session.reasons) + 1)


def _reason(session: Session, reason: ReasonId) -> Reason:
    if reason not in session.reasons:
        raise NotNowError("no_reason")
    return session.reasons[reason]


def check_mask(session: Session, text: str) -> None:
    """Refuse a text that would show the class a real name of the case before its history."""
    if names_the_case(session.lesson.scenario, text) and not session.unmasked:
        raise NotNowError("repair_mask")


def _reword(session: Session, command: ask.RewordText) -> Session:
    """Reword a text for this session; refuse one that names the real case."""
    if command.place not in rewordable(session):
        raise NotNowError("repair_place")
    text = " ".join(command.text.split())[:LONGEST_FIX]
    check_mask(session, text)
    kept = {place: other for place, other in session.rewordings.items() if place != command.place}
    return session.but(rewordings={**kept, command.place: text} if text else kept)


def place_of_screen(scene: SceneId) -> str:
    """Return the place of a scene's short text."""
    return f"{scene}.on_screen"


def place_of_label(key: ChoiceKey) -> str:
    """Return the place of an option's text."""
    return f"{key}.label"


def rewordable(session: Session) -> dict[str, str]:
    """Return every place that can be reworded, and how it reads in the scenario as the class stands."""
    places: dict[str, str] = {}
    for name in session.lesson.plan.decisions:
        scene = session.lesson.scenario.scenes[name]
        said = shown(scene.on_screen, session.position)
        places[place_of_screen(name)] = "\n\n".join(one.text for one in said)
        places |= {place_of_label(one.key): one.label for one in scene.choices.values()}
    return places


def label_of(session: Session, key: ChoiceKey) -> str:
    """Return the text of a choice as it reads now."""
    return session.rewordings.get(place_of_label(key)) or session.lesson.scenario.choice(key).label
