"""The settings: they take effect at once, and a line of prose shows how a case reads with them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.content.words import Words, languages
from game.desktop.parts.options import Gauge, KeyRow, OptionButton
from game.desktop.screens.base import OverlayPage
from game.desktop.senses.voice import found
from game.desktop.stage.input import ACTIONS, Keys, bare, shown
from game.desktop.stage.preferences import LOUDER
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Pairs, Rule
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Appear, GoBack, Intent, KeyPressed, Select
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import FAMILIES, LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE, THEMES
from game.model.value import value
from game.saves.settings import Settings

SECTIONS = ("text", "colours", "sound", "voice", "window", "keys")
# What may be set of motion, and whether it is reduced then; None follows the system.
MOTIONS: Mapping[str, bool | None] = {"motion-system": None, "motion": False, "no-motion": True}
_KEY, _LOUD, VOICE = "key:", "loud:", "voice:"
_LOUDEST, _SLOWEST, _FASTEST = 100, 50, 300
_STEP, _LEAP = 10, 25
_MARKS = ("marks", "no-marks")
_KEYED = ("voice", "read-back", "repeat", "read-on", "silence")


@value
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
        words = self.words
        items = self.section_items("settings", SECTIONS, self.section)
        title = PlainText(words(f"desktop.settings.{self.section}"), "heading3", says="heading")
        parts = [title, *self._section()]
        if self.section in ("text", "colours"):
            parts += [Rule(), Prose("sample", blocks(words("desktop.sample")))]
        front = f"section:{self.section}"
        view = self.listed("settings", items, Column(tuple(parts), 1.25), front)
        if not self.wanted:
            return view
        stay = Button(Target("stay", words("desktop.keys.stay"), GoBack()), key="Esc")
        asks = words("desktop.keys.ask", action=words(f"desktop.action.{self.wanted}"))
        said = Prose("press", blocks(self.refused or words("desktop.keys.press")))
        return replace(view, over=Dialog(asks, said, (stay,)), captures=True)

    def _section(self) -> Iterator[Part]:
        words, now = self.words, self.desk.preferences.now
        match self.section:
            case "text":
                yield from self._text()
            case "colours":
                yield self._options({name: Appear(name) for name in THEMES}, {now.theme}, "settings.theme")
            case "sound":
                said = words("desktop.percent", number=now.sound) if now.sound else words("desktop.sound.off")
                yield Gauge(said, now.sound, (0, 100), LOUDER)
                steps = {
                    "quieter": max(0, now.sound - LOUDER),
                    "louder": min(100, now.sound + LOUDER),
                    "silent": 0,
                }
                yield _buttons(
                    (name, words(f"desktop.sound.{name}"), Select(f"{_LOUD}{to}"))
                    for name, to in steps.items()
                )
                yield Prose("sound", blocks(words("desktop.sound.means")), "small")
            case "voice":
                yield from voice_section(words, now)
            case "window":
                full, change, stays = now.full_screen, Appear("full-screen"), Select("window")
                ways = {"in-window": change if full else stays, "full-screen": stays if full else change}
                yield self._options(ways, {"full-screen" if full else "in-window"})
                yield PlainText(words("settings.motion"), "label", says="heading")
                motion = {name for name, still in MOTIONS.items() if still is now.reduced_motion}
                yield self._options({name: Select(name) for name in MOTIONS}, motion)
                yield Prose("motion", blocks(words("desktop.motion.means")), "small")
                yield PlainText(words("desktop.settings.marks"), "label", says="heading")
                yield self._options({name: Select(name) for name in _MARKS}, {_MARKS[not now.marks]})
            case _:
                yield from self._keys()

    def _text(self) -> Iterator[Part]:
        words, now = self.words, self.desk.preferences.now
        yield PlainText(words("settings.text_size"), "label", says="heading")
        said = words("desktop.percent", number=now.text_size)
        yield Gauge(said, now.text_size, (SMALLEST_SCALE, LARGEST_SCALE), SCALE_STEP)
        sizes = {"smaller": "smaller", "larger": "larger", "full-size": "full_size"}
        yield _buttons((how, words(f"desktop.{key}"), Appear(how)) for how, key in sizes.items())
        yield PlainText(words("desktop.settings.font"), "label", says="heading")
        yield self._options({name: Appear(name) for name in FAMILIES}, {now.font})
        yield PlainText(words("desktop.settings.language"), "label", says="heading")
        yield self._options({name: Appear(name) for name in languages()}, {now.language}, "language")

    def _key_pressed(self, key: str) -> "SettingsScreen":
        preferences, words = self.desk.preferences, self.words
        refusal = preferences.keys.refused(self.wanted, key)
        if refusal is None:
            changed = preferences.keys.changed(self.wanted, key)
            preferences.choose(replace(preferences.now, keys=changed))
            return replace(self, wanted="", refused="")
        why, holder = refusal
        action = words(f"desktop.action.{holder}") if holder else ""
        return replace(
            self, refused=words(f"desktop.keys.refused.{why}", name=shown(bare(key)), action=action)
        )

    def _keys(self) -> Iterator[Part]:
        words, preferences = self.words, self.desk.preferences
        yield Prose("keys", blocks(words("desktop.keys.means")), "small")
        rows = []
        for action in ACTIONS:
            key, name = preferences.keys.of(action.name), f"{_KEY}{action.name}"
            silent = len(key) == 1 and not preferences.now.letters
            said = words("desktop.keys.silent", name=shown(key)) if silent else shown(key)
            rows.append(KeyRow(Target(name, words(f"desktop.action.{action.name}"), Select(name)), said))
        yield Pairs(tuple(rows), 30, 1.0)
        if preferences.now.keys:
            yield Buttons((Button(Target("usual-keys", words("desktop.keys.usual"), Select("usual-keys"))),))
        yield PlainText(words("desktop.keys.letters"), "label", says="heading")
        chosen = "letters" if preferences.now.letters else "no-letters"
        yield self._options({name: Select(name) for name in ("letters", "no-letters")}, {chosen})

    def _options(self, does: Mapping[str, Intent], chosen: set[str], key: str = "desktop.option") -> Buttons:
        return Buttons(
            tuple(
                OptionButton(
                    Target(f"option:{name}", self.words(f"{key}.{name}"), intent), chosen=name in chosen
                )
                for name, intent in does.items()
            )
        )


def _chosen(now: Settings, name: str) -> Settings | None:
    """Return the settings after something was chosen in a section, or None if it is no choice."""
    if name in ("letters", "no-letters"):
        return replace(now, letters=name == "letters")
    if name in _MARKS:
        return replace(now, marks=name == "marks")
    if name in MOTIONS:
        return replace(now, reduced_motion=MOTIONS[name])
    if name == "usual-keys":
        return replace(now, keys={})
    section, _, what = name.partition(":")
    what, _, number = what.partition(":")
    match section, what:
        case "loud", _:
            return replace(now, sound=int(what))
        case "voice", "on" | "off":
            return replace(now, voice=what == "on")
        case "voice", "volume":
            return replace(now, voice_volume=int(number))
        case "voice", "speed":
            return replace(now, voice_speed=int(number))
    return None


def voice_section(words: Words, now: Settings) -> Iterator[Part]:
    """Yield what can be set of the voice, and what it needs if there is none."""
    keys = Keys(now.keys, now.letters)
    named = {name.replace("-", "_"): shown(keys.of(name)) for name in _KEYED}
    yield Prose("voice", blocks(words("desktop.voice.means", **named)), "small")
    options = []
    for on in ("on", "off"):
        target = Target(f"option:voice-{on}", words(f"desktop.option.voice-{on}"), Select(f"{VOICE}{on}"))
        options.append(OptionButton(target, chosen=now.voice == (on == "on")))
    yield Buttons(tuple(options))
    if not found():
        yield Prose("no-voice", blocks(words("desktop.voice.none")), says="warning")
    volume, speed = now.voice_volume, now.voice_speed
    louder = {"quieter": max(0, volume - _STEP), "louder": min(_LOUDEST, volume + _STEP)}
    faster = {"slower": max(_SLOWEST, speed - _LEAP), "faster": min(_FASTEST, speed + _LEAP)}
    for name, percent, steps in (("volume", volume, louder), ("speed", speed, faster)):
        yield PlainText(words(f"desktop.voice.{name}"), "label", says="heading")
        yield PlainText(words("desktop.percent", number=percent), "label-bold", says="value")
        yield _buttons(
            (f"voice-{step}", words(f"desktop.voice.{step}"), Select(f"{VOICE}{name}:{to}"))
            for step, to in steps.items()
        )


def _buttons(targets: Iterator[tuple[str, str, Intent]]) -> Buttons:
    return Buttons(tuple(Button(Target(*target)) for target in targets))
