"""What the bench of a moot alone sees, and what T alone knows of it."""

from collections.abc import Iterator

from game.classroom.moot import CRITERIA, ROLES, SIDES, JudgeMarks, MarkRow, Side, means, step_at
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


def marks_of(session: Session, seat: SeatId) -> tuple[MarkRow, ...]:
    """Return the marks of a judge for each side, empty where not given; no rows where none are asked for."""
    heard = session.phase == "second-poll" or (session.phase == "moot" and step_at(session.item) != "roles")
    if not session.mooting or not heard or session.moot.held_by(seat) != "bench":
        return ()
    mine = session.judged.get(seat, {})
    return tuple(mine.get(side, ()) for side in SIDES)


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


def _judges(session: Session) -> dict[str, JudgeMarks]:
    """Return the marks of each judge: of a seat of the bench by its alias, else of a row written down."""
    held = session.judged.items()
    found = {session.seats[seat].alias: mine for seat, mine in held if session.moot.held_by(seat) == "bench"}
    for number in range(max((len(rows) for rows in session.marks.values()), default=0)):
        row = {side: rows[number] for side, rows in session.marks.items() if number < len(rows)}
        found[session.lesson.words("class.moot.written", number=number + 1)] = row
    return found


def _marks(session: Session) -> Iterator[str]:
    words, judges = session.lesson.words, _judges(session)
    for side in SIDES:
        rows = [mine[side] for mine in judges.values() if side in mine]
        if rows:
            averages = zip(CRITERIA, means(rows), strict=True)
            told = ", ".join(
                f"{words(f'class.moot.by.{name}')} {words.number(mean, '.1f')}" for name, mean in averages
            )
            yield words(f"class.moot.marks.{side}", marks=told, judges=len(rows))
    for name, mine in judges.items() if session.each_judge else ():
        client, other = (_figures(mine.get(side, ())) for side in SIDES)
        yield words("class.moot.of_judge", name=name, client=client, other=other)


def _figures(row: MarkRow) -> str:
    return " ".join(map(str, row)) or "–"


def marked_rows(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Return by criterion the mean of each side's marks, or nothing where nobody was marked."""
    judges = _judges(session).values()
    if not any(judges):
        return ()
    found = {side: means([mine[side] for mine in judges if side in mine]) for side in SIDES}

    words = session.lesson.words

    def mean(side: Side, at: int) -> str:
        return words.number(found[side][at], ".1f") if found[side] else "–"

    labels = (words(f"class.moot.by.{name}") for name in CRITERIA)
    return tuple((label, mean("client", at), mean("other", at)) for at, label in enumerate(labels))


def judge_rows(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Return each judge's marks where the teacher wants them told; no row says whose phone it came from."""
    every = [[mine.get(side, ()) for side in SIDES] for mine in _judges(session).values()]
    rows = sorted(every) if session.each_judge else ()
    told = session.lesson.words
    return tuple(
        (told("class.report.judge", number=number), _figures(client), _figures(other))
        for number, (client, other) in enumerate(rows, start=1)
    )
