"""What the tests themselves stand on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import places

HERE = Path(__file__).parent
OPEN_A_WINDOW = """
import sys
import pygame
pygame.display.init()
pygame.display.set_mode((300, 200))
pygame.display.flip()
print(pygame.display.get_driver(), flush=True)
while True:
    event = pygame.event.wait(20000)
    if event.type == pygame.KEYDOWN:
        sys.exit(event.key)
    if event.type == pygame.NOEVENT:
        sys.exit("no key came")
"""
A_TEST_OF_WINDOWS = """
import pytest

@pytest.mark.window
def test_that_needs_a_window():
    pass
"""


def test_no_test_sees_the_files_of_the_user():
    assert places.saves().is_relative_to(os.environ["CONTEMPT_HOME"])
    assert Path(os.environ["CONTEMPT_HOME"]).name.startswith("contempt-tests-")


@pytest.mark.window
def test_a_real_window_opens_on_a_screen_of_its_own(window_surroundings):
    surroundings = window_surroundings | {"SDL_VIDEO_X11_WMCLASS": "contempt-test"}
    command = [sys.executable, "-c", OPEN_A_WINDOW]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as program:
        driver = program.stdout.readline().strip()
        press_until_it_ends(program, surroundings)
        status = program.wait(timeout=25)

    assert driver == "x11"
    assert status == 27, "the key did not reach the window"


def press_until_it_ends(program, surroundings):
    """Press Escape in the window, again where the window manager was still at work on it."""
    find = ["xdotool", "search", "--onlyvisible", "--class", "contempt-test", "windowactivate", "--sync"]
    for _ in range(40):
        try:
            subprocess.run(
                [*find, "key", "Escape"], env=surroundings, timeout=5, check=False, capture_output=True
            )
            program.wait(timeout=0.25)
        except subprocess.TimeoutExpired:
            continue
        return


@pytest.fixture
def run_without_programs(tmp_path):
    """Give a run of one test of windows where no program can be found."""

    def run(**surroundings):
        (tmp_path / "conftest.py").write_text((HERE / "conftest.py").read_text("utf-8"), "utf-8")
        (tmp_path / "test_one.py").write_text(A_TEST_OF_WINDOWS, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    window: needs one\n", "utf-8")
        kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
            cwd=tmp_path,
            env=kept | {"PATH": ""} | surroundings,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_skipped_tests_of_windows_are_counted_with_their_reason(run_without_programs):
    run = run_without_programs()

    assert run.returncode == 0
    assert "1 test of windows was skipped: missing here: Xvfb, openbox, xdotool." in run.stdout
    assert "1 skipped" in run.stdout.splitlines()[-1]


def test_under_ci_a_missing_program_is_a_failure(run_without_programs):
    run = run_without_programs(CI="true")

    assert run.returncode == 1
    assert "1 failed" in run.stdout.splitlines()[-1] or "1 error" in run.stdout.splitlines()[-1]
