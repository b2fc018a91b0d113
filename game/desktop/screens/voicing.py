"""The part of the settings in which the voice is turned on, made louder or quieter, faster or slower."""

from collections.abc import Iterator
from dataclasses import replace

from game.content.words import Words
from game.desktop.parts.options import OptionButton
from game.desktop.senses.voice import found
from game.desktop.stage.input import Keys, shown
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.saves.settings import Settings

VOICE = "voice:"
_LOUDEST, _SLOWEST, _FASTEST = 100, 50, 300
_STEP, _LEAP = 10, 25
_KEYED = ("voice", "read-back", "repeat", "read-on", "silence")


def voice_section(words: Words, now: Settings) -> Iterator[Part]:
    """Yield what can be set of the voice, and what it needs where there is none."""
    yield Prose("voice", blocks(words("desktop.voice.means", **_keys(now))), "small")
    choices = (("voice-on", "on", now.voice), ("voice-off", "off", not now.voice))
    options = (
        OptionButton(
            Target(f"option:{name}", words(f"desktop.option.{name}"), Select(f"{VOICE}{to}")), chosen=chosen
        )
        for name, to, chosen in choices
    )
    yield Buttons(tuple(options))
    if not found():
        yield Prose("no-voice", blocks(words("desktop.voice.none")), says="warning")
    volume, speed = now.voice_volume, now.voice_speed
    yield from _steps(
        words,
        ("volume", volume),
        (("quieter", max(0, volume - _STEP)), ("louder", min(_LOUDEST, volume + _STEP))),
    )
    yield from _steps(
        words,
        ("speed", speed),
        (("slower", max(_SLOWEST, speed - _LEAP)), ("faster", min(_FASTEST, speed + _LEAP))),
    )


def voiced(now: Settings, name: str) -> Settings:
    """Return the settings after a choice in this part."""
    what, _, number = name.removeprefix(VOICE).partition(":")
    if what in ("on", "off"):
        return replace(now, voice=what == "on")
    if what == "volume":
        return replace(now, voice_volume=int(number))
    return replace(now, voice_speed=int(number))


def _steps(
    words: Words, what: tuple[str, int], steps: tuple[tuple[str, int], tuple[str, int]]
) -> Iterator[Part]:
    name, percent = what
    yield PlainText(words(f"desktop.voice.{name}"), "label", says="heading")
    yield PlainText(words("desktop.percent", number=percent), "label-bold", says="value")
    buttons = (
        Button(Target(f"voice-{step}", words(f"desktop.voice.{step}"), Select(f"{VOICE}{name}:{to}")))
        for step, to in steps
    )
    yield Buttons(tuple(buttons))


def _keys(now: Settings) -> dict[str, str]:
    keys = Keys(now.keys, now.letters)
    return {name.replace("-", "_"): shown(keys.of(name)) for name in _KEYED}
