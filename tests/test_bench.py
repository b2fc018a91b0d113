"""The page of figures: what is measured stands beside its goal, and what falls short is said at the top."""

import math
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.__main__ import PAGE, Found, kept_sections, page, seconds_worked, section
from bench.figures import ROOT, timed
from bench.goals import BESIDE, PARTS, Goal, Part

PART = Part(
    "made-up",
    "Reading and proving many scenes",
    ("none",),
    (
        Goal("a.b", "a check", most=2, beside="replay.triggers"),
        Goal("a.c", "plays", "", least=10),
        Goal("d", "odds"),
    ),
)


def found_of(*lines):
    found = Found()
    for line in lines:
        found.hear(line)
    return found


def test_a_figure_stands_beside_its_goal_and_what_falls_short_at_the_top():
    found = found_of(
        "a.b: 3", "a.c: 12", "replay.triggers: 1.5", "no figure: of ours", "left out: d, as it rains"
    )
    text = section(PART, found)

    assert "| a check | 3 s | 2 s | **no** | as many triggers of `transitions`, 1.5 s | 2.00 |" in text
    assert "| plays | 12 | at least 10 | yes |  |  |" in text
    assert "| odds | not measured |  |  |  |  |\n\n- Left out: d, as it rains" in text
    whole = page({PART.title: text})
    assert "What falls short:\n\n- Reading and proving many scenes: a check, 3 s (goal 2 s)\n\n##" in whole
    assert kept_sections(whole) == {PART.title: text}


def test_what_was_ended_before_its_end_has_no_time_and_holds_no_goal():
    ran = timed(sys.executable, "-c", "import time; time.sleep(60)", longest=0.5)

    assert ran.clock == ran.worked == math.inf
    assert "| a check | not done in time | 2 s | **no** |" in section(PART, found_of("a.b: inf"))


def test_a_page_says_where_other_programs_took_a_part_of_the_machine():
    found = found_of("a.b: 1")
    assert "busy" not in section(PART, found)

    found.others = 0.25
    assert "**on a busy machine** (others took 25% of it): `python -m bench --only made-up`" in section(
        PART, found
    )


@pytest.mark.skipif(not Path("/proc/stat").exists(), reason="only Linux tells what all cores have worked")
def test_what_all_cores_have_worked_is_what_a_program_took_at_least():
    before, began = seconds_worked(), time.process_time()
    while time.process_time() < began + 0.5:
        pass

    # The kernel counts in hundredths of a second.
    assert seconds_worked() - before >= 0.4


def test_a_script_that_runs_alone_leaves_no_folder_of_others(tmp_path):
    alone = "from bench.others import scratch; print(scratch())"
    surroundings = {**os.environ, "TMPDIR": str(tmp_path)}
    surroundings.pop("CONTEMPT_BENCH", None)
    made = subprocess.run(
        [sys.executable, "-c", alone], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )

    assert made.stdout.startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_that_of_its_own_tables():
    text = PAGE.read_text("utf-8")

    # But for the machine, which is another one here.
    assert page(kept_sections(text)).split("What falls short")[1:] == text.split("What falls short")[1:]


def test_figures_have_one_goal_each_and_what_is_beside_them_has_a_name():
    goals = [goal for part in PARTS for goal in part.goals]

    assert len({goal.figure for goal in goals}) == len(goals)
    assert {goal.beside for goal in goals} - {""} <= set(BESIDE)
