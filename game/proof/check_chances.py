"""Odds that say something else than their own reason, and odds that look like a probability."""

import re
from collections.abc import Iterator
from fractions import Fraction

from game.content.tree import Steps
from game.model.odds import CERTAIN, Odds
from game.model.scenario import Scenario
from game.model.scene import Choice, Outcome
from game.proof.check_sheet import Sheet

_EVEN = CERTAIN / 2
# `most` alone may weigh most, or count who said no: it says how often only where a sentence begins with it.
_OFTEN = re.compile(
    r"(?:^|[.;:] )Most [a-z]+|\b(?<!un)(?<!not )(?<!less )(?<!no more )(?:most |very |more )?likely\b"
    r"|\b(?:mostly|usually|probably|(?:nearly|almost) always)\b"
)
_SELDOM = re.compile(r"\b(?:hardly (?:any|ever)|rarely|seldom|unlikely|almost never)\b", re.IGNORECASE)


def check_chances(scenario: Scenario, sheet: Sheet) -> None:
    """Write down odds on the other side of even than their reason, and odds of less than one of 100."""
    for steps, choice in _choices(scenario):
        for outcome in choice.outcomes.values():
            here = (*steps, "outcomes", outcome.id)
            if outcome.odds:
                _tell_small(sheet, here, outcome.odds)
            if outcome.odds_from:
                _tell_other_side(sheet, here, outcome, _range(choice, outcome))


def _choices(scenario: Scenario) -> Iterator[tuple[Steps, Choice]]:
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            if choice.outcomes:
                yield ("scenes", scene.id, "choices", choice.key.choice), choice


def _tell_small(sheet: Sheet, steps: Steps, odds: Odds) -> None:
    for at, points in enumerate((odds.base, *[one.points for one in odds.plus])):
        # Asked first, since whole points are the most, and fractions take long to compare.
        if points.denominator > 1 and 0 < abs(points) < 1:
            told = f"these odds are {float(points):g} of 100, less than one play in a hundred"
            meant = f"{float(points * 100):g}"
            remedy = f"Write `{meant}` for {meant} of 100, or say in `intended:` why it is so rare."
            inside: Steps = ("plus", at - 1, "points") if at else ("base",)
            sheet.warn((*steps, "odds", *inside), "D112", (told, remedy))


def _tell_other_side(sheet: Sheet, steps: Steps, outcome: Outcome, within: tuple[Fraction, Fraction]) -> None:
    """A reason that speaks of both sides is left alone."""
    often, seldom = _OFTEN.search(outcome.odds_from), _SELDOM.search(outcome.odds_from)
    least, most = within
    if bool(often) == bool(seldom):
        return
    if (often and most < _EVEN) or (seldom and least > _EVEN):
        word = (often or seldom or [""])[0].strip(".;: ")
        reach = f"{float(least):g}" if least == most else f"{float(least):g} to {float(most):g}"
        told = f"the reason says '{word}' of outcome '{outcome.id}', whose odds are {reach} of 100"
        remedy = (
            "Fix the odds, or say how often it turns out this way: the reason is read beside this outcome."
        )
        sheet.warn((*steps, "odds_from"), "D110", (told, remedy))


def _range(choice: Choice, outcome: Outcome) -> tuple[Fraction, Fraction]:
    """Return the least and the most that the odds of an outcome can be, as far as the file shows."""
    if outcome.odds:
        return _bounds(outcome.odds)
    others = [_bounds(one.odds) for one in choice.outcomes.values() if one.odds]
    # Outcomes that are not open leave more.
    return max(Fraction(0), CERTAIN - sum((most for _, most in others), Fraction(0))), CERTAIN


def _bounds(odds: Odds) -> tuple[Fraction, Fraction]:
    added = sum((one.points for one in odds.plus if one.points > 0), Fraction(0))
    taken = sum((one.points for one in odds.plus if one.points < 0), Fraction(0))
    return max(Fraction(0), odds.base + taken), min(CERTAIN, odds.base + added)
