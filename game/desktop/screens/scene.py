"""A scene: what is read, the choices as cards, what stands beside it, and the hints of the first case."""

from dataclasses import replace

from game.content.words import Words
from game.desktop.parts.choices import ChoiceColumn
from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.folder import CaseFolder, SceneLeaves, ScenePanels, SceneReading
from game.desktop.parts.leaf_head import LeafHead
from game.desktop.parts.options import WithHint
from game.desktop.screens.after import after_turn
from game.desktop.screens.base import ScreenOfCase, bar, shared, with_popover
from game.desktop.screens.case_text import exhibits, paragraphs, scenery, worded
from game.desktop.screens.choice_cards import cards, counts, marked, warning
from game.desktop.screens.panels import PANELS, beside, newest
from game.desktop.screens.procedure_map import course, leading_matter
from game.desktop.stage.input import shown
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
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText
from game.model.ids import ArgumentId, ChoiceId
from game.model.value import value
from game.pages.lines.scene import question

FIRST_CASE = "first-steps"
_KEYED = ("undo", "docket", "record", "meters", "clock", "saves", "transcript", "help")


@value
class SceneScreen(ScreenOfCase):
    """One scene of a play, with the tab in front and the picks that are being made."""

    front: str = ""
    picking: str = ""
    picked: tuple[ArgumentId, ...] = ()
    asked: Explain | None = None
    notice: str = ""
    warns: bool = False  # that everything would be given up, before it is

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; Esc closes what was opened last, and then leads to the menu."""
        if self.warns:
            return self._answered(intent)
        if self.notice:
            return replace(self, notice="").handle(intent)
        match intent:
            case GoBack() if self.asked is not None:
                return replace(self, asked=None)
            case GoBack() if self.picking:
                return replace(self, picking="", picked=())
            case GoBack() if self.front:
                return replace(self, front="")
            case GoBack():
                return shared(self.sitting, self, Go("menu"))
            case Explain():
                return replace(self, asked=intent)
            case Select(name=name) if name in (*PANELS, "scene"):
                return replace(self, front="" if name in (self.front, "scene") else name, asked=None)
            case ChooseNumber(number=number) if self.picking:
                offer = self.opened.case.picks(self.position, ChoiceId(self.picking))
                options = offer.options if offer else ()
                return self._pick(options[number - 1]) if number <= len(options) else self
            case ChooseNumber(number=number):
                there = self.opened.case.choices(self.position)
                return self._choose(there[number - 1].key.choice) if number <= len(there) else self
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
        scene, text = opened.case.scene(play.position), opened.case.text(play.position)
        mapped = course(opened, play.replay, leading_matter(play.replay))
        number = self.words("desktop.station_of", number=mapped.here + 1, all=len(mapped.stops))
        unread = self.sitting.desk.known.first_unread(opened.scenario.id, text)
        hinted = self._hint()
        over = self._bar()
        leaves = SceneLeaves(mapped, number, self._reading(unread is None, hinted, over), self._panels())
        body: Part = CaseFolder(over, leaves)
        if hinted:
            body = WithHint(body, hinted, _away(self.words, "desk"))
        view = View(
            body,
            f"scene:{len(play.replay.steps)}:{scene.id}",
            f"choice:{self.picking}" if self.picking else "",
            "leaf",
            next((f"choice:{choice.key.choice}" for choice in opened.case.choices(play.position)), ""),
            toast=self.notice,
            unread="" if unread is None else f"text.{unread}",
            shows=f"choice:{self.picking}" if self.picking else "",
        )
        view = with_popover(view, self.sitting, self.asked)
        offer = self.opened.case.picks(self.position, ChoiceId(self.picking)) if self.warns else None
        return replace(view, over=warning(self.opened, offer)) if offer else view

    def _bar(self) -> DeskBar:
        """Return the bar with the day and the place, and with less of both where there is less room."""
        opened, today = self.opened, self.position.date
        forum = worded(opened, opened.case.scene(self.position).forum)
        day, short = opened.phrases.day(today), opened.phrases.short_day(today)
        days = (self._weekday(), day, short)
        placed = [self.words("desktop.day_forum", day=one, forum=forum) for one in days] if forum else []
        said = (*placed, *days)
        return replace(bar(self.sitting, said[0]), shorter=said[1:])

    def _weekday(self) -> str:
        words, today = self.words, self.position.date
        weekday = words(f"desktop.weekday.{today.isoweekday()}")
        return words("desktop.weekday", weekday=weekday, date=self.opened.phrases.day(today))

    def _panels(self) -> ScenePanels:
        opened, play, words = self.opened, self.play, self.words
        front = self.front if self.front in PANELS else ""
        tabs = tuple(
            Target(f"tab:{name}", words(f"desktop.tab.{name}"), Select(name)) for name in ("scene", *PANELS)
        )
        panel = PANELS[front](opened, play) if front else Column(())
        close = Button(Target("shut", words("desktop.close"), GoBack()), key="Esc")
        return ScenePanels(tabs, front, panel, beside(opened, play), newest(opened, play), close)

    def _reading(self, is_known: bool, hinted: str, over: DeskBar) -> SceneReading:
        opened, phrases, today = self.opened, self.opened.phrases, self.position.date
        words, scene, text = phrases.words, opened.case.scene(self.position), opened.case.text(self.position)
        number = phrases.day_number(today)
        day = words("desktop.day_known" if is_known else "desktop.day", day=number)
        in_text = {paragraph.exhibit for paragraph in text}
        shown_beside = tuple(name for name in scene.exhibits if name not in in_text)
        forum, title = worded(opened, scene.forum), worded(opened, scene.title)
        hint = None
        if hinted:
            buttons = Buttons((_away(self.words, "quiet"),))
            hint_body = Column((PlainText(hinted, "plain", says="hint"), buttons), 0.75)
            hint = Panel(hint_body, (2, 1, 1.5, 1), "wait_tint", "wait", 0.75)
        asked = worded(opened, question(scene, words))
        chosen = cards(opened, self.play.replay, self.picking, self.picked)
        made = marked(chosen, self._chosen_before(), words("choice.chosen_before"))
        return SceneReading(
            LeafHead((self._weekday(), day), forum, title, scenery(opened, scene), over),
            (*paragraphs(opened, "text", text), *exhibits(opened, "shown", shown_beside)),
            ChoiceColumn(asked, made, counts(words, len(made))),
            words("clock.date", date=phrases.day(today), day=number),
            words("desktop.more_below"),
            words(self.sitting.desk.preferences.page_key),
            hint,
        )

    def _chosen_before(self) -> frozenset[ChoiceId]:
        desk, here = self.sitting.desk, self.position.scene
        if not desk.preferences.now.marks:
            return frozenset()
        chosen = desk.shelf.chosen_before(self.opened.scenario)
        return frozenset(key.choice for key in chosen if key.scene == here)

    def _hint(self) -> str:
        """Return the hint of a scene of the first case, with the keys as they are now, if there is one."""
        words, preferences = self.words, self.sitting.desk.preferences
        key, keys = f"desktop.hint.{self.position.scene}", preferences.keys
        if self.opened.scenario.id != FIRST_CASE or preferences.now.taught or key not in words:
            return ""
        named = {name: shown(keys.of(name)) for name in _KEYED}
        if len(keys.of("undo")) == 1 and not keys.letters:
            named["undo"] = "Ctrl+Z"
        silent = f"{key}.silent"
        return words(silent if silent in words and not keys.letters else key, **named)

    def _choose(self, name: ChoiceId) -> Screen:
        reasons = self.opened.case.reasons(self.position, name)
        if reasons:
            for reason in reasons:
                for cite in self.opened.phrases.cites_of(reason)[:1]:
                    return replace(self, asked=Explain("authority", cite.authority, f"choice:{name}"))
            return self
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
        if offer is None:
            return self
        ordered = tuple(each for each in offer.options if each in self.picked)
        if not offer.takes(ordered):
            left = offer.at_least - len(ordered)
            return replace(self, notice=self.words.counted("picks.too_few", left))
        if offer.forfeits_rest and offer.at_most and not ordered:
            return replace(self, warns=True)
        return self._made(choice, ordered)

    def _answered(self, intent: Intent) -> Screen:
        """Return the screen after an answer to whether all grounds are to be given up."""
        match intent:
            case Confirm():
                return self._made(ChoiceId(self.picking), ())
            case GoBack():
                return replace(self, warns=False)
            case _:
                return self

    def _made(self, choice: ChoiceId, picks: tuple[ArgumentId, ...]) -> Screen:
        return after_turn(self.sitting.played(self.play.choose(choice, picks)))


def _away(words: Words, kind: str) -> Button:
    return Button(Target("no-hints", words("desktop.hint.away"), Go("no-hints")), kind)
