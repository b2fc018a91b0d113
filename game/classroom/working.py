"""A class at work: a command and a session give the next session, or a refusal."""

from typing import assert_never

from game.classroom import commands as ask
from game.classroom.acts import deciding, phases, room, texts, votes
from game.classroom.courses import played_on
from game.classroom.lesson import Lesson
from game.classroom.refusing import CommandRefusal, NotNowError
from game.classroom.session import Session
from game.errors import GameError


def begun(lesson: Lesson, seed: int, *, rehearsal: bool = False) -> Session:
    """Return a class that has not begun, the case played up to its first decision."""
    session = Session.begin(lesson, seed, rehearsal=rehearsal)
    course = played_on(lesson.case, lesson.real, session.course, lesson.scene_of(1))
    return session.with_course(course if course.scene == lesson.scene_of(1) else session.course)


def apply(session: Session, command: ask.Command) -> Session | CommandRefusal:
    """Return the session after a command, or with a refusal: one sentence, and nothing changed.

    Nothing here knows the time: what moves the phases says it. The same commands on the same session
    give the same sessions, always; the journal rests on that.
    """
    try:
        return _done(session, command)
    except NotNowError as refused:
        return refused.told(session.lesson.words)
    except GameError as error:
        return CommandRefusal("case", str(error))


def _done(session: Session, command: ask.Command) -> Session:
    if session.ended:
        raise NotNowError("closed")
    if isinstance(command, ask.RoomCommand):
        return _in_room(session, command)
    if isinstance(command, ask.PhaseCommand):
        return _going(session, command)
    if isinstance(command, ask.VoteCommand):
        return _voting(session, command)
    if isinstance(command, ask.DecidingCommand):
        return _deciding(session, command)
    return _writing(session, command)


def _in_room(session: Session, command: ask.RoomCommand) -> Session:
    match command:
        case ask.OpenRoom():
            return room.open_room(session, command)
        case ask.LockRoom(on=on):
            return room.lock(session, on)
        case ask.Expect(number=number):
            return room.expect(session, number)
        case ask.HideCount(on=on):
            return room.hide_count(session, on)
        case ask.IssueTickets():
            return room.issue(session, command)
        case ask.Join():
            return room.join(session, command)
        case ask.ComeBack():
            return room.come_back(session, command)
        case _:
            return _seating(session, command)


def _seating(
    session: Session, command: ask.RemoveSeat | ask.SetPace | ask.MakeTeams | ask.PutInTeam
) -> Session:
    match command:
        case ask.RemoveSeat(seat=seat):
            return room.remove(session, seat)
        case ask.SetPace(seat=seat, pace=pace):
            return room.set_pace(session, seat, pace)
        case ask.MakeTeams(number=number):
            return room.make_teams(session, number)
        case ask.PutInTeam(seat=seat, team=team):
            return room.put_in_team(session, seat, team)
        case _:
            assert_never(command)


def _going(session: Session, command: ask.PhaseCommand) -> Session:
    match command:
        case ask.Next():
            return phases.go_next(session, command)
        case ask.Skip():
            return phases.skip(session, command)
        case ask.Back():
            return phases.back(session, command)
        case ask.Jump():
            return phases.jump(session, command)
        case ask.Show():
            return phases.show(session, command)
        case ask.End(how=how):
            return phases.end(session, how)
        case _:
            return _timing(session, command)


def _timing(session: Session, command: ask.Pause | ask.GoOn | ask.Limit | ask.Extend) -> Session:
    match command:
        case ask.Pause(at=at):
            return phases.pause(session, at)
        case ask.GoOn(at=at):
            return phases.go_on(session, at)
        case ask.Limit(seconds=seconds):
            return phases.limit(session, seconds)
        case ask.Extend():
            return phases.extend(session, command)
        case _:
            assert_never(command)


def _voting(session: Session, command: ask.VoteCommand) -> Session:
    match command:
        case ask.Vote():
            return votes.vote(session, command)
        case ask.VoteTeam():
            return votes.vote_team(session, command)
        case ask.TypeCount():
            return votes.count(session, command)
        case ask.Hands(on=on):
            return votes.by_hands(session, on)
        case ask.LiftTally(on=on):
            return votes.lift_tally(session, on)
        case ask.HoldTie(at=at):
            return phases.hold_tie(session, at)
        case _:
            return _settling(session, command)


def _settling(session: Session, command: ask.SetRule | ask.SetDevices | ask.SetAdvice) -> Session:
    match command:
        case ask.SetRule(rule=rule):
            return votes.set_rule(session, rule)
        case ask.SetDevices(devices=devices):
            return votes.set_devices(session, devices)
        case ask.SetAdvice():
            return votes.set_advice(session, command)
        case _:
            assert_never(command)


def _deciding(session: Session, command: ask.DecidingCommand) -> Session:
    match command:
        case ask.Decide():
            return deciding.decide(session, command)
        case ask.SettleChance():
            return deciding.draw(session, command)
        case ask.PlayFor():
            return deciding.play_for(session, command)
        case ask.ShowMinority(on=on):
            return deciding.show_minority(session, on)
        case _:
            assert_never(command)


def _writing(session: Session, command: ask.TextCommand) -> Session:
    match command:
        case ask.GiveReason():
            return texts.give_reason(session, command)
        case ask.ReadSlip():
            return texts.read_slip(session, command)
        case ask.Approve(reason=reason):
            return texts.approve(session, reason)
        case ask.Hide(reason=reason):
            return texts.hide(session, reason)
        case ask.Merge():
            return texts.merge(session, command)
        case ask.Approval(on=on):
            return texts.set_approval(session, on)
        case ask.RewordText():
            return texts.reword(session, command)
        case _:
            assert_never(command)
