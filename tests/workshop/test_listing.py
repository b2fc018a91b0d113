"""The cases in lines: what is not known of a case is not told as a number."""

from dataclasses import replace
from pathlib import Path

from game.content.library import Head
from game.workshop.listing import counted, lines, plain

FILE = Path("scenario.yaml")


def test_a_case_is_told_with_its_minutes_scenes_and_endings():
    head = Head("gate", "The gate", FILE, summary="A way up.", minutes=10, scenes=6, endings=1)
    taught = replace(head, level="first", lesson="Look up.")

    assert lines((head,)) == ["gate: The gate (10 minutes, 6 scenes, 1 ending)", "    A way up."]
    assert lines((taught,)) == [
        "gate: The gate (first case, 10 minutes, 6 scenes, 1 ending)",
        "    A way up.",
        "    What it teaches: Look up.",
    ]


def test_what_a_draft_does_not_say_yet_is_left_out():
    assert lines((Head("gate", "The gate", FILE, scenes=1),)) == ["gate: The gate (1 scene)"]


def test_a_file_that_cannot_be_read_is_told_with_the_way_to_learn_why():
    head = Head("broken", "broken", FILE, readable=False)

    assert lines((head,)) == ["broken", "    It cannot be read: `contempt check broken` says why."]


def test_where_there_is_no_case_that_is_said():
    assert lines(()) == ["No case was found."]


def test_the_data_have_each_thing_under_its_own_key():
    head = Head("gate", "The gate", FILE, "A way up.", minutes=10, level="core", scenes=6, endings=1)

    assert plain((head,)) == [
        {
            "id": "gate",
            "title": "The gate",
            "summary": "A way up.",
            "level": "core",
            "lesson": "",
            "minutes": 10,
            "scenes": 6,
            "endings": 1,
            "path": "scenario.yaml",
            "own": False,
        }
    ]


def test_only_one_of_a_thing_is_in_the_singular():
    assert [counted(number, "turn") for number in (0, 1, 2)] == ["0 turns", "1 turn", "2 turns"]
