"""The stations of a procedure have icons: beside their label, where there is room, and never alone."""

from itertools import pairwise

import pygame
import pytest
from pygame import Rect, Surface

from game import places
from game.content.library import Library
from game.desktop.parts.lanes import with_lanes
from game.desktop.parts.procedure import AHEAD, HERE, NEXT, MapStation, MapStrip, ProcedureCourse
from game.desktop.screens import ways
from game.desktop.screens.desk import Sitting
from game.desktop.screens.procedure_map import course, leading_matter, sign_of
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Hand, Kit
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.theme import look_of, palette_of
from game.engine.play import Play
from tests.builders import ROOT, record
from tests.desktop.pilot import Pilot

BOOKS = sorted(file.stem for file in (ROOT / "scenarios" / "procedures").glob("*.yaml"))


def strip(size, *stops: MapStation, posture: str = "") -> Pen:
    """A map as it is drawn in a window of a size."""
    pygame.font.init()
    pen = Pen(Surface(size), Kit(look_of(palette_of(), size), RenderCache()), Hand())
    pen.fill(pen.surface.get_rect(), "folder")
    part = MapStrip(ProcedureCourse(stops, posture or stops[0].label))
    part.draw(pen, Rect(0, 0, size[0], part.height(pen.kit, size[0])))
    return pen


def left_of(pen: Pen, label: str) -> bool:
    """Whether something is drawn right before a label."""
    box = next(one.box for one in pen.written if one.text == label)
    beside = Rect(box.left - pen.g(3), box.top + 2, pen.g(2), box.height - 4).clip(pen.surface.get_rect())
    ground = pen.colour("folder")
    return any(
        pen.surface.get_at((x, y))[:3] != ground
        for x in range(beside.left, beside.right)
        for y in range(beside.top, beside.bottom)
    )


def test_an_icon_stands_before_the_label_of_its_station():
    plain = strip(
        (1280, 720), MapStation("Demand", HERE), MapStation("Order", NEXT), MapStation("Over", AHEAD)
    )
    marked = strip(
        (1280, 720),
        MapStation("Demand", HERE, icon="stations/demand"),
        MapStation("Order", NEXT, icon="stations/order"),
        MapStation("Over", AHEAD),
    )

    assert [left_of(plain, one) for one in ("Demand", "Order", "Over")] == [False, False, False]
    assert [left_of(marked, one) for one in ("Demand", "Order", "Over")] == [True, True, False]


def test_where_a_label_needs_all_the_room_it_stands_alone():
    labels = ("Court of appeal", "Surveillance court", "Court of Review")
    stops = [
        MapStation("Here", HERE),
        *(MapStation(f"{one} of land", AHEAD, icon="stations/court") for one in labels * 2),
    ]
    narrow = strip((800, 600), *stops)
    wide = strip((3840, 2160), *(MapStation(one.label[:9], one.form, icon=one.icon) for one in stops))

    assert [one.text for one in narrow.written if one.text.endswith("land")] == []
    assert not [key for key in narrow.kit.cache._pictures._kept if key[:2] == ("icon", "stations/court")]
    assert [key for key in wide.kit.cache._pictures._kept if key[:2] == ("icon", "stations/court")]


def test_where_one_icon_has_no_room_none_is_shown():
    """Icons at some of the stations would say that the others have none."""
    labels = ("Demand", "Order", "Contempt", "Appeal", "Surveillance court of review", "Decision", "Over")
    stops = [MapStation(one, HERE if one == "Demand" else AHEAD, icon="stations/court") for one in labels]
    pen = strip((1024, 768), *stops)
    wide = strip((1024, 768), *(stop for stop in stops if "court" not in stop.label))

    assert not [key for key in pen.kit.cache._pictures._kept if key[:2] == ("icon", "stations/court")]
    assert all(left_of(wide, one.text) for one in wide.written)


def test_the_longest_label_keeps_its_icon_while_it_touches_none_beside_it():
    """At the size in which the window opens first, between two short labels."""
    stops = [MapStation(one, AHEAD, icon="stations/court") for one in ("Decision", "Supreme Court", "Over")]
    pen = strip(
        (1280, 800), MapStation("Demand", HERE), *(MapStation(one, AHEAD) for one in ("A", "B", "C")), *stops
    )

    assert left_of(pen, "Supreme Court")
    boxes = [one.box for one in pen.written]
    assert not any(a.colliderect(b) for a, b in pairwise(boxes))


def test_a_posture_is_named_in_full_where_it_fits_between_the_labels_beside_it():
    pen = strip(
        (1280, 720),
        MapStation("Order", AHEAD),
        MapStation("Contempt", HERE, icon="stations/contempt"),
        *(MapStation(one, AHEAD) for one in ("Appeal", "Decision", "Supreme Court", "Over", "End")),
        posture="In contempt, stayed",
    )

    assert "In contempt, stayed" in [one.text for one in pen.written]


@pytest.mark.parametrize("book", BOOKS)
def test_every_station_of_a_shipped_rule_book_has_an_icon_of_its_own(book):
    import yaml

    stations = yaml.safe_load((places.procedures() / f"{book}.yaml").read_text("utf-8"))["stations"]

    signs = [one["sign"] for one in stations]
    assert len(set(signs)) == len(signs)
    assert all(places.drawing("stations", sign).is_file() for sign in signs)


def test_the_icon_of_a_posture_is_that_of_its_station():
    matter = next(iter(Library().load("first-steps").playable.matters.values()))

    assert sign_of(matter.procedure, matter.procedure.tracks[0].opens_in) == "stations/demand"
    assert sign_of(matter.procedure, "in-contempt-stayed") == "stations/contempt"


def test_an_icon_of_another_folder_is_drawn(tmp_path):
    kit = Pilot(tmp_path).pen.kit

    drawn = icon(kit, "stations/order", 40, "ink")

    assert pygame.mask.from_surface(drawn).count() > 100
    assert pygame.mask.from_surface(icon(kit, "stations/none", 40, "ink")).count() == 0


def test_the_gate_is_whole_and_moves_once_contempt_has_opened_the_appeal_and_is_gone_a_turn_later(tmp_path):
    pilot = Pilot(tmp_path, case="microsoft-ireland")
    opened = pilot.shelf.open("microsoft-ireland")
    player, said, moved = pilot.stage.screen.desk, {}, {}
    play = Play.begin(opened.case, 7)
    for turn in opened.real.turns[:13]:
        play = play.make(turn)
        pilot.stage.screen = ways.standing(Sitting(player, opened, play))
        pilot.stage._show_screen()
        lines = pilot.stage.view.lines(pilot.look_up().kit.look)
        said[play.position.scene] = [line.text for line in lines if line.role.endswith(" move")]
        moved[play.position.scene] = "gate" in pilot.pen.movers

    assert [scene for scene, words in said.items() if "Appeal: open now" in words] == ["the-gate"]
    assert [scene for scene, moves in moved.items() if moves] == ["the-gate"]
    assert said["stay-lifted"], "the same bracket was locked there"


def test_tracks_are_lanes_and_the_one_that_moved_last_is_the_map(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.shelf.library = Library([ROOT / "tests" / "cases"])
    opened = pilot.shelf.open("fine-and-appeal")
    turns = record(opened.case, "hearing.say-nothing", "ordered.refuse", "fined.appeal")
    replay = opened.case.replay(turns)

    mapped = course(opened, replay, leading_matter(replay))
    shown = [line.text for line in with_lanes(MapStrip(mapped), mapped).mirror(pilot.stage.look)]

    stations = [stop.label for stop in mapped.stops]
    assert stations == ["No appeal", "Appeal pending", "Appeal pending, fine stayed", "Decided above"]
    assert [stop.form for stop in mapped.stops] == ["passed", "here", "next", "next"]
    assert shown == [
        *("The appeal: Appeal pending", ", ".join(stations)),
        *("The order: Ordered to produce", "The fine: In contempt"),
    ]
