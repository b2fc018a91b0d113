"""What is told of a name that the rule book of a matter does not have: another kind, a label, left out."""

import pytest

from tests.builders import ROOT, failing

KEPT = (
    "keeps: [postures.served, postures.ordered, postures.in-contempt, postures.complied, postures.purged, "
    "postures.quashed]"
)


def told(body: str, cut: str = KEPT, opens_in: str = "served") -> list[str]:
    """Return what is told of a case under a book that extends another one and keeps or drops parts of it."""
    book = f"procedure_format: 1\ntitle: Short\nextends: us-production-order\n{cut}\n"
    head = {"matters": f"{{order: {{procedure: book, opens_in: {opens_in}}}}}"}
    problems = failing({"act": body}, head, book=book)
    return [f"{one.place.line}:{one.place.column} {one.code} {one.what}; {one.remedy}" for one in problems]


def left_out(noun: str, name: str) -> str:
    return f"S012 the rule book 'book' leaves {noun} '{name}' out, of the one that it extends; "


def test_the_book_of_these_tests_is_that_of_the_reference():
    assert KEPT in (ROOT / "docs" / "scenario-format.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "cut", "said"),
    [
        (
            "when: [{posture: on-appeal}]",
            KEPT,
            left_out("posture", "on-appeal")
            + "Put `postures.on-appeal` into `keeps`, or name another posture.",
        ),
        (
            "moves: [appeal]",
            KEPT,
            left_out("move", "appeal") + "Put `postures.on-appeal` into `keeps`, or name another move.",
        ),
        (
            "moves: [order.appeal]",
            "keeps: [moves.comply]",
            left_out("move", "appeal") + "Put `moves.appeal` into `keeps`, or name another move.",
        ),
        (
            "moves: [appeal]",
            "keeps: [moves.comply, moves.appeal]\ndrops: [moves.appeal]",
            left_out("move", "appeal") + "Take `moves.appeal` out of `drops`, or name another move.",
        ),
        (
            "when: [{deadline: notice-of-appeal, is: open}]",
            KEPT,
            left_out("deadline", "notice-of-appeal")
            + "Put `deadlines.notice-of-appeal` into `keeps`, with the others that you need, "
            "or name another deadline.",
        ),
        (
            "when: [{deadline: order.petition-for-certiorari, is: open}]",
            KEPT,
            left_out("deadline", "petition-for-certiorari")
            + "Put `postures.affirmed` into `keeps`, or name another deadline.",
        ),
        (
            "when: [{posture: on-appeal}]",
            "drops: postures.on-appeal",
            left_out("posture", "on-appeal")
            + "Take `postures.on-appeal` out of `drops`, or name another posture.",
        ),
        (
            "moves: [charge]",
            "drops: [postures.charged]",
            left_out("move", "charge") + "Take `postures.charged` out of `drops`, or name another move.",
        ),
    ],
)
def test_what_a_book_leaves_out_is_told_with_how_to_have_it(body, cut, said):
    (problem,) = told(body, cut)

    assert problem.partition(" ")[2] == said


@pytest.mark.parametrize(
    ("opens_in", "said"),
    [
        (
            "on-appeal",
            "5:46 "
            + left_out("posture", "on-appeal")
            + "Put `postures.on-appeal` into `keeps`, or name another posture.",
        ),
        (
            "[served, on-appeal]",
            "5:55 "
            + left_out("posture", "on-appeal")
            + "Put `postures.on-appeal` into `keeps`, or name another posture.",
        ),
        ("order.served", "5:46 S012 unknown posture 'order.served'; Write `served`."),
        ("Order outstanding", "5:46 S012 unknown posture 'Order outstanding'; Did you mean 'ordered'?"),
        ("sevred", "5:46 S012 unknown posture 'sevred'; Did you mean 'served'?"),
        (
            "comply",
            "5:46 S012 'comply' is a move, not a posture; Write a posture to which it leads: complied.",
        ),
    ],
)
def test_where_a_matter_opens_a_posture_is_told_as_anywhere_else_at_its_own_place(opens_in, said):
    assert told("", opens_in=opens_in) == [said]


def test_of_a_book_with_a_mistake_no_posture_is_told_as_unknown_where_a_matter_opens():
    spoiled = KEPT + "\npostures: {waiting: {labl: It waits}}"

    (problem,) = told("", spoiled, opens_in="waiting")

    assert "'labl'" in problem
