"""Two pages over a play: the papers that were shown in it, and all of its text from the opening on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from game.desktop.parts.leaf import PaperHead
from game.desktop.parts.ledger import Item
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.screens.base import OverlayPage, ScreenOfCase, export_button, exported, with_popover
from game.desktop.screens.case_text import (
    bracketed,
    claim_line,
    more_below,
    naming,
    paper,
    prose,
    ruling_heading,
    truth,
    worded,
)
from game.desktop.screens.desk import Below, OpenedCase, Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Roll, Rule
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Explain, GoBack, Intent, Select
from game.desktop.toolkit.markup import blocks, unlinked
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.scroll import FromItsEnd
from game.engine.play import Play
from game.engine.replay import Step
from game.model.ids import ExhibitId
from game.model.position import Position
from game.model.prose import Exactness, Exhibit, shown
from game.model.prose import Prose as Paragraphs
from game.model.scene import Half
from game.model.value import value

_EXACTNESS: tuple[Exactness, ...] = get_args(Exactness)


@value
class PlayPage(OverlayPage):
    """A page that shows something of the play below it."""

    sitting: Sitting

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

    @property
    def opened(self) -> OpenedCase:
        """Return the case."""
        return self.sitting.opened


@value
class DocumentsScreen(PlayPage):
    """The papers of a play over another screen, one of them in front."""

    chosen: str = ""
    asked: Explain | None = None

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; a link opens in place, and Esc closes it first."""
        match intent:
            case Select(name=name) if name in papers(self.play):
                return replace(self, chosen=name, asked=None)
            case Select(name=name) if name in self._marks_there():
                self.sitting.desk.marks.mark(self.play, *self._marks_there()[name])
                return replace(self)
            case Explain():
                return replace(self, asked=intent)
            case GoBack() if self.asked is not None:
                return replace(self, asked=None)
            case _:
                return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        opened, words, there = self.opened, self.words, papers(self.play)
        exhibits = opened.scenario.sources.exhibits
        front = ExhibitId(self.chosen) if self.chosen in there else next(iter(there), None)
        items = []
        for name, position in there.items():
            target = Target(f"paper:{name}", worded(opened, exhibits[name].title), Select(name))
            first = words("desktop.documents.seen", date=opened.phrases.day(position.date))
            items.append(Item(target, first, name == front))
        parts: tuple[Part, ...] = (PlainText(words("desktop.documents.none"), "body", "ink2", "note"),)
        if front is not None:
            exhibit = exhibits[front]
            title, label = worded(opened, exhibit.title), truth(opened, exhibit.truth)
            head = PaperHead(words("desktop.document"), label, title)
            parts = (head, Rule("rule"), *paper(opened, exhibit, there[front]), *self._claims(exhibit))
        view = self.listed("documents", items, Column(parts, 1.5), f"paper:{front}" if front else "back")
        return with_popover(view, self.sitting, self.asked)

    def _marks_there(self) -> dict[str, tuple[tuple[ExhibitId, str], Exactness]]:
        """Return what each button of a claim marks, by what it selects."""
        exhibits = self.opened.scenario.sources.exhibits
        return {
            f"mark:{name}:{claim.id}:{exactness}": ((name, claim.id), exactness)
            for name in papers(self.play)
            for claim in exhibits[name].claims
            for exactness in _EXACTNESS
        }

    def _claims(self, exhibit: Exhibit) -> Iterator[Part]:
        """Yield the claims of a paper, each with its three buttons; what was marked stands out."""
        words, made = self.words, self.sitting.desk.marks.of(self.play)
        if exhibit.claims:
            yield PlainText(words("claims.task"), "row-bold", says="heading")
        for number, claim in enumerate(exhibit.claims, start=1):
            buttons = []
            for exactness in _EXACTNESS:
                is_marked = made.get((exhibit.id, claim.id)) == exactness
                label = words(f"claims.{exactness}")
                label = words("desktop.claims.chosen", mark=label) if is_marked else label
                name = f"mark:{exhibit.id}:{claim.id}:{exactness}"
                buttons.append(Button(Target(name, label, Select(name)), "main" if is_marked else "quiet"))
            said = prose(self.opened, f"claim:{claim.id}", claim_line(self.opened, number, claim))
            yield Column((said, Buttons(tuple(buttons))), 0.5)


def papers(play: Play) -> dict[ExhibitId, Position]:
    """Return every paper that a play has shown, the newest first, with the position that showed it first."""
    return dict(reversed(play.case.papers_shown(play.replay).items()))


@value
class TranscriptScreen(PlayPage):
    """What was told in this play, the newest in sight first."""

    said: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; what was said of the one before is gone."""
        if intent == Select("export"):
            from game.pages.lines.telling import transcript

            lines = transcript(self.play, self.opened.phrases, self.opened.real)
            said = exported(self.sitting, "transcript.txt", "\n".join(lines) + "\n")
            return replace(self, said=said)
        return OverlayPage.handle(replace(self, said="") if self.said else self, intent)

    def view(self) -> View:
        """Return what it looks like; links stay in the scenes."""
        text = Roll(tuple(self._told()), key=(self.play.playthrough, self._scene_is_shown))
        buttons = Buttons((self.back(), export_button(self.words, "quiet")))
        sheet = OneSheet("sheet", text, Foot(buttons, more=more_below(self.desk, "sheet")), 110, (5, 3.5))
        view = self.framed("transcript", FromItsEnd("sheet", UnderMap(sheet)))
        return replace(view, toast=self.said)

    @property
    def _scene_is_shown(self) -> bool:
        """Whether the scene in which the play stands was in sight below, or is still to come."""
        under: Screen = self.under
        while isinstance(under, Below):
            under = under.under
        return not isinstance(under, ScreenOfCase) or under.shows_scene

    def _told(self) -> Iterator[Part]:
        yield PlainText(self.words("desktop.page.transcript"), "heading2", says="heading")
        for number, step in enumerate(self.play.replay.steps):
            yield from self._scene(step.before, f"scene:{number}")
            yield from self._turn(step, f"turn:{number}")
        if self._scene_is_shown:
            yield from self._scene(self.play.position, "here")

    def _scene(self, position: Position, name: str) -> Iterator[Part]:
        scene = self.opened.case.scene(position)
        day = self.opened.phrases.day(position.date)
        when = self.words("scene.forum_date", forum=scene.forum, date=day) if scene.forum else day
        title = worded(self.opened, scene.ending.title if scene.ending else scene.title)
        heading = PlainText(title, "heading3", says="heading")
        yield Rule("rule")
        yield Column((PlainText(when, "row", "ink2", "date"), heading), 0.25)
        yield from self._paragraphs(shown(scene.text, position), name)
        if scene.ending and scene.ending.lesson:
            yield self._prose(f"{name}.lesson", f"**{scene.ending.lesson}**")

    def _turn(self, step: Step, name: str) -> Iterator[Part]:
        chosen = self.words("terminal.chosen", choice=worded(self.opened, step.choice.label))
        yield PlainText(chosen, "row-bold", says="choice")
        yield from self._half(step.choice.half, step.after, f"{name}.choice")
        if step.outcome is None:
            return
        if step.outcome.label:
            outcome = self.words("terminal.outcome", outcome=worded(self.opened, step.outcome.label))
            yield PlainText(outcome, "row-bold", says="outcome")
        yield from self._half(step.outcome.half, step.after, f"{name}.outcome")

    def _half(self, half: Half, after: Position, name: str) -> Iterator[Part]:
        ruling = half.ruling
        if ruling is not None:
            court = ruling_heading(self.words, self.opened.phrases.by(ruling.by), ruling.on)
            said = ". ".join(part for part in (court, f"**{ruling.says}**") if part)
            yield self._prose(f"{name}.ruling", said)
        yield from self._paragraphs(shown(half.text, after), f"{name}.text")

    def _paragraphs(self, text: Paragraphs, name: str) -> Iterator[Part]:
        sources = self.opened.scenario.sources
        for number, paragraph in enumerate(text):
            said = paragraph.text
            if paragraph.exhibit:
                said = f"*{sources.exhibits[paragraph.exhibit].title}*"
            elif paragraph.speaker:
                said = self.words("terminal.speech", name=sources.cast[paragraph.speaker].name, text=said)
            yield self._prose(f"{name}.{number}", said)

    def _prose(self, name: str, text: str) -> Prose:
        return Prose(name, unlinked(blocks(text, naming(self.opened, bracketed))))
