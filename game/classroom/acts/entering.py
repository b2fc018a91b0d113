"""How a class comes to a stop of its agenda: the turn that is due is taken, and the stop made ready."""

from dataclasses import replace

from game.classroom.acts.ballots import ballot
from game.classroom.decisions import Chance, ClassCourse, ClassDecision, TakenTurn, played_on
from game.classroom.polls import LETTERS, Poll
from game.classroom.refusals import NotNowError
from game.classroom.session import Clock, Session, open_outcomes, poll_of
from game.engine.openness import OpenOutcome
from game.model.ids import OutcomeId
from game.model.record import Seed, Turn

AGREE_OR_NOT = ("A", "B")


def without_decision(session: Session, number: int) -> Session:
    """Return the session without a decision, its polls and reasons, so that it can be put anew."""
    own = f"{number}."
    return replace(
        session,
        decisions=tuple(one for one in session.decisions if one.number != number),
        polls={name: poll for name, poll in session.polls.items() if not name.startswith(own)},
        reasons={name: reason for name, reason in session.reasons.items() if not reason.poll.startswith(own)},
    )


def moved_on_course(session: Session, stop: int, at: int) -> Session:
    """Return the session at another stop; refuse a decision whose scene the class has not come to."""
    number = session.stops[stop].decision
    scene = session.lesson.scene_of(number)
    if scene is not None and number != session.here.decision and session.course.scene != scene:
        raise NotNowError("not_there", scene=session.lesson.scenario.scenes[scene].title)
    return moved(session, stop, at)


def moved(session: Session, stop: int, at: int) -> Session:
    """Return the session at another stop, its clock begun anew."""
    clock = session.clock
    used = {**clock.used, session.stop: clock.used.get(session.stop, 0) + clock.spent(at)}
    # The break is as long as it was planned, and everybody sees it run out.
    here = session.stops[stop]
    limit = round(60 * here.minutes) if here.phase == "break" else 0
    session = replace(session, stop=stop, item=0, minority=False, clock=Clock(at, limit, used=used))
    return entered(take_without_chance(session) if session.phase == "consequence" else session)


def entered(session: Session) -> Session:
    """Return the session with its present stop made ready: a decision to make, a poll to vote in."""
    if session.phase == "teams" and not session.roads:
        session = replace(session, roads=dict.fromkeys(session.teams, session.courses))
    number = session.here.decision
    if number and session.decision is None:
        session = session.with_decision(ClassDecision(number, session.course.scene, ballot(session)))
    decision = session.decision
    if session.phase == "reveal" and decision:
        session = session.with_decision(replace(decision, tally_seen=True))
    if session.phase == "debrief":
        session = replace(session, asked=session.asked | {session.item})
    name = poll_of(session)
    if name is None:
        return session
    poll = session.polls.get(name) or Poll(name, _letters(session))
    if decision is not None and decision.tally_seen and not decision.lifted and not session.ruling:
        poll = replace(poll, after_tally=True)
    return session.with_poll(poll)


def _letters(session: Session) -> tuple[str, ...]:
    match session.phase:
        case "question-before" | "question-after":
            question = session.lesson.question(session.phase)
            return tuple(LETTERS[: len(question.answers)]) if question else ()
        case "misconceptions":
            return AGREE_OR_NOT
        case "what-if":
            last = session.decisions[-1] if session.decisions else None
            return last.open_letters if last else AGREE_OR_NOT
        case "consequence":
            return tuple(LETTERS[: len(open_outcomes(session))])
        case _:
            return session.decision.open_letters if session.decision else ()


def take_without_chance(session: Session) -> Session:
    """Return the turn of the class taken if nothing is left to chance; else the same session."""
    decision = session.decision
    if decision is None or not decision.pending:
        return session
    outcomes = open_outcomes(session)
    if len(outcomes) > 1:
        return session
    return taken(session, decision, outcomes[0].outcome.id if outcomes else None, "")


def taken(session: Session, decision: ClassDecision, outcome: OutcomeId | None, chance: Chance) -> Session:
    """Carry out a decision as a turn, and play for the class what follows it."""
    taken = TakenTurn(turn_of(decision, outcome), "class", chance, decision.number)
    course = session.course.then(session.lesson.case, taken)
    place = len(session.courses) - 1, len(course.taken) - 1
    session = session.with_decision(replace(decision, place=place))
    return played_for(session, course, decision.number + 1)


def turn_of(decision: ClassDecision, outcome: OutcomeId | None) -> Turn:
    """Return what was decided as a turn."""
    assert decision.verdict is not None, "only what was decided becomes a turn"
    key = decision.option(decision.verdict.letter).key
    return Turn(decision.scene, key.choice, decision.verdict.picks, outcome)


def played_for(session: Session, course: ClassCourse, upcoming: int) -> Session:
    """Return a course played for the class up to a decision, or to the end after the last one."""
    lesson = session.lesson
    course = played_on(lesson.case, lesson.real, course, (lesson.scene_of(upcoming),))
    return replace(session, courses=(*session.courses[:-1], course))


def drawn(session: Session, turn: Turn, outcomes: tuple[OpenOutcome, ...]) -> OutcomeId | None:
    """Return the outcome that the seed draws, or None if there is none."""
    left = Seed(session.seed).draw(len(session.course.taken) + 1, turn.key, turn.picks)
    for one in outcomes:
        left -= one.odds
        if left < 0:
            return one.outcome.id
    return None
