"""What an author is told to write instead of what does not fit: what was meant, where that can be known."""

import pytest

from game.content.documents.values import Mistake
from game.content.wording import told
from tests.builders import RULE_BOOK, failing, read, written
from tests.messages import faults

HEAD = {
    "meters": "{trust: {starts_at: 50}}",
    "facts": "{press: {label: The press calls}, copied: {label: It is copied}}",
    "cast": "{judge: {name: Judge Lowe}}",
}


def remedies(body: str) -> list[str]:
    """Return what to do about each mistake in a choice."""
    problems = failing({"act": body}, HEAD)
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [one.remedy for one in problems]


def in_the_scene(line: str) -> list[str]:
    """Return what to do about each mistake in a line that is added to a scene."""
    text = written({"act": ""}, HEAD).replace("    choices:\n", f"    {line}\n    choices:\n", 1)
    problems = read(text, RULE_BOOK).errors
    assert not [one for one in problems if faults(one.what, one.remedy)]
    return [one.remedy for one in problems]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("effects: [{find: press}]", "`effects` belongs in a choice or an outcome: write it there."),
        ("takes: 3 days", "`takes` belongs in a choice or an outcome: write it there."),
        ("moves: [comply]", "`moves` belongs in a choice or an outcome: write it there."),
        ("odds: 50", "`odds` belongs in an outcome: write it there."),
        ("role: Counsel", "`role` belongs at the top of the file: write it there."),
        ("tone: bad", "`tone` belongs in an ending: write it there."),
        (
            "meters: {trust: -5}",
            "Changes go in `effects` of a choice or an outcome: `{meter: trust, by: -5}`.",
        ),
        ("label: A desk", "Did you mean 'title'?"),
        (
            "obey: {label: Obey, goes_to: end}",
            "Indent it by two more spaces, so that it is inside `choices`.",
        ),
    ],
)
def test_a_key_in_the_wrong_block_is_told_with_where_it_belongs(line, remedy):
    assert in_the_scene(line) == [remedy]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("odds: 50", "`odds` belongs in an outcome: write it there."),
        ("if: [{fact: press}]", "Did you mean 'when'?"),
        ("requires: [{fact: press}]", "Did you mean 'when'?"),
        ("unless: [{fact: press}]", "Write `when: [{not: [...]}]` with the guard that should not hold."),
        ("meter: trust", "Changes go in `effects`: `{meter: ...}`."),
        ("meters: {trust: -5}", "Changes go in `effects`: `{meter: trust, by: -5}`."),
        ("find: press", "Changes go in `effects`: `{find: press}`."),
        ("fact: press", "Conditions go in `when`: `{fact: press}`."),
        ("posture: [served, contempt]", "Conditions go in `when`: `{posture: ...}`."),
        ("next: end", "Did you mean 'goes_to'?"),
        ("title: Act", "Did you mean 'label'?"),
        ("when: [{meter: trust, min: 5}]", "Did you mean 'at_least'?"),
        (
            "when: [{fact: press, is: false}]",
            "Leave it out; to ask that the fact has not been found, write `{not: [{fact: ID}]}`.",
        ),
        ("denied: {odds: 5, goes_to: end}", "Indent it by two more spaces, so that it is inside `outcomes`."),
    ],
)
def test_another_word_for_a_key_is_understood(body, remedy):
    assert remedies(body)[-1] == remedy


@pytest.mark.parametrize(
    ("guard", "remedy"),
    [
        ("{find: press}", "`find` is an effect; a guard that asks for it is `{fact: press}`."),
        ("{lose: press}", "`lose` is an effect; a guard that asks for it is `{not: [{fact: press}]}`."),
        ("{not_fact: press}", "Write `{not: [{fact: press}]}`."),
        ("{or: [{fact: press}]}", "Write `{any: [...]}`, where one is enough."),
        ("{and: [{fact: press}]}", "Write its guards one after the other: a list means all of them."),
        ("{fact press}", "Put a colon after the first word: `{fact: press}`."),
        ("press", "Write a block such as `{fact: press}`."),
        ("{fact: [press, copied]}", "Write a block for each: `{fact: press}, {fact: copied}`."),
    ],
)
def test_a_guard_that_is_none_is_told_with_the_one_that_was_meant(guard, remedy):
    assert remedies(f"when: [{guard}]") == [remedy]


@pytest.mark.parametrize(
    ("effect", "remedy"),
    [
        ("{fact: press}", "`fact` is a guard; an effect that brings it about is `{find: press}`."),
        ("{find press}", "Put a colon after the first word: `{find: press}`."),
        ("{trust: -5}", "Write `{meter: trust, by: -5}`, if 'trust' is a meter."),
    ],
)
def test_an_effect_that_is_none_is_told_with_the_one_that_was_meant(effect, remedy):
    assert remedies(f"effects: [{effect}]") == [remedy]


def test_a_text_is_not_taken_for_a_block_that_was_not_indented():
    (remedy,) = in_the_scene("obey: What it goes_to, and its outcomes.")

    assert not remedy.startswith("Indent")


def test_names_that_are_listed_are_told_how_to_be_declared():
    first, *_ = failing({"act": ""}, {**HEAD, "facts": "[press, copied]"})

    assert first.remedy == "Write each on a line of its own below it, such as `press: {label: ...}`."


def test_true_is_no_part_of_a_block():
    (problem,) = failing({"act": "ruling: true"}, HEAD)

    assert problem.remedy.startswith("Write `key: value` lines below it")


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("ruling: It stands.", "Write a block: `{says: It stands.}`."),
        ("ruling: ''", "Write a block: `{says: ...}`."),
        ("effects: [{deadline: reply, until: 2020-02-01}]", "Did you mean 'in'?"),
        ("goes_to: {end: desk}", "Write one of: to, piece, then, when."),
        ("goes_to: [end, desk]", "Give it a `when`, or let it stand last."),
        ("picks: [press]", "Write a block: `{of: ..., at_most: ...}`."),
        ("outcomes: {won: Won}", "Write a block: `{label: Won}`."),
        ('outcomes: {won: "Won, and how"}', 'Write a block: `{label: "Won, and how"}`.'),
    ],
)
def test_a_text_where_a_block_is_asked_for_is_shown_inside_one(body, remedy):
    assert remedies(body)[0] == remedy


@pytest.mark.parametrize(
    ("body", "what", "remedy"),
    [
        (
            "when: [{fact: trust}]",
            "'trust' is declared as a meter, not as a fact",
            "Ask for it as a meter, or declare it under `facts`.",
        ),
        (
            "when: [{meter: press, is: 1}]",
            "'press' is declared as a fact, not as a meter",
            "Ask for it as a fact, or declare it under `meters`.",
        ),
        ("effects: [{find: 'press, copied'}]", "unknown fact 'press, copied'", "Write `[press, copied]`."),
        (
            "moves: contempt",
            "'contempt' is a posture, not a move",
            "Write a move that leads there: hold, lift-stay.",
        ),
        (
            "when: [{posture: hold}]",
            "'hold' is a move, not a posture",
            "Write a posture to which it leads: contempt.",
        ),
        (
            "when: [{posture: 'served, contempt'}]",
            "unknown posture 'served, contempt'",
            "Write `[served, contempt]`.",
        ),
    ],
)
def test_a_name_of_another_kind_is_known_for_what_it_is(body, what, remedy):
    (problem,) = failing({"act": body}, HEAD)

    assert (problem.what, problem.remedy) == (what, remedy)


def test_somebody_of_the_cast_can_be_told_by_the_name_that_is_shown():
    assert remedies("ruling: {by: Judge Lowe, says: It stands.}") == ["Did you mean 'judge'?"]


def test_an_authority_can_be_told_by_a_part_of_its_citation():
    head = {"authorities": '{ryan: {cite: "United States v. Ryan, 402 U.S. 530 (1971)"}}'}
    (problem,) = failing({"act": 'cites: ["United States v. Ryan"]'}, head)

    assert problem.remedy == "Did you mean 'ryan'?"


@pytest.mark.parametrize(
    ("body", "not_told"),
    [
        ("effects: [{find: 'press, unheard-of'}]", "Write `[press"),
        ("effects: [{trust: high}]", "Write `{meter"),
        ("goes_to: {end: desk}", "Write one scene"),
        ("picks: {of: [first], at_most: 1, unless: [first]}", "Write `when"),
    ],
)
def test_what_is_not_known_is_not_guessed(body, not_told):
    assert not [one for one in remedies(body) if one.startswith(not_told)]


@pytest.mark.parametrize(
    ("mistake", "code", "what"),
    [
        (Mistake("text", [], ("scenes", "desk", "title")), "S003", "'title' needs text, not a list"),
        (Mistake("text", "", ("title",)), "S003", "'title' needs text, not nothing"),
        (Mistake("text too long", "x", ("title",)), "S008", "'title' has too many characters"),
        (Mistake("list", {}, ("effects", 0)), "S004", "'effects' needs a list, not a block of keys"),
        (Mistake("whole number", "x" * 41, ("by",)), "S006", f"'by' needs a whole number, not '{'x' * 40}'"),
        (Mistake("points", "a", ("won", "odds", "base")), "S007", "'odds' needs points of 100, not 'a'"),
        (Mistake("points", "a", ("won", "base")), "S007", "'base' needs points of 100, not 'a'"),
        (Mistake("too many parts", [], (0,)), "S008", "'this' has too many items"),
        (Mistake("no such day", "a", ("on",)), "S009", "'on' needs a date that exists, not 'a'"),
        (Mistake("word", [], ("is",), {"a": ""}), "S013", "one word is expected here, not a list"),
        (Mistake("id", "A B", ("facts", "A B")), "S014", "'A B' cannot be a name"),
        (Mistake("no guard", {}, ("when", 0)), "S016", "this is no guard: a block of keys"),
        (Mistake("unknown key", "x", ("a", "b", "c", "d", 5, "e")), "S001", "unknown key 'e' in 'b.c.d'"),
        (Mistake("unknown key", "x", ("e",)), "S001", "unknown key 'e'"),
        (Mistake("unknown key", "x", (0, "e")), "S001", "unknown key 'e' in this block"),
        (
            Mistake("missing key", {}, ("title",), {"title": "The name."}),
            "S002",
            "the key 'title' is missing at the top of the file",
        ),
    ],
)
def test_each_kind_of_mistake_has_its_code_and_names_its_key(mistake, code, what):
    worded = told(mistake)

    assert (worded.code, worded.what) == (code, what)
    assert worded.remedy.endswith((".", "?"))


@pytest.mark.parametrize(
    ("mistake", "remedy"),
    [
        (
            Mistake("missing key", {}, ("a", "title"), {"title": "The name."}),
            "Write `title:` here: The name.",
        ),
        (
            Mistake("id", "Judge O'Kafor", ("a",)),
            "Use lowercase letters, digits and single hyphens, such as `judge-okafor`.",
        ),
        (
            Mistake("id", "\N{CJK UNIFIED IDEOGRAPH-4E00}", ("a",)),
            "Use lowercase letters, digits and single hyphens, such as `motion-to-vacate`.",
        ),
        (
            Mistake("unknown key", "", ("a", "000"), {"b": ""}),
            "Write a number without commas, such as `10000`.",
        ),
        (
            Mistake("unknown key", "", ("a", "label: b"), {"label": ""}),
            "Put a space after the colon: `label: ...`.",
        ),
        (Mistake("word", "hihg", ("a",), {"high": "", "low": ""}), "Did you mean 'high'?"),
        (Mistake("word", ["a"], ("a",), {"high": "", "low": ""}), "Write one of: high, low."),
        (
            Mistake("no guard", {"meters": "a"}, ("when", 0), {"meter": "", "fact": ""}),
            "Did you mean 'meter'?",
        ),
        (
            Mistake("no effect", {"zzz": []}, ("effects", 0), {"find": "", "lose": ""}),
            "Write a block such as `{find: ID}`; it begins with one of: find, lose.",
        ),
    ],
)
def test_each_kind_of_mistake_has_its_remedy(mistake, remedy):
    assert told(mistake).remedy == remedy


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ("+10", "Write `10`, without the plus sign."),
        ("\u221225", "Write `-25`, with the hyphen of the keyboard."),
        ("\u201325", "Write `-25`, with the hyphen of the keyboard."),
        ("+5%", "Write digits only, such as `60` or `-25`."),
    ],
)
def test_a_number_with_another_sign_is_shown_as_it_is_written(given, remedy):
    assert told(Mistake("whole number", given, ("by",))).remedy == remedy
