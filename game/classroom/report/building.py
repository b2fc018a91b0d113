"""From a session to its report: totals, approved reasons, courses, what was understood; unmasked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from game.classroom.decisions import ClassDecision
from game.classroom.lesson import Lesson
from game.classroom.odds import TurnOdds, turn_odds
from game.classroom.polls import PollId
from game.classroom.report import content
from game.classroom.report.deciding import (
    SMALL_CLASS,
    SMALLEST_GROUP,
    decision_part,
    may_show,
    present_in,
    teams_part,
)
from game.classroom.session import Session, label_of, rewordable
from game.classroom.views.bodies import ShownSource
from game.classroom.views.decided import decided, minority_letter, minority_path, reasons_for
from game.classroom.views.history import history_body, questions
from game.classroom.views.mooting import judge_rows, marked_rows
from game.classroom.views.named import named
from game.classroom.views.notes import before_after
from game.classroom.views.papers import opened_exhibits, paper_sheets
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import plan_lines
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision, debrief, judged_objectives
from game.engine.documented import all_documents
from game.model.cites import Cite, authorities_in
from game.model.teaching import Asking, Misconception

Copy = Literal["teacher", "students"]


def report(
    session: Session, day: date, copy: Copy, weighed: tuple[tuple[Decision, ...], ...] = ()
) -> content.Report:
    """Return the report of a class on a day; the session should be over, or at least at its history.

    `weighed` has the decisions of each course with their odds, where they are known.
    """
    lesson = session.lesson
    # The votes of a group under five are taken out of its verdicts.
    decisions = tuple(
        replace(one, verdict=replace(one.verdict, votes=0, of=0))
        if one.verdict and one.verdict.of < SMALLEST_GROUP
        else one
        for one in session.decisions
    )
    session = replace(session, stop=len(session.stops) - 1, decisions=decisions)
    history = history_body(session)
    minority = (_dissent(session, one) for one in decisions)
    return content.Report(
        head=_head(session, day, copy, history.stood_for),
        courses=() if session.roads else history.courses,
        real=history.real,
        decisions=tuple(decision_part(session, one) for one in decisions),
        named=() if session.roads else named(session),
        luck=() if session.roads else tuple(_luck(session)),
        odds=() if session.roads else tuple(_odds(session, weighed)),
        teams=teams_part(session, weighed) if session.roads else None,
        events=history.events,
        simplified=tuple(lesson.scenario.history.simplified),
        papers=paper_sheets(session),
        claims=tuple(
            _claim(session, one, number) for number, one in enumerate(lesson.misconceptions, start=1)
        ),
        minority=tuple(one for one in minority if one),
        left=_left(session),
        reading=tuple(_reading(session)),
        objectives=tuple(_objectives(session)),
        teacher=_teachers(session) if copy == "teacher" else None,
    )


def _odds(session: Session, weighed: tuple[tuple[Decision, ...], ...]) -> Iterator[TurnOdds]:
    for course, decisions in zip(session.courses, weighed, strict=False):
        yield from turn_odds(session, course, decisions)


def _left(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Return by theme the questions that were not asked, each with its model answer."""
    wording, left = ClassWording.of(session), dict[str, list[tuple[str, str]]]()
    for number, (theme, question) in enumerate(questions(session)):
        if number not in session.asked:
            pair = (wording.text(question.ask), wording.text(question.answer))
            left.setdefault(wording.text(theme.title), []).append(pair)
    return left


def _reading(session: Session) -> Iterator[ShownSource]:
    """Yield what can be read further; of what documents the history only the name, since it is told there."""
    wording, events = ClassWording.of(session), session.lesson.scenario.history.events
    told = set(authorities_in(cite for event in events for cite in event.documented_by))
    for name in authorities_in(_cited(session.lesson)):
        for source in wording.sources((Cite(name),)):
            yield replace(source, says="") if name in told else source


def _cited(lesson: Lesson) -> Iterator[Cite]:
    """Yield what the history, the case, the misconceptions and the papers are documented by or cite."""
    events = lesson.scenario.history.events
    for cites in (*(event.cites for event in events), *(event.documented_by for event in events)):
        yield from cites
    yield from all_documents(lesson.scenario)
    for one in lesson.misconceptions:
        yield from one.cites
    for exhibit in lesson.scenario.sources.exhibits.values():
        for claim in exhibit.claims:
            yield from claim.cites


def _head(session: Session, day: date, copy: Copy, stood_for: tuple[str, ...]) -> content.ReportHead:
    lesson, words = session.lesson, session.lesson.words
    present = present_in(session)
    notes = [*stood_for, words("class.report.holds_not")]
    if present <= SMALL_CLASS:
        notes.append(words("class.report.small", most=SMALL_CLASS))
    if session.settings.rehearsal:
        notes.insert(0, words("class.report.rehearsal"))
    return content.ReportHead(
        title=lesson.scenario.words.title,
        copy=words(f"class.report.copy.{copy}"),
        edition=str(lesson.scenario.edition.number),
        day=words.day(day),
        plan=lesson.plan.minutes,
        present=present,
        polls=sum(bool(poll.total) for poll in session.polls.values()),
        rule=words("class.remark.team-course" if session.roads else f"class.rule.{session.settings.rule}"),
        notes=tuple(notes),
        section=session.settings.section,
    )


def _luck(session: Session) -> Iterator[tuple[str, str, str, str, str]]:
    wording, words = ClassWording.of(session), session.lesson.words
    for course in session.courses:
        ledger = {one.number: one for one in debrief(session.lesson.case, course.replay, None).luck}
        for number, step in enumerate(course.replay.steps, start=1):
            drawn, taken = ledger.get(number), course.taken[number - 1]
            if drawn and drawn.was_chance and taken.by != "history" and step.outcome is not None:
                yield (
                    wording.text(session.lesson.scenario.scenes[step.turn.scene].title),
                    wording.text(step.choice.label),
                    wording.text(step.outcome.label),
                    wording.phrases.odds(drawn.odds),
                    words(f"class.chance.{taken.chance or 'drawn'}"),
                )


def _dissent(session: Session, decision: ClassDecision) -> content.Dissent | None:
    letter = minority_letter(session, decision)
    if not letter:
        return None
    poll = session.deciding_poll(decision)
    return content.Dissent(
        number=decision.number,
        name=session.lesson.words("class.minority", number=decision.number),
        label=ClassWording.of(session).text(label_of(session, decision.option(letter).key)),
        votes=poll.count_of(letter) if poll.total >= SMALLEST_GROUP else None,
        reasons=reasons_for(session, decision, letter),
        path=minority_path(session, decision),
    )


def _objectives(session: Session) -> Iterator[tuple[str, str, str]]:
    scenario, wording = session.lesson.scenario, ClassWording.of(session)
    judged = judged_objectives(session.lesson.case, *(course.replay for course in session.played))
    for name, one in zip(scenario.words.objectives, judged, strict=True):
        serving = [
            each
            for each in session.decisions
            if any(name in choice.teaching.serves for choice in scenario.scenes[each.scene].choices.values())
        ]
        numbers = ", ".join(str(each.number) for each in serving)
        showed = " ".join(decided(session, each) for each in serving if each.verdict)
        scene = scenario.scenes[one.met_in].title if one.met_in else ""
        verdict = session.lesson.words(f"debrief.objectives.{one.verdict}", scene=wording.text(scene))
        yield wording.text(one.objective.says), numbers or "–", f"{verdict} {showed}".rstrip()


def _teachers(session: Session) -> content.TeachersPart:
    lesson, wording = session.lesson, ClassWording.of(session)
    scenes = [lesson.scenario.scenes[one.scene] for one in session.decisions]
    known = rewordable(session)
    return content.TeachersPart(
        notes=tuple((wording.text(one.title), wording.text(one.notes)) for one in scenes if one.notes),
        minutes=plan_lines(session, ViewContext())[:-1],
        rewordings=tuple((wording.text(known[place]), fix) for place, fix in session.rewordings.items()),
        marks=marked_rows(session),
        judges=judge_rows(session),
        exhibits="; ".join(_exhibits_opened(session)),
    )


def _exhibits_opened(session: Session) -> Iterator[str]:
    """Yield how many teams opened each exhibit of the briefing, where any team has opened one."""
    if session.opened:
        scene = session.lesson.scene_of(1)
        briefed = session.lesson.scenario.scenes[scene].exhibits if scene else ()
        opened = sorted({one.exhibit for one in session.opened})
        yield from opened_exhibits(session, dict.fromkeys((*briefed, *opened)))


def _claim(session: Session, one: Misconception, number: int) -> content.Claim:
    """Return a claim that was judged, with the right answer, and how the class answered."""
    wording = ClassWording.of(session)
    poll = session.polls.get(PollId(f"claim.{number}"))
    asked = poll.total if poll else 0
    agreed = poll.bars[0].count if poll and asked >= SMALLEST_GROUP else None
    own = one == session.lesson.asked
    return content.Claim(
        claim=wording.text(one.claim),
        holds=one.holds,
        answer=session.lesson.words("class.agree" if one.holds else "class.disagree"),
        in_fact=wording.text(one.in_fact),
        because=wording.text(one.because),
        sources=wording.sources(one.cites),
        agreed=agreed,
        asked=asked,
        before=_answers(session, one.before, PollId("before")) if own else None,
        after=_answers(session, one.after, PollId("after")) if own else None,
    )


def _answers(session: Session, question: Asking | None, name: PollId) -> content.AnswerCounts | None:
    poll = session.polls.get(name)
    counted = before_after(poll, question) if question else None
    if counted is None or question is None or not counted.asked:
        return None
    wording = ClassWording.of(session)
    wrong = counted.asked - counted.right
    # Typed counts have no confidence.
    all_sure = poll is not None and not poll.typed and all(one.confidence for one in poll.ballots.values())
    shown = all_sure and may_show(counted.sure_and_wrong, wrong)
    return content.AnswerCounts(
        question=wording.text(question.ask),
        right_answer=wording.text(question.answers[question.right]),
        asked=counted.asked,
        right=counted.right if counted.asked >= SMALLEST_GROUP else None,
        sure_and_wrong=counted.sure_and_wrong if shown else None,
    )
