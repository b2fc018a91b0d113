"""kill -9 at random points: no acknowledged vote is lost, and the class is back at once (S-18)."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.classroom.journal.keeping import read_journal, recovered
from game.classroom.moot import SIDES, STEPS
from tests.classroom.journal.killed import row_of
from tests.classroom.rooms import lesson

ROOT = Path(__file__).parent.parent.parent.parent


def killed_after(folder, votes, *more):
    """Give what a class acknowledged before it was killed, some votes after it had begun."""
    program = Path(__file__).with_name("killed.py")
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(program), str(folder), *more],
        stdout=subprocess.PIPE,
        env=surroundings,
        text=True,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        told = [process.stdout.readline() for _ in range(votes)]
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
    # The last line may be torn; a vote counts as acknowledged once its line was said in full.
    told += rest.splitlines(keepends=True)
    return [line.split() for line in told if line.endswith("\n")]


def hold_a_killed_class(folder, chance):
    acknowledged = killed_after(folder, chance.randint(0, 300))
    began = time.perf_counter()
    back = recovered(read_journal(folder / "class-1.journal"), lesson())
    took = time.perf_counter() - began
    back.journal.close()
    votes = [one for one in back.session.polls.values() if one.id == "1.first"]
    requests = set().union(*(poll.requests for poll in votes))

    assert back.bad is None
    assert back.session.phase == "first-poll"
    assert (back.session.room.code, len(back.session.seats)) == ("418207", 40)
    lost = [request for _, request, _ in acknowledged if request not in requests]
    assert lost == []
    return took, len(acknowledged)


def test_s18_kill_at_a_few_random_points_loses_no_acknowledged_vote(tmp_path):
    chance = random.Random(7)
    results = []
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        results.append(hold_a_killed_class(tmp_path / str(number), chance))

    assert sum(acknowledged for _, acknowledged in results) > 0


def test_a_class_killed_in_every_step_of_its_moot_loses_no_mark_question_role_or_turn(tmp_path):
    """One class: killed, taken up, gone on with to the next step, and killed again."""
    roles, journal = set(), tmp_path / "class-1.journal"
    for step in range(1, len(STEPS) + 1):
        last = int(killed_after(tmp_path, 3, str(step))[-1][0])
        back = recovered(read_journal(journal), lesson("mooted"))
        back.journal.close()
        session = back.session
        roles.add(tuple(session.moot.roles.items()))
        judges = [seat for seat, role in session.moot.roles.items() if role == "bench"]

        assert back.bad is None
        assert session.marks == {"client": tuple(row_of(one) for one in range(1, step + 1))[:5]}
        known = {row_of(last), row_of(last + 1)}
        assert all(session.judged[judge][side] in known for judge in judges for side in SIDES)
        if step < len(STEPS):
            assert (session.phase, session.item) == ("moot", step)
            asked = {one.seat: one.text for one in session.reasons.values()}
            assert {asked[judge] for judge in judges} <= {f"Question {last}?", f"Question {last + 1}?"}

    assert len(roles) == 1
    assert len(judges) == 3
    taken = session.course.taken[-1]
    assert (taken.turn.outcome, taken.chance) == ("granted", "bench")


@pytest.mark.long
def test_s18_kill_at_fifty_random_points_loses_no_acknowledged_vote_and_is_back_within_five_seconds(tmp_path):
    chance = random.Random(50)
    results = []
    for number in range(50):
        (tmp_path / str(number)).mkdir()
        results.append(hold_a_killed_class(tmp_path / str(number), chance))

    assert sum(acknowledged for _, acknowledged in results) > 1000
    assert max(took for took, _ in results) < 5
