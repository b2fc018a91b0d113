"""Whatever happens to the disk, the files of the game or the saves: a sentence, and the game goes on."""

import errno
import os
import shutil
import subprocess
import sys
from functools import partial

import pygame
import pytest

from game import places
from game.content.library import Library
from game.content.words import NoWordsError, load_words
from game.desktop.start import _Keeper, missing_files
from game.desktop.toolkit.theme import THEMES, palette_of
from game.saves.settings import Settings, read_settings, write_settings
from tests.builders import ROOT
from tests.desktop.contrast import contrast
from tests.desktop.pilot import Pilot, played, words


def kept_by(pilot: Pilot) -> None:
    """Save what the window saves after each change, as the window does."""
    _Keeper(pilot.shelf, pilot.stage, None).keep()
    pilot.look_up()


def full(*_given, **_named):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_and_the_play_goes_on_and_is_saved_once_there_is_room(tmp_path, monkeypatch):
    pilot = Pilot(tmp_path)
    pilot.begin()
    monkeypatch.setattr("game.saves.files.os.fsync", full)

    pilot.key(pygame.K_2)
    kept_by(pilot)

    assert "no space left on device" in pilot.stage.view.toast
    assert not (tmp_path / "first-steps" / "autosave.json").exists()
    monkeypatch.undo()
    pilot.key(pygame.K_RETURN)
    list(zip(range(2), played(pilot, pilot.by_keys), strict=False))
    kept_by(pilot)
    assert Pilot(tmp_path).shelf._last("first-steps").turns == pilot.stage.screen.play.replay.turns


def test_settings_that_cannot_be_written_are_told_and_hold_until_the_window_is_left(tmp_path, monkeypatch):
    pilot = Pilot(tmp_path)
    monkeypatch.setattr("game.saves.files.os.fsync", full)
    pilot.stage.preferences._write = partial(write_settings, tmp_path / "settings.json")

    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.larger"))
    kept_by(pilot)

    assert "no space left on device" in pilot.stage.view.toast
    assert pilot.stage.look.scale == 110


def test_a_folder_that_cannot_be_written_is_told_and_the_play_goes_on(tmp_path):
    saves = tmp_path / "saves"
    saves.write_text("a file where the folder should be")
    pilot = Pilot(saves)
    pilot.begin()

    pilot.key(pygame.K_2)
    kept_by(pilot)

    assert "could not be written" in pilot.stage.view.toast
    for _ in played(pilot, pilot.by_keys):
        pass
    assert type(pilot.stage.screen).__name__ == "EndingScreen"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="whoever may write everywhere is stopped by no folder",
)
def test_a_folder_that_may_only_be_read_is_told(tmp_path):
    tmp_path.chmod(0o500)
    pilot = Pilot(tmp_path)
    pilot.begin()

    pilot.key(pygame.K_2)
    kept_by(pilot)
    tmp_path.chmod(0o700)

    assert "could not be written" in pilot.stage.view.toast


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """The game without fonts, pictures and colours: only its words are there."""
    assets = tmp_path / "assets"
    shutil.copytree(places.strings(), assets / "strings")
    words()
    monkeypatch.setattr(places, "assets", lambda: assets)
    return assets


def test_without_fonts_pictures_and_colours_a_case_is_played_to_its_end(tmp_path, bare):
    pilot = Pilot(tmp_path / "saves")
    pilot.begin()

    for _ in played(pilot, pilot.by_keys):
        assert pilot.pen.written

    assert set(missing_files()) == {"fonts", "palette.json", "pictures"}


def test_what_is_missing_is_said_once_the_window_is_open(tmp_path, bare):
    pilot = Pilot(tmp_path / "saves")

    _Keeper(pilot.shelf, pilot.stage, None).warm(words())

    assert pilot.stage.view.toast == words()("desktop.missing", names="fonts, palette.json, pictures")


def test_nothing_is_missing_where_nothing_is():
    assert list(missing_files()) == []


def test_without_the_colours_everything_can_still_be_told_from_its_ground(tmp_path):
    right, bare = palette_of(), palette_of(tmp_path / "none.json")
    for theme in THEMES:
        for ink, ground in (
            ("ink", "paper"),
            ("desk_ink", "desk"),
            ("paper", "ink"),
            ("on_stance_stand", "accent"),
        ):
            assert contrast(bare[theme][ink], bare[theme][ground]) == 21
        assert all(role in right[theme] for role in bare[theme])


def test_a_picture_that_is_damaged_leaves_its_place_empty(tmp_path, monkeypatch):
    pictures = tmp_path / "pictures"
    shutil.copytree(places.pictures(), pictures)
    for file in pictures.rglob("*.svg"):
        file.write_text("<svg")
    monkeypatch.setattr(places, "pictures", lambda: pictures)
    pilot = Pilot(tmp_path / "saves")

    pilot.begin()

    assert type(pilot.stage.screen).__name__ == "SceneScreen"


def later(folder) -> str:
    """Make the autosave of the first steps one of a later version; return its text."""
    pilot = Pilot(folder)
    pilot.begin()
    pilot.key(pygame.K_2)
    kept_by(pilot)
    file = folder / "first-steps" / "autosave.json"
    text = file.read_text("utf-8").replace('"save_format":1', '"save_format":99')
    assert "99" in text
    file.write_text(text, encoding="utf-8")
    return text


def test_a_save_from_a_later_version_is_told_and_kept_while_a_new_play_goes_on(tmp_path):
    text = later(tmp_path)

    pilot = Pilot(tmp_path)
    assert words()("desktop.newer_save") in pilot.mirror()
    pilot.begin()
    pilot.key(pygame.K_3)
    kept_by(pilot)

    assert (tmp_path / "first-steps" / "later-version-1.json").read_text("utf-8") == text
    assert Pilot(tmp_path).shelf._last("first-steps").turns == pilot.stage.screen.play.replay.turns


def test_a_save_of_a_case_that_is_gone_is_told_and_stays(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.shelf.save_as("Before", pilot.stage.screen.play)
    pilot.shelf.library = Library([ROOT / "scenarios" / "none-here"])
    pilot.shelf._heads, pilot.shelf._opened = (), {}
    pilot.key(pygame.K_F3)

    pilot.by_keys(words()("start.continue"))

    assert "there is no case 'first-steps'" in " ".join(pilot.mirror())
    pilot.key(pygame.K_ESCAPE)
    assert "Before" in pilot.labels()


def test_a_case_that_was_spoiled_since_is_told_and_the_library_stays(tmp_path):
    cases = tmp_path / "cases"
    shutil.copytree(ROOT / "scenarios", cases)
    pilot = Pilot(tmp_path / "saves")
    pilot.shelf.library = Library([cases])
    pilot.shelf._heads = ()
    file = cases / "first-steps" / "scenario.yaml"
    file.write_text(
        file.read_text("utf-8").replace("opens_at: service", "opens_at: nowhere"), encoding="utf-8"
    )

    pilot.by_keys(words()("desktop.begin"))

    assert words()("desktop.cannot_open") in pilot.mirror()
    pilot.by_keys(words()("desktop.stay"))
    assert pilot.stage.view.over is None


def test_without_any_case_the_library_says_so_and_can_be_left(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.shelf.library = Library([tmp_path])
    pilot.shelf._heads = ()

    pilot.key(pygame.K_F10)
    pilot.key(pygame.K_ESCAPE)

    assert words()("desktop.no_cases") in pilot.mirror()
    for page in ("settings", "help"):
        pilot.by_keys(words()(f"menu.{page}"))
        pilot.key(pygame.K_ESCAPE)
    pilot.by_mouse(words()("desktop.leave"))
    assert pilot.stage.left


@pytest.mark.parametrize("page", ["endings", "saves"])
def test_pages_without_any_case_are_no_mistake(tmp_path, page):
    pilot = Pilot(tmp_path)
    pilot.shelf.library = Library([tmp_path])
    pilot.shelf._heads = ()
    pilot.key(pygame.K_F10)

    pilot.by_keys(words()(f"desktop.page.{page}"))

    assert pilot.stage.view.place.startswith(f"page:{page}")


def test_without_a_display_the_command_says_what_still_works(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "game"],
        cwd=ROOT,
        env={**os.environ, "SDL_VIDEODRIVER": "nowhere", "CONTEMPT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "no window can be opened here" in done.stderr
    assert "contempt play CASE --text" in done.stderr


def test_a_window_that_nobody_would_see_is_not_opened(tmp_path):
    unseen = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
    around = {name: value for name, value in os.environ.items() if name not in unseen}

    done = subprocess.run(
        [sys.executable, "-m", "game", "class", "first-steps"],
        cwd=ROOT,
        env={**around, "CONTEMPT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    assert "the system has no screen" in done.stderr
    assert "contempt play CASE --text" in done.stderr
    assert done.stdout == ""


def test_without_the_words_of_the_screens_the_command_says_so(tmp_path, monkeypatch):
    with pytest.raises(NoWordsError, match="install the game again"):
        load_words(folder=tmp_path)


def test_settings_that_are_damaged_are_as_if_never_set(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text("{")

    assert read_settings(file).value == Settings()
