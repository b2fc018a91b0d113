"""Files of cases, changed by chance: `check` tells what is to be fixed; what can be read can be played."""

import random
import shutil
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.fuzz.asking import asked
from tests.fuzz.chance import SEEDS, changed

SMALL = [
    ROOT / "tests" / "cases" / name for name in ("two-laws", "old-phone", "help-convicted", "fine-and-appeal")
]
TUTORIAL = ROOT / "scenarios" / "first-steps"
ROUNDS = 6


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    return tmp_path


def files_of(case: Path) -> list[Path]:
    return sorted(file for file in case.rglob("*") if file.suffix in {".yaml", ".md"})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_case_is_checked_in_sentences_and_played_or_refused(folder, seed):
    chance = random.Random(f"files {seed}")
    for number in range(ROUNDS):
        case = folder / f"case-{number}"
        shutil.copytree(chance.choice((*SMALL, TUTORIAL)), case)
        if (rules := case.parent / "procedures").is_dir():
            shutil.rmtree(rules)
        file = chance.choice([*files_of(case), case / "scenario.yaml", case / "scenario.yaml"])
        file.write_bytes(changed(chance, file.read_bytes()))

        status, _ = asked(["check", str(case), "--limit", "2000"])
        typed = "".join(f"{chance.randrange(1, 6)}\n" for _ in range(12)) + "q\n"
        played, _ = asked(["play", str(case), "--text", "--seed", "7"], typed)
        assert played == 0 or status in {1, 2} or played == 1
        shutil.rmtree(case)
