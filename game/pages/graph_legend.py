"""The legend of a picture: each sign that it has with its words, in lines of some width."""

from collections.abc import Iterator
from typing import NamedTuple

from game.content.words import Words
from game.pages.faces import width
from game.pages.graph_drawn import TEXT, Detail, Entry
from game.pages.scene_graph import SceneGraph

_SIGN, _GAP = 26.0, 18.0
_LINE = 19.0


class _Told(NamedTuple):
    kind: str
    name: str
    words: str


def legend(graph: SceneGraph, words: Words, detail: Detail, wide: float) -> tuple[Entry, ...]:
    """Return the legend from the upper left corner; `y` is the middle of a line."""
    entries: list[Entry] = []
    x, y = 0.0, _LINE / 2
    for kind, name, said in _told(graph, words, detail):
        needed = _SIGN + width(said, "sans", TEXT)
        if x and x + needed > wide:
            x, y = 0.0, y + _LINE
        entries.append(Entry(kind, name, x, y, said))  # type: ignore[arg-type]  # the kinds are those below
        x += needed + _GAP
    return tuple(entries)


def height(entries: tuple[Entry, ...]) -> float:
    """Return the height of a legend."""
    return entries[-1].y + _LINE / 2 if entries else 0.0


def _told(graph: SceneGraph, words: Words, detail: Detail) -> Iterator[_Told]:
    steps = [step for way in graph.ways for step in way.steps]
    for stance in ("comply", "refuse", "contempt", "negotiate", "litigate"):
        if any(step.stance == stance for step in steps):
            yield _Told("stance", stance, words(f"stance.{stance}"))
    if any(way.historical for way in graph.ways):
        yield _Told("historical", "", words("graph.historical"))
    if any(step.odds for step in steps):
        yield _Told("odds", "35", words("graph.odds" if graph.explored else "graph.odds.written"))
    for tone in ("good", "mixed", "bad"):
        if any(scene.tone == tone for scene in graph.scenes):
            yield _Told("tone", tone, words(f"graph.tone.{tone}"))
    reaches = {scene.reach for scene in graph.scenes} | {step.reach for step in steps}
    if "variant" in reaches:
        yield _Told("aside", "", words("graph.variant"))
    if "never" in reaches:
        yield _Told("red", "", words("graph.never"))
    if detail == "marks":
        for forum, number in graph.forums.items():
            yield _Told("forum", str(number), forum)
