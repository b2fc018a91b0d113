"""What a check answers: reading and proving, waivers, plays that show a problem, limits and variants."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import verbs
from game.content.library import FILE
from game.content.loading import load
from game.content.words import load_words
from game.engine.case import Case
from game.engine.openness import PicksOffer
from game.model.ids import ArgumentId, ChoiceId, OutcomeId, SceneId, as_written
from game.model.position import Position
from game.model.record import Playthrough, Turn
from game.model.scenario import Scenario
from game.proof.checks import check, lines, plain
from game.proof.evidence import NO, YES, Evidence, gather
from game.proof.findings import CheckOptions, ShownPlay
from game.proof.plays import shortest_plays
from tests.builders import CASES, ROOT, RULE_BOOK
from tests.proof.cases import END, FACTS, HEAD, checked, codes, found

PLAYED = [*CASES, ROOT / "scenarios" / "first-steps" / FILE]
SMALL = [file for file in CASES if file.parent.name not in ("contempt-gate", "every-key")]
STUCK = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      look:
        label: Look for it
        outcomes:
          there: {label: It is there, odds: 50, effects: [{find: found}], goes_to: hearing}
          gone: {label: It is gone, goes_to: hearing}
      skip: {label: Go to court by a longer way, takes: 1 day, goes_to: street}
  street:
    text: It rains.
    choices: {walk: {label: Walk, goes_to: hearing}}
  hearing:
    text: The judge waits.
    choices: {show: {label: Show it, when: [{fact: found}], goes_to: done}}
  done: {text: It is over., ending: {title: Done}}
"""


def test_the_play_that_shows_a_problem_is_a_shortest_one(tmp_path):
    stuck = found(checked(tmp_path, HEAD + STUCK), "D002")

    assert stuck.shown == ShownPlay((Turn(SceneId("desk"), ChoiceId("look"), (), OutcomeId("gone")),))
    assert str(stuck).endswith("\n    A play that shows it: desk.look: gone")


def test_a_play_names_its_picks_and_its_variant():
    turns = (
        Turn(SceneId("a"), ChoiceId("b"), (ArgumentId("x"), ArgumentId("y")), OutcomeId("c")),
        Turn(SceneId("d"), ChoiceId("e")),
    )

    assert str(ShownPlay(turns)) == "a.b [x, y]: c > d.e"
    assert str(ShownPlay((), None)) == "the opening, before any turn"


def test_a_problem_of_one_variant_is_shown_in_that_variant(tmp_path):
    variants = "variants: {empty: {title: Nothing is found, opens_with: [{lose: found}]}}\n"
    always = "opens_with: [{find: found}]\n"
    result = checked(tmp_path, HEAD + variants + always + STUCK)
    shown = found(result, "D002").shown

    assert shown is not None
    assert shown.variant == "empty"
    told = next(one for one in plain(result)["problems"] if one["code"] == "D002")
    assert told["variant"] == "empty"
    assert told["play"] == [{"scene": "desk", "choice": "look", "picks": [], "outcome": "gone"}]


def test_asking_for_one_variant_explores_only_that(tmp_path):
    variants = "variants: {empty: {title: Nothing is found, opens_with: [{lose: found}]}}\n"
    text = HEAD + variants + "opens_with: [{find: found}]\n" + STUCK
    both, one = checked(tmp_path, text), checked(tmp_path, text, CheckOptions(variant="empty"))

    assert one.explored["desk"].positions < both.explored["desk"].positions
    assert found(one, "D002").shown == found(both, "D002").shown


def test_a_limit_of_nothing_only_reads(tmp_path):
    result = checked(tmp_path, HEAD + STUCK, CheckOptions(limit=0))

    assert codes(result) == []
    assert result.explored == {}


def test_what_a_limit_kept_from_being_seen_is_said_and_not_guessed(tmp_path):
    result = checked(tmp_path, HEAD + STUCK, CheckOptions(limit=2))
    explored = result.explored["desk"]

    assert explored.bounded
    assert "done" in explored.not_entered
    assert not {"D010", "D011", "D012", "D013", "D020", "D021"} & set(codes(result))
    assert f"desk: bounded: {explored.positions} positions" in "\n".join(lines(result))


@pytest.mark.parametrize("limit", range(1, 16))
def test_where_a_limit_stops_nobody_is_called_stuck(tmp_path, limit):
    sound = STUCK.replace("when: [{fact: found}], ", "")
    variants = "variants: {other: {title: Another, opens_with: [{find: found}]}}\n"
    result = checked(tmp_path, HEAD + variants + sound, CheckOptions(limit=limit))

    assert "D002" not in codes(result)


SHOWN_TO_A_JUDGE = """\
show:
        label: Show it
        text: [{text: You knew., when: [{fact: found}]}, {text: Nobody knew., when: [{not: [{fact: found}]}]}]
        outcomes:
          won: {label: Won, when: [{fact: found}], odds: 50, goes_to: done}
          lost:
            label: Lost
            odds: {base: 50, plus: [{points: 50, when: [{not: [{fact: found}]}]}]}
            goes_to: done
"""


def test_what_is_told_of_a_choice_may_ask_for_what_only_some_of_its_outcomes_wait_for(tmp_path):
    plain_choice = "{show: {label: Show it, when: [{fact: found}], goes_to: done}}"
    either = HEAD + STUCK.replace(plain_choice, "\n      " + SHOWN_TO_A_JUDGE)
    always = either.replace("You knew., when: [{fact: found}]", "You knew., when: [{after: 2019-01-01}]")

    assert "D021" not in codes(checked(tmp_path, either))
    assert "D020" not in codes(checked(tmp_path, either))
    assert codes(checked(tmp_path, always)).count("D021") == 1


def test_progress_is_heard(tmp_path):
    heard: list[int] = []
    result = checked(tmp_path, HEAD + STUCK, CheckOptions(progress=heard.append))

    assert heard == sorted(heard)
    assert heard[-1] == result.explored["desk"].positions


def test_a_reason_waives_the_warnings_of_its_part_and_of_no_other(tmp_path):
    choices = """\
scenes:
  desk:
    text: The order is on the desk.
    choices:
      go: {label: Go, goes_to: done}
      appeal: {label: Appeal, moves: [appeal], intended: That is the lesson., goes_to: done}
      again: {label: Appeal again, moves: [appeal], goes_to: done}
  done: {text: It is over., ending: {title: Done}}
"""
    result = checked(tmp_path, HEAD.replace(FACTS, "") + choices)
    (waived,) = result.waived

    assert [(one.code, one.place.line) for one in result.problems] == [("P006", 15)]
    told = waived.problem
    assert (told.code, told.place.line, waived.reason) == (
        "P006",
        14,
        "That is the lesson.",
    )
    assert plain(result)["waived"] == [
        {
            "path": str(tmp_path / FILE),
            "line": 14,
            "column": waived.problem.place.column,
            "code": "P006",
            "what": waived.problem.what,
            "reason": "That is the lesson.",
        }
    ]
    assert "P006 waived: That is the lesson." in "\n".join(lines(result))


def test_a_reason_waives_no_error(tmp_path):
    broken = STUCK.replace("text: The judge waits.", "text: The judge waits.\n    intended: It is meant so.")

    assert "D002" in codes(checked(tmp_path, HEAD + broken))


def test_an_endless_loop_is_found_before_any_search(tmp_path):
    endless = STUCK.replace("walk: {label: Walk, goes_to: hearing}", "walk: {label: Walk, goes_to: desk}")
    result = checked(tmp_path, HEAD + endless)

    assert codes(result) == ["D001"]
    assert result.explored == {}


def evidence_of(scenario: Scenario) -> Evidence:
    return gather(scenario, (None, *scenario.variants), 100_000)


@pytest.mark.parametrize("file", PLAYED, ids=lambda file: file.parent.name)
def test_the_engine_can_play_every_play_that_shows_something(file):
    scenario = load(file).playable
    evidence = evidence_of(scenario)
    seen = {(s, n, a) for s, n, _ in evidence.sites() for a in (YES, NO) if evidence.saw(s, n, a)}

    shown = shortest_plays(evidence.variants, evidence.probes, seen)

    assert shown.keys() == seen
    names = list(scenario.scenes)
    for (scene, _, _), play in shown.items():
        record = Playthrough(scenario.id, str(scenario.edition), play.variant, 1, play.turns)
        assert Case(scenario, play.variant).replay(record).position.scene == names[scene]


@pytest.mark.parametrize("file", SMALL, ids=lambda file: file.parent.name)
def test_what_is_seen_is_what_the_engine_sees(file):
    """Every guard of a choice, and every choice and outcome, judged in all positions by the engine itself."""
    scenario = load(file).playable
    evidence, seen = evidence_of(scenario), by_the_engine(scenario)
    compared = 0
    for scene, number, site in evidence.sites():
        steps = site.steps
        of_choice = len(steps) == 6 and steps[2] == "choices" and steps[4] in ("when", "shown_when")
        if site.kind == "guard" and of_choice:
            compared += 1
            for answer in (YES, NO):
                assert evidence.saw(scene, number, answer) == ((*site.steps, answer) in seen), site.steps
        if site.kind == "outcome":
            compared += 1
            assert evidence.saw(scene, number, YES) == ((*site.steps, YES) in seen), site.steps

    assert compared


def by_the_engine(scenario: Scenario) -> set[tuple[object, ...]]:
    """Return what the engine sees when it plays everything that can be played, in any copy of a piece."""
    seen: set[tuple[object, ...]] = set()
    for variant in (None, *scenario.variants):
        case = Case(scenario, variant)
        waiting, known = [case.opening()], set()
        while waiting:
            position = waiting.pop()
            if repr(position) not in known:
                known.add(repr(position))
                waiting += steps_from(case, position, seen)
    return seen


def steps_from(case: Case, position: Position, seen: set[tuple[object, ...]]) -> Iterator[Position]:
    for choice in case.scene(position).choices.values():
        here = ("scenes", as_written(position.scene), "choices", choice.key.choice)
        for key, guards in (("shown_when", choice.shown_when), ("when", choice.when)):
            seen.update((*here, key, place, int(not g.holds(position))) for place, g in enumerate(guards))
    for choice in case.open_choices(position):
        for picks in sets_of(case.picks(position, choice.key.choice)):
            here = ("scenes", as_written(position.scene), "choices", choice.key.choice)
            if choice.outcomes:
                for one in case.outcomes(position, choice.key.choice, picks):
                    seen.add((*here, "outcomes", one.outcome.id, YES))
                    turn = Turn(position.scene, choice.key.choice, picks, one.outcome.id)
                    yield case.advance(position, turn).after
            else:
                yield case.advance(position, Turn(position.scene, choice.key.choice, picks)).after


def sets_of(offer: PicksOffer | None) -> list[tuple[ArgumentId, ...]]:
    """Return every set of picks that is allowed."""
    from itertools import combinations

    if offer is None:
        return [()]
    sizes = range(offer.at_least, offer.at_most + 1)
    return [picks for size in sizes for picks in combinations(offer.options, size)]


def _answer(words, capsys):
    verbs.run(words)
    return json.loads(capsys.readouterr().out)


def test_the_command_takes_a_limit_and_a_variant(capsys):
    case = str(ROOT / "tests" / "cases" / "foreign-motion")
    read, proved = (
        _answer(["check", case, "--json", *more], capsys)
        for more in (["--limit", "0"], ["--variant", "partner"])
    )

    assert read["explored"] == {}
    assert set(proved["explored"]["foreign-motion"]) == {"positions", "bounded", "not_entered"}
    assert set(proved["problems"][0]) == {
        *("path", "line", "column", "code", "severity", "what", "remedy", "play", "variant"),
    }


@pytest.mark.parametrize(("count", "told"), [(10, 10), (30, 1)])
def test_many_warnings_alike_are_one_line_with_a_count(tmp_path, count, told):
    """Each of a few is told; of many the first, with how many more there are and at which lines."""
    choices = "".join(
        f"      go-{number}: {{takes: {number} days, goes_to: done}}\n" for number in range(1, count + 1)
    )
    result = checked(tmp_path, HEAD + f"scenes:\n  desk:\n    text: A desk.\n    choices:\n{choices}" + END)
    said = "\n".join(lines(result))

    assert codes(result).count("S030") == count
    assert said.count("has no label yet") == told
    assert ("And 29 more S030, at lines 15, 16, 17," in said) == (told == 1)
    assert said.endswith(f"{len(result.findings)} warnings.")


def test_a_mistake_in_a_rule_book_of_the_case_is_told_once(tmp_path, monkeypatch):
    """The case reads it, and so does the check of its folder, under a path of another form."""
    case = HEAD + "scenes:\n  desk: {text: The order., choices: {go: {label: Go, goes_to: done}}}\n" + END
    folder = tmp_path / "desk"
    folder.mkdir()
    checked(folder, case)
    (folder / "procedures" / "book.yaml").write_text(
        RULE_BOOK.replace("from: {unserved:", "from: {unsrved:", 1)
    )
    monkeypatch.chdir(tmp_path)
    told = check([Path("desk")], load_words()).problems

    assert [(one.code, str(one.place.path)) for one in told] == [("S012", "desk/procedures/book.yaml")]
