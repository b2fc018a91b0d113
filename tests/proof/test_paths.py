"""What can be checked at a path, in which order it is told, and how it is counted."""

import pytest

from game.content.library import FILE
from game.content.words import load_words
from game.proof.checks import NothingToCheckError, check, lines
from tests.proof.cases import FACTS, HEAD, checked

SOUND = (
    HEAD.replace(FACTS, "")
    + """\
scenes:
  desk:
    text: The order is on the desk.
    choices: {go: {label: Go, goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""
)


def test_files_and_problems_are_counted_in_the_last_line(tmp_path):
    one = checked(tmp_path, SOUND)
    twins = SOUND.replace("{go: {", "{stay: {label: go, goes_to: done}, go: {")

    assert lines(one) == ["desk: 2 positions explored.", "1 file checked: all well."]
    assert lines(checked(tmp_path, twins))[-1] == "1 file checked: 0 errors, 2 warnings."
    assert lines(checked(tmp_path, SOUND.replace("goes_to: done", "goes_to: gone")))[-1].startswith(
        "1 file checked: 1 error, "
    )


def test_a_path_is_a_case_a_rule_book_a_playbook_or_a_folder_of_them(tmp_path):
    case, empty = tmp_path / "cases" / "desk", tmp_path / "empty"
    case.mkdir(parents=True)
    empty.mkdir()
    checked(case, SOUND)
    (case / "playbooks").mkdir()
    playbook, book = case / "playbooks" / "play.yaml", case / "procedures" / "book.yaml"
    playbook.write_text("playbook_format: 1\ntitle: A play\nplays: [{choose: desk.go}]\n", "utf-8")

    def files(*paths):
        result = check(list(paths), load_words())
        return result.files, list(result.explored)

    assert files(case / FILE) == files(playbook) == (1, ["desk"])
    assert files(book) == files(case / "procedures") == (1, [])
    assert files(case) == files(tmp_path / "cases") == (2, ["desk"])
    assert files(case, book) == (3, ["desk"])
    with pytest.raises(NothingToCheckError, match=r"nothing to check at .* folders called 'procedures'"):
        files(case, empty)


def test_problems_of_the_scenario_stand_first_by_line_and_then_those_of_other_files(tmp_path):
    (tmp_path / "playbooks").mkdir()
    play = "playbook_format: 1\ntitle: A play\nplays: [{choose: desk.go}]\nends_in: desk\n"
    (tmp_path / "playbooks" / "a.yaml").write_text(play, "utf-8")
    twins = SOUND.replace("{go: {", "{stay: {label: go, goes_to: done}, go: {")
    result = checked(tmp_path, twins.replace("edition: 1\n", "edition: 1\nlanguage: xq\n"))

    assert [(one.code, one.place.path.name) for one in result.problems] == [
        *(("L001", FILE), ("D031", FILE), ("D113", FILE), ("D102", "a.yaml")),
    ]
    assert (result.errors, result.warnings) == (1, 3)
