"""What no trial has seen is looked for in every position."""

import pytest

from game.proof import plays
from game.proof.probes import compile_probes
from game.proof.questions import NO, YES, open_questions
from game.search.steps import compile_steps
from tests.builders import desk
from tests.proof.cases import at_a_desk, codes


@pytest.fixture(autouse=True)
def no_trials(monkeypatch):
    monkeypatch.setattr(plays, "_MOST_PLAYS", 0)


@pytest.mark.parametrize(("takes", "codes_told"), [("3 weeks", ["D022"]), ("1 day", [])])
def test_a_day_may_pass_while_counsel_is_busy(tmp_path, takes, codes_told):
    choices = """\
      ask:
        label: Ask
        takes: TAKES
        outcomes: {heard: {label: Heard, until: 2020-01-10, goes_to: done}}
"""

    assert codes(at_a_desk(tmp_path, choices.replace("TAKES", takes))) == codes_told


def test_a_deadline_that_is_started_can_be_met_and_missed(tmp_path):
    choices = """\
      start: {label: Start, effects: [{deadline: reply, in: 14 days}], goes_to: hearing}
"""
    hearing = """\
  hearing:
    text: The judge waits.
    choices:
      answer: {label: Answer, effects: [{meet: reply}], goes_to: done}
      wait: {label: Wait, takes: 3 weeks, goes_to: done}
"""
    head = "deadlines: {reply: {label: Reply}}\n"
    hasty = hearing.replace("3 weeks", "1 day")
    idle = hearing.replace("effects: [{meet: reply}], ", "")

    assert "D023" not in codes(at_a_desk(tmp_path, choices, head=head, rest=hearing))
    assert "D023" in codes(at_a_desk(tmp_path, choices, head=head, rest=hasty))
    assert "D024" in codes(at_a_desk(tmp_path, choices, head=head, rest=idle))


@pytest.mark.parametrize("known", [YES, NO])
def test_a_deadline_that_was_only_met_may_still_be_missed_and_the_other_way_round(known):
    case = desk({"go": "goes_to: end, effects: [{deadline: reply, in: 3 days}]"})
    steps = compile_steps(case.scenario)
    probes = compile_probes(steps)
    (place,) = [n for n, site in enumerate(probes.sites[0].every) if site.kind == "deadline"]
    seen = [0] * len(steps.scenes)
    seen[0] = 1 << 2 * place + known

    asked = open_questions(case.scenario, steps.layout, probes, seen).open

    assert {answers for _, _, site, answers in asked if site.kind == "deadline"} == {(1 - known,)}
    assert {answers for _, _, site, answers in asked if site.kind == "started"} == {(YES,)}
