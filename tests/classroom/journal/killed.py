"""A class in a process of its own, to be killed: it votes or holds a moot, and says what was acknowledged."""

import sys
from pathlib import Path

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal, read_journal, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.moot import SIDES, STEPS
from game.classroom.working import begun
from tests.classroom.rooms import HARBOUR, lesson


def main(folder: str) -> None:
    """Begin a class, let seats in and let them vote over and over, until somebody kills this."""
    opening = JournalOpening("northgate-warrant", str(HARBOUR), "3", "fifty", 1)
    work = ClassAtWork(begun(lesson(), 1), Journal.begin(Path(folder), opening))
    for command in (ask.OpenRoom("418207"), *(ask.Join(f"t{one}", f"k{one}") for one in range(1, 41))):
        work.do(command)
    for at in (1, 2, 3):
        work.do(ask.Next(at))
    print("ready", flush=True)
    turn = 0
    while True:
        turn += 1
        seats = [(seat, "ABC"[(turn + seat) % 3]) for seat in range(1, 41)]
        votes = [ask.Vote(seat, "1.first", letter, request=f"{seat}.{turn}") for seat, letter in seats]
        for vote, answer in zip(votes, [work.ask(vote) for vote in votes], strict=True):
            answer.result()
            print(f"{vote.seat} {vote.request} {vote.letter}", flush=True)


def in_moot(folder: Path, journal: Path) -> ClassAtWork:
    """Begin a class and bring it to its moot with a bench of three; or go on with the one that was killed."""
    if journal.exists():
        back = recovered(read_journal(journal), lesson("mooted"))
        return ClassAtWork(back.session, back.journal)
    opening = JournalOpening("northgate-warrant", str(HARBOUR), "3", "mooted", 1)
    work = ClassAtWork(begun(lesson("mooted"), 1), Journal.begin(folder, opening))
    for command in (ask.OpenRoom("418207"), *(ask.Join(f"t{one}", f"k{one}") for one in range(1, 10))):
        work.do(command)
    while work.session.phase != "moot":
        work.do(ask.Next(1, sure=True))
    work.do(ask.DrawRoles(3))
    return work


def row_of(turn: int) -> tuple[int, ...]:
    """Return five marks that tell a number."""
    return tuple(1 + turn // 5**place % 5 for place in range(5))


def mooting(folder: str, step: int) -> None:
    """Mark and ask in one step of a moot, over and over, until somebody kills this; at the end, rule."""
    work = in_moot(Path(folder), Path(folder) / "class-1.journal")
    judges = [seat for seat, role in work.session.moot.roles.items() if role == "bench"]
    if step == len(STEPS):
        work.do(ask.Next(step, sure=True))
        for seat in work.session.seats:
            work.do(ask.Vote(seat, "1.second", "B", (1, 2)))
        rulings = (ask.Vote(judge, "1.bench", "B") for judge in judges)
        for command in (ask.Next(step), ask.Decide(picks=(1, 2)), ask.Next(step), *rulings):
            work.do(command)
        work.do(ask.SettleChance("bench", 2))
    else:
        work.do(ask.Show(step, step))
    print("ready", flush=True)
    turn = len(work.session.marks.get("client", ()))
    work.ask(ask.GiveMarks("client", row_of(step))).result()
    while True:
        turn += 1
        asked = [ask.MarkSide(judge, side, row_of(turn)) for judge in judges for side in SIDES]
        if step < len(STEPS):
            asked += [ask.GiveReason(judge, "1.question", f"Question {turn}?") for judge in judges]
        for answer in [work.ask(command) for command in asked]:
            answer.result()
        print(turn, flush=True)


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else mooting(sys.argv[1], int(sys.argv[2]))
