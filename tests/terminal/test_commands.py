"""What can be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.terminal.commands import NAMES, Command, Number, Unknown, numbers_in, understood
from tests.terminal.scripts import WORDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", Number(3)),
        (" 3. ", Number(3)),
        ("3)", Number(3)),
        ("3?", Number(3, asks=True)),
        ("?3", Number(3, asks=True)),
        ("3 ?", Number(3, asks=True)),
        ("0", Number(0)),
        ("u", Command("undo")),
        ("U", Command("undo")),
        ("undo", Command("undo")),
        ("y", Command("redo")),
        ("?", Command("help")),
        ("q", Command("quit")),
        ("exit", Command("quit")),
        ("s Before the appeal", Command("save", "Before the appeal")),
        ("", Unknown("")),
        ("-1", Unknown("-1")),
        ("1 2", Unknown("1 2")),
        ("³", Unknown("³")),
        ("9" * 5000, Unknown("9" * 5000)),
        ("appeal", Unknown("appeal")),
    ],
)
def test_a_typed_line_is_understood(typed, meant):
    assert understood(typed, WORDS) == meant


def test_no_letter_or_word_means_two_commands():
    typed = [word for name in NAMES for word in WORDS(f"terminal.command.{name}").split()]

    assert len(typed) == len(set(typed))


def test_the_help_names_every_command_by_its_letter():
    letters = {line.split()[0] for line in WORDS("terminal.help").splitlines()}

    assert {WORDS(f"terminal.command.{name}").split()[0] for name in NAMES} <= letters


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("1 3", (1, 3)), ("1,3", (1, 3)), (" 2 ", (2,)), ("", ()), ("1 x", None), ("-1", None), ("1.5", None)],
)
def test_numbers_are_read_with_spaces_or_commas_between_them(typed, numbers):
    assert numbers_in(typed) == numbers


@given(some.text())
def test_whatever_is_typed_means_something(typed):
    assert isinstance(understood(typed, WORDS), Number | Command | Unknown)
    numbers_in(typed)
