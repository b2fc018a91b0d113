"""The picture of a case: nothing covers anything, all text fits, and it can be read on one page of A4."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from game.content.words import load_words
from game.pages.graph_picture import picture, svg
from game.pages.scene_graph import TEXT, SceneBox, SceneGraph
from game.pages.style import width
from tests.builders import CASES, SWEPT
from tests.pages.graphs import SMALL, graph_of
from tests.pages.layered.geometry import apart, inside

SVG = "{http://www.w3.org/2000/svg}"
WORDS = load_words()


@pytest.fixture(scope="module", params=[*SWEPT, *CASES], ids=lambda file: file.parent.name)
def drawn(request):
    graph = graph_of(request.param)
    return graph, picture(graph, WORDS)


def test_no_scene_or_label_covers_another(drawn):
    _, of = drawn
    places = [scene.place for scene in of.scenes] + [way.label for way in of.ways if way.label]

    assert all(apart(one, other) for one, other in combinations(places, 2))


def test_no_way_runs_through_a_scene_or_through_the_choices_of_another_way(drawn):
    _, of = drawn
    for number, way in enumerate(of.ways):
        others = [one.label for at, one in enumerate(of.ways) if one.label and at != number]
        for point in along(way.path):
            assert not any(inside(place, point) for place in [*(scene.place for scene in of.scenes), *others])


def along(path: str):
    """Yield points on a path of upright lines and curves."""
    x = y = 0.0
    for kind, numbers in re.findall(r"([MLC])([^MLC]+)", path):
        values = [float(number) for number in numbers.split()]
        if kind == "C":
            for step in range(13):
                t = step / 12
                ends = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3]
                xs, ys = (x, values[0], values[2], values[4]), (y, values[1], values[3], values[5])
                yield (
                    sum(a * b for a, b in zip(ends, xs, strict=True)),
                    sum(a * b for a, b in zip(ends, ys, strict=True)),
                )
        elif kind == "L":
            yield from ((x + (values[0] - x) * t / 12, y + (values[1] - y) * t / 12) for t in range(13))
        x, y = values[-2:]


def test_every_line_of_text_fits_what_it_stands_in(drawn):
    _, of = drawn
    for scene in of.scenes:
        for line in scene.lines:
            wide = width(line.words, "sans-strong" if line.strong else "sans", TEXT)
            left = line.x - wide / 2 if line.anchor == "middle" else line.x
            assert scene.place.left <= left
            assert left + wide <= scene.place.right
            assert scene.place.top < line.y - TEXT * 0.7
            assert line.y + TEXT * 0.1 < scene.place.bottom
    for way in of.ways:
        for line in (line for step in way.steps for line in step.lines):
            wide = width(line.words, "sans-strong" if line.strong else "sans", TEXT)
            assert way.label.left <= line.x
            assert line.x + wide <= way.label.right
            assert line.y < way.label.bottom


def test_all_stands_on_the_picture_and_the_legend_over_it(drawn):
    _, of = drawn
    top = min(scene.place.top for scene in of.scenes)

    for scene in of.scenes:
        assert scene.place.left + 0.01 >= 0
        assert scene.place.right <= of.width + 0.01
        assert scene.place.bottom <= of.height + 0.01
    for entry in of.legend:
        assert entry.x + 26 + width(entry.words, "sans", TEXT) <= of.width + 8
        assert 30 + entry.y + 10 <= top + 0.01


def test_on_a_page_of_a4_its_text_is_five_points_or_more(drawn):
    _, of = drawn

    assert of.points >= 5


def test_every_scene_and_choice_is_there_once(drawn):
    graph, of = drawn

    assert [scene.scene.id for scene in of.scenes] == [scene.id for scene in graph.scenes]
    assert [[step.step for step in way.steps] for way in of.ways] == [list(way.steps) for way in graph.ways]


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_the_real_course_is_one_chain_of_ways_from_the_opening_to_its_ending(file):
    graph = graph_of(file)
    real = {(way.source, way.target) for way in graph.ways if way.historical}
    here, passed = next(iter(graph.scenes)).id, set()
    while following := [pair for pair in real - passed if pair[0] == here]:
        passed.add(following[0])
        here = following[0][1]

    ending = next(scene for scene in graph.scenes if scene.id == here)
    assert passed == real
    assert ending.tone
    assert ending.historical


def parsed(graph: SceneGraph) -> ET.Element:
    return ET.fromstring(svg(graph, WORDS))


def test_the_file_is_svg_with_a_title_and_a_description_and_needs_no_other():
    text = svg(SMALL, WORDS)
    root = ET.fromstring(text)

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert [named[name] for name in root.get("aria-labelledby").split()] == [
        SMALL.title,
        "5 scenes from top to bottom, and 5 ways between them, each with its choices.",
    ]
    assert root.get("lang") == "en"
    assert not re.findall(r"(?:href|src)=|url\((?!#|\"data:)|<script|@import", text)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_what_no_play_comes_to_is_red_and_told():
    from game.pages.style import colours

    root = parsed(SMALL)
    red = [one for one in root.iter(f"{SVG}g") if one.get("class") == "never"]
    texts = " ".join("".join(one.itertext()) for one in red)

    assert "Nobody comes here" in texts
    assert "Do what cannot be done" in texts
    assert f".never text, text.never {{ fill: {colours()['accent']}; }}" in svg(SMALL, WORDS)
    assert "No play comes here" in [one.text for one in root.iter(f"{SVG}text")]


def test_the_real_course_is_bold_and_lies_on_top():
    ways = [one for one in parsed(SMALL).iter(f"{SVG}path") if (one.get("class") or "").startswith("way")]

    drawn = [one.get("class") for one in ways if one.get("marker-end")]
    assert drawn.count("way real") == 1
    assert drawn[-1] == "way real"


def test_a_case_without_much_in_it_can_be_drawn():
    alone = SceneGraph("Alone", "en", (SceneBox("a", "A"),), ())

    assert parsed(alone).find(f"{SVG}title").text == "Alone"
