"""The languages of other programs, read by small grammars of their own; every scene and choice is in them."""

import json
import re

import pytest

from game.content.words import load_words
from game.pages.graph_text import dot, mermaid
from tests.builders import SHIPPED
from tests.pages.graphs import SMALL, graph_of

WORDS = load_words()
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


@pytest.fixture(params=[*SHIPPED, None], ids=lambda file: file.parent.name if file else "small")
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
