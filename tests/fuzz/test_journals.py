"""The journal of a class, changed by chance: the class goes on as far as it is well, or is refused."""

import random

import pytest

from game.classroom.journal.keeping import read_journal, recovered
from game.classroom.views.public import projector_view
from game.classroom.views.teacher import teacher_view
from game.errors import GameError
from tests.classroom.journal.test_lines import COMMANDS, kept
from tests.classroom.rooms import Room, lesson
from tests.fuzz.asking import patient
from tests.fuzz.chance import SEEDS, changed

ROUNDS = 60


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_journal_is_recovered_as_far_as_it_is_well_or_refused(tmp_path, seed):
    chance, around = random.Random(f"journals {seed}"), Room().around()
    path = kept(tmp_path, COMMANDS)
    whole = path.read_bytes()
    for _ in range(ROUNDS):
        path.write_bytes(changed(chance, whole))
        with patient():
            told = ""
            try:
                back = recovered(read_journal(path), lesson())
            except GameError as error:
                told = str(error)
            assert told.isprintable()
            if told:
                continue
            back.journal.close()
            for view in (projector_view, teacher_view):
                view(back.session, around)
            assert back.bad is None or str(back.bad).isprintable()
