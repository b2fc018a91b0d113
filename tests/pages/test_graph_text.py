"""The languages of other programs, read by small grammars of their own; every scene and choice is in them."""

import json
import re
from dataclasses import replace

import pytest

from game.content.words import load_words
from game.pages.graph_text import dot, mermaid
from game.pages.scene_graph import SceneBox, Way, WayChoice
from game.pages.style import colours
from tests.builders import SWEPT
from tests.pages.graphs import SMALL, graph_of

WORDS = load_words()
INK = colours()
QUOTED = r'"(?:[^"\\]|\\.)*"'
ASKED = rf"{QUOTED}|[a-zA-Z]+"
ATTRIBUTE = rf"(?:label|fillcolor|style|color|fontcolor|penwidth)={QUOTED}"
DOT_LINE = re.compile(
    rf"  {QUOTED}(?: -> {QUOTED})? \[{ATTRIBUTE}(?:, {ATTRIBUTE})*\];"
    rf"|  label={QUOTED}; labelloc=t; rankdir=TB; newrank=true;"
    rf"|  (?:node|edge) \[\w+=(?:{ASKED}|\d+)(?:, \w+=(?:{QUOTED}|\w+))*\];"
)
# Within quotes Mermaid's own signs are written by number.
SAID = r'"(?:[\w ,.;?!\'’–·-]|#\d+;|<br>)*"'
MERMAID_LINE = re.compile(
    rf"  s\d+(?:\[{SAID}\]|\(\[{SAID}\]\))"
    rf"|  s\d+ (?:-->|==>|-\.->)\|{SAID}\| s\d+"
    r"|  classDef \w+ [\w:#,-]+"
    r"|  class s\d+(?:,s\d+)* \w+"
    r"|  linkStyle \d+ stroke:#[0-9a-fA-F]+"
)


@pytest.fixture(params=[*SWEPT, None], ids=lambda file: file.parent.name if file else "small")
def graph(request):
    return graph_of(request.param) if request.param else SMALL


def test_every_line_of_dot_is_one_of_its_statements(graph):
    first, *body, last = dot(graph, WORDS)

    assert re.fullmatch(rf"digraph {QUOTED} {{", first)
    assert last == "}"
    assert [line for line in body if not DOT_LINE.fullmatch(line)] == []


def test_dot_has_a_node_for_each_scene_and_an_edge_for_each_choice(graph):
    lines = dot(graph, WORDS)
    steps = [step for way in graph.ways for step in way.steps]

    assert sum(" -> " in line for line in lines) == len(steps)
    for scene in graph.scenes:
        assert sum(line.startswith(f'  "{scene.id}" [') for line in lines) == 1
    assert sum('penwidth="3"' in line and " -> " in line for line in lines) == sum(
        step.historical for step in steps
    )


def test_every_line_of_mermaid_is_one_of_its_statements(graph):
    lines = mermaid(graph, WORDS)

    assert lines[0] == lines[2] == "---"
    assert json.loads(lines[1].removeprefix("title: ")) == graph.title
    assert lines[3] == "flowchart TD"
    assert [line for line in lines[4:] if not MERMAID_LINE.fullmatch(line)] == []


def test_mermaid_has_a_node_for_each_scene_and_a_link_for_each_way(graph):
    lines = mermaid(graph, WORDS)

    assert sum(bool(re.match(r"  s\d+[\[(]", line)) for line in lines) == len(graph.scenes)
    assert sum("|" in line for line in lines) == len(graph.ways)
    assert sum(" ==>" in line for line in lines) == sum(way.historical for way in graph.ways)
    assert sum(" -.->" in line for line in lines) == sum(way.reach != "play" for way in graph.ways)


def test_quotation_marks_and_brackets_cannot_break_out():
    assert dot(SMALL, WORDS)[0] == r'digraph "Fish & <chips> \"fried\"" {'
    assert any('|"#91;L#93; Sue · 40"|' in line for line in mermaid(SMALL, WORDS))


def test_dot_says_of_each_scene_and_choice_what_is_known_of_it():
    lines = [line.strip() for line in dot(SMALL, WORDS)]

    assert lines[4:-1] == [
        r'"a" [label="Where it starts\nDistrict court", fillcolor="#DDE7F4", penwidth="3"];',
        r'"b" [label="Where it goes on\nCourt of appeals", fillcolor="#EBD8C2"];',
        rf'"won" [label="It is won\ngood, 12", style="rounded,filled", color="{INK["up"]}", penwidth="3"];',
        rf'"lost" [label="It is lost\nbad, <0.1", style="rounded,filled", color="{INK["ink"]}"];',
        '"dream" [label="Nobody comes here", color="red", fontcolor="red"];',
        '"a" -> "a" [label="Wait a week"];',
        f'"a" -> "won" [label="[L] Sue · 40", color="{INK["stance_litigate"]}", penwidth="3"];',
        f'"a" -> "b" [label="[L] Sue · 60", color="{INK["stance_litigate"]}"];',
        f'"a" -> "b" [label="[N] Talk", color="{INK["stance_negotiate"]}"];',
        f'"b" -> "a" [label="[C] Go back", color="{INK["stance_comply"]}"];',
        '"b" -> "lost" [label="[R] Do what cannot be done", color="red", fontcolor="red", style="dashed"];',
    ]


def test_mermaid_says_of_each_scene_and_way_what_is_known_of_it():
    lines = [line.strip() for line in mermaid(SMALL, WORDS)]

    assert lines[4:14] == [
        's0["Where it starts<br>District court"]',
        's1["Where it goes on<br>Court of appeals"]',
        's2(["It is won<br>good, 12"])',
        's3(["It is lost<br>bad, #60;0.1"])',
        's4["Nobody comes here"]',
        's0 -->|"Wait a week"| s0',
        's0 ==>|"#91;L#93; Sue · 40"| s2',
        's0 -->|"#91;L#93; Sue · 60<br>#91;N#93; Talk"| s1',
        's1 -->|"#91;C#93; Go back"| s0',
        's1 -.->|"#91;R#93; Do what cannot be done"| s3',
    ]
    assert [line for line in lines[14:] if not line.startswith("classDef forum")] == [
        *("class s0 forum1", "class s1 forum2", "classDef real stroke-width:4px", "class s0,s2 real"),
        *("classDef never stroke:#f00,color:#f00", "class s4 never"),
        f"linkStyle 1 stroke:{INK['stance_litigate']}",
        f"linkStyle 3 stroke:{INK['stance_comply']}",
        "linkStyle 4 stroke:#f00",
    ]


def test_what_only_a_variant_reaches_is_dashed_and_standing_firm_has_its_own_colour():
    graph = replace(
        SMALL,
        scenes=(*SMALL.scenes, SceneBox("other", "Elsewhere", tone="mixed", reach="variant")),
        ways=(
            Way("a", "other", (WayChoice("stand", "Stand", "contempt", reach="variant"),)),
            Way("a", "b", (WayChoice("wait", "Wait"), WayChoice("sue", "Sue", "litigate"))),
        ),
    )
    lines = [line.strip() for line in dot(graph, WORDS)]

    assert (
        f'"other" [label="Elsewhere\\nmixed", style="rounded,filled,dashed", color="{INK["wait"]}"];' in lines
    )
    assert f'"a" -> "other" [label="[S] Stand", color="{INK["stance_stand"]}", style="dashed"];' in lines
    assert not any("linkStyle 1" in line for line in mermaid(graph, WORDS)), "two stances have no one colour"
