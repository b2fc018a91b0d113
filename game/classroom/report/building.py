"""From a session to its report: totals, approved reasons, courses, what was understood; unmasked."""

from dataclasses import replace
from datetime import date
from typing import Literal

from game.classroom.acts.texts import label_of, rewordable
from game.classroom.decisions import ClassDecision
from game.classroom.polls import PollId
from game.classroom.report.content import (
    AnswerCounts,
    Claim,
    Dissent,
    LeftQuestions,
    Luck,
    Objective,
    Report,
    ReportHead,
    TeachersPart,
)
from game.classroom.report.deciding import decision_part
from game.classroom.report.suppressing import SMALL_CLASS, SMALLEST_GROUP, may_show
from game.classroom.session import Session
from game.classroom.views.bodies import ShownSource
from game.classroom.views.decided import decided, minority_letter, minority_path, reasons_for
from game.classroom.views.history import history_body, questions, stood_for
from game.classroom.views.notes import before_after, named
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import plan_lines
from game.classroom.views.wording import ClassWording
from game.content.words import long_day
from game.engine.debrief import debrief
from game.model.teaching import Asking, Misconception

Copy = Literal["teacher", "students"]


def report(session: Session, day: date, copy: Copy) -> Report:
    """Return the report of a class on a day; the session should be over, or at least at its history."""
    lesson = session.lesson
    session = _small_groups_hidden(replace(session, stop=len(lesson.stops) - 1))
    history = history_body(session)
    minority = (_dissent(session, one) for one in session.decisions)
    return Report(
        head=_head(session, day, copy),
        courses=history.courses,
        real=history.real,
        decisions=tuple(decision_part(session, one) for one in session.decisions),
        named=named(session),
        luck=_luck(session),
        events=history.events,
        simplified=tuple(lesson.scenario.history.simplified),
        claims=tuple(
            _claim(session, one, number) for number, one in enumerate(lesson.misconceptions, start=1)
        ),
        minority=tuple(one for one in minority if one),
        left=_left(session),
        reading=_reading(session),
        objectives=_objectives(session),
        teacher=_teachers(session) if copy == "teacher" else None,
    )


def _small_groups_hidden(session: Session) -> Session:
    """Return the session with the votes of a group under five taken out of its verdicts."""
    decisions = tuple(
        replace(one, verdict=replace(one.verdict, votes=0, of=0))
        if one.verdict and one.verdict.of < SMALLEST_GROUP
        else one
        for one in session.decisions
    )
    return replace(session, decisions=decisions)


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
    wording, words = ClassWording.of(session), session.lesson.words
    found = []
    for course in session.courses:
        ledger = {one.number: one for one in debrief(session.lesson.case, course.replay, None).luck}
        for number, step in enumerate(course.replay.steps, start=1):
            drawn, taken = ledger.get(number), course.taken[number - 1]
            if drawn is None or not drawn.was_chance or taken.by == "history" or step.outcome is None:
                continue
            found.append(
                Luck(
                    wording.text(session.lesson.scenario.scenes[step.turn.scene].title),
                    wording.text(step.choice.label),
                    wording.text(step.outcome.label),
                    wording.phrases.odds(drawn.odds),
                    words(f"class.chance.{taken.chance or 'drawn'}"),
                )
            )
    return tuple(found)


def _dissent(session: Session, decision: ClassDecision) -> Dissent | None:
    letter = minority_letter(session, decision)
    if not letter:
        return None
    poll = session.deciding_poll(decision)
    return Dissent(
        number=decision.number,
        name=session.lesson.words("class.minority", number=decision.number),
        label=ClassWording.of(session).text(label_of(session, decision.option(letter).key)),
        votes=poll.count_of(letter) if poll.total >= SMALLEST_GROUP else None,
        reasons=reasons_for(session, decision, letter),
        path=minority_path(session, decision),
    )


def _left(session: Session) -> tuple[LeftQuestions, ...]:
    wording = ClassWording.of(session)
    themes: dict[str, list[tuple[str, str]]] = {}
    for number, (theme, question) in enumerate(questions(session)):
        if number not in session.asked:
            pair = (wording.text(question.ask), wording.text(question.answer))
            themes.setdefault(wording.text(theme.title), []).append(pair)
    return tuple(LeftQuestions(theme, tuple(pairs)) for theme, pairs in themes.items())


def _reading(session: Session) -> tuple[ShownSource, ...]:
    lesson = session.lesson
    cited = [cite for event in lesson.scenario.history.events for cite in event.cites]
    cited += [cite for one in lesson.misconceptions for cite in one.cites]
    return ClassWording.of(session).sources(tuple(dict.fromkeys(cited)))


def _objectives(session: Session) -> tuple[Objective, ...]:
    lesson, wording = session.lesson, ClassWording.of(session)
    served = {
        name: {serves for choice in scene.choices.values() for serves in choice.teaching.serves}
        for name, scene in lesson.scenario.scenes.items()
    }
    found = []
    for name, says in lesson.scenario.words.objectives.items():
        serving = tuple(one for one in session.decisions if name in served[one.scene])
        showed = tuple(decided(session, one) for one in serving if one.verdict)
        found.append(Objective(wording.text(says), tuple(one.number for one in serving), showed))
    return tuple(found)


def _teachers(session: Session) -> TeachersPart:
    lesson, wording = session.lesson, ClassWording.of(session)
    scenes = [lesson.scenario.scenes[one.scene] for one in session.decisions]
    known = rewordable(session)
    return TeachersPart(
        notes=tuple((wording.text(one.title), wording.text(one.notes)) for one in scenes if one.notes),
        minutes=plan_lines(session, ViewContext())[:-1],
        rewordings=tuple((wording.text(known[place]), fix) for place, fix in session.rewordings.items()),
    )


def _claim(session: Session, one: Misconception, number: int) -> Claim:
    """Return a misconception that was refuted, and how the class answered."""
    wording = ClassWording.of(session)
    poll = session.polls.get(PollId(f"claim.{number}"))
    asked = poll.total if poll else 0
    agreed = poll.bars[0].count if poll and asked >= SMALLEST_GROUP else None
    own = one == session.lesson.asked
    return Claim(
        claim=wording.text(one.claim),
        in_fact=wording.text(one.in_fact),
        because=wording.text(one.because),
        sources=wording.sources(one.cites),
        agreed=agreed,
        asked=asked,
        before=_answers(session, one.before, PollId("before")) if own else None,
        after=_answers(session, one.after, PollId("after")) if own else None,
    )


def _answers(session: Session, question: Asking | None, name: PollId) -> AnswerCounts | None:
    poll = session.polls.get(name)
    counted = before_after(poll, question) if question else None
    if counted is None or question is None or not counted.asked:
        return None
    wording = ClassWording.of(session)
    wrong = counted.asked - counted.right
    # Typed counts have no confidence.
    all_sure = poll is not None and not poll.typed and all(one.confidence for one in poll.ballots.values())
    shown = all_sure and may_show(counted.sure_and_wrong, wrong)
    return AnswerCounts(
        question=wording.text(question.ask),
        right_answer=wording.text(question.answers[question.right]),
        asked=counted.asked,
        right=counted.right if counted.asked >= SMALLEST_GROUP else None,
        sure_and_wrong=counted.sure_and_wrong if shown else None,
    )
