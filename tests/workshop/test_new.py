"""A new case checks clean and plays, whatever was answered; nothing is ever written over."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from game import places, verbs
from game.content.library import Library
from game.content.words import load_words
from game.engine.case import Case
from game.proof.checks import check
from game.workshop.interview import GivenAnswers, Interview, NoAnswerError, draft_of
from game.workshop.new import Draft, NotNewError, fewest, fit_name, most, write_case
from game.workshop.outlines import outline_of, rule_books
from tests.as_editors import read_file_as_editor
from tests.builders import ROOT, RULE_BOOK
from tests.desktop.pilot import Pilot, played, words
from tests.terminal.scripts import script, transcript
from tests.workshop.test_schema import validator

SHIPPED_BOOKS = {file.stem for file in (ROOT / "scenarios" / "procedures").glob("*.yaml")}
BOOKS = rule_books()
BARE = "procedure_format: 1\ntitle: Bare\nopens_in: open\npostures: {open: {}, over: {}}\n"
ODD = 'Söhne & "Mail": no #1, it\'s {fine}'


def draft(book: str, decisions: int, **others: object) -> Draft:
    told = {"title": "The case", "provider": "Beacon Mail", "forums": ("District court", "Court of appeals")}
    return Draft("my-case", rule_book=book, decisions=decisions, outline=outline_of(book), **told | others)


def written(folder: Path, of: Draft) -> Path:
    write_case(of, folder)
    return folder / of.name / "scenario.yaml"


def test_there_is_a_draft_for_every_rule_book_that_comes_with_the_game():
    assert set(BOOKS) == SHIPPED_BOOKS


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("length", [fewest, lambda outline: fewest(outline) + 2, most])
def test_a_new_case_checks_clean(tmp_path, book, length):
    file = written(tmp_path, draft(book, length(outline_of(book))))
    checked = check([file.parent], load_words())

    assert [str(one) for one in checked.problems] == []
    assert {one.problem.code for one in checked.waived} <= {"P006"}
    assert len(Library().load(str(file)).playable.scenes) == length(outline_of(book)) + 3


@pytest.mark.parametrize("book", BOOKS)
def test_whatever_is_answered_is_text_and_nothing_else(tmp_path, book):
    file = written(tmp_path, draft(book, 5, title=ODD, provider=ODD, forums=(ODD,)))
    scenario = Library().load(str(file)).playable

    assert not check([file.parent], load_words()).problems
    assert scenario.words.title == ODD
    assert ODD in scenario.words.role
    assert {scene.forum for scene in scenario.scenes.values() if not scene.ending} == {ODD}


@pytest.mark.parametrize("book", BOOKS)
def test_a_new_case_plays_in_the_terminal_to_the_ending_that_its_playbook_expects(tmp_path, book):
    told = transcript(script(written(tmp_path, draft(book, most(outline_of(book)))), "expected"))

    assert "Won" in told


@pytest.mark.parametrize("book", BOOKS)
def test_a_new_case_plays_in_the_window(tmp_path, monkeypatch, book):
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path))
    places.user_scenarios().mkdir()
    written(places.user_scenarios(), draft(book, 6))
    pilot = Pilot(tmp_path / "saves", case="my-case")
    pilot.begin()

    screens = list(played(pilot, pilot.by_keys))
    pilot.by_keys(words()("desktop.open_debrief"))

    assert "SceneScreen" in screens
    assert type(pilot.stage.screen).__name__ == "DebriefScreen"


def test_the_places_follow_one_another(tmp_path):
    file = written(tmp_path, draft("us-production-order", 6, forums=("Here", "There", "Above")))
    scenes = Library().load(str(file)).playable.scenes.values()

    assert [scene.forum for scene in scenes if not scene.ending] == [
        *("Here", "Here", "There", "There", "Above", "Above")
    ]


def clean(folder: Path) -> bool:
    return [str(one) for one in check([folder], load_words()).problems] == []


@pytest.mark.parametrize("court", ["district", "magistrate"])
@pytest.mark.parametrize("order", ["warrant", "subpoena", "court-order"])
def test_the_draft_follows_the_order_and_the_court_that_there_really_is(folder, order, court):
    verbs.run(["new", "my-case", "--order", order, "--court", court, "--served", "counsel", "--yes"])
    scenario = Library().load("my-case").playable

    assert clean(folder / "my-case")
    assert {"warrant": "The warrant", "subpoena": "The grand jury subpoena"}.get(order, "records") in str(
        scenario.matters
    )
    assert ("under-objection" in scenario.scenes) is (court == "magistrate")
    assert "accept" in str(scenario.scenes)


@pytest.mark.parametrize(
    ("book", "moves"),
    [
        (ROOT / "tests/cases/state-subpoena/procedures/state-subpoena.yaml", True),
        (ROOT / "tests/cases/every-key/procedures/harbour-pass.yaml", True),
        (ROOT / "tests/cases/fine-and-appeal/procedures/demand-in-tracks.yaml", True),
        ("small.yaml", True),
        ("beside", False),
    ],
)
def test_a_draft_is_made_under_a_rule_book_of_ones_own(folder, book, moves):
    """By its path, or by its name where it lies beside; where it has no simple way, without moves."""
    (folder / "small.yaml").write_text(RULE_BOOK, "utf-8")
    (folder / "procedures").mkdir()
    late = "moves: {end: {from: {open: over}, when: [{after: 2090-01-01}]}}"
    (folder / "procedures" / "beside.yaml").write_text(f"{BARE}{late}\n", "utf-8")
    verbs.run(["new", "my-case", "--book", str(book), "--yes"])

    assert clean(folder / "my-case")
    assert ("moves:" in (folder / "my-case" / "scenario.yaml").read_text("utf-8")) is moves
    assert "Won" in transcript(script(folder / "my-case" / "scenario.yaml", "expected"))


FREED = f"""{BARE.partition("opens_in")[0]}opens_in: served
postures:
  served: {{label: Served}}
  ordered: {{label: Ordered}}
  above: {{label: Above}}
  stayed: {{label: Stayed}}
  resting: {{label: Resting}}
  upheld: {{label: Upheld}}
  quashed: {{label: Quashed, sanctions: void}}
  done: {{label: Done, sanctions: end}}
moves:
  quash: {{label: It is quashed, from: {{served: quashed, above: quashed}}}}
  comply: {{label: Produce, from: {{served: done, ordered: done, above: done, stayed: done}}}}
  order: {{label: It is ordered, from: {{served: ordered}}}}
  stay: {{label: It is stayed, from: {{ordered: stayed}}}}
  rest: {{label: It rests on, from: {{stayed: resting}}}}
  appeal: {{label: Appeal, from: {{ordered: above}}}}
  uphold: {{label: It stands, from: {{above: upheld}}}}
"""


def test_under_a_book_of_ones_own_who_obeys_produces_and_the_last_court_frees_or_does_not(folder):
    """A quashed demand obeys nobody, though it is over as well; a loss is a ruling and no further motion."""
    (folder / "mine.yaml").write_text(FREED, "utf-8")
    verbs.run(["new", "my-case", "--book", "mine.yaml", "--provider", "the Free Library", "--yes"])
    scenes = read_file_as_editor(folder / "my-case" / "scenario.yaml")["scenes"].values()
    choices = [each for scene in scenes for each in scene.get("choices", {}).items()]
    (last,) = [one["outcomes"] for _, one in choices if len(one.get("outcomes", {})) > 1]

    assert {one["moves"][0] for name, one in choices if name == "obey"} == {"comply"}
    assert [one["moves"] for one in last.values()] == [["quash"], ["uphold"]]
    text = (folder / "my-case" / "scenario.yaml").read_text("utf-8")
    assert '"The Free Library gives in."' in text
    assert "counsel to the Free Library" in text


TENANCY = """\
procedure_format: 1
title: A notice to leave
opens_in: noticed
postures:
  noticed: {label: Notice served}
  contested: {label: Contested}
  quashed: {label: Notice void, sanctions: void}
  out: {label: Moved out, sanctions: end}
  evicted: {label: Evicted, sanctions: end}
moves:
  contest: {label: Contest it, from: {noticed: contested}}
  leave: {label: Move out, from: {noticed: out, contested: out}}
  void: {label: The notice is void, from: {contested: quashed}}
  evict: {label: The court evicts, from: {contested: evicted}}
"""


@pytest.mark.parametrize("book", [TENANCY, TENANCY[: TENANCY.index("moves:")] + "moves: {}\n"])
def test_a_draft_under_a_book_of_ones_own_speaks_of_nothing_that_the_book_does_not(folder, book):
    (folder / "lease.yaml").write_text(book, "utf-8")
    verbs.run(["new", "my-case", "--book", "lease.yaml", "--decisions", "99", "--yes"])
    case = folder / "my-case"
    text = " ".join(file.read_text("utf-8") for file in (case / "scenario.yaml", case / "teaching.md"))

    for word in ("mail", "engineer", "customer", "provider", "order", "company"):
        assert not re.search(rf"(?<!people and )\b{word}s?\b", text, re.IGNORECASE), word
    assert "Notice served. Next comes" in text or "moves: {}" in book


@pytest.mark.parametrize("book", [book for book in BOOKS if "secret" in outline_of(book)])
def test_where_an_order_forbids_to_speak_nobody_is_told(book):
    assert not [
        scene for scene in draft(book, 99).scenes if scene["scene"] in ("customer", "press", "friends")
    ]


def test_the_editor_is_told_of_the_schemas_beside_the_files(tmp_path):
    file = written(tmp_path, draft("us-production-order", 6))
    playbook = file.parent / "playbooks" / "expected.yaml"

    for one in (file, playbook):
        first = one.read_text("utf-8").splitlines()[0]
        schema = one.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text("utf-8"))["$schema"].startswith("http://json-schema.org/draft-07")
    assert not list(validator("scenario", file).iter_errors(read_file_as_editor(file)))
    assert not list(validator("playbook", file).iter_errors(read_file_as_editor(playbook)))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("My Case", "use lowercase letters, digits and single hyphens, such as `my-case`"),
        ("Bündel 3", "such as `bundel-3`"),
        ("--", "such as `my-case`"),
        ("../elsewhere", "is a path, and a case has a name"),
        ("/home/me/white-coat", "and call `contempt new white-coat` there"),
        ("a" * 65, f"such as `{'a' * 64}`"),
        ("", "such as `my-case`"),
        ("first-steps", "a case that comes with the game is called 'first-steps'"),
    ],
)
def test_a_name_that_will_not_do_is_told_with_one_that_will(tmp_path, name, sentence):
    with pytest.raises(NotNewError, match=r"choose another|cannot be the name|is a path") as told:
        fit_name(name, tmp_path)

    assert sentence in str(told.value)


@pytest.mark.parametrize("is_file", [True, False])
def test_nothing_is_written_over(tmp_path, is_file):
    there = tmp_path / "my-case"
    if is_file:
        there.write_text("mine", "utf-8")
    else:
        there.mkdir()

    with pytest.raises(NotNewError, match="left as it is"):
        write_case(draft("us-production-order", 6), tmp_path)

    assert list(there.iterdir()) == [] if there.is_dir() else there.read_text("utf-8") == "mine"


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(NotNewError, match="cannot be written"):
        write_case(draft("us-production-order", 6), tmp_path / "file")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Return the folder in which the command is called."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(answers: list[str], given: GivenAnswers | None = None) -> tuple[Draft, int, list[str]]:
    """Return the draft of some answers, and with all that was asked and said."""
    heard: list[str] = []

    def ask(question: str, usual: str) -> str:
        heard.append(f"{question} [{usual}]")
        return answers.pop(0)

    made, count = draft_of("my-case", given or GivenAnswers(), Interview(ask, heard.append), Path())
    return made, count, heard


def test_six_questions_are_asked_where_a_rule_book_knows_one_order_and_one_court():
    made, count, heard = asked(["The case", "Beacon Mail", "fisa-directive", "counsel", "Here, There", "5"])

    assert replace(made, outline={}) == Draft(
        "my-case", "The case", "Beacon Mail", "fisa-directive", ("Here", "There"), 5, {}, served="counsel"
    )
    assert count == 5
    assert len([one for one in heard if "?" in one or "commas" in one]) == 6
    assert all(any(one.startswith(f"  {book}: ") for one in heard) for book in BOOKS)


def test_an_empty_answer_takes_what_is_usual():
    made, _, _ = asked([""] * 8)

    assert replace(made, outline={}) == Draft(
        "my-case",
        "My case",
        "Saltmarsh Mail",
        "us-production-order",
        ("District court", "Court of appeals"),
        6,
        {},
    )


def test_an_answer_that_will_not_do_is_asked_for_again_after_a_sentence():
    answers = ["", "", "fisa-directve", "fisa-directive", "nobody", "", ",", "Here", "some", "0", "5"]
    made, _, heard = asked(answers)

    assert made.decisions == 5
    assert "There is no rule book 'fisa-directve' here. Did you mean 'fisa-directive'?" in heard
    assert "Name at least one place, such as `District court`." in heard
    assert "'some' is not a number of decisions: write digits, such as `6`." in heard


def test_what_was_given_is_not_asked():
    _, _, heard = asked(
        [], GivenAnswers("A", "B", "fisa-directive", served="counsel", forums="C", decisions="4")
    )

    assert heard == []


def test_what_was_given_and_will_not_do_ends_it():
    with pytest.raises(NoAnswerError, match="there is no rule book 'x'"):
        asked([], GivenAnswers("A", "B", "x", forums="C", decisions="4"))


@pytest.mark.parametrize(
    ("count", "sentence"), [("1", "the rule book asks for that many"), ("99", "add as many")]
)
def test_another_number_of_decisions_is_explained(folder, capsys, count, sentence):
    verbs.run(["new", "my-case", "--decisions", count, "--yes"])

    assert sentence in capsys.readouterr().out


def test_the_verb_writes_into_the_folder_where_it_is_called_and_says_what_to_do_next(folder, capsys):
    verbs.run(["new", "my-case"])
    said = capsys.readouterr().out

    assert "contempt check my-case" in said
    assert str(places.user_scenarios()) in said
    assert Case(Library().load("my-case").playable).opening().scene == "demand"
    with pytest.raises(SystemExit, match="2"):
        verbs.run(["new", "my-case"])
    assert "choose another name" in capsys.readouterr().err


def test_with_json_the_files_are_named(folder, capsys):
    verbs.run(["new", "my-case", "--json"])
    answer = json.loads(capsys.readouterr().out)

    assert answer["id"] == "my-case"
    assert answer["decisions"] == 6
    assert {Path(file).name for file in answer["files"]} == {
        *("scenario.yaml", "expected.yaml", "teaching.md", "scenario.schema.json", "playbook.schema.json")
    }
    assert all(Path(file).is_file() for file in answer["files"])
