"""The library: one case as an open folder, the others as a pile."""
# Longer than 250 lines because all that can happen to a case before it is played happens here.

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from game.content.library import Head
from game.desktop.parts.files import FiledCase, OpenCase, Shelves
from game.desktop.parts.one_sheet import Foot, MoreBelow
from game.desktop.screens.desk import PAGES, Arrival, Below, PlayerDesk
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import (
    ChooseNumber,
    Confirm,
    Drop,
    Explain,
    Go,
    GoBack,
    Intent,
    Leave,
    Select,
)
from game.desktop.toolkit.markup import blocks, plain
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose, literal
from game.errors import GameError
from game.model.value import value

_TOPIC = "topic:"  # before what a case should teach, in what is selected


@value
class LibraryScreen:
    """The cases at hand, one of them brought to the front."""

    desk: PlayerDesk
    chosen: str = ""
    asks_again: bool = False
    failed: str = ""
    topic: str = ""
    sorts_out: bool = False
    asks_removal: bool = False
    said: str = ""
    arrival: Arrival | None = None  # a case on its way among one's own
    play: ClassVar[None] = None  # nothing is being played

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if self.arrival is not None:
            return self._while_arriving(self.arrival, intent)
        match intent:
            case Drop(path=path):
                return LibraryScreen(self.desk, self.chosen, arrival=self.desk.shelf.take_in(path))
            case Go(to=name) if not self.desk.shelf.heads():
                return self._page(name, "")
            case _ if not self.desk.shelf.heads():
                return self
            case Select(name=name) if name in {head.id for head in self._heads}:
                return LibraryScreen(self.desk, name, topic=self.topic)
            case Select(name=name) if name.startswith(_TOPIC):
                return LibraryScreen(self.desk, self._head.id, topic=name.removeprefix(_TOPIC))
            case ChooseNumber(number=number) if number <= len(self._heads):
                return LibraryScreen(self.desk, self._heads[number - 1].id, topic=self.topic)
            case Go(to="filter"):
                return replace(self, sorts_out=True)
            case GoBack() | Explain():
                return replace(self, asks_again=False, failed="", sorts_out=False, asks_removal=False)
            case Go(to="remove") if self._head.can_be_removed:
                return self._removed()
            case Go(to="begin") if self.desk.shelf.is_kept(self._head.id) and not self.asks_again:
                return replace(self, asks_again=True)
            case Go(to="begin") | Go(to="continue") | Confirm():
                anew = isinstance(intent, Go) and intent.to == "begin"
                try:
                    opened = self.desk.shelf.open(self._head.id)
                    kept = None if anew else self.desk.shelf.resumed(opened)
                except GameError as error:
                    return replace(self, failed=str(error), asks_again=False)
                ways = self.desk.ways
                return ways.resuming(self.desk, opened, kept) if kept else ways.opening(self.desk, opened)
            case Go(to=name):
                return self._page(name, self._head.id)
            case _:
                return self

    def _while_arriving(self, arrival: Arrival, intent: Intent) -> Screen:
        """Return the screen after an intent where a case is checked, or has just come or been refused."""
        if arrival.over.is_set():
            return replace(self, chosen=arrival.case or self.chosen, arrival=None).handle(intent)
        if isinstance(intent, Drop):
            raise GameError(self.desk.words("library.drop_waits", name=arrival.source.name))
        if isinstance(intent, GoBack):
            arrival.stop()
            return replace(self, arrival=None)
        return self

    def _removed(self) -> "LibraryScreen":
        if not self.asks_removal:
            return replace(self, asks_removal=True)
        name = self._head.title
        self.desk.shelf.remove_case(self._head.id)
        return LibraryScreen(self.desk, said=self.desk.words("library.removed", name=name))

    def _page(self, name: str, case: str) -> Screen:
        return self.desk.ways.page(Below(self.desk, self, None, case), name) if name in PAGES else self

    def view(self) -> View:
        """Return what it looks like."""
        words, shelf = self.desk.words, self.desk.shelf
        if not shelf.heads():
            return self._empty()
        front = self._head
        named = ("saves", "settings", "help")
        buttons = tuple(Button(Target(name, words(f"menu.{name}"), Go(name)), "desk") for name in named)
        sorting = Button(Target("filter", self._sorted_by(), Go("filter")), "desk")
        sorts = (sorting,) if self._topics() else ()
        case = OpenCase(front.title, front.place, self._told(front), *self._feet(front))
        own = sum(head.is_own for head in self._heads if head.id != front.id), words("library.own")
        body = Shelves(words("library.heading"), buttons, case, self._pile(front), sorts, own)
        first = "continue" if shelf.is_kept(front.id) else "begin"
        told = self.said or shelf.lost(front.id)
        return View(body, f"library:{front.id}", first, "case", first, self._over(), told)

    def _pile(self, front: Head) -> tuple[FiledCase, ...]:
        """Return the other cases, each with what it is and how much of it was found."""
        words, others = self.desk.words, [head for head in self._heads if head.id != front.id]
        found = [len(self.desk.shelf.found(head.id)) for head in others]
        told = [self._joined(self._level(head), self._minutes(head)) for head in others]
        progress = [
            words("library.endings", found=count, all=head.endings) if count else words("library.new")
            for head, count in zip(others, found, strict=True)
        ]
        return tuple(
            FiledCase(
                Target(f"case:{head.id}", head.title, Select(head.id)),
                head.place,
                (told[order], progress[order]),
                bool(found[order]),
                order,
                (*told, *progress),
                head.is_own != others[order + 1].is_own if order + 1 < len(others) else True,
            )
            for order, head in enumerate(others)
        )

    def _empty(self) -> View:
        """What is shown where no case can be found; its parts are imported only then."""
        from game.desktop.parts.deskbar import DeskBar
        from game.desktop.parts.folder import CaseFolder
        from game.desktop.parts.one_sheet import OneSheet, UnderMap
        from game.desktop.screens.case_text import more_below

        words = self.desk.words
        told = (
            PlainText(words("desktop.no_cases"), "heading2", says="heading"),
            Prose("none", blocks(words("desktop.no_cases_means"))),
        )
        buttons = [Button(Target(name, words(f"menu.{name}"), Go(name))) for name in ("settings", "help")]
        leave = Button(Target("leave", words("desktop.leave"), Leave()))
        foot = Foot(Buttons((*buttons, leave)), more=more_below(self.desk, "sheet"))
        sheet = OneSheet("sheet", Column(told, 1.5), foot, 110, (5, 3.5))
        folder = CaseFolder(DeskBar(words("library.heading"), "", (), ()), UnderMap(sheet))
        return View(folder, "library:", "settings", "sheet", over=self._over(), toast=self.said)

    def warm(self) -> None:
        """Read the case in front before it is asked for; a case that cannot be read says so when it is."""
        with contextlib.suppress(GameError):
            if self.desk.shelf.heads():
                self.desk.shelf.open(self._head.id)

    @property
    def _heads(self) -> tuple[Head, ...]:
        """The cases that are shown: all, or those that teach what was asked for."""
        heads = self.desk.shelf.heads()
        return tuple(head for head in heads if self.topic in head.topics) or heads

    def _topics(self) -> dict[str, int]:
        """What several cases teach, with their number; the first is what most of them teach."""
        counted = Counter(topic for head in self.desk.shelf.heads() for topic in dict.fromkeys(head.topics))
        return {topic: count for topic, count in counted.most_common() if count > 1}

    def _named(self, topic: str) -> str:
        key = f"library.topic.{topic}"
        return self.desk.words(key) if key in self.desk.words else topic.replace("-", " ").capitalize()

    def _offered(self) -> Iterator[tuple[str, str]]:
        for topic, count in self._topics().items():
            yield topic, self.desk.words("library.filter.topic", topic=self._named(topic), count=count)

    def _sorted_by(self) -> str:
        words, count, all_ = self.desk.words, len(self._heads), len(self.desk.shelf.heads())
        if not self.topic:
            return words("library.filter")
        return words("library.filter.shown", topic=self._named(self.topic), count=count, all=all_)

    @property
    def _head(self) -> Head:
        heads = self._heads
        chosen = (self.arrival.case if self.arrival else "") or self.chosen or self.desk.shelf.last_played()
        return next((head for head in heads if head.id == chosen), heads[0])

    def _told(self, head: Head) -> Part:
        words, shelf = self.desk.words, self.desk.shelf
        # The title stands on the tab above; what the case teaches stands in its place.
        said = plain(head.lesson) if head.lesson else head.title
        parts: list[Part] = [PlainText(said, "heading2", says="heading", balanced=True)]
        if head.summary:
            parts.append(Prose("summary", blocks(head.summary)))
        endings = words("library.endings", found=len(shelf.found(head.id)), all=head.endings)
        stands = shelf.stands(head.id)
        if stands is None:
            last = words.counted("library.scenes", head.scenes)
        else:
            # What a play stands at is asked for more often than how many scenes there are.
            last = words("library.stands_at", date=words.short_day(stands.day))
        own = words("library.own_one") if head.is_own else ""
        figures = self._joined(own, self._level(head), self._minutes(head), last, endings)
        return Column((*parts, PlainText(figures, "row", "ink2", "note")), 1.25)

    def _joined(self, *told: str) -> str:
        return " · ".join(one for one in told if one)

    def _level(self, head: Head) -> str:
        key = f"library.level.{head.level}"
        return self.desk.words(key) if key in self.desk.words else ""

    def _minutes(self, head: Head) -> str:
        """How long a play takes; nothing where its author has not said."""
        return self.desk.words.counted("library.minutes", head.minutes) if head.minutes else ""

    def _feet(self, head: Head) -> tuple[Part, Part, Part]:
        """Return the foot of the case in front, the same without its main button, and that alone."""
        words, shelf = self.desk.words, self.desk.shelf
        buttons = [Button(Target("begin", words("desktop.begin"), Go("begin")), "main")]
        if shelf.is_kept(head.id):
            on = Button(Target("continue", words("start.continue"), Go("continue")), "main")
            buttons = [on, Button(Target("begin", words("desktop.begin_again"), Go("begin")))]
        if shelf.found(head.id):
            buttons.append(Button(Target("endings", words("desktop.endings"), Go("endings"))))
        if head.can_be_removed:
            buttons.append(Button(Target("remove", words("library.remove"), Go("remove"))))
        below = words("desktop.more_below"), words(self.desk.preferences.page_key)
        said = words("desktop.simulation")
        main, *others = buttons
        rest = Foot(Buttons(tuple(others)), said) if others else PlainText(said, "row", "ink2", "note")
        whole = Foot(Buttons(tuple(buttons)), said, more=MoreBelow("case", *below))
        return whole, rest, Foot(Buttons((main,)), more=MoreBelow("library", *below))

    def _over(self) -> Dialog | None:
        words = self.desk.words
        stay = Button(Target("stay", words("desktop.stay"), GoBack()), key="Esc")
        if self.arrival:
            return self._arriving(self.arrival, stay)
        if self.failed:
            return Dialog(words("desktop.cannot_open"), Prose("failed", blocks(self.failed)), (stay,))
        if self.sorts_out:
            counts = (("", words("library.filter.all", count=len(self.desk.shelf.heads()))), *self._offered())
            offers = (Button(Target(_TOPIC + topic, said, Select(_TOPIC + topic))) for topic, said in counts)
            means = Prose("filter", blocks(words("library.filter.means")))
            return Dialog(words("library.filter.asks"), means, (*offers, stay))
        if self.asks_removal:
            away = Button(Target("remove", words("library.remove"), Go("remove")), "main")
            means = literal("asks", words("library.remove_means", name=self._head.title))
            return Dialog(words("library.remove_asks"), means, (away, stay))
        if not self.asks_again:
            return None
        again = Button(Target("again", words("desktop.begin_again"), Go("begin")), "main")
        says = Prose("asks", blocks(words("desktop.begin_again_means")))
        return Dialog(words("desktop.begin_again_asks"), says, (again, stay))

    def _arriving(self, arrival: Arrival, stay: Button) -> Dialog:
        """Return what lies over the library while a case is checked, and once it has come or was refused."""
        from game.pages.lines.page import sentence

        words = self.desk.words
        if arrival.refused:
            return Dialog(words("library.refused"), literal("refused", sentence(arrival.refused)), (stay,))
        if arrival.over.is_set():
            begin = Button(Target("begin", words("desktop.begin"), Go("begin")), "main")
            return Dialog(words("library.taken_in"), literal("taken", self._head.title), (begin, stay))
        means = literal("checking", words("library.checking_means"))
        off = Button(Target("stay", words("library.break_off"), GoBack()), key="Esc")
        return Dialog(words("library.checking", name=arrival.source.name), means, (off,))
