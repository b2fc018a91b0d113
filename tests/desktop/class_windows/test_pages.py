"""P shows what the class has to see together, as much as its minutes allow; phones have the rest."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pygame
import pytest

from game.classroom.views import bodies
from game.classroom.views.reading import WORDS_A_MINUTE, together, words_shown
from game.desktop.class_windows.content import PhaseBuilder
from game.desktop.class_windows.pages import SIZES, projected
from game.desktop.class_windows.projector import ProjectorSettings, heading_parts
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.theme import palette_of
from game.search.reading_time import words_in
from tests.desktop.class_windows.classes import Rehearsed, words

ADDRESS = "http://192.168.1.20:8321"


@cache
def seen():
    """Give what P shows in each phase of a class, how many minutes it has, and how many pages it takes."""
    rehearsed = Rehearsed(seats=12)
    surface = pygame.Surface((1280, 720))
    found = []
    for phase in rehearsed.go_through():
        pages = len(list(rehearsed.pages(surface, ProjectorSettings(address=ADDRESS))))
        view = rehearsed.hall.projector()
        found.append((phase, view.body, view.head.minutes, pages))
    return found


def bodies_of(kind):
    return [body for _, body, _, _ in seen() if isinstance(body, kind)]


def told(body, minutes=1):
    return together(body, minutes, words())


def test_a_vote_goes_over_three_pages_at_most_and_no_phase_over_more_than_four_a_minute():
    votes = [pages for _, body, _, pages in seen() if isinstance(body, bodies.BallotBody)]

    assert votes
    assert max(votes) <= 3
    for phase, _, minutes, pages in seen():
        assert pages <= max(3, 4 * minutes), phase


def test_what_stands_on_p_is_read_in_the_minutes_that_it_has():
    for phase, body, minutes, _ in seen():
        budget = WORDS_A_MINUTE * max(1, minutes)
        # Every option and one of them for and against stand there in any case.
        least = 60 if isinstance(body, bodies.RevealBody | bodies.BallotBody) else 0
        assert words_shown(told(body, minutes)) <= budget + least, (phase, minutes)


def test_the_words_that_are_counted_are_those_that_are_read():
    for phase, body, minutes, _ in seen():
        read = told(body, minutes)
        content = PhaseBuilder(words(), ADDRESS).content(read)
        whole, look = (
            Column((*heading_parts(content), *content.parts)),
            projected((1280, 720), "paper", {}, 6),
        )
        lines = whole.mirror(look)
        drawn = sum(words_in(line.text) for line in lines if line.role not in ("count", "code"))
        assert words_shown(read) >= 0.6 * drawn - 12, (phase, words_shown(read), drawn)


@pytest.mark.parametrize("depth", [16, 20])
def test_a_heading_in_a_deep_room_is_no_smaller_and_need_not_be_much_larger_than_the_text(depth):
    usual, deep = (projected((1920, 1080), "paper", palette_of()["paper"], one) for one in (6, depth))

    assert all(deep.size(role) >= usual.size(role) for role in SIZES)
    assert deep.size("heading2") <= max(usual.size("heading2"), 1.2 * deep.size("body"))


def test_every_count_stays_and_the_options_ahead_are_heard():
    for body in bodies_of(bodies.RevealBody):
        short = told(body)
        heard = [one for one in short.options if one.best_for or one.best_against]
        last = {one.letter: one.first if body.one_poll else one.second for one in body.options}
        counts = {letter: bar.count if bar else 0 for letter, bar in last.items()}

        assert [(one.first, one.second) for one in short.options] == [
            (one.first, one.second) for one in body.options
        ]
        assert len(heard) > 0
        assert min(counts[one.letter] for one in heard) >= max(
            count for letter, count in counts.items() if letter not in {one.letter for one in heard}
        )


def test_each_meter_stands_once_with_where_all_its_moves_led_and_the_least_certain_label():
    body = max(bodies_of(bodies.ConsequenceBody), key=lambda one: len(one.moves))
    short = told(body)

    assert len({move.label for move in short.moves}) == len(short.moves) < len(body.moves)
    for move in short.moves:
        own = [one for one in body.moves if one.label == move.label]
        by = own[-1].after - own[0].before
        assert move.moved.endswith(str(abs(by)))
        assert move.moved.startswith("rose" if by > 0 else "fell")
        if "Invented" in {one.truth for one in own}:
            assert move.truth == "Invented"


def test_what_the_class_did_itself_stays():
    for body in bodies_of(bodies.ConsequenceBody):
        own = [entry for entry in body.entries if not entry.played_for_the_class]
        assert [entry for entry in told(body).entries if not entry.played_for_the_class] == own


def test_the_history_keeps_each_fork_with_its_why():
    (body,) = bodies_of(bodies.HistoryBody)
    forks = [node for node in body.real.nodes if node.fork]

    assert [node for node in told(body).real.nodes if node.fork] == forks
    assert told(body).stood_for == body.stood_for


def test_of_what_was_played_for_the_class_the_last_entry_stays():
    body = max(bodies_of(bodies.ConsequenceBody), key=lambda one: len(one.entries))
    own = replace(body.entries[0], played_for_the_class=False)
    played = [replace(own, text=f"played {number}", played_for_the_class=True) for number in range(3)]

    assert told(replace(body, entries=(played[0], own, *played[1:]))).entries == (own, played[2])


def test_p_says_that_there_is_more_on_the_phones():
    rehearsed = Rehearsed(seats=12)
    surface = pygame.Surface((1280, 720))
    for phase in rehearsed.go_through():
        if phase == "history":
            pen = next(rehearsed.pages(surface, ProjectorSettings(address=ADDRESS)))
            usual = next(rehearsed.pages(surface, ProjectorSettings()))
    said = words()("class.p.rest")
    assert said in read(pen)
    assert said not in read(usual)


def read(pen):
    return " ".join(piece.text for piece in pen.written).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("depth", [6, 20])
def test_a_count_and_its_percent_stand_so_far_apart_that_they_are_two_numbers(depth):
    rehearsed = Rehearsed(seats=12)
    phase = next(one for one in rehearsed.go_through() if one == "reveal")
    assert phase == "reveal"
    for pen in rehearsed.pages(pygame.Surface((1280, 720)), ProjectorSettings(depth, "paper", ADDRESS)):
        for count, percent in pairwise(pen.written):
            if count.text.isdecimal() and percent.text.endswith("%"):
                assert percent.box.left - count.box.right >= pen.kit.look.size("row") // 2
