"""What there is to read is counted as a player sees it, and words that nobody knows are found."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from game import places, verbs
from game.content.loading import load
from game.content.words import load_words
from game.proof.checks import check
from game.proof.findings import CheckOptions
from game.search.odds import odds_of
from game.search.policy import uniform
from game.search.steps import compile_steps
from game.workshop import spelling, words_report
from game.workshop.diff import diff
from game.workshop.spelling import names_in, prose_in
from game.workshop.words import Reading, read_through
from tests.builders import ROOT, RULE_BOOK, SHIPPED

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a judge.
matters: {order: {procedure: book}}
facts: {lucky: {label: A good day}}
cast: {judge: {name: Judge Threlkeld}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    text:
      - One two three.
      - {text: Four five., when: [{fact: lucky}]}
      - {text: Four five six seven., when: [{not: [{fact: lucky}]}]}
      - {judge: Eight nine.}
    choices:
      obey: {label: Obey at once, text: Done and over., goes_to: done}
      argue:
        label: Argue
        outcomes:
          won: {odds: 25, ruling: {by: judge, says: You win this time.}, goes_to: free}
          lost: {goes_to: done}
  free: {text: You may go., ending: {title: Free, lesson: Speak in time.}}
  done: {text: "It is over.", ending: {title: Done}}
"""


@pytest.fixture
def reading(tmp_path):
    """Return what there is to read in the case, after replacements in it."""

    def read(*replaced: tuple[str, str], limit: int = 1000) -> Reading:
        text = CASE
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "procedures").mkdir(exist_ok=True)
        (tmp_path / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
        (tmp_path / "scenario.yaml").write_text(text, "utf-8")
        return read_through(load(tmp_path / "scenario.yaml"), load_words(), limit)

    return read


def test_the_words_of_a_scene_are_the_most_that_are_shown_at_once(reading):
    assert reading().scenes["desk"].text == 9
    assert reading(("lucky: {label", "lucky: {label"), limit=1).scenes["desk"].text == 11


def test_what_a_limit_leaves_undecided_is_told_from_what_was_found(reading):
    found = reading(limit=1)

    assert (found.scenes["desk"].found, found.scenes["desk"].text, found.bounded) == (9, 11, True)
    assert "  desk: 9 words were found at once; at most 11 with what is undecided" in words_report.lines(
        found
    )
    assert words_report.plain(found)["scenes"]["desk"]["found"] == 9
    assert not any("Bounded" in line for line in words_report.lines(reading()))


@pytest.mark.parametrize(
    ("text", "needs"),
    [("text: It is over.", 3), ("text: [{text: Over., when: [{fact: lucky}]}, It is.]", 4)],
)
def test_odds_check_and_diff_reach_the_same_limit_and_words_with_what_its_text_remembers(
    reading, tmp_path, text, needs
):
    """Positions are merged alike for all; only the text of a scene may tell more of them apart."""
    changes = (
        ("label: Obey at once,", "label: Obey at once, effects: [{find: lucky}],"),
        ('text: "It is over."', text),
    )
    for limit in (2, 3, 4):
        is_known = not reading(*changes, limit=limit).bounded
        loaded = load(tmp_path / "scenario.yaml")
        case, options = loaded.playable, CheckOptions(limit=limit)
        odds = odds_of(compile_steps(case), lambda _: uniform, "uniform", limit)
        explored = check([tmp_path / "scenario.yaml"], load_words(), options).explored["desk"]

        assert is_known is (limit >= needs)
        assert (odds.bounded, explored.bounded) == (limit < 3, limit < 3)
        assert odds.positions == explored.positions
        assert (diff(case, case, None, limit).odds is None) is (limit < 3)


def test_the_words_of_a_choice_are_those_of_its_label_and_of_all_that_can_follow(reading):
    assert reading().scenes["desk"].choices == {"obey": 6, "argue": 5}


def test_the_words_of_an_ending_are_those_of_its_text_and_of_its_lesson(reading):
    scene = reading().scenes["free"]

    assert (scene.text, scene.lesson, scene.is_ending) == (3, 3, True)
    assert reading().words == 9 + 6 + 5 + 3 + 3 + 3


def test_minutes_are_those_of_the_odds_and_of_the_real_course():
    loaded = load(ROOT / "scenarios" / "first-steps" / "scenario.yaml")
    found = read_through(loaded, load_words(), 100_000)
    steps = compile_steps(loaded.playable)

    assert found.minutes == odds_of(steps, lambda _: uniform, "uniform", 100_000).minutes
    assert found.historical is not None
    assert found.minutes is not None
    assert found.minutes.shortest < found.historical < found.minutes.longest


def test_long_scenes_and_labels_are_named(reading):
    found = reading(("One two three.", "word " * 175), ("label: Argue", f"label: {'argue ' * 15}"))

    assert found.long_scenes == {"desk": 181}
    assert found.long_labels == {"desk.argue": 15}
    assert "Scenes over 180 words: desk (181)." in words_report.lines(found)
    assert "Labels over 14 words: desk.argue (15)." in words_report.lines(found)


def test_the_longest_sentences_stand_first_with_their_places(reading):
    found = reading(("One two three.", "Short. This one here has a few more words in it than others. End."))

    assert [one.words for one in found.sentences] == sorted(
        (one.words for one in found.sentences), reverse=True
    )
    assert found.sentences[0].text == "This one here has a few more words in it than others."
    assert found.sentences[0].place.line == 14


def test_long_words_in_long_sentences_ask_for_a_higher_grade(reading):
    hard = "Notwithstanding jurisdictional considerations, appealability presupposes finality." * 2

    assert reading(("It is over.", hard)).grades["done"] > reading().grades["done"] + 3


def test_a_case_in_another_language_has_no_grade(reading):
    found = reading(("edition: 1\n", "edition: 1\nlanguage: de\n"))

    assert found.grade is None
    assert words_report.plain(found)["scenes"]["desk"]["grade"] is None
    assert "grade" not in words_report.lines(found)[0]


def spelt(found: Reading) -> list[str]:
    return [one.word for one in found.spelling.unknown]


def test_words_that_nobody_knows_are_told_with_their_place_and_what_may_be_meant(reading):
    found = reading(("It is over.", "It is ovre, and recieved."))
    told = words_report.lines(found)

    assert spelt(found) == ["ovre", "recieved"]
    assert next(one.place.line for one in found.spelling.unknown if one.word == "recieved") == 26
    assert [line for line in told if "recieved  (received" in line]
    assert told[-1] == "Fix them; put a word that is right into words.txt beside scenario.yaml, one per line."


@pytest.mark.parametrize(
    "known",
    [
        "The mandamus and the certiorari of a contemnor are nonfinal.",
        "Threlkeld speaks; Threlkeld's clerk writes.",
        "He met Zebulon here.",
        "We recognise the colour, the licence and the defence; the travelled cheque.",
        "The e-mail’s sender doesn't know.",
        "[[boom|Boom]] [@ryan] is known.",
        "There'll be others; they've sent attaches under part III.",
        "The offence was fulfilled; the programme is analysed.",
    ],
)
def test_words_of_the_law_names_and_both_ways_of_spelling_are_known(reading, known):
    found = reading(
        ("It is over.", known), ("cast:", "glossary: {boom: {term: boom, means: A chain.}}\ncast:")
    )

    assert spelt(found) == []


@pytest.mark.parametrize("slip", ["sence", "untill", "paegs", "definately", "judgemant", "occured"])
def test_a_slip_is_not_taken_for_a_way_of_spelling(reading, slip):
    assert spelt(reading(("It is over.", f"It is {slip}."))) == [slip]


def test_a_name_that_is_one_letter_off_is_told(reading):
    found = reading(("It is over.", "Harbourline wins. So Harbourline, and Harbourline, not Harborline."))

    assert [(one.word, one.suggested[:1]) for one in found.spelling.unknown] == [
        ("harborline", ("harbourline",))
    ]


def test_a_case_may_have_words_of_its_own(reading, tmp_path):
    (tmp_path / "words.txt").write_text("# ours\nfloobar\n", "utf-8")

    assert spelt(reading(("It is over.", "It is floobar and floobaz."))) == ["floobaz"]


def test_without_a_dictionary_everything_else_is_told(reading, monkeypatch):
    spelling._dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    found = reading()

    assert found.scenes["desk"].text == 9
    assert words_report.plain(found)["spelling"] is None
    assert "pip install pyspellchecker" in words_report.lines(found)[-1]


def test_a_language_without_a_dictionary_is_told(reading):
    found = reading(("edition: 1\n", "edition: 1\nlanguage: eo\n"))

    assert words_report.lines(found)[-1] == (
        "Spelling was not checked: there is no dictionary for the language 'eo'."
    )


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_no_shipped_case_has_a_word_that_nobody_knows(file):
    """Fix it, or write a word that is right into words.txt beside the case."""
    found = read_through(load(file), load_words(), 1)

    assert [f"{one.place}: {one.word}" for one in found.spelling.unknown] == []


def test_the_list_of_legal_words_is_in_order_and_has_no_word_twice():
    lines = (places.spelling() / "law.en.txt").read_text("utf-8").splitlines()[1:]

    assert lines == sorted(set(lines))
    assert len(lines) > 300
    assert all(line.isalpha() and line.islower() for line in lines)


def test_every_text_that_is_read_is_looked_at_and_no_id_is():
    tree = load(ROOT / "tests" / "cases" / "every-key" / "scenario.yaml").tree
    assert tree is not None
    texts = {one.text for one in prose_in(tree.plain)}

    assert {
        "Not today.",
        "Fog to the mast.",
        "The tide is left out.",
        "Custom is law here.",
        "Say why a ground must be raised before the ruling.",
        "Before the ruling.",
        "The court's patience",
        "Five days are five days.",
    } <= texts
    assert not {"fog", "custom", "quayside-dublin", "us-production-order", "harbour-act"} & texts
    assert {"Judge Moray", "Cutty Lines", "logbook"} <= set(names_in(tree.plain))


def test_the_page_on_the_command_has_each_key_of_the_json(tmp_path, capsys):
    case = tmp_path / "first-steps"
    shutil.copytree(ROOT / "scenarios" / "first-steps", case)
    file: Path = case / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("Two pages by fax", "Two paegs by fax"), "utf-8")
    verbs.run(["words", str(case), "--json"])
    answer = json.loads(capsys.readouterr().out)
    page = (ROOT / "docs" / "command.md").read_text("utf-8")

    assert all(f"| `{key}` |" in page for key in answer)
    inside = (answer["minutes"], answer["scenes"]["service"], answer["sentences"][0], answer["spelling"][0])
    for block in inside:
        assert f"`{{{', '.join(block)}}}`" in page
