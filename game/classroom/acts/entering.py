"""What a class finds when it comes to a stop: the options of a decision, and a poll to vote in."""

from dataclasses import replace

from game.classroom.decisions import BallotOption, ClassDecision
from game.classroom.polls import LETTERS, Poll, PollId
from game.classroom.session import Session, poll_of

AGREE_OR_NOT = ("A", "B")


def entered(session: Session) -> Session:
    """Return the present stop made ready."""
    number = session.here.decision
    if number and session.decision is None:
        session = session.with_decision(_put(session, number))
    decision = session.decision
    if session.phase == "reveal" and decision:
        session = session.with_decision(replace(decision, tally_seen=True))
    if session.phase == "debrief":
        session = session.but(asked=session.asked | {session.item})
    name = poll_of(session)
    return session.with_poll(_poll(session, name)) if name else session


def without_decision(session: Session, number: int) -> Session:
    """Return nothing left of a decision that has to be put anew."""
    own = f"{number}."
    return session.but(
        decisions=tuple(one for one in session.decisions if one.number != number),
        polls={name: poll for name, poll in session.polls.items() if not name.startswith(own)},
        reasons={name: reason for name, reason in session.reasons.items() if not reason.poll.startswith(own)},
    )


def _put(session: Session, number: int) -> ClassDecision:
    case, position = session.lesson.case, session.position
    options = tuple(
        BallotOption(letter, choice.key.choice, not case.reasons(position, choice.key.choice))
        for letter, choice in zip(LETTERS, case.choices(position), strict=False)
    )
    return ClassDecision(number, position.scene, options)


def _poll(session: Session, name: PollId) -> Poll:
    decision = session.decision
    poll = session.polls.get(name) or Poll(name, _letters(session))
    seen = decision is not None and decision.tally_seen and not decision.lifted
    return poll.held_again() if seen else poll


def _letters(session: Session) -> tuple[str, ...]:
    asked = session.lesson.asked
    match session.phase:
        case "question-before":
            answers = asked.before.answers if asked and asked.before else {}
            return tuple(LETTERS[: len(answers)])
        case "question-after":
            answers = asked.after.answers if asked and asked.after else {}
            return tuple(LETTERS[: len(answers)])
        case "misconceptions":
            return AGREE_OR_NOT
        case "what-if":
            last = session.decisions[-1] if session.decisions else None
            return last.open_letters if last else AGREE_OR_NOT
        case _:
            return session.decision.open_letters if session.decision else ()
