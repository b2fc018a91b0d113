"""The real course of the flagship case: the dates, the contempt, the fines, the record."""

from datetime import date

import pytest

from game.content.loading import load
from game.engine.case import Case
from game.model.docket import Ruled
from game.model.record import Turn
from tests.builders import ROOT


@pytest.fixture(scope="module")
def real():
    loaded = load(ROOT / "scenarios/microsoft-ireland/scenario.yaml")
    case = Case(loaded.playable)
    replay = case.begin()
    for turn in loaded.historical.turns:
        made = Turn(turn.choice.scene, turn.choice.choice, turn.picks, turn.outcome)
        replay = replay.then(case.advance(replay.position, made))
    return case, replay


def contempts(replay):
    rulings = [entry for entry in replay.docket if isinstance(entry.what, Ruled)]
    return [entry.day for entry in rulings if entry.what.disposition == "contempt"]


def test_the_real_course_ends_in_the_historical_ending(real):
    case, replay = real

    assert case.ending(replay.position).historical


def test_there_is_one_contempt_278_days_after_the_warrant(real):
    case, replay = real

    assert case.scenario.opening.day == date(2013, 12, 4)
    assert contempts(replay) == [date(2014, 9, 8)]
    assert (date(2014, 9, 8) - case.scenario.opening.day).days == 278


def test_no_fine_was_ever_owed(real):
    _, replay = real

    assert {standing.fines for step in replay.steps for standing in step.after.matters.values()} == {0}


def test_the_grounds_of_the_appeal_were_preserved(real):
    _, replay = real

    assert {"statute", "territory"} <= replay.position.preserved
    turned_on = {
        argument
        for step in replay.steps
        if step.outcome and step.outcome.half.ruling
        for argument in step.outcome.half.ruling.turns_on
    }
    assert turned_on
    assert turned_on <= replay.position.preserved


def test_the_court_of_appeals_decides_on_day_953(real):
    case, replay = real
    reversals = [
        entry.day
        for entry in replay.docket
        if isinstance(entry.what, Ruled) and entry.what.disposition == "reversed"
    ]

    assert reversals[0] == date(2016, 7, 14)
    assert (reversals[0] - case.scenario.opening.day).days == 953
