"""P: legible from the last row, nothing cut, nothing private (A-2, A-4, A-7, S-13, L1)."""

import re
from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from game.classroom.views.reading import together
from game.desktop.class_windows.pages import DEPTHS, SIZES, projected
from game.desktop.class_windows.projector import ProjectorSettings, mirror
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.theme import ROLES, SANS, SANS_BOLD, SANS_LABEL, palette_of
from tests.desktop.class_windows.classes import Reading, Rehearsed, words

# The letter of an option is drawn in its mark.
SIGN = re.compile(r"^[A-I]\. ")
ADDRESS = "http://192.168.1.20:8321"


@pytest.mark.parametrize(
    ("size", "depth", "theme"),
    [((1280, 800), 6, "paper"), ((1024, 768), 16, "night"), ((1920, 1080), 20, "contrast")],
)
def test_a4_every_phase_is_drawn_whole_on_some_page(size, depth, theme, monkeypatch):
    """Each line is in the picture, too: its ink stands there, and nothing over it."""
    # The long plan has every phase, the moot among them.
    plan = "fifty" if size == (1024, 768) else "ninety"
    reading, rehearsed = Reading(monkeypatch), Rehearsed(seats=12, plan=plan)
    surface = pygame.Surface(size)
    settled = ProjectorSettings(depth, theme, ADDRESS)
    for phase in rehearsed.go_through():
        pens = []
        for pen in rehearsed.pages(surface, settled):
            assert not list(reading.unread(pen, surface)), phase
            pens.append(pen)
        drawn = "".join(piece.text for pen in pens for piece in pen.written).replace(" ", "")
        seen = rehearsed.hall.projector()
        read = replace(seen, body=together(seen.body, seen.head.minutes, words()))
        for line in mirror(words(), read, ADDRESS):
            if line.text == seen.head.title:
                continue  # It goes from the bar where the phase and the page need its place.
            missing = [word for word in SIGN.sub("", line.text).split() if word not in drawn]
            assert not missing, (phase, line.text)
        for pen in pens:
            check(pen, surface, phase)


def check(pen, surface, phase):
    """Nothing lies outside the window, and no two texts lie on each other."""
    whole = surface.get_rect()
    for piece in pen.written:
        assert whole.contains(piece.box), (phase, piece.text, piece.box)
    for one, other in combinations(pen.written, 2):
        common = one.box.inflate(0, -one.box.height // 3).clip(other.box.inflate(0, -other.box.height // 3))
        assert common.width < 3 or common.height < 3, (phase, one.text, other.text)


@pytest.mark.parametrize("height", [720, 768, 1080, 2160])
@pytest.mark.parametrize("depth", DEPTHS)
def test_a2_type_is_never_smaller_than_the_last_row_can_read(height, depth):
    pygame.font.init()
    look = projected((height * 16 // 9, height), "paper", palette_of()["paper"], depth)
    store = RenderCache()
    least = {**dict.fromkeys(SIZES, height / 22), "code": height / 8}
    for role, wanted in least.items():
        font = store.font(ROLES[role].face, look.size(role))
        rendered = tall(font, "0" if role == "code" else "bp")
        floor = wanted if role == "code" else max(wanted, height * depth / 400)
        assert rendered >= floor - 1, (role, rendered, floor)


def tall(font, letters):
    """Give the height in which ink stands."""
    return font.render(letters, True, (0, 0, 0)).get_bounding_rect().height


def test_labels_of_p_are_set_in_the_legible_face():
    assert {ROLES[role].face for role in ("label", "plain", "row", "code")} <= {SANS, SANS_LABEL, SANS_BOLD}


def test_s13_l1_p_has_no_control_no_alias_no_note_and_no_count_before_the_reveal():
    rehearsed = Rehearsed(seats=12)
    for phase in rehearsed.go_through():
        told = " ".join(line.text for line in mirror(words(), rehearsed.hall.projector(), ADDRESS))
        teacher = rehearsed.hall.teacher()
        assert not [seat.alias for seat in teacher.crowd.seats if seat.alias in told]
        assert not [note for note in (teacher.notes.says if teacher.notes else ()) if note in told]
        assert not [line.text for line in teacher.queue if line.fate == "waiting" and line.text in told]
        if phase in ("first-poll", "discuss", "second-poll"):
            assert "%" not in told
        drawn = ""
        for pen in rehearsed.pages(pygame.Surface((1280, 720)), ProjectorSettings(address=ADDRESS)):
            assert not pen.hits, "P has nothing to press"
            drawn += "".join(piece.text for piece in pen.written).replace(" ", "")
        # What is drawn is what the mirror says, and no alias and no waiting reason is in it either.
        private = [seat.alias for seat in teacher.crowd.seats]
        private += [line.text for line in teacher.queue if line.fate != "approved"]
        assert not [text for text in private if text.replace(" ", "") in drawn]


def test_a7_marks_of_options_differ_in_shape_and_letter_without_colour():
    from game.desktop.class_windows.marks import option_mark
    from game.desktop.toolkit.kit import Kit

    kit = Kit(projected((1280, 720), "paper", palette_of()["paper"], 11), RenderCache())
    seen = set()
    for letter in "ABCDEFGHI":
        grey = pygame.transform.grayscale(option_mark(kit, letter, 64))
        alpha = pygame.mask.from_surface(grey, 100)
        seen.add((letter, alpha.count() // 20))
        assert alpha.count() > 500
    assert len(seen) == 9


@pytest.mark.parametrize("letter", "ABCDE")
def test_a8_the_ink_on_a_fill_is_the_one_with_more_contrast(letter):
    from game.desktop.class_windows.marks import fill_of
    from tests.desktop.contrast import contrast

    fill, ink = fill_of(letter)
    other = (255, 255, 255) if ink == (0, 0, 0) else (0, 0, 0)

    assert contrast(fill, ink) >= 4.5
    assert contrast(fill, ink) > contrast(fill, other)


@pytest.mark.parametrize(("size", "depth"), [((1280, 720), 11), ((1024, 768), 16), ((1920, 1080), 20)])
def test_w9_address_code_and_picture_stand_on_one_page_however_deep_the_room(size, depth):
    rehearsed = Rehearsed(seats=12)
    (pen,) = rehearsed.pages(pygame.Surface(size), ProjectorSettings(depth, "paper", ADDRESS))

    assert "418 207" in [piece.text for piece in pen.written]
    assert ADDRESS in [piece.text for piece in pen.written]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a2_a_vote_between_four_options_stands_on_one_page_and_what_is_locked_on_another(size):
    rehearsed = Rehearsed(seats=12)
    surface, settled = pygame.Surface(size), ProjectorSettings(address=ADDRESS)
    seen = set()
    for phase in rehearsed.go_through():
        if phase not in ("first-poll", "second-poll"):
            continue
        decision = rehearsed.session.decision
        pages = [" ".join(piece.text for piece in pen.written) for pen in rehearsed.pages(surface, settled)]
        shut = len(decision.options) > len(decision.open_letters)
        seen.add((len(decision.open_letters) > 4, shut))
        assert len(pages) - shut <= -(-len(decision.open_letters) // 3)
        assert not shut or words()("seat.not_open") in pages[-1]

    assert seen


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a2_no_ink_on_p_is_smaller_than_a_last_row_at_six_heights_reads(size):
    """No program that reads pictures is at hand everywhere: the height of what is drawn is held instead."""
    rehearsed = Rehearsed(seats=12)
    surface = pygame.Surface(size)
    for phase in rehearsed.go_through():
        for pen in rehearsed.pages(surface, ProjectorSettings(address=ADDRESS)):
            for piece in pen.written:
                # A line box holds b and p whole: 1.15 of them and more.
                assert piece.box.height >= 1.1 * size[1] / 22, (phase, piece.text)


def test_options_that_nobody_voted_for_stand_in_the_heading_where_there_are_many():
    from game.classroom.polls import Bar
    from game.classroom.views.bodies import OptionResults, RevealBody
    from game.desktop.class_windows.content import PhaseBuilder

    def shares(letter, count):
        bar = Bar(letter, int(count), 0, 10 * count)
        return OptionResults(letter, f"Option {letter}", True, False, bar, bar, "", "", "", ())

    many = [shares(letter, letter in "AC") for letter in "ABCDEF"]
    heading = PhaseBuilder(words()).content(RevealBody(tuple(many), 2, 2, False, "", "", "", 0, ())).heading
    few = PhaseBuilder(words()).content(RevealBody(tuple(many[:4]), 2, 2, False, "", "", "", 0, ())).heading

    assert heading.endswith("no vote for B, D, E, F")
    assert "no vote" not in few
