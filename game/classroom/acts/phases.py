"""How a class goes through its agenda: on, back, past a stop, into a pause, and to another scene."""

from dataclasses import replace
from typing import Literal

from game.classroom.acts.deciding import take_without_chance
from game.classroom.acts.entering import entered, without_decision
from game.classroom.commands import Back, Extend, Jump, Next, Show, Skip
from game.classroom.courses import jumped
from game.classroom.phases import END, Phase
from game.classroom.polls import Poll
from game.classroom.refusing import NotNowError
from game.classroom.session import Clock, Session, VoidedTurn

MOST_PAGES = 200


def go_next(session: Session, command: Next) -> Session:
    """Return the class at the next stop; ask back where somebody would be cut off."""
    _not_paused(session)
    if session.phase == "closed":
        raise NotNowError("closed")
    if not command.sure:
        _ask_before_leaving(session)
    if unsettled := _unsettled(session, session.stop + 1):
        raise NotNowError(unsettled)
    _check_scene(session, session.stop + 1)
    return _moved(session, session.stop + 1, command.at)


def skip(session: Session, command: Skip) -> Session:
    """Return stops left out; ask back where the end of the class would be cut (L7)."""
    _not_paused(session)
    target = _target(session, command.to)
    first = session.stop if command.to is None else session.stop + 1
    left_out = session.lesson.stops[first:target]
    if not command.sure:
        if any(stop.phase in END for stop in left_out):
            raise NotNowError("end_left_out", asks=True)
        if command.to is not None:
            _ask_before_leaving(session)
        if _unsettled(session, target):
            raise NotNowError("leave_undecided", asks=True)
    _check_scene(session, target)
    session = session.but(left_out=(*session.left_out, *left_out))
    return _moved(session, target, command.at)


def back(session: Session, command: Back) -> Session:
    """Return the class at the stop before, its votes kept; a turn gone back behind is void."""
    if session.stop == 0:
        raise NotNowError("first_stop")
    decision = session.decision
    if session.phase == "consequence" and decision and decision.place:
        if not command.sure:
            raise NotNowError("void", asks=True)
        session = _voided(session)
    elif decision and _opened_by_a_jump(session):
        session = without_decision(session.but(courses=session.courses[:-1]), decision.number)
    return _moved(session, session.stop - 1, command.at)


def jump(session: Session, command: Jump) -> Session:
    """Return the next planned scene opened as it stands on the historical course."""
    _not_paused(session)
    lesson = session.lesson
    number = session.here.decision + 1
    scene = lesson.scene_of(number)
    decision = session.decision
    settled = session.phase == "consequence" and not (decision and decision.pending)
    if scene is None or scene == session.course.scene or not (settled or session.phase == "brief"):
        raise NotNowError("jump")
    course = jumped(lesson.case, lesson.real, scene) if lesson.real else None
    if course is None:
        raise NotNowError("jump_off_history")
    session = session.but(courses=(*session.courses, course))
    return _moved(session, session.stop + 1, command.at)


def pause(session: Session, at: int) -> Session:
    """Return the class resting."""
    _not_paused(session)
    return session.but(clock=replace(session.clock, paused_at=at))


def go_on(session: Session, at: int) -> Session:
    """Return the class at work again, the pause taken off the clock."""
    since = session.clock.paused_at
    if since is None:
        raise NotNowError("not_paused")
    rested = session.clock.rested + max(0, at - since)
    return session.but(clock=replace(session.clock, paused_at=None, rested=rested))


def limit(session: Session, seconds: int) -> Session:
    """Return a limit on the present stop, or with none."""
    return session.but(clock=replace(session.clock, limit=max(0, seconds)))


def extend(session: Session, command: Extend) -> Session:
    """Return more time for the present stop."""
    base = max(session.clock.limit, session.clock.spent(command.at))
    return limit(session, base + command.seconds)


def show(session: Session, command: Show) -> Session:
    """Return another page of the present phase."""
    most = 2 * len(session.lesson.misconceptions) if session.phase == "misconceptions" else MOST_PAGES
    if not 0 <= command.item < most:
        raise NotNowError("page")
    return entered(session.but(item=command.item))


def hold_tie(session: Session, at: int) -> Session:
    """Return one more poll, between the tied options."""
    decision = session.decision
    poll = session.polls.get(decision.last) if decision else None
    if session.phase != "reveal" or decision is None or poll is None or len(poll.leading) < 2:
        raise NotNowError("no_tie")
    if decision.verdict is not None:
        raise NotNowError("decided")
    again = decision.tied_again()
    # The votes of a tie were on P, and the report says so of the poll that breaks it.
    session = session.with_decision(again).with_poll(Poll(again.last, poll.leading, after_tally=True))
    return _moved(session, session.stop - 1, at)


def end(session: Session, how: Literal["exported", "discarded"]) -> Session:
    """Return the closed class at its end: exported or discarded."""
    if session.phase != "closed":
        raise NotNowError("not_closed")
    return session.but(ended=how)


def _moved(session: Session, stop: int, at: int) -> Session:
    clock = session.clock
    used = {**clock.used, session.stop: clock.used.get(session.stop, 0) + clock.spent(at)}
    session = session.but(stop=stop, item=0, minority=False, clock=Clock(began=at, used=used))
    return take_without_chance(entered(session)) if session.phase == "consequence" else entered(session)


def _unsettled(session: Session, stop: int) -> str:
    """Return what keeps the class from leaving its decision: nothing, `undecided` or `undrawn`."""
    target, decision = session.lesson.stops[stop], session.decision
    if decision is None or (target.decision == decision.number and target.phase != "consequence"):
        return ""
    if decision.verdict is None:
        held = any(name in session.polls for name in (decision.first, decision.second))
        return "undecided" if held else ""
    return "undrawn" if decision.pending and target.phase != "consequence" else ""


def _check_scene(session: Session, stop: int) -> None:
    """Refuse to begin a decision whose scene the class has not come to."""
    number = session.lesson.stops[stop].decision
    scene = session.lesson.scene_of(number)
    if scene is not None and number != session.here.decision and session.course.scene != scene:
        raise NotNowError("not_there", scene=session.lesson.scenario.scenes[scene].title)


def _ask_before_leaving(session: Session) -> None:
    poll = session.open_poll
    waiting = len(tuple(session.needing_time()))
    if waiting:
        raise NotNowError("need_time", asks=True, number=waiting)
    if poll and not poll.total and session.phase in ("first-poll", "second-poll"):
        raise NotNowError("nobody_voted", asks=True)


def _target(session: Session, to: Phase | None) -> int:
    later = range(session.stop + 1, len(session.lesson.stops))
    if to is None:
        if session.phase == "closed":
            raise NotNowError("closed")
        return session.stop + 1
    stops = session.lesson.stops
    own = (place for place in later if stops[place].phase == to)
    found = next((place for place in own if stops[place].decision in (session.here.decision, 0)), None)
    if found is None:
        raise NotNowError("skip")
    return found


def _opened_by_a_jump(session: Session) -> bool:
    """Return whether the present stop is the first after a jump."""
    before = session.lesson.stops[session.stop - 1]
    return before.decision != session.here.decision and session.course.opened_at == session.course.scene


def _voided(session: Session) -> Session:
    """Return the turn of the present decision void: a shorter record, played again."""
    decision = session.decision
    assert decision is not None
    assert decision.place is not None
    assert decision.verdict is not None
    number, turn = decision.place
    course = session.courses[number].upto(session.lesson.case, turn)
    for later in [one for one in session.decisions if one.number > decision.number]:
        session = without_decision(session, later.number)
    voided = (*session.voided, VoidedTurn(decision.number, decision.verdict.letter))
    session = session.but(courses=(*session.courses[:number], course), voided=voided)
    return session.with_decision(decision.decided(None))


def _not_paused(session: Session) -> None:
    if session.paused:
        raise NotNowError("paused")
