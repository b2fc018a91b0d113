"""Sounds are made from numbers, low, and never needed."""

from array import array
from dataclasses import replace

import pygame.mixer
import pytest

from game.desktop.senses.sounds import NAMES, RATE, Sounds, made, sounds_between
from game.desktop.stage.preferences import Preferences
from game.engine.play import Play
from game.saves.settings import Settings
from tests.desktop.pilot import Pilot, played, shelf_in, words


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_short_loud_enough_and_ends_without_a_click(name):
    sound = array("h", made(name))

    assert 0.05 * RATE < len(sound) < RATE
    assert 1_500 < max(map(abs, sound)) <= 20_000
    assert abs(sound[-1]) < 200
    assert made(name) == sound.tobytes()


def kind(pilot: Pilot):
    return pilot.stage.view.place.split(":")[0], pilot.stage.screen.play


def test_each_change_on_the_desk_has_its_sound(tmp_path):
    pilot = Pilot(tmp_path)
    heard = []
    before = kind(pilot)

    def after(*keys):
        nonlocal before
        for key in keys:
            pilot.key(key)
        heard.append(sounds_between(before, kind(pilot)))
        before = kind(pilot)

    after(pygame.K_RETURN)
    after(pygame.K_RETURN)
    after(pygame.K_d)
    after(pygame.K_2)
    after(pygame.K_RETURN)
    after(pygame.K_F1)
    after(pygame.K_ESCAPE)

    assert heard == [("paper",), ("paper",), (), ("pen",), ("paper",), (), ()]


def test_a_ruling_is_stamped_and_the_ending_shuts_the_folder(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    heard, before = [], kind(pilot)
    for _ in played(pilot, pilot.by_keys):
        heard += sounds_between(before, kind(pilot))
        before = kind(pilot)

    assert "stamp" in heard
    assert heard[-1] == "folder"


def test_a_clock_strikes_once_when_fines_begin(tmp_path):
    case = shelf_in(tmp_path).open("first-steps").case
    play = Play.begin(case, 7).choose("produce-here")
    play = play.choose("file-two", case.picks(play.position, "file-two").options[:2])
    play = play.choose("rest-on-the-law")

    refused = play.choose("refuse-alone")
    later = refused.choose(case.open_choices(refused.position)[0].key.choice)

    assert "clock" in sounds_between(("scene", play), ("after", refused))
    assert "clock" not in sounds_between(("scene", refused), ("after", later))


class Recorded:
    """Stands for a sound, and keeps how loud it was played."""

    def __init__(self, name, heard) -> None:
        self.name, self.heard, self.loud = name, heard, 100

    def set_volume(self, share) -> None:
        self.loud = round(100 * share)

    def play(self) -> None:
        self.heard.append((self.name, self.loud))


def test_sounds_are_played_as_loud_as_is_set(tmp_path):
    pilot = Pilot(tmp_path)
    sounds = Sounds(pilot.preferences)
    heard = []
    sounds.follow(pilot.stage.screen, pilot.stage.view.place)
    sounds.wait()
    sounds._made = {name: Recorded(name, heard) for name in NAMES}

    pilot.begin()
    sounds.follow(pilot.stage.screen, pilot.stage.view.place)
    pilot.preferences.choose(replace(pilot.preferences.now, sound=50))
    sounds.follow(pilot.stage.screen, pilot.stage.view.place)

    assert heard == [("paper", Settings().sound), ("pen", 50)]


def test_while_sound_is_off_none_is_made(tmp_path):
    pilot = Pilot(tmp_path)
    sounds = Sounds(Preferences(Settings(sound=0)))

    pilot.begin()
    sounds.follow(pilot.stage.screen, pilot.stage.view.place)

    assert sounds._maker is None


def test_sounds_are_ready_after_a_while(tmp_path):
    pilot = Pilot(tmp_path)
    sounds = Sounds(pilot.preferences)

    sounds.follow(pilot.stage.screen, pilot.stage.view.place)
    sounds.wait()

    assert set(sounds._made) == set(NAMES)
    pygame.mixer.quit()


def test_without_a_sound_card_nothing_is_heard_and_nothing_told(tmp_path, monkeypatch, capfd):
    def no_card(*_):
        raise pygame.error("there is no card")

    monkeypatch.setattr(pygame.mixer, "init", no_card)
    pilot = Pilot(tmp_path)
    sounds = Sounds(pilot.preferences)

    sounds.follow(pilot.stage.screen, pilot.stage.view.place)
    sounds.wait()
    pilot.begin()
    sounds.follow(pilot.stage.screen, pilot.stage.view.place)

    assert sounds._made == {}
    assert capfd.readouterr().err == ""


def test_loudness_is_set_in_the_settings(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.settings.sound"))

    pilot.by_keys(words()("desktop.sound.louder"))
    assert pilot.preferences.now.sound == Settings().sound + 10
    pilot.by_mouse(words()("desktop.sound.silent"))

    assert pilot.preferences.now.sound == 0
    assert words()("desktop.sound.off") in pilot.mirror()
