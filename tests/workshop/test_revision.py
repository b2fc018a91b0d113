"""One reading of a case that is being written: its problems, their scenes and their order."""

import queue

import pytest

from game.content.problems import Place, Problem
from game.content.words import load_words
from game.errors import GameError
from game.model.ids import VariantId
from game.model.record import Turn
from game.processes import Background
from game.proof.findings import Finding
from game.workshop.revision import Revision, judge, read, reviewed, shown_place, way_to
from tests.workshop.test_draft_play import CASE


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "case" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(CASE, "utf-8")
    return file


def finding(file, line=1, what="wrong", severity="error"):
    return Finding(Problem(Place(file, line), "S012", what, "Fix it.", severity))


ODD = """\
title: Odd
scenes:
  # the first
  monday:
    text: Monday.
  "tuesday":
    text: |
      lines:
  Not-A-Name:
    text: Wednesday.
  not a name: {text: Thursday.}

glossary:
  term: {}
"""


@pytest.mark.parametrize(
    ("line", "scene"),
    [
        (1, ""),
        (3, ""),
        (4, "monday"),
        (6, "tuesday"),
        (8, "tuesday"),
        (9, "Not-A-Name"),
        (11, "not a name"),
        (14, ""),
    ],
)
def test_the_scene_of_a_problem_is_known_by_its_line(file, line, scene):
    file.write_text(ODD, "utf-8")

    assert read(file).scene_of(finding(file, line)) == scene


def test_a_problem_of_another_file_stands_in_no_scene(file):
    assert read(file).scene_of(finding(file.with_name("other.yaml"), 14)) == ""


def test_errors_come_first_then_those_in_view_then_what_is_new(file):
    mild = [finding(file, 1, what=what, severity="warning") for what in ("old", "new")]
    there = read(file)
    refuse = next(begun.line for begun in there.scenes if begun.scene == "court-above")
    here = finding(file, refuse, what="here", severity="warning")
    wrong = finding(file, 2, what="error")
    before = Revision(file, 0, findings=(here, finding(file, 9, what="old", severity="warning")))

    ordered = Revision(file, 1, findings=(*mild, here, wrong), scenes=there.scenes).in_order(
        "court-above", before
    )

    assert [one.problem.what for one in ordered] == ["error", "here", "new", "old"]


def test_a_place_is_shown_within_the_folder_of_the_case_or_whole(file, tmp_path):
    elsewhere = tmp_path / "procedures" / "book.yaml"

    assert shown_place(Place(file, 3, 4), file) == "scenario.yaml:3:4"
    assert shown_place(Place(file.parent / "playbooks" / "x.yaml", 3, 4), file) == "playbooks/x.yaml:3:4"
    assert shown_place(Place(elsewhere, 3, 4), file) == f"{elsewhere.as_posix()}:3:4"


def test_a_variant_that_is_not_there_is_a_problem_and_not_the_end(file):
    revision = read(file, 0, VariantId("strict"))

    assert revision.case is None
    assert "there is no variant 'strict'" in revision.findings[0].problem.what


def test_a_file_that_is_gone_is_a_problem_and_not_the_end(file):
    file.unlink()

    revision = reviewed(read(file), load_words())

    assert revision.case is None
    assert revision.errors == 1


def test_what_reading_shows_is_all_that_check_tells_without_exploring(file):
    file.write_text(CASE + "glossary: {term: {term: term, means: A word.}}\n", "utf-8")

    first = read(file)
    deeper = reviewed(first, load_words())

    assert first.warnings == 0
    assert [one.problem.code for one in deeper.findings] == ["S038"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[[term]]", ()),
        ("[term]", ()),
        ("[[term", ("L003",)),
        ("[[term]", ("L003",)),
        ("[term]]", ("L003",)),
        ("[@no name]", ("L003",)),
    ],
)
def test_half_a_link_is_told_as_almost_one(file, written, told):
    glossary = "glossary: {term: {term: term, means: A word.}}\n"
    text = CASE.replace("text: Three judges.", f'text: "Three judges {written}."') + glossary
    file.write_text(text, "utf-8")

    codes = [one.problem.code for one in reviewed(read(file), load_words()).findings]

    assert tuple(code for code in codes if code != "S038") == told


def test_the_way_to_a_scene_is_found_and_where_there_is_none_that_is_the_answer(file):
    attic = "  attic: {title: The attic, text: Dust., ending: {title: Dusty}}\n"
    file.write_text(CASE + attic, "utf-8")
    scenario = read(file).case.scenario
    background, heard = Background(), queue.Queue()

    background.ask(way_to, (scenario, None, "court-above"), heard.put)
    found = heard.get(timeout=60)
    background.ask(way_to, (scenario, None, "attic"), heard.put)
    none = heard.get(timeout=60)

    assert [type(turn) for turn in found] == [Turn, Turn]
    assert [turn.choice for turn in found] == ["refuse", "appeal"]
    assert type(none) is GameError
    assert "attic" in str(none)


def test_judging_tells_what_reading_shows_and_then_all_that_check_tells(file):
    file.write_text(CASE.replace("odds: 40", "odds: 0"), "utf-8")
    told = []

    judge(told.append, file, None, 1000)

    by_reading, by_playing = told
    assert not by_reading.explored
    assert by_playing.explored["one-mailbox"].positions > 3
    assert any("won" in problem.what for problem in by_playing.problems)
    assert set(by_reading.problems) < set(by_playing.problems)
