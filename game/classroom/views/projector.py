"""P, the projector window: public, without controls, aliases or notes."""

from dataclasses import dataclass

from game.classroom.session import Session
from game.classroom.views.around import ViewContext
from game.classroom.views.bodies import Body
from game.classroom.views.public import body
from game.classroom.views.wording import Wording

WARNING = 20


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above every page: the masked title, the phase in words, the decision, day and clock.

    `left` is the seconds until the limit, where there is one; `warns` is said in its last twenty.
    """

    title: str
    phase: str
    label: str
    decision: int
    decisions: int
    day: str
    code: str
    left: int | None
    warns: bool
    paused: bool
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class ProjectorView:
    """All that P shows."""

    head: PageHead
    body: Body


def projector_view(session: Session, around: ViewContext, known: Body | None = None) -> ProjectorView:
    """Return what P shows now; `known` is what stands on it, where that was made already."""
    return ProjectorView(head(session, around), known or body(session, around))


def head(session: Session, around: ViewContext) -> PageHead:
    """Return what stands above the page, on P and on every S alike."""
    wording = Wording.of(session)
    left = session.clock.left(around.now)
    over = session.phase == "closed"
    return PageHead(
        title="" if over else wording.mask.title,
        phase="paused" if session.paused else session.phase,
        label=session.lesson.words(f"class.phase.{session.phase}"),
        decision=session.here.decision,
        decisions=len(session.lesson.plan.decisions),
        day=wording.mask.day(session.position.date) if session.here.decision else "",
        code="" if over else session.room.code,
        left=left,
        warns=left is not None and left <= WARNING,
        paused=session.paused,
        rehearsal=session.settings.rehearsal,
    )
