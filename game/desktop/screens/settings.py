"""The settings: they take effect at once, and a line of prose shows how a case reads with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.content.words import Words
from game.desktop.parts.ledger import Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.parts.options import Gauge, KeyRow, OptionButton
from game.desktop.screens.base import OverlayPage
from game.desktop.senses.voice import found
from game.desktop.stage.input import ACTIONS, Keys, bare, shown
from game.desktop.stage.preferences import LOUDER
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Pairs, Rule
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Appear, GoBack, Intent, KeyPressed, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import FAMILIES, LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE, THEMES
from game.saves.settings import Settings

SECTIONS = ("text", "colours", "sound", "voice", "window", "keys")
# What may be set of motion, and whether it is reduced then; None follows the system.
MOTIONS: Mapping[str, bool | None] = {"motion-system": None, "motion": False, "no-motion": True}
_KEY, _LOUD, VOICE = "key:", "loud:", "voice:"
_LOUDEST, _SLOWEST, _FASTEST = 100, 50, 300
_STEP, _LEAP = 10, 25
_KEYED = ("voice", "read-back", "repeat", "read-on", "silence")


@dataclass(frozen=True, slots=True)
class SettingsScreen(OverlayPage):
    """One part of the settings in front; `wanted` is the action for which a key is asked."""

    section: str = SECTIONS[0]
    wanted: str = ""
    refused: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        preferences = self.desk.preferences
        match intent:
            case GoBack() if self.wanted:
                return replace(self, wanted="", refused="")
            case KeyPressed(key=key) if self.wanted:
                return self._key_pressed(key)
            case Select(name=name) if name in SECTIONS:
                return replace(self, section=name)
            case Select(name=name) if name.startswith(_KEY):
                return replace(self, wanted=name.removeprefix(_KEY), refused="")
            case Select(name=name) if (chosen := _chosen(preferences.now, name)) is not None:
                preferences.choose(chosen)
                return replace(self)
            case _:
                return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        heading = PlainText(self.words("desktop.page.settings"), "heading2", says="heading")
        items = self.section_items("settings", SECTIONS, self.section)
        title = PlainText(self.words(f"desktop.settings.{self.section}"), "heading3", says="heading")
        parts = [title, *self._section()]
        if self.section in ("text", "colours"):
            parts += [Rule(), Prose("sample", blocks(self.words("desktop.sample")))]
        body = Ledger((heading, *items), Column(tuple(parts), 1.25), Foot(Buttons((self.back(),))))
        view = self.framed("settings", body)
        return replace(view, over=self._dialog(), captures=bool(self.wanted))

    def _section(self) -> Iterator[Part]:
        match self.section:
            case "text":
                return self._text()
            case "colours":
                return self._colours()
            case "sound":
                return self._sound()
            case "voice":
                return voice_section(self.words, self.desk.preferences.now)
            case "window":
                return self._window()
            case _:
                return self._keys()

    def _key_pressed(self, key: str) -> "SettingsScreen":
        preferences = self.desk.preferences
        refusal = preferences.keys.refused(self.wanted, key)
        if refusal is None:
            changed = preferences.keys.changed(self.wanted, key)
            preferences.choose(replace(preferences.now, keys=changed))
            return replace(self, wanted="", refused="")
        words, (why, holder) = self.words, refusal
        action = words(f"desktop.action.{holder}") if holder else ""
        said = words(f"desktop.keys.refused.{why}", name=shown(bare(key)), action=action)
        return replace(self, refused=said)

    def _text(self) -> Iterator[Part]:
        words, now = self.words, self.desk.preferences.now
        yield PlainText(words("settings.text_size"), "label", says="heading")
        said = words("desktop.percent", number=now.text_size)
        yield Gauge(said, now.text_size, (SMALLEST_SCALE, LARGEST_SCALE), SCALE_STEP)
        sizes = {"smaller": "smaller", "larger": "larger", "full-size": "full_size"}
        yield Buttons(
            tuple(Button(Target(how, words(f"desktop.{key}"), Appear(how))) for how, key in sizes.items())
        )
        yield PlainText(words("desktop.settings.font"), "label", says="heading")
        yield self._options((name, f"desktop.option.{name}", Appear(name)) for name in FAMILIES)

    def _colours(self) -> Iterator[Part]:
        yield self._options((name, f"settings.theme.{name}", Appear(name)) for name in THEMES)

    def _sound(self) -> Iterator[Part]:
        words, loud = self.words, self.desk.preferences.now.sound
        said = words("desktop.percent", number=loud) if loud else words("desktop.sound.off")
        yield Gauge(said, loud, (0, 100), LOUDER)
        steps = (("quieter", max(0, loud - LOUDER)), ("louder", min(100, loud + LOUDER)), ("silent", 0))
        buttons = (
            Button(Target(name, words(f"desktop.sound.{name}"), Select(f"{_LOUD}{to}"))) for name, to in steps
        )
        yield Buttons(tuple(buttons))
        yield Prose("sound", blocks(words("desktop.sound.means")), "small")

    def _window(self) -> Iterator[Part]:
        words, full = self.words, self.desk.preferences.now.full_screen
        options = (
            OptionButton(
                Target(f"option:{name}", words(f"desktop.option.{name}"), Select("window") if on else does),
                chosen=on,
            )
            for name, on, does in (
                ("in-window", not full, Appear("full-screen")),
                ("full-screen", full, Appear("full-screen")),
            )
        )
        yield Buttons(tuple(options))
        yield PlainText(words("settings.motion"), "label", says="heading")
        yield self._options((name, f"desktop.option.{name}", Select(name)) for name in MOTIONS)
        yield Prose("motion", blocks(words("desktop.motion.means")), "small")

    def _keys(self) -> Iterator[Part]:
        words, preferences = self.words, self.desk.preferences
        yield Prose("keys", blocks(words("desktop.keys.means")), "small")
        rows = []
        for action in ACTIONS:
            key = preferences.keys.of(action.name)
            silent = len(key) == 1 and not preferences.now.letters
            said = words("desktop.keys.silent", name=shown(key)) if silent else shown(key)
            name = f"{_KEY}{action.name}"
            rows.append(KeyRow(Target(name, words(f"desktop.action.{action.name}"), Select(name)), said))
        yield Pairs(tuple(rows), 30, 1.0)
        if preferences.now.keys:
            usual = Target("usual-keys", words("desktop.keys.usual"), Select("usual-keys"))
            yield Buttons((Button(usual),))
        yield PlainText(words("desktop.keys.letters"), "label", says="heading")
        yield self._options(
            (name, f"desktop.option.{name}", Select(name)) for name in ("letters", "no-letters")
        )

    def _options(self, given: Iterator[tuple[str, str, Intent]]) -> Buttons:
        words, now = self.words, self.desk.preferences.now
        motion = next(name for name, still in MOTIONS.items() if still is now.reduced_motion)
        chosen = {now.theme, now.font, "letters" if now.letters else "no-letters", motion}
        return Buttons(
            tuple(
                OptionButton(Target(f"option:{name}", words(key), does), chosen=name in chosen)
                for name, key, does in given
            )
        )

    def _dialog(self) -> Dialog | None:
        if not self.wanted:
            return None
        stay = Button(Target("stay", self.words("desktop.keys.stay"), GoBack()), key="Esc")
        title = self.words("desktop.keys.ask", action=self.words(f"desktop.action.{self.wanted}"))
        said = self.refused or self.words("desktop.keys.press")
        return Dialog(title, Prose("press", blocks(said)), (stay,))


def _chosen(now: Settings, name: str) -> Settings | None:
    """Return the settings after something was chosen in a section, or None if it is no choice."""
    if name in ("letters", "no-letters"):
        return replace(now, letters=name == "letters")
    if name in MOTIONS:
        return replace(now, reduced_motion=MOTIONS[name])
    if name.startswith(_LOUD):
        return replace(now, sound=int(name.removeprefix(_LOUD)))
    if name.startswith(VOICE):
        return _voiced(now, name)
    return replace(now, keys={}) if name == "usual-keys" else None


def voice_section(words: Words, now: Settings) -> Iterator[Part]:
    """Yield what can be set of the voice, and what it needs if there is none."""
    keys = Keys(now.keys, now.letters)
    named = {name.replace("-", "_"): shown(keys.of(name)) for name in _KEYED}
    yield Prose("voice", blocks(words("desktop.voice.means", **named)), "small")
    options = (
        OptionButton(Target(f"option:{name}", words(f"desktop.option.{name}"), Select(does)), chosen=chosen)
        for name, does, chosen in (
            ("voice-on", f"{VOICE}on", now.voice),
            ("voice-off", f"{VOICE}off", not now.voice),
        )
    )
    yield Buttons(tuple(options))
    if not found():
        yield Prose("no-voice", blocks(words("desktop.voice.none")), says="warning")
    volume, speed = now.voice_volume, now.voice_speed
    steps = {"quieter": max(0, volume - _STEP), "louder": min(_LOUDEST, volume + _STEP)}
    yield from _steps(words, "volume", volume, steps)
    steps = {"slower": max(_SLOWEST, speed - _LEAP), "faster": min(_FASTEST, speed + _LEAP)}
    yield from _steps(words, "speed", speed, steps)


def _steps(words: Words, name: str, percent: int, steps: Mapping[str, int]) -> Iterator[Part]:
    yield PlainText(words(f"desktop.voice.{name}"), "label", says="heading")
    yield PlainText(words("desktop.percent", number=percent), "label-bold", says="value")
    buttons = (
        Button(Target(f"voice-{step}", words(f"desktop.voice.{step}"), Select(f"{VOICE}{name}:{to}")))
        for step, to in steps.items()
    )
    yield Buttons(tuple(buttons))


def _voiced(now: Settings, name: str) -> Settings:
    """Return the settings after a choice in the section of the voice."""
    what, _, number = name.removeprefix(VOICE).partition(":")
    if what in ("on", "off"):
        return replace(now, voice=what == "on")
    if what == "volume":
        return replace(now, voice_volume=int(number))
    return replace(now, voice_speed=int(number))
