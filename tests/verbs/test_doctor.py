"""What `contempt doctor` tells of a machine, and how it ends."""

import json
import sys

import pygame.mixer
import pytest

from game import __version__, cli, places
from game.desktop import checkup


@pytest.fixture
def doctor(monkeypatch, capsys):
    def command(*words):
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        return cli.main(), capsys.readouterr().out

    return command


def test_each_part_is_told_and_a_machine_without_sound_is_well(doctor, monkeypatch):
    def silent(*_):
        raise pygame.error("no card")

    monkeypatch.setattr(pygame.mixer, "init", silent)
    status, out = doctor("doctor", "--json")
    found = {one["part"]: one for one in json.loads(out)}

    assert status == 0
    assert [*found] == [
        *("game", "python", "pygame", "video", "audio", "fonts", "voice", "screen reader"),
        *("folders", "network", "clock"),
    ]
    assert found["audio"] == {
        "part": "audio",
        "works": False,
        "found": "no card",
        "remedy": "Nothing is heard; all that is heard can be seen as well.",
    }
    assert all(one["works"] != bool(one["remedy"]) for one in found.values())
    assert str(places.saves()) in found["folders"]["found"]


def test_a_folder_that_cannot_be_written_is_found_with_what_to_do(doctor, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "file" / "home"))
    status, out = doctor("doctor")

    assert status == 1
    assert "NO  folders: " in out
    assert "CONTEMPT_HOME" in out


def test_whatever_is_wrong_with_pygame_the_other_parts_are_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygame", None)

    found = {one.part: one for one in checkup.examined()}

    assert not found["pygame"].works
    assert "pip install pygame-ce" in found["pygame"].remedy
    assert found["screen reader"].part == "screen reader"


def test_the_version_is_told_alone(doctor):
    assert doctor("--version") == (0, f"contempt {__version__}\n")
