"""Odds of documents to odds of the model; a sum that can be no 100 in any position is told at once."""

from collections.abc import Collection
from fractions import Fraction

from game.content.building.guards import build_guards
from game.content.building.scope import Scope
from game.content.documents.scenes import ChoiceDocument, OutcomeDocument
from game.content.tree import Steps
from game.model.odds import Addition, Odds

_REST = "Let the outcome that can always happen take the rest: leave its `odds` out, or write `rest`."


def build_odds(document: OutcomeDocument, scope: Scope, steps: Steps) -> Odds | None:
    """Answer with the odds of an outcome, or with None where it takes the rest."""
    odds = document.odds
    if odds is None:
        return None
    if not 0 <= odds.base <= 100:
        scope.desk.error((*steps, "odds"), "S008", "odds are points of 100", "Write a number from 0 to 100.")
    plus = tuple(
        Addition(build_guards(one.when, scope, (*steps, "odds", "plus", i, "when")), one.points)
        for i, one in enumerate(odds.plus)
    )
    return Odds(odds.base, plus)


def check_sum(document: ChoiceDocument, scope: Scope, steps: Steps) -> None:
    """Add a problem where the outcomes of a choice cannot make 100, whatever the position.

    Where guards, moves or additions decide, only the positions themselves can show it.
    """
    outcomes = document.outcomes.values()
    numbers = [one.odds for one in outcomes if one.odds]
    if not scope.whole or not outcomes or any(odds.plus or not 0 <= odds.base <= 100 for odds in numbers):
        return
    total = sum((odds.base for odds in numbers), Fraction(0))
    rests = len(outcomes) - len(numbers)
    here = (*steps, "outcomes")
    if not rests and (total < 100 or (total > 100 and _all_can_happen(outcomes))):
        what = f"the odds of these outcomes make {float(total):g} together, and not 100"
        scope.desk.at_key(here, "S024", what, _REST)
    elif rests and total > 100 and _all_can_happen(outcomes):
        what = f"the odds of these outcomes make {float(total):g} together, and leave no rest"
        scope.desk.at_key(here, "S024", what, "Make the others less.")
    elif rests > 1 and _all_can_happen(outcomes):
        scope.desk.at_key(here, "S024", "more than one outcome takes the rest", "Give odds to all but one.")


def _all_can_happen(outcomes: Collection[OutcomeDocument]) -> bool:
    return not any(one.when or one.moves or (one.ruling and one.ruling.turns_on) for one in outcomes)
