"""Commands as plain values and back."""

from dataclasses import MISSING, fields
from typing import get_args

import pytest

from game.classroom import commands as ask
from game.classroom.command_lines import NoCommandError, from_plain, to_plain

EXAMPLES = [
    ask.Vote(3, "1.first", "B", (1, 2), 4, "r"),
    ask.Vote(3, "1.first", "B"),
    ask.Skip(5, "reveal", True),
    ask.Skip(5),
    ask.Decide("A", "“because”", (1,)),
    ask.Draw("chosen", 2),
    ask.IssueTickets(("a", "b")),
    ask.Repair("service.on_screen", "Mended."),
    ask.End("exported"),
]


@pytest.mark.parametrize("command", EXAMPLES)
def test_a_command_comes_back_as_it_was(command):
    assert from_plain(to_plain(command)) == command


def test_every_kind_of_command_can_be_written_and_read():
    sample = {"str": "A", "int": 1, "bool": True, "tuple": ()}
    for kind in get_args(ask.Command):
        plain = {"do": kind.__name__}
        for part in fields(kind):
            if part.default is MISSING:
                plain[part.name] = {
                    "seat": 1,
                    "tickets": [],
                    "pace": "1x",
                    "rule": "majority",
                    "how": "exported",
                }.get(
                    part.name,
                    sample["int"]
                    if part.name in {"at", "number", "seconds", "item", "reason", "into"}
                    else "A",
                )
        command = from_plain(plain)
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
