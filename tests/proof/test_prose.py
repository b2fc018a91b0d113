"""Almost links, tags and prose that is hard to read; what only looks like them is left alone."""

import pytest

from game.proof.prose import grade
from tests.messages import faults
from tests.proof.cases import FACTS, HEAD, checked

CASE = (
    HEAD.replace(FACTS, "")
    + """\
authorities: {ryan-71: {cite: "Ryan v. Reynard (1971)"}}
glossary: {gag: {term: gag, means: An order not to tell.}, retry-limit: {term: limit, means: A wait.}}
scenes:
  desk:
    text: "TEXT Read [@ryan-71] about a [[gag]] or a [[retry-limit]]."
    choices: {go: {label: Go, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
)


PINNED = "Write `[@ryan-71 at PIN]`, such as `[@ryan-71 at 532]`, or `[@ryan-71]` alone."


def told(folder, text):
    problems = [one for one in checked(folder, CASE.replace("TEXT", text)).problems if one.code == "L003"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("See [ryan-71].", "Write `[@ryan-71]`, or other brackets where no link is meant."),
        (
            "See [the case](https://example.org/a).",
            "Declare the page as an authority with its `link:`, and write `[@authority]`.",
        ),
        ("See [@ryan-71 532].", "Write `[@ryan-71 at 532]`."),
        ("See [@ryan-71 p. 532].", "Write `[@ryan-71 at 532]`."),
        ("See [@ryan-71 § 4(b)].", "Write `[@ryan-71 at § 4(b)]`."),
        ("See [@ryan-71, ¶ 7].", "Write `[@ryan-71 at ¶ 7]`."),
        ("See [@ryan-71, at 532-533].", "Write `[@ryan-71 at 532-533]`."),
        ("See [retry-limit].", "Write `[[retry-limit]]`, or other brackets where no link is meant."),
        (
            "See [@ryan-71 at].",
            "Write `[@ryan-71 at PIN]`, such as `[@ryan-71 at 532]`, or `[@ryan-71]` alone.",
        ),
        (
            "See [@Ryan 1971].",
            "Write `[[term]]`, `[[term|words]]`, `[@authority]` or `[#stand-in]`, with ids as declared.",
        ),
    ],
)
def test_almost_a_link_is_told_with_the_link_that_was_meant(tmp_path, text, remedy):
    assert told(tmp_path, text) == [(13, remedy)]


@pytest.mark.parametrize(
    "text",
    ["He wrote it [sic].", "He told of the '[gag]'.", "The [mailbox] is meant.", "See [1] and (2).", "Well."],
)
def test_other_brackets_are_left_alone(tmp_path, text):
    assert told(tmp_path, text) == []


HARD = (
    "Notwithstanding everything, administrative considerations necessitate comprehensive investigations "
    "by responsible governmental institutions everywhere, immediately and throughout the jurisdiction."
)


@pytest.mark.parametrize(
    ("old", "line"), [("summary: A desk, an order, and a choice.", 5), ("on_screen: The order.", 14)]
)
def test_what_everybody_reads_is_told_where_it_is_hard_to_read(tmp_path, old, line):
    case = CASE.replace("TEXT", "Look.").replace("    choices:", "    on_screen: The order.\n    choices:", 1)
    case = case.replace(old, f"{old.split(':')[0]}: {HARD}")
    problems = checked(tmp_path, case).problems

    assert [(one.code, one.place.line) for one in problems] == [("D108", line)]


def test_a_word_of_ten_letters_is_a_long_one():
    assert grade("strawberry") == pytest.approx(0.4 * (1 + 100))
    assert grade("raspberry") == pytest.approx(0.4)


def test_a_grade_grows_with_sentences_and_with_words():
    plain = "A judge wants the letters. They lie in Bergen. You may say no."
    joined = "A judge wants the letters that lie in Bergen, and you may say no if you think that you should."
    heavy = "Jurisdictional determinations necessitate comprehensive administrative consideration."

    assert grade(plain) < grade(joined) < grade(heavy)
    assert grade(plain) < 3
    assert grade(heavy) > 12


def tags(folder, text):
    problems = [one for one in checked(folder, CASE.replace("TEXT", text)).problems if one.code == "L004"]
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [(one.place.line, one.remedy) for one in problems]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("It is <b>not</b> here.", "Write `**words**` for it."),
        ("It is <em>not</em> here.", "Write `*words*` for it."),
        ("One.<br/>Two.", "Take it out; a new paragraph is a new part of a list."),
        ("<a href='https://example.org'>Here</a>", "Take it out; a new paragraph is a new part of a list."),
    ],
)
def test_a_tag_is_told_with_what_there_is_for_it(tmp_path, text, remedy):
    assert tags(tmp_path, text) == [(13, remedy)]


@pytest.mark.parametrize(
    "text", ["Five < six, and six > five.", "He wrote <sic>.", "Mail <b@example.org>.", "Well."]
)
def test_other_characters_are_left_alone(tmp_path, text):
    assert tags(tmp_path, text) == []


def test_a_text_in_two_languages_is_not_said_to_be_in_another(tmp_path):
    german = "Der Richter ist nicht da und die Sache ist nicht klar und das Gericht hat den Auftrag von uns. "
    english = (
        "The judge is not there and the case is not clear, and it was for us to say that it is in order. "
    )

    def languages(text):
        case = CASE.replace("TEXT", text)
        return [one.code for one in checked(tmp_path, case).problems if one.code == "L002"]

    assert languages(german * 4) == ["L002"]
    assert languages(german * 4 + english * 2) == []


def test_only_english_is_held_to_a_grade(tmp_path):
    case = CASE.replace("TEXT", "Look.").replace(
        "summary: A desk, an order, and a choice.", f"summary: {HARD}"
    )

    def graded(language):
        result = checked(tmp_path, case.replace("edition: 1\n", f"edition: 1\nlanguage: {language}\n"))
        return "D108" in [one.code for one in result.problems]

    assert [graded(language) for language in ("en", "en-GB", "de", "fr")] == [True, True, False, False]


@pytest.mark.parametrize(("words", "told_as"), [(14, []), (15, ["D108"])])
def test_a_text_of_a_few_words_is_not_held_to_a_grade(tmp_path, words, told_as):
    case = CASE.replace("TEXT", "Look.").replace("A desk, an order, and a choice.", "jurisdiction " * words)

    assert [one.code for one in checked(tmp_path, case).problems if one.code == "D108"] == told_as


@pytest.mark.parametrize(
    ("language", "told_as"), [("xq", ["L001"]), ("xq-GB", ["L001"]), ("de", []), ("gsw", [])]
)
def test_a_language_of_two_letters_that_nobody_speaks_is_told(tmp_path, language, told_as):
    case = CASE.replace("TEXT", "Look.").replace("edition: 1\n", f"edition: 1\nlanguage: {language}\n")

    assert [one.code for one in checked(tmp_path, case).problems if one.code == "L001"] == told_as


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It is **all of it.", "**"),
        ("It is *all of it.", "*"),
        ("It is **all *of* it.", "**"),
        ("It is **all** of *it.", "*"),
        ("It is **all** of *it*.", ""),
        ("It is ***all*** of it.", ""),
        ("It is 5 * 3 days.", ""),
    ],
)
def test_a_star_that_begins_what_none_ends_is_told(tmp_path, text, mark):
    told = [one for one in checked(tmp_path, CASE.replace("TEXT", text)).problems if one.code == "L009"]

    assert [one.what.split("`")[1] for one in told] == ([mark] if mark else [])
    assert not [one for one in told if faults(one.what, one.remedy)]
