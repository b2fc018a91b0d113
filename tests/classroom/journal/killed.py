"""A class in a process of its own, to be killed: it votes, and says aloud which votes were acknowledged."""

import sys
from pathlib import Path

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
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


if __name__ == "__main__":
    main(sys.argv[1])
