"""What the game itself wrote, changed by chance: saves, settings, progress, odds and records of cases."""

import random
import shutil
from pathlib import Path

import pytest

from game.saves.settings import Settings, write_settings
from tests.fuzz.asking import asked
from tests.fuzz.chance import SEEDS, changed

ROUNDS = 5
PLAYED = ["play", "first-steps", "--text", "--seed", "7"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home in which everything lies that the game keeps: a play was saved, its odds were worked out."""
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    asked(PLAYED, "1\n1\n2\nsave Before the hearing\nq\n")
    asked(["export", "first-steps", "--output", str(tmp_path / "out.html")])
    write_settings(tmp_path / "home" / "settings.json", Settings(text_size=110, keys={"undo": "F13"}))
    shutil.copytree(tmp_path / "home", tmp_path / "kept")
    return tmp_path / "home"


def files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_everything_that_is_kept_lies_there(home):
    kinds = {file.relative_to(home).parts[0] for file in files_in(home)}

    assert {"saves", "odds", "records", "settings.json"} <= kinds


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_file_is_read_or_told_and_the_play_goes_on(home, seed):
    chance = random.Random(f"kept {seed}")
    kept = home.with_name("kept")
    for _ in range(ROUNDS):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        for file in chance.sample(files_in(home), chance.choice((1, 1, 2))):
            file.write_bytes(changed(chance, file.read_bytes() or b"\n"))
        save = chance.choice(sorted((home / "saves").rglob("*.json")))
        ways = (
            ([*PLAYED, "--continue"], "1\nu\nsaves\nq\n"),
            (["play", "--text", "--from", str(save)], "1\n1\nq\n"),
            (["play", "--text", "--continue"], "d\n1\nq\n"),
            (["export", str(save), "--output", str(home / "out.html")], ""),
            (["export", "first-steps", "--output", str(home / "out.html")], ""),
            (["odds", "first-steps"], ""),
            (["list"], ""),
        )
        for words, typed in chance.sample(ways, 3):
            asked(words, typed)
