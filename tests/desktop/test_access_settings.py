"""A-15 and A-16: what is heard is seen; settings are one step away, kept, and given on the command line."""

from collections.abc import Iterator
from dataclasses import fields, replace
from types import SimpleNamespace

import pygame
import pytest

from game.desktop.senses.sounds import NAMES, sounds_between
from game.desktop.stage.preferences import Preferences, SettingRefusedError, with_given
from game.desktop.start import WindowOptions, _preferences, play
from game.desktop.toolkit.intents import Appear
from game.places import settings as settings_file
from game.saves.settings import Settings, read_settings, write_settings
from tests.desktop.pilot import Pilot, played, words

GIVEN = {
    "text_size": ("150", 150),
    "theme": ("contrast", "contrast"),
    "font": ("dyslexia", "dyslexia"),
    "window": ("1024x768", (1024, 768)),
    "full_screen": ("on", True),
    "sound": ("0", 0),
    "voice": ("on", True),
    "voice_volume": ("60", 60),
    "voice_speed": ("200", 200),
    "language": ("de", "de"),
    "letters": ("off", False),
    "marks": ("off", False),
    "taught": ("yes", True),
    "reduced_motion": ("on", True),
}


def test_a16_settings_are_one_step_from_the_first_screen(tmp_path):
    """By a button that is read, and by a key."""
    pilot, other = Pilot(tmp_path), Pilot(tmp_path)

    pilot.by_mouse(words()("menu.settings"))
    other.key(pygame.K_F2)

    # The page stands with its first tab in front.
    assert pilot.stage.view.place == other.stage.view.place == "page:settings:text"


def test_a16_each_setting_can_be_given_on_the_command_line():
    assert {one.name for one in fields(Settings)} == {*GIVEN, "keys", "others"}
    for name, (value, taken) in GIVEN.items():
        assert getattr(with_given(Settings(), f"{name}={value}"), name) == taken
        assert getattr(with_given(Settings(), f"{name.replace('_', '-')} = {value}"), name) == taken
    assert with_given(Settings(), "key.undo=F13").keys == {"undo": "f13"}


@pytest.mark.parametrize(
    ("given", "possible"),
    [
        ("text_size=70", "80 to 200"),
        ("theme=sepia", "paper or night or contrast"),
        ("voice", "on or off"),
        ("window=large", "WIDTHxHEIGHT"),
        ("colour=red", "text_size, theme"),
        ("key.undo=d", "a key that nothing else uses"),
        ("key.undo=", "a key that nothing else uses"),
        ("key.sing=f13", "key.undo"),
    ],
)
def test_a16_what_cannot_be_set_is_refused_with_what_can(given, possible):
    with pytest.raises(SettingRefusedError) as refused:
        with_given(Settings(), given)

    assert given in str(refused.value)
    assert possible in str(refused.value)


def test_a16_settings_are_kept_and_what_is_given_is_kept_with_them():
    write_settings(settings_file(), Settings(theme="night"))

    preferences = _preferences(WindowOptions(settings=("text_size=170", "voice=on")))
    preferences.keep()

    assert read_settings(settings_file()).value == Settings(theme="night", text_size=170, voice=True)
    settings_file().unlink()


# Each sound, and what is seen at the same moment: a role of the mirror, and its words where they are known.
SEEN = {
    "paper": ("heading", ""),  # a scene or a sheet is laid down: its title
    "pen": ("heading", ""),  # a choice was made: what followed from it
    "stamp": ("stamp", ""),  # a ruling: the stamp with its word
    "clock": ("row", words()("desktop.daily_sum")),  # fines begin: the sum of each day
    "folder": ("heading", ""),  # the end: its title, on a sheet of its own
}


def test_a15_nothing_is_by_sound_alone(tmp_path):
    """In plays of each case whatever sounds has its sign on the screen that comes with it."""
    came = set()
    for case in ("first-steps", "microsoft-ireland"):
        came |= heard_and_seen(Pilot(tmp_path / case, case=case))
    # Where counsel stands mute, the fines begin.
    came |= heard_and_seen(Pilot(tmp_path / "mute", case="microsoft-ireland"), ["say-nothing", "stand-mute"])

    assert came == set(SEEN) == set(NAMES)


def heard_and_seen(pilot: Pilot, choices: list[str] | None = None) -> set[str]:
    """Play along the real course, or by these choices, and give the sounds that came; each is seen too."""
    came, before = set(), ("library", None)
    pilot.begin()
    for name in played(pilot, pilot.by_keys) if choices is None else chosen(pilot, choices):
        now = (pilot.stage.view.place.split(":", maxsplit=1)[0], pilot.stage.screen.play)
        told = {(line.role, line.text) for line in pilot.stage.view.lines(pilot.stage.look)}
        for sound in sounds_between(before, now):
            role, text = SEEN[sound]
            assert any(one == role and text in said for one, said in told), (sound, name)
            came.add(sound)
        before = now
    return came


def chosen(pilot: Pilot, choices: list[str]) -> Iterator[str]:
    for choice in choices:
        yield choice
        pilot.by_keys(next(one.label for one in pilot.targets() if one.id == f"choice:{choice}"))
        yield f"after {choice}"
        if type(pilot.stage.screen).__name__ == "AfterScreen":
            pilot.by_keys(words()("ruling.go_on"))


def test_a15_effects_and_voice_each_have_a_volume(tmp_path):
    """There is no music."""
    pilot = Pilot(tmp_path)
    pilot.preferences.choose(replace(Settings(), sound=50, voice_volume=50))
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.settings.sound"))
    pilot.by_keys(words()("desktop.sound.quieter"))
    pilot.by_keys(words()("desktop.settings.voice"))
    pilot.by_keys(words()("desktop.voice.quieter"))

    assert (pilot.preferences.now.sound, pilot.preferences.now.voice_volume) == (40, 40)


def test_a15_sound_is_low_and_the_voice_off_unless_they_are_asked_for():
    assert Preferences().now.sound <= 25
    assert not Preferences().now.voice


def test_another_language_closes_the_window_and_opens_it_again_where_the_play_stood(monkeypatch, tmp_path):
    """The same settings, the same play, other words."""
    seen = []

    def run(_window, stage, _after_first, after_each):
        seen.append((stage.preferences.now.language, stage.screen.play, stage.view.lines(stage.look)))
        if len(seen) == 1:
            after_each()
            assert not stage.left
            stage.mean(Appear("de"))
            after_each()
            assert stage.left

    monkeypatch.setattr("game.desktop.app.run", run)
    monkeypatch.setattr("game.desktop.app.open_window", lambda *_, **__: SimpleNamespace(size=(1280, 720)))
    play(WindowOptions("first-steps", at="hearing"))

    (first, before, english), (second, after, german) = seen
    assert (first, second) == ("en", "de")
    assert after.position == before.position
    assert [one.text for one in english] != [one.text for one in german]
    assert read_settings(settings_file()).value.language == "de"
