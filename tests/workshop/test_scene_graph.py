"""The picture of a scenario: its odds and its reach are those of all play, asked in another way."""

import random
from fractions import Fraction

import pytest

from game.content.loading import load
from game.engine.case import Case
from game.model.record import Turn
from game.pages.scene_graph import SceneBox, WayChoice
from game.search.explore import explore
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.scene_graph import UnknownPartError, part_of, scene_graph
from tests.builders import HEAD, ROOT, SWEPT, loaded, read

FIRST_STEPS = ROOT / "scenarios/first-steps/scenario.yaml"


def drawn(file, limit: int = 10**6):
    return scene_graph(compile_steps(loaded(file).playable), limit)


def step_of(graph, source: str, target: str, choice: str):
    way = next(way for way in graph.ways if (way.source, way.target) == (source, target))
    return next(step for step in way.steps if step.choice == choice)


@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_every_scene_choice_and_outcome_of_a_case_is_in_its_picture(file):
    scenario, graph = loaded(file).playable, drawn(file)
    legs = {(way.source, step.choice, way.target) for way in graph.ways for step in way.steps}

    assert {scene.id for scene in graph.scenes} == set(scenario.scenes)
    assert legs == {
        (scene.id, choice.key.choice, way.scene)
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        for outcome in (choice.outcomes.values() or [None])
        for way in choice.ways_on(outcome)
    }


def test_the_odds_under_an_ending_are_those_of_uniform_play():
    odds = Weighing(explore(compile_steps(load(FIRST_STEPS).playable))).probabilities()
    shown = {scene.id: scene.odds for scene in drawn(FIRST_STEPS).scenes if scene.tone}

    assert set(shown) == set(odds)
    for ending, said in shown.items():
        assert abs(Fraction(said) - odds[ending] * 100) <= Fraction(1, 2 if odds[ending] * 100 >= 10 else 20)


@pytest.mark.parametrize(
    ("source", "target", "choice", "said"),
    [
        ("ordered", "need-gone", "stall", "12"),
        ("ordered", "meter", "stall", "88"),
        ("ordered", "meter", "refuse-alone", ""),  # whatever the court says, it comes to the same scene
        ("appeal", "border-holds", "lead-statute", "50\N{EN DASH}80"),
        ("service", "motion", "call-her", ""),
    ],
)
def test_the_odds_of_a_way_are_those_of_all_outcomes_that_go_it(source, target, choice, said):
    assert step_of(drawn(FIRST_STEPS), source, target, choice).odds == said


def test_random_plays_meet_only_odds_of_the_picture():
    """The engine plays, which knows nothing of the search."""
    case, chance = Case(load(FIRST_STEPS).playable), random.Random(7)
    steps = {(way.source, way.target, s.choice): s for way in drawn(FIRST_STEPS).ways for s in way.steps}
    for _ in range(150):
        position = case.opening()
        while case.ending(position) is None:
            choice = chance.choice(case.open_choices(position))
            offer = case.picks(position, choice.key.choice)
            picks = chance.choice(list(offer.sets())) if offer else ()
            odds = case.outcomes(position, choice.key.choice, picks)
            outcome = chance.choice(odds).outcome if odds else None
            target = choice.goes_on(outcome)
            step = steps[position.scene, target, choice.key.choice]
            summed = sum((one.odds for one in odds if choice.goes_on(one.outcome) == target), Fraction(0))
            least, _, most = (step.odds or "100").partition("\N{EN DASH}")
            assert step.reach == "play"
            assert float(least) - 0.5 <= (summed or 1) * 100 <= float(most or least) + 0.5
            turn = Turn(position.scene, choice.key.choice, picks, outcome.id if outcome else None)
            position = case.advance(position, turn).after


def test_what_the_rule_book_always_shuts_is_not_open():
    step = step_of(drawn(FIRST_STEPS), "ordered", "appeal", "appeal-now")

    assert step.reach == "never"
    assert not step.odds


def test_a_case_that_is_too_large_is_drawn_with_what_is_written():
    graph = drawn(FIRST_STEPS, limit=50)

    assert not graph.explored
    assert {scene.reach for scene in graph.scenes} == {"play"}
    assert {scene.odds for scene in graph.scenes if scene.tone} == {""}
    assert {step.reach for way in graph.ways for step in way.steps} == {"play"}


@pytest.mark.parametrize("name", ["contempt-gate", "every-key", "foreign-motion", "locked-phone"])
def test_what_only_a_variant_comes_to_is_told_apart_from_what_nothing_does(name):
    file = ROOT / "tests" / "cases" / name / "scenario.yaml"
    scenario = loaded(file).playable

    def passed(variant=None):
        explored = explore(compile_steps(scenario, variant))
        return {explored.scene(number) for number in explored.forward}

    plain, elsewhere = passed(), set().union(*map(passed, scenario.variants))

    for scene in drawn(file).scenes:
        wanted = "play" if scene.id in plain else "variant" if scene.id in elsewhere else "never"
        assert scene.reach == wanted


SMALL = """\
scenario_format: 1
id: small
edition: 1
title: A small case
language: en-GB
matters: {order: {procedure: book}}
facts: {key: {}}
opens_at: desk
opens_on: 2020-01-01
variants: {other: {title: Otherwise, opens_with: [{find: key}]}}
scenes:
  desk:
    title: At the desk
    forum: District court
    choices:
      ask:
        label: Ask [[order|the judge]]
        stance: litigate
        historical: true
        outcomes:
          granted: {odds: 40, historical: true, goes_to: won}
          denied: {odds: 55, goes_to: hall}
          put-off: {goes_to: hall}
      go: {label: Go, goes_to: hall}
  hall:
    choices:
      rest: {label: Rest, goes_to: lost}
      open: {label: Open, when: [{fact: key}], goes_to: attic}
      fly: {label: Fly, when: [{posture: vacated}], goes_to: roof}
  attic: {choices: {down: {goes_to: lost}}}
  roof: {choices: {down: {goes_to: lost}}}
  won: {title: A ruling, ending: {title: Won, tone: good, historical: true}}
  lost: {ending: {title: Lost, tone: bad}}
glossary: {order: {term: order, means: What a judge wrote.}}
"""


def small(limit: int = 1000, variant: str | None = None):
    return scene_graph(compile_steps(read(SMALL).playable, variant), limit)


def test_a_scene_is_drawn_with_all_that_is_known_of_it():
    graph = small()

    assert (graph.title, graph.language, graph.explored) == ("A small case", "en-GB", True)
    # To ask is one of two choices, and two plays of five win then.
    assert list(graph.scenes) == [
        SceneBox("desk", "At the desk", "District court", "", "", historical=True, reach="play"),
        SceneBox("hall", "Hall", "", "", "", historical=False, reach="play"),
        SceneBox("attic", "Attic", "", "", "", historical=False, reach="variant"),
        SceneBox("roof", "Roof", "", "", "", historical=False, reach="never"),
        SceneBox("won", "Won", "", "good", "20", historical=True, reach="play"),
        SceneBox("lost", "Lost", "", "bad", "80", historical=False, reach="play"),
    ]


def test_a_way_is_drawn_with_each_choice_that_goes_it():
    ways = {(way.source, way.target): way.steps for way in small().ways}

    assert ways["desk", "won"] == (
        WayChoice("ask", "Ask the judge", "litigate", "40", historical=True, reach="play"),
    )
    assert ways["desk", "hall"] == (
        WayChoice("ask", "Ask the judge", "litigate", "60", historical=False, reach="play"),
        WayChoice("go", "Go", "", "", historical=False, reach="play"),
    )
    assert [step.reach for step in ways["hall", "attic"]] == ["variant"]
    assert [step.reach for step in ways["hall", "roof"]] == ["never"]
    assert [step.reach for step in ways["attic", "lost"]] == ["variant"]


def test_in_a_variant_nothing_is_told_of_others():
    reach = {scene.id: scene.reach for scene in small(variant="other").scenes}

    assert (reach["attic"], reach["roof"]) == ("play", "never")


def test_above_the_limit_odds_are_those_that_the_file_says():
    graph = small(limit=1)
    ways = {(way.source, way.target): way.steps for way in graph.ways}

    assert not graph.explored
    assert {scene.odds for scene in graph.scenes} == {""}
    assert {scene.reach for scene in graph.scenes} == {"play"}
    assert [step.odds for step in ways["desk", "won"]] == ["40"]
    # What takes the rest has no number of its own.
    assert [step.odds for step in ways["desk", "hall"]] == ["?", ""]


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (0, "0"),
        ("0.0009", "<0.1"),
        ("0.001", "0.1"),
        ("0.0949", "9.5"),
        ("0.05", "5"),
        ("0.104", "10"),
        (1, "100"),
    ],
)
def test_small_odds_have_one_digit_after_the_point(odds, said):
    points = Fraction(odds) * 100
    case = SMALL.replace("odds: 40", f"odds: {float(points):g}").replace("odds: 55, ", "")
    case = case.replace("          put-off: {goes_to: hall}\n", "")
    ways = {
        (way.source, way.target): way.steps for way in scene_graph(compile_steps(read(case).playable), 1).ways
    }

    assert [step.odds for step in ways["desk", "won"]] == [said]


# a -> b -> c -> d -> e, and back from c to a; a chapter begins in b, another one in d.
CHAPTERS = """\
scenes:
  a: {choices: {on: {goes_to: b}}}
  b: {chapter: In court, choices: {on: {goes_to: c}}}
  c: {choices: {on: {goes_to: d}, again: {times: 1, goes_to: a}}}
  d: {chapter: Above, choices: {on: {goes_to: e}}}
  e: {choices: {on: {goes_to: end}}}
  end: {ending: {title: End}}
"""


@pytest.mark.parametrize(
    ("part", "scenes", "ways"),
    [
        ("in court", "a b c d", ["a b", "b c", "c a", "c d"]),
        ("Above", "d e end", ["d e", "e end"]),
        ("e", "c d e end", ["c d", "d e", "e end"]),
    ],
)
def test_a_part_is_a_chapter_up_to_the_next_one_or_what_is_around_a_scene(part, scenes, ways):
    head = "".join(f"{key}: {one}\n" for key, one in {**HEAD, "opens_at": "a"}.items())
    scenario = read(head + CHAPTERS).playable
    whole = scene_graph(compile_steps(scenario), 1000)
    found = part_of(whole, scenario, part)

    assert [scene.id for scene in found.scenes] == scenes.split()
    assert sorted(f"{way.source} {way.target}" for way in found.ways) == ways
    assert found.title.casefold() == f"{whole.title}: {part}".casefold()
    with pytest.raises(UnknownPartError, match="Did you mean 'in court'") as refused:
        part_of(whole, scenario, "in cuort")
    assert (refused.value.part, refused.value.scenario) == ("in cuort", scenario.id)
    assert {"in court", *scenario.scenes} <= set(refused.value.known)
