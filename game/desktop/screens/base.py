"""What screens share: those of a case their bar, undo and the ways out; pages what they lie over."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from typing import Self

from game import places
from game.content.words import Words
from game.desktop.parts.deskbar import BarItem, DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.screens.case_text import more_below, popover, worded
from game.desktop.screens.desk import PAGES, Below, OpenedCase, Sitting
from game.desktop.stage.input import shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Drop, Explain, Go, GoBack, Intent, Redo, Select, Undo
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText
from game.engine.play import Play
from game.errors import GameError
from game.model.position import Position
from game.model.scene import Scene
from game.model.value import value
from game.pages.lines.page import sentence
from game.saves.files import export, export_name


@value
class ScreenOfCase:
    """A screen, or a part of one, of a case that is played."""

    sitting: Sitting

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

    @property
    def position(self) -> Position:
        """Return where the play stands."""
        return self.sitting.play.position

    @property
    def opened(self) -> OpenedCase:
        """Return the case."""
        return self.sitting.opened

    @property
    def shows_scene(self) -> bool:
        """Return whether the scene in which the play stands has come into sight by now."""
        return True

    @property
    def words(self) -> Words:
        """Return the words of the screens, as they are for this case."""
        return self.sitting.opened.phrases.words

    def dated_forum(self, scene: Scene, position: Position) -> str:
        """Return before which court a scene plays, if before any, and the day."""
        day, forum = self.opened.phrases.day(position.date), worded(self.opened, scene.forum)
        return self.words("desktop.forum_date", forum=forum, date=day) if forum else day


@value
class OverlayPage(Below, ABC):
    """A page over another screen: the ways out, its bar over the folder, and the button back."""

    @classmethod
    def over(cls, below: Below) -> Self:
        """Return the page over another screen."""
        return cls(below.desk, below.under, below.sitting, below.case)

    @property
    def words(self) -> Words:
        """Return the words of the screens."""
        return self.desk.words

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent that means the same on every page."""
        match intent:
            case GoBack():
                return self.under
            case Go(to=name) if name in PAGES:
                return self.desk.ways.page(self, name)
            case Undo() | Redo() | Go(to="library") if self.sitting is not None:
                return shared(self.sitting, self, intent)
            case Go(to="library"):
                return self.under
            case Drop():
                raise GameError(self.words("library.drop_elsewhere"))
            case _:
                return self

    @abstractmethod
    def view(self) -> View:
        """Return what the page looks like."""

    def framed(self, name: str, body: Part, first: str = "back") -> View:
        """Return the view of a page: the tab of the case, the page's name, and what lies in the folder."""
        words = self.words
        title = self.sitting.opened.scenario.words.title if self.sitting else words("library.heading")
        menu = (Button(Target("menu", words("desktop.menu"), Go("menu")), "desk"),) if name != "menu" else ()
        bar = DeskBar(title, words(f"desktop.page.{name}"), (), menu)
        return View(CaseFolder(bar, body), f"page:{name}", first, "sheet")

    def listed(self, name: str, items: Iterable[Part], detail: Part, front: str = "back") -> View:
        """Return the view of a page with a list under its name, and beside it what is in front."""
        heading = PlainText(self.words(f"desktop.page.{name}"), "heading2", says="heading")
        foot = Foot(Buttons((self.back(),)), more=more_below(self.desk, "sheet"))
        body = Ledger((heading, *items), detail, foot)
        return replace(
            self.framed(name, body, front), place=f"page:{name}:{front.partition(':')[2]}".removesuffix(":")
        )

    def alone(self, name: str, body: Part) -> View:
        """Return the view of a page that is one sheet."""
        foot = Foot(Buttons((self.back(),)), more=more_below(self.desk, "sheet"))
        return self.framed(name, UnderMap(OneSheet("sheet", body, foot, 110, (5, 3.5))))

    def section_items(self, page: str, names: Sequence[str], front: str) -> tuple[Item, ...]:
        """Return the list of a page's sections, the one in front marked."""
        labels = ((name, self.words(f"desktop.{page}.{name}")) for name in names)
        return tuple(
            Item(Target(f"section:{name}", label, Select(name)), "", name == front) for name, label in labels
        )

    def back(self, kind: str = "main") -> Button:
        """Return the button that leads to the screen below."""
        return Button(Target("back", self.words("desktop.back"), GoBack()), kind, "Esc")


def shared(sitting: Sitting, here: Screen, intent: Intent) -> Screen:
    """Return the screen after an intent that means the same on every screen of a case."""
    desk, play, case = sitting.desk, sitting.play, sitting.opened.scenario.id
    match intent:
        case Undo() if play.replay.steps:
            return sitting.played(play.undo()).standing()
        case Redo() if play.history.undone:
            return sitting.played(play.redo()).standing()
        case Go(to=name) if name in PAGES:
            return desk.ways.page(Below(desk, here, sitting, case), name)
        case Go(to="no-hints"):
            desk.preferences.choose(replace(desk.preferences.now, taught=True))
            return copy(here)
        case Go(to="library"):
            return desk.ways.library(desk, case)
        case Drop():
            raise GameError(desk.words("library.drop_elsewhere"))
    return here


def bar(sitting: Sitting, forum: str, stands: bool = True) -> DeskBar:
    """Return the bar over a screen of the case, each button with its key as it is now."""
    words, keys = sitting.desk.words, sitting.desk.preferences.keys

    def button(name: str, label: str, does: Intent, action: str) -> Button:
        pressed = shown(keys.of(action))
        if action == "undo" and len(keys.of(action)) == 1 and not keys.letters:
            pressed = words("desktop.key.undo")
        return Button(Target(name, words(label), does), "desk", tip=words("desktop.tip.key", pressed=pressed))

    undo = (button("undo", "menu.undo", Undo(), "undo"),) if sitting.play.replay.steps else ()
    text = button("text", "desktop.text", Go("settings"), "settings")
    menu = button("menu", "desktop.menu", Go("menu"), "menu")
    title = sitting.opened.scenario.words.title
    return DeskBar(title, forum, _standings(sitting) if stands else (), (*undo, text, menu))


def with_popover(view: View, sitting: Sitting, asked: Explain | None) -> View:
    """Return a view, with a popover over it if something was asked."""
    return replace(view, over=popover(sitting.opened, asked, sitting.play.position)) if asked else view


def export_button(words: Words, kind: str) -> Button:
    """Return the button that writes a file."""
    return Button(Target("export", words("desktop.export"), Select("export")), kind)


def exported(sitting: Sitting, what: str, content: str | bytes) -> str:
    """Write a file of a play; return a sentence that says where, or why not."""
    name = f"{export_name(sitting.opened.scenario.id)}-{what}"
    try:
        file = export(name, content, places.exports())
    except GameError as error:
        return sentence(error)
    return sitting.desk.words("desktop.export.written", name=file.name, folder=file.parent)


def _standings(sitting: Sitting) -> tuple[BarItem, ...]:
    """Return what must always be in sight: the fines first, then the nearest deadline."""
    phrases, position, scenario = sitting.opened.phrases, sitting.play.position, sitting.opened.scenario
    words, total = phrases.words, sum(standing.fines for standing in position.matters.values())
    running = any(
        standing.sanction is not None and scenario.matters[name].procedure.accrues(standing)
        for name, standing in position.matters.items()
    )
    if running:
        fines = BarItem("fine", words("desktop.fines_running", sum=phrases.money(total)), True)
    elif total:
        fines = BarItem("fine", words("clock.sum_owed", sum=phrases.money(total)))
    else:
        is_set = any(standing.sanction is not None for standing in position.matters.values())
        fines = BarItem("fine", words("desktop.fine_stayed" if is_set else "desktop.no_fine"))
    started = [(one.last_day, name) for name, one in position.deadlines.items() if one.status == "open"]
    if not started:
        return (fines,)
    last_day, name = min(started)
    left, label = (last_day - position.date).days, scenario.deadlines[name]
    return fines, BarItem("clock", words.counted("desktop.deadline_in", left, label=label, days=left))
