"""Homework: what a student hands in, what is refused, and the report on a class."""

import csv
import io
import json
import random
import re
from functools import cache

import pytest

from game import verbs
from game.browser.collected import page, table
from game.browser.collecting import NoCoursesError, collect, exact_odds
from game.browser.course import from_course
from game.content.library import Library
from game.saves.record import from_text
from game.search.odds import odds_of
from game.search.policy import uniform
from game.search.steps import compile_steps
from tests.browser.fronts import WORDS, front_of, kept_case
from tests.builders import TUTORIAL

TYPED = '=1+1 "<script>alert(1)</script>'


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))


def handed_in(seed, alias="Ann"):
    """Give the course of a student who chooses at random and types a reason where one is asked for."""
    front, chance = front_of(TUTORIAL, assigned=True), random.Random(seed)
    before = {"before.appeal-at-once": "after-contempt"}
    front.answer({"do": "begin", "seed": seed, "alias": alias, **before})
    while open_here := front.play.case.open_choices(front.play.position):
        asked = {"do": "choose", "choice": chance.choice(open_here).key.choice}
        shown = front.answer(asked)["html"]
        if 'name="reason"' in shown:
            asked["reason"] = TYPED
        if 'name="picks"' in shown:
            offer = front.play.case.picks(front.play.position, asked["choice"])
            asked["picks"] = ["", *chance.choice(list(offer.sets()))]
        if len(asked) > 2:
            front.answer(asked)
    return front.answer({"do": "hand-in", "answered": "1"})["download"]


@cache
def courses():
    """Give the courses of six students, each once; what the last calls herself is a formula."""
    aliases = [*(f"Ann <b>{seed}</b>" for seed in range(5)), "=1+1"]
    return tuple(handed_in(seed, alias)[1] for seed, alias in enumerate(aliases))


@pytest.fixture
def class_of_six(tmp_path):
    folder = tmp_path / "courses"
    folder.mkdir()
    for number, text in enumerate(courses()):
        (folder / f"{number}.json").write_text(text)
    return folder


def test_a_course_is_small_and_opens_as_a_save_of_the_desktop():
    name, text = handed_in(3)
    record, homework = from_course(text)

    assert name == "first-steps-ann.json"
    assert len(text) < 4_000
    assert from_text(text).playthrough == record
    assert homework.alias == "Ann"
    assert homework.reasons[0].text == TYPED


def test_a_reason_goes_with_the_turn_that_is_taken_back():
    front = front_of(TUTORIAL, assigned=True)
    front.answer({"do": "begin", "seed": 1, "alias": "Ann"})
    for choice in ("service.ask-for-time", "service.say-nothing"):
        name = choice.partition(".")[2]
        for asked in ({"choice": name}, {"choice": name, "reason": name}):
            front.answer({"do": "choose", **asked})
        front.answer({"do": "undo"})
    _, text = front.answer({"do": "hand-in", "answered": "1"})["download"]

    assert json.loads(text)["turns"] == []
    assert json.loads(text)["reasons"] == []


def test_a_class_is_replayed_and_told_beside_the_exact_odds(class_of_six):
    found = collect(class_of_six, Library())
    html = page(found, WORDS, exact_odds(found.case))
    odds = odds_of(compile_steps(found.case.scenario), lambda _: uniform, "uniform", 10_000)

    assert len(found.courses) == 6
    assert sum(found.endings().values()) == 6
    assert exact_odds(found.case) == odds.probabilities
    assert "Ann &lt;b&gt;0&lt;/b&gt;" in html
    assert "<script" not in html
    # Nothing that was typed is a formula or a row of its own in a spreadsheet.
    assert len(table(found).splitlines()) == 7
    rows = csv.DictReader(io.StringIO(table(found)))
    assert {row["alias"] for row in rows} >= {"Ann <b>0</b>", "'=1+1"}


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        (lambda plain: plain["turns"].reverse(), "cannot have been played"),
        (lambda plain: plain["turns"][0].__setitem__(1, "no-such"), "cannot have been played"),
        (lambda plain: plain.pop("course_format"), "nobody has handed it in"),
        (lambda plain: plain.update(course_format=99), "later version"),
        (lambda plain: plain.update(alias=3), "must be a text"),
        (lambda plain: plain.update(reasons=[[1]]), "number of its turn"),
        (lambda plain: plain.update(answers={"before": {"x": []}}), "must be a text"),
        (lambda plain: plain.update(scenario="no-such-case"), "no case"),
    ],
)
def test_what_cannot_have_been_played_is_refused_with_why(class_of_six, spoiled, why):
    plain = json.loads((class_of_six / "0.json").read_text())
    spoiled(plain)
    (class_of_six / "0.json").write_text(json.dumps(plain))
    found = collect(class_of_six, Library())

    assert [name for name, _ in found.refused] == ["0.json"]
    assert re.search(why, found.refused[0][1]), found.refused


def test_a_course_whose_chance_falls_otherwise_than_its_seed_says_is_refused(class_of_six):
    drawn = next(plain for plain in map(json.loads, courses()) if any(turn[3] for turn in plain["turns"]))
    for seed in range(40):
        (class_of_six / f"seed-{seed}.json").write_text(json.dumps({**drawn, "seed": seed}))
    refused = collect(class_of_six, Library()).refused

    assert refused
    assert all("its chance falls otherwise" in why for _, why in refused)


def test_two_hundred_hostile_courses_are_each_refused_in_a_sentence(class_of_six):
    chance, text = random.Random(5), (class_of_six / "0.json").read_text()
    for number in range(200):
        at = chance.randrange(len(text))
        broken = (
            text[:at]
            + chance.choice(["<script>", "\\u0000", "9" * 30, '"', "]", "\x00", "{"])
            + text[at + 3 :]
        )
        (class_of_six / f"bad-{number}.json").write_text(broken)
    found = collect(class_of_six, Library())
    html = page(found, WORDS, None)

    assert len(found.courses) + len(found.refused) == 206
    assert len(found.refused) > 150
    assert "<script" not in html
    assert not any("Traceback" in why for _, why in found.refused)


def test_a_folder_without_courses_says_what_to_do(tmp_path):
    with pytest.raises(NoCoursesError, match="put the files that were handed in there"):
        collect(tmp_path, Library())


def test_the_verb_writes_the_report_and_the_table(class_of_six, tmp_path, capsys):
    (class_of_six / "notes.txt").write_text("hello")
    report, rows = tmp_path / "r.html", tmp_path / "r.csv"
    verbs.run(["collect", str(class_of_six), "--report", str(report), "--csv", str(rows)])

    said = capsys.readouterr().out
    assert "6 courses were replayed." in said
    assert "notes.txt: " in said
    assert kept_case(TUTORIAL).scenario.words.title in report.read_text()
    assert rows.read_text().startswith("file,alias,")
