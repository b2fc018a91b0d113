"""The layout of graphs in layers: nothing covers anything, lines keep clear of boxes, and all is in order."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.pages.layered.layers import Box, Edge, Spacing
from game.pages.layered.layout import laid_out
from tests.pages.layered.geometry import covering, crossings

DIAMOND = [Edge("a", "b"), Edge("a", "c"), Edge("b", "d"), Edge("c", "d")]


def boxes(names: str) -> list[Box]:
    return [Box(name, 60, 20) for name in names]


@st.composite
def graphs(draw) -> tuple[list[Box], list[Edge]]:
    """Any graph: with loops, ways back, islands, several links between two boxes, labels of all sizes."""
    count = draw(st.integers(1, 12))
    size = st.tuples(st.integers(20, 150), st.integers(14, 60))
    found = [Box(str(number), *draw(size)) for number in range(count)]
    name = st.integers(0, count - 1).map(str)
    label = st.one_of(st.just((0, 0)), st.tuples(st.integers(10, 120), st.integers(10, 50)))
    return found, draw(st.lists(st.builds(Edge, name, name, label), max_size=24))


@settings(max_examples=60)
@given(graphs(), st.sampled_from([float("inf"), 900, 400, 1]))
def test_nothing_covers_anything_and_no_line_runs_through_a_box(graph, width):
    layout = laid_out(*graph, Spacing(width=width))

    assert covering(layout) == []
    assert crossings(layout) == []


@given(graphs(), st.sampled_from([float("inf"), 500]))
def test_all_stands_within_the_size_of_the_layout(graph, width):
    found, links = graph
    layout = laid_out(found, links, Spacing(width=width))
    places = [*layout.boxes.values(), *(wire.label for wire in layout.wires if wire.label)]

    assert len(layout.boxes) == len(found)
    assert len(layout.wires) == len(links)
    for place in places:
        assert place.left >= -0.01
        assert place.top >= -0.01
        assert place.right <= layout.width + 0.01
        assert place.bottom <= layout.height + 0.01


@given(graphs())
def test_a_line_leads_from_the_edge_of_its_source_to_the_edge_of_its_target(graph):
    found, links = graph
    layout = laid_out(found, links, Spacing())

    for link, wire in zip(links, layout.wires, strict=True):
        source, target = layout.boxes[link.source], layout.boxes[link.target]
        (x, y), (x2, y2) = wire.points[0], wire.points[-1]
        if link.source == link.target:
            assert x == x2 == source.right
            continue
        assert source.left <= x <= source.right
        assert target.left <= x2 <= target.right
        assert (y, y2) == pytest.approx(
            (source.top, target.bottom) if wire.backward else (source.bottom, target.top)
        )


def test_what_leads_on_stands_below():
    layout = laid_out(boxes("abcd"), DIAMOND, Spacing())

    a, b, c, d = (layout.boxes[name] for name in "abcd")
    assert a.bottom < b.top == c.top
    assert b.bottom < d.top
    assert a.x == d.x == (b.x + c.x) / 2


def test_a_way_back_leads_up_and_is_told_apart():
    layout = laid_out(boxes("abc"), [Edge("a", "b"), Edge("b", "c"), Edge("c", "a", (30, 12))], Spacing())

    back = layout.wires[2]
    assert [wire.backward for wire in layout.wires] == [False, False, True]
    assert back.points[0][1] > back.points[-1][1]
    # Its label stands next to where it comes from.
    assert abs(back.label.y - layout.boxes["c"].top) < abs(back.label.y - layout.boxes["a"].bottom)


def test_a_line_that_passes_layers_is_straight():
    links = [Edge("a", "b"), Edge("b", "c"), Edge("c", "d"), Edge("d", "e"), Edge("a", "e")]

    long = laid_out(boxes("abcde"), links, Spacing()).wires[4]

    assert len({x for x, _ in long.points[2:-2]}) == 1


def test_lines_leave_a_box_apart_from_each_other():
    layout = laid_out(boxes("abcd"), [Edge("a", name) for name in "bcd"], Spacing())

    starts = sorted(wire.points[0][0] for wire in layout.wires)
    assert all(other - one > 5 for one, other in pairwise(starts))


def test_neighbours_are_exchanged_until_lines_do_not_cross():
    links = [Edge("a", "x"), Edge("b", "y"), Edge("c", "z"), Edge("x", "3"), Edge("y", "2"), Edge("z", "1")]
    layout = laid_out(boxes("abcxyz123"), links, Spacing())

    order = [sorted(names, key=lambda name: layout.boxes[name].x) for names in ("xyz", "321")]
    assert ["xyz".index(name) for name in order[0]] == ["321".index(name) for name in order[1]]


def test_a_layout_is_drawn_in_to_its_width_where_that_has_room():
    chance = random.Random(4)
    found = boxes("abcdefghijklmnopqrst")
    links = [Edge(one.name, other.name) for one, other in pairwise(found)]
    links += [
        Edge(*sorted((one.name, other.name))) for one, other in [chance.sample(found, 2) for _ in range(30)]
    ]

    free = laid_out(found, links, Spacing())
    narrow = laid_out(found, links, Spacing(width=free.width * 0.6))

    assert narrow.width <= free.width * 0.6 + 0.01
    assert covering(narrow) == []
    assert crossings(narrow) == []


def test_the_same_graph_is_laid_out_in_the_same_way():
    assert laid_out(boxes("abcd"), DIAMOND, Spacing()) == laid_out(boxes("abcd"), DIAMOND, Spacing())
