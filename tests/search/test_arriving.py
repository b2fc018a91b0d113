"""A play gets to any scene: by the real course, else by the fewest turns."""

import pytest

from game.engine.case import Case, historical_replay
from game.model.record import Playthrough
from game.search.arriving import NoWayError, UnknownSceneError, turns_to
from tests.builders import SWEPT, TUTORIAL, desk, loaded, turn


def arrived_at(case: Case, turns) -> str:
    record = Playthrough(case.scenario.id, str(case.scenario.edition), case.variant, turns=turns)
    return case.replay(record).position.scene


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.long)])
def test_every_scene_of_every_shipped_case_is_come_to(file, every):
    """Each twelfth of them in every run; the far ones take a search of their own."""
    read = loaded(file)
    scenario = read.playable
    cases = [Case(scenario), *(Case(scenario, variant) for variant in scenario.variants)]

    for scene in list(scenario.scenes)[::every]:
        # What belongs to a variant alone is come to in it.
        assert any(scene == comes_to(case, scene, read.historical) for case in cases), scene


def comes_to(case: Case, scene, real) -> str:
    """Return the scene to which the way to a scene leads; nothing where no play of the case comes to it."""
    try:
        return arrived_at(case, turns_to(case, scene, historical_replay(case, real)))
    except NoWayError:
        return ""


def test_a_scene_of_the_real_course_is_come_to_as_it_was():
    read = loaded(TUTORIAL)
    case = Case(read.playable)
    real = historical_replay(case, read.historical)
    assert real is not None

    assert turns_to(case, real.turns[2].scene, real) == real.turns[:2]


def test_without_a_real_course_the_fewest_turns_lead_there():
    """The long way round is there, and is not taken; a lucky outcome is."""
    case = desk(
        {
            "look": "times: 1, effects: [{find: found}]",
            "wait": "takes: 1 day, times: 3",
            "go": "goes_to: end, times: 1, when: [{fact: found}],"
            " outcomes: {no: {odds: 99, goes_to: desk}, yes: {}}",
        }
    )

    assert turns_to(case, "end") == (turn("look"), turn("go:yes"))


def test_picks_that_the_way_needs_are_picked():
    case = desk(
        {
            "plead": "times: 1, picks: {at_least: 1, at_most: 1, of: [first, second]}",
            "win": "goes_to: end, when: [{preserved: second}]",
        }
    )

    assert turns_to(case, "end") == (turn("plead(second)"), turn("win"))


def test_the_opening_takes_no_turn():
    assert turns_to(desk({"go": "goes_to: end"}), "desk") == ()


def test_a_scene_that_is_not_there_is_named_with_what_was_meant():
    case = desk({"go": "goes_to: end"})

    with pytest.raises(UnknownSceneError, match="Did you mean 'desk'") as refused:
        turns_to(case, "dask")

    facts = refused.value
    assert (facts.scene, facts.scenario, facts.known) == ("dask", case.scenario.id, ("desk", "end"))


def test_a_scene_that_no_play_comes_to_is_said_to_be_so():
    with pytest.raises(NoWayError, match="no play comes to scene 'end'") as refused:
        turns_to(desk({"go": "goes_to: end, when: [{fact: found}]"}), "end")

    facts = refused.value
    assert (facts.scene, facts.positions, facts.bounded) == ("end", 1, False)
