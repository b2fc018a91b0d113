"""How the case ends, and the endings of each case that were found so far."""

from collections.abc import Iterator
from dataclasses import replace

from game.content.library import Head
from game.desktop.parts.figures import Figure, LessonBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import FirstThatFits, Foot, OneSheet, UnderMap
from game.desktop.parts.seals import SealedEnding
from game.desktop.screens.base import OverlayPage, ScreenOfCase, bar, exported, shared, with_popover
from game.desktop.screens.case_text import more_below, naming, paragraphs, prose, scenery, worded
from game.desktop.stage.input import shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InColumn, Pairs, Panel, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, Go, GoBack, Intent, Select, Undo
from game.desktop.toolkit.markup import blocks, plain, unlinked
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.pictures import Scenery, SceneryPlate
from game.desktop.toolkit.prose import PlainText, Prose
from game.errors import GameError
from game.model.prose import Prose as Paragraphs
from game.model.scene import Scene
from game.model.value import value

_LONG = 3  # paragraphs
_AROUND = 28  # g of the window that are not for reading: the bar, margins and the foot


@value
class EndingScreen(ScreenOfCase):
    """The ending that a play has come to."""

    asked: Explain | None = None
    said: str = ""  # where the card was written

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if self.said:
            return replace(self, said="").handle(intent)
        match intent:
            case Select(name="card"):
                return replace(self, said=self._card())
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
        more = more_below(self.sitting.desk, "sheet")
        foot = Foot(Buttons(buttons), note, "ribbon" if historical else "", more=more)
        # A long text leaves its lesson to stand under the figures, where it is seen at once.
        text, lesson = self.opened.case.text(self.position), tuple(self._lesson())
        is_long = len(text) > _LONG
        told, figures = self._told(scene, text), lesson if is_long else ()
        # The whole picture where the lesson below it stays in sight, else its middle.
        whole, middle = (Column((*self._figures(share), *figures), 1.75) for share in (3 / 8, 3 / 10))
        beside = FirstThatFits(whole, middle, _AROUND) if is_long else whole
        body = TwoColumns(Column((*told, *(() if is_long else lesson)), 1.5), beside, 0.42, 5, 48)
        sheet = OneSheet("sheet", body, foot, room=(8, 5.5))
        named = bar(self.sitting, self.dated_forum(scene, self.position), stands=False)
        # To undo is a button of the sheet.
        named = replace(named, buttons=(self._card_button(), *named.buttons[-2:]))
        view = View(
            CaseFolder(named, UnderMap(sheet)), f"ending:{scene.id}", "confirm", "sheet", toast=self.said
        )
        return with_popover(view, self.sitting, self.asked)

    def _card_button(self) -> Button:
        words, keys = self.words, self.sitting.desk.preferences.keys
        pressed = keys.of("card")
        is_heard = len(pressed) > 1 or keys.letters
        tip = words("desktop.tip.key", pressed=shown(pressed)) if is_heard else ""
        return Button(Target("card", words("desktop.card"), Select("card")), "desk", tip=tip)

    def _card(self) -> str:
        from game.desktop.screens.share_card import png_of

        return exported(self.sitting, "card.png", png_of(self.opened, self.play))

    def _told(self, scene: Scene, text: Paragraphs) -> Iterator[Part]:
        found = self.sitting.desk.shelf.found(self.opened.scenario.id) | {scene.id}
        counted = self.words("ending.found", found=len(found), all=len(self.opened.scenario.endings))
        title = worded(self.opened, scene.ending.title) if scene.ending else ""
        role = "display" if len(title) < 24 else "heading1"
        heading = PlainText(title, role, says="heading", balanced=True)
        yield InColumn(PlainText(self.dated_forum(scene, self.position), "plain", "ink2"))
        yield Column((PlainText(counted, "plain", "ink2"), heading), 0.5)
        yield Column(paragraphs(self.opened, "told", text), 1.0)

    def _lesson(self) -> Iterator[Part]:
        ending = self.opened.case.ending(self.position)
        if ending and ending.lesson:
            lesson = (
                PlainText(self.words("debrief.lesson"), "row-label", says="heading"),
                prose(self.opened, "lesson", ending.lesson),
            )
            yield LessonBar(Column(lesson, 0.25))

    def _figures(self, share: float) -> Iterator[Part]:
        opened, phrases, words, position = self.opened, self.opened.phrases, self.words, self.position
        # The ending's own scenery, else that of the scene it came from, and so back, else that of the case.
        came_from = [position.scene, *(step.before.scene for step in reversed(self.play.replay.steps))]
        places = [scenery(opened, opened.scenario.scenes[name]) for name in came_from]
        for seen in (*places, Scenery(opened.drawing(opened.scenario.words.place))):
            if seen.is_there:
                yield Panel(SceneryPlate(seen, share), (1, 1, 1, 1), "card")
                break
        days = (position.date - opened.scenario.opening.day).days
        fines = sum(standing.fines for standing in position.matters.values())
        figures: list[Part] = [
            Figure(words.number(days), words.counted("desktop.days_from_opening", days)),
            Figure(phrases.money(fines), words("desktop.in_fines")),
        ]
        arguments = opened.scenario.arguments
        if arguments:
            kept = words("desktop.of", number=len(position.preserved), all=len(arguments))
            figures.append(Figure(kept, words("desktop.grounds_preserved")))
        for meter in list(opened.scenario.meters.values())[: 4 - len(figures)]:
            said = words("desktop.meter_from", label=meter.label, before=meter.starts_at)
            figures.append(Figure(str(position.meters[meter.id]), said))
        yield Pairs(tuple(figures), 20)


@value
class FoundEndingsScreen(OverlayPage):
    """The found endings of one case in front."""

    chosen: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if isinstance(intent, Select) and intent.name in {head.id for head in self.desk.shelf.heads()}:
            return replace(self, chosen=intent.name)
        return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, shelf = self.words, self.desk.shelf
        heads = shelf.heads()
        if not heads:
            none = PlainText(words("desktop.no_cases"), "body", says="note")
            return self.framed("endings", Ledger((), none, Foot(Buttons((self.back(),)))))
        front = next((head for head in heads if head.id == (self.chosen or self.case)), heads[0])
        items = []
        for head in heads:
            counted = words("library.endings", found=len(shelf.found(head.id)), all=head.endings)
            target = Target(f"case:{head.id}", head.title, Select(head.id))
            items.append(Item(target, counted, head is front))
        title = PlainText(front.title, "heading3", says="heading")
        detail = Column((title, *self._endings(front)), 1.75)
        return self.listed("endings", items, detail, f"case:{front.id}")

    def _endings(self, head: Head) -> Iterator[Part]:
        """Yield the endings that were found, with their lessons, and the others sealed, with their hints."""
        words, found = self.words, self.desk.shelf.found(head.id)
        if found:
            try:
                opened = self.desk.shelf.open(head.id)
            except GameError as error:
                yield Prose("failed", blocks(str(error)))
                return
            for scene in opened.scenario.endings:
                if scene.id in found and scene.ending is not None:
                    said = opened.phrases.words("ending.historical")
                    note = said if scene.ending.historical else ""
                    named = worded(opened, scene.ending.title)
                    title = PlainText(named, "label-bold", says="ending", balanced=True)
                    lesson = unlinked(blocks(scene.ending.lesson, naming(opened)))
                    taught = Prose(f"lesson:{scene.id}", lesson)
                    yield LessonBar(Column((title, PlainText(note, "row", "ink2", "note"), taught), 0.25))
        # The hints stand at the head of the case: to show seals alone, it is not read whole.
        sealed = [hint for name, hint in head.hints.items() if name not in found]
        said = words.counted("desktop.not_found_yet", len(sealed)) if sealed else words("desktop.all_found")
        yield PlainText(said, "body", "ink2", "note")
        for hint in sealed:
            yield SealedEnding(words("ending.sealed"), plain(hint))
