"""A case that can be taught is silent; whatever is taken out of it or changed is told where it stands."""

import pytest

from game.proof.findings import CheckOptions
from tests.proof.cases import checked

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
meters: {trust: {label: Trust, starts_at: 60}, calm: {label: Calm, starts_at: 60}, cost: {starts_at: 0}}
objectives: {gate: Say it in time., door: Say it aloud.}
simplified: The tide is left out.
authorities:
  ryan-71: {cite: "Ryan v. Reynard (1971)", checked: 2021-01-01}
  north-16: {cite: "In re Northgate (2016)", checked: 2021-01-01}
exhibits: {chart: {title: A chart, truth: invented, text: The coast.}}
cast: {judge: {name: Judge Okafor}}
history: [{date: 2016-07-14, who: The court, what: It ruled for Northgate., documented_by: [north-16 at 2]}]
mask:
  title: The mailbox
  dates: days
  names: {north: {real: Northgate, also: [NG Mail], shown_as: Harbourline}}
  sealed: [north-16]
opens_at: desk
opens_on: 2020-01-01
class:
  content_note: Nothing graphic.
  plans:
    fifty: {minutes: 50, decisions: [desk], phases: {history: 20, debrief: 30}}
  misconceptions:
    one:
      claim: One may appeal at any time.
      in_fact: Only at the end.
      before: {ask: When may one appeal?, answers: {now: Now., late: Later.}, right: late}
      after: {ask: When may she appeal?, answers: {now: Now., late: Later.}, right: late}
    two:
      claim: A fine is a tax.
      in_fact: It is not.
      before: {ask: What is a fine?, answers: {tax: A tax., push: A push.}, right: push}
      after: {ask: What is this fine?, answers: {tax: A tax., push: A push.}, right: push}
scenes:
  desk:
    text: ["The order is on the desk of Harbourline.", {exhibit: chart}, {judge: "Well?"}]
    truth: invented
    on_screen: The order is here.
    choices:
      go:
        label: Go [@ryan-71]
        best_for: It is quick.
        best_against: It is final.
        unknown_then: What the court would say.
        serves: [gate, door]
        effects:
          - {meter: trust, by: 5, because: She thanks you., grave: true}
          - {meter: calm, by: -5, because: It is late.}
        text: You go.
        goes_to: done
      stay:
        label: Stay
        best_for: It is safe.
        best_against: It is slow.
        unknown_then: What the others would do.
        effects: [{meter: cost, by: 5}]
        because: It costs.
        cites: [ryan-71]
        goes_to: done
  done: {text: It is over., truth: invented, ending: {title: Done}}
"""


def told(folder, *replaced):
    case = CASE
    for old, new in replaced:
        assert case.count(old) == 1, old
        case = case.replace(old, new)
    problems = checked(folder, case, CheckOptions(limit=0)).problems
    return [(one.code, one.place.line, one.what) for one in problems]


def line(of: str) -> int:
    """Return the number of the line of the case on which a text stands."""
    return CASE[: CASE.index(of)].count("\n") + 1


def test_a_case_that_lacks_nothing_is_silent(tmp_path):
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "told_as"),
    [
        (("        best_for: It is safe.\n", ""), ("T020", "      stay:", "choice 'stay' has no best_for")),
        (
            (
                "        unknown_then: What the others would do.\n        effects: [{meter: cost, by: 5}]\n",
                "",
            ),
            ("T020", "      stay:", "choice 'stay' has no unknown_then"),
        ),
        (
            ("    on_screen: The order is here.\n", ""),
            ("T045", "  desk:", "there is no short text for the screen"),
        ),
        (
            ("serves: [gate, door]", "serves: [gate]"),
            ("S040", "objectives:", "objective 'door' is never used"),
        ),
        (("        because: It costs.\n", ""), ("T030", "effects: [{meter: cost", "meter 'cost' moves here")),
        ((", because: It is late.}", "}"), ("T030", "- {meter: calm", "meter 'calm' moves here")),
        (("        text: You go.\n", ""), ("T032", "- {meter: trust", "this change is grave")),
        (("debrief: 30", "debrief: 31"), ("T042", "fifty:", "plan 'fifty' make 51 minutes, and it has 50")),
        (
            ("simplified: The tide is left out.\n", ""),
            ("T053", "scenario_format", "what the scenario leaves out"),
        ),
        (
            ("  content_note: Nothing graphic.\n", ""),
            ("T054", "class:", "what a class should know before it plays"),
        ),
        (
            (
                "      after: {ask: When may she appeal?, answers: {now: Now., late: Later.}, right: late}\n",
                "",
            ),
            ("T051", "    one:", "misconception 'one' is not asked about both before and after"),
        ),
        (
            (
                "      before: {ask: What is a fine?, answers: {tax: A tax., push: A push.}, right: push}\n",
                "",
            ),
            ("T051", "    two:", "misconception 'two' is not asked about both before and after"),
        ),
        # A claim that is right is none to refute.
        (
            ("      in_fact: It is not.\n", "      in_fact: It is.\n      holds: true\n"),
            ("T050", "class:", "or more to refute, and has 1: what has `holds: true` is right"),
        ),
        (
            ("What is this fine?", "What is a fine?"),
            ("T055", "What is this", "'two' asks the same question twice"),
        ),
        (
            ("The order is on the desk of", "At Northgate, the desk of"),
            ("T001", "    text: [", "the real name 'Northgate'"),
        ),
        (("It is quick.", "NG Mail is quick."), ("T001", "It is quick.", "the real name 'NG Mail'")),
        (
            ("It is slow.", "On July 14, 2016 it was."),
            ("T002", "It is slow.", "the real date 'July 14, 2016'"),
        ),
        (("It is slow.", "It was so on 2016-07-14."), ("T002", "It is slow.", "the real date '2016-07-14'")),
        (
            ("shown_as: Harbourline", "shown_as: NG Mail Two"),
            ("T003", "  names: {north", "the stand-in 'NG Mail Two'"),
        ),
        (
            ("label: Go [@ryan-71]", "label: Go [@north-16]"),
            ("T004", "label: Go", "the sealed authority 'north-16'"),
        ),
        (
            ("        cites: [ryan-71]", "        cites: [north-16]"),
            ("T004", "        cites:", "authority 'north-16'"),
        ),
        (
            ("        cites: [ryan-71]", "        cites: [north-16 at 4]"),
            ("T004", "        cites:", "authority 'north-16'"),
        ),
        (
            ("label: Go [@ryan-71]", "label: Go [@north-16 at 4]"),
            ("T004", "label: Go", "the sealed authority 'north-16'"),
        ),
        (
            ("{title: A chart, truth: invented,", "{title: A chart,"),
            ("T010", "exhibits:", "exhibit 'chart'"),
        ),
        (
            ("    truth: invented\n", ""),
            ("T010", "  desk:", "scene 'desk' does not say how true its text is"),
        ),
        (
            ("title: A chart, truth: invented", "title: A chart, truth: documented"),
            ("T011", "exhibits:", "nothing says what documents it"),
        ),
    ],
)
def test_what_is_missing_or_shown_too_early_is_told_where_it_stands(tmp_path, change, told_as):
    (old, new), (code, at, what) = change, told_as
    found = [one for one in told(tmp_path, (old, new)) if one[0] == code]

    assert [(one[0], what in one[2]) for one in found] == [(code, True)]
    # Where a line is taken out before it, what follows moves up.
    removed = old.count("\n") - new.count("\n") if CASE.index(old) < CASE.index(at) else 0
    assert found[0][1] == line(at) - removed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # What describes a grave change, or gives the cause of a change, in another way.
        ("        text: You go.\n", "        files: A letter.\n"),
        (
            "        text: You go.\n",
            "        ruling: {by: judge, disposition: denied, says: No., cites: [ryan-71]}\n",
        ),
        ("by: -5, because: It is late.}", "by: -5, because: It is late.}\n          - {docket: A letter.}"),
        # What only the teacher reads may say everything, and so may the history.
        (
            "    on_screen: The order is here.\n",
            "    on_screen: The order is here.\n    notes: Northgate, 14 July 2016.\n",
        ),
        ("text: You go.", "text: You go to Northgates."),
        ("what: It ruled for Northgate.", "what: It ruled for NG Mail on 14 July 2016."),
        ("{exhibit: chart}", "{exhibit: chart}, It was 13 July 2016."),
    ],
)
def test_what_is_well_in_another_way_is_silent(tmp_path, old, new):
    assert told(tmp_path, (old, new)) == []


def test_an_objective_counts_only_where_a_planned_decision_serves_it(tmp_path):
    moved = ("decisions: [desk]", "decisions: [hall]")
    hall = """\
  hall:
    text: The judge waits.
    truth: invented
    on_screen: The judge waits.
    choices:
      speak: {label: Speak, best_for: A., best_against: B., unknown_then: C., serves: [door], goes_to: done}
  done: {text: It is over.,"""
    found = told(tmp_path, moved, ("  done: {text: It is over.,", hall))

    assert [(code, what) for code, _, what in found] == [
        ("T052", "no planned decision serves the objective 'gate'")
    ]


@pytest.mark.parametrize(("more", "codes"), [("", ["T031"]), ("luck: {starts_at: 0}", [])])
def test_a_class_needs_three_meters(tmp_path, more, codes):
    two = (", cost: {starts_at: 0}}", f", {more}}}"), ("{meter: cost, by: 5}", "{meter: trust, by: 5}")
    used = (
        "by: -5, because: It is late.}",
        "by: -5, because: It is late.}\n          - {meter: luck, by: 1, because: So it is.}",
    )

    assert [code for code, _, _ in told(tmp_path, *two, *([used] if more else []))] == codes


def test_what_documents_a_paper_is_sealed_wherever_else_it_is_cited(tmp_path):
    change = "{title: A chart, truth: invented,", "{title: A chart, documented_by: [ryan-71 at 5],"
    found = [what for code, _, what in told(tmp_path, change) if code == "T004"]

    assert len(found) == 2
    assert all("the sealed authority 'ryan-71'" in what for what in found)


@pytest.mark.parametrize(("sealed", "code"), [("northgate-16", "T004"), ("ryan-71", "T001")])
def test_a_cite_that_bears_a_real_name_is_told_once(tmp_path, sealed, code):
    case = CASE.replace("north-16", "northgate-16").replace("sealed: [northgate-16]", f"sealed: [{sealed}]")
    case = case.replace("        cites: [ryan-71]", "        cites: [northgate-16 at 4]", 1)
    problems = checked(tmp_path, case, CheckOptions(limit=0)).problems
    cited = next(n for n, written in enumerate(case.splitlines(), 1) if "[northgate-16 at 4]" in written)

    assert [one.code for one in problems if one.place.line == cited] == [code]
