"""What a class of many phones takes, on this machine's own address: joins, votes, phases, reconnects, frames.

    python bench/class_load.py [SEATS ...] [--bad | --rough] [--slow-disk] [--bots]
    python bench/class_load.py [SEATS ...] --ninety [--speed X] [--minutes M] [--bad] [--slow-disk]

For each number of seats (300 and 500 unless some are named) it prints the 95th and 99th percentile of each,
in milliseconds, beside the gate; and of the frames of both windows, which are drawn meanwhile at most thirty
times a second into memory.

`--bad` puts a bad Wi-Fi between phones and room (`class_wifi.py`), `--rough` one that also stalls and
cuts; `--slow-disk` emulates a disk whose every flush takes 20 ms. `--bots` lets the phones vote three
times, and three times more while fifty programs ask twenty times a second each (`class_bots.py`).

`--ninety` holds a whole class of ten decisions: each second (by the clock of the class) each phone asks,
and votes, answers and reasons come in as they would. With `--speed X` the clock of the class, and all that
follows from it, goes X times as fast, three at most; every request is made. `--minutes M` makes the class
shorter. At the end each phone's acknowledged votes are compared with the polls, and the memory with that
after joining.

All of it talks to loopback addresses alone, and ends by itself.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from class_ninety import ten_decisions, whole_class  # noqa: E402 -- as below
from class_tables import Asked, percentile, row  # noqa: E402 -- as below

from game.classroom import commands as ask  # noqa: E402 -- the driver of windows is chosen first
from game.classroom.at_work import ClassAtWork  # noqa: E402 -- as above
from game.classroom.commands import CommandRefusal  # noqa: E402 -- as above
from game.classroom.journal.keeping import Journal  # noqa: E402 -- as above
from game.classroom.journal.lines import JournalOpening  # noqa: E402 -- as above
from game.classroom.lesson import Lesson, lesson_of, load_aliases  # noqa: E402 -- as above
from game.classroom.room.server import PhoneRoom  # noqa: E402 -- as above
from game.classroom.working import begun  # noqa: E402 -- as above
from game.content.library import Library  # noqa: E402 -- as above
from game.content.words import Words, load_words  # noqa: E402 -- as above
from game.desktop import app  # noqa: E402 -- as above
from game.desktop.class_windows.hall import Hall  # noqa: E402 -- as above
from game.desktop.class_windows.windows import WindowLooks, opened  # noqa: E402 -- as above
from game.desktop.stage.preferences import Preferences  # noqa: E402 -- as above
from game.desktop.toolkit.theme import palette_of  # noqa: E402 -- as above
from game.saves.settings import Settings  # noqa: E402 -- as above

CODE = "418207"
FRAME = 1 / 30
SLOW = 0.033
FASTEST = 3.0
BOTS, RATE, BOTS_SECONDS = 50, 20, 30


class Held:
    """One class under load, with its windows drawn in this thread."""

    def __init__(self, asked: Asked, folder: Path, lesson: Lesson, words: Words) -> None:
        self.asked = asked
        scenario = lesson.scenario
        opening = JournalOpening(scenario.id, "", str(scenario.edition), "fifty", 7)
        journal = Journal.begin(folder, opening, slow_flush if asked.slow else os.fsync)
        self.at_work = ClassAtWork(begun(lesson, 7), journal, lambda: asked.speed * time.monotonic())
        self.room = PhoneRoom(self.at_work, words)
        self.hall = Hall(self.at_work, words, self.room, lambda _: folder, lambda _: "")
        self.address = self.room.open("127.0.0.1", 0)
        self.at_work.do(ask.OpenRoom(CODE))
        self.at_work.do(ask.Expect(asked.seats))
        window = app.open_window("T", (1280, 720))
        looks = WindowLooks(palette_of(), Preferences(Settings()))
        self.windows = opened(self.hall, window, looks, separate=True)
        # What a frame took, what of it the drawing itself took, and where those were that took too long.
        self.frames, self.worked = array("d"), array("d")
        self.slow: Counter[str] = Counter()
        self.others: list[subprocess.Popen[str]] = []
        through = self.address.port
        if asked.wifi != "good":
            wifi = self.started("class_wifi.py", self.address.host, through, asked.wifi)
            through = int(wifi.stdout.readline())
        place = (self.address.host, self.address.port, through, CODE, asked.seats, 1 / asked.speed)
        self.phones = self.started("class_phones.py", *place)
        # What is made once, such as fonts, is made before the class comes.
        for _ in range(4):
            self.draw()
        del self.frames[:], self.worked[:]

    def started(self, program: str, *words: object) -> "subprocess.Popen[str]":
        """Start a program of this folder, which ends when its input does."""
        command = [sys.executable, str(ROOT / "bench" / program), *map(str, words)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.others.append(process)
        return process

    def told(self, line: str) -> dict[str, object]:
        """Tell the phones what to do, and draw until they have answered."""
        self.phones.stdin.write(line + "\n")
        self.phones.stdin.flush()
        os.set_blocking(self.phones.stdout.fileno(), False)
        answer = ""
        while not answer.endswith("\n"):
            assert self.phones.poll() is None, "the phones have ended"
            self.draw()
            answer += self.phones.stdout.readline() or ""
        return json.loads(answer)

    def draw(self) -> None:
        """Draw one frame, as the loop of the windows does."""
        start, worked, drawn = time.perf_counter(), time.thread_time(), self.windows.drawn
        self.windows.refresh()
        if self.windows.drawn != drawn:
            self.frames.append(time.perf_counter() - start)
            self.worked.append(time.thread_time() - worked)
            if self.frames[-1] > SLOW:
                self.slow[self.at_work.session.phase] += 1
        time.sleep(max(0.0, FRAME / 2 - (time.perf_counter() - start)))

    def drawn_for(self, seconds: float) -> None:
        """Draw for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.draw()

    def go_on(self) -> float:
        """Do what the teacher is offered first; give the moment at which that was."""
        began = time.time()
        command = self.hall.teacher().offers[0].command
        if isinstance(command, ask.Decide) and command.letter:
            command = replace(command, because="The class could not.")
        done = self.at_work.do(command)
        if isinstance(done, CommandRefusal) and done.asks:
            done = self.at_work.do(replace(command, sure=True))
        if isinstance(done, CommandRefusal) and done.key == "picks_tie":
            done = self.at_work.do(ask.Decide(picks=(1,)))
        assert not isinstance(done, CommandRefusal), done
        return began

    def go_to(self, phase: str) -> float:
        """Go on to a phase; give the moment at which it began."""
        while self.at_work.session.phase != phase:
            began = self.go_on()
        return began

    def end(self) -> None:
        """Let everybody go."""
        for process in reversed(self.others):
            process.stdin.close()
            process.wait(timeout=60)
        self.room.close()
        self.at_work.close()


def slow_flush(file: int) -> None:
    """Flush as a slow disk does."""
    os.fsync(file)
    time.sleep(0.02)


def an_hour(one: Held) -> None:
    """Print the rows of a class that comes in, votes once, and is cut off once."""
    asked, vote = one.asked, "vote within 1 s" if one.asked.wifi == "good" else "vote, bad Wi-Fi"
    row(asked, "join within 15 s", one.told("join 15"))
    one.go_to("first-poll")
    row(asked, vote, one.told("vote 1"))
    counted = one.at_work.session.polls["1.first"].total
    began = one.go_to("discuss")
    row(asked, "a new phase", one.told(f"seen {began}"))
    row(asked, "all reconnect", one.told("reconnect 0"))
    row(asked, "frame", {"took": one.frames})
    print(f"| {asked.seats} | votes counted | {counted} of {asked.seats} | |", flush=True)


def beside_bots(one: Held) -> None:
    """Print the rows of a class that votes alone, and then beside programs that never stop asking."""
    asked = one.asked
    one.told("join 15")
    one.go_to("first-poll")
    calm = [took for _ in range(3) for took in one.told("vote 1")["took"]]
    del one.frames[:]
    place = (one.address.host, one.address.port, CODE, BOTS, RATE, BOTS_SECONDS)
    bots = one.started("class_bots.py", *place)
    one.drawn_for(5)
    answers = [one.told("vote 1") for _ in range(3)]
    took = [took for answer in answers for took in answer["took"]]
    row(asked, "vote within 1 s", {"took": took, "errors": sum(answer["errors"] for answer in answers)})
    beside, before = percentile(took, 95), percentile(calm, 95)
    missed = "" if beside <= 2 * before else ", MISSED"
    print(
        f"| {asked.seats} | votes beside bots | p95 {beside:.0f} (gate 2 x {before:.0f}{missed}) |",
        flush=True,
    )
    row(asked, "a new phase", one.told(f"seen {one.go_to('discuss')}"))
    row(asked, "frame", {"took": one.frames})
    print(f"| {asked.seats} | the bots | {bots.stdout.readline().strip()} | |", flush=True)


def asked_of(words: list[str]) -> tuple[list[Asked], Callable[[Held], None]]:
    """Return what was asked for on the command line."""

    def after(name: str, usual: float) -> float:
        return float(words.pop(words.index(name) + 1)) if name in words else usual

    speed, minutes = after("--speed", 1.0), after("--minutes", 90.0)
    assert speed <= FASTEST, "faster than that, phones would ask more often than the room lets anybody ask"
    wifi = next((kind for kind in ("bad", "rough") if f"--{kind}" in words), "good")
    seats = [int(word) for word in words if word.isdigit()] or [300, 500]
    kinds = {"--ninety": whole_class, "--bots": beside_bots}
    run = next((run for name, run in kinds.items() if name in words), an_hour)
    return [Asked(count, wifi, "--slow-disk" in words, speed, minutes) for count in seats], run


def main() -> None:
    """Print the table."""
    all_asked, run = asked_of(sys.argv[1:])
    words = load_words(also=["class", "seat", "class-windows", "class-pack"])
    lesson = lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases())
    lesson = ten_decisions(lesson) if run is whole_class else lesson
    one = all_asked[0]
    print(f"Wi-Fi {one.wifi}, disk {'20 ms a flush' if one.slow else 'as it is'}; in ms.\n")
    print("| seats | what | found | errors |\n|---|---|---|---|")
    for asked in all_asked:
        with tempfile.TemporaryDirectory() as folder:
            held = Held(asked, Path(folder), lesson, words)
            try:
                run(held)
            finally:
                held.end()


if __name__ == "__main__":
    main()
