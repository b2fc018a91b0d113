"""The window is killed at any moment: at the next start, the play goes on at the last turn."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.desktop.pilot import Pilot, words

PLAYER = Path(__file__).with_name("killed_player.py")


def killed(folder: Path, seed: int) -> list:
    """Let the window play, kill it at a moment that chance picks, and answer with what was surely saved."""
    environment = {
        **os.environ,
        "CONTEMPT_HOME": str(folder),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, str(PLAYER), str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as game:
        first = game.stdout.readline()
        assert first, game.stderr.read()
        time.sleep(random.Random(seed).uniform(0.0, 0.6))
        game.kill()
        lines = [first, *game.stdout.readlines()]
    # The last line may have been cut off in its middle.
    whole = [line for line in lines if line.endswith("\n")]
    return json.loads(whole[-1])


def plain(play) -> list:
    return [[turn.scene, turn.choice, list(turn.picks), turn.outcome] for turn in play.playthrough.turns]


def goes_on_at_the_last_turn(folder: Path, seed: int) -> None:
    saved = killed(folder, seed)

    pilot = Pilot(folder / "saves")
    assert pilot.shelf.lost("first-steps") == ""
    pilot.by_keys(words()("start.continue"))

    # What was being saved as the end came is either there or not, and nothing else ever is.
    found = plain(pilot.stage.screen.play)
    before = found[:-1]
    assert saved in (found, before) or saved[:-1] == found or before == saved[:-1] == []
    assert pilot.stage.view.toast == ""


@pytest.mark.parametrize("seed", range(4))
def test_a_play_goes_on_at_its_last_turn_after_a_kill(tmp_path, seed):
    goes_on_at_the_last_turn(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 200))
def test_a_play_goes_on_at_its_last_turn_after_each_of_a_hundred_kills(tmp_path, seed):
    goes_on_at_the_last_turn(tmp_path, seed)
