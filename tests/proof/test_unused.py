"""What is declared and used by nobody, and what only seems to be."""

import pytest

from tests.proof.cases import at_a_desk, codes

TWO = """\
      one: {label: Do one thing, %s goes_to: done}
      other: {label: Do the other thing, %s goes_to: done}
"""


def test_a_fact_of_the_rule_book_with_a_label_of_its_own_is_used(tmp_path):
    result = at_a_desk(tmp_path, TWO % ("", ""), head="facts: {strict: {label: A strict court}}\n")

    assert not {"S032", "D029"} & set(codes(result))


def test_what_rule_books_and_shared_words_declare_is_not_asked_for(tmp_path):
    assert not {code for code in codes(at_a_desk(tmp_path, TWO % ("", ""))) if code.startswith("S03")}


@pytest.mark.parametrize("asked", ["when: [{deadline: reply, is: missed}],", "effects: [{meet: reply}],"])
def test_a_deadline_that_is_only_asked_for_is_not_started(tmp_path, asked):
    head = "deadlines: {reply: {label: Reply}}\n"
    started = "effects: [{deadline: reply, in: 3 days}],"

    assert "D025" in codes(at_a_desk(tmp_path, TWO % (asked, ""), head=head))
    assert "D025" not in codes(at_a_desk(tmp_path, TWO % (asked, started), head=head))


def test_an_authority_that_is_cited_with_a_pin_is_used(tmp_path):
    head = 'authorities: {law: {cite: "A Law (1990)"}, book: {cite: "A Book (1991)"}}\n'
    result = at_a_desk(tmp_path, TWO % ("cites: [law at 4],", "files: 'See [@book at 9].',"), head=head)

    assert "S039" not in codes(result)
