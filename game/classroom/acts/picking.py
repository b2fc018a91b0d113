"""Which choices of a scene are put to the class: those of the case's ballot, or of the teacher's."""

from dataclasses import replace

from game.classroom import commands as ask
from game.classroom.commands import NotNowError
from game.classroom.decisions import BallotOption
from game.classroom.polls import LETTERS
from game.classroom.session import Session
from game.model.ids import SceneId

_FEWEST = 2


def ballot(session: Session) -> tuple[BallotOption, ...]:
    """Return the options that are voted on: those of the ballot, or all where too few of them are open."""
    case, position = session.lesson.case, session.position
    every, scene = case.choices(position), position.scene
    named = session.ballots.get(scene) or session.lesson.scenario.teaching.ballots.get(scene, ())
    is_open = {one.key.choice: not case.reasons(position, one.key.choice) for one in every}
    kept = [one for one in every if one.key.choice in named]
    if sum(is_open[one.key.choice] for one in kept) < _FEWEST:
        kept = list(every)
    lettered = zip(LETTERS, kept, strict=False)
    return tuple(BallotOption(letter, one.key, is_open[one.key.choice]) for letter, one in lettered)


def picked(session: Session, command: ask.PickOptions) -> Session:
    """Put other choices of a scene to the class; refuse once somebody has voted on it."""
    scene, decision = SceneId(command.scene), session.decision
    known = session.lesson.scenario.scenes.get(scene)
    if known is None or not {*command.choices} <= {*known.choices}:
        raise NotNowError("no_decision")
    if len(command.choices) < _FEWEST:
        raise NotNowError("two_options")
    if any(taken.by == "team" for course in session.played for taken in course.taken):
        raise NotNowError("options_fixed")
    names = tuple(name for name in known.choices if name in command.choices)
    session = replace(session, ballots={**session.ballots, scene: names})
    if decision is None or decision.scene != scene:
        return session
    own = (poll for name, poll in session.polls.items() if name.startswith(f"{decision.number}."))
    if decision.verdict is not None or any(poll.total for poll in own):
        raise NotNowError("options_fixed")
    return without_decision(session, decision.number)


def without_decision(session: Session, number: int) -> Session:
    """Return the session without a decision, its polls and reasons, so that it can be put anew."""
    own = f"{number}."
    return replace(
        session,
        decisions=tuple(one for one in session.decisions if one.number != number),
        polls={name: poll for name, poll in session.polls.items() if not name.startswith(own)},
        reasons={name: reason for name, reason in session.reasons.items() if not reason.poll.startswith(own)},
    )
