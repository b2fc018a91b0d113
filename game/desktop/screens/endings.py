"""How the case ends, and the endings of each case that were found so far."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.content.library import Head
from game.desktop.parts.figures import Figure, LessonBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import FirstThatFits, Foot, OneSheet, UnderMap
from game.desktop.screens.base import OverlayPage, ScreenOfCase, bar, shared, with_popover
from game.desktop.screens.case_text import (
    more_below,
    naming,
    paragraphs,
    prose,
    scenery,
    worded,
)
from game.desktop.screens.desk import Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InColumn, Pairs, Panel, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, Go, GoBack, Intent, Select, Undo
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks, unlinked
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pictures import Scenery, SceneryPlate
from game.desktop.toolkit.prose import PlainText, Prose
from game.errors import GameError

_LONG = 3  # paragraphs
_AROUND = 28  # g of the window that are not for reading: the bar, margins and the foot


@dataclass(frozen=True, slots=True)
class EndingScreen(ScreenOfCase):
    """The ending that a play has come to."""

    asked: Explain | None = None

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case GoBack():
                return replace(self, asked=None) if self.asked else shared(self.sitting, self, Go("menu"))
            case Explain():
                return replace(self, asked=intent)
            case Confirm() | Go(to="debrief"):
                from game.desktop.screens.debrief import DebriefScreen

                return DebriefScreen(self.sitting)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, scene = self.words, self.opened.case.scene(self.position)
        buttons = (
            Button(Target("confirm", words("desktop.open_debrief"), Confirm()), "main"),
            Button(Target("again", words("desktop.undo_last"), Undo())),
            Button(Target("library", words("desktop.to_library"), Go("library"))),
        )
        ending = self.opened.case.ending(self.position)
        historical = bool(ending and ending.historical)
        note = words("ending.historical") if historical else ""
        more = more_below(words, "sheet")
        foot = Foot(Buttons(buttons), note, "ribbon" if historical else "", more=more)
        # The whole picture where the lesson below it stays in sight, else its middle.
        whole, middle = (Column(tuple(self._figures(share)), 1.75) for share in (3 / 8, 3 / 10))
        beside = FirstThatFits(whole, middle, _AROUND) if self._is_long else whole
        body = TwoColumns(Column(tuple(self._told()), 1.5), beside, 0.42, 5, 48)
        sheet = OneSheet("sheet", body, foot, room=(8, 5.5))
        folder = CaseFolder(bar(self.sitting, self._forum(), stands=False), UnderMap(Column(()), sheet))
        view = View(folder, f"ending:{scene.id}", "confirm", "sheet")
        return with_popover(view, self.sitting, self.asked)

    def _forum(self) -> str:
        day = self.opened.phrases.day(self.position.date)
        forum = worded(self.opened, self.opened.case.scene(self.position).forum)
        return self.words("desktop.forum_date", forum=forum, date=day) if forum else day

    def _told(self) -> Iterator[Part]:
        words, ending = self.words, self.opened.case.ending(self.position)
        found = self.sitting.desk.shelf.found(self.opened.scenario.id) | {self.position.scene}
        count = words("ending.found", found=len(found), all=len(self.opened.scenario.endings))
        title = ending.title if ending else ""
        role = "display" if len(title) < 24 else "heading1"
        yield InColumn(PlainText(self._forum(), "plain", "ink2"))
        yield Column(
            (PlainText(count, "plain", "ink2"), PlainText(title, role, says="heading", balanced=True)), 0.5
        )
        yield Column(paragraphs(self.opened, "told", self.opened.case.text(self.position)), 1.0)
        if not self._is_long:
            yield from self._lesson()

    @property
    def _is_long(self) -> bool:
        """A long text leaves its lesson to stand under the figures, where it is seen at once."""
        return len(self.opened.case.text(self.position)) > _LONG

    def _lesson(self) -> Iterator[Part]:
        ending = self.opened.case.ending(self.position)
        if ending and ending.lesson:
            lesson = (
                PlainText(self.words("debrief.lesson"), "row-label", says="heading"),
                prose(self.opened, "lesson", ending.lesson),
            )
            yield LessonBar(Column(lesson, 0.25))

    def _figures(self, share: float) -> Iterator[Part]:
        phrases, words = self.opened.phrases, self.words
        seen = _last_seen(self.sitting)
        if seen.is_there:
            yield Panel(SceneryPlate(seen, share), (1, 1, 1, 1), "card")
        days = (self.play.position.date - self.opened.scenario.opening.day).days
        fines = sum(standing.fines for standing in self.play.position.matters.values())
        figures: list[Part] = [
            Figure(f"{days:,}", words.counted("desktop.days_from_opening", days)),
            Figure(phrases.money(fines), words("desktop.in_fines")),
        ]
        arguments = self.opened.scenario.arguments
        if arguments:
            kept = words("desktop.of", number=len(self.play.position.preserved), all=len(arguments))
            figures.append(Figure(kept, words("desktop.grounds_preserved")))
        for meter in list(self.opened.scenario.meters.values())[: 4 - len(figures)]:
            said = words("desktop.meter_from", label=meter.label, before=meter.starts_at)
            figures.append(Figure(str(self.play.position.meters[meter.id]), said))
        yield Pairs(tuple(figures), 20)
        if self._is_long:
            yield from self._lesson()


def _last_seen(sitting: Sitting) -> Scenery:
    """What was seen last: the ending's own scenery, else that of the scene it came from, and so back."""
    opened, scenes = sitting.opened, sitting.opened.scenario.scenes
    came_from = [step.before.scene for step in reversed(sitting.play.replay.steps)]
    shown = (scenery(opened, scenes[name]) for name in (sitting.play.position.scene, *came_from))
    return next((one for one in shown if one.is_there), Scenery(opened.scenario.words.place))


@dataclass(frozen=True, slots=True)
class FoundEndingsScreen(OverlayPage):
    """The found endings of one case in front."""

    chosen: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Select(name=name) if name in {head.id for head in self.desk.shelf.heads()}:
                return replace(self, chosen=name)
            case _:
                return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        if not self.desk.shelf.heads():
            none = PlainText(self.words("desktop.no_cases"), "body", says="note")
            return self.framed("endings", Ledger((), none, Foot(Buttons((self.back(),)))))
        head = self._head
        heading = PlainText(self.words("desktop.page.endings"), "heading2", says="heading")
        items = tuple(self._item(one) for one in self.desk.shelf.heads())
        detail = Column((PlainText(head.title, "heading3", says="heading"), *self._endings(head)), 1.75)
        body = Ledger((heading, *items), detail, Foot(Buttons((self.back(),))))
        return replace(self.framed("endings", body), place=f"page:endings:{head.id}", first=f"case:{head.id}")

    @property
    def _head(self) -> Head:
        heads = self.desk.shelf.heads()
        return next((head for head in heads if head.id == (self.chosen or self.case)), heads[0])

    def _item(self, head: Head) -> Item:
        found = len(self.desk.shelf.found(head.id))
        counted = self.words("library.endings", found=found, all=head.endings)
        return Item(Target(f"case:{head.id}", head.title, Select(head.id)), counted, head.id == self._head.id)

    def _endings(self, head: Head) -> Iterator[Part]:
        words, found = self.words, self.desk.shelf.found(head.id)
        left = head.endings
        if found:
            try:
                opened = self.desk.shelf.open(head.id)
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
