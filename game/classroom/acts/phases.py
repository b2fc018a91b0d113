"""How a class goes through its agenda: on, back, past a stop, and to another scene."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.classroom.acts.base import Command, check_runs
from game.classroom.acts.entering import entered, moved, moved_on_course, without_decision
from game.classroom.decisions import ClassDecision, jumped
from game.classroom.moot import STEPS, seconds_of
from game.classroom.phases import END, AgendaStop, Phase
from game.classroom.polls import Poll
from game.classroom.refusals import NotNowError
from game.classroom.session import Session, rests_next, voters

MOST_PAGES = 200
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Next(Command):
    """Go to the next stop."""

    at: int
    sure: bool = False

    def done(self, session: Session) -> Session:
        check_runs(session)
        if session.phase == "closed":
            raise NotNowError("closed")
        if not self.sure:
            _ask_before_leaving(session)
        if unsettled := _unsettled(session, session.stop + 1):
            raise NotNowError(unsettled)
        return moved_on_course(session, session.stop + 1, self.at)


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """Leave stops out, up to a phase of the same decision, or the present one where none is named.

    It asks back if the end of the class would be cut (L-7).
    """

    at: int
    to: Phase | None = None
    sure: bool = False

    def done(self, session: Session) -> Session:
        check_runs(session)
        stops, here, to = session.stops, session.stop, self.to
        if to is None and session.phase == "closed":
            raise NotNowError("closed")
        within = (session.here.decision, 0)
        places = range(here + 1, len(stops))
        named = (one for one in places if stops[one].phase == to and stops[one].decision in within)
        target = here + 1 if to is None else next(named, None)
        if target is None:
            raise NotNowError("skip")
        left_out = stops[here if to is None else here + 1 : target]
        if not self.sure:
            if any(stop.phase in END for stop in left_out):
                raise NotNowError("end_left_out", asks=True)
            if left_out and to is not None:
                raise NotNowError("left_out", asks=True, losses=_losses(session, left_out, target))
            if to is not None:
                _ask_before_leaving(session)
            if _unsettled(session, target):
                raise NotNowError("leave_undecided", asks=True)
        session = replace(session, left_out=(*session.left_out, *left_out))
        return moved_on_course(session, target, self.at)


@dataclass(frozen=True, slots=True)
class Back(Command):
    """Go to the stop before, with its votes kept; behind a reveal this voids the turn."""

    at: int
    sure: bool = False

    def done(self, session: Session) -> Session:
        if session.stop == 0:
            raise NotNowError("first_stop")
        decision, before = session.decision, session.stops[session.stop - 1]
        first_after_jump = (
            before.decision != session.here.decision and session.course.opened_at == session.course.scene
        )
        if session.phase == "consequence" and decision and decision.place and decision.verdict:
            if not self.sure:
                votes = sum(poll.total for poll in _polls_after(session, decision))
                raise NotNowError("void_votes" if votes else "void", asks=True, votes=votes)
            # A shorter record, played again.
            number, turn = decision.place
            course = session.courses[number].upto(session.lesson.case, turn)
            for later in [one.number for one in session.decisions if one.number > decision.number]:
                session = without_decision(session, later)
            voided = (*session.voided, (decision.number, decision.verdict.letter))
            session = replace(session, courses=(*session.courses[:number], course), voided=voided)
            session = session.with_decision(replace(decision, verdict=None, place=None))
        elif decision and first_after_jump:
            if not self.sure and any(
                poll.total for name, poll in session.polls.items() if name.startswith(f"{decision.number}.")
            ):
                raise NotNowError("jump_undone", asks=True)
            session = without_decision(replace(session, courses=session.courses[:-1]), decision.number)
        return moved(session, session.stop - 1, self.at)


@dataclass(frozen=True, slots=True)
class Show(Command):
    """Turn to a page of the present phase: a prompt, a step of the moot, a question, a refutation."""

    item: int
    at: int = 0  # of a step that has its own time

    def done(self, session: Session) -> Session:
        pages = {
            "moot": len(STEPS),
            "teams": 1 + len(session.roads),
            "misconceptions": 2 * len(session.lesson.misconceptions),
            "question-after": 2,
        }
        if not 0 <= self.item < pages.get(session.phase, MOST_PAGES):
            raise NotNowError("page")
        if session.phase == "moot":
            seconds = seconds_of(self.item, session.here.minutes)
            limit = session.clock.spent(self.at) + seconds if seconds else 0
            session = replace(session, clock=replace(session.clock, limit=limit))
        return entered(replace(session, item=self.item))


@dataclass(frozen=True, slots=True)
class Jump(Command):
    """Open the next planned scene as it stands on the historical course."""

    at: int

    def done(self, session: Session) -> Session:
        check_runs(session)
        lesson = session.lesson
        number = session.here.decision + 1
        scene = lesson.scene_of(number)
        decision = session.decision
        settled = session.phase == "consequence" and not (decision and decision.pending)
        between = settled or session.phase in ("brief", "break")
        if scene is None or scene == session.course.scene or not between or rests_next(session):
            raise NotNowError("jump")
        course = jumped(lesson.case, lesson.real, scene) if lesson.real else None
        if course is None:
            raise NotNowError("jump_off_history")
        session = replace(session, courses=(*session.courses, course))
        return moved(session, session.stop + 1, self.at)


@dataclass(frozen=True, slots=True)
class HoldTie(Command):
    """Hold one more poll, between the tied options."""

    at: int

    def done(self, session: Session) -> Session:
        decision = session.decision
        poll = session.polls.get(decision.last) if decision else None
        if session.phase != "reveal" or decision is None or poll is None or len(poll.leading) < 2:
            raise NotNowError("no_tie")
        if decision.verdict is not None:
            raise NotNowError("decided")
        again = replace(decision, ties=decision.ties + 1)
        # The votes of a tie were on P, and the report says so of the poll that breaks it.
        session = session.with_decision(again).with_poll(Poll(again.last, poll.leading, after_tally=True))
        return moved(session, session.stop - 1, self.at)


@dataclass(frozen=True, slots=True)
class End(Command):
    """Say what becomes of a closed session."""

    how: Literal["exported", "discarded"]

    def done(self, session: Session) -> Session:
        if session.phase != "closed":
            raise NotNowError("not_closed")
        return replace(session, ended=self.how)


def _polls_after(session: Session, decision: ClassDecision) -> Iterator[Poll]:
    """Yield the polls of later decisions, which rest on this one."""
    later = tuple(f"{one.number}." for one in session.decisions if one.number > decision.number)
    yield from (poll for name, poll in session.polls.items() if name.startswith(later))


def _unsettled(session: Session, stop: int) -> str:
    """Return why the class cannot leave its decision, `undecided` or `undrawn`, or "" if it can."""
    target, decision = session.stops[stop], session.decision
    if decision is None or (
        target.decision == decision.number and target.phase not in ("consequence", "break")
    ):
        return ""
    if decision.verdict is None:
        held = any(name in session.polls for name in (decision.first, decision.second))
        return "undecided" if held else ""
    return "undrawn" if decision.pending and target.phase != "consequence" else ""


def _ask_before_leaving(session: Session) -> None:
    if lost := _lost_by_leaving(session):
        raise NotNowError(lost[0], asks=True, **lost[1])


def _lost_by_leaving(session: Session) -> tuple[str, dict[str, object]] | None:
    """Return what is lost if the open poll closes now, or teams stop, as the key of a sentence."""
    poll, known = session.open_poll, voters(session)
    if session.phase == "teams" and (teams := _at_play(session)):
        return "teams_at_play", {"teams": session.lesson.words.joined(teams)}
    if session.needing_time:
        return "need_time", {"number": session.needing_time}
    if poll and not poll.total:
        return ("nobody_voted", {}) if session.phase in ("first-poll", "second-poll") else None
    # A question that always comes is answered without being read: of a class nearly all of which has voted
    # nothing is asked.
    if poll and known and poll.total < _NEARLY_ALL * known:
        return "missing", {"missing": known - poll.total, "of": known}
    return None


def _at_play(session: Session) -> list[str]:
    """Return the teams whose courses have not ended."""
    ending = session.lesson.case.ending
    return [team for team, own in session.roads.items() if ending(own[-1].replay.position) is None]


def _losses(session: Session, left_out: tuple[AgendaStop, ...], target: int) -> str:
    """Return all that is lost where stops are left out, each in a sentence; another decision is one loss."""
    words, here = session.lesson.words, session.here.decision
    phases = dict.fromkeys(
        words("class.decision_named", number=one.decision)
        if one.decision not in (here, 0)
        else f"“{words(f'class.phase.{one.phase}')}”"
        for one in left_out
    )
    lost = _lost_by_leaving(session)
    sentences = [words("class.lost.phases", phases=words.joined(phases))]
    sentences += [words(f"class.lost.{lost[0]}", **lost[1])] if lost else []
    sentences += [words("class.lost.undecided")] if _unsettled(session, target) else []
    return " ".join(sentences)
