"""A scene: what is read, what can be chosen, what stands beside it, and the hints of the first case."""

from dataclasses import dataclass, replace

from game.desktop.parts.folder import CaseFolder, SceneLeaves, SceneReading
from game.desktop.parts.leaf import LeafHead
from game.desktop.parts.options import WithHint
from game.desktop.screens.after import after_turn
from game.desktop.screens.base import ScreenOfCase, bar, shared, with_popover
from game.desktop.screens.cards import cards
from game.desktop.screens.case_text import exhibits, paragraphs, scenery, worded
from game.desktop.screens.desk import Sitting
from game.desktop.screens.panels import PANELS, panel, tab
from game.desktop.screens.procedure_map import course, leading_matter
from game.desktop.stage.input import Keys, shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Panel
from game.desktop.toolkit.buttons import Button, Buttons
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
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.model.ids import ArgumentId, ChoiceId


@dataclass(frozen=True, slots=True)
class SceneScreen(ScreenOfCase):
    """One scene of a play, with the tab in front and the picks that are being made."""

    front: str = ""
    picking: str = ""
    picked: tuple[ArgumentId, ...] = ()
    asked: Explain | None = None
    notice: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case GoBack():
                return self._back()
            case Explain():
                return replace(self, asked=intent)
            case Select(name=name) if name in (*PANELS, "scene"):
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
        opened, play = self.opened, self.play
        scene = opened.case.scene(play.position)
        matter = leading_matter(play.replay)
        mapped = course(opened, play.replay, matter)
        words = opened.phrases.words
        number = words("desktop.station_of", number=mapped.here + 1, all=len(mapped.stops))
        front = self.front if self.front in (*PANELS, "scene") else ""
        tabs = tuple(tab(opened, name) for name in ("scene", *PANELS))
        leaves = SceneLeaves(mapped, number, self._reading(), tabs, panel(opened, play, front), front)
        first = f"choice:{self.picking}" if self.picking else ""
        place = f"scene:{len(play.replay.steps)}:{scene.id}"
        near = next((f"choice:{choice.key.choice}" for choice in opened.case.choices(play.position)), "")
        folder = CaseFolder(bar(self.sitting, worded(opened, scene.forum)), leaves)
        whole = with_hint(self.sitting, folder)
        view = View(whole, place, first, "leaf", near, toast=self.notice, unread=self._unread())
        return with_popover(view, self.sitting, self.asked)

    def _unread(self) -> str:
        """The name of the first paragraph that was not read before; nothing where all were."""
        text = self.opened.case.text(self.position)
        number = self.sitting.desk.known.first_unread(self.opened.scenario.id, text)
        return "" if number is None else f"text.{number}"

    def _reading(self) -> SceneReading:
        phrases, scene = self.opened.phrases, self.opened.case.scene(self.position)
        text = paragraphs(self.opened, "text", self.opened.case.text(self.position))
        in_text = {paragraph.exhibit for paragraph in self.opened.case.text(self.position)}
        beside = tuple(name for name in scene.exhibits if name not in in_text)
        forum = worded(self.opened, scene.forum)
        seen = scenery(self.opened, scene)
        head = LeafHead(self._days(), forum, worded(self.opened, scene.title), seen, bar(self.sitting, forum))
        return SceneReading(
            head,
            (*text, *exhibits(self.opened, "shown", beside)),
            worded(self.opened, scene.question) or phrases.words("choice.default_question"),
            cards(self.opened, self.play.replay, self.picking, self.picked),
            phrases.words(
                "clock.date", date=phrases.day(self.position.date), day=phrases.day_number(self.position.date)
            ),
            phrases.words("desktop.more_below"),
            phrases.words("desktop.page_key"),
            phrases.words.counted("desktop.choices", len(self.opened.case.choices(self.position))),
            hint(self.sitting),
        )

    def _days(self) -> tuple[str, str]:
        """The weekday and the day, and beside them whether all of the scene was read before."""
        phrases, today = self.opened.phrases, self.position.date
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
            offer = self.opened.case.picks(self.position, ChoiceId(self.picking))
            options = offer.options if offer else ()
            return self._pick(options[number - 1]) if number <= len(options) else self
        there = self.opened.case.choices(self.position)
        return self._choose(there[number - 1].key.choice) if number <= len(there) else self

    def _choose(self, name: ChoiceId) -> Screen:
        reasons = self.opened.case.reasons(self.position, name)
        if reasons:
            cites = [cite for reason in reasons for cite in self.opened.phrases.cites_of(reason)]
            return replace(self, asked=Explain("authority", cites[0], f"choice:{name}")) if cites else self
        if self.picking == name:
            return self._confirm()
        offer = self.opened.case.picks(self.position, name)
        if offer is not None and offer.options:
            return replace(self, picking=name, picked=(), asked=None)
        return self._made(name, ())

    def _pick(self, name: ArgumentId) -> Screen:
        offer = self.opened.case.picks(self.position, ChoiceId(self.picking)) if self.picking else None
        if offer is None or name not in offer.options:
            return self
        if name in self.picked:
            return replace(self, picked=tuple(each for each in self.picked if each != name))
        room = self.picked if len(self.picked) < offer.at_most else self.picked[1:]
        return replace(self, picked=(*room, name))

    def _confirm(self) -> Screen:
        choice = ChoiceId(self.picking)
        offer = self.opened.case.picks(self.position, choice)
        ordered = tuple(each for each in offer.options if each in self.picked) if offer else ()
        return self._made(choice, ordered) if offer and offer.takes(ordered) else self

    def _made(self, choice: ChoiceId, picks: tuple[ArgumentId, ...]) -> Screen:
        return after_turn(self.sitting.played(self.play.choose(choice, picks)))


FIRST_CASE = "first-steps"
_KEYED = ("undo", "docket", "record", "meters", "clock", "saves", "transcript", "help")


def with_hint(sitting: Sitting, body: Part) -> Part:
    """Return a scene with the hint below its spread, if there is one."""
    said = _said(sitting)
    return WithHint(body, said, _away(sitting, "desk")) if said else body


def hint(sitting: Sitting) -> Part | None:
    """Return the hint as it stands over the text of one column, or None if there is none."""
    said = _said(sitting)
    if not said:
        return None
    words = PlainText(said, "plain", says="hint")
    body = Column((words, Buttons((_away(sitting, "quiet"),))), 0.75)
    return Panel(body, (2, 1, 1.5, 1), "wait_tint", "wait", 0.75)


def _away(sitting: Sitting, kind: str) -> Button:
    return Button(Target("no-hints", sitting.desk.words("desktop.hint.away"), Go("no-hints")), kind)


def _said(sitting: Sitting) -> str:
    """The hint of the scene, with the keys as they are now; empty where there is none."""
    words, preferences = sitting.desk.words, sitting.desk.preferences
    key = f"desktop.hint.{sitting.play.position.scene}"
    if sitting.opened.scenario.id != FIRST_CASE or preferences.now.taught or key not in words:
        return ""
    silent, keys = f"{key}.silent", preferences.keys
    return words(silent if silent in words and not keys.letters else key, **_named(keys))


def _named(keys: Keys) -> dict[str, object]:
    named: dict[str, object] = {name: shown(keys.of(name)) for name in _KEYED}
    if len(keys.of("undo")) == 1 and not keys.letters:
        named["undo"] = "Ctrl+Z"
    return named
