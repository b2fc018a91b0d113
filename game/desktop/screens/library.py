"""The library: one case as an open folder, the others as a pile."""

import contextlib
from dataclasses import dataclass, replace
from typing import ClassVar

from game.content.library import Head
from game.desktop.parts.files import FiledCase, OpenCase, Shelves
from game.desktop.parts.one_sheet import Foot, MoreBelow
from game.desktop.screens.desk import PAGES, Below, PlayerDesk
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import ChooseNumber, Confirm, Explain, Go, GoBack, Intent, Leave, Select
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose
from game.errors import GameError


@dataclass(frozen=True, slots=True)
class LibraryScreen:
    """The cases at hand, one of them brought to the front."""

    desk: PlayerDesk
    chosen: str = ""
    asks_again: bool = False
    failed: str = ""
    play: ClassVar[None] = None  # nothing is being played

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Go(to=name) if not self.desk.shelf.heads():
                return self._page(name, "")
            case _ if not self.desk.shelf.heads():
                return self
            case Select(name=name) if name in {head.id for head in self.desk.shelf.heads()}:
                return LibraryScreen(self.desk, name)
            case ChooseNumber(number=number) if number <= len(self.desk.shelf.heads()):
                return LibraryScreen(self.desk, self.desk.shelf.heads()[number - 1].id)
            case GoBack() | Explain():
                return replace(self, asks_again=False, failed="")
            case Go(to="begin") if self.desk.shelf.is_kept(self._head.id) and not self.asks_again:
                return replace(self, asks_again=True)
            case Go(to="begin") | Go(to="continue") | Confirm():
                return self._played(isinstance(intent, Go) and intent.to == "begin")
            case Go(to=name):
                return self._page(name, self._head.id)
            case _:
                return self

    def _page(self, name: str, case: str) -> Screen:
        return self.desk.ways.page(Below(self.desk, self, None, case), name) if name in PAGES else self

    def view(self) -> View:
        """Return what it looks like."""
        words, shelf = self.desk.words, self.desk.shelf
        if not shelf.heads():
            return self._empty()
        front, pile = self._head, list[Part]()
        others = [head for head in shelf.heads() if head.id != front.id]
        for order, head in enumerate(others):
            found = len(shelf.found(head.id))
            progress = words("library.endings", found=found, all=head.endings)
            target = Target(f"case:{head.id}", head.title, Select(head.id))
            is_last, progress = order == len(others) - 1, progress if found else words("library.new")
            pile.append(FiledCase(target, self._minutes(head), progress, bool(found), order, is_last))
        named = ("saves", "settings", "help")
        buttons = tuple(Button(Target(name, words(f"menu.{name}"), Go(name)), "desk") for name in named)
        case = OpenCase(front.title, front.place, self._told(front), self._foot(front))
        body = Shelves(words("library.heading"), buttons, case, Column(tuple(pile), 0))
        first = "continue" if shelf.is_kept(front.id) else "begin"
        return View(body, f"library:{front.id}", first, "case", first, self._over(), shelf.lost(front.id))

    def _empty(self) -> View:
        """What is shown where no case can be found; its parts are imported only then."""
        from game.desktop.parts.deskbar import DeskBar
        from game.desktop.parts.folder import CaseFolder
        from game.desktop.parts.one_sheet import OneSheet, UnderMap

        words = self.desk.words
        told = (
            PlainText(words("desktop.no_cases"), "heading2", says="heading"),
            Prose("none", blocks(words("desktop.no_cases_means"))),
        )
        buttons = [Button(Target(name, words(f"menu.{name}"), Go(name))) for name in ("settings", "help")]
        leave = Button(Target("leave", words("desktop.leave"), Leave()))
        sheet = OneSheet("sheet", Column(told, 1.5), Foot(Buttons((*buttons, leave))), 110, (5, 3.5))
        folder = CaseFolder(DeskBar(words("library.heading"), "", (), ()), UnderMap(sheet))
        return View(folder, "library:", "settings", "sheet")

    def warm(self) -> None:
        """Read the case in front before it is asked for; a case that cannot be read says so when it is."""
        with contextlib.suppress(GameError):
            if self.desk.shelf.heads():
                self.desk.shelf.open(self._head.id)

    @property
    def _head(self) -> Head:
        heads = self.desk.shelf.heads()
        chosen = self.chosen or self.desk.shelf.last_played()
        return next((head for head in heads if head.id == chosen), heads[0])

    def _played(self, anew: bool) -> Screen:
        try:
            opened = self.desk.shelf.open(self._head.id)
            kept = None if anew else self.desk.shelf.resumed(opened)
        except GameError as error:
            return replace(self, failed=str(error), asks_again=False)
        ways = self.desk.ways
        return ways.resuming(self.desk, opened, kept) if kept else ways.opening(self.desk, opened)

    def _told(self, head: Head) -> Part:
        words, shelf = self.desk.words, self.desk.shelf
        parts: list[Part] = [PlainText(head.title, "heading2", says="heading", balanced=True)]
        if head.summary:
            parts.append(Prose("summary", blocks(head.summary)))
        endings = words("library.endings", found=len(shelf.found(head.id)), all=head.endings)
        stands = shelf.stands(head.id)
        if stands is None:
            last = words.counted("library.scenes", head.scenes)
        else:
            from game.content.words import short_day

            # What a play stands at is asked for more often than how many scenes there are.
            last = words("library.stands_at", date=short_day(stands.day))
        figures = " · ".join(one for one in (self._minutes(head), last, endings) if one)
        return Column((*parts, PlainText(figures, "row", "ink2", "note")), 1.25)

    def _minutes(self, head: Head) -> str:
        """How long a play takes; nothing where its author has not said."""
        return self.desk.words.counted("library.minutes", head.minutes) if head.minutes else ""

    def _foot(self, head: Head) -> Part:
        words, shelf = self.desk.words, self.desk.shelf
        buttons = [Button(Target("begin", words("desktop.begin"), Go("begin")), "main")]
        if shelf.is_kept(head.id):
            on = Button(Target("continue", words("start.continue"), Go("continue")), "main")
            buttons = [on, Button(Target("begin", words("desktop.begin_again"), Go("begin")))]
        if shelf.found(head.id):
            buttons.append(Button(Target("endings", words("desktop.endings"), Go("endings"))))
        more = MoreBelow("case", words("desktop.more_below"), words(self.desk.preferences.page_key))
        return Foot(Buttons(tuple(buttons)), words("desktop.simulation"), more=more)

    def _over(self) -> Dialog | None:
        words = self.desk.words
        stay = Button(Target("stay", words("desktop.stay"), GoBack()), key="Esc")
        if self.failed:
            return Dialog(words("desktop.cannot_open"), Prose("failed", blocks(self.failed)), (stay,))
        if not self.asks_again:
            return None
        again = Button(Target("again", words("desktop.begin_again"), Go("begin")), "main")
        says = Prose("asks", blocks(words("desktop.begin_again_means")))
        return Dialog(words("desktop.begin_again_asks"), says, (again, stay))
