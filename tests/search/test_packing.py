"""Positions in one number: what differs stays apart; and every guard of a case is found where it stands."""

from random import Random

import pytest

from game.engine.case import Case
from game.model.guards.values import FactFound
from game.model.record import Turn
from game.search.packing import effects_of, follows, guards_of
from game.search.steps import compile_steps
from tests.builders import RULE_BOOK, read, shown_on_coming
from tests.search.generated import crowded
from tests.search.test_generated import options_by_the_engine

NAMES = [f"f{number}" for number in range(16)]
# Each fact is asked for in just one place, the odd ones inside a condition or another guard.
EVERYWHERE = f"""\
scenario_format: 1
id: everywhere
edition: 1
title: A guard in each place
matters: {{order: {{procedure: book}}}}
meters: {{trust: {{starts_at: 50, shown_when: [{{fact: f0}}]}}}}
facts: {{{", ".join(f"{name}: {{}}" for name in NAMES)}}}
conditions: {{strong: {{says: It is strong, when: [{{fact: f1}}]}}}}
opens_at: desk
opens_on: 2020-01-01
opens_with: [{{find: f2}}]
variants: {{other: {{title: Otherwise, opens_with: [{{lose: f3}}]}}}}
scenes:
  desk:
    requires: [{{fact: f2}}]
    text: [{{text: Some words., when: [{{fact: f3}}]}}]
    choices:
      go:
        shown_when: [{{fact: f4}}]
        when: [{{not: [{{fact: f5}}]}}, {{holds: strong}}]
        text: [{{text: You go., when: [{{fact: f6}}]}}]
        effects: [{{find: f4, when: [{{fact: f7}}]}}]
        moves: [{{move: appeal, when: [{{fact: f8}}]}}]
        outcomes:
          well:
            when: [{{any: [{{fact: f9}}, {{fact: f10}}]}}]
            odds: {{base: 10, plus: [{{when: [{{fact: f11}}], points: 20}}]}}
            text: [{{text: It went well., when: [{{fact: f12}}]}}]
            effects: [{{lose: f5, when: [{{fact: f13}}]}}]
            moves: [{{move: hold, when: [{{fact: f14}}]}}]
            goes_to: hall
          badly: {{text: It went badly., goes_to: end}}
  hall:
    text: [The hall., {{text: It is dark., when: [{{fact: f15}}]}}]
    choices: {{rest: {{goes_to: end}}}}
  end: {{ending: {{title: The end}}}}
"""


@pytest.fixture(scope="module")
def scenario():
    book = RULE_BOOK.replace("{deadline: notice, is: missed}", "{fact: late}")
    return read(EVERYWHERE, book.replace("facts:\n", "facts:\n  late: {label: It is late}\n")).playable


def test_every_guard_is_found_wherever_it_stands(scenario):
    asked = [guard.fact for guard in guards_of(scenario) if isinstance(guard, FactFound)]

    # The last two are asked for by the rule book: for a move, and for a refusal of it.
    assert set(asked) == {*NAMES, "strict", "late"}


def test_every_effect_is_found_those_of_the_opening_and_of_variants_too(scenario):
    changed = [next(iter(effect.change.facts)) for effect in effects_of(scenario)]

    assert changed == ["f2", "f3", "f4", "f5"]


def test_what_follows_a_scene_is_where_its_choices_and_outcomes_lead(scenario):
    assert follows(scenario) == {"desk": {"hall", "end"}, "hall": {"end"}, "end": set()}


def test_on_coming_to_a_scene_its_own_text_is_shown_and_that_of_the_turn_before(scenario):
    shown = {
        scene: [[guard.fact for guard in guards] for guards in every]
        for scene, every in shown_on_coming(scenario).items()
    }

    assert shown == {
        "desk": [["f3"]],
        "hall": [[], ["f15"], ["f6"], ["f12"]],
        "end": [["f6"], []],
    }


@pytest.mark.parametrize("seed", range(4))
def test_positions_that_differ_in_anything_are_packed_into_other_numbers(seed):
    scenario, chance = crowded(seed).playable, Random(seed)
    case, layout = Case(scenario), compile_steps(scenario).layout
    known: dict[int, str] = {}
    for _ in range(12):
        position = case.opening()
        while not case.ending(position):
            deadlines = {
                name: (held.status, (held.last_day - position.date).days if held.status == "open" else 0)
                for name, held in position.deadlines.items()
            }
            seen = (position.scene, position.date, position.matters, position.meters, position.facts)
            counted = frozenset(one for one in position.chosen.items() if one[0] in layout.chosen)
            seen = (*seen, position.preserved, position.forfeited, deadlines, counted)
            told = repr([sorted(one, key=str) if isinstance(one, frozenset) else one for one in seen])
            assert known.setdefault(layout.pack(position), told) == told
            options = [one for one in options_by_the_engine(case, position) if one[2]]
            choice, picks, odds = chance.choice(options)
            turn = Turn(position.scene, choice, picks, chance.choice(list(odds)))
            position = case.advance(position, turn).after
    assert len(set(known.values())) == len(known)
