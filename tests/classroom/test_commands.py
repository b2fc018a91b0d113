"""Commands as plain values and back."""

from dataclasses import MISSING, fields

import pytest

from game.classroom import commands as ask
from game.classroom.journal.lines import NoCommandError, from_plain, to_plain

EXAMPLES = [
    ask.Vote(3, "1.first", "B", (1, 2), 4, "r"),
    ask.Vote(3, "1.first", "B"),
    ask.Skip(5, "reveal", True),
    ask.Skip(5),
    ask.Decide("A", "“because”", (1,)),
    ask.SettleChance("chosen", 2),
    ask.IssueTickets(("a", "b")),
    ask.RewordText("service.on_screen", "Fixed."),
    ask.End("exported"),
]


@pytest.mark.parametrize("command", EXAMPLES)
def test_a_command_comes_back_as_it_was(command):
    assert from_plain(to_plain(command)) == command


def test_a_command_of_an_earlier_version_is_read_by_its_former_name():
    assert from_plain({"do": "Count", "letter": "A", "number": 3}) == ask.TypeCount("A", 3)


# One fitting value for each part that a command must be given.
PARTS = dict.fromkeys(("seat", "at", "number", "exhibit", "seconds", "item", "reason", "into"), 1) | {
    "tickets": [],
    "counts": [],
    "choices": [],
    "reasons": [],
    "pace": "1x",
    "rule": "majority",
    "how": "exported",
    "devices": "each",
    "bench": 3,
    "side": "client",
    "marks": [],
}


def test_every_kind_of_command_is_in_the_list():
    assert [name for name in ask.KINDS if not hasattr(ask, name)] == []


def test_every_kind_of_command_can_be_written_and_read():
    for kind in ask.KINDS.values():
        needed = [part.name for part in fields(kind) if part.default is MISSING]
        command = from_plain({"do": kind.__name__, **{name: PARTS.get(name, "A") for name in needed}})

        assert isinstance(command, kind)
        assert from_plain(to_plain(command)) == command


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"do": "Explode"},
        {"do": "Vote"},
        {"do": "Vote", "seat": "1", "poll": "1.first", "letter": "A"},
        {"do": "Vote", "seat": True, "poll": "1.first", "letter": "A"},
        {"do": "Vote", "seat": 1, "poll": "1.first", "letter": "A", "picks": 1},
        {"do": "Vote", "seat": 1, "poll": "1.first", "letter": "A", "name": "Ann"},
        {"do": "SetPace", "seat": 1, "pace": "2x"},
        {"do": "Skip", "at": 1, "to": "nowhere"},
        {"do": ["Vote"]},
    ],
)
def test_what_is_no_command_is_refused_in_words(plain):
    with pytest.raises(NoCommandError, match="this is no command of a session"):
        from_plain(plain)
