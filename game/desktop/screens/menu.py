"""The menu with every page and every way out, the help, and the credits."""

from collections.abc import Iterator
from dataclasses import replace

from game.desktop.parts.options import KeyRow, MarkMeaning
from game.desktop.parts.rows import ValueRow
from game.desktop.screens.base import OverlayPage
from game.desktop.screens.desk import OF_A_PLAY, PAGES
from game.desktop.stage.input import ACTIONS, shown
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InSpread, TwoColumns, parted
from game.desktop.toolkit.intents import Go, Intent, Leave, Redo, Select, Undo
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.pictures import TITLE, Plate
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value

SECTIONS = ("playing", "screen", "signs", "keys")
_PLAYING = ("scene", "locked", "forfeited", "stay", "luck", "saves", "again")
_SCREEN = ("map", "docket", "cards", "tabs", "standing", "links", "debrief")
_STANCES = ("comply", "refuse", "contempt", "negotiate", "litigate")
_TRUTHS = ("documented", "inferred", "invented")
_PAD = ("cross", "a", "b", "x", "y", "shoulders", "start", "back")
_FIXED_KEYS = ("tab", "enter", "numbers", "page", "back", "text")
_CREDITS = ("game", "fonts", "pictures", "law", "programs")


@value
class MenuScreen(OverlayPage):
    """The menu over another screen, to which Esc goes back."""

    def view(self) -> View:
        """Return what it looks like."""
        words = self.words
        pages = [self._page(name) for name in PAGES if name not in ("menu", *OF_A_PLAY)]
        leave = self._row("", Target("leave", words("desktop.leave"), Leave()), "Ctrl+Q")
        whole: Part = Column(
            (PlainText(words("desktop.menu.game"), "label", says="heading"), *pages, leave), 1.0
        )
        if self.sitting is not None:
            of_play: list[Part] = [PlainText(words("desktop.menu.play"), "label", says="heading")]
            if self.sitting.play.replay.steps:
                of_play.append(self._row("undo", Target("undo", words("desktop.undo_last"), Undo())))
            if self.sitting.play.history.undone:
                of_play.append(self._row("redo", Target("redo", words("desktop.redo_last"), Redo())))
            of_play += map(self._page, OF_A_PLAY)
            of_play.append(self._row("", Target("library", words("desktop.to_library"), Go("library"))))
            whole = TwoColumns(Column(tuple(of_play), 1.0), whole, 0.5, 3, 36)
        heading = PlainText(words("desktop.page.menu"), "heading2", says="heading")
        kept = Prose("kept", blocks(words("desktop.kept")), "small", "ink2")
        return self.alone("menu", Column((heading, whole, kept), 1.75))

    def _page(self, name: str) -> Part:
        return self._row(name, Target(f"page:{name}", self.words(f"desktop.page.{name}"), Go(name)))

    def _row(self, action: str, target: Target, key: str = "") -> Part:
        """Return a line of the menu with the key that does the same, as it is now."""
        keys = self.desk.preferences.keys
        if action in {one.name for one in ACTIONS}:
            own = keys.of(action)
            key = shown(own) if len(own) > 1 or keys.letters else ""
        if action in ("undo", "redo") and not key:
            key = self.words(f"desktop.key.{action}")
        return KeyRow(target, key, "button")


@value
class HelpScreen(OverlayPage):
    """How it is played, what the parts of the screen mean, and the keys as they are now."""

    section: str = SECTIONS[0]

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if isinstance(intent, Select) and intent.name in SECTIONS:
            return replace(self, section=intent.name)
        return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        items = self.section_items("help", SECTIONS, self.section)
        title = PlainText(self.words(f"desktop.help.{self.section}"), "heading3", says="heading")
        detail = Column((title, *self._section()), 1.0)
        return self.listed("help", items, detail, f"section:{self.section}")

    def _section(self) -> Iterator[Part]:
        words = self.words
        match self.section:
            case "playing":
                for name in _PLAYING:
                    yield Prose(f"help:{name}", blocks(words(f"help.{name}")))
            case "screen":
                for name in _SCREEN:
                    key = f"help.{name}" if f"help.{name}" in words else f"desktop.help.of_{name}"
                    yield Prose(f"help:{name}", blocks(words(key)))
            case "signs":
                for stance in _STANCES:
                    named, means = words(f"stance.{stance}"), words(f"desktop.stance.{stance}")
                    said = words("desktop.help.stance", stance=named, means=means)
                    yield MarkMeaning(stance, Prose(f"stance:{stance}", blocks(said)))
                for truth in _TRUTHS:
                    label = TruthLabel(truth, words(f"truth.{truth}"))
                    meaning = Prose(f"truth:{truth}", blocks(words(f"truth.{truth}.means")))
                    yield Column((label, meaning), 0.25)
            case _:
                yield from self._keys()

    def _keys(self) -> Iterator[Part]:
        words, preferences = self.words, self.desk.preferences
        listed = [(f"desktop.key.{name}.does", words(f"desktop.key.{name}")) for name in _FIXED_KEYS]
        for action in ACTIONS:
            key = preferences.keys.of(action.name)
            if len(key) > 1 or preferences.now.letters:
                listed.append((f"desktop.action.{action.name}", shown(key)))
        listed += [(f"desktop.action.{name}", words(f"desktop.key.{name}")) for name in ("undo", "redo")]
        yield Column(parted(tuple(ValueRow(words(does), key) for does, key in listed)), 0)
        yield PlainText(words("desktop.pad"), "label", says="heading")
        pad = (ValueRow(words(f"desktop.pad.{name}.does"), words(f"desktop.pad.{name}")) for name in _PAD)
        yield Column(parted(tuple(pad)), 0)


@value
class CreditsScreen(OverlayPage):
    """Who made what, in short; the whole list lies beside the files."""

    def view(self) -> View:
        """Return what it looks like."""
        parts: list[Part] = [PlainText(self.words("desktop.page.credits"), "heading2", says="heading")]
        parts.append(InSpread(Plate(TITLE, "title", 3 / 10)))
        for name in _CREDITS:
            title = PlainText(self.words(f"desktop.credits.{name}"), "label", says="heading")
            by = Prose(f"credits:{name}", blocks(self.words(f"desktop.credits.{name}.by")))
            parts.append(Column((title, by), 0.25))
        return self.alone("credits", Column(tuple(parts), 1.5))
