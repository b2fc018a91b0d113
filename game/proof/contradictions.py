"""Texts that contradict each other or their odds: alternatives, and the reasons given for odds.

Of guards on facts alone, the file proves which paragraphs can show together: only those are looked at.
"""

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby, islice, product

from game.content.tree import Steps
from game.model.guards.logic import AllOf, AnyOf, HoldsCondition, NotAllOf
from game.model.guards.values import FactFound
from game.model.ids import FactId, SceneId
from game.model.kinds import Guard, all_hold
from game.model.position import Position
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import CERTAIN, Choice, Odds, Outcome
from game.proof.citations import halves_with_steps
from game.proof.findings import Sheet, in_a_row

_MOST_FACTS = 8
# A fact that a guard asks for, and whether it asks for it to be found.
_Mention = tuple[FactId, bool]

_EVEN = CERTAIN / 2
# `most` alone may weigh most, or count who said no: it says how often only where a sentence begins with it.
_OFTEN = re.compile(
    r"(?:^|[.;:] )Most [a-z]+|\b(?<!un)(?<!not )(?<!less )(?<!no more )(?:most |very |more )?likely\b"
    r"|\b(?:mostly|usually|probably|(?:nearly|almost) always)\b"
)
_SELDOM = re.compile(r"\b(?:hardly (?:any|ever)|rarely|seldom|unlikely|almost never)\b", re.IGNORECASE)


def check_alternatives(scenario: Scenario, sheet: Sheet) -> None:
    """Report paragraphs with and without the same fact of which in some case none shows, or both do."""
    texts: list[tuple[Steps, Prose]] = [
        *((("scenes", scene.id, "text"), scene.text) for scene in scenario.scenes.values()),
        *(((*steps, "text"), half.text) for steps, half in halves_with_steps(scenario)),
    ]
    for steps, prose in texts:
        # Only guarded paragraphs that stand together are alternatives.
        numbered = groupby(
            ((one.at, one) for one in prose), key=lambda one: bool(one[1].when) and not one[1].alternatives
        )
        # What alternatives say is said by themselves, whatever stands beside it.
        for run in [list(run) for guarded, run in numbered if guarded]:
            paragraphs = tuple(paragraph for _, paragraph in run)
            asked = [_mentions(paragraph.when) for paragraph in paragraphs]
            facts = dict.fromkeys(fact for mentions in asked for fact, _ in mentions)
            for at, what in islice(filter(None, (_amiss(fact, paragraphs, asked) for fact in facts)), 1):
                remedy = "Let the guards of one deny exactly what those of the other ask for."
                sheet.warn((*steps, run[at][0]), "D111", (what, remedy))


def _mentions(guards: Iterable[Guard], found: bool = True) -> frozenset[_Mention]:
    """Return the facts that guards ask for; none where they ask for something else, too."""
    mentions: set[_Mention] = set()
    for guard in guards:
        match guard:
            case FactFound(fact=fact):
                inside = frozenset({(fact, found)})
            case AnyOf(guards=parts) | AllOf(guards=parts) | HoldsCondition(when=parts):
                inside = _mentions(parts, found)
            case NotAllOf(guards=parts):
                inside = _mentions(parts, not found)
            case _:
                return frozenset()
        if not inside:
            return frozenset()
        mentions |= inside
    return frozenset(mentions)


def _amiss(fact: FactId, prose: Prose, asked: list[frozenset[_Mention]]) -> tuple[int, str] | None:
    """Return which of the paragraphs about a fact is amiss, and what is; None where all is well."""
    with_it, without = (
        [at for at, each in enumerate(asked) if (fact, found) in each and (fact, not found) not in each]
        for found in (True, False)
    )
    # The paragraphs that ask for the fact, or for one that those ask for, too, and so on.
    names, about = {fact}, set[int]()
    while more := {at for at, each in enumerate(asked) if names & {name for name, _ in each}} - about:
        about |= more
        names |= {name for at in more for name, _ in asked[at]}
    facts = sorted({name for at in about for name, _ in asked[at]})
    if not with_it or not without or not all(asked) or len(facts) > _MOST_FACTS:
        return None
    for answers in product((True, False), repeat=len(facts)):
        known = frozenset(name for name, there in zip(facts, answers, strict=True) if there)
        position = Position(SceneId(""), date.min, {}, {}, known)
        shown = {at for at in about if all_hold(prose[at].when, position)}
        both = (max(a, b) for a in shown & set(with_it) for b in shown & set(without) if abs(a - b) == 1)
        if second := next(both, None):
            return second, f"{_case(facts, known)} both alternatives about '{fact}' show"
        if not shown:
            last = max(*with_it, *without)
            return last, f"{_case(facts, known)} none of the alternatives about '{fact}' shows"
    return None


def _case(facts: list[FactId], found: frozenset[FactId]) -> str:
    """Return a case in words, such as `with 'a' and without 'b'`."""
    there, missing = ([fact for fact in facts if (fact in found) is yes] for yes in (True, False))
    parts = [
        f"{word} {in_a_row(names, 'and')}" for word, names in (("with", there), ("without", missing)) if names
    ]
    return " and ".join(parts)


def check_chances(scenario: Scenario, sheet: Sheet) -> None:
    """Report odds on the other side of even than their reason, and odds of less than one of 100."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for outcome in choice.outcomes.values():
                here: Steps = ("scenes", scene.id, "choices", choice.key.choice, "outcomes", outcome.id)
                odds = outcome.odds
                for at, points in enumerate((odds.base, *(one.points for one in odds.plus)) if odds else ()):
                    # Asked first, since whole points are the most, and fractions take long to compare.
                    if points.denominator > 1 and 0 < abs(points) < 1:
                        what = f"these odds are {float(points):g} of 100, less than one play in a hundred"
                        meant = f"{float(points * 100):g}"
                        remedy = (
                            f"Write `{meant}` for {meant} of 100, or say in `intended:` why it is so rare."
                        )
                        inside: Steps = ("plus", at - 1, "points") if at else ("base",)
                        sheet.warn((*here, "odds", *inside), "D112", (what, remedy))
                if outcome.odds_from:
                    _report_other_side(sheet, here, choice, outcome)


def _report_other_side(sheet: Sheet, steps: Steps, choice: Choice, outcome: Outcome) -> None:
    often, seldom = _OFTEN.search(outcome.odds_from), _SELDOM.search(outcome.odds_from)
    # A reason that speaks of both sides is left alone.
    if bool(often) == bool(seldom):
        return
    if outcome.odds:
        least, most = _bounds(outcome.odds)
    else:
        others = [_bounds(one.odds) for one in choice.outcomes.values() if one.odds]
        # Outcomes that are not open leave more.
        least, most = max(Fraction(0), CERTAIN - sum((high for _, high in others), Fraction(0))), CERTAIN
    if (often and most < _EVEN) or (seldom and least > _EVEN):
        word = (often or seldom or [""])[0].strip(".;: ")
        reach = f"{float(least):g}" if least == most else f"{float(least):g} to {float(most):g}"
        what = f"the reason says '{word}' of outcome '{outcome.id}', whose odds are {reach} of 100"
        remedy = (
            "Fix the odds, or say how often it turns out this way: the reason is read beside this outcome."
        )
        sheet.warn((*steps, "odds_from"), "D110", (what, remedy))


def _bounds(odds: Odds) -> tuple[Fraction, Fraction]:
    """Return the least and the most that odds can be, as far as the file shows."""
    added = sum((one.points for one in odds.plus if one.points > 0), Fraction(0))
    taken = sum((one.points for one in odds.plus if one.points < 0), Fraction(0))
    return max(Fraction(0), odds.base + taken), min(CERTAIN, odds.base + added)
