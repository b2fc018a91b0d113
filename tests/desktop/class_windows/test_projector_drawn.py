"""P as it is drawn: rows in the middle of their lines, columns alike, headings with what they are over."""

import pygame
import pytest

from game.classroom import commands as ask
from game.desktop.class_windows.pages import paged, projected
from game.desktop.class_windows.projector import ProjectorSettings, mirror
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.kit import Kit
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.prose import PlainText, Prose
from game.desktop.toolkit.theme import palette_of
from tests.desktop.class_windows.classes import Rehearsed, words
from tests.desktop.class_windows.test_teacher_drawn import come_to, go_on

ROOM = ProjectorSettings(6, "paper", "http://192.168.1.20:8321")


def kit():
    return Kit(projected((1280, 720), "paper", palette_of()["paper"], 6), RenderCache())


def drawn(rehearsed, size=(1280, 720)):
    """Give the texts of every page of P, each with its place."""
    return [pen.written for pen in rehearsed.pages(pygame.Surface(size), ROOM)]


def plain(piece):
    return piece.text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def prose(text):
    return Prose(text[:9], blocks(text))


def test_a_heading_stands_on_the_page_of_what_it_is_over():
    Rehearsed()
    parts = (prose("one " * 120), PlainText("What came of it", "heading3"), prose("two " * 60))
    first = parts[0].height(kit(), 600) + parts[1].height(kit(), 600) + kit().look.g(3)
    pages = paged(kit(), parts, 600, first)

    assert pages == [parts[:1], parts[1:]]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_type_takes_the_room_that_a_page_leaves(size):
    rehearsed = Rehearsed()
    come_to(rehearsed, "question-before")
    surface = pygame.Surface(size)
    (pen,) = rehearsed.pages(surface, ROOM)
    usual = pen.kit.look.size("label")
    answers = [piece for piece in pen.written if piece.text in ("once it has refused", "A")] or pen.written
    lowest = max(piece.box.bottom for piece in pen.written if piece.box.bottom < size[1] * 0.84)

    assert max(piece.box.height for piece in answers) > 1.2 * usual
    assert lowest > size[1] * 0.6


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_options_stand_in_the_middle_between_their_lines(size):
    rehearsed = Rehearsed()
    come_to(rehearsed, "first-poll")
    surface = pygame.Surface(size)
    list(rehearsed.pages(surface, ROOM))
    (label,) = [one.label for one in rehearsed.hall.projector().body.options if one.label.startswith("File")]
    tops = [piece.box for piece in rehearsed.projector.pen.written if plain(piece) in label]
    hair = palette_of()["paper"]["hair"]
    lines = [y for y in range(surface.get_height()) if surface.get_at((size[0] // 2, y))[:3] == rgb(hair)]
    above, below = max(y for y in lines if y < tops[0].top), min(y for y in lines if y > tops[-1].bottom)

    assert abs((tops[0].top - above) - (below - tops[-1].bottom)) <= 4


def rgb(colour):
    return tuple(pygame.Color(colour))[:3]


def test_what_was_decided_is_said_once_and_what_rose_has_its_sign():
    rehearsed = Rehearsed()
    come_to(rehearsed, "consequence")
    pages = [" ".join(map(plain, page)) for page in drawn(rehearsed)]
    text = " ".join(pages)

    assert {page.count("by plurality.") for page in pages} == {1}
    assert "rose 10" in text


def test_the_history_says_whom_the_stand_in_stood_for():
    rehearsed = Rehearsed()
    come_to(rehearsed, "history")
    told = "Larkfield Mail stood for Microsoft."

    assert told in " ".join(plain(piece) for piece in drawn(rehearsed)[0])


def test_the_order_stands_on_a_page_of_the_briefing():
    rehearsed = Rehearsed()
    come_to(rehearsed, "brief")
    pages = [" ".join(piece.text for piece in page) for page in drawn(rehearsed)]

    assert len(pages) == 3
    assert "The warrant" in pages[2]
    assert "possession, custody, or control" in pages[2]


def test_no_line_parts_a_figure_from_its_report():
    rehearsed = Rehearsed()
    lines = [
        piece.text
        for _ in go_on(rehearsed)
        if rehearsed.session.phase in ("first-poll", "misconceptions")
        for page in drawn(rehearsed)
        for piece in page
    ]

    assert any("402\N{NO-BREAK SPACE}U.S.\N{NO-BREAK SPACE}530" in line for line in lines)
    assert not [line for line in lines if line.endswith(("402 U.S.", "309", "340 U.S.", "709"))]


def test_the_talk_is_told_what_to_do():
    rehearsed = Rehearsed()
    come_to(rehearsed, "discuss")

    assert words()("class.p.talk") in [line.text for line in lines_of(rehearsed)]


def lines_of(rehearsed):
    return mirror(words(), rehearsed.hall.projector())


def test_p_shows_how_to_come_in_when_it_is_asked_to_and_when_the_address_has_changed():
    rehearsed = Rehearsed(seats=6)
    hall = rehearsed.hall
    assert hall.open_room("127.0.0.1") == ""
    come_to(rehearsed, "first-poll")
    hall.tick()
    assert not any(line.role == "code" for line in lines_of(rehearsed))
    rehearsed.press(words()("class.t.door_on"))
    assert any(line.text == "418 207" for line in coming_in(rehearsed))
    rehearsed.press(words()("class.t.door_off"))
    assert not any(line.text == "418 207" for line in coming_in(rehearsed))

    hall.close_room()
    assert hall.open_room("127.0.0.2") == ""
    rehearsed.at_work.do(ask.OpenRoom("418207"))
    told = [line.text for line in coming_in(rehearsed)]
    rehearsed.first()
    hall.tick()
    after = [line.text for line in coming_in(rehearsed)]
    hall.room.close()

    assert words()("class.p.moved") in told
    assert any(text.startswith("http://127.0.0.2") for text in told)
    assert words()("class.p.moved") not in after


def coming_in(rehearsed):
    return mirror(words(), rehearsed.hall.projector(), rehearsed.hall.settled.address)


def test_the_one_fact_that_is_changed_is_marked_in_the_type_of_the_options():
    rehearsed = Rehearsed(plan="ninety")
    come_to(rehearsed, "what-if", most="B")
    body = rehearsed.hall.projector().body
    pieces = [piece for page in drawn(rehearsed) for piece in page]
    told = next(piece for piece in pieces if plain(piece).startswith(words()("seat.changed")))
    option = next(piece for piece in pieces if plain(piece).startswith(body.options[0].label[:12]))

    assert told.box.height >= option.box.height


def test_the_path_of_the_minority_is_seen_as_soon_as_it_is_asked_for():
    rehearsed = Rehearsed()
    come_to(rehearsed, "consequence")
    option = next(one for one in rehearsed.hall.projector().body.entries if one.text)
    rehearsed.press(words()("class.offer.minority"))
    side = rehearsed.hall.projector().body.side
    first = " ".join(plain(piece) for piece in drawn(rehearsed)[0])

    assert words()("seat.side", option=side.option) in first
    assert option.text not in first
    rehearsed.press(words()("class.offer.minority_away"))
    assert words()("seat.side", option=side.option) not in " ".join(plain(one) for one in drawn(rehearsed)[0])


def test_eight_teams_stand_on_pages_of_p_in_type_of_the_usual_size():
    rehearsed = Rehearsed((1280, 800), seats=8)
    rehearsed.at_work.do(ask.MakeTeams(8))
    rehearsed.at_work.do(ask.SetDevices("team-course"))
    while rehearsed.session.phase != "teams":
        rehearsed.vote()
        rehearsed.first()
    rehearsed.vote()
    assert sum(bool(one.taken) for courses in rehearsed.session.roads.values() for one in courses) > 0
    pages = drawn(rehearsed, (1280, 800))

    assert len(pages) <= 4
    shown = " ".join(plain(piece) for page in pages for piece in page)
    for one in rehearsed.hall.projector().body.teams:
        assert (one.ended or one.scene) in shown
        assert one.fines in shown
    assert min(piece.box.height for page in pages for piece in page) >= 800 / 22
