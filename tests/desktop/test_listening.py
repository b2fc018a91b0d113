"""Whatever device the player's hand is on, the same things are meant."""

import pygame
import pytest

from game.desktop.senses.pads import Pads
from game.desktop.stage.keys import Keys
from game.desktop.stage.listening import Ear, Page, Press, Step, heard
from game.desktop.toolkit.intents import Caret, Compose, Erase, Go, GoBack, KeyPressed, Redo, Type, Undo
from tests.desktop.pilot import Pilot, played, words

EAR = Ear(Keys())


def key(code: int, mod: int = 0, letters: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letters, scancode=0)


def button(number: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=number, instance_id=3)


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (key(pygame.K_TAB), Step(1)),
        (key(pygame.K_TAB, pygame.KMOD_SHIFT), Step(-1)),
        (key(pygame.K_UP), Step(-1)),
        (key(pygame.K_SPACE), Press()),
        (key(pygame.K_RETURN), Press()),
        (key(pygame.K_RETURN, pygame.KMOD_ALT), None),
        (key(pygame.K_PAGEDOWN), Page(1)),
        (key(pygame.K_u), Undo()),
        (key(pygame.K_SLASH, pygame.KMOD_SHIFT, "?"), Go("help")),
        (key(pygame.K_z, pygame.KMOD_LCTRL), Undo()),
        (button(pygame.CONTROLLER_BUTTON_A), Press()),
        (button(pygame.CONTROLLER_BUTTON_B), GoBack()),
        (button(pygame.CONTROLLER_BUTTON_X), Undo()),
        (button(pygame.CONTROLLER_BUTTON_Y), Redo()),
        (button(pygame.CONTROLLER_BUTTON_START), Go("menu")),
        (button(pygame.CONTROLLER_BUTTON_DPAD_DOWN), Step(1)),
        (button(pygame.CONTROLLER_BUTTON_DPAD_LEFT), Step(-1)),
        (button(pygame.CONTROLLER_BUTTON_LEFTSHOULDER), Page(-1)),
        (button(pygame.CONTROLLER_BUTTON_GUIDE), None),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(0, -1), instance_id=3), Step(1)),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(-1, 0), instance_id=3), Step(-1)),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(0, 0), instance_id=3), None),
        (pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=3), Press()),
        (pygame.event.Event(pygame.JOYBUTTONDOWN, button=40, instance_id=3), None),
        (pygame.event.Event(pygame.TEXTINPUT, text="u"), None),
    ],
)
def test_an_event_means_what_it_says(event, act):
    assert heard(event, EAR) == act


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (key(pygame.K_u), None),
        (key(pygame.K_2), None),
        (key(pygame.K_SPACE), None),
        (pygame.event.Event(pygame.TEXTINPUT, text="u"), Type("u")),
        (pygame.event.Event(pygame.TEXTEDITING, text="´", start=0, length=1), Compose("´")),
        (key(pygame.K_LEFT), Caret(-1)),
        (key(pygame.K_BACKSPACE), Erase(-1)),
        (key(pygame.K_DELETE), Erase(1)),
        (key(pygame.K_TAB), Step(1)),
        (key(pygame.K_RETURN), Press()),
        (key(pygame.K_ESCAPE), GoBack()),
        (key(pygame.K_F1), Go("help")),
        (key(pygame.K_z, pygame.KMOD_CTRL), Undo()),
    ],
)
def test_while_a_field_is_written_letters_are_letters(event, act):
    assert heard(event, Ear(Keys(), writes=True)) == act


def test_a_key_that_is_asked_for_is_told_and_not_obeyed():
    asks = Ear(Keys(), captures=True)

    assert heard(key(pygame.K_u), asks) == KeyPressed("u")
    assert heard(key(pygame.K_TAB), asks) == KeyPressed("tab")
    assert heard(key(pygame.K_LSHIFT), asks) is None
    assert heard(key(pygame.K_ESCAPE), asks) == GoBack()


class Padded(Pilot):
    """A pilot with a gamepad in hand."""

    def by_pad(self, label: str) -> None:
        wanted = self.target(label)
        for _ in range(len(self.targets()) + 1):
            if self.stage.hand.focus == wanted.id:
                break
            self.stage.event(button(pygame.CONTROLLER_BUTTON_DPAD_DOWN))
        assert self.stage.hand.focus == wanted.id
        self.stage.event(button(pygame.CONTROLLER_BUTTON_A))
        self.look_up()


def test_a_case_can_be_played_with_a_gamepad(tmp_path):
    pilot = Padded(tmp_path)
    pilot.begin(pilot.by_pad)

    assert list(played(pilot, pilot.by_pad))[-1] == "EndingScreen"
    pilot.by_pad(words()("desktop.open_debrief"))
    assert type(pilot.stage.screen).__name__ == "DebriefScreen"


def test_a_gamepad_saves_under_the_name_that_is_ready(tmp_path):
    pilot = Padded(tmp_path)
    pilot.begin(pilot.by_pad)
    pilot.stage.event(button(pygame.CONTROLLER_BUTTON_START))
    pilot.by_pad(words()("desktop.page.saves"))

    pilot.by_pad(words()("desktop.saves.save"))

    assert [slot.kind for slot in pilot.shelf.saves().slots] == ["named"]


def test_what_is_plugged_in_is_for_the_gamepads_and_the_rest_for_the_stage():
    pads = Pads()
    gone = pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=99)
    pads.listen()

    kept = pads.kept([gone, key(pygame.K_u), button(pygame.CONTROLLER_BUTTON_A)])

    assert [event.type for event in kept] == [pygame.KEYDOWN, pygame.CONTROLLERBUTTONDOWN]


def test_a_gamepad_that_is_known_by_its_buttons_is_heard_once():
    pads = Pads()
    pads._known.add(3)
    twice = [
        button(pygame.CONTROLLER_BUTTON_A),
        pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=3),
    ]

    assert pads.kept(twice) == twice[:1]
