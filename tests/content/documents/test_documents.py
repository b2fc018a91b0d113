"""Documents read themselves, and tell everything in a block that does not fit."""

from typing import Annotated, Any

import pytest

from game.content.documents import effects
from game.content.documents.base import Document, key, keys_naming
from game.content.documents.guards import GuardDocument, NotGuard
from game.content.documents.values import Count, Id, Mistake, MistakesError, OneOrMore, Text, Whole
from game.content.problems import MOST_ERRORS


class Lamp(Document):
    """A block of keys."""

    label: Text = key("Its name.")
    watts: Whole = key("How bright.", 40)
    kind: Text | None = key("Which.", None, written="class")
    rooms: OneOrMore = key("Where it stands.", ())


class House(Document):
    """A block with blocks in it."""

    lamps: Annotated[dict[Id, Lamp], Count(least=1)] = key("The lamps.")


def mistakes(kind: type[Document], part: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the kind and the way of each mistake."""
    with pytest.raises(MistakesError) as raised:
        kind.read(part)
    return [(one.kind, one.steps) for one in raised.value.mistakes]


def test_a_key_that_is_left_out_has_its_usual_value():
    lamp = Lamp.read({"label": "Desk", "rooms": "study"})

    assert (lamp.label, lamp.watts, lamp.kind, lamp.rooms) == ("Desk", 40, None, ("study",))
    assert vars(lamp).keys() == {"label", "rooms"}


def test_a_key_is_read_under_the_name_that_authors_write_and_under_no_other():
    assert Lamp.read({"label": "Desk", "class": "warm"}).kind == "warm"
    assert mistakes(Lamp, {"label": "Desk", "kind": "warm"}) == [("unknown key", ("kind",))]
    assert mistakes(NotGuard, {"not": [{"fact": "a"}], "not_all": []}) == [("unknown key", ("not_all",))]


def test_every_mistake_is_told_with_its_way():
    house = {
        "desk": {"label": "", "wats": "5", "rooms": ["study", []]},
        "Big Lamp": {"watts": "no"},
        "x": "y",
    }

    assert mistakes(House, {"lamps": house}) == [
        ("text", ("lamps", "desk", "label")),
        ("unknown key", ("lamps", "desk", "wats")),
        ("text", ("lamps", "desk", "rooms", 1)),
        ("id", ("lamps", "Big Lamp")),
        ("whole number", ("lamps", "Big Lamp", "watts")),
        ("missing key", ("lamps", "Big Lamp", "label")),
        ("block", ("lamps", "x")),
    ]


def test_an_unknown_key_is_told_with_those_that_there_are():
    with pytest.raises(MistakesError) as raised:
        Lamp.read({"label": "Desk", "wats": "5"})

    assert raised.value.mistakes == (
        Mistake(
            "unknown key",
            "5",
            ("wats",),
            {"label": "Its name.", "watts": "How bright.", "class": "Which.", "rooms": "Where it stands."},
            at_key=True,
        ),
    )


def test_too_few_parts_are_told_only_where_each_of_them_fits():
    assert mistakes(House, {"lamps": {}}) == [("too few parts", ("lamps",))]


def test_reading_stops_where_nobody_is_told_of_more():
    many = {"lamps": {f"lamp-{number}": {} for number in range(10 * MOST_ERRORS)}}

    assert len(mistakes(House, many)) == MOST_ERRORS


def test_a_key_says_itself_what_it_refers_to():
    assert set(keys_naming("fact", effects.EffectDocument)) == {"find", "lose"}
    assert set(keys_naming("argument", GuardDocument)) == {"preserved", "forfeited"}
    assert keys_naming("nothing of the kind") == ()
