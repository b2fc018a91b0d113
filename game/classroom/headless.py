"""A class without windows: the laptop serves the room, and the teacher holds the class from a browser."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.keys import room_code
from game.classroom.phases import CLOSING
from game.classroom.rehearsing import LiveRehearsal
from game.classroom.report.writing import saved
from game.classroom.room.remote_tabs import play_on_group
from game.classroom.room.server import PhoneRoom, interfaces
from game.classroom.views.controls import Control, ControlGroup
from game.content.words import Words
from game.errors import GameError

_STEP, _FAREWELL = 0.2, 2.0


@dataclass(slots=True)
class HeadlessLaptop:
    """The laptop as its remote control has it: there is no window, so the report is asked for from afar."""

    at_work: ClassAtWork
    words: Words
    room: PhoneRoom
    told: str = ""

    def groups(self, tab: str) -> Iterator[ControlGroup]:
        """Yield what becomes of the class at its end, and that the case can be played on."""
        words, phase = self.words, self.at_work.session.phase
        if tab == "class" and phase == "closed" and not self.at_work.session.ended:
            ways = (("exported", "export"), ("discarded", "discard"))
            offered = tuple(Control(f"end:{how}", words(f"class.offer.{key}")) for how, key in ways)
            yield ControlGroup(controls=offered)
        if tab == "room" and self.room.play_on.possible and phase in CLOSING:
            yield play_on_group(self.room.play_on, words)

    def do(self, name: str) -> str:
        """End the class, or let its students play on; return a sentence to show, if there is one."""
        if name == "play-on:" and self.room.address:
            self.room.play_on.offer(self.room.address.host)
        elif name == "end:exported":
            self.told = self._exported()
        elif name == "end:discarded":
            self.told = self._ended(ask.End("discarded"), self.words("class.t.discarded"))
        return self.told

    def _exported(self) -> str:
        try:
            folder = saved(self.at_work.session)
        except (GameError, OSError) as error:
            return self.words("class.t.not_saved", why=error)
        return self._ended(ask.End("exported"), self.words("class.t.saved", file=folder))

    def _ended(self, command: ask.End, told: str) -> str:
        done = self.at_work.do(command)
        return done.says if isinstance(done, CommandRefusal) else told


def hold(
    at_work: ClassAtWork, words: Words, room: PhoneRoom, running: LiveRehearsal | None = None
) -> Iterator[str]:
    """Hold a class until it is ended; yield what the terminal says meanwhile."""
    laptop = room.laptop = HeadlessLaptop(at_work, words, room)
    address = room.open(interfaces()[0].address)
    if not at_work.session.room.code:
        at_work.do(ask.OpenRoom(room_code()))
    yield words("class.headless.phones", address=address.url, code=at_work.session.room.code)
    yield words("class.headless.control", address=room.control())
    again = _lines()
    while not at_work.session.ended:
        if again():
            yield words("class.headless.control", address=room.control())
        if running is not None:
            running, fallen = running.fallen_due(at_work.session, at_work.now)
            for command in fallen:
                at_work.ask(command)
        time.sleep(_STEP)
    room.close(_FAREWELL)
    yield laptop.told
    if room.play_on.address:
        yield words("class.headless.play_on", address=room.play_on.address)
        while room.play_on.address:
            time.sleep(_STEP)


def _lines() -> Callable[[], bool]:
    """Return what tells whether a line was typed since it was asked last."""
    typed = threading.Event()

    def read() -> None:
        for _ in sys.stdin:
            typed.set()

    threading.Thread(target=read, daemon=True).start()

    def was_typed() -> bool:
        found = typed.is_set()
        typed.clear()
        return found

    return was_typed
