"""Guards of documents to guards of the model: each kind is read, and each mistake is told."""

import pytest

from game.model.guards.logic import AllOf, AnyOf, CountWithin, HoldsCondition, NotAllOf
from game.model.guards.standing import After, Before, DeadlineIs, MayMove, StandsIn
from game.model.guards.values import (
    ArgumentForfeited,
    ArgumentPreserved,
    Chosen,
    FactFound,
    FinesWithin,
    MeterWithin,
    SanctionSet,
)
from game.model.kinds import Guard, kinds_of
from tests.builders import RULE_BOOK, desk, failing

HEAD = {"conditions": "{ready: {says: Ready, when: [{fact: found}]}}"}

KINDS = {
    "meter: trust, at_least: 60": MeterWithin,
    "fines: order, at_least: 60": FinesWithin,
    "sanction: order": SanctionSet,
    "fact: found": FactFound,
    "preserved: first": ArgumentPreserved,
    "forfeited: first": ArgumentForfeited,
    "posture: served": StandsIn,
    "may: hold": MayMove,
    "deadline: reply, is: open": DeadlineIs,
    "before: 2020-02-01": Before,
    "after: 2020-02-01": After,
    "chosen: desk.act": Chosen,
    "holds: ready": HoldsCondition,
    "all: [{fact: found}, {fact: other}]": AllOf,
    "any: [{fact: found}, {fact: other}]": AnyOf,
    "of: [{fact: found}, {fact: other}], at_least: 1": CountWithin,
    "not: [{fact: found}]": NotAllOf,
}


@pytest.mark.parametrize(("written", "kind"), KINDS.items())
def test_every_kind_of_guard_is_read(written, kind):
    (guard,) = desk({"act": f"when: [{{{written}}}]"}, HEAD).scenario.scenes["desk"].choices["act"].when

    assert isinstance(guard, kind)


def test_every_kind_of_the_model_can_be_written():
    assert set(KINDS.values()) == set(kinds_of(Guard))


def test_a_single_guard_needs_no_list():
    (guard,) = desk({"act": "when: {fact: found}"}).scenario.scenes["desk"].choices["act"].when

    assert isinstance(guard, FactFound)


def the_problem(written: str) -> str:
    """Return the one problem of a guard."""
    (problem,) = failing({"act": f"when: [{{{written}}}]"}, HEAD)
    return f"{problem.code} {problem.what}"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("meter: tust, at_least: 60", "S012 unknown meter 'tust'"),
        ("meter: trust", "S020 this guard names no number to compare with"),
        ("meter: trust, above: 60, below: 60", "S020 no number can lie within these bounds"),
        ("meter: trust, at_least: high", "S006 'at_least' needs a whole number, not 'high'"),
        ("of: [{fact: found}]", "S020 this guard names no number to compare with"),
        ("of: [{fact: found}], is: 2", "S020 these bounds never hold of 1 guards"),
        ("of: [{fact: found}], at_most: 1", "S020 these bounds always hold of 1 guards"),
        ("of: [{fact: fuond}], is: 1", "S012 unknown fact 'fuond'"),
        ("fines: ordre, is: 0", "S012 unknown matter 'ordre'"),
        ("sanction: this", "S012 unknown matter 'this'"),
        ("fact: fuond", "S012 unknown fact 'fuond'"),
        ("preserved: frist", "S012 unknown argument 'frist'"),
        ("posture: [served, sevred]", "S012 unknown posture 'sevred'"),
        ("may: hodl", "S012 unknown move 'hodl'"),
        ("deadline: rpely, is: met", "S012 unknown deadline 'rpely'"),
        ("deadline: reply, is: over", "S013 'over' is not one of the words allowed here"),
        ("before: 2020-02-30", "S009 'before' needs a date that exists, not '2020-02-30'"),
        ("chosen: act", "S012 unknown choice 'act'"),
        ("chosen: desk.atc", "S012 unknown choice 'desk.atc'"),
        ("holds: redy", "S012 unknown condition 'redy'"),
        ("any: [{fact: fuond}]", "S012 unknown fact 'fuond'"),
        ("not: [{any: [{fact: fuond}]}]", "S012 unknown fact 'fuond'"),
        ("fact: found, at_least: 5", "S001 unknown key 'at_least' in 'choices.act.when'"),
        ("fcat: found", "S016 no guard begins with 'fcat'"),
    ],
)
def test_a_mistake_in_a_guard_is_told(written, said):
    assert the_problem(written) == said


RULE_BOOK_GUARDS = {
    "posture: contempt": True,
    "fact: strict": True,
    "deadline: notice, is: open": True,
    "fines: this, is: 0": True,
    "sanction: this": True,
    "before: 2020-02-01": True,
    "after: 2020-02-01": True,
    "any: [{fact: strict}]": True,
    "not: [{fact: strict}]": True,
    "meter: trust, at_least: 60": False,
    "preserved: first": False,
    "forfeited: first": False,
    "may: hold": False,
    "chosen: desk.act": False,
    "holds: ready": False,
}


@pytest.mark.parametrize(("written", "allowed"), RULE_BOOK_GUARDS.items())
def test_rule_books_use_only_some_kinds_of_guard(written, allowed):
    book = RULE_BOOK.replace("  stay: {from:", f"  stay: {{when: [{{{written}}}], from:")

    if allowed:
        assert desk({"act": ""}, HEAD, book=book).scenario
    else:
        (problem,) = failing({"act": ""}, HEAD, book=book)
        kind = written.partition(":")[0]
        assert (problem.code, problem.what) == ("P003", f"a rule book cannot use the guard '{kind}'")


@pytest.mark.parametrize("written", ["fines: order, is: 0", "sanction: order", "posture: order.served"])
def test_a_rule_book_calls_its_own_matter_this_and_knows_no_other(written):
    """So no matter can suspend another."""
    head = {"matters": "{order: {procedure: book}, gag: {procedure: book}}", "arguments": "{}"}
    book = RULE_BOOK.replace("  stay: {from:", f"  stay: {{when: [{{{written}}}], from:")

    problems = failing({"act": ""}, head, book=book)

    assert {one.place.path.name for one in problems} == {"book.yaml"}
