"""What only the teacher reads: notes, prompts, right answers, what votes suggest and reasons named."""

import re
from dataclasses import dataclass, replace

from game.classroom.decisions import ClassDecision
from game.classroom.polls import LETTERS, Poll, PollId
from game.classroom.session import Session
from game.classroom.views.ballots import PROMPTS
from game.classroom.views.history import questions
from game.classroom.views.wording import ClassWording
from game.model.teaching import Asking

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that say nothing about which fact or ground somebody meant.
_COMMON = frozenset(_WORD.findall("that this with from have will would there their only your states united"))
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


@dataclass(frozen=True, slots=True)
class NamedLabels:
    """One kind of thing that reasons can name: the labels that were named, and those that nobody named.

    Only what stood before the class when it decided can have been left unnamed.
    """

    kind: str
    title: str
    named: tuple[str, ...]
    unnamed: tuple[str, ...]


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
            return TeacherNotes(answer=ClassWording.of(session).text(answer), cards=theme_cards(session))
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
    return (ClassWording.of(session).text(written),) if written else ()


def _of_forks(session: Session) -> tuple[str, ...]:
    scenes = (session.lesson.scenario.scenes[one.scene] for one in session.decisions)
    return tuple(
        f"{scene.title}: {ClassWording.of(session).text(scene.notes)}" for scene in scenes if scene.notes
    )


def _of_claim(session: Session) -> str:
    """Return what to do about the claim in front, or how many had believed it."""
    words, number = session.lesson.words, session.item // 2 + 1
    if session.item % 2 == 0:
        return words("class.note.claim")
    poll = session.polls.get(PollId(f"claim.{number}"))
    if poll is None or not poll.total:
        return words("class.note.refuted")
    return words("class.note.refuted_of", agreed=poll.bars[0].count, asked=poll.total)


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
    """Return how a question was answered, or None if it was not asked."""
    if poll is None:
        return None
    right = right_letter(question)
    sure = sum(one.letter != right and one.confidence >= 4 for one in poll.ballots.values())
    return BeforeAfter(poll.total, poll.count_of(right), sure)


def theme_cards(session: Session) -> tuple[str, ...]:
    """Return what the votes suggest to talk about: the biggest change, and a split that was close."""
    words = session.lesson.words
    held = [one for one in session.decisions if session.deciding_poll(one).total]
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
        cards.append(words("class.theme.unused", authority=unused[0]))
    return tuple(cards)


def _moved(session: Session, decision: ClassDecision) -> int:
    """Return the largest change of an option's share between the polls, in points of 100."""
    first, last = session.polls.get(decision.first), session.deciding_poll(decision)
    if first is None or first.id == last.id or not first.total or not last.total:
        return 0
    shares = {bar.letter: bar.percent for bar in last.bars}
    return max(abs(shares.get(bar.letter, 0) - bar.percent) for bar in first.bars)


def _lead(session: Session, decision: ClassDecision) -> int:
    """Return the lead of the first option over the second, in points of 100."""
    shares = sorted((bar.percent for bar in session.deciding_poll(decision).bars), reverse=True)
    return shares[0] - shares[1] if len(shares) > 1 else shares[0]


def named(session: Session) -> tuple[NamedLabels, ...]:
    """Return what all approved reasons named: authorities, facts, grounds, interests; there is no score.

    A label is named by the words that distinguish it.
    """
    said = " ".join(one.text for one in session.reasons.values() if one.fate == "approved")
    spoken, text = _distinctive(said), ClassWording.of(session).text
    scenario = session.lesson.scenario
    positions = [session.position_at(one) for one in session.decisions]
    choices = [one for each in session.decisions for one in scenario.scenes[each.scene].choices.values()]
    found = {name for position in positions for name in position.facts}
    grounds = {name for position in positions for name in (*position.preserved, *position.forfeited)}
    grounds |= {name for choice in choices if choice.picks for name in choice.picks.of}
    sources = scenario.sources.authorities
    # An authority is known by the name of its case.
    cites = dict.fromkeys(sources[name].cite.split(",")[0] for one in choices for name in one.half.cites)
    # Of each kind its labels, and whether each stood before the class when it decided.
    kinds = {
        "authorities": [(cite, True) for cite in cites],
        "facts": [(fact.label, name in found) for name, fact in scenario.facts.items()],
        "grounds": [(ground.label, name in grounds) for name, ground in scenario.arguments.items()],
        "interests": [(meter.label, True) for meter in scenario.meters.values()],
    }
    return tuple(
        NamedLabels(
            kind,
            session.lesson.words(f"class.quality.{kind}"),
            tuple(text(label) for label, _ in labels if _names(spoken, label)),
            tuple(text(label) for label, there in labels if there and not _names(spoken, label)),
        )
        for kind, labels in kinds.items()
    )


def _names(spoken: frozenset[str], label: str) -> bool:
    words = _distinctive(label)
    return len(words & spoken) >= (1 if len(words) < 4 else 2)


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text)) - _COMMON
