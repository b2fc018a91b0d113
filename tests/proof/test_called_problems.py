"""Problems of a piece that is called twice: told once, at its lines, and only if they hold in all copies."""

import pytest

from game.content.library import FILE
from tests.builders import read
from tests.proof.cases import HEAD, checked, codes

CALLS = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      talk: {label: Talk first, effects: [{find: found}], goes_to: {piece: talk, then: court}}
      wait: {label: Talk later, goes_to: {piece: talk, then: done}}
  court:
    text: The court is open.
    choices:
      leave: {label: Leave, goes_to: done}
  done: {text: It is over., ending: {title: Done}}
pieces:
  talk:
    scenes:
      call:
        text: The client picks up the telephone.
        choices:
          hang-up: {label: Hang up, goes_to: return}
"""


def found(folder, more: str, scenario: str = CALLS):
    """The problems of a check, each as its line in words and its code."""
    result = checked(folder, HEAD + scenario + more)
    lines = (folder / FILE).read_text("utf-8").splitlines()
    return [(lines[one.place.line - 1].strip(), one.code) for one in result.problems]


def choice(body: str) -> str:
    return f"          ask: {{label: Ask, {body}}}\n"


def test_a_choice_that_one_call_opens_is_no_choice_that_nobody_can_make(tmp_path):
    """With the fact of the first call it is open; after the second call alone it never is."""
    told = found(tmp_path, choice("when: [{fact: found}], goes_to: return"))

    assert not {"D010", "D012", "D020", "D021"} & {code for _, code in told}


def test_a_choice_that_no_call_opens_is_told_once_at_its_line(tmp_path):
    line = "when: [{fact: found}, {not: [{fact: found}]}], goes_to: return"

    told = found(tmp_path, choice(line))

    assert [one for one in told if one[1] in ("D012", "D020", "D021")] == [
        (f"ask: {{label: Ask, {line}}}", "D012")
    ]


def test_what_a_check_says_names_scenes_as_their_author_does(tmp_path):
    result = checked(tmp_path, HEAD + CALLS.replace("hang-up: {", "hang-up: {when: [{fact: found}], "))

    (stuck,) = [one for one in result.findings if one.problem.code == "D002"]
    assert "'call'" in stuck.problem.what
    assert str(stuck.shown) == "desk.wait"
    assert "@" not in "".join(map(str, result.findings)).replace(str(tmp_path), "")


def test_a_choice_that_is_worse_after_one_call_alone_is_not_dominated(tmp_path):
    """To ask is better only where the play goes on to the court, which asks for the fact."""
    case = CALLS.replace(
        "leave: {label: Leave",
        "win: {label: Win, when: [{fact: asked}], goes_to: won}\n      leave: {label: Leave",
    )
    case = case.replace("  done: {", "  won: {text: Won., ending: {title: Won, tone: good}}\n  done: {")
    head = HEAD.replace("facts: {", "facts: {asked: {label: It was asked}, ")
    result = checked(tmp_path, head + case + choice("effects: [{find: asked}], goes_to: return"))

    told = [one.problem for one in result.findings if one.problem.code in ("D030", "D031")]
    assert [one.what.split("'")[1] for one in told if one.place.line > 22] == ["hang-up"]


PIECES = {
    "a call that does not say where the play goes on": ("{piece: talk, then: court}", "{piece: talk}"),
    "a piece that does not exist": ("{piece: talk, then: court}", "{piece: walk, then: court}"),
    "a call that goes on in a piece": ("then: court", "then: call"),
    "a call that goes on nowhere": ("then: court", "then: curt"),
    "a piece as a scene": ("goes_to: {piece: talk, then: court}", "goes_to: talk"),
    "a scene of a piece entered from outside": ("goes_to: {piece: talk, then: court}", "goes_to: call"),
    "a return outside of a piece": (
        "leave: {label: Leave, goes_to: done}",
        "leave: {label: Leave, goes_to: return}",
    ),
    "a piece called from a piece": ("goes_to: return", "goes_to: {piece: talk, then: court}"),
    "a way out of a piece that does not lead back": ("goes_to: return", "goes_to: court"),
    "then without a piece": ("{piece: talk, then: court}", "{to: court, then: done}"),
    "a scene and a piece": ("{piece: talk, then: court}", "{piece: talk, to: court, then: done}"),
}


@pytest.mark.parametrize(("old", "new"), PIECES.values(), ids=PIECES)
def test_a_call_that_is_amiss_is_told_at_its_line(old, new):
    lines = (HEAD + CALLS).splitlines()
    at = next(number for number, line in enumerate(lines, start=1) if old in line)

    errors = read((HEAD + CALLS).replace(old, new, 1)).errors

    assert at in {one.place.line for one in errors}, errors
    assert all(one.remedy for one in errors)
    assert all("@" not in one.what + one.remedy for one in errors)


SHAPES = {
    "a piece that nobody calls": (
        "pieces:\n",
        "pieces:\n  walk: {scenes: {on-foot: {text: Rain., goes_to: return}}}\n",
    ),
    "an ending in a piece": (
        "      call:\n",
        "      over: {text: Over., ending: {title: Over}}\n      call:\n",
    ),
    "a chapter in a piece": (
        "        text: The client",
        "        chapter: The client\n        text: The client",
    ),
    "a scene without a way back": (
        "      call:\n",
        "      round: {text: R., choices: {again: {label: Again, times: 2, goes_to: round}}}\n      call:\n",
    ),
    "no first scene": ("      call:\n", "      hall: {text: The hall., goes_to: call}\n      call:\n"),
    "an unknown first scene": ("    scenes:\n", "    opens_at: cal\n    scenes:\n"),
    "an id that stands twice": (
        "      call:\n",
        "      court: {text: Again., goes_to: return}\n      call:\n",
    ),
    "a scene called return": ("      call:\n", "      return: {text: Back., goes_to: call}\n      call:\n"),
    "a case that opens in a piece": ("opens_at: desk", "opens_at: call"),
}


@pytest.mark.parametrize(("old", "new"), SHAPES.values(), ids=SHAPES)
def test_a_piece_that_is_amiss_is_told_in_one_place_with_a_remedy(old, new):
    text = (HEAD + CALLS).replace(old, new, 1)

    errors = [one for one in read(text).errors if one.code == "S026"]

    assert errors, read(text).errors
    assert len({(one.place.line, one.what) for one in errors}) == len(errors)
    lines = zip(text.splitlines(), (HEAD + CALLS).splitlines(), strict=False)
    changed = next(number for number, (new, old) in enumerate(lines, start=1) if new != old)
    assert changed - 2 <= errors[0].place.line <= changed + 2
    assert all(one.remedy for one in errors)


def test_a_mistake_in_a_piece_that_is_called_twice_is_told_once():
    """Each copy is built, and what is amiss in one reads as in the other."""
    text = HEAD + CALLS.replace("goes_to: return", "effects: [{find: fond}], goes_to: return")

    assert [one.code for one in read(text).errors] == ["S012"]


def test_a_call_that_is_misspelt_does_not_make_its_piece_one_that_nobody_calls():
    text = HEAD + CALLS.replace("then: court", "then: curt").replace("then: done", "then: don")

    assert {one.code for one in read(text).errors} == {"S012"}


def test_without_pieces_a_scene_may_still_be_called_return():
    """Files that were written before there were pieces are read as they were."""
    text = HEAD + CALLS.split("pieces:", maxsplit=1)[0]
    text = text.replace("goes_to: {piece: talk, then: court}", "goes_to: return")
    text = text.replace("goes_to: {piece: talk, then: done}", "goes_to: return")
    text = text.replace("  done: {", "  return: {text: Back., goes_to: court}\n  done: {")

    assert read(text).playable.scenes["return"].title == "Return"


def test_what_is_intended_in_a_piece_waives_the_warning_there(tmp_path):
    shut = "intended: It stays shut on purpose., when: [{fact: found}, {not: [{fact: found}]}]"

    result = checked(tmp_path, HEAD + CALLS + choice(f"{shut}, goes_to: return"))

    assert "D012" in [one.problem.code for one in result.waived]
    assert not {"D012", "D032"} & {one.problem.code for one in result.findings}


def test_a_choice_that_is_the_same_as_another_in_every_call_may_be_intended(tmp_path):
    same = choice("goes_to: return")
    plain = checked(tmp_path, HEAD + CALLS + same)
    meant = checked(tmp_path, HEAD + CALLS + same.replace("{label", "{intended: Two words for one., label"))

    assert codes(plain).count("D031") == 1
    assert not {"D031", "D032"} & set(codes(meant))


def test_marks_and_playbook_agree_where_history_passed_a_piece_twice():
    from game.content.words import load_words
    from game.proof.checks import check_loaded
    from tests.builders import ROOT, loaded

    result = check_loaded(loaded(ROOT / "tests/cases/two-talks/scenario.yaml"), load_words())

    assert not [one for one in result.findings if one.problem.code in ("D102", "D103", "D104", "D105")]


def test_names_and_dates_that_give_a_case_away_are_found_in_pieces(tmp_path):
    mask = "mask: {title: A client, names: {client: {real: Ada Byron, shown_as: The client}}}\n"
    case = CALLS.replace("The client picks up the telephone.", "Ada Byron picks up the telephone.")
    result = checked(tmp_path, HEAD + mask + case)

    assert [one.code for one in result.problems if one.code == "T001"] == ["T001"]


def test_copies_are_no_repeated_texts_and_an_objective_is_met_in_any_of_them():
    """Neither D109, of paragraphs that stand twice, nor D036, of objectives that no play meets."""
    from game.content.words import load_words
    from game.proof.checks import check
    from tests.builders import ROOT

    result = check([ROOT / "tests/cases/two-talks"], load_words())

    assert codes(result) == ["D030", "D030"]
