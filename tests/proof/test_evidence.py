"""What plays can show of a case: the same from one process and from two."""

import os
from pathlib import Path

import pytest

from game import processes
from game.content.words import load_words
from game.proof import evidence, plays
from game.proof.checks import check
from game.proof.evidence import gather
from tests.builders import CASES, TUTORIAL, in_part, loaded
from tests.search.generated import generated


def named(of: Path | int) -> str:
    return f"made-up-{of}" if isinstance(of, int) else of.parent.name


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(processes, "_may_fork", lambda: True)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system copies no process")
@pytest.mark.parametrize("of", in_part([TUTORIAL, *CASES, *range(30)], 3), ids=named)
def test_two_processes_find_what_one_finds(of, two_cores, monkeypatch):
    """Of the tutorial, of cases of the tests, and of made-up ones by their seeds."""
    scenario = generated(of).playable if isinstance(of, int) else loaded(of).playable
    variants = (None, *scenario.variants)
    alone = gather(scenario, variants, 100_000)
    expected = alone.summaries, alone.seen, alone.comparisons()

    monkeypatch.setattr(evidence, "WORTH_A_PROCESS", -1)
    both = gather(scenario, variants, 100_000)

    assert (both.summaries, both.seen, both.comparisons()) == expected
    both.close()


@pytest.mark.parametrize("file", in_part(CASES, 3), ids=lambda file: file.parent.name)
def test_without_trials_the_search_finds_what_they_would_have_seen(file, monkeypatch):
    expected = check([file], load_words())

    monkeypatch.setattr(plays, "_MOST_PLAYS", 0)

    assert check([file], load_words()).findings == expected.findings
