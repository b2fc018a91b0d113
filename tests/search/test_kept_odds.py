"""What was found out about a case is kept for its next play, and is never trusted blindly."""

import json
import os
import subprocess
import sys
import zlib

import pytest

from game import places
from game.content.library import Library
from game.engine.case import Case, historical_replay
from game.search import decisions
from game.search.decisions import OddsFrom, decisions_of
from game.search.explore import explore
from game.search.steps import compile_steps
from tests.builders import ROOT


@pytest.fixture
def first_steps(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))
    loaded = Library().load("first-steps")
    case = Case(loaded.playable)
    return case, historical_replay(case, loaded.historical)


def asked(case, turns):
    """The decisions of a play, and whether the case was searched for them."""
    searched = []
    found = decisions_of(case, turns, 300_000, searched.append)
    return found, bool(searched)


def test_the_second_play_of_a_case_needs_no_search_and_has_the_same_odds(first_steps):
    case, real = first_steps
    first, searched = asked(case, real.turns)
    second, searched_again = asked(case, real.turns)

    assert searched
    assert not searched_again
    assert first == second
    assert second == OddsFrom(explore(compile_steps(case.scenario))).decisions(real.turns)


def test_another_variant_is_another_file(first_steps):
    ireland = Library().load("microsoft-ireland").playable
    plain, strict = Case(ireland), Case(ireland, "strict-circuit")

    assert decisions.file_name(plain) != decisions.file_name(strict)


def test_the_file_of_a_case_has_the_same_name_in_every_process(first_steps):
    """Sets have another order in each process; the name does not depend on it."""
    case, _ = first_steps
    script = (
        "from game.content.library import Library\nfrom game.search import decisions\n"
        "from game.engine.case import Case\n"
        "print(decisions.file_name(Case(Library().load('first-steps').playable)))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == decisions.file_name(case)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not packed",
        zlib.compress(b"[]"),
        zlib.compress(b'{"scenes": [0], "options": []}'),
        zlib.compress(json.dumps({"scenes": [0, 1], "options": [[[0, 0, [[100, 0, 9]]]], []]}).encode()),
        zlib.compress(json.dumps({"scenes": [99], "options": [[]]}).encode()),
        zlib.compress(json.dumps({"scenes": [0], "options": [[["0", 0, [[100, 0, 0]]]]]}).encode()),
    ],
)
def test_a_file_that_does_not_hold_together_is_as_good_as_none(first_steps, text):
    case, real = first_steps
    right, _ = asked(case, real.turns)
    file = places.odds() / decisions.file_name(case)
    file.write_bytes(text)

    found, searched = asked(case, real.turns)

    assert searched
    assert found == right


def test_a_folder_that_cannot_be_written_costs_only_the_next_search(first_steps):
    case, real = first_steps
    places.odds().write_text("a file where the folder should be")

    found, searched = asked(case, real.turns)

    assert searched
    assert len(found) == len(real.turns)


def test_only_a_few_files_are_kept(first_steps, monkeypatch):
    case, _ = first_steps
    steps = compile_steps(case.scenario)
    graph = explore(steps)
    monkeypatch.setattr(decisions, "_MOST_FILES", 2)

    for number in range(4):
        decisions.keep(places.odds() / f"case-{number}.odds", graph)

    assert len(list(places.odds().iterdir())) == 2


def test_of_many_files_those_kept_last_stay(first_steps, monkeypatch):
    case, _ = first_steps
    graph = explore(compile_steps(case.scenario))
    monkeypatch.setattr(decisions, "_MOST_FILES", 2)
    for name, written in (("older", 1_000), ("old", 2_000)):
        decisions.keep(places.odds() / f"{name}.odds", graph)
        os.utime(places.odds() / f"{name}.odds", (written, written))

    decisions.keep(places.odds() / "new.odds", graph)

    assert {file.stem for file in places.odds().iterdir()} == {"old", "new"}


def test_where_the_limit_comes_first_nothing_is_kept(first_steps):
    case, real = first_steps

    assert decisions_of(case, real.turns, 3, lambda _: None) == ()
    assert not places.odds().exists()
