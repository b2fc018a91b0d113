"""The command as a stranger types it: `contempt play SCENARIO --text`, from a pipe."""

import os
import subprocess
import sys

import pytest

from tests.builders import ROOT

MOVES = b"2\n1\n1 2\n2\n1 3\n2\n1\n1\n1\n1\n1\n1\n"


@pytest.fixture
def contempt(tmp_path):
    def command(*words, typed=MOVES, **surroundings):
        return subprocess.run(
            [sys.executable, "-m", "game", *words],
            input=typed,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"CONTEMPT_HOME": str(tmp_path), "PYTHONUTF8": "1"} | surroundings,
            check=False,
            timeout=60,
        )

    return command


def test_the_same_seed_and_moves_give_the_same_transcript(contempt):
    once, again = (contempt("play", "microsoft-ireland", "--text", "--seed", "7") for _ in range(2))

    assert (once.returncode, once.stderr) == (0, b"")
    assert once.stdout == again.stdout
    assert b"Scene 3. " in once.stdout
    assert os.fsencode(os.environ["CONTEMPT_HOME"]) not in once.stdout


def test_a_play_goes_on_with_the_seed_it_began_with(contempt):
    contempt("play", "microsoft-ireland", "--text", "--seed", "7", typed=b"2\n")
    went_on = contempt("play", "--text", "--continue", "--seed", "99", typed=b"1\n1 2\n")
    straight = contempt("play", "microsoft-ireland", "--text", "--seed", "7", typed=b"2\n1\n1 2\n")

    assert went_on.stdout.split(b"Your choice: ", 1)[1] == straight.stdout.split(b"Your choice: ", 2)[2]


def test_a_console_that_knows_few_signs_and_input_that_is_no_text_are_no_tracebacks(contempt):
    surroundings = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    answer = contempt("play", "first-steps", "--text", typed=b"\xff\xfe\x00\n2\n", **surroundings)

    assert (answer.returncode, answer.stderr) == (0, b"")
    assert b"Scene 2. Fifteen pages" in answer.stdout


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["play", "--text"], 2, b"Which case?"),
        (["play", "first-step", "--text"], 2, b"first-steps"),
        (["play", "first-steps", "--text", "--continue"], 2, b"no save of 'first-steps'"),
        (["play", "first-steps", "--text", "--variant", "moon"], 2, b"no variant 'moon'"),
    ],
)
def test_what_cannot_be_played_is_told_in_a_sentence(contempt, words, status, said):
    answer = contempt(*words)

    assert (answer.returncode, answer.stdout) == (status, b"")
    assert said in answer.stderr
    assert b"Traceback" not in answer.stderr
