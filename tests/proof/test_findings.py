"""How findings are put into lines."""

from game.proof.findings import in_a_line, in_a_row


def test_a_guard_is_told_in_one_line_that_is_not_too_long():
    assert in_a_line({"any": [{"fact": "found"}, {"not": [{"posture": "served"}]}]}) == (
        "{any: [{fact: found}, {not: [{posture: served}]}]}"
    )
    assert len(in_a_line({"posture": ["a-very-long-posture"] * 9})) == 70


def test_of_many_names_the_first_are_named():
    assert in_a_row(["a"]) == "'a'"
    assert in_a_row(["a", "b", "c"]) == "'a', 'b' or 'c'"
    assert in_a_row(["a", "b", "c", "d", "e"]) == "'a', 'b', 'c' and 2 more"
