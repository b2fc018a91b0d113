"""What is live is asked for each footing, a scene with its postures and rounds, and changes no answer."""

import pytest

from game.model.ids import ChoiceKey
from game.search import footings as footings_module
from game.search.explore import explore, whole
from game.search.footings import FootingBranch, Footings, footings_of
from game.search.liveness import live_values
from game.search.packing import PackedLayout
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import RULE_BOOK, read
from tests.search.generated import generated

SEEDS = [seed if seed < 50 else pytest.param(seed, marks=pytest.mark.long) for seed in range(500)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_position_stands_in_a_footing_that_was_walked(seed):
    """The masks would not know it otherwise; what a position keeps is live there, and nothing else."""
    steps = compile_steps(generated(seed).playable)
    live = live_values(steps.scenario, steps.layout)
    assert live[0].masks

    for packed in explore(steps, live, mark=whole).marks:
        assert live[steps.layout.scene_of(packed)].part(packed) == packed


@pytest.mark.parametrize("seed", SEEDS)
def test_footings_that_agree_in_what_is_live_have_the_same_masks(seed):
    """What is not live is left out of a footing: it must not matter then which of them it was."""
    scenario = generated(seed).playable
    layout = PackedLayout.of(scenario)
    footings = footings_of(scenario, layout)
    live = footings.live({})

    masks: dict[int, int] = {}
    for footing, bits in live.items():
        assert masks.setdefault(footing & bits, bits) == bits


def footings(choices: str, rest: str = "") -> Footings:
    """The footings of a case at a desk."""
    head = "scenario_format: 1\nid: desk\nedition: 1\ntitle: At a desk\nmatters: {order: {procedure: book}}\n"
    head += "facts: {seen: {}}\nopens_at: desk\nopens_on: 2020-01-01\nscenes:\n  desk:\n    choices:\n"
    scenario = read(f"{head}{choices}{rest}  end: {{ending: {{title: The end}}}}\n").playable
    return footings_of(scenario, PackedLayout.of(scenario))


def test_a_fact_is_live_only_while_the_scene_that_asks_for_it_can_still_come():
    """From the yard one comes back to the desk once; after that, what the desk asks for is dead."""
    choices = """\
      find: {times: 1, effects: [{find: seen}], goes_to: desk}
      show: {when: [{fact: seen}], goes_to: end}
      go: {goes_to: yard}
"""
    found = footings(choices, "  yard: {choices: {back: {times: 1, goes_to: desk}, rest: {goes_to: end}}}\n")
    layout = found.layout
    seen, back = layout.facts["seen"], layout.chosen[ChoiceKey("yard", "back")]
    in_the_yard = {one: bits for one, bits in found.live({}).items() if layout.scene_named(one) == "yard"}

    assert len(in_the_yard) == 4
    for footing, bits in in_the_yard.items():
        assert bool(bits & seen.mask) is not bool(back.of(footing))


def test_what_is_found_on_the_way_is_settled_whatever_it_was():
    found = footings("      go: {effects: [{find: seen}], goes_to: end}\n")

    assert found.ways[found.opening] == {FootingBranch(found.opening + 1, found.layout.facts["seen"].mask)}


def test_a_move_settles_the_posture_of_its_track_whatever_it_was():
    found = footings("      go: {moves: [hold], goes_to: end}\n")
    (track,) = found.layout.postures.values()

    assert [settled for _, settled in found.ways[found.opening]] == [track.mask]


@pytest.mark.parametrize("seed", [*SEEDS, 1766, 2301])
def test_where_there_are_too_many_footings_scenes_alone_are_as_exact(seed, monkeypatch):
    steps = compile_steps(generated(seed).playable)
    exact = Weighing(explore(steps)).probabilities()
    fine = live_values(steps.scenario, steps.layout)[0].told
    few = len(footings_of(steps.scenario, steps.layout).ways) <= len(steps.scenes)
    monkeypatch.setattr(footings_module, "MOST", 0)

    live = live_values(steps.scenario, steps.layout)

    assert live[0].told == (fine if few else steps.layout.scene.mask)
    assert Weighing(explore(steps, live)).probabilities() == exact


WATCHED = """\
scenario_format: 1
id: watched
edition: 1
title: What is watched
matters: {order: {procedure: book}}
facts: {seen: {}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    requires: [{posture: served}, {posture: contempt}]
    text: [{text: In contempt., when: [{posture: contempt}]}, {text: Seen., when: [{fact: seen}]}]
    choices:
      refuse:
        text: [{text: Held., when: [{posture: contempt}]}, {text: Not held., when: [{posture: served}]}]
        moves: [hold]
        outcomes:
          held: {text: [{text: Held., when: [{posture: contempt}]}], goes_to: hall}
          spared: {moves: [release], goes_to: hall}
      appeal: {moves: [appeal], goes_to: hall}
  hall:
    requires: [{posture: [contempt, ordered]}, {posture: contempt}]
    choices: {rest: {when: [{posture: vacated}], goes_to: end}}
  end: {ending: {title: The end}}
"""


def test_what_is_watched_can_answer_only_what_footings_allow():
    scenario = read(WATCHED).playable
    desk, hall = scenario.scenes["desk"], scenario.scenes["hall"]
    refuse, appeal = desk.choices.values()
    (rest,) = hall.choices.values()
    held, spared = refuse.outcomes.values()
    (refused,) = appeal.half.moves
    prose = [*desk.text, *refuse.half.text, *held.half.text]
    watched = [*desk.requires, *(one.when[0] for one in prose), *hall.requires, rest.when[0]]
    watched += [*refuse.half.moves, *spared.half.moves, refused, *refused.move.refusals]
    layout = PackedLayout.of(scenario)

    found = footings_of(scenario, layout, frozenset(map(id, watched)))

    answers = [(found.can(one, True), found.can(one, False)) for one in watched]
    yes, no, either = (True, False), (False, True), (True, True)
    assert answers == [
        # The desk: what it requires, and its text.
        *(yes, no, no, either),
        # What is read after refusing, be it held or spared, and after being held.
        *(either, no, yes),
        # The hall: released is ordered again.
        *(yes, either, no),
        # One may be held and then released; an appeal is refused, but not for want of a sanction.
        *(yes, yes, no),
        *(either, no, yes),
    ]


def test_a_choice_whose_one_outcome_is_sure_cannot_be_shut():
    scenario = read(WATCHED).playable
    refuse, appeal = scenario.scenes["desk"].choices.values()
    (rest,) = scenario.scenes["hall"].choices.values()
    found = footings_of(scenario, PackedLayout.of(scenario))

    assert [found.can(one, False) for one in (refuse, appeal, rest)] == [False, False, False]


def test_behind_a_refusal_that_surely_holds_no_other_is_shown():
    book = RULE_BOOK.replace(
        "when: [{posture: [contempt, contempt-stayed]}], says", "when: [{posture: served}], says"
    )
    scenario = read(WATCHED, book).playable
    (refused,) = scenario.scenes["desk"].choices["appeal"].half.moves
    watched = refused.move.refusals

    found = footings_of(scenario, PackedLayout.of(scenario), frozenset(map(id, watched)))

    assert [found.can(one, True) for one in watched] == [True, True, False]
