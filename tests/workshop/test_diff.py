"""Two editions of a case beside each other: what came, what went, what has a new name, what moved."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from game import verbs
from game.content.loading import load
from game.model.ids import VariantId
from game.model.scenario import Scenario
from game.workshop.diff import CaseDiff, diff, lines, plain
from tests.builders import ROOT, RULE_BOOK

HEAD = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a judge.
matters: {order: {procedure: book}}
facts: {lucky: {label: A good day}}
opens_at: desk
opens_on: 2020-01-01
variants: {good-day: {title: A good day, opens_with: [{find: lucky}]}}
"""
SCENES = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      obey: {label: Obey, goes_to: done}
      argue:
        label: Argue
        outcomes:
          won: {odds: {base: 25, plus: [{when: [{fact: lucky}], points: 50}]}, goes_to: free}
          lost: {goes_to: done}
  free: {text: You may go., ending: {title: Free}}
  done: {text: It is over., ending: {title: Done}}
"""
RENAMED = """\
renamed:
  desk: bureau
  desk.obey: bureau.produce
  desk.argue.won: bureau.argue.granted
  free: freed
"""


def scenario(folder: Path, text: str) -> Scenario:
    folder.mkdir(exist_ok=True)
    (folder / "procedures").mkdir(exist_ok=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (folder / "scenario.yaml").write_text(text, "utf-8")
    return load(folder / "scenario.yaml").playable


@pytest.fixture
def changed(tmp_path):
    """Return what changes by replacements in the case, and with keys added at its top."""

    def change(*replaced: tuple[str, str], head: str = "", variant: str | None = None) -> CaseDiff:
        text = HEAD + SCENES
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        text = head + text
        editions = scenario(tmp_path / "old", HEAD + SCENES), scenario(tmp_path / "new", text)
        return diff(*editions, VariantId(variant) if variant else None, 1000)

    return change


def test_an_edition_is_like_itself(changed):
    found = changed()

    assert not found.moved
    assert "Scenes, choices, outcomes, endings and texts are the same." in lines(found)
    assert "No ending's odds moved by more than a point, where all choices are equally likely." in lines(
        found
    )


def test_what_came_and_what_went_is_told(changed):
    found = changed(
        ("      obey: {label: Obey, goes_to: done}\n", "      wait: {label: Wait, goes_to: door}\n"),
        (
            "          lost: {goes_to: done}",
            "          lost: {goes_to: done}\n          put-off: {odds: 10, goes_to: done}",
        ),
        (
            "  free:",
            "  door: {choices: {go: {goes_to: out}}}\n  out: {ending: {title: Out}}\n  free:",
        ),
    )
    parts = found.parts

    assert parts.scenes.gained == ("door", "out")
    assert parts.choices.gained == ("desk.wait", "door.go")
    assert parts.choices.lost == ("desk.obey",)
    assert parts.outcomes.gained == ("desk.argue.put-off",)
    assert parts.endings.gained == ("out",)
    assert "Choices gained: desk.wait." in lines(found)
    assert "If something was only renamed, say so under `renamed`, so that old saves go on." in lines(found)


def test_what_has_a_new_name_is_neither_gained_nor_lost(changed):
    found = changed(
        ("opens_at: desk", "opens_at: bureau"),
        ("  desk:", "  bureau:"),
        ("      obey:", "      produce:"),
        ("          won:", "          granted:"),
        ("goes_to: free", "goes_to: freed"),
        ("  free:", "  freed:"),
        head=RENAMED,
    )
    parts = found.parts

    assert not [one for one in (parts.scenes, parts.choices, parts.outcomes) if one.gained or one.lost]
    assert parts.scenes.renamed == {"desk": "bureau", "free": "freed"}
    assert parts.choices.renamed == {"desk.obey": "bureau.produce"}
    assert parts.outcomes.renamed == {"desk.argue.won": "bureau.argue.granted"}
    assert parts.endings.renamed == {"free": "freed"}
    assert "Scenes renamed: desk is now bureau, free is now freed." in lines(found)
    assert not found.moved


def test_changed_texts_are_counted_where_they_stand(changed):
    found = changed(
        ("The order is on the desk.", "An order lies there."),
        ("label: Obey", "label: Produce"),
        ("title: Done", "title: Over"),
    )

    assert found.parts.texts == {"desk": 1, "desk.obey": 1, "done": 2}
    assert "4 texts changed, in: desk, desk.obey, done." in lines(found)


def test_an_ending_that_is_worth_something_else_is_told(changed):
    found = changed(("title: Done", "title: Done, worth: 0.3"))

    assert found.worths == {"done": (Fraction(1, 2), Fraction(3, 10))}
    assert plain(found)["worths"] == {"done": ["1/2", "3/10"]}
    assert "Ending 'done' is worth 0.3 now, not 0.5." in lines(found)


def test_odds_that_moved_by_more_than_a_point_are_told(changed):
    found = changed(("base: 25", "base: 45"))

    assert set(found.moved) == {"free", "done"}
    assert "   12.50% ->  22.50%  free" in lines(found)
    assert "Both say `edition: 1`: raise it once others have played the old one." in lines(found)


def test_odds_that_moved_by_a_point_at_most_are_not_told(changed):
    found = changed(("base: 25", "base: 27"), ("edition: 1", "edition: 2"))

    assert found.odds
    assert found.odds["free"].before != found.odds["free"].after
    assert not found.moved
    assert not [line for line in lines(found) if "edition:" in line]


def test_the_odds_of_a_variant_are_its_own(changed):
    assert set(changed(("points: 50", "points: 10"), variant="good-day").moved) == {"free", "done"}
    assert not changed(("points: 50", "points: 10")).moved


def test_an_ending_that_no_play_comes_to_any_more_is_told_though_it_was_rare(changed):
    found = changed(("base: 25", "base: 0"), ("points: 50", "points: 0"))

    assert found.moved["free"].remark == "no play reaches it any more"
    assert [line for line in lines(found) if line.endswith("free  (no play reaches it any more)")]


def test_where_a_limit_came_first_the_odds_are_not_compared(tmp_path):
    editions = scenario(tmp_path / "old", HEAD + SCENES), scenario(tmp_path / "new", HEAD + SCENES)
    found = diff(*editions, None, 1)

    assert found.odds is None
    assert plain(found)["odds"] is None
    assert "The odds were not compared: there are more positions than `--limit` allows." in lines(found)


def test_long_lists_are_cut(changed):
    scenes = "".join(
        f"  s{n}: {{text: A., choices: {{go: {{label: Go, goes_to: done}}}}}}\n" for n in range(20)
    )
    (told,) = [line for line in lines(changed(("  free:", scenes + "  free:"))) if line.startswith("Scenes")]

    assert told == "Scenes gained: s0, s1, s2, s3, s4, s5, s6, s7 and 12 more."


def test_a_list_of_which_only_one_name_would_be_left_out_is_not_cut(changed):
    scenes = "".join(f"  s{n}: {{choices: {{go: {{label: Go, goes_to: done}}}}}}\n" for n in range(9))
    (told,) = [line for line in lines(changed(("  free:", scenes + "  free:"))) if line.startswith("Scenes")]

    assert told == "Scenes gained: s0, s1, s2, s3, s4, s5, s6, s7, s8."


def test_the_page_on_the_command_has_each_key_of_the_json(tmp_path, capsys):
    scenario(tmp_path / "old", HEAD + SCENES)
    scenario(tmp_path / "new", (HEAD + SCENES).replace("base: 25", "base: 45"))
    verbs.run(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--json"])
    answer = json.loads(capsys.readouterr().out)
    page = (ROOT / "docs" / "command.md").read_text("utf-8")

    assert answer["odds"]["free"] == {"before": "1/8", "after": "9/40"}
    assert answer["moved"] == ["free", "done"]
    assert all(f"| `{key}` |" in page for key in answer)
    for block in (answer["old"], answer["scenes"], answer["odds"]["free"], answer["minutes"][0]):
        assert f"`{{{', '.join(block)}}}`" in page


def test_what_went_with_what_was_around_it_is_told_once(changed):
    argue = SCENES[SCENES.index("      argue:") : SCENES.index("  free:")]
    found = changed((argue, ""))

    assert found.parts.outcomes.lost == ("desk.argue.won", "desk.argue.lost")
    assert "Choices lost: desk.argue." in lines(found)
    assert not [line for line in lines(found) if line.startswith("Outcomes lost")]
