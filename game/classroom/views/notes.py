"""What only the teacher reads: notes, prompts, right answers, simplifications, what the votes suggest."""

from dataclasses import dataclass, replace

from game.classroom.acts.deciding import deciding_poll
from game.classroom.decisions import ClassDecision
from game.classroom.naming import named
from game.classroom.polls import LETTERS, Poll, PollId
from game.classroom.session import Session
from game.classroom.views.ballots import PROMPTS
from game.classroom.views.telling import questions
from game.classroom.views.wording import Wording
from game.model.teaching import Asking

# A lead of more points of 100 is no close split, though no other was closer.
_CLOSE = 30


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The same concept asked twice: votes, right ones, and those that were wrong with confidence 4 or 5."""

    asked: int
    right: int
    sure_and_wrong: int


@dataclass(frozen=True, slots=True)
class TeacherNotes:
    """T's own page beside the public one."""

    says: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    right: str = ""
    answer: str = ""
    simplified: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    before: BeforeAfter | None = None
    after: BeforeAfter | None = None


def notes(session: Session) -> TeacherNotes:
    """Return the notes for the present phase."""
    lesson, words = session.lesson, session.lesson.words
    match session.phase:
        case "join":
            return TeacherNotes((words("class.note.join"), lesson.scenario.teaching.content_note))
        case "brief" | "read" | "first-poll" | "second-poll" | "reveal" | "consequence":
            return TeacherNotes(_of_scene(session))
        case "discuss":
            every = tuple(words(f"class.prompt.{number + 1}") for number in range(PROMPTS))
            return TeacherNotes(_of_scene(session), every)
        case "history":
            return TeacherNotes(_of_forks(session), simplified=lesson.scenario.history.simplified)
        case "debrief":
            every_question = questions(session)
            answer = every_question[session.item % len(every_question)][1].answer if every_question else ""
            return TeacherNotes(answer=Wording.of(session).mask.text(answer), cards=theme_cards(session))
        case "misconceptions":
            return TeacherNotes((_of_claim(session),))
        case "closed":
            return replace(_about_questions(session), says=(words("class.note.closed"),))
        case _:
            return _about_questions(session)


def _of_scene(session: Session) -> tuple[str, ...]:
    decision = session.decision
    scene = decision.scene if decision else session.course.scene
    written = session.lesson.scenario.scenes[scene].notes
    return (Wording.of(session).mask.text(written),) if written else ()


def _of_forks(session: Session) -> tuple[str, ...]:
    scenes = (session.lesson.scenario.scenes[one.scene] for one in session.decisions)
    return tuple(
        f"{scene.title}: {Wording.of(session).mask.text(scene.notes)}" for scene in scenes if scene.notes
    )


def _of_claim(session: Session) -> str:
    """Return what to do about the claim in front, or with how many had believed it."""
    words, number = session.lesson.words, session.item // 2 + 1
    if session.item % 2 == 0:
        return words("class.note.claim")
    poll = session.polls.get(PollId(f"claim.{number}"))
    agreed = next((bar.count for bar in poll.bars), 0) if poll else 0
    if poll is None or not poll.total:
        return words("class.note.refuted")
    return words("class.note.refuted_of", agreed=agreed, asked=poll.total)


def _about_questions(session: Session) -> TeacherNotes:
    asked = session.lesson.asked
    if asked is None or asked.before is None or asked.after is None:
        return TeacherNotes()
    question = asked.before if session.phase == "question-before" else asked.after
    before = before_after(session.polls.get(PollId("before")), asked.before)
    after = before_after(session.polls.get(PollId("after")), asked.after)
    return TeacherNotes(right=right_letter(question), before=before, after=after)


def right_letter(question: Asking) -> str:
    """Return the letter of the right answer."""
    return LETTERS[tuple(question.answers).index(question.right)]


def before_after(poll: Poll | None, question: Asking) -> BeforeAfter | None:
    """Return how a question was answered; None where it was not asked."""
    if poll is None:
        return None
    right = right_letter(question)
    count = next((bar.count for bar in poll.bars if bar.letter == right), 0)
    sure = sum(one.letter != right and one.confidence >= 4 for one in poll.ballots.values())
    return BeforeAfter(poll.total, count, sure)


def theme_cards(session: Session) -> tuple[str, ...]:
    """Return what the votes suggest to talk about: the biggest move, and the closest split if any is."""
    words = session.lesson.words
    held = [one for one in session.decisions if deciding_poll(session, one).total]
    if not held:
        return ()
    moved = max(held, key=lambda one: _moved(session, one))
    close = min(held, key=lambda one: _lead(session, one))
    lead = _lead(session, close)
    cards = [words("class.theme.closest", number=close.number, lead=lead)] if lead <= _CLOSE else []
    if _moved(session, moved):
        cards.insert(0, words("class.theme.move", number=moved.number, points=_moved(session, moved)))
    unused = [label for one in named(session) if one.kind == "authorities" for label in one.unnamed]
    if unused:
        cards.append(words("class.theme.unused", authority=Wording.of(session).mask.text(unused[0])))
    return tuple(cards)


def _moved(session: Session, decision: ClassDecision) -> int:
    """Return the largest change of an option's share between the polls, in points of 100."""
    first, last = session.polls.get(decision.first), deciding_poll(session, decision)
    if first is None or first.id == last.id or not first.total or not last.total:
        return 0
    shares = {bar.letter: bar.percent for bar in last.bars}
    return max(abs(shares.get(bar.letter, 0) - bar.percent) for bar in first.bars)


def _lead(session: Session, decision: ClassDecision) -> int:
    """Return the lead of the first option over the second, in points of 100."""
    shares = sorted((bar.percent for bar in deciding_poll(session, decision).bars), reverse=True)
    return shares[0] - shares[1] if len(shares) > 1 else shares[0]
