"""The scenes and ways of a case for other programs that draw: the languages of Graphviz and of Mermaid."""

import json
import textwrap
from collections.abc import Iterator, Mapping

from game.content.words import Words
from game.pages.scene_graph import SceneBox, SceneGraph, Way, WayChoice
from game.pages.style import colours, tint

_WIDTH = 26
_ROLES: Mapping[str, str] = {"contempt": "stance_stand"}
_TONES: Mapping[str, str] = {"good": "up", "mixed": "wait", "bad": "ink"}


def dot(graph: SceneGraph, words: Words) -> list[str]:
    """Return the lines of a digraph: a node for each scene, an edge for each choice on each way."""
    return [
        f"digraph {_quoted(graph.title)} {{",
        f"  label={_quoted(graph.title)}; labelloc=t; rankdir=TB; newrank=true;",
        '  node [shape=box, style=filled, fillcolor=white, fontname="sans-serif", fontsize=12];',
        '  edge [fontname="sans-serif", fontsize=10];',
        *(f"  {_node(graph, scene)}" for scene in graph.scenes),
        *(f"  {_edge(way, step, words)}" for way in graph.ways for step in way.steps),
        "}",
    ]


def _node(graph: SceneGraph, scene: SceneBox) -> str:
    asked = {"label": "\n".join((*_lines(scene.title), *_under(scene)))}
    if scene.forum:
        number = graph.forums[scene.forum]
        asked["fillcolor"] = tint(number, len(graph.forums))
    if scene.tone:
        asked |= {"style": "rounded,filled", "color": colours()[_TONES[scene.tone]]}
    if scene.reach == "never":
        asked |= {"color": "red", "fontcolor": "red"}
    if scene.reach == "variant":
        asked["style"] = f"{asked.get('style', 'filled')},dashed"
    if scene.historical:
        asked["penwidth"] = "3"
    return f"{_quoted(scene.id)} [{_asked(asked)}];"


def _edge(way: Way, step: WayChoice, words: Words) -> str:
    asked = {"label": "\n".join(_lines(_said(step, words)))}
    if step.stance:
        asked["color"] = _colour(step.stance)
    if step.historical:
        asked["penwidth"] = "3"
    if step.reach == "never":
        asked |= {"color": "red", "fontcolor": "red"}
    if step.reach != "play":
        asked["style"] = "dashed"
    return f"{_quoted(way.source)} -> {_quoted(way.target)} [{_asked(asked)}];"


def _asked(asked: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in asked.items())


def _quoted(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{marked}"'


def mermaid(graph: SceneGraph, words: Words) -> list[str]:
    """Return the lines of a flowchart: a node for each scene, a link for each way with all its choices."""
    # A link for each choice would leave its labels on each other: Mermaid finds no room for so many.
    names = {scene.id: f"s{number}" for number, scene in enumerate(graph.scenes)}
    return [
        "---",
        f"title: {json.dumps(graph.title)}",
        "---",
        "flowchart TD",
        *(f"  {names[scene.id]}{_shape(scene)}" for scene in graph.scenes),
        *(f"  {names[way.source]} {_arrow(way, words)} {names[way.target]}" for way in graph.ways),
        *(f"  {line}" for line in _styles(graph, names)),
    ]


def _shape(scene: SceneBox) -> str:
    said = "<br>".join(_escaped(line) for line in (*_lines(scene.title), *_under(scene)))
    return f'(["{said}"])' if scene.tone else f'["{said}"]'


def _arrow(way: Way, words: Words) -> str:
    arrow = "==>" if way.historical else ("-->" if way.reach == "play" else "-.->")
    lines = (line for step in way.steps for line in _lines(_said(step, words)))
    return f'{arrow}|"{"<br>".join(map(_escaped, lines))}"|'


def _styles(graph: SceneGraph, names: Mapping[str, str]) -> Iterator[str]:
    for forum, number in graph.forums.items():
        there = ",".join(names[scene.id] for scene in graph.scenes if scene.forum == forum)
        ground, ink = tint(number, len(graph.forums)), colours()["ink"]
        yield f"classDef forum{number} fill:{ground},stroke:{ink},color:{ink}"
        yield f"class {there} forum{number}"
    for name, style, scenes in (
        ("real", "stroke-width:4px", [scene for scene in graph.scenes if scene.historical]),
        ("never", "stroke:#f00,color:#f00", [scene for scene in graph.scenes if scene.reach == "never"]),
    ):
        if scenes:
            yield f"classDef {name} {style}"
            yield f"class {','.join(names[scene.id] for scene in scenes)} {name}"
    for number, way in enumerate(graph.ways):
        stances = {step.stance for step in way.steps}
        if way.reach == "never":
            yield f"linkStyle {number} stroke:#f00"
        elif len(stances) == 1 and stances != {""}:
            yield f"linkStyle {number} stroke:{_colour(stances.pop())}"


def _escaped(text: str) -> str:
    """Write what Mermaid would read as its own by number."""
    return "".join(one if one.isalnum() or one in " ,.;?!'’–·-" else f"#{ord(one)};" for one in text)


def _said(step: WayChoice, words: Words) -> str:
    letter = f"[{words(f'stance.{step.stance}')[:1]}] " if step.stance else ""
    odds = f" · {step.odds}" if step.odds else ""
    return f"{letter}{step.label}{odds}"


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH) or [""]


def _under(scene: SceneBox) -> tuple[str, ...]:
    if scene.tone:
        return (f"{scene.tone}, {scene.odds}" if scene.odds else scene.tone,)
    return (scene.forum,) if scene.forum else ()


def _colour(stance: str) -> str:
    return colours()[_ROLES.get(stance, f"stance_{stance}")]
