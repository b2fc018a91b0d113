"""The real window, on a screen of its own, with real keys."""

import json
import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from game.content.parcels import packed

ROOT = Path(__file__).parent.parent.parent


def _until(found, seconds: float = 20.0):
    """Wait until something is found, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if there := found():
            return there
        time.sleep(0.1)
    raise AssertionError("it never came")


def _alone(display: str, home: Path) -> dict[str, str]:
    """The environment of a game that has a display and a home of its own."""
    return {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "CONTEMPT_HOME": str(home)}


def _xdotool(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip()


@pytest.mark.window
def test_a_turn_made_with_real_keys_is_saved_and_the_window_closes_well(xvfb_display, tmp_path):
    environment = _alone(xvfb_display, tmp_path)
    xdotool = partial(_xdotool, environment)

    def kept() -> dict:
        file = tmp_path / "saves" / "first-steps" / "autosave.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}

    def press(key: str, until, before: str = "") -> None:
        """Press a key again, and what comes before it, where the window manager was still at work."""
        for _ in range(10):
            xdotool("key", *before.split(), key)
            try:
                _until(until, 1.0)
            except AssertionError:
                continue
            return
        raise AssertionError(f"{key} did nothing")

    command = [sys.executable, "-m", "game", "play", "first-steps", "--seed", "7"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as game:
        try:
            seen = _until(lambda: xdotool("search", "--class", "held-in-contempt") or game.poll() is not None)
            assert game.poll() is None, game.stderr.read() if game.stderr else ""
            window = seen.split()[-1]
            _until(lambda: xdotool("windowfocus", "--sync", window) or True)
            press("2", kept, before="Return")
            turns = kept()["turns"]
            xdotool("key", "F3")
            xdotool("type", "--delay", "40", " real")
            press("Return", lambda: list((tmp_path / "saves" / "first-steps").glob("*real*")))
            press("ctrl+q", lambda: game.poll() is not None)
            told, code = game.stderr.read() if game.stderr else "", game.wait()
        finally:
            # A step that failed must not leave the window open, which nobody would close.
            game.kill()

    assert turns[0][1] == "produce-here"
    assert told == ""
    assert code == 0


def _lent(folder: Path, as_file: bool) -> Path:
    """A case that somebody gave away, as one file or as a folder."""
    shutil.copytree(ROOT / "scenarios" / "first-steps", folder / "lent", ignore=shutil.ignore_patterns("de"))
    file = folder / "lent" / "scenario.yaml"
    file.write_bytes(file.read_bytes().replace(b"id: first-steps\n", b"id: lent\n"))
    if not as_file:
        return folder / "lent"
    inside = {
        one.relative_to(file.parent).as_posix(): one.read_bytes() for one in file.parent.rglob("*.yaml")
    }
    there = folder / "lent.contempt"
    there.write_bytes(packed(inside, "lent"))
    return there


@pytest.mark.window
@pytest.mark.parametrize("as_file", [True, False], ids=["a packed case", "a folder"])
def test_a_case_that_was_given_is_opened_by_its_path_and_played_with_real_keys(
    xvfb_display, tmp_path, as_file
):
    home = tmp_path / "home"
    environment = _alone(xvfb_display, home)
    xdotool = partial(_xdotool, environment)

    def played() -> bool:
        xdotool("key", "Return")
        xdotool("key", "2")
        kept = home / "saves" / "lent" / "autosave.json"
        return kept.is_file() and bool(json.loads(kept.read_text(encoding="utf-8"))["turns"])

    given = _lent(tmp_path, as_file)
    command = [sys.executable, "-m", "game", "play", str(given), "--seed", "7"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as game:
        try:
            seen = _until(lambda: xdotool("search", "--class", "held-in-contempt") or game.poll() is not None)
            assert game.poll() is None, game.stderr.read() if game.stderr else ""
            _until(lambda: xdotool("windowfocus", "--sync", seen.split()[-1]) or True)
            if as_file:
                _until((home / "cases" / "lent").is_dir, 60)
            _until(played, 60)
            _until(lambda: xdotool("key", "ctrl+q") or game.poll() is not None)
            told, code = game.stderr.read() if game.stderr else "", game.wait()
        finally:
            game.kill()

    assert (home / "cases" / "lent").is_dir() is as_file
    assert told == ""
    assert code == 0
