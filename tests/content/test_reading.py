"""One mistake is told once, and does not keep the others of its file from being told."""

from pathlib import Path

import pytest

from game.content.loading import load

HEAD = {
    "scenario_format": "1",
    "id": "two-orders",
    "edition": "1",
    "title": "Two orders",
    "summary": "A mailbox and a gag.",
    "opens_at": "monday",
    "opens_on": "2024-03-04",
    "matters": "{order: {procedure: us-production-order}, gag: {procedure: us-nondisclosure-order}}",
    "meters": "{trust: {starts_at: 60}}",
    "deadlines": "{answer: {label: Answer}}",
    "arguments": "{too-broad: {against: order}}",
}
CHOICE = """
    text: Two envelopes.
    choices:
      refuse:
        label: Refuse
        effects:
          - {meter: trust, by: 5}
          - {deadline: answer, in: 14 days}
        when:
          - {meter: trust, at_least: 5}
          - {posture: order.served}
        goes_to: tusday
"""
END = "  tuesday: {text: Over., ending: {title: Over}}\n"
MISSPELT = "unknown scene 'tusday'"


def told(folder: Path, choice: str = CHOICE, **head: str) -> list[str]:
    """Return what is told of a small case, of which some keys at the top are written differently."""
    top = "".join(f"{key}: {value}\n" for key, value in {**HEAD, **head}.items() if value)
    file = folder / "scenario.yaml"
    file.write_text(f"{top}scenes:\n  monday:{choice}{END}", encoding="utf-8")
    return [problem.what for problem in load(file).problems if problem.severity == "error"]


def test_the_small_case_has_one_mistake(tmp_path: Path) -> None:
    """So that the others of this file can be told beside it."""
    assert told(tmp_path) == [MISSPELT]


@pytest.mark.parametrize("key", ["scenario_format", "id", "edition", "title", "opens_at", "opens_on"])
def test_a_key_that_is_missing_at_the_top_hides_no_other_mistake(tmp_path: Path, key: str) -> None:
    """The rest of the file is checked all the same."""
    assert told(tmp_path, **{key: ""}) == [f"the key '{key}' is missing at the top of the file", MISSPELT]


def test_without_any_matters_the_rest_of_the_file_is_told_and_nothing_of_their_names(tmp_path: Path) -> None:
    """Postures, moves and arguments are not called unknown only because no rule book could be read."""
    choice = CHOICE + "        moves: [gag.challenge]\n" + "        takes: soon\n"

    missing, misspelt, time = told(tmp_path, choice, matters="")

    assert missing == "the key 'matters' is missing at the top of the file"
    assert "takes" in time + misspelt
    assert MISSPELT in (misspelt, time)


def test_without_any_scenes_the_rest_of_the_file_is_told_and_nothing_of_their_names(tmp_path: Path) -> None:
    """An argument against a matter that is not there is told all the same."""
    file = tmp_path / "scenario.yaml"
    renamed = "{monday.obey: monday.refuse}"
    top = {**HEAD, "arguments": "{too-broad: {against: odrer}}", "renamed": renamed}
    file.write_text("".join(f"{key}: {value}\n" for key, value in top.items()), "utf-8")

    told = [problem.what for problem in load(file).problems if problem.severity == "error"]

    assert told == ["the key 'scenes' is missing at the top of the file", "unknown matter 'odrer'"]


@pytest.mark.parametrize(("key", "wrong"), [("opens_on", "4 March"), ("edition", "first"), ("id", "Two")])
def test_a_wrong_value_at_the_top_hides_no_other_mistake(tmp_path: Path, key: str, wrong: str) -> None:
    """The rest of the file is checked all the same."""
    first, second = told(tmp_path, **{key: wrong})

    assert wrong in first
    assert second == MISSPELT


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("at_least: 5", 'at_least: ">5"', "'at_least' needs a whole number, not '>5'"),
        ("at_least: 5", "atleast: 5", "unknown key 'atleast' in 'choices.refuse.when'"),
        ("{meter: trust, at_least: 5}", "ready", "this is no guard: 'ready'"),
        ("by: 5", "by: +5%", "'by' needs a whole number, not '+5%'"),
        ("by: 5", "by: +5", "'by' needs a whole number, not '+5'"),
        ("by: 5", "by: \u22125", "'by' needs a whole number, not '\u22125'"),
        ("in: 14 days", "in: a fortnight", "'in' needs a length of time, not 'a fortnight'"),
    ],
)
def test_a_wrong_part_of_a_guard_or_an_effect_is_told_once(
    tmp_path: Path, right: str, wrong: str, what: str
) -> None:
    """Nothing is told of what is missing only because it was told as wrong."""
    assert right in CHOICE

    assert told(tmp_path, CHOICE.replace(right, wrong)) == [what, MISSPELT]


def test_an_empty_list_of_guards_is_told_in_plain_words(tmp_path: Path) -> None:
    """The noun is the key, and the sentence needs no second reading."""
    choice = CHOICE.replace("refuse:", "refuse:\n        shown_when: []")

    assert told(tmp_path, choice) == ["'shown_when' has too few items", MISSPELT]


def test_a_matter_without_its_rule_book_is_told_once(tmp_path: Path) -> None:
    """Its postures and moves are not told as unknown, since nobody can know them."""
    matters = "{order: {title: The order}, gag: {procedure: us-nondisclosure-order}}"

    assert told(tmp_path, matters=matters) == ["the key 'procedure' is missing in 'matters.order'", MISSPELT]


def test_a_misspelt_key_at_the_top_is_told_once(tmp_path: Path) -> None:
    """What it declares is not told as unknown wherever it is used."""
    assert sorted(told(tmp_path, meters="", metres=HEAD["meters"])) == ["unknown key 'metres'", MISSPELT]


def test_odds_that_are_no_number_are_told_under_the_name_that_was_written(tmp_path: Path) -> None:
    """The author wrote `odds`, not `base`."""
    outcomes = "outcomes: {won: {odds: 40%}, lost: {}}\n        goes_to: tusday"

    first = told(tmp_path, CHOICE.replace("goes_to: tusday", outcomes))[0]

    assert first == "'odds' needs points of 100, not '40%'"


def test_the_kind_of_a_guard_that_is_misspelt_is_named(tmp_path: Path) -> None:
    """A slip of a known kind gets its remedy."""
    told(tmp_path, CHOICE.replace("{posture: order", "{postures: order"))

    problem = load(tmp_path / "scenario.yaml").problems[0]

    assert problem.what == "no guard begins with 'postures'"
    assert problem.remedy == "Did you mean 'posture'?"


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("{goes to: done}", "Did you mean 'goes_to'?"),
        ("{goes-to: done}", "Did you mean 'goes_to'?"),
        ("{label:Go, goes_to: done}", "Put a space after the colon: `label: ...`."),
        ("{label: Go, and stay, goes_to: done}", "Put straight quotes around text that has a comma: "),
    ],
)
def test_a_key_that_is_part_of_a_text_or_nearly_one_is_told_with_what_to_write(
    tmp_path: Path, written: str, remedy: str
) -> None:
    told(tmp_path, f"\n    choices:\n      go: {written}\n")

    remedies = [problem.remedy for problem in load(tmp_path / "scenario.yaml").problems]

    assert [one for one in remedies if one.startswith(remedy)], remedies


def test_a_sum_with_a_comma_in_brackets_is_told_as_a_number(tmp_path: Path) -> None:
    """YAML takes `1,000` apart; the remedy says what to write."""
    told(tmp_path, CHOICE.replace("{meter: trust, by: 5}", "{sanction: order, per_day: 1,000}"))

    problem = load(tmp_path / "scenario.yaml").problems[0]

    assert problem.remedy == "Write a number without commas, such as `10000`."
