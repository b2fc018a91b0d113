"""From a scenario's file to the scenario, with all that belongs to it."""

from pathlib import Path

import pytest

from game.content.loading import check_common_words, load, read_rule_book, scope_of, there_for
from game.content.problems import ScenarioProblemsError
from game.model.ids import FactId, MatterId
from tests.builders import RULE_BOOK, desk, failing, read, written

WELL = written({"act": "", "draw": "outcomes: {granted: {odds: 40}, denied: {}}"})


def what(problems) -> list[str]:
    """Return what problems say."""
    return [problem.what for problem in problems]


def test_a_scenario_of_any_folder_can_be_read(tmp_path):
    folder = tmp_path / "my cases" / "a löng name"
    (folder / "procedures").mkdir(parents=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (folder / "scenario.yaml").write_text(WELL, "utf-8")

    assert load(folder / "scenario.yaml").playable.id == "desk"


def test_a_mistake_of_shape_and_an_unknown_name_are_both_told_at_once():
    problems = failing({"act": "takse: 5 days", "other": "goes_to: dekk"})

    assert [(one.code, one.what) for one in problems] == [
        ("S001", "unknown key 'takse' in 'desk.choices.act'"),
        ("S012", "unknown scene 'dekk'"),
    ]


TWO_MISTAKES = {
    "a missing key and an unknown name": (
        "ruling: {by: judge}",
        "effects: [{find: fuond}]",
        {"S002", "S012"},
    ),
    "a wrong type and an unknown name": ("takes: soon", "effects: [{find: fuond}]", {"S010", "S012"}),
    "two wrong types": ("takes: soon", "stance: fight", {"S010", "S013"}),
    "two unknown names": ("moves: [hodl]", "effects: [{find: fuond}]", {"S012"}),
    "a second key and an unknown name": ("takes: 1 day, takes: 2 days", "goes_to: dekk", {"Y008", "S012"}),
    "a tag and a wrong type": ("label: !!str Act", "takes: soon", {"Y010", "S010"}),
    "an anchor and a misspelt key": ("label: &act Act", "takse: 1 day", {"Y009", "S001"}),
    "an unknown guard and an unknown name": (
        "when: [{fcat: found}]",
        "when: [{fact: fuond}]",
        {"S016", "S012"},
    ),
    "an outcome to nowhere and odds past 100": (
        "outcomes: {denied: {goes_to: nowhere}}",
        "outcomes: {granted: {odds: 400}, denied: {}}",
        {"S012", "S008"},
    ),
    "a dead link and a wrong date": ("text: '[[ghost]]'", "until: 2014-02-30", {"S012", "S009"}),
}


@pytest.mark.parametrize(("first", "second", "codes"), TWO_MISTAKES.values(), ids=TWO_MISTAKES)
def test_two_mistakes_of_one_file_are_told_at_once(first, second, codes):
    problems = failing({"one": first, "two": second})

    assert len(problems) == 2
    assert {one.code for one in problems} == codes


def test_mistakes_of_the_rule_book_and_of_the_scenario_are_told_together_each_in_its_file():
    book = RULE_BOOK.replace("within: notice", "within: notcie")
    problems = failing({"act": "effects: [{find: fuond}]"}, book=book)

    assert [(one.place.path.name, one.what) for one in problems] == [
        ("book.yaml", "unknown deadline 'notcie'"),
        ("scenario.yaml", "unknown fact 'fuond'"),
    ]


def test_a_scenario_with_an_error_is_not_played():
    loaded = read(written({"act": "goes_to: dekk"}))

    assert loaded.scenario is None
    with pytest.raises(ScenarioProblemsError, match="a mistake to fix first"):
        _ = loaded.playable


def test_a_warning_never_stops_play():
    loaded = read(WELL)

    assert "choice 'act' has no label yet" in what(loaded.problems)
    assert loaded.errors == ()
    assert loaded.playable.scenes["desk"].choices["act"].label == "Act", "the id in words stands in"


def test_facts_and_authorities_of_a_rule_book_are_the_scenarios_too():
    case = desk({"act": "effects: [{find: strict}], cites: [ryan]"})

    assert case.scenario.facts[FactId("strict")].label == "This court is strict"
    assert case.scenario.sources.authorities["ryan"].cite.startswith("United States v. Ryan")


def test_a_move_without_a_label_shows_its_id_in_words():
    moves = desk({"act": ""}).scenario.matters[MatterId("order")].procedure.moves

    assert (moves["order-at-once"].label, moves["appeal"].label) == ("Order at once", "Appeal")


def test_a_rule_book_beside_the_scenario_comes_before_one_beside_its_folder(tmp_path):
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "book.yaml").write_text(RULE_BOOK.replace("A small order", "Outside"), "utf-8")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "scenario.yaml").write_text(WELL, "utf-8")
    assert title_of_the_book(tmp_path / "case") == "Outside"

    (tmp_path / "case" / "procedures").mkdir()
    (tmp_path / "case" / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    assert title_of_the_book(tmp_path / "case") == "A small order"


def title_of_the_book(folder: Path) -> str:
    """Return the title of the rule book that a scenario is read with."""
    return load(folder / "scenario.yaml").playable.matters[MatterId("order")].procedure.title


def test_a_rule_book_that_is_nowhere_beside_the_scenario_is_looked_for_among_the_shipped_ones():
    case = desk({"act": ""}, {"matters": "{order: {procedure: us-production-order}}"})

    assert "hold-in-contempt" in case.scenario.matters[MatterId("order")].procedure.moves


@pytest.mark.parametrize("name", ["bok", "../../secret", "/etc/passwd", "a/b", "Book"])
def test_a_rule_book_that_is_not_there_is_told_and_no_path_leads_out(name):
    problems = failing({"act": ""}, {"matters": f"{{order: {{procedure: '{name}'}}}}"})

    assert [(one.place.line, one.code) for one in problems] in ([(5, "P001")], [(5, "S014")])


@pytest.mark.parametrize("name", ["us-fedral", "../procedures/us-production-order", ".."])
def test_shared_words_that_are_not_there_are_told_and_no_path_leads_out(name):
    (problem,) = failing({"act": ""}, {"uses": f"['{name}']"})

    assert problem.code == "P001"


def test_common_words_are_the_scenarios_where_it_uses_them():
    case = desk({"act": "cites: [cobbledick-1940]"}, {"uses": "[us-federal]"})

    assert case.scenario.sources.authorities["cobbledick-1940"].cite.startswith("Cobbledick")
    assert what(failing({"act": "cites: [cobbledick-1940]"})) == ["unknown authority 'cobbledick-1940'"]


def test_what_a_scenario_declares_itself_comes_before_what_it_shares():
    case = desk({"act": ""}, {"uses": "[us-federal]", "authorities": "{ryan: {cite: My own}}"})

    assert case.scenario.sources.authorities["ryan"].cite == "My own"


PLAYBOOK = """\
playbook_format: 1
title: It is denied
plays:
  - {choose: desk.act, date: 2020-01-01}
  - {choose: desk.draw, outcome: denied, odds: 60, then: [{posture: served}], locked: [act]}
ends_in: desk
"""


def test_playbooks_are_read_with_the_scenario():
    loaded = read(WELL, playbooks={"historical": PLAYBOOK, "other": PLAYBOOK})

    assert [one.playbook.name for one in loaded.playbooks] == ["historical", "other"]
    assert loaded.historical is not None
    first, second = loaded.historical.turns
    assert first.outcome is None, "it may be left out"
    assert (second.outcome, second.locked, loaded.historical.ends_in) == ("denied", ("act",), "desk")
    assert (str(second.odds), len(second.then)) == ("3/5", 1)


@pytest.mark.parametrize(
    ("written_there", "instead", "line", "said"),
    [
        ("desk.act,", "desk.atc,", 4, "unknown choice 'desk.atc'"),
        ("outcome: denied", "outcome: deniet", 5, "choice 'desk.draw' has no outcome 'deniet'"),
        ("odds: 60", "odds: likely", 5, "'odds' needs points of 100, not 'likely'"),
        ("locked: [act]", "locked: [atc]", 5, "unknown choice 'atc'"),
        ("ends_in: desk", "ends_in: dekk", 6, "unknown scene 'dekk'"),
        ("title: It is denied", "variant: mild\ntitle: It is denied", 2, "unknown variant 'mild'"),
        ("playbook_format: 1", "playbook_format: 2", 1, "this program reads playbook_format 1, not '2'"),
    ],
)
def test_a_mistake_in_a_playbook_is_told_in_its_own_file(written_there, instead, line, said):
    loaded = read(WELL, playbooks={"historical": PLAYBOOK.replace(written_there, instead)})

    assert [(one.place.path.name, one.place.line, one.what) for one in loaded.errors] == [
        ("historical.yaml", line, said)
    ]
    assert loaded.playbooks == ()
    assert loaded.scenario is not None, "a broken playbook does not keep anybody from playing"


def test_the_edition_is_the_authors_number_and_a_digest_of_the_content():
    first = read(WELL).playable.edition
    same = read(WELL.replace("title: At a desk", "# a comment\ntitle:   'At a desk'")).playable.edition
    other = read(WELL.replace("At a desk", "At another desk")).playable.edition

    assert str(first) == str(same)
    assert str(first) != str(other)
    assert str(first).startswith("1-")


def test_a_rule_book_can_be_checked_by_itself(tmp_path):
    file = tmp_path / "book.yaml"
    file.write_text(RULE_BOOK.replace("opens_in: served", "opens_in: sevred"), "utf-8")

    assert what(read_rule_book(file)[1]) == ["unknown posture 'sevred'"]


def test_a_file_of_shared_words_can_be_checked_by_itself(tmp_path):
    file = tmp_path / "words.yaml"
    file.write_text("common_format: 1\nauthorities:\n  ryan: {says: It is not final.}\n", "utf-8")

    assert what(check_common_words(file)) == ["the key 'cite' is missing in 'authorities.ryan'"]


def test_shared_words_of_another_format_are_told_wherever_they_are_read(tmp_path):
    (tmp_path / "common").mkdir()
    file = tmp_path / "common" / "later.yaml"
    file.write_text("common_format: 2\n", "utf-8")
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(WELL.replace("edition: 1", "edition: 1\nuses: [later]"), "utf-8")

    (by_itself,) = check_common_words(file)

    assert (by_itself.code, by_itself.what) == ("S021", "this program reads common_format 1, not '2'")
    assert by_itself in load(scenario).errors


def test_a_playbook_from_elsewhere_can_be_read_with_a_scenario(tmp_path):
    (tmp_path / "case" / "procedures").mkdir(parents=True)
    (tmp_path / "case" / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (tmp_path / "case" / "scenario.yaml").write_text(WELL, "utf-8")
    (tmp_path / "elsewhere.yaml").write_text(PLAYBOOK, "utf-8")

    loaded = load(tmp_path / "case" / "scenario.yaml", tmp_path / "elsewhere.yaml")

    assert [one.playbook.name for one in loaded.playbooks] == ["elsewhere"]
    assert loaded.playbook("elsewhere") is loaded.playbooks[0]
    assert loaded.playbook("historical") is loaded.historical is None


def test_a_broken_playbook_takes_no_other_with_it():
    books = {"a": PLAYBOOK, "b": PLAYBOOK.replace("ends_in: desk", "ends_in: dekk"), "c": PLAYBOOK}

    assert [one.playbook.name for one in read(WELL, playbooks=books).playbooks] == ["a", "c"]


def test_only_what_stops_play_must_be_fixed_first():
    with pytest.raises(ScenarioProblemsError) as told:
        _ = read(written({"act": "goes_to: dekk"})).playable

    assert what(told.value.problems) == ["unknown scene 'dekk'"]


def test_a_file_that_is_not_there_is_told_with_those_that_are(tmp_path):
    (book,) = failing({"act": ""}, {"matters": "{order: {procedure: bok}}"})
    (words,) = failing({"act": ""}, {"uses": "[us-fedral]"})

    assert (book.what, book.remedy) == ("there is no rule book 'bok'", "Did you mean 'book'?")
    assert (words.what, words.remedy) == (
        "there is no file of shared words 'us-fedral'",
        "Did you mean 'us-federal'?",
    )


def test_the_files_that_a_scenario_may_use_are_listed_by_name_those_of_its_own_folder_among_them(tmp_path):
    (tmp_path / "case" / "procedures").mkdir(parents=True)
    for name in ("zebra", "apple", "us-production-order"):
        (tmp_path / "case" / "procedures" / f"{name}.yaml").write_text("")

    there = there_for(tmp_path / "case" / "scenario.yaml", "procedures")

    assert there == tuple(sorted(there))
    assert len(set(there)) == len(there)
    assert {"zebra", "apple", "us-production-order", "us-nondisclosure-order"} <= set(there)


def test_nothing_is_told_of_names_that_a_missing_file_may_declare():
    """Whoever misspelt the file is told that, and not a hundred names that stand in it."""
    told = failing(
        {"act": "cites: [unheard-of], effects: [{find: unheard-of}], when: [{posture: somewhere}]"},
        {"matters": "{order: {procedure: bok}}", "uses": "[us-federal]"},
    )
    assert what(told) == ["there is no rule book 'bok'"]

    told = failing({"act": "cites: [unheard-of], ruling: {by: nobody, says: No.}"}, {"uses": "[us-fedral]"})
    assert what(told) == ["there is no file of shared words 'us-fedral'"]


def test_one_rule_book_that_is_there_does_not_make_up_for_one_that_is_missing():
    told = failing(
        {"act": "effects: [{find: unheard-of}]"},
        {"matters": "{a: {procedure: bok}, b: {procedure: book}}", "arguments": "{}"},
    )

    assert what(told) == ["there is no rule book 'bok'"]


@pytest.mark.parametrize("broken", ["procedures/book.yaml", "common/words.yaml"])
def test_where_a_part_of_a_file_is_left_out_nothing_is_told_of_what_that_may_have_been(tmp_path, broken):
    """What the choice lacks may stand where nobody could read it."""
    files = {
        "scenario.yaml": written({"act": ""}, {"uses": "[words]"}).replace("goes_to: desk", "label: Act"),
        "procedures/book.yaml": RULE_BOOK,
        "common/words.yaml": "common_format: 1\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert what(load(tmp_path / "scenario.yaml").errors) == ["choice 'act' leads nowhere"]

    (tmp_path / broken).write_text(files[broken] + "odd: 1\n", "utf-8")
    assert what(load(tmp_path / "scenario.yaml").errors) == ["unknown key 'odd'"]


def test_a_draft_has_the_names_of_what_can_be_read_of_it(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(WELL.replace("procedure: book", "procedure: us-production-order") + "odd: 1\n", "utf-8")
    scope = scope_of(file)

    assert scope is not None
    assert set(scope.choices["desk"]) == {"act", "draw"}
    assert "hold-in-contempt" in scope.moves.by_matter["order"]
    file.write_text("a: 'b", "utf-8")
    assert scope_of(file) is None
