"""Whatever device the player's hand is on, the same things are meant; keys can be changed."""

import pygame
import pytest

from game.desktop.senses.system import Gamepads
from game.desktop.stage.input import (
    ACTIONS,
    FIXED,
    Keys,
    MoveAcross,
    MoveFocus,
    Press,
    ScrollPage,
    heard,
    shown,
)
from game.desktop.toolkit.intents import (
    Appear,
    Caret,
    ChooseNumber,
    Compose,
    Erase,
    Go,
    GoBack,
    KeyPressed,
    Redo,
    Select,
    Type,
    Undo,
)
from tests.desktop.pilot import Pilot, played, words

KEYS = Keys()


def key(code: int, mod: int = 0, letters: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letters, scancode=0)


def button(number: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=number, instance_id=3)


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (key(pygame.K_TAB), MoveFocus(1)),
        (key(pygame.K_TAB, pygame.KMOD_SHIFT), MoveFocus(-1)),
        (key(pygame.K_UP), MoveFocus(-1)),
        (key(pygame.K_SPACE), Press()),
        (key(pygame.K_RETURN), Press()),
        (key(pygame.K_RETURN, pygame.KMOD_ALT), None),
        (key(pygame.K_PAGEDOWN), ScrollPage(1)),
        (key(pygame.K_u), Undo()),
        (key(pygame.K_SLASH, pygame.KMOD_SHIFT, "?"), Go("help")),
        (key(pygame.K_z, pygame.KMOD_LCTRL), Undo()),
        (button(pygame.CONTROLLER_BUTTON_A), Press()),
        (button(pygame.CONTROLLER_BUTTON_B), GoBack()),
        (button(pygame.CONTROLLER_BUTTON_X), Undo()),
        (button(pygame.CONTROLLER_BUTTON_Y), Redo()),
        (button(pygame.CONTROLLER_BUTTON_START), Go("menu")),
        (button(pygame.CONTROLLER_BUTTON_DPAD_DOWN), MoveFocus(1)),
        (button(pygame.CONTROLLER_BUTTON_DPAD_LEFT), MoveAcross(-1)),
        (button(pygame.CONTROLLER_BUTTON_LEFTSHOULDER), ScrollPage(-1)),
        (button(pygame.CONTROLLER_BUTTON_GUIDE), None),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(0, -1), instance_id=3), MoveFocus(1)),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(-1, 0), instance_id=3), MoveAcross(-1)),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(0, 0), instance_id=3), None),
        (pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=3), Press()),
        (pygame.event.Event(pygame.JOYBUTTONDOWN, button=40, instance_id=3), None),
        (pygame.event.Event(pygame.TEXTINPUT, text="u"), None),
    ],
)
def test_an_event_means_what_it_says(event, act):
    assert heard(event, KEYS) == act


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
        (key(pygame.K_TAB), MoveFocus(1)),
        (key(pygame.K_RETURN), Press()),
        (key(pygame.K_ESCAPE), GoBack()),
        (key(pygame.K_F1), Go("help")),
        (key(pygame.K_z, pygame.KMOD_CTRL), Undo()),
    ],
)
def test_while_a_field_is_written_letters_are_letters(event, act):
    assert heard(event, KEYS, writes=True) == act


def test_a_key_that_is_asked_for_is_told_and_not_obeyed():

    assert heard(key(pygame.K_u), KEYS, captures=True) == KeyPressed("u")
    assert heard(key(pygame.K_TAB), KEYS, captures=True) == KeyPressed("tab")
    assert heard(key(pygame.K_LSHIFT), KEYS, captures=True) is None
    assert heard(key(pygame.K_ESCAPE), KEYS, captures=True) == GoBack()


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
    pads = Gamepads()
    gone = pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=99)
    pads.listen()

    kept = pads.kept([gone, key(pygame.K_u), button(pygame.CONTROLLER_BUTTON_A)])

    assert [event.type for event in kept] == [pygame.KEYDOWN, pygame.CONTROLLERBUTTONDOWN]


def test_a_gamepad_that_is_known_by_its_buttons_is_heard_once():
    pads = Gamepads()
    pads._known.add(3)
    twice = [
        button(pygame.CONTROLLER_BUTTON_A),
        pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=3),
    ]

    assert pads.kept(twice) == twice[:1]


@pytest.mark.parametrize(
    ("key", "intent"),
    [
        ("u", Undo()),
        ("d", Select("docket")),
        ("f1", Go("help")),
        ("?", Go("help")),
        ("f3", Go("saves")),
        ("f11", Appear("full-screen")),
        ("3", ChooseNumber(3)),
        ("[3]", ChooseNumber(3)),
        ("escape", GoBack()),
        ("z", None),
        ("[", None),
    ],
)
def test_a_key_means_what_it_usually_means(key, intent):
    assert Keys().meant(key) == intent


def test_with_control_a_turn_is_taken_back_and_made_again():
    assert Keys().meant("z", control=True) == Undo()
    assert Keys().meant("z", control=True, shift=True) == Redo()
    assert Keys().meant("y", control=True) == Redo()


def test_no_two_actions_share_a_key():
    usual = [key for action in ACTIONS for key in (action.key, action.also) if key]

    assert len(usual) == len(set(usual))
    assert not FIXED & set(usual)


def test_another_key_can_be_chosen_and_the_old_one_means_nothing_then():
    keys = Keys(Keys().changed("undo", "x"))

    assert keys.meant("x") == Undo()
    assert keys.meant("u") is None
    assert keys.changed("undo", "u") == {}


def test_a_second_key_gives_way_to_the_action_that_is_given_it():
    keys = Keys(Keys().changed("undo", "t"))

    assert keys.meant("t") == Undo()
    assert keys.meant("f2") == Go("settings")


def test_a_key_that_another_action_has_is_refused_and_its_holder_named():
    assert Keys().refused("undo", "d") == ("taken", "docket")
    assert Keys().refused("undo", "u") is None
    assert Keys().refused("undo", "z") is None


@pytest.mark.parametrize("key", ["tab", "return", "escape", "page up", "5", "[5]", "left"])
def test_keys_that_every_window_needs_are_refused(key):
    assert Keys().refused("undo", key) == ("fixed", "")


def test_single_letters_and_figures_can_be_switched_off():
    silent = Keys(letters=False)

    for key in ("u", "d", "?", "5", "[5]"):
        assert silent.meant(key) is None
    assert silent.meant("f1") == Go("help")
    assert silent.meant("z", control=True) == Undo()
    assert silent.meant("escape") == GoBack()
    assert silent.refused("undo", "x") == ("letter", "")
    assert silent.refused("undo", "insert") is None


def test_keys_are_shown_as_they_are_printed_on_the_keyboard():
    assert [shown(key) for key in ("u", "f10", "print screen", "f")] == ["U", "F10", "Print screen", "F"]


def test_what_is_sought_is_brought_to_the_top_once_and_not_held_there(tmp_path):
    pilot = Pilot(tmp_path, (1000, 500), 200)
    pilot.begin()
    name, (region, _) = list(pilot.pen.spots.items())[-1]

    pilot.stage.sought = name
    pilot.look_up()
    there = pilot.stage.hand.scrolled.get(region, 0)
    pilot.stage.scroll(region, -there)
    pilot.look_up()

    assert there > 0
    assert pilot.stage.hand.scrolled[region] == 0


def test_the_window_names_the_button_of_a_gamepad_while_one_is_in_use(tmp_path):
    """What lies below is told with a key to who types, and with a button to who holds a gamepad."""
    pilot = Pilot(tmp_path, scale=200)
    pilot.begin()
    shown = [repr(pilot.stage.view)]
    pilot.stage.event(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=99, instance_id=0))
    shown.append(repr(pilot.stage.view))
    pilot.stage.event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F15, mod=0, unicode=""))
    shown.append(repr(pilot.stage.view))

    named = [("'PgDn'" in one, "'RB'" in one) for one in shown]
    assert named == [(True, False), (False, True), (True, False)]
