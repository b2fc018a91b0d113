"""The documents of a case: every paper that was shown in this play, open at any time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.briefing import PaperHead
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.desk import Sitting
from game.desktop.screens.pages import Over
from game.desktop.screens.papers import papers
from game.desktop.screens.texts import paragraphs, prose, truth, with_popover, worded
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Rule
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Explain, GoBack, Intent, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.play import Play
from game.model.ids import ExhibitId
from game.model.position import Position


@dataclass(frozen=True, slots=True)
class DocumentsScreen:
    """The papers of a play over another screen, one of them in front."""

    over: Over
    sitting: Sitting
    chosen: str = ""
    asked: Explain | None = None

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; a link opens in place, and Esc closes it first."""
        match intent:
            case Select(name=name) if name in {exhibit for exhibit, _ in papers(self.play)}:
                return replace(self, chosen=name, asked=None)
            case Explain():
                return replace(self, asked=intent)
            case GoBack() if self.asked is not None:
                return replace(self, asked=None)
            case _:
                return self.over.after(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, there = self.over.desk.words, dict(papers(self.play))
        front = ExhibitId(self.chosen) if self.chosen in there else next(iter(there), None)
        heading = PlainText(words("desktop.page.documents"), "heading2", says="heading")
        items = tuple(self._item(name, position, name == front) for name, position in there.items())
        paper: tuple[Part, ...] = (PlainText(words("desktop.documents.none"), "body", "ink2", "note"),)
        if front is not None:
            paper = tuple(self._paper(front, there[front]))
        body = Ledger((heading, *items), Column(paper, 1.5), Foot(Buttons((self.over.back(),))))
        view = self.over.view("documents", body, f"paper:{front}" if front else "back")
        named = replace(view, place=f"page:documents:{front}")
        return with_popover(named, self.sitting.opened, self.asked, self.play.position)

    def _item(self, name: ExhibitId, position: Position, in_front: bool) -> Item:
        opened = self.sitting.opened
        title = worded(opened, opened.scenario.sources.exhibits[name].title)
        first = self.over.desk.words("desktop.documents.seen", date=opened.phrases.day(position.date))
        return Item(Target(f"paper:{name}", title, Select(name)), first, in_front)

    def _paper(self, name: ExhibitId, position: Position) -> Iterator[Part]:
        opened, words = self.sitting.opened, self.over.desk.words
        exhibit = opened.scenario.sources.exhibits[name]
        label = truth(opened, exhibit.truth)
        yield PaperHead(words("desktop.document"), label, worded(opened, exhibit.title))
        yield Rule("rule")
        yield Column(paragraphs(opened, "paper", opened.case.document(name, position)), 1.0)
        if exhibit.cites:
            cites = "; ".join(f"[@{cite}]" for cite in exhibit.cites)
            yield prose(opened, "cites", words("desktop.rests_on", cites=cites))
