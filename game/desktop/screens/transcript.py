"""All text of a play so far, from its opening to where it stands: what was read, chosen and answered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.screens.base import OverlayPage, PlayPage, export_button, exported
from game.desktop.screens.case_text import in_brackets, worded
from game.desktop.screens.desk import Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Rule
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Intent, Select
from game.desktop.toolkit.markup import blocks, unlinked
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.scroll import FromItsEnd, Roll
from game.engine.replay import Step
from game.model.position import Position
from game.model.prose import Prose as Paragraphs
from game.model.prose import shown
from game.model.scene import Half


@dataclass(frozen=True, slots=True)
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
        """Return what it looks like."""
        text = Roll(self.play.playthrough, tuple(told(self.sitting)))
        buttons = Buttons((self.back(), export_button(self.words, "quiet")))
        sheet = OneSheet("sheet", text, Foot(buttons), 110, (5, 3.5))
        view = self.framed("transcript", FromItsEnd("sheet", UnderMap(Column(()), sheet)))
        return replace(view, toast=self.said)


def told(sitting: Sitting) -> Iterator[Part]:
    """Yield everything that a play has told so far, in its order; links stay in the scenes."""
    yield PlainText(sitting.desk.words("desktop.page.transcript"), "heading2", says="heading")
    for number, step in enumerate(sitting.play.replay.steps):
        yield from _scene(sitting, step.before, f"scene:{number}")
        yield from _turn(sitting, step, f"turn:{number}")
    yield from _scene(sitting, sitting.play.position, "here")


def _scene(sitting: Sitting, position: Position, name: str) -> Iterator[Part]:
    opened = sitting.opened
    scene = opened.case.scene(position)
    day = opened.phrases.day(position.date)
    when = sitting.desk.words("scene.forum_date", forum=scene.forum, date=day) if scene.forum else day
    title = scene.ending.title if scene.ending else worded(opened, scene.title)
    yield Rule("rule")
    yield Column((PlainText(when, "row", "ink2", "date"), PlainText(title, "heading3", says="heading")), 0.25)
    yield from _paragraphs(sitting, shown(scene.text, position), name)
    if scene.ending and scene.ending.lesson:
        yield _prose(sitting, f"{name}.lesson", f"**{scene.ending.lesson}**")


def _turn(sitting: Sitting, step: Step, name: str) -> Iterator[Part]:
    words = sitting.desk.words
    chosen = words("terminal.chosen", choice=worded(sitting.opened, step.choice.label))
    yield PlainText(chosen, "row-bold", says="choice")
    yield from _half(sitting, step.choice.half, step.after, f"{name}.choice")
    if step.outcome is None:
        return
    if step.outcome.label:
        outcome = words("terminal.outcome", outcome=worded(sitting.opened, step.outcome.label))
        yield PlainText(outcome, "row-bold", says="outcome")
    yield from _half(sitting, step.outcome.half, step.after, f"{name}.outcome")


def _half(sitting: Sitting, half: Half, after: Position, name: str) -> Iterator[Part]:
    ruling = half.ruling
    if ruling is not None:
        cast = sitting.opened.scenario.sources.cast
        by = cast[ruling.by].name if ruling.by else ""
        court = (
            sitting.desk.words("ruling.heading", by=by, on=ruling.on) if ruling.on and by else by or ruling.on
        )
        said = ". ".join(part for part in (court, f"**{ruling.says}**") if part)
        yield _prose(sitting, f"{name}.ruling", said)
    yield from _paragraphs(sitting, shown(half.text, after), f"{name}.text")


def _paragraphs(sitting: Sitting, text: Paragraphs, name: str) -> Iterator[Part]:
    sources = sitting.opened.scenario.sources
    for number, paragraph in enumerate(text):
        at = f"{name}.{number}"
        if paragraph.exhibit:
            yield _prose(sitting, at, f"*{sources.exhibits[paragraph.exhibit].title}*")
        elif paragraph.speaker:
            speaker = sources.cast[paragraph.speaker].name
            yield _prose(
                sitting, at, sitting.desk.words("terminal.speech", name=speaker, text=paragraph.text)
            )
        else:
            yield _prose(sitting, at, paragraph.text)


def _prose(sitting: Sitting, name: str, text: str) -> Prose:
    return Prose(name, unlinked(blocks(text, in_brackets(sitting.opened))))
