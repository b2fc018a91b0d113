"""The endings of each case that were found, with what they teach; of the others only how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.content.library import Head
from game.desktop.parts.figures import LessonBar
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.pages import Over
from game.desktop.screens.texts import naming
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Intent, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks, unlinked
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.play import Play
from game.errors import GameError


@dataclass(frozen=True, slots=True)
class GalleryScreen:
    """The found endings of one case in front."""

    over: Over
    case: str = ""

    @property
    def play(self) -> Play | None:
        """Return the play of the screen below."""
        return self.over.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Select(name=name) if name in {head.id for head in self.over.desk.shelf.heads()}:
                return replace(self, case=name)
            case _:
                return self.over.after(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words = self.over.desk.words
        if not self.over.desk.shelf.heads():
            none = PlainText(words("desktop.no_cases"), "body", says="note")
            return self.over.view("endings", Ledger((), none, Foot(Buttons((self.over.back(),)))))
        head = self._head
        heading = PlainText(words("desktop.page.endings"), "heading2", says="heading")
        items = tuple(self._item(one) for one in self.over.desk.shelf.heads())
        detail = Column((PlainText(head.title, "heading3", says="heading"), *self._endings(head)), 1.75)
        body = Ledger((heading, *items), detail, Foot(Buttons((self.over.back(),))))
        return replace(
            self.over.view("endings", body), place=f"page:endings:{head.id}", first=f"case:{head.id}"
        )

    @property
    def _head(self) -> Head:
        heads = self.over.desk.shelf.heads()
        return next((head for head in heads if head.id == (self.case or self.over.case)), heads[0])

    def _item(self, head: Head) -> Item:
        found = len(self.over.desk.shelf.found(head.id))
        counted = self.over.desk.words("library.endings", found=found, all=head.endings)
        return Item(Target(f"case:{head.id}", head.title, Select(head.id)), counted, head.id == self._head.id)

    def _endings(self, head: Head) -> Iterator[Part]:
        words, found = self.over.desk.words, self.over.desk.shelf.found(head.id)
        left = head.endings
        if found:
            try:
                opened = self.over.desk.shelf.open(head.id)
            except GameError as error:
                yield Prose("failed", blocks(str(error)))
                return
            for scene in opened.scenario.endings:
                if scene.id in found and scene.ending is not None:
                    left -= 1
                    note = words("ending.historical") if scene.ending.historical else ""
                    title = PlainText(scene.ending.title, "label-bold", says="ending", balanced=True)
                    lesson = unlinked(blocks(scene.ending.lesson, naming(opened)))
                    taught = Prose(f"lesson:{scene.id}", lesson)
                    yield LessonBar(Column((title, PlainText(note, "row", "ink2", "note"), taught), 0.25))
        if left > 0:
            yield PlainText(words.counted("desktop.not_found_yet", left), "body", "ink2", "note")
        else:
            yield PlainText(words("desktop.all_found"), "body", "ink2", "note")
