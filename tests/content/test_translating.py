"""A case in another language: its texts are others, and nothing else is."""

import shutil

import pytest

from game.content.library import Library
from game.content.loading import load
from game.content.text_file import translation_file
from game.content.translating import texts_in
from game.content.words import load_words
from game.engine.case import Case, historical_replay
from game.proof.checks import check
from tests.builders import ROOT
from tests.messages import faults

CASE = ROOT / "scenarios" / "first-steps" / "scenario.yaml"


@pytest.fixture
def copied(tmp_path):
    """The tutorial in a folder that may be changed."""
    shutil.copytree(CASE.parent, tmp_path / "first-steps")
    return tmp_path / "first-steps" / "scenario.yaml"


def test_a_translated_case_has_other_texts_and_the_same_plays():
    english, german = load(CASE), load(CASE, language="de")

    assert (english.playable.words.language, german.playable.words.language) == ("en", "de")
    assert german.playable.words.title == "Der Beschluss auf Papier"
    played, also = (historical_replay(Case(one.playable), one.historical) for one in (english, german))
    assert [step.after for step in played.steps] == [step.after for step in also.steps]
    assert [len(one.playbook.turns) for one in english.playbooks] == [
        len(one.playbook.turns) for one in german.playbooks
    ]


def test_rule_books_and_shared_words_are_translated_with_the_case():
    words = load(CASE, language="de").playable
    served = words.matters["warrant"].procedure.postures["served"]

    assert served.label == "Zugestellt"
    assert words.sources.glossary["stay"].term.startswith("Aussetzung")


def test_nobody_is_asked_to_translate_a_rule_book_that_comes_with_the_game(tmp_path):
    book = ROOT / "scenarios" / "procedures" / "fisa-directive.yaml"
    shutil.copytree(ROOT / "tests" / "cases" / "secret-directive", tmp_path / "case")
    (tmp_path / "case" / "de").mkdir()
    (tmp_path / "case" / "de" / "scenario.texts.yaml").write_text(
        "translation_format: 1\ntexts: []\n", "utf-8"
    )

    told = [one for one in check([tmp_path / "case"], load_words()).problems if one.code == "L005"]

    assert not translation_file(book, "de").exists()
    assert {one.place.path.name for one in told} == {"scenario.yaml"}


def test_a_case_without_a_translation_stays_as_it_is(copied):
    shutil.rmtree(copied.parent / "de")
    words = load(copied, language="de").playable

    assert words.words.language == "en"
    assert words.matters["warrant"].procedure.postures["served"].label == "Served"


def test_a_library_shows_cases_in_its_language(copied):
    folder = copied.parent.parent

    assert [head.title for head in Library([folder], "de").heads()] == ["Der Beschluss auf Papier"]
    assert [head.title for head in Library([folder]).heads()] == ["The paper warrant"]


def test_a_text_that_has_changed_is_shown_as_it_is_and_told_with_its_stale_translation(copied):
    text = copied.read_text("utf-8")
    copied.write_text(text.replace("What leaves this office?", "What leaves this office now?"), "utf-8")
    told = [problem for problem in check([copied], load_words()).problems if problem.code[0] == "L"]

    question = load(copied, language="de").playable.scenes["service"].question
    assert question == "What leaves this office now?"
    assert [(one.code, one.place.path) for one in told] == [
        ("L005", copied),
        ("L006", translation_file(copied, "de")),
    ]
    assert "What leaves this office now?" in told[1].remedy


def test_a_reason_for_something_else_does_not_waive_a_missing_translation(copied):
    lines = copied.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "What leaves this office?" in line)
    key = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at] = lines[at].replace("office?", "office now?") + f"{key}intended: It is asked so on purpose.\n"
    copied.write_text("".join(lines), "utf-8")

    told = [
        problem.code for problem in check([copied], load_words()).problems if problem.place.path == copied
    ]

    assert "L005" in told


def test_ids_of_other_things_are_no_texts():
    part = {
        "objectives": {"aim": {"says": "Win.", "met_by": "end", "topic": "moot"}},
        "id": "x",
        "title": "X",
    }

    assert [one.text for one in texts_in(part)] == ["Win.", "X"]


def test_a_slip_in_a_translation_is_told_alone_and_not_with_all_that_cannot_be_read(copied):
    file = translation_file(copied, "de")
    file.write_text(file.read_text("utf-8").replace("- from: ", "- form: ", 1), "utf-8")
    told = check([copied], load_words()).problems

    assert {one.code for one in told if one.place.path == file} == {"S001"}
    assert "L005" not in {one.code for one in told}


def test_a_folder_that_is_named_in_words_is_told_once_with_the_tag_of_its_language(copied):
    (copied.parent / "de").rename(copied.parent / "german")
    told = [problem for problem in check([copied], load_words()).problems if problem.code[0] == "L"]

    assert [one.code for one in told] == ["L001"]
    assert "`de`" in told[0].remedy
    assert not faults(told[0].what, told[0].remedy)


@pytest.mark.parametrize("name", ["de/scenario.yaml", "scenario.de.yaml"])
def test_a_case_that_was_translated_as_a_whole_is_told(copied, name):
    shutil.rmtree(copied.parent / "de")
    (copied.parent / name).parent.mkdir(exist_ok=True)
    shutil.copy(copied, copied.parent / name)
    told = [problem for problem in check([copied], load_words()).problems if problem.code == "L005"]

    assert [one.place.path for one in told] == [copied.parent / name]
    assert "'de/scenario.texts.yaml'" in told[0].remedy
    assert not faults(told[0].what, told[0].remedy)


def test_an_old_copy_of_a_case_is_no_translation(copied):
    (copied.parent / "old").mkdir()
    shutil.copy(copied, copied.parent / "old" / "scenario.yaml")

    assert "L005" not in {one.code for one in check([copied], load_words()).problems}


def test_a_name_that_was_translated_is_told_with_what_belongs_in_its_place(copied):
    file = translation_file(copied, "de")
    file.write_text(file.read_text("utf-8").replace("[[stay|", "[[aussetzung|", 1), "utf-8")
    told = [problem for problem in check([copied], load_words()).problems if problem.code == "L007"]

    assert [one.remedy.partition(":")[0] for one in told] == ["Write stay in place of aussetzung"]
    assert not faults(told[0].what, told[0].remedy)


def test_a_text_of_a_piece_is_translated_once_for_all_its_calls(tmp_path):
    shutil.copytree(ROOT / "tests/cases/two-talks", tmp_path / "two-talks")
    file = tmp_path / "two-talks" / "scenario.yaml"
    (file.parent / "de").mkdir()
    texts = "translation_format: 1\ntexts:\n  - {from: The call, to: Der Anruf}\n"
    (file.parent / "de" / "scenario.texts.yaml").write_text(texts, "utf-8")

    german = load(file, language="de").playable

    assert {german.scenes[f"the-call@{then}"].title for then in ("monday", "court")} == {"Der Anruf"}
    assert [one.text for one in texts_in(load(file).tree.plain)].count("The call") == 1
    told = [one for one in check([file], load_words()).problems if one.code.startswith("L")]
    assert len([one for one in told if "The call" in one.what + one.remedy]) == 0
