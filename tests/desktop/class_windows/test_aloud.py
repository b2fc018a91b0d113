"""T is read aloud and has a tree; P has a tree of all its pages, and says nothing (A-17, ACCESS 1)."""

from dataclasses import replace

import pygame
import pytest

from game.classroom import commands as ask
from game.desktop.class_windows.projector import mirror
from game.desktop.class_windows.windows import WindowLooks, opened
from game.desktop.senses.outputs import SpokenOutput
from game.desktop.senses.tree import tree_of
from game.desktop.toolkit.theme import palette_of
from tests.desktop.class_windows.classes import Rehearsed, words


class Recorder:
    """A voice that remembers what it said."""

    is_silent = False

    def __init__(self):
        self.said = []

    def say(self, texts, tell):
        for number, text in enumerate(texts):
            tell(number)
            self.said.append(text)

    def stop(self):
        pass


@pytest.fixture
def read_aloud():
    rehearsed, voice = Rehearsed(seats=12), Recorder()
    preferences = rehearsed.stage.preferences
    preferences.choose(replace(preferences.now, voice=True))
    spoken = SpokenOutput(rehearsed.stage, words(), voice)

    def follow():
        rehearsed.look()
        spoken.follow()
        said, voice.said[:] = list(voice.said), []
        return said

    return rehearsed, follow


def test_a_voice_reads_all_of_t_once_and_the_next_phase_as_it_comes(read_aloud):
    rehearsed, follow = read_aloud

    said = follow()
    told = [
        " ".join(line.text.split()) for line in rehearsed.stage.view.lines(rehearsed.stage.look) if line.text
    ]
    assert len(said) == len(told)
    assert all(text.endswith(line) for text, line in zip(said, told, strict=True))
    assert follow() == []
    rehearsed.first()
    assert any("A question" in text for text in follow())


def test_votes_and_minutes_that_change_by_themselves_are_not_spoken(read_aloud):
    rehearsed, follow = read_aloud
    for phase in rehearsed.go_through():
        if phase == "first-poll":
            break
    follow()
    seat = next(iter(rehearsed.session.present))
    poll = rehearsed.session.open_poll
    ballot = poll.ballots.get(seat.id)
    letter = next(one for one in poll.letters if ballot is None or one != ballot.letter)
    rehearsed.at_work.do(ask.Vote(seat.id, poll.id, letter, request="again"))

    assert follow() == []
    rehearsed.type("2")
    assert any("B: …" in text for text in follow())


def test_the_trees_of_both_windows_say_what_their_mirrors_say(monkeypatch):
    rehearsed = Rehearsed(seats=12)
    monkeypatch.setattr("game.desktop.senses.tree_adapter.is_installed", lambda: False)
    looks = WindowLooks(palette_of(), rehearsed.stage.preferences)
    windows = opened(rehearsed.hall, pygame.Window("T", (1280, 720)), looks, separate=True)
    for _ in range(3):
        windows.drawn = 0.0
        windows.refresh()

    for shown, lines in (
        (windows.aloud[0], list(windows.stage.view.lines(windows.stage.look))),
        (windows.public_aloud, mirror(words(), rehearsed.hall.projector())),
    ):
        tree = tree_of(shown.view, shown.look, shown.hand.focus, {})
        nodes = [node.label for node in tree.root.walk() if node.label and node.role != "window"]
        assert nodes == [line.text for line in lines if line.text]
    assert [node for node in tree.root.walk() if node.target] == []
    windows.public.destroy()
    windows.teacher.destroy()


def test_votes_that_pour_in_are_shown_some_times_a_second_and_a_new_phase_at_once(monkeypatch):
    rehearsed = Rehearsed(seats=12)
    monkeypatch.setattr("game.desktop.senses.tree_adapter.is_installed", lambda: False)
    looks = WindowLooks(palette_of(), rehearsed.stage.preferences)
    windows = opened(rehearsed.hall, pygame.Window("T", (1280, 720)), looks, separate=True)
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    painted = []
    monkeypatch.setattr(windows.projector, "paint", lambda *_: painted.append(now[0]))
    monkeypatch.setattr(type(windows), "_read_projector", lambda *_: None)

    def pass_by(seconds):
        for _ in range(round(seconds * 60)):
            now[0] += 1 / 60
            windows.refresh()

    pass_by(1)
    painted.clear()
    for number in range(60):
        rehearsed.at_work.do(ask.Expect(20 + number))
        pass_by(1 / 60)
    assert 3 <= len(painted) <= 5

    pass_by(1)
    painted.clear()
    began = now[0]
    rehearsed.at_work.do(ask.Expect(99))
    pass_by(1 / 60)
    rehearsed.at_work.do(ask.Next(60))
    pass_by(0.2)
    assert any(moment - began <= 0.12 for moment in painted)
    windows.public.destroy()
    windows.teacher.destroy()
