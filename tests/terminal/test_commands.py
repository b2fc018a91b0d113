"""What can be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.terminal.commands import NAMES, TypedCommand, TypedNumber, UnknownInput, numbers_in, understood
from tests.terminal.scripts import WORDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", TypedNumber(3)),
        (" 3. ", TypedNumber(3)),
        ("3)", TypedNumber(3)),
        ("3?", TypedNumber(3, asks=True)),
        ("?3", TypedNumber(3, asks=True)),
        ("3 ?", TypedNumber(3, asks=True)),
        ("0", TypedNumber(0)),
        ("u", TypedCommand("undo")),
        ("U", TypedCommand("undo")),
        ("undo", TypedCommand("undo")),
        ("y", TypedCommand("redo")),
        ("?", TypedCommand("help")),
        ("q", TypedCommand("quit")),
        ("exit", TypedCommand("quit")),
        ("s Before the appeal", TypedCommand("save", "Before the appeal")),
        ("", UnknownInput("")),
        ("-1", UnknownInput("-1")),
        ("1 2", UnknownInput("1 2")),
        ("³", UnknownInput("³")),
        ("9" * 5000, UnknownInput("9" * 5000)),
        ("appeal", UnknownInput("appeal")),
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
    assert isinstance(understood(typed, WORDS), TypedNumber | TypedCommand | UnknownInput)
    numbers_in(typed)
