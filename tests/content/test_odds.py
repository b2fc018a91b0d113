"""Odds that can make 100 in no position are told while the file is read."""

from pathlib import Path

import pytest

from game.content.loading import load

CASE = """scenario_format: 1
id: odds
edition: 1
title: Odds
summary: A draw.
matters: {{order: {{procedure: us-production-order, opens_in: on-appeal}}}}
opens_at: start
opens_on: 2024-03-04
scenes:
  start:
    text: Heads or tails.
    choices:
      argue:
        label: Argue
        goes_to: end
        outcomes:
          won: {{label: Won{won}}}
          lost: {{label: Lost{lost}}}
  end: {{text: Over., ending: {{title: Over}}}}
"""


def told(folder: Path, won: str, lost: str) -> list[tuple[int, str]]:
    """Answer with the line and the words of each problem of a choice with two outcomes."""
    file = folder / "scenario.yaml"
    file.write_text(CASE.format(won=won and f", {won}", lost=lost and f", {lost}"), encoding="utf-8")
    return [(problem.place.line, problem.what) for problem in load(file).problems]


@pytest.mark.parametrize(
    ("won", "lost", "what"),
    [
        ("odds: 40", "odds: 50", "the odds of these outcomes make 90 together, and not 100"),
        ("odds: 40, moves: reverse", "odds: 50", "the odds of these outcomes make 90 together, and not 100"),
        ("odds: 0.4", "odds: 0.6", "the odds of these outcomes make 1 together, and not 100"),
        ("odds: 60", "odds: 60", "the odds of these outcomes make 120 together, and not 100"),
        ("", "", "more than one outcome takes the rest"),
    ],
)
def test_odds_that_are_never_100_are_told_at_the_outcomes(
    tmp_path: Path, won: str, lost: str, what: str
) -> None:
    """Nobody needs to play to see it."""
    assert told(tmp_path, won, lost) == [(16, what)]


@pytest.mark.parametrize(
    ("won", "lost"),
    [
        ("odds: 40", ""),
        ("odds: 40", "odds: rest"),
        ("odds: 40", "odds: 60"),
        ("odds: 33.3", "odds: 66.7"),
        ("odds: 100, moves: reverse", "odds: 100, when: [{posture: ordered}]"),
        ("when: [{posture: ordered}]", "when: [{posture: on-appeal}]"),
        ("odds: {base: 20, plus: [{when: [{posture: ordered}], points: 5}]}", "odds: 75"),
    ],
)
def test_odds_that_can_be_100_somewhere_are_left_to_the_play(tmp_path: Path, won: str, lost: str) -> None:
    """Guards, moves and additions may make them 100 where the choice is open."""
    assert told(tmp_path, won, lost) == []
