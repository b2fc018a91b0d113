"""Scenes, choices and outcomes of documents to the model."""

from datetime import date
from pathlib import Path

import pytest

from game.content.loading import load
from tests.builders import HEAD, RULE_BOOK, desk, failing, read
from tests.messages import faults


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("takes: -1 day", "S008 time cannot run backwards"),
        ("takes: 5 days, until: 2020-02-01", "S019 this takes just one of `takes` and `until`"),
        ("takes: 5 hours", "S010 'takes' needs a length of time, not '5 hours'"),
        ("takes: 40000 days", "S010 'takes' needs at most a hundred years, not '40000 days'"),
        ("until: 0999-01-01", "S009 'until' needs a date, not '0999-01-01'"),
        ("times: 0", "S008 a choice can be made at least once"),
        ("stance: fight", "S013 'fight' is not one of the words allowed here"),
        ("serves: [goal]", "S012 unknown objective 'goal'"),
        ("moves: [hodl]", "S012 unknown move 'hodl'"),
        ("moves: [{move: hold, when: [{fact: fuond}]}]", "S012 unknown fact 'fuond'"),
        ("picks: {of: [frist], at_most: 1}", "S012 unknown argument 'frist'"),
        ("picks: {of: [first], at_most: 0}", "S008 these numbers of picks do not fit together"),
        ("picks: {of: [first], at_most: 13}", "S008 these numbers of picks do not fit together"),
        ("picks: {of: [first], at_most: 1, at_least: 2}", "S008 these numbers of picks do not fit together"),
        ("picks: {of: [first]}", "S002 the key 'at_most' is missing in 'choices.act.picks'"),
        ("ruling: {by: jugde, says: No.}", "S012 unknown cast member 'jugde'"),
        ("ruling: {by: judge}", "S002 the key 'says' is missing in 'choices.act.ruling'"),
        ("ruling: {says: No., disposition: lost}", "S013 'lost' is not one of the words allowed here"),
        ("ruling: {says: No., turns_on: frist}", "S012 unknown argument 'frist'"),
        ("outcomes: {a: {odds: 120}, b: {}}", "S008 odds are from 0 to 100 points, not 120"),
        ("outcomes: {a: {odds: {base: -5}}, b: {}}", "S008 odds are from 0 to 100 points, not -5"),
        ("outcomes: {a: {odds: half}, b: {}}", "S007 'odds' needs points of 100, not 'half'"),
        (
            "outcomes: {a: {odds: {base: 5, plus: [{points: 5}]}}, b: {}}",
            "S002 the key 'when' is missing in 'a.odds.plus'",
        ),
        (
            "text: [{judge: Yes., clerk: No.}]",
            "S015 this paragraph is not exactly one text, one speech or one exhibit",
        ),
        ("text: [{jugde: Yes.}]", "S012 unknown cast member 'jugde'"),
        (
            "text: [{It said so: all of it.}]",
            "S012 what comes before the colon is read as who speaks, and nobody is called 'It said so'",
        ),
        ("text: [{exhibit: fxa}]", "S012 unknown exhibit 'fxa'"),
        ("cites: [rayn]", "S012 unknown authority 'rayn'"),
        ("truth: maybe", "S013 'maybe' is not one of the words allowed here"),
        ("historical: yes", "S011 'historical' needs `true` or `false`, not 'yes'"),
    ],
)
def test_a_mistake_in_a_choice_is_told(body, said):
    (problem,) = failing({"act": body})

    assert f"{problem.code} {problem.what}" == said


def errors(scene: str) -> list[str]:
    """Return the errors of a case with one scene, written as its inside."""
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    return [f"{one.code} {one.what}" for one in read(f"{top}\nscenes:\n  desk: {{{scene}}}\n").errors]


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        ("title: A desk", "S018 scene 'desk' has neither choices nor an ending"),
        (
            "ending: {title: Over}, choices: {act: {goes_to: desk}}",
            "S018 scene 'desk' is an ending and has choices too",
        ),
        (
            "choices: {act: {goes_to: desk, times: 1}}, goes_to: desk",
            "S018 `goes_to` is for a scene that goes on by itself, and 'desk' has choices",
        ),
        (
            "ending: {title: Over}, historical: true",
            "S018 `historical` is for a scene that goes on by itself, and 'desk' is an ending",
        ),
        ("outcomes: {a: {odds: 200, goes_to: desk}}", "S008 odds are from 0 to 100 points, not 200"),
        ("outcomes: {a: {}}", "S018 outcome 'a' leads nowhere"),
        ("choices: {act: {label: Act}}", "S018 choice 'act' leads nowhere"),
        ("choices: {act: {outcomes: {a: {}}}}", "S018 outcome 'a' leads nowhere"),
        ("ending: {title: Over, tone: happy}", "S013 'happy' is not one of the words allowed here"),
        ("ending: {tone: good}", "S002 the key 'title' is missing in 'scenes.desk.ending'"),
        ("ending: {title: Over}, requires: [{fact: fuond}]", "S012 unknown fact 'fuond'"),
        ("ending: {title: Over}, exhibits: [fxa]", "S012 unknown exhibit 'fxa'"),
    ],
)
def test_a_mistake_in_a_scene_is_told(scene, said):
    assert errors(scene) == [said]


def test_an_outcome_goes_where_its_choice_does_unless_it_says_otherwise():
    assert errors("choices: {act: {goes_to: desk, outcomes: {a: {}}}}") == []


def test_odds_may_say_rest_which_is_the_default():
    outcomes = desk({"act": "outcomes: {a: {odds: 30}, b: {odds: rest}, c: {odds: 10}}"}).scenario.scenes[
        "desk"
    ]

    assert outcomes.choices["act"].outcomes["b"].odds is None


def test_a_choice_carries_what_teachers_and_prints_need():
    case = desk(
        {
            "act": "best_for: It ends., best_against: It costs., unknown_then: The ruling., serves: goal, "
            "intended: Meant so., outcomes: {a: {odds_from: Two courts., intended: Meant too.}}"
        },
        {"objectives": "{goal: Say why.}"},
    )
    choice = case.scenario.scenes["desk"].choices["act"]

    assert (choice.teaching.best_for, choice.teaching.best_against) == ("It ends.", "It costs.")
    assert (choice.teaching.unknown_then, choice.teaching.serves) == ("The ruling.", ("goal",))
    assert (choice.intended, choice.outcomes["a"].intended) == ("Meant so.", "Meant too.")
    assert choice.outcomes["a"].odds_from == "Two courts."


def test_until_is_a_day_and_takes_is_a_time():
    case = desk({"act": "until: 2020-03-01", "ask": "takes: 2 weeks", "go": "takes: 1 day"})
    choices = case.scenario.scenes["desk"].choices

    assert choices["act"].half.passing.until == date(2020, 3, 1)
    assert choices["ask"].half.passing.days == 14
    assert choices["go"].half.passing.days == 1


def picture(folder: Path, file: str) -> list[str]:
    """Return what is told of a scene with a picture of its own."""
    (folder / "procedures").mkdir()
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    scene = f"{{text: Here., ending: {{title: Over}}, picture: {{file: '{file}', alt: A quay}}}}"
    (folder / "scenario.yaml").write_text(f"{top}\nscenes:\n  desk: {scene}\n", "utf-8")
    return [
        f"{one.severity} {one.code}" for one in load(folder / "scenario.yaml").problems if one.code != "S030"
    ]


def test_a_picture_of_the_scenarios_own_lies_in_its_folder(tmp_path):
    (tmp_path / "quay.png").write_bytes(b"")

    assert picture(tmp_path, "quay.png") == []


@pytest.mark.parametrize("file", ["quay.png", ".", "procedures"])
def test_a_picture_that_is_not_there_is_a_warning(tmp_path, file):
    assert picture(tmp_path, file) == ["warning A003"]


@pytest.mark.parametrize("file", ["../quay.png", "/etc/passwd", "a/../../quay.png", ".."])
def test_a_picture_outside_the_folder_is_an_error(tmp_path, file):
    assert picture(tmp_path, file) == ["error A002"]


def test_a_picture_that_is_a_link_out_of_the_folder_is_an_error(tmp_path):
    case = tmp_path / "case"
    case.mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (case / "quay.png").symlink_to(tmp_path / "secret.png")

    assert picture(case, "quay.png") == ["error A002"]


@pytest.mark.parametrize("file", ["a" * 5000, "a/" * 3000])
def test_a_picture_with_a_name_that_no_system_takes_is_told(tmp_path, file):
    assert picture(tmp_path, file)[0].split()[1] in ("A002", "A003")


@pytest.mark.parametrize(
    ("place", "remedy"),
    [
        ("distric-court", "Did you mean 'district-court'?"),
        ("volcano", "`contempt pictures` shows them all."),
    ],
)
def test_a_drawing_that_the_game_does_not_have_is_a_warning(place, remedy):
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    scene = f"{{text: Here., place: {place}, ending: {{title: Over}}}}"
    loaded = read(f"{top}\nscenes:\n  desk: {scene}\n")

    (problem,) = [one for one in loaded.problems if one.code == "A001"]
    assert (problem.severity, problem.remedy.endswith(remedy)) == ("warning", True)
    assert not faults(problem.what, problem.remedy)


@pytest.mark.parametrize(
    "astray", ["pictures/place/quay.svg", "pictures/quay.svg", "quay.svg", "pictures/portraits/quay.svg"]
)
def test_a_drawing_that_lies_elsewhere_in_the_case_is_told_with_where_it_belongs(tmp_path, astray):
    (tmp_path / astray).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / astray).write_text("<svg/>", "utf-8")
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    scene = "{text: Here., place: quay, ending: {title: Over}}"
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (tmp_path / "scenario.yaml").write_text(f"{top}\nscenes:\n  desk: {scene}\n", "utf-8")

    (problem,) = [one for one in load(tmp_path / "scenario.yaml").problems if one.code == "A001"]
    assert problem.remedy.startswith(f"Move '{astray}' to 'pictures/places/quay.svg'")
    assert not faults(problem.what, problem.remedy)


def test_a_choice_says_itself_how_true_it_is_before_its_scene_does():
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    choices = "{own: {truth: invented, takes: 1 day, goes_to: desk}, plain: {takes: 1 day, goes_to: desk}}"
    scene = read(f"{top}\nscenes:\n  desk: {{truth: inferred, choices: {choices}}}\n").playable.scenes["desk"]

    assert [one.half.truth for one in scene.choices.values()] == ["invented", "inferred"]


def test_a_scene_without_a_text_is_a_warning_and_one_with_a_text_is_none():
    top = "\n".join(f"{key}: {value}" for key, value in HEAD.items())
    ends = "desk: {ending: {title: A}}\n  other: {text: B., ending: {title: B}}"
    told = read(f"{top}\nscenes:\n  {ends}\n").problems

    assert [one.what for one in told if one.code == "S030" and "text" in one.what] == [
        "scene 'desk' has no text yet"
    ]
