"""Effects of documents to effects of the model: each kind is read, and each mistake is told."""

import pytest

from game.model.effects.deadlines import CancelDeadline, MeetDeadline, MoveDeadline, StartDeadline
from game.model.effects.numbers import ChangeFines, MoveMeter, SetSanction
from game.model.effects.record import FindFacts, ForfeitArguments, LoseFacts, PreserveArguments, WriteDocket
from game.model.kinds import Change, kinds_of
from tests.builders import desk, failing

KINDS = {
    "meter: trust, by: 5": MoveMeter,
    "meter: trust, to: 5": MoveMeter,
    "find: [found, other]": FindFacts,
    "lose: found": LoseFacts,
    "preserve: first": PreserveArguments,
    "forfeit: [first, second]": ForfeitArguments,
    "sanction: order, per_day: 5, doubles: weekly, cap: 50": SetSanction,
    "fines: order, by: -5": ChangeFines,
    "fines: order, to: 5": ChangeFines,
    "fines: order, by: 2 days": ChangeFines,
    "deadline: reply, in: 14 days": StartDeadline,
    "deadline: reply, by: -1 week": MoveDeadline,
    "meet: reply": MeetDeadline,
    "cancel: reply": CancelDeadline,
    "docket: A letter., by: judge, cites: [ryan]": WriteDocket,
}


SUMS = "S008 a daily sum and its cap are from 1 to 1,000,000,000,000,000"


@pytest.mark.parametrize(("written", "kind"), KINDS.items())
def test_every_kind_of_effect_is_read(written, kind):
    (effect,) = desk({"act": f"effects: [{{{written}}}]"}).scenario.scenes["desk"].choices["act"].half.effects

    assert isinstance(effect.change, kind)


def test_every_kind_of_the_model_can_be_written():
    assert set(KINDS.values()) == set(kinds_of(Change))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("meter: tust, by: 5", "S012 unknown meter 'tust'"),
        ("meter: trust", "S019 this takes just one of `by` and `to`"),
        ("meter: trust, by: 5, to: 6", "S019 this takes just one of `by` and `to`"),
        ("meter: trust, by: 2.5", "S006 'by' needs a whole number, not '2.5'"),
        ("find: fuond", "S012 unknown fact 'fuond'"),
        ("lose: [found, fuond]", "S012 unknown fact 'fuond'"),
        ("preserve: frist", "S012 unknown argument 'frist'"),
        ("forfeit: [frist]", "S012 unknown argument 'frist'"),
        ("sanction: ordre, per_day: 5", "S012 unknown matter 'ordre'"),
        ("sanction: order", "S002 the key 'per_day' is missing in 'choices.act.effects'"),
        ("sanction: order, per_day: 0", SUMS),
        ("sanction: order, per_day: 5, cap: -1", SUMS),
        (
            "sanction: order, per_day: 5, doubles: yearly",
            "S013 'yearly' is not one of the words allowed here",
        ),
        ("fines: order", "S019 this takes just one of `by` and `to`"),
        ("fines: order, by: much", "S006 'by' asks for a sum or for days of the daily sum, not 'much'"),
        ("fines: order, by: -2 days", "S006 'by' asks for a sum or for days of the daily sum, not '-2 days'"),
        ("fines: order, to: 1.5", "S006 'to' needs a whole number, not '1.5'"),
        ("deadline: reply", "S019 this takes just one of `in` and `by`"),
        ("deadline: reply, in: -3 days", "S008 a deadline cannot start in the past"),
        ("deadline: reply, in: soon", "S010 'in' needs a length of time, not 'soon'"),
        ("meet: rpely", "S012 unknown deadline 'rpely'"),
        ("docket: A letter., by: jugde", "S012 unknown cast member 'jugde'"),
        ("docket: A letter., cites: rayn", "S012 unknown authority 'rayn'"),
        ("find: found, when: [{fact: fuond}]", "S012 unknown fact 'fuond'"),
        ("find: found, truth: maybe", "S013 'maybe' is not one of the words allowed here"),
        ("find: found, grave: yes", "S011 'grave' needs `true` or `false`, not 'yes'"),
        ("fnid: found", "S016 no effect begins with 'fnid'"),
    ],
)
def test_a_mistake_in_an_effect_is_told(written, said):
    (problem,) = failing({"act": f"effects: [{{{written}}}]"})

    assert f"{problem.code} {problem.what}" == said


def test_the_label_of_truth_of_a_choice_holds_for_what_is_inside_it():
    case = desk({"act": "truth: inferred, effects: [{find: found}, {find: other, truth: documented}]"})
    effects = case.scenario.scenes["desk"].choices["act"].half.effects

    assert [effect.truth for effect in effects] == ["inferred", "documented"]


def test_two_keys_of_which_one_is_enough_are_told_beside_a_mistake_in_a_third():
    problems = failing({"act": "effects: [{meter: trust, by: 5, to: 6, grave: maybe}]"})

    assert {problem.code for problem in problems} == {"S011", "S019"}
