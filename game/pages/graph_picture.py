"""The picture of a case's scenes and ways as SVG: laid out so that it can be read on one page of A4.

Choices are written out under their scene where the page has room for that; in a larger case a choice
is the mark of its stance, and its words open as a tooltip.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.content.words import Words
from game.pages.graph_measures import Measures, Sizes
from game.pages.layered.layers import Layout, Rect, Spacing, Wire
from game.pages.layered.layout import laid_out
from game.pages.rendering import render
from game.pages.scene_graph import PAGES, TEXT, Detail, DrawnWay, GraphPicture, LegendEntry, SceneGraph
from game.pages.style import tint, width

_SIGN, _ENTRY_GAP = 26.0, 18.0
_LINE = 19.0


def legend(graph: SceneGraph, words: Words, detail: Detail, wide: float) -> tuple[LegendEntry, ...]:
    """Return the legend from the upper left corner; `y` is the middle of a line."""
    entries: list[LegendEntry] = []
    x, y = 0.0, _LINE / 2
    for kind, name, said in _told(graph, words, detail):
        needed = _SIGN + width(said, "sans", TEXT)
        if x and x + needed > wide:
            x, y = 0.0, y + _LINE
        entries.append(LegendEntry(kind, name, x, y, said))  # type: ignore[arg-type]  # the kinds are those below
        x += needed + _ENTRY_GAP
    return tuple(entries)


def height(entries: tuple[LegendEntry, ...]) -> float:
    """Return the height of a legend."""
    return entries[-1].y + _LINE / 2 if entries else 0.0


def _told(graph: SceneGraph, words: Words, detail: Detail) -> Iterator[tuple[str, str, str]]:
    steps = [step for way in graph.ways for step in way.steps]
    for stance in ("comply", "refuse", "contempt", "negotiate", "litigate"):
        if any(step.stance == stance for step in steps):
            yield ("stance", stance, words(f"stance.{stance}"))
    if any(way.historical for way in graph.ways):
        yield ("historical", "", words("graph.historical"))
    if any(step.odds for step in steps):
        yield ("odds", "35", words("graph.odds" if graph.explored else "graph.odds.written"))
    for tone in ("good", "mixed", "bad"):
        if any(scene.tone == tone for scene in graph.scenes):
            yield ("tone", tone, words(f"graph.tone.{tone}"))
    reaches = {scene.reach for scene in graph.scenes} | {step.reach for step in steps}
    if "variant" in reaches:
        yield ("aside", "", words("graph.variant"))
    if "never" in reaches:
        yield ("red", "", words("graph.never"))
    if detail == "marks":
        for forum, number in graph.forums.items():
            yield ("forum", str(number), forum)


# Written-out choices must come out on paper at this size, in points, or marks stand for them.
_LEAST_POINTS = 5.5
_HOPELESS = 2.5
_HEAD, _GAP = 32.0, 10.0
_LEAST_WIDTH = 520.0
_TRIED: Mapping[Detail, tuple[Sizes, ...]] = {
    "labels": (Sizes(150, 150, 12, 26), Sizes(150, 210, 12, 26)),
    "marks": (Sizes(112, 64, 6, 11), Sizes(150, 64, 6, 11), Sizes(150, 64, 12, 26)),
}


def svg(graph: SceneGraph, words: Words) -> str:
    """Return the picture as one SVG file that brings its typeface along."""
    return render(
        "graph.svg",
        graph=graph,
        picture=picture(graph, words),
        words=words,
        letters={
            stance: words(f"stance.{stance}")[:1]
            for stance in {step.stance for way in graph.ways for step in way.steps if step.stance}
        },
        tints={number: tint(number, len(graph.forums)) for number in graph.forums.values()},
    )


def picture(graph: SceneGraph, words: Words) -> GraphPicture:
    """Return the drawing whose text is largest on a page of A4, choices written out if they can be."""
    written = max(_drawings(graph, words, "labels"), key=lambda drawn: drawn.points)
    if written.points >= _LEAST_POINTS:
        return written
    return max(_drawings(graph, words, "marks"), key=lambda drawn: drawn.points)


def _drawings(graph: SceneGraph, words: Words, detail: Detail) -> Iterator[GraphPicture]:
    for sizes in _TRIED[detail]:
        tried = tuple(_on_each_page(graph, words, Measures(graph, detail, sizes), sizes))
        yield from tried
        if max(drawn.points for drawn in tried) < _HOPELESS:
            return  # A case of hundreds of scenes fits no page, and each try takes seconds.


def _on_each_page(
    graph: SceneGraph, words: Words, measures: Measures, sizes: Sizes
) -> Iterator[GraphPicture]:
    free = _layout(measures, sizes, math.inf)
    for page in PAGES:
        wide = (free.height + 2 * _HEAD) * page.width / page.height
        layout = free if free.width <= wide else _layout(measures, sizes, wide)
        width = max(layout.width, _LEAST_WIDTH)
        signs = legend(graph, words, measures.detail, width)
        blank = GraphPicture(width, 0, page, measures.detail, (), (), signs)
        yield _drawn(blank, graph, measures, layout)


def _layout(measures: Measures, sizes: Sizes, width: float) -> Layout:
    return laid_out(measures.boxes(), measures.links(), Spacing(14, 9, sizes.above, sizes.most, width))


def _drawn(blank: GraphPicture, graph: SceneGraph, measures: Measures, layout: Layout) -> GraphPicture:
    """Draw a layout under the title and the legend of a picture."""
    top = _HEAD + height(blank.legend) + _GAP
    left = (blank.width - layout.width) / 2
    scenes = tuple(measures.scene(scene, _moved(layout.boxes[scene.id], left, top)) for scene in graph.scenes)
    ways = []
    for way, wire in zip(graph.ways, layout.wires, strict=True):
        label = _moved(wire.label, left, top) if wire.label else None
        ways.append(DrawnWay(way, path(wire, left, top), label, tuple(measures.steps(way, label))))
    return replace(blank, height=top + layout.height, scenes=scenes, ways=tuple(ways))


def _moved(place: Rect, left: float, top: float) -> Rect:
    return replace(place, x=place.x + left, y=place.y + top)


def path(wire: Wire, left: float, top: float) -> str:
    """Return the path of a line: straight where it is upright, else a curve that stays in its gap."""
    points = [(x + left, y + top) for x, y in wire.points]
    (x, y), *others = points
    is_loop = wire.backward and points[0][0] == points[-1][0]
    parts = [f"M{x:.1f} {y:.1f}"]
    for to_x, to_y in others:
        if to_x == x or is_loop:
            parts.append(f"L{to_x:.1f} {to_y:.1f}")
        else:
            middle = (y + to_y) / 2
            parts.append(f"C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return "".join(parts)
