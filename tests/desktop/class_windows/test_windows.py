"""One display that the class sees: no count and no advice before the reveal, and room for questions."""

import socket

import pygame
import pytest

from game.classroom import commands as ask
from game.desktop.class_windows.content import PhaseBuilder
from game.desktop.class_windows.windows import WindowLooks, opened
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.theme import palette_of
from tests.desktop.class_windows.classes import Rehearsed, words
from tests.desktop.class_windows.test_teacher_drawn import come_to


@pytest.fixture
def shared(monkeypatch):
    """Yield a class on one display, with its window."""
    monkeypatch.setattr("game.desktop.senses.tree_adapter.is_installed", lambda: False)
    rehearsed = Rehearsed()
    looks = WindowLooks(palette_of(), rehearsed.stage.preferences)
    windows = opened(rehearsed.hall, pygame.Window("T", (1280, 720)), looks, separate=False)
    yield rehearsed, windows
    windows.teacher.destroy()


def look(windows):
    for _ in range(4):
        windows.drawn = windows.noticed = 0.0
        windows.refresh()
    return windows.stage.pen


def test_l1_which_button_is_the_main_one_does_not_tell_how_the_vote_stands():
    rehearsed = Rehearsed()
    come_to(rehearsed, "first-poll")
    rehearsed.at_work.do(ask.TypeCount("A", 400))
    for shared in (False, True):
        rehearsed.hall.shared = shared
        first, *_ = rehearsed.hall.teacher().offers
        assert first.label == words()("class.offer.next", phase=words()("class.phase.discuss"))


def test_l1_what_is_typed_is_covered_unless_hands_are_raised():
    rehearsed = Rehearsed(size=(1280, 72))
    rehearsed.hall.shared = True
    come_to(rehearsed, "first-poll")
    rehearsed.type("219")
    assert "B: ••" in rehearsed.mirror()
    assert not [line for line in rehearsed.mirror() if "19" in line]
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.open_poll.typed["B"] == 19
    assert words()("class.t.counted", letter="B", count="••") in rehearsed.mirror()

    rehearsed.at_work.do(ask.Hands())
    rehearsed.type("218")
    assert "B: 18" in rehearsed.mirror()


def test_a_question_has_room_for_its_field_and_its_buttons(shared):
    rehearsed, windows = shared
    come_to(rehearsed, "reveal")
    look(windows)
    label = next(one.label for one in rehearsed.hall.teacher().offers if one.label.startswith("Override"))
    number = [one.label for one in rehearsed.hall.teacher().offers].index(label)
    windows.stage.mean(Select(f"offer:{number}"))
    pen = look(windows)

    assert windows.stage.screen.question is not None
    for name in ("answer", "sure", "stay"):
        assert pen.hits[name].seen(), name
        assert pen.surface.get_rect().contains(pen.hits[name].box), name

    escape(windows)
    assert look(windows).surface.get_height() == 72


def test_the_way_to_two_windows_stands_before_the_last_offer_so_that_a_narrow_strip_has_it(shared):
    rehearsed, windows = shared
    come_to(rehearsed.with_all_options(), "reveal")
    look(windows)
    main, *offers = [one.label for one in rehearsed.hall.teacher().offers]
    alone = words()("class.t.two_displays")
    labels = [one.label for one in windows.stage.view.targets(windows.stage.look)]
    against = [one for one in offers if one.startswith(("Override", "Decide"))]
    assert len(against) >= 5
    assert [one for one in labels if one in (main, *offers, alone)][: len(against) + 2] == [
        *(main, *against),
        alone,
    ]
    # Every option can be decided for, and the way to two windows is there, in a window of the usual width.
    shown = {target.id: target.label for target in windows.stage.view.targets(windows.stage.look)}
    drawn = {shown[name] for name in look(windows).hits}
    assert {main, *against, alone} <= drawn


def escape(windows):
    event = pygame.event.Event(
        pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0, window=windows.teacher
    )
    windows._take(event)


def test_a_question_that_the_class_sees_does_not_claim_otherwise(shared):
    rehearsed, windows = shared
    come_to(rehearsed, "consequence")
    labels = [one.label for one in rehearsed.hall.teacher().offers]
    windows.stage.mean(Select(f"offer:{labels.index(words()('class.offer.back'))}"))
    look(windows)
    told = [line.text for line in windows.stage.view.lines(windows.stage.look)]

    assert words()("class.refused.void") in told
    assert words()("class.t.sure_shared") in told
    assert words()("class.t.sure") not in told


def test_a_foot_without_anything_in_it_is_not_there():
    rehearsed = Rehearsed()
    rehearsed.first()
    assert rehearsed.session.phase == "question-before"
    assert PhaseBuilder(words()).content(rehearsed.hall.projector().body).foot is None


def test_letters_come_in_while_t_asks_for_words_and_only_then(shared, monkeypatch):
    rehearsed, windows = shared
    heard = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: heard.append("on"))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: heard.append("off"))
    come_to(rehearsed, "reveal")
    labels = [one.label for one in rehearsed.hall.teacher().offers]
    windows.step()
    assert heard == []

    override = next(number for number, label in enumerate(labels) if label.startswith("Override"))
    windows.stage.mean(Select(f"offer:{override}"))
    look(windows)
    windows.step()
    assert heard == ["on"]

    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="Candour.", window=windows.teacher))
    windows.step()
    assert windows.stage.screen.question.entry.text == "Candour."
    escape(windows)
    look(windows)
    windows.step()
    assert heard == ["on", "off"]


@pytest.mark.parametrize("how", ["Export", "Discard"])
def test_s1_the_room_is_closed_with_the_class(how):
    rehearsed = Rehearsed()
    assert rehearsed.hall.open_room("127.0.0.1") == ""
    address = rehearsed.hall.room.address
    with socket.create_connection((address.host, address.port), 2):
        pass
    come_to(rehearsed, "closed")
    rehearsed.press(how)
    if rehearsed.stage.screen.question is not None:
        rehearsed.press(words()("class.t.yes"))

    assert rehearsed.hall.room.address is None
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address.host, address.port), 2)


def test_a_key_that_repeats_while_the_report_is_written_does_not_close_the_window(shared):
    rehearsed, windows = shared
    come_to(rehearsed, "closed")
    look(windows)
    enter = pygame.event.Event(
        pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r", scancode=0, window=windows.teacher
    )
    save = rehearsed.hall.save

    def slowly(session):
        pygame.event.post(enter)
        return save(session)

    rehearsed.hall.save = slowly
    pygame.event.post(enter)
    for _ in range(3):
        windows.step()
        look(windows)

    assert rehearsed.session.ended == "exported"
    assert not windows.stage.left
