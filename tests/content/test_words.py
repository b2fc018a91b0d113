"""The words of the screens, by key."""

import re
from datetime import date

import pytest

from game.content.library import Library
from game.content.phrases import Phrases
from game.content.words import (
    NoWordsError,
    UnknownWordsError,
    Words,
    all_texts,
    load_words,
    long_day,
    money,
    short_day,
    words_when_asked,
)

WORDS = load_words()


def test_words_come_by_key_with_what_varies_filled_in():
    words = Words({"left": "{count} turns left", "plain": "Nothing {here}"})

    assert words("left", count=3) == "3 turns left"
    assert words("plain") == "Nothing {here}"
    assert "left" in words
    assert "right" not in words


def test_an_unknown_key_is_refused_by_name():
    with pytest.raises(UnknownWordsError, match="no key 'lfet'"):
        Words({})("lfet")


def test_words_may_be_read_when_the_first_is_asked_for(monkeypatch, tmp_path):
    """A check of a case that is well says none of them, and need not wait for them."""
    monkeypatch.setattr("game.content.words.places.strings", lambda: tmp_path)
    words = words_when_asked()
    (tmp_path / "en.yaml").write_text("left: '{count} turns left'\n", encoding="utf-8")

    assert words("left", count=3) == "3 turns left"
    (tmp_path / "en.yaml").unlink()
    assert "left" in words
    assert "right" not in words


def test_words_that_are_not_there_are_told_when_they_are_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr("game.content.words.places.strings", lambda: tmp_path)
    words = words_when_asked()

    with pytest.raises(NoWordsError):
        words("left")


def test_one_and_many_have_words_of_their_own():
    words = Words({"days.one": "one day", "days.many": "{count} days"})

    assert [words.counted("days", count) for count in (0, 1, 2)] == ["0 days", "one day", "2 days"]


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_joined_with_commas_and_a_word_before_the_last(parts, said):
    assert WORDS.joined(parts) == said


def test_what_is_to_be_filled_in_is_named_in_small_letters():
    """A brace in a text that means itself would raise when the text is filled in."""
    for text in WORDS._texts.values():
        assert re.sub(r"\{[a-z_]+\}", "", text).count("{") == 0


def test_sums_are_shown_in_their_currency():
    assert [money(1_234_567, code) for code in ("USD", "EUR", "GBP")] == [
        "$1,234,567",
        "€1,234,567",
        "£1,234,567",
    ]
    assert money(0, "CHF") == "CHF\N{NO-BREAK SPACE}0"


def test_days_are_said_in_full_and_shortly():
    assert [long_day(date(2014, month, 8)) for month in (1, 2, 9, 12)] == [
        "8 January 2014",
        "8 February 2014",
        "8 September 2014",
        "8 December 2014",
    ]
    assert [short_day(date(2014, month, 30)) for month in (1, 6, 9, 12)] == [
        "30 Jan 2014",
        "30 Jun 2014",
        "30 Sep 2014",
        "30 Dec 2014",
    ]


def test_words_of_other_files_are_read_in_the_same_language_from_the_same_folder(tmp_path):
    (tmp_path / "de.yaml").write_text("yes: Ja\nno: Nein\n", encoding="utf-8")
    (tmp_path / "class.de.yaml").write_text("yes: Jawohl\nbell: Glocke\n", encoding="utf-8")

    assert "bell" not in load_words("de", tmp_path)
    words = load_words("de", tmp_path, also=["class"])
    assert [words(key) for key in ("yes", "no", "bell")] == ["Jawohl", "Nein", "Glocke"]
    (tmp_path / "fr.yaml").write_text("yes: Oui\n", encoding="utf-8")
    with pytest.raises(NoWordsError, match=r"'class\.fr\.yaml'"):
        load_words("fr", tmp_path, also=["class"])


def test_parts_may_be_joined_by_another_word():
    assert WORDS.joined(["a", "b", "c"], "or") == "a, b or c"


def test_where_no_real_case_stands_behind_a_case_no_words_say_that_its_road_was_real():
    """The road that an invented case marks is called so, on every page of a play and of a class."""
    files = ["class", "seat", "class-windows", "class-pack"]
    real, invented = (
        Phrases(Library().load(name).playable, load_words(also=files)).words
        for name in ("wicket-mail", "cloud-act-quillhaven")
    )
    says = re.compile(
        r"\b([Tt]he real course|really (done|happened)|left history|in history|[Hh]istory (did|took))\b"
        r"|(^|case )as it was$"
    )
    found = [key for key, text in all_texts(also=files).items() if says.search(text)]

    assert len(found) > 15
    assert [key for key in found if says.search(invented(key))] == []
    assert [key for key in found if not says.search(real(key))] == []
