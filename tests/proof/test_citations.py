"""What is called documented happened, and what is called inferred says from what."""

import pytest

from tests.proof.cases import at_a_desk, checked

CASE = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
meters: {trust: {label: Trust, starts_at: 60}}
opens_at: desk
opens_on: 2020-01-01
authorities: {ryan-71: {cite: "Ryan v. Reynard (1971)", checked: 2021-01-01}}
class: {content_note: Nothing graphic.}
scenes:
  desk:
    text: The order is on the desk.
    truth: invented
    choices:
      go:
        label: Go
        GO
        goes_to: hearing
      stay:
        label: Stay
        STAY
        goes_to: hearing
  hearing:
    text: The judge waits.
    truth: invented
    choices:
      speak:
        label: Speak
        historical: true
        outcomes:
          heard: {label: Heard, HEARD, odds: 50, goes_to: done}
          cut-off: {label: Cut off, historical: true, CUT, goes_to: done}
  done: {text: It is over., truth: invented, ending: {title: Done, historical: true}}
"""
EFFECT = "effects: [{meter: trust, by: 5, because: So it went., truth: documented}]"
NOTHING = {"GO": "historical: true", "STAY": "takes: 1 day", "HEARD": "takes: 1 day", "CUT": "takes: 1 day"}


def told(folder, **parts):
    case = CASE
    for name, text in (NOTHING | parts).items():
        case = case.replace(name, text)
    return [
        (one.code, one.place.line) for one in checked(folder, case).problems if one.code in ("T012", "T013")
    ]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"STAY": EFFECT}, 23),
        ({"HEARD": EFFECT}, 33),
        ({"HEARD": "truth: documented"}, 33),
        ({"GO": EFFECT}, 19),
        # What is said of the whole half is said once.
        ({"HEARD": f"truth: documented, {EFFECT}"}, 33),
    ],
)
def test_what_did_not_happen_is_not_documented(tmp_path, parts, line):
    assert told(tmp_path, **parts) == [("T013", line)]


@pytest.mark.parametrize(
    "parts",
    [
        {"GO": f"historical: true\n        {EFFECT}"},
        {"CUT": EFFECT},
        {"STAY": EFFECT.replace("documented", "inferred")},
    ],
)
def test_what_happened_may_be_documented(tmp_path, parts):
    assert told(tmp_path, **parts) == []


@pytest.mark.parametrize(
    ("rest", "codes"),
    [
        ("", ["T012"]),
        ("because: So it was.", []),
        ("cites: [ryan-71]", []),
        ("documented_by: [ryan-71 at 4]", []),
    ],
)
def test_what_is_inferred_says_from_what(tmp_path, rest, codes):
    stay = f"truth: inferred\n        {rest or 'takes: 1 day'}"

    assert [code for code, _ in told(tmp_path, STAY=stay)] == codes


@pytest.mark.parametrize(
    ("own", "codes"),
    [("", ["T012"]), ("cites: [ryan-71]", []), ("documented_by: [ryan-71 at 4]", [])],
)
def test_a_scene_that_goes_on_by_itself_is_inferred_from_what_it_cites(tmp_path, own, codes):
    room = f"{{title: Room, text: A chair., truth: inferred, {own + ', ' if own else ''}goes_to: done}}"
    head = f"class: {{content_note: Nothing graphic.}}\n{SOURCE}}}}}\n"
    go = "      go: {label: Go, goes_to: room}\n"
    result = at_a_desk(tmp_path, go, head=head, rest=f"  room: {room}\n")

    assert [one.code for one in result.problems if one.code == "T012"] == codes


@pytest.mark.parametrize(
    ("more", "what", "remedy"),
    [
        ("seen: report", "has no day on which it was looked up", "Look it up and write its `checked:`"),
        (
            "seen: memory",
            "has no day on which it was looked up and is known from memory alone",
            "Look it up and write its `checked:` and `seen:`",
        ),
        ("checked: 2021-01-01, sure: low", "is not sure", "Look it up and write its `sure:`"),
    ],
)
def test_a_source_that_documents_nothing_yet_says_what_it_lacks(tmp_path, more, what, remedy):
    source = SOURCE.replace("checked: 2021-01-01", more)
    case = CASE.replace("GO", "historical: true\n        documented_by: [ryan-71 at 4]")
    case = case.replace(f"{SOURCE}}}}}", f"{source}}}}}")
    for name in ("STAY", "HEARD", "CUT"):
        case = case.replace(name, "takes: 1 day")
    told_of = next(one for one in checked(tmp_path, case).problems if one.code == "T015")

    assert told_of.what == f"what documents this, 'ryan-71', {what}"
    assert told_of.remedy == f"{remedy}, or write `truth: inferred` here."


@pytest.mark.parametrize(("checked_on", "told_as"), [("2020-01-01", []), ("2019-12-31", ["C006"])])
def test_an_authority_may_be_looked_up_on_its_own_day(tmp_path, checked_on, told_as):
    head = f'authorities: {{new: {{cite: "New Law (2020)", date: 2020-01-01, checked: {checked_on}}}}}\n'
    result = at_a_desk(tmp_path, "      go: {label: Go, cites: [new], goes_to: done}\n", head=head)

    assert [one.code for one in result.problems] == told_as


DOCUMENTED = """\
history:
  - {date: 2020-03-01, who: A judge, what: Waits., at: hearing, truth: inferred}
  - {date: 2020-01-05, who: A client, what: Goes., at: desk.go, truth: inferred}
"""
SOURCE = 'authorities: {ryan-71: {cite: "Ryan v. Reynard (1971)", checked: 2021-01-01'


def claimed(folder, go, more=""):
    """Give what is told of a choice that happened on 5 January 2020 and says what documents it."""
    case = CASE.replace("GO", f"historical: true\n        {go}").replace(SOURCE, SOURCE + more)
    for name in ("STAY", "HEARD", "CUT"):
        case = case.replace(name, "takes: 1 day")
    found = checked(folder, DOCUMENTED + case).problems
    return [(one.code, one.place.line) for one in found if one.code in ("T011", "T014", "T015", "T016")]


@pytest.mark.parametrize(
    ("go", "more", "told_as"),
    [
        ("documented_by: [ryan-71 at 4]", ", date: 2020-01-05", []),
        ("documented_by: [ryan-71 at whole]", "", []),
        ("truth: documented", "", [("T011", 23)]),
        ("documented_by: [ryan-71 at 4]", ", date: 2020-01-04", [("T014", 23)]),
        ("documented_by: [ryan-71]", "", [("T016", 23)]),
        ("documented_by: [ryan-71 at 4]", ", seen: memory", [("T015", 23)]),
        ("documented_by: [ryan-71 at 4]", ", sure: low", [("T015", 23)]),
        ("documented_by: [ryan-71 at 4]", ", seen: report, through: Reynard, sure: medium", []),
        # It is called something else, and then claims nothing.
        ("documented_by: [ryan-71]\n        truth: inferred\n        because: So.", "", []),
        ("effects: [{docket: A paper., truth: documented}]", "", [("T011", 23)]),
        ("effects: [{docket: A paper., documented_by: [ryan-71]}]", "", [("T016", 23)]),
    ],
)
def test_what_is_documented_names_what_documents_it(tmp_path, go, more, told_as):
    assert claimed(tmp_path, go, more) == told_as


@pytest.mark.parametrize("shown", ["exhibits: [paper]", "text: [{exhibit: paper}]"])
def test_a_paper_is_as_old_as_the_entry_of_the_scene_that_shows_it(tmp_path, shown):
    """Whether it lies beside the text or in it."""
    head = f"""\
class: {{content_note: Nothing graphic.}}
{SOURCE}, date: 2020-01-04}}}}
exhibits: {{paper: {{title: Paper, text: Words., documented_by: [ryan-71 at 4]}}}}
history: [{{date: 2020-01-05, who: A, what: B., at: room, truth: inferred}}]
"""
    room = f"  room: {{title: Room, {shown}, choices: {{on: {{label: On, goes_to: done}}}}}}\n"
    result = at_a_desk(tmp_path, "      go: {label: Go, goes_to: room}\n", head=head, rest=room)

    assert "T014" in [one.code for one in result.problems]


def test_what_was_never_looked_up_documents_nothing(tmp_path):
    head = 'authorities: {new: {cite: "New Law (2020)"}}\n'
    head += "history: [{date: 2020-01-05, who: A, what: B., documented_by: [new at 4]}]\n"
    result = at_a_desk(tmp_path, "      go: {label: Go, goes_to: done}\n", head=head)

    assert "T015" in [one.code for one in result.problems]
