"""The debrief: the course of a play beside history, its forks, its luck, and the real timeline."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import RoadCard
from game.desktop.parts.one_sheet import UnderMap
from game.desktop.parts.rows import DatedRow
from game.desktop.parts.ruling import DrawBar
from game.desktop.screens.after import drawn_at, share
from game.desktop.screens.desk import Sitting
from game.desktop.screens.exported import button, debrief_written
from game.desktop.screens.plotted import over_time
from game.desktop.screens.texts import prose, with_popover, worded
from game.desktop.screens.turned import Turned, road_in_front
from game.desktop.screens.turning import bar, shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, TwoColumns, parted
from game.desktop.toolkit.intents import Confirm, Explain, GoBack, Intent, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.tabs import Tab, Tabbed
from game.engine import debrief as lessons
from game.engine.debrief import Debrief
from game.engine.play import Play
from game.model.teaching import RealEvent

TABS = ("courses", "over-time", "luck", "timeline", "questions")


@dataclass(frozen=True, slots=True)
class DebriefScreen:
    """What a finished play teaches, a tab at a time."""

    sitting: Sitting
    front: str = "courses"
    road: str = ""
    asked: Explain | None = None
    said: str = ""

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; what was said of the one before is gone."""
        return (replace(self, said="") if self.said else self).answered(intent)

    def answered(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Select(name="export"):
                return replace(self, said=debrief_written(self.sitting))
            case GoBack():
                return replace(self, asked=None) if self.asked else self.sitting.standing()
            case Explain():
                return replace(self, asked=intent)
            case Select(name=name) if name in TABS:
                return replace(self, front=name, road="", asked=None)
            case Select(name=name) if name.startswith(("road:", "answer:")):
                return replace(self, road="" if self.road == name else name)
            case Confirm() if self.front == "courses":
                return self._played_on()
            case _:
                return shared(self.sitting, self, intent)

    def _played_on(self) -> Screen:
        """A new play with the turns up to where the road in front led away."""
        road = road_in_front(self._told(), self.road)
        if road is None:
            return self
        earlier = Play.resume(self.play.case, self.play.playthrough.upto(road.number - 1))
        return self.sitting.played(earlier).standing()

    def _told(self) -> Debrief:
        return lessons.debrief(self.sitting.opened.case, self.play.replay, self.sitting.opened.real)

    def view(self) -> View:
        """Return what it looks like."""
        opened, words = self.sitting.opened, self.sitting.desk.words
        told = self._told()
        bodies: Mapping[str, Callable[[Debrief], Part]] = {
            "courses": self._courses,
            "over-time": self._over_time,
            "luck": self._luck,
            "timeline": self._timeline,
            "questions": self._questions,
        }
        names = [name for name in TABS if name != "questions" or opened.scenario.teaching.themes]
        tabs = tuple(
            Tab(name, Target(f"tab:{name}", words(f"desktop.debrief.{name}"), Select(name))) for name in names
        )
        sheet = Tabbed(tabs, self.front, bodies[self.front](told), (3.5, 2))
        folder = CaseFolder(self._bar(told), UnderMap(Column(()), sheet))
        first = f"tab:{self.front}"
        return with_popover(
            View(folder, f"debrief:{self.front}", first, f"sheet:{self.front}", toast=self.said),
            opened,
            self.asked,
            self.play.position,
        )

    def _bar(self, told: Debrief) -> DeskBar:
        ending = told.ending.title if told.ending else ""
        named = bar(self.sitting, self.sitting.desk.words("desktop.debrief.of", ending=ending), stands=False)
        return replace(named, buttons=(button(self.sitting, "desk"), *named.buttons[-2:]))

    def _courses(self, told: Debrief) -> Part:
        return Turned(self.sitting, told, self.road).part()

    def _over_time(self, told: Debrief) -> Part:
        return over_time(self.sitting, told)

    def _luck(self, told: Debrief) -> Part:
        opened, words = self.sitting.opened, self.sitting.desk.words
        entries: list[Part] = []
        for drawn in told.luck:
            if not drawn.was_chance:
                continue
            choice = opened.scenario.choice(drawn.choice)
            odds = self.play.replay.steps[drawn.number - 1].odds
            shares = tuple(share(opened, one, one.outcome.id == drawn.outcome) for one in odds)
            at = float(drawn_at(self.play, drawn.number))
            said = words("debrief.luck.long" if drawn.odds * 2 < 1 else "debrief.luck.likely")
            title = (
                PlainText(worded(opened, choice.label), "row-label", says="heading"),
                PlainText(said, "row", "ink2", "note"),
            )
            entries.append(TwoColumns(Column(title, 0), DrawBar(shares, at), 0.45, 4, 40))
        if not entries:
            return PlainText(words("debrief.luck.none"), "body", "ink2", "note")
        return Column(parted(tuple(entries)), 1)

    def _timeline(self, told: Debrief) -> Part:
        opened, words = self.sitting.opened, self.sitting.desk.words
        entries = [self._event(number, event) for number, event in enumerate(told.timeline)]
        parts: list[Part] = [Column(parted(tuple(entries)), 0)] if entries else []
        if not entries:
            parts.append(PlainText(words("debrief.no_history"), "body", "ink2", "note"))
        if opened.scenario.history.simplified:
            parts.append(PlainText(words("debrief.simplified"), "heading3", says="heading"))
            listed = "\n".join(f"- {text}" for text in opened.scenario.history.simplified)
            parts.append(prose(opened, "simplified", listed))
        return Column(tuple(parts), 1.5)

    def _event(self, number: int, event: RealEvent) -> Part:
        opened = self.sitting.opened
        cites = "; ".join(f"[@{cite}]" for cite in event.cites)
        text = f"**{event.who}:** {event.what} {cites}".strip()
        why = (prose(opened, f"why:{number}", event.why, "small"),) if event.why else ()
        return DatedRow(
            opened.phrases.short_day(event.day), prose(opened, f"event:{number}", text), None, why
        )

    def _questions(self, _told: Debrief) -> Part:
        return Column(tuple(self._asked()), 1)

    def _asked(self) -> Iterator[Part]:
        opened, words = self.sitting.opened, self.sitting.desk.words
        for theme in opened.scenario.teaching.themes:
            yield PlainText(theme.title, "heading3", says="heading")
            for number, question in enumerate(theme.questions):
                name = f"answer:{theme.id}:{number}"
                under: tuple[Prose, ...] = ()
                if self.road == name:
                    under = (prose(opened, name, question.answer),)
                yield RoadCard(
                    Target(name, worded(opened, question.ask), Select(name)),
                    words("debrief.answer"),
                    "",
                    under,
                )
