"""The minutes of reading: those of random plays are those of the engine's plays, and their mean is near."""

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

import pytest

from game.engine.case import Case
from game.model.position import Position
from game.model.prose import shown
from game.model.record import Turn
from game.model.scenario import Scenario
from game.search import minutes
from game.search.explore import explore
from game.search.minutes import PLAYS, reading_minutes
from game.search.reading_time import words_in
from game.search.steps import compile_steps, everything
from tests.builders import HEAD, read
from tests.search.generated import crowded, generated
from tests.search.test_generated import FEW_PLAYS, options_by_the_engine, plays

SEEDS = [seed if seed < 50 else pytest.param(seed, marks=pytest.mark.long) for seed in range(300)]


def seconds(prose, position: Position, more: int = 0) -> int:
    """The seconds that some prose takes in a position, with some more words."""
    return (sum(words_in(one.text) for one in shown(prose, position)) + more) * 60 // 200


def of_scene(case: Case, position: Position) -> int:
    scene = case.scene(position)
    lesson = words_in(scene.ending.lesson) if scene.ending else 0
    return seconds(scene.text, position, lesson + sum(words_in(one.label) for one in scene.choices.values()))


def by_playing(case: Case, position: Position, chance: Fraction) -> Iterator[tuple[Fraction, int]]:
    """Each play with its chance and its seconds, by the engine alone."""
    here = of_scene(case, position)
    options = [one for one in options_by_the_engine(case, position) if one[2]]
    choices = {choice: sum(one[0] == choice for one in options) for choice, _, _ in options}
    if not options:
        yield chance, here
    for choice, picks, odds in options:
        for outcome, part in odds.items():
            step = case.advance(position, Turn(position.scene, choice, picks, outcome))
            halves = [step.choice.half, *([step.outcome.half] if step.outcome else [])]
            said = sum(words_in(half.ruling.says) for half in halves if half.ruling)
            weighing = 0 if step.choice.by_itself else 20
            turn = weighing + seconds([one for half in halves for one in half.text], step.after, said)
            share = chance * part / len(choices) / choices[choice]
            for chance_of_all, rest in by_playing(case, step.after, share):
                yield chance_of_all, here + turn + rest


def test_a_link_counts_as_the_words_it_shows_and_a_paper_or_an_authority_as_none():
    assert (
        words_in("Read [[the order]], [[contempt|held in contempt]], [@ryan-1971 at 532] and [#letter].") == 7
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_minutes_are_those_of_playing_everything(seed):
    assert_minutes(generated(seed).playable)


@pytest.mark.parametrize("seed", range(14))
def test_minutes_of_what_turns_tell_are_those_of_playing_everything(seed):
    assert_minutes(crowded(seed).playable)


def assert_minutes(scenario: Scenario) -> None:
    """Hold the minutes of random plays against those of all plays by the engine."""
    steps = compile_steps(scenario)
    if plays(explore(steps, everything(steps), limit=5_000)) > FEW_PLAYS:
        pytest.skip("it has too many plays for the engine")
    case = Case(scenario)

    played = list(by_playing(case, case.opening(), Fraction(1)))
    found = reading_minutes(steps)

    times = {Fraction(time, 60) for _, time in played}
    mean = float(sum(chance * time for chance, time in played) / 60)
    spread = sqrt(sum(float(chance) * (time / 60 - mean) ** 2 for chance, time in played))
    assert {found.shortest, found.longest} <= times
    assert abs(float(found.mean) - mean) <= 5 * spread / sqrt(PLAYS) + 1e-9


ROW = """
scenes:
  desk: {choices: {go: {goes_to: second}}}
  second: {choices: {go: {goes_to: third}}}
  third: {choices: {go: {goes_to: end}}}
  end: {ending: {title: The end}}
"""


def test_of_plays_of_many_turns_there_are_fewer_and_it_is_told_how_many(monkeypatch):
    monkeypatch.setattr(minutes, "MOST_TURNS", 10)
    steps = compile_steps(read("\n".join(f"{key}: {value}" for key, value in HEAD.items()) + ROW).playable)

    found = reading_minutes(steps)

    assert found.plays == 4  # of three turns each: the last is played to its end
    assert found.shortest == found.mean == found.longest
    monkeypatch.undo()
    assert reading_minutes(steps).plays == PLAYS
