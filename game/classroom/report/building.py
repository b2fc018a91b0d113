"""From a session to its report: totals, approved reasons, courses; the mask is off, as the class is over."""

from dataclasses import replace
from datetime import date
from typing import Literal

from game.classroom.acts.deciding import deciding_poll
from game.classroom.decisions import ClassDecision
from game.classroom.lesson import Lesson
from game.classroom.masking import ShownSource
from game.classroom.report.content import (
    Dissent,
    LeftQuestions,
    Luck,
    Objective,
    Report,
    ReportHead,
    StopMinutes,
    TeachersPart,
)
from game.classroom.report.deciding import decision_part
from game.classroom.report.learning import claims, quality
from game.classroom.report.suppressing import SMALL_CLASS, SMALLEST_GROUP
from game.classroom.rewording import label_of, rewordable
from game.classroom.session import Session
from game.classroom.views.ballots import decided
from game.classroom.views.following import minority_letter, minority_path
from game.classroom.views.said import reasons_for
from game.classroom.views.telling import course_path, questions, real_path, stood_for, telling
from game.classroom.views.wording import Wording
from game.content.words import long_day
from game.engine.debrief import debrief
from game.model.ids import ChoiceKey

Copy = Literal["teacher", "students"]


def report(session: Session, day: date, copy: Copy) -> Report:
    """Return the report of a class on a day; the session should be over, or at least at its history."""
    lesson = session.lesson
    session = _untold(session.but(stop=len(lesson.stops) - 1))
    told = telling(session)
    return Report(
        head=_head(session, day, copy),
        courses=tuple(course_path(session, number) for number in range(len(session.courses))),
        real=real_path(session, lesson.real) if lesson.real else None,
        decisions=tuple(decision_part(session, one) for one in session.decisions),
        quality=quality(session),
        luck=_luck(session),
        events=told.events,
        simplified=tuple(lesson.scenario.history.simplified),
        claims=claims(session),
        minority=tuple(one for one in (_dissent(session, each) for each in session.decisions) if one),
        left=_left(session),
        reading=_reading(session),
        objectives=_objectives(session),
        teacher=_teachers(session) if copy == "teacher" else None,
    )


def _untold(session: Session) -> Session:
    """Return a session whose verdicts do not say the votes of a group under five."""
    decisions = tuple(
        replace(one, verdict=replace(one.verdict, votes=0, of=0))
        if one.verdict and one.verdict.of < SMALLEST_GROUP
        else one
        for one in session.decisions
    )
    return session.but(decisions=decisions)


def _head(session: Session, day: date, copy: Copy) -> ReportHead:
    lesson, words = session.lesson, session.lesson.words
    voters = max((poll.total for poll in session.polls.values()), default=0)
    present = max(len(session.present), voters)
    small = present <= SMALL_CLASS
    notes = [*stood_for(lesson), words("class.report.holds_not")]
    if small:
        notes.append(words("class.report.small", most=SMALL_CLASS))
    if session.settings.rehearsal:
        notes.insert(0, words("class.report.rehearsal"))
    return ReportHead(
        title=lesson.scenario.words.title,
        copy=words(f"class.report.copy.{copy}"),
        edition=str(lesson.scenario.edition.number),
        day=long_day(day),
        plan=lesson.plan.minutes,
        present=present,
        polls=sum(bool(poll.total) for poll in session.polls.values()),
        rule=words(f"class.rule.{session.settings.rule}"),
        rehearsal=session.settings.rehearsal,
        small=small,
        notes=tuple(notes),
    )


def _luck(session: Session) -> tuple[Luck, ...]:
    wording, words = Wording.of(session), session.lesson.words
    found = []
    for course in session.courses:
        ledger = {one.number: one for one in debrief(session.lesson.case, course.replay, None).luck}
        for number, step in enumerate(course.replay.steps, start=1):
            drawn, taken = ledger.get(number), course.taken[number - 1]
            if drawn is None or not drawn.was_chance or taken.by == "history" or step.outcome is None:
                continue
            found.append(
                Luck(
                    wording.mask.text(session.lesson.scenario.scenes[step.turn.scene].title),
                    wording.mask.text(step.choice.label),
                    wording.mask.text(step.outcome.label),
                    wording.phrases.odds(drawn.odds),
                    words(f"class.chance.{taken.chance or 'drawn'}"),
                )
            )
    return tuple(found)


def _dissent(session: Session, decision: ClassDecision) -> Dissent | None:
    letter = minority_letter(session, decision)
    if not letter:
        return None
    poll = deciding_poll(session, decision)
    votes = next(bar.count for bar in poll.bars if bar.letter == letter)
    label = label_of(session, ChoiceKey(decision.scene, decision.option(letter).choice))
    reasons = reasons_for(session, decision, letter)
    told = votes if poll.total >= SMALLEST_GROUP else None
    return Dissent(
        number=decision.number,
        name=session.lesson.words("class.minority", number=decision.number),
        label=Wording.of(session).mask.text(label),
        votes=told,
        reasons=reasons,
        path=minority_path(session, decision),
    )


def _left(session: Session) -> tuple[LeftQuestions, ...]:
    wording = Wording.of(session)
    themes: dict[str, list[tuple[str, str]]] = {}
    for number, (theme, question) in enumerate(questions(session)):
        if number not in session.asked:
            pair = (wording.mask.text(question.ask), wording.mask.text(question.answer))
            themes.setdefault(wording.mask.text(theme.title), []).append(pair)
    return tuple(LeftQuestions(theme, tuple(pairs)) for theme, pairs in themes.items())


def _reading(session: Session) -> tuple[ShownSource, ...]:
    lesson = session.lesson
    cited = [cite for event in lesson.scenario.history.events for cite in event.cites]
    cited += [cite for one in lesson.misconceptions for cite in one.cites]
    return Wording.of(session).mask.sources(tuple(dict.fromkeys(cited)))


def _objectives(session: Session) -> tuple[Objective, ...]:
    lesson, wording = session.lesson, Wording.of(session)
    found = []
    for name, says in lesson.scenario.words.objectives.items():
        serving = tuple(one for one in session.decisions if _serves(lesson, one, name))
        showed = tuple(decided(session, one) for one in serving if one.verdict)
        found.append(Objective(wording.mask.text(says), tuple(one.number for one in serving), showed))
    return tuple(found)


def _serves(lesson: Lesson, decision: ClassDecision, objective: str) -> bool:
    choices = lesson.scenario.scenes[decision.scene].choices.values()
    return any(objective in choice.teaching.serves for choice in choices)


def _teachers(session: Session) -> TeachersPart:
    lesson, wording = session.lesson, Wording.of(session)
    scenes = [lesson.scenario.scenes[one.scene] for one in session.decisions]
    known = rewordable(session)
    return TeachersPart(
        notes=tuple(
            (wording.mask.text(one.title), wording.mask.text(one.notes)) for one in scenes if one.notes
        ),
        minutes=tuple(
            StopMinutes(
                lesson.words(f"class.phase.{stop.phase}"),
                stop.minutes,
                session.clock.used.get(place, 0) / 60,
                stop in session.left_out,
            )
            for place, stop in enumerate(lesson.stops[:-1])
        ),
        rewordings=tuple((wording.mask.text(known[place]), fix) for place, fix in session.rewordings.items()),
    )
