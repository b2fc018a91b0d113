"""A scene: what is read, what can be chosen, and everything that stands beside it."""

from dataclasses import dataclass, replace

from game.desktop.parts.folder import CaseFolder, SceneLeaves, SceneReading
from game.desktop.parts.leaf import LeafHead
from game.desktop.screens.after import after_turn
from game.desktop.screens.cards import cards
from game.desktop.screens.desk import Sitting
from game.desktop.screens.mapping import course, leading_matter
from game.desktop.screens.panels import TABS, panel, tab
from game.desktop.screens.teaching import hint, with_hint
from game.desktop.screens.texts import exhibits, paragraphs, scenery, with_popover, worded
from game.desktop.screens.turning import bar, shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.intents import (
    Choose,
    ChooseNumber,
    Confirm,
    Explain,
    Go,
    GoBack,
    Intent,
    Pick,
    Select,
)
from game.engine.play import Play
from game.model.ids import ArgumentId, ChoiceId


@dataclass(frozen=True, slots=True)
class SceneScreen:
    """One scene of a play, with the tab in front and the picks that are being made."""

    sitting: Sitting
    front: str = ""
    picking: str = ""
    picked: tuple[ArgumentId, ...] = ()
    asked: Explain | None = None
    notice: str = ""

    @property
    def play(self) -> Play:
        """Return the play."""
        return self.sitting.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case GoBack():
                return self._back()
            case Explain():
                return replace(self, asked=intent)
            case Select(name=name) if name in (*TABS, "scene"):
                return replace(self, front="" if name == self.front else name, asked=None)
            case ChooseNumber(number=number):
                return self._numbered(number)
            case Choose(choice=name):
                return self._choose(ChoiceId(name))
            case Pick(name=name):
                return self._pick(ArgumentId(name))
            case Confirm() if self.picking:
                return self._confirm()
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        opened, play = self.sitting.opened, self.play
        scene = opened.case.scene(play.position)
        matter = leading_matter(play.replay)
        mapped = course(opened, play.replay, matter)
        words = opened.phrases.words
        number = words("desktop.station_of", number=mapped.here + 1, all=len(mapped.stops))
        front = self.front if self.front in (*TABS, "scene") else ""
        tabs = tuple(tab(opened, name) for name in ("scene", *TABS))
        leaves = SceneLeaves(mapped, number, self._reading(), tabs, panel(opened, play, front), front)
        first = f"choice:{self.picking}" if self.picking else ""
        place = f"scene:{len(play.replay.steps)}:{scene.id}"
        near = next((f"choice:{choice.key.choice}" for choice in opened.case.choices(play.position)), "")
        folder = CaseFolder(bar(self.sitting, worded(opened, scene.forum)), leaves)
        whole = with_hint(self.sitting, folder)
        view = View(whole, place, first, "leaf", near, toast=self.notice, unread=self._unread())
        return with_popover(view, opened, self.asked, self.play.position)

    def _unread(self) -> str:
        """The name of the first paragraph that was not read before; nothing where all were."""
        opened = self.sitting.opened
        text = opened.case.text(self.play.position)
        number = self.sitting.desk.known.first_unread(opened.scenario.id, text)
        return "" if number is None else f"text.{number}"

    def _reading(self) -> SceneReading:
        opened, position = self.sitting.opened, self.play.position
        phrases, scene = opened.phrases, opened.case.scene(position)
        text = paragraphs(opened, "text", opened.case.text(position))
        in_text = {paragraph.exhibit for paragraph in opened.case.text(position)}
        beside = tuple(name for name in scene.exhibits if name not in in_text)
        forum = worded(opened, scene.forum)
        seen = scenery(opened, scene)
        head = LeafHead(self._days(), forum, worded(opened, scene.title), seen, bar(self.sitting, forum))
        return SceneReading(
            head,
            (*text, *exhibits(opened, "shown", beside)),
            worded(opened, scene.question) or phrases.words("choice.default_question"),
            cards(opened, self.play.replay, self.picking, self.picked),
            phrases.words(
                "clock.date", date=phrases.day(position.date), day=phrases.day_number(position.date)
            ),
            phrases.words("desktop.more_below"),
            phrases.words("desktop.page_key"),
            phrases.words.counted("desktop.choices", len(opened.case.choices(position))),
            hint(self.sitting),
        )

    def _days(self) -> tuple[str, str]:
        """The weekday and the day, and beside them whether all of the scene was read before."""
        phrases, today = self.sitting.opened.phrases, self.play.position.date
        weekday = phrases.words(f"desktop.weekday.{today.isoweekday()}")
        known = "desktop.day" if self._unread() else "desktop.day_known"
        date = phrases.words("desktop.weekday", weekday=weekday, date=phrases.day(today))
        return date, phrases.words(known, day=phrases.day_number(today))

    def _back(self) -> Screen:
        if self.asked is not None:
            return replace(self, asked=None)
        if self.picking:
            return replace(self, picking="", picked=())
        if self.front:
            return replace(self, front="")
        return shared(self.sitting, self, Go("menu"))

    def _numbered(self, number: int) -> Screen:
        if self.picking:
            offer = self.sitting.opened.case.picks(self.play.position, ChoiceId(self.picking))
            options = offer.options if offer else ()
            return self._pick(options[number - 1]) if number <= len(options) else self
        there = self.sitting.opened.case.choices(self.play.position)
        return self._choose(there[number - 1].key.choice) if number <= len(there) else self

    def _choose(self, name: ChoiceId) -> Screen:
        opened, position = self.sitting.opened, self.play.position
        reasons = opened.case.reasons(position, name)
        if reasons:
            cites = [cite for reason in reasons for cite in opened.phrases.cites_of(reason)]
            return replace(self, asked=Explain("authority", cites[0], f"choice:{name}")) if cites else self
        if self.picking == name:
            return self._confirm()
        offer = opened.case.picks(position, name)
        if offer is not None and offer.options:
            return replace(self, picking=name, picked=(), asked=None)
        return self._made(name, ())

    def _pick(self, name: ArgumentId) -> Screen:
        offer = (
            self.sitting.opened.case.picks(self.play.position, ChoiceId(self.picking))
            if self.picking
            else None
        )
        if offer is None or name not in offer.options:
            return self
        if name in self.picked:
            return replace(self, picked=tuple(each for each in self.picked if each != name))
        room = self.picked if len(self.picked) < offer.at_most else self.picked[1:]
        return replace(self, picked=(*room, name))

    def _confirm(self) -> Screen:
        choice = ChoiceId(self.picking)
        offer = self.sitting.opened.case.picks(self.play.position, choice)
        ordered = tuple(each for each in offer.options if each in self.picked) if offer else ()
        return self._made(choice, ordered) if offer and offer.takes(ordered) else self

    def _made(self, choice: ChoiceId, picks: tuple[ArgumentId, ...]) -> Screen:
        return after_turn(self.sitting.played(self.play.choose(choice, picks)))
