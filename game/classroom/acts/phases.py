"""How a class goes through its agenda: on, back, past a stop, into a pause, and to another scene."""

# Longer than 250 lines because the ways through the agenda and what each would lose are read together.

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts.deciding import take_without_chance
from game.classroom.acts.picking import ballot, picked, without_decision
from game.classroom.commands import NotNowError
from game.classroom.decisions import ClassDecision, jumped
from game.classroom.moot import STEPS, seconds_of
from game.classroom.phases import END, AgendaStop
from game.classroom.polls import LETTERS, Poll
from game.classroom.session import Clock, Session, open_outcomes, poll_of, rests_next, voters

MOST_PAGES = 200
AGREE_OR_NOT = ("A", "B")
_NEARLY_ALL = 0.9


def do_in_agenda(session: Session, command: ask.PhaseCommand) -> Session:
    """Return the session after a command that moves it through its agenda, or its clock."""
    if session.paused and isinstance(command, ask.Next | ask.Skip | ask.Jump | ask.Pause):
        raise NotNowError("paused")
    match command:
        case ask.Next():
            if session.phase == "closed":
                raise NotNowError("closed")
            if not command.sure:
                _ask_before_leaving(session)
            if unsettled := _unsettled(session, session.stop + 1):
                raise NotNowError(unsettled)
            return _entered_on_course(session, session.stop + 1, command.at)
        case ask.Skip():
            return _skip(session, command)
        case ask.Back():
            return _back(session, command)
        case ask.Jump():
            return _jump(session, command)
        case ask.HoldTie(at=at):
            return _hold_tie(session, at)
        case ask.Show(item=item):
            return _shown(session, item, command.at)
        case ask.PickOptions():
            return entered(picked(session, command))
        case ask.Pause() | ask.GoOn() | ask.Limit() | ask.Extend():
            return replace(session, clock=_set(session.clock, command))
        case ask.End(how=how):
            if session.phase != "closed":
                raise NotNowError("not_closed")
            return replace(session, ended=how)
        case _:
            assert_never(command)


def _shown(session: Session, item: int, at: int) -> Session:
    """Turn to a page; a step of the moot has a time of its own from now on."""
    pages = {
        "moot": len(STEPS),
        "teams": 1 + len(session.roads),
        "misconceptions": 2 * len(session.lesson.misconceptions),
        "question-after": 2,
    }
    if not 0 <= item < pages.get(session.phase, MOST_PAGES):
        raise NotNowError("page")
    if session.phase == "moot":
        seconds = seconds_of(item, session.here.minutes)
        limit = session.clock.spent(at) + seconds if seconds else 0
        session = replace(session, clock=replace(session.clock, limit=limit))
    return entered(replace(session, item=item))


def _set(clock: Clock, command: ask.Pause | ask.GoOn | ask.Limit | ask.Extend) -> Clock:
    match command:
        case ask.Pause(at=at):
            return replace(clock, paused_at=at)
        case ask.GoOn(at=at):
            if clock.paused_at is None:
                raise NotNowError("not_paused")
            rested = clock.rested + max(0, at - clock.paused_at)
            return replace(clock, paused_at=None, rested=rested)
        case ask.Limit(seconds=seconds):
            return replace(clock, limit=max(0, seconds))
        case ask.Extend(at=at, seconds=seconds):
            return replace(clock, limit=max(0, max(clock.limit, clock.spent(at)) + seconds))


def _skip(session: Session, command: ask.Skip) -> Session:
    """Leave stops out; ask back if the end of the class would be cut (L-7)."""
    stops, here, to = session.stops, session.stop, command.to
    if to is None and session.phase == "closed":
        raise NotNowError("closed")
    within = (session.here.decision, 0)
    places = range(here + 1, len(stops))
    named = (one for one in places if stops[one].phase == to and stops[one].decision in within)
    target = here + 1 if to is None else next(named, None)
    if target is None:
        raise NotNowError("skip")
    left_out = stops[here if to is None else here + 1 : target]
    if not command.sure:
        if any(stop.phase in END for stop in left_out):
            raise NotNowError("end_left_out", asks=True)
        if left_out and to is not None:
            raise NotNowError("left_out", asks=True, losses=_losses(session, left_out, target))
        if to is not None:
            _ask_before_leaving(session)
        if _unsettled(session, target):
            raise NotNowError("leave_undecided", asks=True)
    session = replace(session, left_out=(*session.left_out, *left_out))
    return _entered_on_course(session, target, command.at)


def _back(session: Session, command: ask.Back) -> Session:
    """Go to the stop before, with its votes kept; a turn gone back behind is void."""
    if session.stop == 0:
        raise NotNowError("first_stop")
    decision, before = session.decision, session.stops[session.stop - 1]
    first_after_jump = (
        before.decision != session.here.decision and session.course.opened_at == session.course.scene
    )
    if session.phase == "consequence" and decision and decision.place and decision.verdict:
        if not command.sure:
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
        if not command.sure and any(
            poll.total for name, poll in session.polls.items() if name.startswith(f"{decision.number}.")
        ):
            raise NotNowError("jump_undone", asks=True)
        session = without_decision(replace(session, courses=session.courses[:-1]), decision.number)
    return _moved(session, session.stop - 1, command.at)


def _polls_after(session: Session, decision: ClassDecision) -> Iterator[Poll]:
    """Yield the polls of later decisions, which rest on this one."""
    later = tuple(f"{one.number}." for one in session.decisions if one.number > decision.number)
    yield from (poll for name, poll in session.polls.items() if name.startswith(later))


def _jump(session: Session, command: ask.Jump) -> Session:
    """Open the next planned scene as it stands on the historical course."""
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
    return _moved(session, session.stop + 1, command.at)


def _hold_tie(session: Session, at: int) -> Session:
    """Go back to the second poll, now between the tied options."""
    decision = session.decision
    poll = session.polls.get(decision.last) if decision else None
    if session.phase != "reveal" or decision is None or poll is None or len(poll.leading) < 2:
        raise NotNowError("no_tie")
    if decision.verdict is not None:
        raise NotNowError("decided")
    again = replace(decision, ties=decision.ties + 1)
    # The votes of a tie were on P, and the report says so of the poll that breaks it.
    session = session.with_decision(again).with_poll(Poll(again.last, poll.leading, after_tally=True))
    return _moved(session, session.stop - 1, at)


def _moved(session: Session, stop: int, at: int) -> Session:
    clock = session.clock
    used = {**clock.used, session.stop: clock.used.get(session.stop, 0) + clock.spent(at)}
    # The break is as long as it was planned, and everybody sees it run out.
    here = session.stops[stop]
    limit = round(60 * here.minutes) if here.phase == "break" else 0
    session = replace(session, stop=stop, item=0, minority=False, clock=Clock(at, limit, used=used))
    return entered(take_without_chance(session) if session.phase == "consequence" else session)


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


def _entered_on_course(session: Session, stop: int, at: int) -> Session:
    """Return the session at another stop; refuse a decision whose scene the class has not come to."""
    number = session.stops[stop].decision
    scene = session.lesson.scene_of(number)
    if scene is not None and number != session.here.decision and session.course.scene != scene:
        raise NotNowError("not_there", scene=session.lesson.scenario.scenes[scene].title)
    return _moved(session, stop, at)


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


def entered(session: Session) -> Session:
    """Return the session with its present stop made ready: a decision to make, a poll to vote in."""
    if session.phase == "teams" and not session.roads:
        session = replace(session, roads=dict.fromkeys(session.teams, session.courses))
    number = session.here.decision
    if number and session.decision is None:
        session = session.with_decision(ClassDecision(number, session.course.scene, ballot(session)))
    decision = session.decision
    if session.phase == "reveal" and decision:
        session = session.with_decision(replace(decision, tally_seen=True))
    if session.phase == "debrief":
        session = replace(session, asked=session.asked | {session.item})
    name = poll_of(session)
    if name is None:
        return session
    poll = session.polls.get(name) or Poll(name, _letters(session))
    if decision is not None and decision.tally_seen and not decision.lifted and not session.ruling:
        poll = replace(poll, after_tally=True)
    return session.with_poll(poll)


def _letters(session: Session) -> tuple[str, ...]:
    match session.phase:
        case "question-before" | "question-after":
            question = session.lesson.question(session.phase)
            return tuple(LETTERS[: len(question.answers)]) if question else ()
        case "misconceptions":
            return AGREE_OR_NOT
        case "what-if":
            last = session.decisions[-1] if session.decisions else None
            return last.open_letters if last else AGREE_OR_NOT
        case "consequence":
            return tuple(LETTERS[: len(open_outcomes(session))])
        case _:
            return session.decision.open_letters if session.decision else ()
