"""What a class has shown of what it understood: misconceptions before and after, and what reasons named."""

from game.classroom.naming import named
from game.classroom.polls import Poll, PollId
from game.classroom.report.content import AnswerCounts, Claim, Quality
from game.classroom.report.suppressing import SMALLEST_GROUP, told
from game.classroom.session import Session
from game.classroom.views.notes import before_after
from game.classroom.views.wording import Wording
from game.model.teaching import Asking, Misconception


def claims(session: Session) -> tuple[Claim, ...]:
    """Return each misconception that was refuted, and how the class answered."""
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


def _answers(session: Session, question: Asking | None, name: PollId) -> AnswerCounts | None:
    poll = session.polls.get(name)
    counted = before_after(poll, question) if question else None
    if counted is None or question is None or not counted.asked:
        return None
    mask = Wording.of(session).mask
    wrong = counted.asked - counted.right
    confident = told(counted.sure_and_wrong, wrong) and _all_sure(poll)
    return AnswerCounts(
        question=mask.text(question.ask),
        right_answer=mask.text(question.answers[question.right]),
        asked=counted.asked,
        right=counted.right if counted.asked >= SMALLEST_GROUP else None,
        sure_and_wrong=counted.sure_and_wrong if confident else None,
    )


def _all_sure(poll: Poll | None) -> bool:
    """Return whether every vote has a confidence; typed counts have none."""
    return poll is not None and not poll.typed and all(one.confidence for one in poll.ballots.values())


def quality(session: Session) -> Quality:
    """Return what the approved reasons named of the case, and what nobody named."""
    words, mask = session.lesson.words, Wording.of(session).mask
    kinds = named(session)
    return Quality(
        tuple((words(f"class.quality.{one.kind}"), tuple(map(mask.text, one.named))) for one in kinds),
        tuple((words(f"class.quality.{one.kind}"), tuple(map(mask.text, one.unnamed))) for one in kinds),
    )
