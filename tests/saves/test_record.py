"""A play as text and back."""

import json
import string
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.content.loading import load
from game.engine.case import Case
from game.errors import GameError
from game.model.record import Playthrough, Turn
from game.saves.errors import DamagedFileError, NewerFormatError
from game.saves.record import Bookmark, Saved, from_text, to_plain, to_text
from tests.builders import SHIPPED

AT = datetime(2026, 3, 1, 12, 30, 15, 250_000, UTC)

ids = some.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
shown = some.text(some.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
turns = some.builds(Turn, ids, ids, some.lists(ids, max_size=4).map(tuple), some.one_of(some.none(), ids))
playthroughs = some.builds(
    Playthrough, ids, shown, some.one_of(some.none(), ids), some.integers(), some.lists(turns).map(tuple)
)
times = some.datetimes(timezones=some.just(UTC)).map(
    lambda t: t.replace(microsecond=t.microsecond // 1000 * 1000)
)
saves = some.builds(
    Saved, playthroughs, times, shown, some.one_of(some.none(), some.builds(Bookmark, shown, some.dates()))
)


@given(saves)
def test_what_is_written_is_read_again(saved):
    assert from_text(to_text(saved)) == saved


def test_a_save_has_the_turns_and_nothing_that_follows_from_them():
    turn = Turn("motion", "file-two", ("statute", "comity"), "set-down")

    assert to_plain(Playthrough("first-steps", "1-abc", "strict", 7, (turn,))) == {
        "save_format": 1,
        "scenario": "first-steps",
        "edition": "1-abc",
        "variant": "strict",
        "seed": 7,
        "turns": [["motion", "file-two", ["statute", "comity"], "set-down"]],
    }


def test_a_save_is_json_that_a_person_can_read():
    saved = Saved(
        Playthrough("first-steps", "1-abc", None, 7, (Turn("service", "call-her"), Turn("a", "b", (), "c"))),
        AT,
        "Vor der Berufung, ä",
        Bookmark("Fifteen pages", date(2013, 9, 13)),
    )

    head = (
        '{"save_format":1,"scenario":"first-steps","edition":"1-abc","variant":null,"seed":7,'
        '"name":"Vor der Berufung, ä","saved_at":"2026-03-01T12:30:15.250+00:00",'
        '"stands":{"scene":"Fifteen pages","day":"2013-09-13"},"turns":['
    )
    rest = ['["service","call-her",[],null],', '["a","b",[],"c"]', "]}"]

    assert to_text(saved).splitlines() == [head, *rest]


def test_a_time_elsewhere_is_written_as_the_same_moment():
    there = AT.astimezone(timezone(timedelta(hours=5)))

    assert from_text(to_text(Saved(Playthrough("a", "1"), there))).at == AT


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_two_hundred_turns_take_less_than_20_kb(path):
    """The turns with the longest names that the shipped cases have, over and over."""
    case = Case(load(path).playable)
    longest = max(
        (
            Turn(
                key.scene,
                key.choice,
                choice.picks.of[: choice.picks.at_most] if choice.picks else (),
                outcome,
            )
            for scene in case.scenario.scenes.values()
            for choice in scene.choices.values()
            for key in [choice.key]
            for outcome in choice.outcomes or [None]
        ),
        key=lambda turn: len(str(turn)),
    )
    playthrough = Playthrough(case.scenario.id, str(case.scenario.edition), None, 2**31, (longest,) * 200)

    assert len(to_text(Saved(playthrough, AT)).encode()) < 20_000


GOOD = {
    "save_format": 1,
    "scenario": "first-steps",
    "edition": "1-abc",
    "variant": None,
    "seed": 7,
    "name": "",
    "saved_at": "2026-03-01T12:30:15.250+00:00",
    "turns": [["service", "call-her", [], None]],
}


def without(key):
    return json.dumps({name: value for name, value in GOOD.items() if name != key})


def having(**changed):
    return json.dumps(GOOD | changed)


@pytest.mark.parametrize("key", ["variant", "name"])
def test_what_may_be_missing_may(key):
    assert from_text(without(key)) == from_text(json.dumps(GOOD))


def test_keys_that_are_not_known_are_passed_over():
    assert from_text(having(mood="fine")) == from_text(json.dumps(GOOD))


def test_a_save_of_a_later_version_is_told_as_such():
    with pytest.raises(NewerFormatError, match="format 2") as later:
        from_text(having(save_format=2, turns="otherwise"))
    assert (later.value.found, later.value.known) == (2, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1, column 1 is not JSON"),
        ('{"save_format": 1,\n', "line 2, column 1 is not JSON"),
        ("[]", "a block of keys was expected, and there is a list"),
        ("null", "there is missing"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": ' * 100_000, "nested too deep"),
        ('{"seed": 1, "seed": 2}', "a key stands there twice"),
        ('{"save_format": NaN}', "'NaN' is no number"),
        (f'{{"save_format": {"9" * 5000}}}', "a number that is too long"),
        (without("save_format"), "'save_format' must be a whole number, and is missing"),
        (without("scenario"), "'scenario' must be a text, and is missing"),
        (without("edition"), "'edition' must be a text"),
        (without("seed"), "'seed' must be a whole number"),
        (without("turns"), "'turns' must be a list"),
        (without("saved_at"), "'saved_at' must be a text"),
        (having(save_format=0), "no save format 0"),
        (having(save_format="1"), "'save_format' must be a whole number, and is a text"),
        (having(save_format=True), "and is true or false"),
        (having(seed=1.5), "'seed' must be a whole number, and is a number"),
        (having(scenario="../../etc"), "'../../etc' is no id"),
        (having(scenario="x" * 65), "is no id"),
        (having(variant="A B"), "'A B' is no id"),
        (having(edition="1\u001b[2J"), "'edition' has a character in it that cannot be shown"),
        (having(name="\ud800"), "'name' has a character in it that cannot be shown"),
        (having(saved_at="yesterday"), "'saved_at' must be a time, and is 'yesterday'"),
        (having(stands={"scene": "x"}), "'stands.day' must be a text, and is missing"),
        (having(stands={"scene": "x", "day": "2013-02-30"}), "'stands.day' must be a day"),
        (having(stands=[]), "'stands' must be a block of keys"),
        (having(turns=[1]), "turn 1 must be a list, and is a number"),
        (having(turns=[["a", "b", [], None], ["a"]]), "turn 2 must have scene, choice, picks and outcome"),
        (having(turns=[["a", None, [], None]]), "turn 1 must name an id, and has missing"),
        (having(turns=[["a", "b", None, None]]), "turn 1 must be a list, and is missing"),
        (having(turns=[["a", "b", [7], None]]), "turn 1 must name an id, and has a number"),
        (having(turns=[["a", "b", [], "\u001b[31m"]]), r"turn 1: '\x1b[31m' is no id"),
        (having(turns=[["a", {}, [], None]]), "turn 1 must name an id, and has a block of keys"),
        (having(scenario="desk-"), "'desk-' is no id"),
        (having(name="a\u2028b"), "'name' has a character in it that cannot be shown"),
        (having(name="a\u2029b"), "'name' has a character in it that cannot be shown"),
        (having(saved_at="x" * 40), f"and is '{'x' * 40}'"),
        (having(saved_at="x" * 41), f"and is '{'x' * 40}…'"),
    ],
)
def test_what_is_no_save_is_told_in_a_sentence(text, why):
    with pytest.raises(DamagedFileError) as caught:
        from_text(text)

    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def told(text):
    """Give the sentence that is said of a text, or nothing where it is read."""
    try:
        from_text(text)
    except GameError as error:
        return str(error)
    return ""


json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=6,
)


@given(some.sampled_from(sorted(GOOD)), json_values)
def test_whatever_stands_under_a_key_is_read_or_told(key, value):
    assert told(having(**{key: value})).isprintable()


@given(some.integers(0, 400), some.sampled_from(string.printable))
def test_one_wrong_sign_is_read_or_told(index, sign):
    text = to_text(Saved(Playthrough("first-steps", "1-abc", None, 7, (Turn("a", "b"), Turn("c", "d"))), AT))
    assert told(text[:index] + sign + text[index + 1 :]).isprintable()


def test_a_time_without_a_zone_is_read_as_the_zone_in_which_times_are_written():
    """Two saves, one of them edited by hand, can still be put in their order."""
    edited = from_text(having(saved_at="2026-03-01T12:30:15"))

    assert edited.at == datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)


def test_an_id_may_be_as_long_as_the_longest_that_a_case_can_have():
    assert from_text(having(scenario="x" * 64)).playthrough.scenario == "x" * 64
