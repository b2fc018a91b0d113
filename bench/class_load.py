"""What a class of many phones takes, on this machine's own address: joins, votes, phases, reconnects, frames.

    python -m bench.class_load [SEATS ...] [--bad | --rough] [--slow-disk] [--bots]
    python -m bench.class_load [SEATS ...] --ninety [--speed X] [--minutes M] [--bad] [--slow-disk]

For each number of seats (300 and 500 unless some are named) it tells the 95th and 99th percentile of each,
in milliseconds; and of the frames of both windows, which are drawn meanwhile at most thirty times a second
into memory.

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
from bench.class_ninety import ten_decisions, whole_class
from bench.class_tables import Asked, percentile, row
from bench.figures import ROOT, tell
from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.journal.keeping import Journal
from game.classroom.journal.lines import JournalOpening
from game.classroom.lesson import Lesson, lesson_of, load_aliases
from game.classroom.room.server import PhoneRoom
from game.classroom.working import begun
from game.content.library import Library
from game.content.words import Words, load_words
from game.desktop import app
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.windows import WindowLooks, opened
from game.desktop.stage.preferences import Preferences
from game.desktop.toolkit.theme import palette_of
from game.saves.settings import Settings

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
    """Tell what a class takes that comes in, votes once, and is cut off once."""
    asked = one.asked
    row(asked, "join", one.told("join 15"))
    one.go_to("first-poll")
    row(asked, "vote", one.told("vote 1"))
    counted = one.at_work.session.polls["1.first"].total
    began = one.go_to("discuss")
    row(asked, "phase", one.told(f"seen {began}"))
    row(asked, "reconnect", one.told("reconnect 0"))
    row(asked, "frame", {"took": one.frames})
    tell(f"{asked.name}.lost", asked.seats - counted)


def beside_bots(one: Held) -> None:
    """Tell what a class takes that votes alone, and then beside programs that never stop asking."""
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
    row(asked, "vote", {"took": took, "errors": sum(answer["errors"] for answer in answers)})
    tell(f"{asked.name}.vote.times", percentile(took, 95) / percentile(calm, 95))
    row(asked, "phase", one.told(f"seen {one.go_to('discuss')}"))
    row(asked, "frame", {"took": one.frames})
    print(f"the bots: {bots.stdout.readline().strip()}", flush=True)


RUNS: dict[str, Callable[[Held], None]] = {"ninety": whole_class, "bots": beside_bots, "hour": an_hour}


def asked_of(words: list[str]) -> list[Asked]:
    """Return what was asked for on the command line."""

    def after(name: str, usual: float) -> float:
        return float(words.pop(words.index(name) + 1)) if name in words else usual

    speed, minutes = after("--speed", 1.0), after("--minutes", 90.0)
    assert speed <= FASTEST, "faster than that, phones would ask more often than the room lets anybody ask"
    wifi = next((kind for kind in ("bad", "rough") if f"--{kind}" in words), "good")
    run = next((name for name in RUNS if f"--{name}" in words), "hour")
    seats = [int(word) for word in words if word.isdigit()] or [300, 500]
    return [Asked(count, wifi, "--slow-disk" in words, speed, minutes, run) for count in seats]


def main() -> None:
    """Tell the figures."""
    words = load_words(also=["class", "seat", "class-windows", "class-pack"])
    lesson = lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases())
    for asked in asked_of(sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            planned = ten_decisions(lesson) if asked.run == "ninety" else lesson
            held = Held(asked, Path(folder), planned, words)
            try:
                RUNS[asked.run](held)
            finally:
                held.end()


if __name__ == "__main__":
    main()
