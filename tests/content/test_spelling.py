"""A name is found in whatever spelling it stands, and only as whole words."""

import pytest

from game.content.spelling import stands_in


@pytest.mark.parametrize(
    "text",
    [
        "Northgate Mail said",
        "NORTHGATE-MAIL",
        "the *Northgate* **Mail**",
        "north\u00adgate mail",
        "Nörthgate Mail’s servers",
        "North-gate\n  mail's",
    ],
)
def test_a_name_is_found_in_any_spelling(text):
    assert stands_in("Northgate Mail", text)


@pytest.mark.parametrize("text", ["Northgate", "a northgate mailbox", "the north gate of the mail", ""])
def test_a_part_of_a_name_or_a_longer_word_is_none(text):
    assert not stands_in("Northgate Mail", text)


def test_a_short_name_is_not_found_inside_a_word():
    assert not stands_in("NGM", "a strongman")
    assert stands_in("NGM", "the NGM's")
