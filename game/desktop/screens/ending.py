"""How the case ends: its title, what became of it, what it teaches, and the figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.figures import Figure, LessonBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.one_sheet import FirstThatFits, Foot, OneSheet, UnderMap
from game.desktop.screens.desk import Sitting
from game.desktop.screens.texts import more_below, paragraphs, prose, scenery, with_popover, worded
from game.desktop.screens.turning import bar, shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InColumn, Pairs, Panel, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, Go, GoBack, Intent, Undo
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pictures import Scenery, SceneryPlate
from game.desktop.toolkit.prose import PlainText
from game.engine.play import Play

_LONG = 3  # paragraphs
_AROUND = 28  # g of the window that are not for reading: the bar, margins and the foot


@dataclass(frozen=True, slots=True)
class EndingScreen:
    """The ending that a play has come to."""

    sitting: Sitting
    asked: Explain | None = None

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

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
        opened, position = self.sitting.opened, self.play.position
        words, scene = self.sitting.desk.words, opened.case.scene(position)
        buttons = (
            Button(Target("confirm", words("desktop.open_debrief"), Confirm()), "main"),
            Button(Target("again", words("desktop.undo_last"), Undo())),
            Button(Target("library", words("desktop.to_library"), Go("library"))),
        )
        ending = opened.case.ending(position)
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
        return with_popover(view, opened, self.asked, self.play.position)

    def _forum(self) -> str:
        opened, position = self.sitting.opened, self.play.position
        day = opened.phrases.day(position.date)
        forum = worded(opened, opened.case.scene(position).forum)
        return self.sitting.desk.words("desktop.forum_date", forum=forum, date=day) if forum else day

    def _told(self) -> Iterator[Part]:
        opened, position = self.sitting.opened, self.play.position
        words, ending = self.sitting.desk.words, opened.case.ending(position)
        found = self.sitting.desk.shelf.found(opened.scenario.id) | {position.scene}
        count = words("ending.found", found=len(found), all=len(opened.scenario.endings))
        title = ending.title if ending else ""
        role = "display" if len(title) < 24 else "heading1"
        yield InColumn(PlainText(self._forum(), "plain", "ink2"))
        yield Column(
            (PlainText(count, "plain", "ink2"), PlainText(title, role, says="heading", balanced=True)), 0.5
        )
        yield Column(paragraphs(opened, "told", opened.case.text(position)), 1.0)
        if not self._is_long:
            yield from self._lesson()

    @property
    def _is_long(self) -> bool:
        """A long text leaves its lesson to stand under the figures, where it is seen at once."""
        return len(self.sitting.opened.case.text(self.play.position)) > _LONG

    def _lesson(self) -> Iterator[Part]:
        opened, words = self.sitting.opened, self.sitting.desk.words
        ending = opened.case.ending(self.play.position)
        if ending and ending.lesson:
            lesson = (
                PlainText(words("debrief.lesson"), "row-label", says="heading"),
                prose(opened, "lesson", ending.lesson),
            )
            yield LessonBar(Column(lesson, 0.25))

    def _figures(self, share: float) -> Iterator[Part]:
        opened, play = self.sitting.opened, self.play
        phrases, words = opened.phrases, self.sitting.desk.words
        seen = _last_seen(self.sitting)
        if seen.is_there:
            yield Panel(SceneryPlate(seen, share), (1, 1, 1, 1), "card")
        days = (play.position.date - opened.scenario.opening.day).days
        fines = sum(standing.fines for standing in play.position.matters.values())
        figures: list[Part] = [
            Figure(f"{days:,}", words.counted("desktop.days_from_opening", days)),
            Figure(phrases.money(fines), words("desktop.in_fines")),
        ]
        arguments = opened.scenario.arguments
        if arguments:
            kept = words("desktop.of", number=len(play.position.preserved), all=len(arguments))
            figures.append(Figure(kept, words("desktop.grounds_preserved")))
        for meter in list(opened.scenario.meters.values())[: 4 - len(figures)]:
            said = words("desktop.meter_from", label=meter.label, before=meter.starts_at)
            figures.append(Figure(str(play.position.meters[meter.id]), said))
        yield Pairs(tuple(figures), 20)
        if self._is_long:
            yield from self._lesson()


def _last_seen(sitting: Sitting) -> Scenery:
    """What was seen last: the ending's own scenery, else that of the scene it came from, and so back."""
    opened, scenes = sitting.opened, sitting.opened.scenario.scenes
    came_from = [step.before.scene for step in reversed(sitting.play.replay.steps)]
    shown = (scenery(opened, scenes[name]) for name in (sitting.play.position.scene, *came_from))
    return next((one for one in shown if one.is_there), Scenery(opened.scenario.words.place))
