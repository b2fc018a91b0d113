"""The record of a class, held by the schema that its page states; and several classes side by side."""

import json
import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.report.sections import found_in, page
from game.classroom.working import begun
from game.verbs.classes import class_
from tests.builders import ROOT
from tests.classroom.report.test_report import DAY, complied, rehearsed
from tests.classroom.rooms import Room, lesson


def schema():
    """Return the schema that stands on the page of the record."""
    written = (ROOT / "docs" / "session-json.md").read_text("utf-8")
    return json.loads(re.search(r"```json\n(.*?)```", written, re.DOTALL)[1])


@pytest.mark.parametrize("session", [complied(), rehearsed(), rehearsed(3, 2, "ninety"), Room().session])
def test_the_record_of_a_class_is_what_its_page_says(session):
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(session_json(session, DAY.isoformat())))


def of_section(label, seats=41, seed=3, **settled):
    session = rehearsed(seats, seed)
    return replace(session, settings=replace(session.settings, rehearsal=False, section=label, **settled))


def test_the_label_of_the_section_stands_in_report_table_and_record():
    session = begun(lesson(), 1, section=" Tuesday\tat\N{RIGHT-TO-LEFT OVERRIDE} ten ")
    built = report(of_section("=Tuesday"), DAY, "students")

    assert session.settings.section == "Tuesday at ten"
    assert "<p>=Tuesday, " in html(of_section("=Tuesday"), built)
    assert "'=Tuesday" in totals_csv(built)
    assert json.loads(session_json(of_section("Tuesday"), ""))["section"] == "Tuesday"


@pytest.fixture
def folder(tmp_path):
    """Give a folder with two classes, and five files that cannot stand beside them."""
    records = {
        "class-1/session.json": session_json(of_section("Tuesday"), "2026-11-24"),
        "class-2/session.json": session_json(of_section("", 4, 5), "2026-11-20"),
        "b-rehearsed.json": session_json(rehearsed(), "2026-11-24"),
        "c-plan.json": session_json(rehearsed(9, 1, "ninety"), "2026-11-24"),
        "d-case.json": session_json(of_section(""), "2026-11-24").replace('"scenario": "', '"scenario": "x'),
        "e-none.json": "[1]",
        "f-other.json": '{"report_format": 1}',
    }
    for name, text in records.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_classes_with_one_case_and_plan_stand_side_by_side_and_no_small_group_is_broken_down(folder):
    found, words = found_in(folder, lesson()), lesson().words
    shown = page(lesson(), found)

    assert [(one.name, one.present) for one in found.sections] == [("class-2", 4), ("Tuesday", 41)]
    reasons = ("rehearsal", "other_plan", "other_case", "unreadable", "unreadable")
    assert [why for _, why in found.left_out] == [words(f"class.sections.{one}") for one in reasons]
    second = of_section("Tuesday").polls["1.second"]
    shown = shown.replace("\N{NO-BREAK SPACE}", " ")
    assert f"{second.bars[0].count} of {second.total}" in shown
    assert " of 4<" not in shown
    assert " of 4 " not in shown
    assert "Classes side by side".lower() in shown.lower()


def test_the_command_writes_the_page_of_the_classes(folder, tmp_path, monkeypatch, capsys):
    case = str(ROOT / "tests" / "classroom" / "cases" / "harbour")
    class_(case, sections=folder, report=tmp_path / "out.html")
    told = capsys.readouterr().out

    assert "2 classes stand side by side." in told
    assert "e-none.json: It is no record of a class." in told
    assert "Tuesday" in (tmp_path / "out.html").read_text("utf-8")
