"""The history phase and the debrief: the class's courses beside the real one, and the questions."""

from dataclasses import replace

from game.classroom.session import Session
from game.classroom.views.bodies import CoursePath, CourseTurn, DebriefBody, HistoryBody, HistoryEvent
from game.classroom.views.wording import ClassWording
from game.engine.debrief import debrief
from game.engine.replay import Replay, Step
from game.model.teaching import Question, RealEvent, Theme


def history_body(session: Session) -> HistoryBody:
    """Return what the class did, what was really done, and why it went that way, unmasked."""
    wording, real, words = ClassWording.of(session), session.lesson.real, session.lesson.words
    real_nodes = tuple(_node(session, step, words("class.by_history")) for step in real.steps) if real else ()
    return HistoryBody(
        title=wording.title,
        courses=tuple(_course_path(session, number) for number in range(len(session.courses))),
        real=_path(session, words("class.real_course"), real_nodes, real) if real else None,
        events=tuple(
            HistoryEvent(
                wording.day(one.day),
                wording.text(one.who),
                wording.text(f"{one.what} {_documented(session, one)}"),
                wording.text(words("debrief.timeline.why", why=one.why)) if one.why else "",
                wording.truth(one.truth),
                wording.sources(one.cites),
            )
            for one in session.lesson.scenario.history.events
        ),
        stood_for=tuple(
            words("class.stood_for", shown=one.shown_as, real=one.real)
            for one in session.lesson.scenario.mask.names.values()
            if one.shown_as != one.real
        ),
    )


def _documented(session: Session, event: RealEvent) -> str:
    """Return the sentence that names what documents an entry, or nothing."""
    cites = "; ".join(map(session.lesson.phrases.full_cite, event.documented_by))
    return session.lesson.words("debrief.documented_by", cites=cites) if cites else ""


def _course_path(session: Session, number: int) -> CoursePath:
    """Return one course of the class; turns where it left history are forks, with the reason why."""
    course, lesson = session.courses[number], session.lesson
    forks = debrief(lesson.case, course.replay, lesson.real).forks if lesson.real else ()
    why = {one.number: " ".join(event.why for event in one.answers if event.why) for one in forks}
    verdicts = {one.number: one.verdict for one in session.decisions}
    nodes = []
    for place, (taken, step) in enumerate(zip(course.taken, course.replay.steps, strict=True), start=1):
        verdict = verdicts.get(taken.decision)
        told = verdict if verdict and verdict.of else None
        votes = lesson.words("class.votes", votes=told.votes, of=told.of) if told else ""
        node = _node(session, step, lesson.words(f"class.taken_by.{taken.by}"))
        inferred = lesson.words("debrief.timeline.why", why=why[place]) if why.get(place) else ""
        why_so = ClassWording.of(session).text(inferred)
        nodes.append(replace(node, votes=votes, fork=place in why, why=why_so))
    name = lesson.words("class.course" if number == 0 else "class.course_after_jump")
    opened = lesson.scenario.scenes[course.opened_at].title if course.opened_at else ""
    return replace(_path(session, name, tuple(nodes), course.replay), opened_at=opened)


def _path(session: Session, name: str, nodes: tuple[CourseTurn, ...], replay: Replay) -> CoursePath:
    wording, case = ClassWording.of(session), session.lesson.case
    ending = case.ending(replay.position)
    ended = wording.text(ending.title) if ending else ""
    return CoursePath(name, nodes, wording.text(case.scene(replay.position).title), ended)


def _node(session: Session, step: Step, by: str) -> CourseTurn:
    wording = ClassWording.of(session)
    return CourseTurn(
        title=wording.text(session.lesson.scenario.scenes[step.turn.scene].title),
        day=wording.day(step.before.date),
        choice=wording.text(step.choice.label),
        outcome=wording.text(step.outcome.label) if step.outcome else "",
        by=by,
    )


def questions(session: Session) -> tuple[tuple[Theme, Question], ...]:
    """Return every question of the debrief, theme by theme."""
    themes = session.lesson.scenario.teaching.themes
    return tuple((theme, question) for theme in themes for question in theme.questions)


def debrief_body(session: Session) -> DebriefBody:
    """Return the question in front, and the lines that the teacher approved."""
    wording, every = ClassWording.of(session), questions(session)
    reasons = session.reasons.values()
    lines = tuple(one.text for one in reasons if one.poll == "debrief" and one.fate == "approved")
    if not every:
        return DebriefBody("", session.lesson.words("class.reactions"), 1, 1, "debrief", lines)
    place = session.item % len(every)
    theme, question = every[place]
    ask = wording.text(question.ask)
    return DebriefBody(wording.text(theme.title), ask, place + 1, len(every), "debrief", lines)
