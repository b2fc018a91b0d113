"""Reasons come in as text that can be shown anywhere (S-12)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.classroom.reasons import LONGEST, MOST_MARKS, cleaned


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
