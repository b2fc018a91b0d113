"""What comes from a phone is taken for text, and for little of it (S-10)."""

from game.classroom.room.forms import SentForm


def test_a_field_that_is_missing_or_doubled_is_empty():
    sent = SentForm.of(b"code=418207&ticket=A&ticket=B")

    assert [sent.one(name) for name in ("code", "ticket", "key")] == ["418207", "", ""]


def test_a_form_of_too_many_fields_has_none():
    assert SentForm.of(b"&".join(b"code=1" for _ in range(65))).fields == {}
    assert len(SentForm.of(b"&".join(b"code=1" for _ in range(64))).fields["code"]) == 64


def test_a_number_is_small_and_whole():
    sent = SentForm.of(b"a=3&b=-3&c=1000&d=3.5&e=%D9%A3&f=999")

    assert [sent.number(name) for name in "abcdefg"] == [3, 0, 0, 0, 0, 999, 0]


def test_a_letter_is_one_of_a_ballot():
    letters = [SentForm.of(f"letter={text}".encode()).filled.letter for text in ("B", "", "AB", "b", "Z")]

    assert letters == ["B", "", "", "", ""]


def test_picks_are_so_many_small_numbers():
    sent = SentForm.of(b"letter=B&pick-A=1&pick-B=x&" + b"&".join(b"pick-B=%d" % n for n in range(40)))

    assert sent.vote(1).picks == tuple(range(31)), "of the first 32 those that are numbers"
    assert sent.filled.picks["A"] == (1,)


def test_the_mark_of_a_request_is_short_and_plain():
    requests = ("c0ffee", "c0ffee!", "a" * 40, "a" * 41)
    taken = [SentForm.of(f"letter=A&request={one}".encode()).vote(1).request for one in requests]

    assert taken == ["c0ffee", "", "a" * 40, ""]


def test_a_card_is_one_of_those_there_are():
    assert SentForm.of(b"text=because&card=nothing").reason(1).card == ""
