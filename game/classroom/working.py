"""A class at work: a command and a session give the next session, or a refusal."""

from game.classroom import commands as ask
from game.classroom.acts.deciding import do_to_decide
from game.classroom.acts.mooting import do_in_moot
from game.classroom.acts.opening import open_exhibit
from game.classroom.acts.phases import do_in_agenda
from game.classroom.acts.receipts import do_with_receipts
from game.classroom.acts.room import do_in_room
from game.classroom.acts.teams import do_in_teams
from game.classroom.acts.texts import do_with_texts
from game.classroom.acts.votes import do_with_votes
from game.classroom.commands import CommandRefusal, NotNowError
from game.classroom.decisions import ClassCourse, played_on
from game.classroom.lesson import Lesson
from game.classroom.session import ClassSettings, Session
from game.errors import GameError


def begun(lesson: Lesson, seed: int, *, rehearsal: bool = False, section: str = "") -> Session:
    """Return a class that has not begun, the case played up to its first decision."""
    start, first = ClassCourse((), lesson.case.begin()), lesson.scene_of(1)
    course = played_on(lesson.case, lesson.real, start, (first,))
    courses = (course if course.scene == first else start,)
    session = Session(lesson, seed, courses, settings=ClassSettings(rehearsal=rehearsal))
    return do_in_room(session, ask.NameSection(section))


def apply(session: Session, command: ask.Command) -> Session | CommandRefusal:
    """Return the session after a command; or a refusal, one sentence, with nothing changed."""
    # Nothing here knows the time: the same commands on the same session always give the same sessions; the
    # journal rests on that.
    try:
        if session.ended:
            raise NotNowError("closed")
        if isinstance(command, ask.RoomCommand):
            return do_in_room(session, command)
        if isinstance(command, ask.OpenExhibit):
            return open_exhibit(session, command)
        if isinstance(command, ask.ReceiptCommand):
            return do_with_receipts(session, command)
        if isinstance(command, ask.PhaseCommand):
            return do_in_agenda(session, command)
        if isinstance(command, ask.PressFor | ask.TakeBackTurn) or (
            session.phase == "teams" and isinstance(command, ask.Vote)
        ):
            return do_in_teams(session, command)
        if isinstance(command, ask.VoteCommand):
            return do_with_votes(session, command)
        if isinstance(command, ask.MootCommand):
            return do_in_moot(session, command)
        if isinstance(command, ask.DecidingCommand):
            return do_to_decide(session, command)
        return do_with_texts(session, command)
    except NotNowError as refused:
        says = session.lesson.words(f"class.refused.{refused.key}", **refused.named)
        return CommandRefusal(refused.key, says, refused.asks)
    except GameError as error:
        return CommandRefusal("case", str(error))
