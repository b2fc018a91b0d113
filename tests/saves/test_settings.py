"""What the user has set."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.saves.settings import Settings, from_text, read_settings, to_text, write_settings

settings_of_any_kind = some.builds(
    Settings,
    text_size=some.integers(80, 200),
    theme=some.sampled_from(["paper", "night", "contrast"]),
    window=some.tuples(some.integers(200, 20_000), some.integers(200, 20_000)),
    full_screen=some.booleans(),
    sound=some.integers(0, 100),
    voice=some.booleans(),
    voice_volume=some.integers(0, 100),
    voice_speed=some.integers(50, 300),
    reduced_motion=some.one_of(some.none(), some.booleans()),
    font=some.sampled_from(["serif", "hyperlegible", "dyslexia"]),
    letters=some.booleans(),
    keys=some.dictionaries(some.sampled_from(["undo", "docket"]), some.sampled_from(["x", "f5"])),
    taught=some.booleans(),
)


@given(settings_of_any_kind)
def test_what_is_written_is_read_again(settings):
    assert from_text(to_text(settings)) == settings


def test_without_a_file_everything_is_as_if_never_set(tmp_path):
    assert read_settings(tmp_path / "settings.json").value == Settings()


def test_sound_is_low_until_it_is_asked_for():
    assert 0 < Settings().sound <= 25


def test_settings_are_kept_in_a_folder_that_is_made_for_them(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    write_settings(path, Settings(text_size=150))

    assert read_settings(path).value == Settings(text_size=150)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text_size", 79),
        ("text_size", 201),
        ("text_size", "150"),
        ("text_size", True),
        ("text_size", None),
        ("theme", ""),
        ("theme", 3),
        ("theme", "../paper"),
        ("window", [100, 100]),
        ("window", [1280]),
        ("window", "1280x800"),
        ("full_screen", "yes"),
        ("sound", -1),
        ("sound", 1.5),
        ("reduced_motion", 0),
        ("font", ""),
        ("font", "../serif"),
        ("letters", "no"),
        ("keys", ["u"]),
        ("keys", {"undo": 5}),
        ("keys", {"undo": ""}),
        ("keys", {str(number): "u" for number in range(99)}),
        ("taught", 1),
        ("voice", 1),
        ("voice_volume", 101),
        ("voice_speed", 49),
        ("voice_speed", 301),
        ("voice_volume", -1),
        ("sound", 101),
        ("theme", "x" * 41),
        ("window", [199, 700]),
        ("window", [900, 20_001]),
        ("keys", {"": "u"}),
        ("keys", {str(number): "u" for number in range(41)}),
    ],
)
def test_a_bad_value_is_as_if_never_set_and_takes_nothing_with_it(key, value):
    good = {"text_size": 150, "theme": "night", "window": [900, 700], "full_screen": True, "sound": 40}
    before = from_text(json.dumps(good | {"reduced_motion": True}))

    after = from_text(json.dumps(good | {"reduced_motion": True, key: value}))

    assert after == replace(before, **{key: getattr(Settings(), key)})


def test_keys_of_a_later_version_are_written_back():
    settings = from_text('{"text_size": 150, "tongue": {"rate": 2}, "odd": "\\ud800"}')

    assert json.loads(to_text(replace(settings, theme="night"))) == {
        "tongue": {"rate": 2},
        "odd": "\ud800",
        "text_size": 150,
        "theme": "night",
        "window": [1280, 800],
        "full_screen": False,
        "sound": 20,
        "voice": False,
        "voice_volume": 100,
        "voice_speed": 100,
        "reduced_motion": None,
        "font": "serif",
        "language": "en",
        "letters": True,
        "marks": True,
        "keys": {},
        "taught": False,
    }


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000])
def test_a_damaged_file_is_set_aside_and_the_one_before_is_used(tmp_path, text):
    path = tmp_path / "settings.json"
    write_settings(path, Settings(text_size=150))
    write_settings(path, Settings(text_size=160))
    path.write_text(text)

    found = read_settings(path)

    assert found.value == Settings(text_size=150)
    assert [one.now for one in found.set_aside] == ["settings.json.damaged-1"]


def test_a_file_that_cannot_be_opened_is_as_if_never_set(tmp_path):
    (tmp_path / "settings.json").mkdir()

    assert read_settings(tmp_path / "settings.json").value == Settings()


@given(
    some.recursive(
        some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
        lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
        max_leaves=8,
    )
)
def test_any_block_of_keys_gives_settings_that_can_be_written(values):
    keys = values if isinstance(values, dict) else {"window": values, "theme": values, "sound": values}
    text = json.dumps(keys)
    if "NaN" in text or "Infinity" in text:
        return
    settings = from_text(text)

    assert from_text(to_text(settings)) == settings


def test_what_is_just_within_the_limits_is_kept():
    keys = {f"action-{number}": "k" * 40 for number in range(40)}
    limits = {"voice_speed": 300, "sound": 100, "voice_volume": 0, "window": [200, 20_000], "keys": keys}

    settings = from_text(json.dumps({**limits, "theme": "x" * 40}))

    assert (settings.voice_speed, settings.sound, settings.voice_volume) == (300, 100, 0)
    assert (settings.window, settings.keys, settings.theme) == ((200, 20_000), keys, "x" * 40)
