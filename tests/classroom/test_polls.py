"""Polls: what counts, and what it comes to; reasons come in as text that can be shown anywhere (S-12)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.classroom.decisions import winner_by
from game.classroom.polls import (
    LONGEST,
    MOST_MARKS,
    Ballot,
    Poll,
    PollId,
    Thresholds,
    advice,
    cleaned,
    percents,
)


def poll(**typed):
    return Poll(PollId("1.second"), tuple("ABCD"), typed=typed)


def test_the_last_ballot_of_a_seat_counts():
    held = poll().voted(1, Ballot("A"), "r1").voted(1, Ballot("B"), "r2").voted(2, Ballot("B"), "r3")

    assert [bar.count for bar in held.bars] == [0, 2, 0, 0]
    assert held.total == 2


def test_typed_counts_and_phones_add_up_in_one_bar_and_stay_apart():
    held = poll(A=19).voted(1, Ballot("A"), "").counted("A", 20)

    assert (held.bars[0].phones, held.bars[0].typed, held.bars[0].count) == (1, 20, 21)


@given(some.lists(some.integers(0, 300), min_size=1, max_size=9))
def test_percents_make_a_hundred_and_are_never_a_whole_point_off(counts):
    shares = percents(counts)
    total = sum(counts)

    assert sum(shares) == (100 if total else 0)
    assert all(
        abs(share - 100 * count / total) < 1 for share, count in zip(shares, counts, strict=True) if total
    )


@pytest.mark.parametrize(
    ("rule", "counts", "winner"),
    [
        ("plurality", {"A": 19, "B": 12}, "A"),
        ("plurality", {"A": 12, "B": 12}, None),
        ("plurality", {}, None),
        ("majority", {"A": 21, "B": 20}, "A"),
        ("majority", {"A": 20, "B": 12, "C": 8}, None),
        ("majority", {"A": 20, "B": 20}, None),
        ("both-paths", {"A": 3, "B": 2}, "A"),
    ],
)
def test_a_rule_makes_a_choice_of_a_poll(rule, counts, winner):
    assert winner_by(rule, poll(**counts)) == winner


@pytest.mark.parametrize(
    ("counts", "advised"),
    [
        ({}, ""),
        ({"A": 86, "B": 14}, "go-on"),
        ({"A": 85, "B": 15}, "your-call"),
        ({"A": 70, "B": 20, "C": 10}, "discuss"),
        ({"A": 71, "B": 29}, "your-call"),
        ({"A": 70, "B": 15, "C": 15}, "your-call"),
        ({"A": 40, "B": 40, "C": 20}, "discuss"),
    ],
)
def test_l3_advice_uses_the_split_alone(counts, advised):
    assert advice(poll(**counts), Thresholds()) == advised


@given(some.permutations("ABCD"), some.lists(some.integers(0, 40), min_size=4, max_size=4))
def test_l3_advice_is_the_same_whichever_option_leads(letters, counts):
    one = poll(**dict(zip("ABCD", counts, strict=True)))
    other = poll(**dict(zip(letters, counts, strict=True)))

    assert advice(one, Thresholds()) == advice(other, Thresholds())


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  because\n\tit is  late ", "because it is late"),
        ("a\u202eb\u2066c", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07\x00", "bell"),
        ("Z\u0351\u0351\u0351\u0351algo", "Z\u0351\u0351algo"),
        ("cafe\u0301", "café"),
        ("e\u200d\u0301", "é"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("x" * 1000, "x" * LONGEST),
        ("\ud800", ""),
    ],
)
def test_s12_a_reason_keeps_its_words_and_loses_hidden_signs(written, kept):
    assert cleaned(written) == kept


@given(some.text(max_size=400))
def test_s12_whatever_is_written_comes_in_short_normal_and_without_hidden_signs(written):
    text = cleaned(written)

    assert len(text) <= LONGEST
    assert text == unicodedata.normalize("NFC", text)
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") for sign in text)
    marks = [unicodedata.category(sign).startswith("M") for sign in text]
    runs = "".join("m" if mark else " " for mark in marks).split()
    assert all(len(run) <= MOST_MARKS for run in runs)
    assert cleaned(text) == text


def test_a_device_that_votes_otherwise_than_before_takes_its_vote_back():
    team = poll().voted_in_team(1, (3, 1, 0, 0), "")
    assert (team.total, team.has(1), team.has(2)) == (4, True, False)
    single = team.voted(1, Ballot("D"), "")
    assert (single.total, [bar.count for bar in single.bars]) == (1, [0, 0, 0, 1])
    again = single.voted_in_team(1, (0, 2, 0, 0), "r1")
    assert (again.total, [bar.count for bar in again.bars]) == (2, [0, 2, 0, 0])
    assert again.requests == {"r1"}, "an empty request is none"
    assert again.without(1).total == 0


@pytest.mark.parametrize(
    ("counts", "shares"),
    [([1, 1, 1], [34, 33, 33]), ([2, 1], [67, 33]), ([1, 2], [33, 67]), ([1, 6], [14, 86]), ([0, 0], [0, 0])],
)
def test_percents_go_to_the_largest_remainders_and_then_to_the_first(counts, shares):
    assert percents(counts) == shares


def test_the_leading_options_are_those_with_most_votes():
    assert poll(A=3, B=5, C=5).leading == ("B", "C")
    assert poll().leading == ()
    assert poll(A=3).count_of("A") == 3
    assert poll(A=3).count_of("Z") == 0
    assert poll(A=3).bar("Z") is None
