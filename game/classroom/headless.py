"""A class without windows: the laptop serves the room, and the teacher holds the class from a browser."""

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.keys import room_code
from game.classroom.pack import Ticket, pack_pages, tickets, tickets_page
from game.classroom.phases import CLOSING
from game.classroom.rehearsing import LiveRehearsal
from game.classroom.report.building import Copy
from game.classroom.report.writing import page_of, saved
from game.classroom.room.door import Address
from game.classroom.room.projector import BrowserScreen
from game.classroom.room.remote_tabs import NoLaptop, play_on_group, screen_groups
from game.classroom.room.server import PhoneRoom, interfaces
from game.classroom.session import Session
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher_lines import Control, ControlGroup
from game.content.words import Words
from game.errors import GameError

_STEP, _FAREWELL = 0.2, 2.0
_REPORTS: Mapping[str, Copy] = {"report-teacher.html": "teacher", "report-students.html": "students"}


@dataclass(slots=True)
class HeadlessLaptop(NoLaptop):
    """The laptop as its remote control has it: there is no window, so all of it is asked for from afar."""

    at_work: ClassAtWork
    words: Words
    room: PhoneRoom
    told: str = ""
    issued: tuple[Ticket, ...] = ()
    pack: Mapping[str, str] = field(default_factory=dict)
    _issued_for: tuple[Address, str, int] | None = None
    _screen: BrowserScreen = field(init=False)

    def __post_init__(self) -> None:
        self._screen = BrowserScreen(self._now, self.words)

    @property
    def screen(self) -> BrowserScreen:
        """Return P, which a browser shows."""
        return self._screen

    def _now(self) -> tuple[Session, ViewContext]:
        address = self.room.address
        at = address.url if address else ""
        return self.at_work.session, ViewContext(self.at_work.now, at, play_on=self.room.play_on.address)

    def groups(self, tab: str) -> Iterator[ControlGroup]:
        """Yield what becomes of the class at its end, and that the case can be played on."""
        words, phase = self.words, self.at_work.session.phase
        yield from screen_groups(tab, self.screen.look, self.at_work.session, words)
        if tab == "class" and phase == "closed" and not self.at_work.session.ended:
            ways = (("exported", "export"), ("discarded", "discard"))
            offered = tuple(Control(f"end:{how}", words(f"class.offer.{key}")) for how, key in ways)
            yield ControlGroup(controls=offered)
        if tab == "room" and self.issued and self.at_work.session.room.tickets is None:
            yield ControlGroup(controls=(Control("tickets:", words("class.t.only_tickets")),))
        if tab == "room" and self.room.play_on.possible and phase in CLOSING:
            yield play_on_group(self.room.play_on, words)

    def asks(self, name: str) -> str:
        """Return what would be lost where the class is discarded."""
        return self.words("class.t.discard") if name == "end:discarded" else ""

    def prints(self, tab: str) -> tuple[str, ...]:
        """Return the names of the pages of the pack and of tickets; at the end, on its tab, of the report."""
        if tab == "class" and self.at_work.session.phase == "closed":
            return tuple(_REPORTS)
        return (*self.pack, *(("tickets.html",) if self._is_open else ())) if tab == "room" else ()

    def printed(self, name: str) -> str:
        """Return a page of pack or report, or tickets for as many as are expected, anew for a new code."""
        session, address = self.at_work.session, self.room.address
        if name in _REPORTS:
            return page_of(session, _REPORTS[name]) if session.phase == "closed" else ""
        if name != "tickets.html" or address is None or not self._is_open:
            return self.pack.get(name, "")
        code, count = session.room.code, max(1, session.room.expected)
        if self._issued_for != (address, code, count):
            self._issued_for, self.issued = (address, code, count), tickets(count, address.url, code)
        return tickets_page(session.lesson, self.issued, address.url, code)

    @property
    def _is_open(self) -> bool:
        return bool(self.room.address and self.at_work.session.room.code)

    def do(self, name: str) -> str:
        """Do what a button is for: tickets, playing on, the end; return what is to be said of it."""
        if name == "play-on:" and self.room.address:
            self.room.play_on.offer(self.room.address.host)
        elif name == "tickets:":
            self.at_work.do(ask.IssueTickets(tuple(one.digest for one in self.issued)))
        elif name == "end:exported":
            self.told = self._exported()
        elif name == "end:discarded":
            self.told = self._ended(ask.End("discarded"), self.words("class.t.discarded"))
        else:
            self.screen.look = self.screen.look.done(name)
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


def hold(laptop: HeadlessLaptop, host: str = "", running: LiveRehearsal | None = None) -> Iterator[str]:
    """Hold a class at an address, else the first that phones reach, until it is ended.

    Yields what the terminal says meanwhile; raises NoAddressError.
    """
    at_work, words, room = laptop.at_work, laptop.words, laptop.room
    room.laptop, laptop.pack = laptop, pack_pages(at_work.session.lesson)
    address = room.open(host or interfaces()[0].address)
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
