"""What is asked of a team's own course, whoever asks: the name of its next turn, and what it may open."""

from game.classroom.decisions import ClassCourse, jumped
from game.classroom.polls import PollId
from game.classroom.session import Session

# The only thing that a team can press once its course has ended.
ANEW = "A"


def poll_of_team(own: Session, team: str) -> PollId:
    """Return the name under which a team's next turn is taken; each turn of each team has its own."""
    return PollId(f"{team}.{sum(len(course.taken) for course in own.courses)}")


def next_anew(own: Session) -> ClassCourse | None:
    """Return the next planned decision as it really stood, for a team that has ended before it came there."""
    lesson = own.lesson
    met = {one.turn.scene for course in own.courses for one in course.taken}
    last = max((at for at, scene in enumerate(lesson.plan.decisions) if scene in met), default=-1)
    later = lesson.plan.decisions[last + 1 :]
    found = (jumped(lesson.case, lesson.real, scene) for scene in later) if lesson.real else ()
    return next((course for course in found if course is not None), None)
