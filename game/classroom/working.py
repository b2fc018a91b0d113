"""A class at work: a command and a session give the next session, or a refusal."""

from game.classroom import commands as ask
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
    return ask.NameSection(section).done(session)


def apply(session: Session, command: ask.Command) -> Session | ask.CommandRefusal:
    """Return the session after a command; or a refusal, one sentence, with nothing changed."""
    # Nothing here knows the time: the same commands on the same session always give the same sessions; the
    # journal rests on that.
    try:
        if session.ended:
            raise ask.NotNowError("closed")
        return command.done(session)
    except ask.NotNowError as refused:
        says = session.lesson.words(f"class.refused.{refused.key}", **refused.named)
        return ask.CommandRefusal(refused.key, says, refused.asks)
    except GameError as error:
        return ask.CommandRefusal("case", str(error))
