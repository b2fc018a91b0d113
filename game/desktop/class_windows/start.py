"""A class is held: begun or gone on with after a crash, in its windows, with its journal and its report."""

from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Literal

import pygame
from pygame import Rect

from game import places
from game.classroom.beginning import ClassBeginning, broken_off, gone_on
from game.classroom.journal.keeping import FoundJournal
from game.classroom.lesson import Lesson, lesson_of, load_aliases
from game.classroom.rehearsing import LiveRehearsal, SimulatedSeats
from game.classroom.report.writing import saved
from game.classroom.room.play_on import OpenSite
from game.classroom.room.server import PhoneRoom
from game.classroom.views.wording import ClassWording
from game.content.library import Library
from game.content.loaded import Loaded
from game.content.words import Words, load_words
from game.desktop import app
from game.desktop.class_windows.hall import Hall, printed
from game.desktop.class_windows.laptop import HallLaptop
from game.desktop.class_windows.windows import HIDDEN, WindowLooks, WindowReader, opened
from game.desktop.parts.one_sheet import Foot, OneSheet
from game.desktop.senses.outputs import SpokenOutput
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen, View
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Intent, Leave, Select
from game.desktop.toolkit.part import Part, Pen, Target
from game.desktop.toolkit.prose import PlainText, literal
from game.desktop.toolkit.theme import palette_of
from game.model.value import value
from game.saves.settings import read_settings

_WORDS = ("class", "seat", "class-windows", "class-pack")


@value
class ClassOptions:
    """What the command line asked of a class in windows."""

    scenario: str
    beginning: ClassBeginning
    speed: float = 1.0
    separate: bool | None = None


class OnDesk(OneSheet):
    """A sheet on the desk, which is seen at both its sides."""

    __slots__ = ()

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        OneSheet.draw(self, pen, box)


BeforeAnswer = Literal["", "go-on", "begin", "leave"]


@value
class BeforeScreen:
    """One sheet: what was broken off, what the scenario lacks for teaching, and two or three buttons."""

    words: Words
    title: str
    broken_off: str = ""
    warnings: tuple[str, ...] = ()
    answer: BeforeAnswer = ""
    play: ClassVar[None] = None  # this is no play of a player

    def handle(self, intent: Intent) -> Screen:
        """Return the sheet as it was answered."""
        match intent:
            case Select(name="go-on" | "begin" as answer):
                return replace(self, answer=answer)
            case Leave():
                return replace(self, answer="leave")
            case _:
                return self

    def view(self) -> View:
        """Return what it looks like."""
        words = self.words
        parts: list[Part] = [PlainText(self.title, "heading2", says="heading")]
        key, kind, buttons = "class.b.begin", "main", []
        if self.broken_off:
            parts.append(literal("broken-off", self.broken_off))
            key, kind = "class.b.anew", "quiet"
            buttons = [Button(Target("go-on", words("class.b.go_on"), Select("go-on")), "main")]
        buttons.append(Button(Target("begin", words(key), Select("begin")), kind))
        buttons.append(Button(Target("leave", words("class.b.leave"), Leave())))
        if self.warnings:
            parts.append(PlainText(words("class.b.warnings"), "label", says="heading"))
            parts += (literal(f"warning:{number}", one, "small") for number, one in enumerate(self.warnings))
        body = OnDesk("before", Column(tuple(parts), 1.25), Foot(Buttons(tuple(buttons))), 100)
        return View(body, "before", "go-on" if self.broken_off else "begin", "before")


def hold(asked: ClassOptions, open_site: OpenSite | None = None) -> None:
    """Hold a class until its window is closed; raise GameError if it cannot be begun.

    Where a site can be made, `open_site` serves it to whoever plays on.
    """
    beginning = asked.beginning
    words = load_words(beginning.language, also=list(_WORDS))
    loaded = Library(language=beginning.language).load(asked.scenario)
    lesson = lesson_of(loaded, beginning.plan, words, load_aliases())
    words = lesson.words
    found = broken_off(loaded) if not beginning.seats else None
    preferences = Preferences(read_settings(places.settings()).value)
    window = app.open_window(words("class.t.title"), preferences.now.window, hidden=HIDDEN)
    app.give_icon(window)
    sheet = _sheet(words, lesson, loaded, found)
    stage = WindowStage(sheet, palette_of(), window.size, preferences)
    reader = WindowReader(window, stage.view, stage.look)
    answer = _before(window, sheet, stage, reader)
    if answer in ("", "leave"):
        return
    if found is not None and answer == "go-on":
        at_work = gone_on(found, lesson)
    else:
        at_work = beginning.anew(loaded, lesson, found)
    room = PhoneRoom(at_work, words, open_site)
    hall = Hall(at_work, words, room, saved, printed, odds=BackgroundOdds())
    room.laptop = HallLaptop(hall)
    if beginning.seats:
        cast = SimulatedSeats(beginning.seats, at_work.session.seed)
        hall.running = LiveRehearsal(cast, asked.speed)
    try:
        opened(hall, window, WindowLooks(palette_of(), preferences, reader), asked.separate).run()
    finally:
        room.close()
        room.play_on.close()
        at_work.close()


def _sheet(words: Words, lesson: Lesson, loaded: Loaded, found: FoundJournal | None) -> BeforeScreen:
    from game.proof.checks import check_loaded

    broken_off = ""
    if found is not None:
        when = datetime.fromtimestamp(found.path.stat().st_mtime).astimezone()
        broken_off = words("class.b.broken_off", when=f"{when:%H:%M}")
    # The projector may show a copy of this display already.
    title = words("class.b.title", title=ClassWording.of_lesson(lesson, lifted=False).title)
    # What the scenario lacks for teaching, as `contempt check` reports it.
    problems = (finding.problem for finding in check_loaded(loaded, words).findings)
    warnings = tuple(str(problem) for problem in problems if problem.code.startswith("T"))
    return BeforeScreen(words, title, broken_off, warnings)


def _before(
    window: pygame.Window, sheet: BeforeScreen, stage: WindowStage, reader: WindowReader
) -> BeforeAnswer:
    """Ask before the class; a sheet without warnings and without a broken-off class is not shown."""
    if not sheet.broken_off and not sheet.warnings:
        return "begin"
    spoken = SpokenOutput(stage, sheet.words)
    while True:
        if stage.wants_paint:
            app.paint(window, stage)
            reader.follow(stage)
            spoken.follow()
        for event in app.waited():
            stage.event(event)
        shown = stage.screen
        if stage.left or not isinstance(shown, BeforeScreen):
            return "leave"
        if shown.answer:
            spoken.end()
            return shown.answer
