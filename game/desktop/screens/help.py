"""The help: how it is played, what the parts of the screen mean, and the keys as they are now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.parts.options import MarkMeaning
from game.desktop.parts.rows import ValueRow
from game.desktop.screens.pages import Over
from game.desktop.stage.input import ACTIONS, shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, parted
from game.desktop.toolkit.buttons import Buttons
from game.desktop.toolkit.intents import Intent, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.play import Play

SECTIONS = ("playing", "screen", "signs", "keys")
_PLAYING = ("scene", "locked", "forfeited", "stay", "luck", "saves")
_SCREEN = ("map", "docket", "cards", "tabs", "standing", "links", "debrief")
_STANCES = ("comply", "refuse", "contempt", "negotiate", "litigate")
_TRUTHS = ("documented", "inferred", "invented")
_PAD = ("cross", "a", "b", "x", "y", "shoulders", "start", "back")
_FIXED_KEYS = ("tab", "enter", "numbers", "page", "back", "text")


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """One part of the help in front."""

    over: Over
    section: str = SECTIONS[0]

    @property
    def play(self) -> Play | None:
        """Return the play of the screen below."""
        return self.over.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Select(name=name) if name in SECTIONS:
                return replace(self, section=name)
            case _:
                return self.over.after(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words = self.over.desk.words
        heading = PlainText(words("desktop.page.help"), "heading2", says="heading")
        items = tuple(
            Item(
                Target(f"section:{name}", words(f"desktop.help.{name}"), Select(name)),
                "",
                name == self.section,
            )
            for name in SECTIONS
        )
        bodies = {"playing": self._playing, "screen": self._screen, "signs": self._signs, "keys": self._keys}
        title = PlainText(words(f"desktop.help.{self.section}"), "heading3", says="heading")
        detail = Column((title, *bodies[self.section]()), 1.0)
        body = Ledger((heading, *items), detail, Foot(Buttons((self.over.back(),))))
        view = self.over.view("help", body)
        return replace(view, place=f"page:help:{self.section}", first=f"section:{self.section}")

    def _playing(self) -> Iterator[Part]:
        for name in _PLAYING:
            yield Prose(f"help:{name}", blocks(self.over.desk.words(f"help.{name}")))

    def _screen(self) -> Iterator[Part]:
        for name in _SCREEN:
            key = f"help.{name}" if f"help.{name}" in self.over.desk.words else f"desktop.help.of_{name}"
            yield Prose(f"help:{name}", blocks(self.over.desk.words(key)))

    def _signs(self) -> Iterator[Part]:
        words = self.over.desk.words
        for stance in _STANCES:
            means = words(
                "desktop.help.stance",
                stance=words(f"stance.{stance}"),
                means=words(f"desktop.stance.{stance}"),
            )
            yield MarkMeaning(stance, Prose(f"stance:{stance}", blocks(means)))
        for truth in _TRUTHS:
            label = TruthLabel(truth, words(f"truth.{truth}"))
            yield Column((label, Prose(f"truth:{truth}", blocks(words(f"truth.{truth}.means")))), 0.25)

    def _keys(self) -> Iterator[Part]:
        words, preferences = self.over.desk.words, self.over.desk.preferences
        rows = [
            ValueRow(words(f"desktop.key.{name}.does"), words(f"desktop.key.{name}")) for name in _FIXED_KEYS
        ]
        for action in ACTIONS:
            key = preferences.keys.of(action.name)
            if len(key) > 1 or preferences.now.letters:
                rows.append(ValueRow(words(f"desktop.action.{action.name}"), shown(key)))
        rows.append(ValueRow(words("desktop.action.undo"), words("desktop.key.undo")))
        rows.append(ValueRow(words("desktop.action.redo"), words("desktop.key.redo")))
        yield Column(parted(tuple(rows)), 0)
        yield PlainText(words("desktop.pad"), "label", says="heading")
        pad = (ValueRow(words(f"desktop.pad.{name}.does"), words(f"desktop.pad.{name}")) for name in _PAD)
        yield Column(parted(tuple(pad)), 0)
