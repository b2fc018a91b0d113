"""Texts of a class as its session has them: which are asked for now, and how the case's own ones read."""

from game.classroom.commands import NotNowError
from game.classroom.decisions import ClassDecision
from game.classroom.lesson import names_the_case
from game.classroom.polls import PollId, SeatId
from game.classroom.session import Session
from game.model.ids import ChoiceKey
from game.model.prose import shown

LONGEST_FIX = 1000


def reasons_asked(session: Session) -> PollId | None:
    """Return the name under which texts are taken now, or None if none are."""
    if session.phase in ("discuss", "second-poll"):
        return PollId(f"{session.here.decision}.reason")
    return PollId("debrief") if session.phase == "debrief" else None


def vote_of(session: Session, decision: ClassDecision, seat: SeatId | None) -> str:
    """Return the vote of a seat in a decision, the second before the first, or "" without one."""
    polls = (session.polls.get(name) for name in (decision.second, decision.first))
    found = (poll.ballots[seat].letter for poll in polls if poll and seat and seat in poll.ballots)
    return next(found, "")


def rewordable(session: Session) -> dict[str, str]:
    """Return every place that can be reworded, and how it reads in the scenario as the class stands."""
    places: dict[str, str] = {}
    for name in session.lesson.plan.decisions:
        scene = session.lesson.scenario.scenes[name]
        said = shown(scene.on_screen, session.position)
        places[f"{name}.on_screen"] = "\n\n".join(one.text for one in said)
        places |= {f"{one.key}.label": one.label for one in scene.choices.values()}
    return places


def label_of(session: Session, key: ChoiceKey) -> str:
    """Return the text of a choice as it reads now."""
    return session.rewordings.get(f"{key}.label") or session.lesson.scenario.choice(key).label


def check_mask(session: Session, text: str) -> None:
    """Refuse a text that would show the class a real name of the case before its history."""
    if names_the_case(session.lesson.scenario, text) and not session.unmasked:
        raise NotNowError("repair_mask")
