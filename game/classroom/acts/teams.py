"""Each team with its own course: a vote of a team's device, or the teacher for it, takes the team's turn."""

from dataclasses import replace

from game.classroom import commands as ask
from game.classroom.acts.deciding import drawn, named_grounds
from game.classroom.acts.picking import ballot
from game.classroom.acts.room import seated
from game.classroom.acts.votes import numbered
from game.classroom.commands import NotNowError
from game.classroom.decisions import BallotOption, ClassCourse, TakenTurn, played_on
from game.classroom.session import Session
from game.classroom.team_courses import ANEW, next_anew, poll_of_team
from game.model.record import Turn


def do_in_teams(session: Session, command: ask.TeamCommand) -> Session:
    """Return the session after a team has taken its turn, or after its last one was taken back."""
    if session.phase != "teams":
        raise NotNowError("no_turn" if isinstance(command, ask.TakeBackTurn) else "poll_closed")
    if session.paused:
        raise NotNowError("paused")
    team = _team_of(session, command)
    own = session.of_team(team)
    if isinstance(command, ask.TakeBackTurn):
        return _with_road(session, team, _taken_back(own))
    if command.poll != poll_of_team(own, team):
        if _was_taken(own, team, command):
            return session
        raise NotNowError("team_went_on" if isinstance(command, ask.Vote) else "team_pressed", team=team)
    if session.lesson.case.ending(own.position) is not None:
        return _with_road(session, team, _opened_anew(own, command))
    return _with_road(session, team, (*own.courses[:-1], _turned(own, command)))


def _team_of(session: Session, command: ask.TeamCommand) -> str:
    """Return the team that a command is for; refuse a seat without one, or a team that does not play."""
    if isinstance(command, ask.Vote):
        team = seated(session, command.seat).team
        if team not in session.roads:
            raise NotNowError("no_team")
        return team
    if command.team not in session.roads:
        raise NotNowError("team", teams=", ".join(session.teams))
    return command.team


def _with_road(session: Session, team: str, courses: tuple[ClassCourse, ...]) -> Session:
    return replace(session, roads={**session.roads, team: courses})


def _opened_anew(own: Session, command: ask.Vote | ask.PressFor) -> tuple[ClassCourse, ...]:
    course = next_anew(own)
    if course is None or command.letter != ANEW:
        if isinstance(command, ask.Vote):
            raise NotNowError("poll_closed")
        raise NotNowError("option" if course else "team_over", letters=ANEW)
    return (*own.courses, course)


def _turned(own: Session, command: ask.Vote | ask.PressFor) -> ClassCourse:
    """Return a team's course with one more turn, its chance drawn, and history played until the next."""
    case, position, lesson = own.lesson.case, own.position, own.lesson
    option = _option(ballot(own), command.letter)
    if option is None or not option.open:
        raise NotNowError("option", letters=", ".join(one.letter for one in ballot(own) if one.open))
    offer = case.picks(position, option.key.choice)
    picks = named_grounds(offer, command.picks) if offer else ()
    turn = Turn(position.scene, option.key.choice, picks, None)
    outcomes = case.outcomes(position, turn.choice, picks)
    outcome = drawn(own, turn, outcomes)
    taken = TakenTurn(replace(turn, outcome=outcome), "team", "drawn" if len(outcomes) > 1 else "")
    course = own.course.then(case, taken)
    return played_on(case, lesson.real, course, lesson.plan.decisions)


def _taken_back(own: Session) -> tuple[ClassCourse, ...]:
    """Return a team's courses without its last turn: a shorter record, played again."""
    *before, last = own.courses
    places = [at for at, one in enumerate(last.taken) if one.by == "team"]
    if places:
        return (*before, last.upto(own.lesson.case, places[-1]))
    if not before:
        raise NotNowError("no_turn")
    return tuple(before)


def _was_taken(own: Session, team: str, command: ask.Vote | ask.PressFor) -> bool:
    """Return whether a turn that is sent again is the one that the team has taken."""
    number = command.poll.removeprefix(f"{team}.")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else -1
    for course in own.courses:
        if 0 <= at < len(course.taken) and course.taken[at].by == "team":
            then = replace(own, courses=(course.upto(own.lesson.case, at),))
            option, turn = _option(ballot(then), command.letter), course.taken[at].turn
            if option is None or option.key.choice != turn.choice:
                return False
            offer = own.lesson.case.picks(then.position, turn.choice)
            by_number = numbered(offer) if offer else {}
            return {by_number.get(one) for one in command.picks} == {*turn.picks}
        at -= len(course.taken)
    return False


def _option(options: tuple[BallotOption, ...], letter: str) -> BallotOption | None:
    return next((one for one in options if one.letter == letter), None)
