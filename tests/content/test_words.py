"""The words of the screens, by key."""

import ast
import re
from datetime import date

import pytest

from game import places
from game.content.library import Library
from game.content.phrases import Phrases
from game.content.words import (
    PLURALS,
    NoWordsError,
    UnknownWordsError,
    Words,
    _texts_of,
    all_texts,
    inside_speech,
    languages,
    load_words,
    words_when_asked,
)

WORDS = load_words()
# Keys to which the code that asks for them puts more.
CONTINUED = ("docket.ruling.", "format.month.")
ASKING = {".py", ".html", ".js", ".mjs", ".svg", ".css"}


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


@pytest.mark.parametrize(
    ("language", "sums", "days", "numbers"),
    [
        (
            "en",
            ["$1,234,567", "€0", "CHF\N{NO-BREAK SPACE}1,000"],
            ["8 January 2014", "8 Jan 2014", "30 December 2014", "30 Dec 2014"],
            ["1,000", "2.5"],
        ),
        (
            "de",
            [
                "1.234.567\N{NO-BREAK SPACE}$",
                "0\N{NO-BREAK SPACE}€",
                "1.000\N{NO-BREAK SPACE}CHF",
            ],
            ["8. Januar 2014", "8. Jan. 2014", "30. Dezember 2014", "30. Dez. 2014"],
            ["1.000", "2,5"],
        ),
    ],
)
def test_sums_days_and_numbers_are_written_as_the_language_does(language, sums, days, numbers):
    words = load_words(language)

    assert [words.money(*one) for one in ((1_234_567, "USD"), (0, "EUR"), (1_000, "CHF"))] == sums
    dates = date(2014, 1, 8), date(2014, 12, 30)
    assert [say(day) for day in dates for say in (words.day, words.short_day)] == days
    assert [words.number(1_000), words.number(2.5, ".4g")] == numbers


@pytest.mark.parametrize(
    ("rule", "forms"),
    [
        ("like-english", "many one many many many many many"),
        ("like-french", "one one many many many many many"),
        ("like-japanese", "many many many many many many many"),
        ("like-czech", "many one few many many many many"),
        ("like-polish", "many one few many many many few"),
        ("like-russian", "many one few many many one few"),
    ],
)
def test_a_language_counts_by_the_rule_that_it_names(rule, forms):
    words = Words({"format.plural": rule, **{f"days.{form}": form for form in ("one", "few", "many")}})

    assert [words.counted("days", count) for count in (0, 1, 2, 5, 12, 21, 22)] == forms.split()


FILES = sorted(file.name.removesuffix("en.yaml") for file in places.strings().glob("*en.yaml"))


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
@pytest.mark.parametrize("name", FILES)
def test_each_language_has_the_words_of_english_and_no_others(name, language):
    """A front offers a language only whole: the same keys, the same fields, the forms of its numbers."""
    english, other = (_texts_of(places.strings() / f"{name}{one}.yaml") for one in ("en", language))
    rule = PLURALS[load_words(language)("format.plural")]
    forms = {rule(count) for count in range(200)}
    counted = {key.removesuffix(".many") for key in english if key.removesuffix("many") + "one" in english}
    single = english.keys() - {f"{key}.{form}" for key in counted for form in ("one", "many")}
    wanted = single | {f"{key}.{form}" for key in counted for form in forms}
    file = f"assets/strings/{name}{language}.yaml"

    assert wanted - other.keys() == set(), f"translate these keys of {name}en.yaml in {file}"
    assert other.keys() - wanted == set(), f"{name}en.yaml no longer has these keys: take them out of {file}"
    fields = {
        key: (
            _fields(english[key] if key in english else english[f"{key.rpartition('.')[0]}.many"]),
            _fields(text),
        )
        for key, text in other.items()
    }
    astray = {
        key: there
        for key, there in fields.items()
        if there[0] != there[1] and not key.endswith((".one", ".few"))
    }
    assert astray == {}, f"these texts of {file} fill in other fields in braces than English"
    assert f"language.{language}" in load_words(), (
        f"en.yaml lacks the name of {language}, language.{language}"
    )


def _fields(text):
    return set(re.findall(r"\{([a-z_]+)\}", text))


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


def asked_for() -> tuple[set[str], re.Pattern[str]]:
    """Return all words of the files that ask for keys, and a pattern of the keys that they put together."""
    files = [file for file in (places.assets().parent / "game").rglob("*") if file.suffix in ASKING]
    said, made = set[str](), set[str]()
    for file in files:
        text = file.read_text("utf-8")
        said.update(re.findall(r"[a-z]\w*(?:\.[\w-]+)*", text))
        made.update(re.escape(start) + ".*" for start in re.findall(r"[\"']([a-z][\w.]*\.)[\"'] *~", text))
        nodes = ast.walk(ast.parse(text)) if file.suffix == ".py" else ()
        for parts in (node.values for node in nodes if isinstance(node, ast.JoinedStr)):
            fixed = [str(one.value) if isinstance(one, ast.Constant) else "" for one in parts]
            if "." in "".join(fixed) and len("".join(fixed)) > 3:
                made.add("".join(re.escape(one) or r"[\w.-]*" for one in fixed))
    return said, re.compile("|".join(f"(?:{one})" for one in made))


def test_every_key_is_asked_for_somewhere():
    said, made = asked_for()
    keys = {key for file in places.strings().glob("*en.yaml") for key in _texts_of(file)}
    plain = {key: re.sub(r"(?:\.one|\.many|\.invented|_of)+$", "", key) for key in keys}
    unasked = (key for key, one in plain.items() if not {key, one} & said and not made.fullmatch(one))

    assert sorted(key for key in unasked if not key.startswith(CONTINUED)) == []


@pytest.mark.parametrize(
    ("said", "inside"),
    [("She said “no”.", "She said ‘no’."), ("„Nein“, sagt sie.", "‚Nein‘, sagt sie."), ('"No".', "'No'.")],
)
def test_a_quotation_inside_speech_has_single_marks(said, inside):
    assert inside_speech(said) == inside
