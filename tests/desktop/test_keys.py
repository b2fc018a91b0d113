"""Each action has a key; another can be chosen, and a conflict is refused with its reason."""

import pytest

from game.desktop.stage.keys import ACTIONS, FIXED, Keys, shown
from game.desktop.toolkit.intents import Appear, ChooseNumber, Go, GoBack, Redo, Select, Undo


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
        ("x", None),
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
    assert Keys().refused("undo", "x") is None


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
