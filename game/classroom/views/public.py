"""What the class sees: P, the projector's window, and S, the page of every seat with what is its own."""

# Longer than 250 lines because what the class must not see yet is held by what stands here, P and S together.
from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.classroom.acts.ballots import ballot, next_anew, poll_of_team
from game.classroom.dealing import TeamRole, exhibits_dealt, has_roles, holder_of, roles_in
from game.classroom.decisions import ClassDecision
from game.classroom.moot import MarkRow
from game.classroom.polls import Ballot, Pace, Poll, PollId, Reason, SeatId
from game.classroom.session import Session, answers_shown, reasons_asked
from game.classroom.views import ballots
from game.classroom.views.bodies import (
    Answer,
    Body,
    ClosedBody,
    JoinBody,
    PausedBody,
    TeamsBody,
    TeamSceneBody,
)
from game.classroom.views.decided import consequence_body, reveal_body
from game.classroom.views.facts import facts_body
from game.classroom.views.history import debrief_body, history_body
from game.classroom.views.mooting import marks_of, rulings
from game.classroom.views.reading import as_one
from game.classroom.views.teams import crossings, followed_of, standings, team_in_front
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision

WARNING = 20


@dataclass(frozen=True, slots=True)
class ViewContext:
    """What a view needs besides the session."""

    now: int = 0  # whole seconds since the session began
    address: str = ""
    connected: frozenset[SeatId] = frozenset()
    shared: bool = False  # whether T lies on the display that the class sees
    weighed: tuple[Decision, ...] = ()  # the decisions of the present course, once their odds are known
    play_on: str = ""  # where the case can be played after the class


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above every page: the masked title, the phase in words, the decision, day and clock."""

    title: str
    phase: str
    label: str
    decision: int
    decisions: int
    day: str
    code: str
    minutes: float  # as planned
    left: int | None  # seconds until the limit, where there is one
    warns: bool  # set in the last twenty of them
    paused: bool
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class ClassPage:
    """What P shows, or what every S does: the head, and the body of the present phase."""

    head: PageHead
    body: Body


def projector_view(session: Session, context: ViewContext, known: Body | None = None) -> ClassPage:
    """Return what P shows now; `known` is its body, if that was made already."""
    return ClassPage(head(session, context), known or body(session, context))


def head(session: Session, context: ViewContext) -> PageHead:
    """Return what stands above the page, on P and on every S alike."""
    wording = ClassWording.of(session)
    left = session.clock.left(context.now)
    over = session.phase == "closed"
    return PageHead(
        title="" if over else wording.title,
        phase="paused" if session.paused else session.phase,
        label=session.lesson.words(f"class.phase.{session.phase}"),
        decision=session.here.decision,
        decisions=len(session.lesson.plan.decisions),
        day=wording.day(session.position.date) if session.here.decision else "",
        code="" if over else session.room.code,
        minutes=session.here.minutes,
        left=left,
        warns=left is not None and left <= WARNING,
        paused=session.paused,
        rehearsal=session.settings.rehearsal,
    )


def body(session: Session, context: ViewContext, *, seat: bool = False, team: str = "") -> Body:
    """Return what stands on P now, or on every S; what S gets depends on no vote, and serves all seats."""
    words, room, decision = session.lesson.words, session.room, session.decision
    if session.phase == "closed":
        over = words("class.room_closed" if seat or session.ended else "class.thanks")
        return ClosedBody(over, context.play_on)
    if session.paused:
        return PausedBody(words("class.paused"))
    counts = not seat and not room.count_hidden
    if session.phase in ("teams", "history") and session.roads:
        return _with_teams(session, team, seat=seat)
    match session.phase:
        case "break":
            return PausedBody(words("class.break", minutes=f"{round(session.here.minutes, 1):g}"))
        case "join":
            note = words("class.stay" if room.code else "class.no_room")
            joined = len(session.present) if counts else None
            return JoinBody(room.code, context.address, joined, room.expected, note)
        case "brief" | "read":
            return facts_body(session, full=seat)
        case "discuss" if decision:
            return ballots.discussion_body(session, decision)
        case "moot" if decision:
            return ballots.moot_body(session, decision)
        case "reveal" if decision:
            return reveal_body(session, decision)
        case "consequence" if decision:
            return consequence_body(session, decision)
        case "first-poll" | "second-poll" if decision:
            return ballots.ballot_body(session, decision, counts=counts)
        case "what-if":
            return ballots.what_if_body(session, counts=counts)
        case "history":
            return history_body(session)
        case "debrief":
            return debrief_body(session)
        case "misconceptions":
            return ballots.misconception_body(session) or ClosedBody(words("class.thanks"))
        case _:
            return ballots.question_body(session, counts=counts) or ClosedBody(words("class.thanks"))


def _with_teams(session: Session, team: str, *, seat: bool) -> Body:
    """Return what stands where each team plays its own course, or where the courses are compared.

    P has the grid of all, or the page of one team where the teacher asks for it.
    """
    words = session.lesson.words
    if team and session.phase == "teams":
        return team_page(session, team, full=True)
    if team:
        own = session.of_team(team)
        name, found = words("class.team_course", team=team), history_body(own)
        return replace(found, courses=tuple(replace(one, name=name) for one in found.courses))
    if session.phase == "teams" and seat:
        return ClosedBody(words("class.team_waits"))
    if session.phase == "teams":
        front = team_in_front(session)
        return team_page(session, front, full=False) if front else TeamsBody(standings(session))
    told = replace(history_body(session), courses=())
    return told if seat else replace(told, teams=standings(session), crossings=crossings(session))


def team_page(session: Session, team: str, *, full: bool) -> TeamSceneBody:
    """Return where a team's own course stands: what followed its last turn, its scene, its options.

    With `full`, scene and meters are told in all their words, as on the team's phones.
    """
    own = session.of_team(team)
    wording, ending = ClassWording.of(own), own.lesson.case.ending(own.position)
    followed = followed_of(own)
    if followed and not full:
        # One line for each meter, as on P where a class decided.
        followed = replace(followed, moves=as_one(followed.moves, wording.phrases.words))
    page = TeamSceneBody(
        team=team,
        poll=poll_of_team(own, team),
        followed=followed,
        owing=wording.owing(own.position),
        scene=facts_body(own, full=full),
        ended=wording.text(ending.title) if ending else "",
        anew=ending is not None and next_anew(own) is not None,
    )
    if ending is not None:
        return page
    asked = ClassDecision(0, own.course.scene, ballot(own))
    question, options = ballots.question_of(own, asked), ballots.option_lines(own, asked)
    return replace(page, question=question, options=options)


@dataclass(frozen=True, slots=True)
class DealtExhibit:
    """Whose an exhibit of the briefing is within a team, and whether this seat has opened it."""

    number: int
    holder: TeamRole
    own: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class SeatView:
    """What belongs to one seat alone."""

    alias: str
    team: str
    pace: Pace
    open: bool
    votes: bool  # whether the poll that is open is also this seat's
    vote: Ballot | None  # in the poll that is open
    answered: tuple[str, str]  # to the questions before and after, once the right answers are shown
    counts: tuple[int, ...]
    team_role: str  # before the decisions, where there are teams
    exhibits: tuple[DealtExhibit, ...]  # of the briefing, its own first; none where they are not dealt
    role: str  # of the moot, while it lasts
    rulings: tuple[Answer, ...]  # what the bench can rule, once it has to
    marks: tuple[MarkRow, ...]  # what a judge has given each side; nothing to whoever is no judge now
    first: str  # in the present decision, shown from the discussion on
    second: str
    reason: str
    card: str
    left: int | None  # the limit in the seat's own time
    warns: bool


def seat_page(session: Session, context: ViewContext, team: str = "") -> ClassPage:
    """Return what is the same on every S, or on a team's; it depends on no vote, so it can be made once."""
    return ClassPage(head(session, context), body(session, context, seat=True, team=team))


def closed_page(session: Session, context: ViewContext) -> ClassPage:
    """Return the page of a room that is closed."""
    says = session.lesson.words("class.room_closed")
    return ClassPage(replace(head(session, context), title="", day="", code=""), ClosedBody(says))


def seat_view(
    session: Session, seat: SeatId, context: ViewContext, reasons: Mapping[SeatId, Reason] | None = None
) -> SeatView:
    """Return what one seat has said and asked for; `reasons` are those of all seats, if they are known."""
    found, decision, poll = session.seats[seat], session.decision, session.open_poll
    reason = (given(session) if reasons is None else reasons).get(seat)
    roles = roles_in(session, found.team) if has_roles(session) and found.team else {}
    left = session.clock.left(context.now)
    if left is not None and found.pace != "1x":
        left = left + 9 * session.clock.limit if found.pace == "10x" else None

    def letter_in(held: Poll | None) -> str:
        ballot = held.ballots.get(seat) if held else None
        return ballot.letter if ballot else ""

    def answer_in(name: str) -> str:
        return letter_in(session.polls.get(PollId(name)))

    return SeatView(
        alias=found.alias,
        team=found.team,
        pace=found.pace,
        open=poll is not None,
        votes=session.votes_now(seat),
        vote=poll.ballots.get(seat) if poll else None,
        answered=(answer_in("before"), answer_in("after")) if answers_shown(session) else ("", ""),
        counts=poll.teams.get(seat, ()) if poll else (),
        team_role=roles.get(seat, ""),
        exhibits=dealt_to(session, seat, roles),
        role=session.moot.held_by(seat) or "" if session.mooting else "",
        rulings=rulings(session, seat),
        marks=marks_of(session, seat),
        first=letter_in(session.polls.get(decision.first)) if decision else "",
        second=letter_in(session.deciding_poll(decision)) if decision else "",
        reason=reason.text if reason else "",
        card=reason.card if reason else "",
        left=left,
        warns=left is not None and left <= WARNING,
    )


def dealt_to(session: Session, seat: SeatId, roles: Mapping[SeatId, TeamRole]) -> tuple[DealtExhibit, ...]:
    """Return the exhibits of the briefing as a seat has them, its own first, by the roles of its team."""
    dealt, team = exhibits_dealt(session), session.seats[seat].team
    if not dealt or not roles:
        return ()
    opened = {one.exhibit for one in session.opened if one.seat == seat and one.team == team}
    found = [
        DealtExhibit(number, holder := holder_of(number, roles), holder == roles[seat], name in opened)
        for number, name in enumerate(dealt, start=1)
    ]
    return tuple(sorted(found, key=lambda one: not one.own))


def given(session: Session) -> Mapping[SeatId, Reason]:
    """Return the reason of each seat that has given one where reasons are asked for now."""
    name = reasons_asked(session)
    found: dict[SeatId, Reason] = {}
    for one in session.reasons.values() if name is not None else ():
        if one.poll == name and one.seat is not None:
            found.setdefault(one.seat, one)
    return found
