"""T, the teacher's window: private, with everything but who voted how."""

from dataclasses import dataclass

from game.classroom.polls import Poll, PollId, Reason
from game.classroom.session import Session, advised, reasons_asked, vote_of, voters
from game.classroom.views.bodies import Body
from game.classroom.views.notes import TeacherNotes, notes, with_odds
from game.classroom.views.offers import Offer, OutcomeLine, offers, outcome_lines
from game.classroom.views.public import PageHead, ViewContext, body, head
from game.classroom.views.teacher_lines import Attendance, PlanLine, QueueLine, SeatLine, Split, VoteShift


@dataclass(frozen=True, slots=True)
class TeacherView:
    """All that T shows. `strip` says that the display is shared: then nothing private stands here."""

    head: PageHead
    strip: bool
    public: Body
    plan: tuple[PlanLine, ...]
    crowd: Attendance
    offers: tuple[Offer, ...]
    split: Split | None
    queue: tuple[QueueLine, ...]
    notes: TeacherNotes | None
    outcomes: tuple[OutcomeLine, ...]


def teacher_view(session: Session, context: ViewContext, known: Body | None = None) -> TeacherView:
    """Return what T shows now; `known` is the body of P, if that was made already."""
    # A display that is shared shows no tally before `reveal`, no queue and no notes.
    shared = context.shared
    tally = session.phase in ("reveal", "consequence", "history", "debrief") or not shared
    seats = tuple(
        SeatLine(seat.id, seat.alias, seat.team, seat.id in context.connected) for seat in session.present
    )
    name = reasons_asked(session) or PollId(f"{session.here.decision}.reason")
    reasons = [one for one in session.reasons.values() if one.poll == name and one.fate != "merged"]
    # By option, those without one last; of each option the waiting ones come first.
    found = {one.id: _letter_of(session, one) for one in reasons}
    reasons.sort(key=lambda one: (found[one.id] or "~", one.fate != "waiting", one.id))
    queue = tuple(QueueLine(one.id, one.text, one.card, one.fate, found[one.id]) for one in reasons)
    return TeacherView(
        head=head(session, context),
        strip=shared,
        public=known or body(session, context),
        plan=plan_lines(session, context),
        crowd=Attendance(
            joined=len(seats),
            expected=session.room.expected,
            connected=sum(line.connected for line in seats),
            locked=session.room.locked,
            teams=session.teams,
            seats=seats,
        ),
        offers=offers(session, context),
        split=_split(session) if tally else None,
        queue=() if shared else queue,
        notes=None if shared else with_odds(session, notes(session), context.weighed),
        outcomes=() if shared or session.phase != "consequence" else outcome_lines(session),
    )


def _letter_of(session: Session, reason: Reason) -> str:
    """Return the option that a reason is for: as it was written for, else as its seat voted."""
    decision = session.decision if session.phase != "moot" else None
    return reason.letter or (vote_of(session, decision, reason.seat) if decision else "")


def plan_lines(session: Session, context: ViewContext) -> tuple[PlanLine, ...]:
    """Return the agenda, planned and used."""
    words = session.lesson.words
    used = dict(session.clock.used)
    used[session.stop] = used.get(session.stop, 0) + session.clock.spent(context.now)
    return tuple(
        PlanLine(
            label=words(f"class.phase.{stop.phase}"),
            decision=stop.decision,
            planned=stop.minutes,
            used=used.get(place, 0),
            here=place == session.stop,
            over=place < session.stop,
            left_out=stop in session.left_out,
        )
        for place, stop in enumerate(session.stops)
    )


def _split(session: Session) -> Split | None:
    """Return the votes of the open poll, or of the last one in this decision; None while the class reads."""
    decision = session.decision
    poll = session.open_poll or (session.deciding_poll(decision) if decision else None)
    if poll is None or session.phase == "read":
        return None
    # It is compared with the first poll of its decision, or with the last decision's.
    before = session.polls.get(decision.first) if decision else None
    if session.phase == "what-if" and session.decisions:
        before = session.deciding_poll(session.decisions[-1])
    elif before is not None and (before.id == poll.id or session.ruling):
        before = None
    told = advised(session, poll) if decision and not session.ruling else ""
    return Split(
        bars=poll.bars,
        before=before.bars if before else (),
        total=poll.total,
        missing=max(0, (voters(session) or 0) - poll.total),
        need_time=session.needing_time,
        advice=told,
        advised=session.lesson.words(f"class.advice.{told}") if told else "",
        movement=movement(before, poll) if before else (),
        too_many=bool(session.room.expected) and poll.total > session.room.expected,
    )


def movement(first: Poll, second: Poll) -> tuple[VoteShift, ...]:
    """Return how many seats changed from which option to which; typed counts are not seats."""
    moved: dict[tuple[str, str], int] = {}
    for seat in {**first.ballots, **second.ballots}:
        before, after = first.ballots.get(seat), second.ballots.get(seat)
        way = (before.letter if before else "", after.letter if after else "")
        moved[way] = moved.get(way, 0) + 1
    return tuple(VoteShift(*way, seats) for way, seats in sorted(moved.items()))
