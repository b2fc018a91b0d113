"""A second process: its answers are those that this one would give, and nothing depends on it."""

import os

import pytest

from game.content.loading import load
from game.proof import evidence
from game.proof.evidence import gather
from game.search import beside
from game.search.beside import Beside
from tests.builders import CASES, SHIPPED
from tests.search.generated import generated

HERE = os.getpid()
forks = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system copies no process")


def counting():
    """Yield the process that does the work, then twice whatever is asked."""
    asked = yield os.getpid() == HERE
    while True:
        asked = yield 2 * asked


def lost():
    if os.getpid() != HERE:
        os._exit(1)
    yield from counting()


def lost_later():
    asked = yield "first"
    if os.getpid() != HERE:
        os._exit(1)
    yield 2 * asked


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(beside, "_may_fork", lambda: True)


@forks
def test_another_process_answers(two_cores):
    work = Beside(counting, apart=True)

    assert work.first() is False
    assert [work.ask(1), work.ask(21)] == [2, 42]
    work.close()


@pytest.mark.parametrize("cores", [0, 1])
def test_without_a_second_core_the_work_is_done_here(cores, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    work = Beside(counting, apart=True)

    assert work.first() is True
    assert work.ask(21) == 42


@forks
@pytest.mark.parametrize("work", [lost, lost_later])
def test_what_another_process_leaves_undone_is_done_here(work, two_cores):
    done = Beside(work, apart=True)

    assert done.first()
    assert done.ask(21) == 42
    done.close()


@forks
def test_what_is_never_asked_ends(two_cores):
    work = Beside(counting, apart=True)
    other = work._other.process

    work.close()
    work.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(other, os.WNOHANG)


@forks
@pytest.mark.parametrize(
    "scenario",
    [
        *(load(file).playable for file in [*SHIPPED[:1], *CASES]),
        *(generated(seed).playable for seed in range(30)),
    ],
    ids=lambda scenario: scenario.id,
)
def test_two_processes_find_what_one_finds(scenario, two_cores, monkeypatch):
    variants = (None, *scenario.variants)
    alone = gather(scenario, variants, 100_000)
    expected = alone.accounts, alone.seen, alone.verdicts()

    monkeypatch.setattr(evidence, "WORTH_A_PROCESS", -1)
    both = gather(scenario, variants, 100_000)

    assert (both.accounts, both.seen, both.verdicts()) == expected
    both.close()
