"""The class's courses beside the real one, and the questions of the debrief."""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.courses import ClassCourse
from game.classroom.lesson import Lesson
from game.classroom.polls import PollId
from game.classroom.session import Session
from game.classroom.views.bodies import CoursePath, CourseTurn, DebriefBody, HistoryBody, HistoryEvent
from game.classroom.views.wording import Wording
from game.engine.debrief import debrief
from game.engine.replay import Replay, Step
from game.model.teaching import Question, Theme


def telling(session: Session) -> HistoryBody:
    """Return the mask off: what the class did, what was really done, and why it went that way."""
    wording = Wording.of(session)
    real = session.lesson.real
    return HistoryBody(
        title=wording.title,
        courses=tuple(course_path(session, number) for number in range(len(session.courses))),
        real=real_path(session, real) if real else None,
        events=tuple(
            HistoryEvent(
                wording.day(one.day),
                wording.text(one.who),
                wording.text(one.what),
                wording.text(one.why),
                wording.truth(one.truth),
                wording.sources(one.cites),
            )
            for one in session.lesson.scenario.history.events
        ),
        stood_for=tuple(stood_for(session.lesson)),
    )


def stood_for(lesson: Lesson) -> Iterator[str]:
    """Yield a sentence for each stand-in that the case had behind its mask."""
    for one in lesson.scenario.mask.names.values():
        if one.shown_as != one.real:
            yield lesson.words("class.stood_for", shown=one.shown_as, real=one.real)


def course_path(session: Session, number: int) -> CoursePath:
    """Return one course of the class; turns where it left history are forks, with the reason why."""
    course = session.courses[number]
    words, real = session.lesson.words, session.lesson.real
    forks = debrief(session.lesson.case, course.replay, real).forks if real else ()
    why = {one.number: " ".join(event.why for event in one.answers if event.why) for one in forks}
    nodes = tuple(
        replace(
            _node(session, step, _by(session, course, place), why.get(place + 1)),
            votes=_votes(session, course.taken[place].decision),
        )
        for place, step in enumerate(course.replay.steps)
    )
    opened = session.lesson.scenario.scenes[course.opened_at].title if course.opened_at else ""
    name = words("class.course" if number == 0 else "class.course_after_jump")
    return CoursePath(name, nodes, _stands_at(session, course.replay), _ended(session, course.replay), opened)


def real_path(session: Session, real: Replay) -> CoursePath:
    """Return the historical course."""
    words = session.lesson.words
    nodes = tuple(_node(session, step, words("class.by_history"), None) for step in real.steps)
    return CoursePath(words("class.real_course"), nodes, _stands_at(session, real), _ended(session, real))


def _votes(session: Session, decision: int) -> str:
    """Return the votes by which a decision was made; with nothing where they cannot be told."""
    verdict = next((one.verdict for one in session.decisions if one.number == decision), None)
    if verdict is None or not verdict.of:
        return ""
    return session.lesson.words("class.votes", votes=verdict.votes, of=verdict.of)


def _by(session: Session, course: ClassCourse, place: int) -> str:
    return session.lesson.words(f"class.taken_by.{course.taken[place].by}")


def _node(session: Session, step: Step, by: str, why: str | None) -> CourseTurn:
    wording = Wording.of(session)
    scene = session.lesson.scenario.scenes[step.turn.scene]
    outcome = wording.text(step.outcome.label) if step.outcome else ""
    return CourseTurn(
        title=wording.text(scene.title),
        day=wording.day(step.before.date),
        choice=wording.text(step.choice.label),
        outcome=outcome,
        by=by,
        fork=why is not None,
        why=wording.text(why or ""),
    )


def _stands_at(session: Session, replay: Replay) -> str:
    return Wording.of(session).text(session.lesson.case.scene(replay.position).title)


def _ended(session: Session, replay: Replay) -> str:
    ending = session.lesson.case.ending(replay.position)
    return Wording.of(session).text(ending.title) if ending else ""


def questions(session: Session) -> tuple[tuple[Theme, Question], ...]:
    """Return every question of the debrief, theme by theme."""
    themes = session.lesson.scenario.teaching.themes
    return tuple((theme, question) for theme in themes for question in theme.questions)


def debriefing(session: Session) -> DebriefBody:
    """Return the question in front, and the lines that the teacher approved."""
    wording = Wording.of(session)
    every = questions(session)
    lines = tuple(
        one.text for one in session.reasons.values() if one.poll == "debrief" and one.fate == "approved"
    )
    if not every:
        return DebriefBody("", session.lesson.words("class.reactions"), 1, 1, PollId("debrief"), lines)
    place = session.item % len(every)
    theme, question = every[place]
    return DebriefBody(
        wording.text(theme.title),
        wording.text(question.ask),
        place + 1,
        len(every),
        PollId("debrief"),
        lines,
    )
