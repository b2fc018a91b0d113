"""What a class has shown of what it understood: misconceptions before and after, and what reasons named."""

import re
from collections.abc import Iterable

from game.classroom.polls import Poll, PollId
from game.classroom.report.content import Answers, Claim, Quality
from game.classroom.report.suppressing import SMALLEST_GROUP, told
from game.classroom.session import Session
from game.classroom.views.notes import before_after
from game.classroom.views.wording import Wording
from game.model.prose import Authority
from game.model.teaching import Asking, Misconception

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that say nothing about which fact or ground somebody meant.
_COMMON: frozenset[str] = frozenset(
    ("that", "this", "with", "from", "have", "will", "would", "there", "only", "your")
)


def claims(session: Session) -> tuple[Claim, ...]:
    """Answer with each misconception that was refuted, and how the class answered."""
    return tuple(
        _claim(session, one, number) for number, one in enumerate(session.lesson.misconceptions, start=1)
    )


def _claim(session: Session, one: Misconception, number: int) -> Claim:
    mask = Wording.of(session).mask
    poll = session.polls.get(PollId(f"claim.{number}"))
    asked = poll.total if poll else 0
    agreed = poll.bars[0].count if poll and asked >= SMALLEST_GROUP else None
    own = one == session.lesson.asked
    return Claim(
        claim=mask.text(one.claim),
        in_fact=mask.text(one.in_fact),
        because=mask.text(one.because),
        sources=mask.sources(one.cites),
        agreed=agreed,
        asked=asked,
        before=_answers(session, one.before, PollId("before")) if own else None,
        after=_answers(session, one.after, PollId("after")) if own else None,
    )


def _answers(session: Session, question: Asking | None, name: PollId) -> Answers | None:
    poll = session.polls.get(name)
    counted = before_after(poll, question) if question else None
    if counted is None or question is None or not counted.asked:
        return None
    mask = Wording.of(session).mask
    wrong = counted.asked - counted.right
    confident = told(counted.sure_and_wrong, wrong) and _all_sure(poll)
    return Answers(
        question=mask.text(question.ask),
        right_answer=mask.text(question.answers[question.right]),
        asked=counted.asked,
        right=counted.right if counted.asked >= SMALLEST_GROUP else None,
        sure_and_wrong=counted.sure_and_wrong if confident else None,
    )


def _all_sure(poll: Poll | None) -> bool:
    """Answer whether every vote has a confidence; typed counts have none."""
    return poll is not None and not poll.typed and all(one.confidence for one in poll.ballots.values())


def quality(session: Session) -> Quality:
    """Answer with what the approved reasons named of the case, and what nobody named."""
    scenario, words = session.lesson.scenario, session.lesson.words
    said = " ".join(one.text for one in session.reasons.values() if one.fate == "approved")
    mask = Wording.of(session).mask
    kinds = {
        "authorities": [mask.text(one.cite.split(",")[0]) for one in _cited(session)],
        "facts": [mask.text(fact.label) for fact in scenario.facts.values()],
        "grounds": [mask.text(argument.label) for argument in scenario.arguments.values()],
        "interests": [mask.text(meter.label) for meter in scenario.meters.values()],
    }
    named, unnamed = [], []
    for kind, labels in kinds.items():
        there = tuple(label for label in dict.fromkeys(labels) if _names(said, label))
        title = words(f"class.quality.{kind}")
        named.append((title, there))
        unnamed.append((title, tuple(label for label in dict.fromkeys(labels) if label not in there)))
    return Quality(tuple(named), tuple(unnamed))


def _cited(session: Session) -> Iterable[Authority]:
    sources = session.lesson.scenario.sources.authorities
    for decision in session.decisions:
        for choice in session.lesson.scenario.scenes[decision.scene].choices.values():
            for name in choice.half.cites:
                yield sources[name]


def _names(said: str, label: str) -> bool:
    """Answer whether a text has a telling word of a label in it: a name, a thing, an interest."""
    spoken = {word.casefold() for word in _WORD.findall(said)}
    telling = {word.casefold() for word in _WORD.findall(label)} - _COMMON
    needed = 1 if len(telling) < 4 else 2
    return len(telling & spoken) >= needed
