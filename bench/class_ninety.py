"""A whole class of ten decisions for `bench/class_load.py`: what its phones do, and what it takes."""

import gc
import os
from array import array
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.class_tables import row
from bench.figures import tell
from game.classroom import commands as ask
from game.classroom.lesson import Lesson
from game.classroom.phases import agenda
from game.classroom.session import reasons_asked

DECISIONS = (
    "service",
    "motion",
    "bench-ruling",
    "stay-lifted",
    "stipulation",
    "circuit",
    "pages",
    "podium",
    "won",
    "petition",
)
# Of the time of a phase, votes and reasons come within this share.
BUSY = 0.5


def ten_decisions(lesson: Lesson) -> Lesson:
    """Return a lesson of ninety minutes with ten decisions, each with all its phases."""
    usual = {"read": 1, "first-poll": 1, "discuss": 2, "second-poll": 1, "reveal": 1, "consequence": 0.5}
    plan = replace(lesson.plan, minutes=90, decisions=DECISIONS, phases=usual)
    return replace(lesson, plan=plan, stops=agenda(plan))


def whole_class(one: Any) -> None:
    """Hold it as `class_load.Held` does; tell what it took, what was counted, how the memory grew."""
    hour = Hour(one)
    row(one.asked, "join", one.told("join 15"))
    start = memory()
    hour.go_through()
    row(one.asked, "vote", {"took": hour.votes, "errors": hour.errors})
    row(one.asked, "phase", {"took": hour.phases})
    row(one.asked, "frame", {"took": one.frames})
    row(one.asked, "drawing", {"took": one.worked})
    for poll in hour.differing:
        print(f"a poll that differs from what was acknowledged: {poll}", flush=True)
    for name, count in one.slow.items():
        print(f"frames over 33 ms, {name}: {count} of {len(one.frames)} in all", flush=True)
    tell(f"{one.asked.name}.lost", len(hour.differing))
    tell(f"{one.asked.name}.polls", hour.polls)
    tell(f"{one.asked.name}.grown", memory() - start)


class Hour:
    """The phases of one class, one after the other."""

    def __init__(self, one: Any) -> None:
        self.one = one
        minutes = sum(stop.minutes for stop in one.at_work.session.lesson.stops)
        # Seconds of this machine's clock for each planned minute.
        self.minute = 60 * one.asked.minutes / minutes / one.asked.speed
        # As numbers side by side, since the memory that is measured is that of this process.
        self.votes, self.phases = array("d"), array("d")
        self.errors = self.polls = 0
        self.differing: list[str] = []

    def go_through(self) -> None:
        """Hold all phases to the last one, in which nobody is asked for anything."""
        session = self.one.at_work.session
        while session.phase != "closed":
            self._phase(self.minute * session.here.minutes)
            began = self.one.go_on()
            session = self.one.at_work.session
            self.phases.extend(self.one.told(f"seen {began}")["took"])

    def _phase(self, seconds: float) -> None:
        one, session = self.one, self.one.at_work.session
        before = one.at_work.now
        poll = session.open_poll
        if poll is not None and poll.letters:
            self._poll(poll.id, max(1.0, BUSY * seconds))
        elif session.phase == "discuss" and reasons_asked(session):
            self.errors += one.told(f"reason {max(1.0, BUSY * seconds)}")["errors"]
            waiting = [
                reason.id for reason in one.at_work.session.reasons.values() if reason.fate == "waiting"
            ]
            for reason in waiting[:10]:
                one.at_work.do(ask.Approve(reason))
        used = (one.at_work.now - before) / one.asked.speed
        one.drawn_for(max(0.0, seconds - used))

    def _poll(self, poll: str, seconds: float) -> None:
        answer = self.one.told(f"vote {seconds} {poll}")
        self.votes.extend(answer["took"])
        self.errors += answer["errors"]
        self.polls += 1
        counted = {bar.letter: bar.count for bar in self.one.at_work.session.polls[poll].bars if bar.count}
        if counted != answer["counted"]:
            self.differing.append(f"{poll}: {counted}, acknowledged {answer['counted']}")


def memory() -> float:
    """Return the memory of this process, in MB, without what only waits to be collected."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
