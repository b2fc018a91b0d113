"""A class is held: begun or gone on with after a crash, in its windows, with its journal and its report."""

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pygame

from game import places
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import Expect, OpenRoom
from game.classroom.journal.holding import JournalHeldError
from game.classroom.journal.keeping import FoundJournal, Journal, left_over, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.keys import room_code
from game.classroom.lesson import Lesson, lesson_of, load_aliases
from game.classroom.pack import pack_pages, tickets, tickets_page, write_pages
from game.classroom.rehearsing import LiveRehearsal, SimulatedSeats
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.room.phone_room import PhoneRoom
from game.classroom.session import Session
from game.classroom.working import begun
from game.content.library import Library
from game.content.loading import Loaded
from game.content.words import Words, load_words
from game.desktop import app
from game.desktop.class_windows.aloud import HIDDEN, Aloud, Shown, Spoken
from game.desktop.class_windows.before import Answer, BeforeScreen
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.windows import Looks, opened
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.theme import palette_of
from game.errors import GameError
from game.saves.settings import read_settings

_WORDS = ("class", "seat", "class-windows", "class-pack")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked of a class."""

    scenario: str
    plan: str
    seats: int = 0
    speed: float = 1.0
    seed: int | None = None
    separate: bool | None = None


class ReportNotWrittenError(GameError):
    """No folder takes the report of a class."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"no folder takes the report: {why}")


def hold(asked: Asked) -> None:
    """Hold a class until its window is closed; raise GameError where it cannot be begun."""
    words = load_words(also=list(_WORDS))
    loaded = Library().load(asked.scenario)
    lesson = lesson_of(loaded, asked.plan, words, load_aliases())
    found = _broken_off(loaded) if not asked.seats else None
    preferences = Preferences(read_settings(places.settings()).value)
    window = app.open_window(words("class.t.title"), preferences.now.window, hidden=HIDDEN)
    app.give_icon(window)
    sheet = _sheet(words, lesson, loaded, found)
    stage = WindowStage(sheet, palette_of(), window.size, preferences)
    aloud = Aloud(window, Shown(stage.view, stage.look))
    answer = _before(window, sheet, stage, aloud)
    if answer in ("", "leave"):
        return
    again = found if answer == "go-on" else None
    at_work = _going_on(lesson, again) if again else _beginning(asked, loaded, lesson, found)
    hall = Hall(at_work, words, PhoneRoom(at_work, words), saved, printed)
    if asked.seats:
        hall.running = LiveRehearsal(SimulatedSeats(asked.seats, at_work.session.seed), asked.speed)
    try:
        opened(hall, window, Looks(palette_of(), preferences, aloud), asked.separate).run()
    finally:
        hall.room.close()
        at_work.close()


def saved(session: Session) -> Path:
    """Write the report in both copies, the totals and the record; return their folder."""
    day = datetime.now().astimezone()
    return _somewhere(lambda folder: _written(session, folder / f"class-{day:%Y-%m-%d-%H%M}", day))


def _written(session: Session, folder: Path, day: datetime) -> Path:
    teachers, students = (report(session, day.date(), copy) for copy in ("teacher", "students"))
    texts = {
        "report-teacher.html": html(session, teachers),
        "report-students.html": html(session, students),
        "totals.csv": totals_csv(students),
        "session.json": session_json(session, day.date().isoformat()),
    }
    return write_pages(texts, folder)


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
    folder = _somewhere(lambda folder: write_pages(pages, folder / f"class-{lesson.scenario.id}"))
    return hall.words("pack.written", folder=folder)


def _somewhere(write: Callable[[Path], Path]) -> Path:
    """Write into the first of the user's folders that takes it; raise ReportNotWrittenError."""
    why = ""
    for folder in places.exports():
        try:
            return write(folder)
        except OSError as error:
            why = error.strerror or str(error)
    raise ReportNotWrittenError(why)


def _beginning(asked: Asked, loaded: Loaded, lesson: Lesson, found: FoundJournal | None) -> ClassAtWork:
    """Begin a class anew; what a crash left of another one is taken away."""
    if found is not None:
        found.path.unlink(missing_ok=True)
    seed = secrets.randbelow(2**31) if asked.seed is None else asked.seed
    session = begun(lesson, seed, rehearsal=bool(asked.seats))
    if asked.seats:
        rehearsed = ClassAtWork(session)
        rehearsed.do(OpenRoom(room_code()))
        rehearsed.do(Expect(asked.seats))
        return rehearsed
    scenario = loaded.playable
    opening = JournalOpening(scenario.id, str(loaded.path), str(scenario.edition), asked.plan, seed)
    return ClassAtWork(session, Journal.begin(places.journal(), opening))


def _going_on(lesson: Lesson, found: FoundJournal) -> ClassAtWork:
    taken_up = recovered(found, lesson)
    return ClassAtWork(taken_up.session, taken_up.journal)


def _broken_off(loaded: Loaded) -> FoundJournal | None:
    """Return the journal that a crash left of this edition; what is a day old is deleted.

    Raises JournalHeldError where a class of this edition is open in another window.
    """
    scenario = loaded.playable
    edition = (scenario.id, str(scenario.edition))
    ours = [
        found
        for found in left_over(places.journal(), time.time())
        if (found.opening.scenario, found.opening.edition) == edition
    ]
    for found in ours:
        if found.held:
            raise JournalHeldError(found.path)
    return next(iter(ours), None)


def _sheet(words: Words, lesson: Lesson, loaded: Loaded, found: FoundJournal | None) -> BeforeScreen:
    broken_off = ""
    if found is not None:
        when = datetime.fromtimestamp(found.path.stat().st_mtime).astimezone()
        broken_off = words("class.b.broken_off", when=f"{when:%H:%M}")
    # The projector may show a copy of this display already.
    title = words("class.b.title", title=lesson.mask(lifted=False).title)
    return BeforeScreen(words, title, broken_off, tuple(_warnings(loaded, words)))


def _warnings(loaded: Loaded, words: Words) -> Iterator[str]:
    """Yield what the scenario lacks for teaching, as `contempt check` tells it."""
    from game.proof.checks import check_loaded

    for finding in check_loaded(loaded, words).findings:
        if finding.problem.code.startswith("T"):
            yield str(finding.problem)


def _before(window: pygame.Window, sheet: BeforeScreen, stage: WindowStage, aloud: Aloud) -> Answer:
    """Ask before the class; a sheet without warnings and without a broken-off class is not shown."""
    if not sheet.broken_off and not sheet.warnings:
        return "begin"
    spoken = Spoken(stage, sheet.words)
    while True:
        if stage.wants_paint:
            app.paint(window, stage)
            aloud.shown.takes(stage)
            aloud.follow()
            spoken.follow()
        for event in app.waited():
            stage.event(event)
        shown = stage.screen
        if stage.left or not isinstance(shown, BeforeScreen):
            return "leave"
        if shown.answer:
            spoken.end()
            return shown.answer
