"""What the bench of a moot alone sees, and what T alone knows of it."""

from collections.abc import Iterator

from game.classroom.moot import CRITERIA, ROLES, SIDES, Criterion, Side, means, step_at
from game.classroom.polls import LETTERS, SeatId
from game.classroom.session import Session, open_outcomes
from game.classroom.views import bodies
from game.classroom.views.wording import ClassWording


def rulings(session: Session, seat: SeatId) -> tuple[bodies.Answer, ...]:
    """Return what a seat of the bench can rule, once it has to; nothing for any other."""
    if not session.ruling or not session.votes_now(seat):
        return ()
    text = ClassWording.of(session).text
    labels = zip(LETTERS, open_outcomes(session), strict=False)
    return tuple(bodies.Answer(letter, text(one.outcome.label)) for letter, one in labels)


def moot_lines(session: Session) -> tuple[str, ...]:
    """Return what T alone knows: who has which role, what to say in this step, and the marks so far."""
    if not session.mooting or session.phase not in ("moot", "consequence"):
        return ()
    words = session.lesson.words
    told = [words(f"class.moot.note.{step_at(session.item)}")] if session.phase == "moot" else []
    for role in ROLES:
        names = [seat.alias for seat in session.present if session.moot.held_by(seat.id) == role]
        if names:
            told.append(words(f"class.moot.has.{role}", names=words.joined(names)))
    return (*told, *_marks(session))


def _marks(session: Session) -> Iterator[str]:
    words = session.lesson.words
    for side in SIDES:
        rows = session.marks.get(side, ())
        if rows:
            averages = zip(CRITERIA, means(session.marks, side), strict=True)
            told = ", ".join(f"{words(f'class.moot.by.{name}')} {mean:.1f}" for name, mean in averages)
            yield words(f"class.moot.marks.{side}", marks=told, judges=len(rows))


def marked_rows(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Return by criterion the mean of each side's marks, or nothing where nobody was marked."""
    if not any(session.marks.values()):
        return ()
    found = {side: dict(zip(CRITERIA, means(session.marks, side), strict=False)) for side in SIDES}

    def mean(side: Side, name: Criterion) -> str:
        return f"{found[side][name]:.1f}" if name in found[side] else "–"

    words = session.lesson.words
    return tuple(
        (words(f"class.moot.by.{name}"), mean("client", name), mean("other", name)) for name in CRITERIA
    )
