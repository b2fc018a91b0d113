"""The documents of a case: every paper that was shown in this play, open at any time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.briefing import PaperHead
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.base import OverlayPage, PlayPage, with_popover
from game.desktop.screens.case_text import paragraphs, prose, truth, worded
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
from game.model.prose import shown


@dataclass(frozen=True, slots=True)
class DocumentsScreen(PlayPage):
    """The papers of a play over another screen, one of them in front."""

    chosen: str = ""
    asked: Explain | None = None

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
                return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, there = self.words, dict(papers(self.play))
        front = ExhibitId(self.chosen) if self.chosen in there else next(iter(there), None)
        heading = PlainText(words("desktop.page.documents"), "heading2", says="heading")
        items = tuple(self._item(name, position, name == front) for name, position in there.items())
        paper: tuple[Part, ...] = (PlainText(words("desktop.documents.none"), "body", "ink2", "note"),)
        if front is not None:
            paper = tuple(self._paper(front, there[front]))
        body = Ledger((heading, *items), Column(paper, 1.5), Foot(Buttons((self.back(),))))
        view = self.framed("documents", body, f"paper:{front}" if front else "back")
        named = replace(view, place=f"page:documents:{front}")
        return with_popover(named, self.sitting, self.asked)

    def _item(self, name: ExhibitId, position: Position, in_front: bool) -> Item:
        title = worded(self.opened, self.opened.scenario.sources.exhibits[name].title)
        first = self.words("desktop.documents.seen", date=self.opened.phrases.day(position.date))
        return Item(Target(f"paper:{name}", title, Select(name)), first, in_front)

    def _paper(self, name: ExhibitId, position: Position) -> Iterator[Part]:
        exhibit = self.opened.scenario.sources.exhibits[name]
        label = truth(self.opened, exhibit.truth)
        yield PaperHead(self.words("desktop.document"), label, worded(self.opened, exhibit.title))
        yield Rule("rule")
        yield Column(paragraphs(self.opened, "paper", self.opened.case.document(name, position)), 1.0)
        if exhibit.cites:
            cites = "; ".join(f"[@{cite}]" for cite in exhibit.cites)
            yield prose(self.opened, "cites", self.words("desktop.rests_on", cites=cites))


def papers(play: Play) -> Iterator[tuple[ExhibitId, Position]]:
    """Yield every paper that a play has shown, the newest first, with the position that showed it first."""
    found: dict[ExhibitId, Position] = {}
    for name, position in _shown(play):
        found.setdefault(name, position)
    yield from reversed(found.items())


def _shown(play: Play) -> Iterator[tuple[ExhibitId, Position]]:
    """Every showing of a paper, in the order of the play."""
    for step in play.replay.steps:
        yield from _in_scene(play, step.before)
        for half in (step.choice.half, *([step.outcome.half] if step.outcome else [])):
            for paragraph in shown(half.text, step.after):
                if paragraph.exhibit:
                    yield paragraph.exhibit, step.after
    yield from _in_scene(play, play.position)


def _in_scene(play: Play, position: Position) -> Iterator[tuple[ExhibitId, Position]]:
    inside = (part.exhibit for part in play.case.text(position) if part.exhibit)
    for name in (*inside, *play.case.scene(position).exhibits):
        yield name, position
