"""The files of a small graph, line by line: positions, commands and labels worked out by hand."""

import pytest

from game.content.words import load_words
from game.search.steps import compile_steps
from game.workshop.graph import GraphError, drawn, graph_of, plain, prism
from game.workshop.scene_graph import scene_graph
from tests.builders import read

# A play may be stuck at the door. To plead one may pick a ground, and wins in one play of four.
CASE = """\
scenario_format: 1
id: small-case
edition: 3
title: A small case
matters: {order: {procedure: book}}
facts: {key: {}}
arguments: {first: {}}
opens_at: desk
opens_on: 2020-01-01
variants: {other: {title: Otherwise, opens_with: [{find: key}]}}
scenes:
  desk:
    choices:
      plead:
        picks: {at_least: 0, at_most: 1, of: [first]}
        outcomes:
          granted: {odds: 25, goes_to: well-done}
          denied: {goes_to: door}
      go: {goes_to: door}
  door: {choices: {open: {when: [{fact: key}], goes_to: well-done}}}
  well-done: {ending: {title: Won}}
"""


EDITION = str(read(CASE).playable.edition)


@pytest.fixture(scope="module")
def graph():
    return graph_of(compile_steps(read(CASE).playable), 100)


def test_a_chain_has_one_command_for_each_position(graph):
    assert prism(graph, "uniform") == [
        f"// small-case, edition {EDITION}: positions that have the same future are one.",
        "dtmc",
        "",
        "module play",
        "  position : [0..2] init 0;",
        # Pleading is one of two choices, with and without its ground.
        "  [] position=0 -> 1/8 : (position'=2) + 7/8 : (position'=1);",
        "  [] position=1 -> 1 : (position'=1);",
        "  [] position=2 -> 1 : (position'=2);",
        "endmodule",
        "",
        'label "ending_well_done" = position=2;',
        'label "stuck" = position=1;',
    ]


def test_a_process_has_one_command_for_each_option_with_the_name_of_its_choice(graph):
    lines = prism(graph, "free")

    assert lines[1] == "mdp"
    assert lines[5:10] == [
        "  [do_desk__plead] position=0 -> 1/4 : (position'=2) + 3/4 : (position'=1);",
        "  [do_desk__plead] position=0 -> 1/4 : (position'=2) + 3/4 : (position'=1);",
        "  [do_desk__go] position=0 -> 1 : (position'=1);",
        "  [] position=1 -> 1 : (position'=1);",
        "  [] position=2 -> 1 : (position'=2);",
    ]


def test_where_no_play_is_stuck_nobody_is(graph):
    sure = CASE.replace("when: [{fact: key}], ", "")

    assert prism(graph_of(compile_steps(read(sure).playable), 100), "uniform")[-1] == 'label "stuck" = false;'


def test_the_data_name_picks_chances_and_outcomes(graph):
    ways = [{"outcome": "granted", "odds": "1/4", "to": 2}, {"outcome": "denied", "odds": "3/4", "to": 1}]
    on = [{"outcome": None, "odds": "1", "to": 1}]

    assert plain(graph, "uniform", "other") == {
        "scenario": "small-case",
        "edition": EDITION,
        "variant": "other",
        "policy": "uniform",
        "opening": 0,
        "positions": [
            {
                "scene": "desk",
                "ending": False,
                "options": [
                    {"choice": "plead", "picks": [], "chance": "1/4", "ways": ways},
                    {"choice": "plead", "picks": ["first"], "chance": "1/4", "ways": ways},
                    {"choice": "go", "picks": [], "chance": "1/2", "ways": on},
                ],
            },
            {"scene": "door", "ending": False, "options": []},
            {"scene": "well-done", "ending": True, "options": []},
        ],
    }


def test_a_case_above_the_limit_is_refused_with_the_limit(graph):
    with pytest.raises(GraphError, match="this case has more than 1 positions: raise `--limit`"):
        graph_of(compile_steps(read(CASE).playable), 1)


@pytest.mark.parametrize(
    ("language", "opens"), [("svg", "<svg"), ("dot", 'digraph "A small case" {'), ("mermaid", "---")]
)
def test_a_picture_is_drawn_in_the_language_that_was_asked_for(language, opens):
    lines = drawn(scene_graph(compile_steps(read(CASE).playable), 100), language, load_words())

    assert lines[0].startswith(opens)
    assert any("Won" in line for line in lines)
