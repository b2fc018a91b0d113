"""What a class of many phones takes, on this machine's own address: joins, votes, phases, reconnects, frames.

    python bench/class_load.py [SEATS ...] [--bad] [--slow-disk]

For each number of seats (300 and 500 unless some are named) it prints the 95th and 99th percentile of each,
in milliseconds, beside the gate; and of the frames of both windows, which are drawn meanwhile at most thirty
times a second into memory. `--bad` emulates a bad Wi-Fi between phones and room, `--slow-disk` a disk whose
every flush takes 20 ms. Everything ends by itself.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from game.classroom import commands as ask  # noqa: E402 -- the driver of windows is chosen first
from game.classroom.aliases import load_aliases  # noqa: E402 -- as above
from game.classroom.at_work import ClassAtWork  # noqa: E402 -- as above
from game.classroom.journal.keeping import Journal  # noqa: E402 -- as above
from game.classroom.journal.lines import Opening  # noqa: E402 -- as above
from game.classroom.lesson import lesson_of  # noqa: E402 -- as above
from game.classroom.refusing import Refusal  # noqa: E402 -- as above
from game.classroom.room.opened import Room  # noqa: E402 -- as above
from game.classroom.working import begun  # noqa: E402 -- as above
from game.content.library import Library  # noqa: E402 -- as above
from game.content.words import load_words  # noqa: E402 -- as above
from game.desktop import app  # noqa: E402 -- as above
from game.desktop.classes.hall import Hall  # noqa: E402 -- as above
from game.desktop.classes.windows import Looks, opened  # noqa: E402 -- as above
from game.desktop.preferences import Preferences  # noqa: E402 -- as above
from game.desktop.theme import palette_of  # noqa: E402 -- as above
from game.saves.settings import Settings  # noqa: E402 -- as above

CODE = "418207"
FRAME = 1 / 30
# Percentile, gate at 300 and at 500, in ms; on a bad Wi-Fi where there is another one.
GATES = {
    "join within 15 s": {95: (500, 1000)},
    "vote within 1 s": {95: (250, 500), 99: (500, None)},
    "vote, bad Wi-Fi": {95: (1000, 1500), 99: (2000, None)},
    "a new phase": {95: (1500, 1500)},
    "all reconnect": {95: (3000, 3000), 99: (5000, 5000)},
    "frame": {99: (33, 50)},
}


class Measured:
    """One class under load, with its windows drawn in this thread."""

    def __init__(self, seats: int, bad: bool, slow: bool, folder: Path) -> None:
        words = load_words(also=["class", "seat", "class-windows", "class-pack"])
        lesson = lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases())
        scenario = lesson.scenario
        opening = Opening(scenario.id, "", str(scenario.edition), "fifty", 7)
        journal = Journal.begin(folder, opening, slow_flush if slow else os.fsync)
        self.at_work = ClassAtWork(begun(lesson, 7), journal)
        self.room = Room(self.at_work, words)
        self.hall = Hall(self.at_work, words, self.room, lambda _: folder, lambda _: "")
        address = self.room.open("127.0.0.1", 0)
        self.at_work.do(ask.OpenRoom(CODE))
        self.at_work.do(ask.Expect(seats))
        window = app.open_window("T", (1280, 720))
        looks = Looks(palette_of(), Preferences(Settings()))
        self.windows = opened(self.hall, window, looks, separate=True)
        self.frames: list[float] = []
        command = [sys.executable, str(ROOT / "bench" / "class_phones.py"), address.host, str(address.port)]
        command += [CODE, str(seats), "bad" if bad else "good"]
        self.phones = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        # What is made once, such as fonts, is made before the class comes.
        for _ in range(4):
            self.draw()
        self.frames.clear()

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
        start, drawn = time.perf_counter(), self.windows.drawn
        self.windows.refresh()
        if self.windows.drawn != drawn:
            self.frames.append(time.perf_counter() - start)
        time.sleep(max(0.0, FRAME / 2 - (time.perf_counter() - start)))

    def go_to(self, phase: str) -> float:
        """Go on to a phase; give the moment at which it began."""
        while self.at_work.session.phase != phase:
            began = time.time()
            done = self.at_work.do(ask.Next(self.at_work.now, sure=True))
            assert not isinstance(done, Refusal), done
        return began

    def end(self) -> None:
        """Let everybody go."""
        self.phones.stdin.write("end\n")
        self.phones.stdin.flush()
        self.phones.wait(timeout=10)
        self.room.close()
        self.at_work.close()


def slow_flush(file: int) -> None:
    """Flush as a slow disk does."""
    os.fsync(file)
    time.sleep(0.02)


def percentile(values: list[float], share: int) -> float:
    """Give a percentile, in milliseconds."""
    return 1000 * statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def told(name: str, answer: dict[str, object], seats: int) -> None:
    """Print one row: percentiles beside their gates."""
    took = [value for value in answer["took"] if isinstance(value, float)]
    cells = []
    for share, (at_300, at_500) in GATES[name].items():
        gate = at_300 if seats <= 300 else at_500
        found = percentile(took, share)
        if gate is not None:
            cells.append(f"p{share} {found:.0f} (gate {gate}{'' if found <= gate else ', MISSED'})")
    print(f"| {seats} | {name} | {', '.join(cells)} | {answer.get('errors', 0)} |", flush=True)


def measured(seats: int, bad: bool, slow: bool) -> None:
    """Print the rows of one class."""
    with tempfile.TemporaryDirectory() as folder:
        one = Measured(seats, bad, slow, Path(folder))
        told("join within 15 s", one.told("join 15"), seats)
        one.go_to("first-poll")
        vote = one.told("vote 1")
        told("vote, bad Wi-Fi" if bad else "vote within 1 s", vote, seats)
        counted = one.at_work.session.polls["1.first"].total
        began = one.go_to("discuss")
        told("a new phase", one.told(f"seen {began}"), seats)
        told("all reconnect", one.told("reconnect"), seats)
        told("frame", {"took": one.frames}, seats)
        print(f"| {seats} | votes counted | {counted} of {seats} | |", flush=True)
        one.end()


def main() -> None:
    """Print the table."""
    bad, slow = "--bad" in sys.argv, "--slow-disk" in sys.argv
    print(f"Wi-Fi {'bad' if bad else 'good'}, disk {'20 ms a flush' if slow else 'as it is'}; in ms.\n")
    print("| seats | what | found | errors |\n|---|---|---|---|")
    for seats in [int(word) for word in sys.argv[1:] if word.isdigit()] or [300, 500]:
        measured(seats, bad, slow)


if __name__ == "__main__":
    main()
