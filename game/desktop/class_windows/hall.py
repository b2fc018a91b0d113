"""The hall: the class at work, its room, its projector and its rehearsal, all in the teacher's hand."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.keys import room_code
from game.classroom.pack import pack_pages, tickets, tickets_page, write_pages
from game.classroom.rehearsing import LiveRehearsal
from game.classroom.report.writing import into_a_folder
from game.classroom.room.server import PhoneRoom
from game.classroom.session import Session
from game.classroom.views.bodies import Body, JoinBody
from game.classroom.views.public import ClassPage, ViewContext, body, projector_view
from game.classroom.views.teacher import TeacherView, teacher_view
from game.content.words import Words
from game.desktop.class_windows.projector import ProjectorSettings
from game.desktop.stage.odds_news import NoOdds, PlayOdds
from game.errors import GameError
from game.pages.printing import BackgroundPrinter

Save = Callable[[Session], Path]
Print = Callable[["Hall"], str]
_FAREWELL = 2.0


@dataclass(slots=True)
class Hall:
    """What T works with; the session itself is in `at_work`, and changes only there."""

    at_work: ClassAtWork
    words: Words
    room: PhoneRoom
    save: Save
    print: Print
    running: LiveRehearsal | None = None
    odds: PlayOdds = field(default_factory=NoOdds)
    settled: ProjectorSettings = field(default_factory=ProjectorSettings)
    page: int = 0
    pages: int = 1
    shared: bool = False
    saved: str = ""
    issued: tuple[str, ...] = ()
    remote: str = ""
    pdf: BackgroundPrinter = field(default_factory=BackgroundPrinter)
    _place: tuple[int, int] = (0, 0)
    _opened_at: str = ""
    _public: tuple[Session, str, Body] | None = None

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        return self.at_work.session

    def around(self) -> ViewContext:
        """Return the time, the address and who is connected."""
        address = self.room.address
        connected = self.room.connected() if address else frozenset()
        at, play_on = address.url if address else "", self.room.play_on.address
        return ViewContext(self.at_work.now, at, connected, self.shared, play_on=play_on)

    def teacher(self) -> TeacherView:
        """Return what T shows."""
        session, around = self.session, self.around()
        if session.phase in ("history", "debrief"):
            # Worked out beside the window, and kept for the report.
            work = self.odds.of(session.lesson.case, session.course.replay.turns)
            around = replace(around, weighed=work.decisions)
        return teacher_view(session, around, self._body(session, around))

    def projector(self) -> ClassPage:
        """Return what P shows."""
        session, around = self.session, self.around()
        if not self.settled.door:
            return projector_view(session, around, self._body(session, around))
        # How one comes in, for who is late and for all after a change of the address.
        note = self.words("class.p.moved" if self.settled.door == "moved" else "class.stay")
        return projector_view(session, around, JoinBody(session.room.code, around.address, None, 0, note))

    def _body(self, session: Session, around: ViewContext) -> Body:
        """Return what stands on P, made anew only for another session: the courses take a while."""
        known = self._public
        at = f"{around.address} {around.play_on}"
        if known is None or known[0] is not session or known[1] != at:
            known = self._public = (session, at, body(session, around))
        return known[2]

    def do(self, command: ask.Command) -> CommandRefusal | None:
        """Do something now; return the refusal, if it was refused."""
        done = self.at_work.do(command)
        return done if isinstance(done, CommandRefusal) else None

    def tick(self) -> None:
        """Let a rehearsal go on, and turn P to its first page where the class has gone on."""
        if self.running is not None:
            self.running, fallen = self.running.fallen_due(self.session, self.at_work.now)
            for command in fallen:
                self.at_work.ask(command)
        place = (self.session.stop, self.session.item)
        if place != self._place:
            self._place, self.page = place, 0
            self.settled = replace(self.settled, door="")

    def turn(self, way: int) -> None:
        """Turn a page of P."""
        self.page = max(0, min(self.page + way, self.pages - 1))

    def open_room(self, host: str) -> str:
        """Open the room at an address; return a sentence where that cannot be."""
        try:
            address = self.room.open(host)
        except GameError as error:
            return str(error)
        if not self.session.room.code:
            self.do(ask.OpenRoom(room_code()))
        moved = self.session.stop > 0 and self._opened_at not in ("", address.url)
        self._opened_at = address.url
        self.settled = replace(self.settled, address=address.url, door="moved" if moved else "")
        return ""

    def control(self, on: bool) -> None:
        """Show a picture by which one phone takes the control of the class; or take it back."""
        self.remote = self.room.control() if on else ""
        if not on:
            self.room.revoke()

    def close_room(self) -> None:
        """Let nobody in any more, and stop serving."""
        self.do(ask.OpenRoom(""))
        self.room.close()
        self.settled, self.remote = replace(self.settled, address="", door=""), ""

    def print_pack(self) -> str:
        """Write what is printed; return where it lies, or with why it could not be written."""
        try:
            return self.print(self)
        except (GameError, OSError) as error:
            return self.words("class.t.not_printed", why=error)

    def end(self, how: ask.End) -> str:
        """Export or discard; return a sentence: where the report lies, or why it is not written."""
        if how.how == "exported":
            try:
                self.saved = str(self.save(self.session))
                self.pdf.begin(sorted(Path(self.saved).glob("report-*.html")))
            except (GameError, OSError) as error:
                return self.words("class.t.not_saved", why=error)
        refused = self.do(how)
        if refused:
            return refused.says
        # Phones ask every second: whoever still has a form on the page is told that the class is over.
        self.room.close(_FAREWELL)
        # The journal goes now, and not only when the window is closed.
        self.at_work.close()
        return self.ended()

    def ended(self) -> str:
        """Return what has become of a class that is over."""
        return self.words("class.t.saved", file=self.saved) if self.saved else self.words("class.t.discarded")

    def of_pdf(self) -> str:
        """Return how far the PDF files of the pages written last are, or why there are none."""
        return self.words(f"class.t.pdf_{self.pdf.stands}") if self.pdf.stands else ""


def printed(hall: Hall) -> str:
    """Write the pack, with tickets where the room is open; return a sentence that says where.

    Raises GameError where no folder takes it.
    """
    lesson, address = hall.session.lesson, hall.room.address
    pages = dict(pack_pages(lesson))
    if address is not None and hall.session.room.code:
        made = tickets(max(1, hall.session.room.expected), address.url, hall.session.room.code)
        pages["tickets.html"] = tickets_page(lesson, made, address.url, hall.session.room.code)
        hall.issued = tuple(one.digest for one in made)
    folder = into_a_folder(lambda folder: write_pages(pages, folder / f"class-{lesson.scenario.id}"))
    hall.pdf.begin(folder / name for name in pages)
    key = "pack.written" if hall.pdf.stands == "none" else "pack.pdf_follows"
    return hall.words(key, folder=folder)
