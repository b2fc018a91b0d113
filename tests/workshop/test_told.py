"""What `contempt words` and `contempt diff` say of small cases, line by line and key by key."""

from fractions import Fraction

import pytest

from game.content.loading import load
from game.content.words import load_words
from game.workshop import words_report
from game.workshop.diff import OddsChange, diff, lines, plain
from game.workshop.spelling import ProseText, names_in, prose_in
from game.workshop.words import read_through
from tests.builders import RULE_BOOK

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk and a judge.
matters: {order: {procedure: book}}
facts: {lucky: {label: A good day}}
cast: {judge: {name: Judge Threlkeld}}
opens_at: desk
opens_on: 2020-01-01
scenes:
  desk:
    notes: Nobody reads this aloud at all in class.
    text:
      - The order is here. Nobody has read it yet.
      - {text: It is a good day., when: [{fact: lucky}]}
    choices:
      obey: {label: Obey at once, text: It is done., goes_to: done}
      argue:
        label: Argue
        outcomes:
          won: {label: You win, odds: 25, ruling: {by: judge, says: You win this time.}, goes_to: free}
          lost: {label: You lose, goes_to: done}
  free: {text: You may go qwx and go qwx., ending: {title: Free, lesson: Speak in time.}}
  done: {text: It is ovre., ending: {title: Done}}
"""


def written(folder, text=CASE):
    """Return what is loaded of a case in a folder."""
    (folder / "procedures").mkdir(parents=True, exist_ok=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (folder / "scenario.yaml").write_text(text, "utf-8")
    return load(folder / "scenario.yaml")


def reading(folder, *replaced, limit=1000):
    """Return what there is to read in the case after replacements."""
    text = CASE
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return read_through(written(folder, text), load_words(), limit)


def test_what_there_is_to_read_in_lines(tmp_path):
    loaded = written(tmp_path)
    told = words_report.lines(read_through(loaded, load_words(), 1000))

    # Of the desk, what a lucky day alone would show is never shown; who teaches reads the notes.
    assert [line.replace(f"{tmp_path}/", "") for line in told] == [
        f"desk {loaded.playable.edition}: 33 words in 1 scene and 2 endings, school grade 1",
        "Minutes of 1,000 random plays: shortest 0.4, mean 0.4, longest 0.5",
        "",
        "  scene    text   choices   grade",
        "  desk        9        11       1",
        "  free        7                 1",
        "  done        3                 1",
        "",
        "No scene is over 180 words, and no label over 14.",
        "The longest sentences:",
        "  8 words, scenario.yaml:13:12: Nobody reads this aloud at all in class.",
        "  7 words, scenario.yaml:24:16: You may go qwx and go qwx.",
        "  5 words, scenario.yaml:5:10: A desk and a judge.",
        "  5 words, scenario.yaml:15:9: Nobody has read it yet.",
        "  5 words, scenario.yaml:16:16: It is a good day.",
        "",
        "Words that are in no dictionary:",
        "  scenario.yaml:25:16: ovre  (over or ore or ogre?)",
        "  scenario.yaml:24:16: qwx, 2 times",
        "Fix them; put a word that is right into words.txt beside scenario.yaml, one per line.",
    ]


def test_what_there_is_to_read_as_data(tmp_path):
    found = words_report.plain(reading(tmp_path))
    place = {"path": str(tmp_path / "scenario.yaml"), "line": 24, "column": 16}

    assert list(found) == [
        *("scenario", "edition", "words", "minutes", "grade", "bounded", "scenes", "long_scenes"),
        *("long_labels", "sentences", "spelling"),
    ]
    assert (found["scenario"], found["words"], found["grade"]) == ("desk", 33, 1.4)
    assert found["minutes"] == {"shortest": 0.4, "mean": 0.4, "longest": 0.5, "historical": None}
    assert found["scenes"] == {
        "desk": {
            "ending": False,
            "words": 9,
            "found": 9,
            "lesson": 0,
            "choices": {"obey": 6, "argue": 5},
            "grade": 1.3,
        },
        "free": {"ending": True, "words": 7, "found": 7, "lesson": 3, "choices": {}, "grade": 1.5},
        "done": {"ending": True, "words": 3, "found": 3, "lesson": 0, "choices": {}, "grade": 0.8},
    }
    assert (found["long_scenes"], found["long_labels"]) == ({}, {})
    assert found["sentences"][1] == {"words": 7, "text": "You may go qwx and go qwx.", **place}
    assert found["spelling"][1] == {"word": "qwx", "count": 2, "suggested": [], **place}


def test_where_every_word_is_known_that_is_said(tmp_path):
    found = reading(tmp_path, ("ovre", "over"), ("qwx", "well"))

    assert words_report.lines(found)[-1] == "Every word is in the dictionary, or is a name of the case."


@pytest.mark.parametrize(("number", "is_long"), [(180, False), (181, True)])
def test_a_scene_is_long_above_180_words(tmp_path, number, is_long):
    found = reading(tmp_path, ("It is ovre.", "word " * number))

    assert found.long_scenes == ({"done": 181} if is_long else {})


@pytest.mark.parametrize(("number", "is_long"), [(14, False), (15, True)])
def test_a_label_is_long_above_14_words(tmp_path, number, is_long):
    found = reading(tmp_path, ("label: Argue", f"label: {'word ' * number}"))

    assert found.long_labels == ({"desk.argue": 15} if is_long else {})


@pytest.mark.parametrize(("length", "cut"), [(90, False), (91, True)])
def test_a_sentence_is_shown_in_90_characters(tmp_path, length, cut):
    text = ("word " * 30)[: length - 2] + "d."
    found = reading(tmp_path, ("It is ovre.", text))
    (told,) = [line for line in words_report.lines(found) if " words, " in line and ":25:16: word" in line]

    assert told.endswith(f": {text[:87]}..." if cut else f": {text}")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        # Two letters are no word to look up, and neither is a Roman number.
        ("Qx is part xlvi of it.", []),
        # What has a capital inside a sentence is a name; so is what has one three times, wherever it stands.
        ("It is Qwxel.", []),
        ("Qwxel is here. Qwxel is there. Qwxel it is.", []),
        ("Qwxel is here. Qwxel is there.", ["qwxel"]),
        # Written small once, it is none.
        ("It is Qwxel and qwxel.", ["qwxel"]),
        ("The qwxel's end and the qwxels.", ["qwxel's", "qwxels"]),
    ],
)
def test_what_is_a_name_is_known(tmp_path, text, unknown):
    found = reading(tmp_path, ("It is ovre.", text), ("qwx and go qwx", "well and go well"))

    assert [one.word for one in found.spelling.unknown] == unknown


def test_prose_is_found_with_its_steps_and_names_are_no_prose():
    part = {
        "title": "A title",
        "cast": {"judge": {"name": "Judge Threlkeld", "role": "A judge"}},
        "scenes": {
            "text": {"text": "A scene that is called text.", "choices": {"go": {"label": "Go"}}},
            "hall": {
                "text": ["One.", {"text": "Two.", "when": [{"fact": "seen"}]}, {"judge": "Three."}],
                "on_screen": {"exhibit": "chart"},
            },
        },
        "answers": {"yes": "An answer."},
    }

    assert list(prose_in(part)) == [
        ProseText(("title",), "A title"),
        ProseText(("cast", "judge", "role"), "A judge"),
        ProseText(("scenes", "text", "text"), "A scene that is called text."),
        ProseText(("scenes", "text", "choices", "go", "label"), "Go"),
        ProseText(("scenes", "hall", "text", 0), "One."),
        ProseText(("scenes", "hall", "text", 1, "text"), "Two."),
        ProseText(("scenes", "hall", "text", 2, "judge"), "Three."),
        ProseText(("answers", "yes"), "An answer."),
    ]
    assert list(names_in(part)) == ["Judge Threlkeld"]


OLD, NEW = "edition: 1\n", "edition: 2\nrenamed: {desk.obey: desk.produce, free: freed}\n"
CHANGES = (
    (OLD, NEW),
    (
        "      obey: {label: Obey at once, text: It is done.,",
        "      produce: {label: Obey now, text: Is it done?,",
    ),
    ("odds: 25,", "odds: 50,"),
    ("says: You win this time.", "says: You win."),
    ("goes_to: free", "goes_to: freed"),
    (
        "  free: {text: You may go qwx and go qwx., ending: {title: Free, lesson: Speak in time.}}",
        "  freed: {text: Go., ending: {title: Free, lesson: Speak up.}}",
    ),
    (
        "  done: {text: It is ovre.",
        "  late: {text: Late., ending: {title: Late}}\n  done: {text: It is ovre.",
    ),
    ("lost: {label: You lose, goes_to: done}", "beaten: {label: You lose, goes_to: done}"),
)


@pytest.fixture
def editions(tmp_path):
    """Return what changed between the case and a rewritten one."""
    text = CASE
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    return diff(written(tmp_path / "old").playable, written(tmp_path / "new", text).playable, None, 1000)


def test_two_editions_in_lines(editions):
    assert lines(editions) == [
        f"desk {editions.old.edition}, and desk {editions.new.edition}",
        "",
        "Scenes gained: late.",
        "Scenes renamed: free is now freed.",
        "Choices renamed: desk.obey is now desk.produce.",
        "Outcomes gained: desk.argue.beaten.",
        "Outcomes lost: desk.argue.lost.",
        "Endings gained: late.",
        "Endings renamed: free is now freed.",
        "5 texts changed, in: desk.produce, desk.argue.won, freed.",
        "",
        "Odds of endings, where all choices are equally likely:",
        "   12.50% ->  25.00%  freed",
        "   87.50% ->  75.00%  done",
        "  One other moved by a point at most.",
        "Minutes of a play: shortest 0.4 -> 0.4, mean 0.4 -> 0.4, longest 0.5 -> 0.4.",
        "If something was only renamed, say so under `renamed`, so that old saves go on.",
    ]


def test_two_editions_as_data(editions):
    found = plain(editions)

    assert list(found) == [
        *("old", "new", "scenes", "choices", "outcomes", "endings", "texts", "keys", "odds", "moved"),
        *("worths", "minutes"),
    ]
    assert found["worths"] == {}
    assert found["old"] == {"id": "desk", "edition": str(editions.old.edition)}
    assert found["new"] == {"id": "desk", "edition": str(editions.new.edition)}
    assert found["scenes"] == {"gained": ["late"], "lost": [], "renamed": {"free": "freed"}}
    assert found["choices"] == {"gained": [], "lost": [], "renamed": {"desk.obey": "desk.produce"}}
    assert found["outcomes"] == {"gained": ["desk.argue.beaten"], "lost": ["desk.argue.lost"], "renamed": {}}
    assert found["endings"] == {"gained": ["late"], "lost": [], "renamed": {"free": "freed"}}
    assert found["texts"] == {"desk.produce": 2, "desk.argue.won": 1, "freed": 2}
    assert found["odds"] == {
        "freed": {"before": "1/8", "after": "1/4"},
        "done": {"before": "7/8", "after": "3/4"},
        "late": {"before": None, "after": "0"},
    }
    assert found["moved"] == ["freed", "done"]
    assert found["minutes"] == [
        {"shortest": 0.4, "mean": 0.4, "longest": 0.5},
        {"shortest": 0.4, "mean": 0.4, "longest": 0.4},
    ]


def test_the_same_edition_twice_says_nothing_of_editions(tmp_path):
    one = written(tmp_path).playable
    told = lines(diff(one, one, None, 1000))

    assert told == [
        f"desk {one.edition}, and desk {one.edition}",
        "",
        "Scenes, choices, outcomes, endings and texts are the same.",
        "",
        "No ending's odds moved by more than a point, where all choices are equally likely.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "remark"),
    [
        (None, Fraction(1, 9), "no play reached it before"),
        (Fraction(0), Fraction(1, 9), "no play reached it before"),
        (Fraction(1, 9), Fraction(0), "no play reaches it any more"),
        (Fraction(1, 9), None, "no play reaches it any more"),
        (Fraction(0), None, ""),
        (Fraction(1, 9), Fraction(1, 8), ""),
    ],
)
def test_what_plays_reach_only_now_or_no_longer_is_remarked(before, after, remark):
    assert OddsChange(before, after).remark == remark


TEXTS = {
    "title: Free": "title: Set free",
    "lesson: Speak in time.": "lesson: Speak early.",
    "text: You may go": "text: You can go",
    "label: Argue": "label: Argue it",
    "label: You win": "label: You may win",
    "says: You win this time.": "says: You win today.",
    "text: It is done.": "text: It is done now.",
    "scenes:\n  desk:": "scenes:\n  desk:\n    title: A desk\n    forum: A court",
    "  desk:\n": "  desk:\n    question: What now?\n",
    "    text:\n      - The order": "    on_screen: The order.\n    text:\n      - The order",
    "{label: Obey at once,": "{label: Obey at once, because: It has to be., files: A letter.,",
    "- The order is here. Nobody has read it yet.": "- {judge: The order is here. Nobody has read it yet.}",
}


@pytest.mark.parametrize("old", TEXTS)
def test_every_text_of_a_part_counts(tmp_path, old):
    assert old in CASE
    new = TEXTS[old]
    editions = (
        written(tmp_path / "old").playable,
        written(tmp_path / "new", CASE.replace(old, new, 1)).playable,
    )
    texts = diff(*editions, None, 1).parts.texts

    # An ending's title is that of its scene, too.
    two = any(word in new for word in ("because", "forum", "Set free"))
    assert sum(texts.values()) == (2 if two else 1)
    said = "2 texts" if two else "1 text"
    assert lines(diff(*editions, None, 1))[2] == f"{said} changed, in: {next(iter(texts))}."


HEARD = (
    "cast:",
    'authorities: {xqwc: {cite: "Ryan v. Reynard"}}\nglossary: {xqwa: {term: heard, means: Once.}}\ncast:',
)


def test_of_a_link_the_words_that_it_shows_are_looked_up(tmp_path):
    text = '"It is [[xqwa|the zqwb]] of [@xqwc]."'
    found = reading(tmp_path, ("It is ovre.", text), ("qwx and go qwx", "well and go well"), HEARD)

    assert [one.word for one in found.spelling.unknown] == ["zqwb"]


def test_where_a_limit_comes_first_in_one_edition_alone_nothing_is_compared(tmp_path):
    scenes = "".join(f"  s{n}: {{choices: {{go: {{goes_to: done}}}}}}\n" for n in range(3))
    ways = "".join(f"      to-{n}: {{goes_to: s{n}}}\n" for n in range(3))
    more = CASE.replace("      argue:", f"{ways}      argue:").replace("  free:", f"{scenes}  free:")
    editions = written(tmp_path / "old").playable, written(tmp_path / "new", more).playable

    for one, other in (editions, editions[::-1]):
        found = diff(one, other, None, 4)
        assert found.odds is None
        assert [bool(minutes) for minutes in found.minutes] == [one is editions[0], other is editions[0]]
