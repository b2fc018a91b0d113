"""Golden numbers: whether the odds of endings and the minutes of plays are where the author expects them."""

from fractions import Fraction

from game.authoring.check_sheet import Sheet
from game.authoring.evidence import Evidence
from game.authoring.lumping import explored_lumped
from game.authoring.minutes import reading_minutes
from game.authoring.policy import uniform
from game.authoring.steps import Steps as Compiled
from game.authoring.weighing import Weighing
from game.content.tree import Steps
from game.model.expectation import Bounds, Expectation


def check_expected(evidence: Evidence, sheet: Sheet) -> None:
    """Write down each bound that the odds or the minutes of the plain case or of a variant break."""
    limit = evidence.limit
    for compiled in evidence.variants:
        expected = evidence.scenario.expected.get(compiled.variant)
        if expected:
            steps: Steps = ("variants", compiled.variant) if compiled.variant else ()
            _check_odds(compiled, (expected, limit), (*steps, "expect"), sheet)
            _check_minutes(compiled, (expected, limit), (*steps, "expect"), sheet)


def _check_odds(compiled: Compiled, asked: tuple[Expectation, int], steps: Steps, sheet: Sheet) -> None:
    expected, limit = asked
    if not expected.endings:
        return
    small, _ = explored_lumped(compiled, limit)
    found = Weighing(small).probabilities()
    for ending, bounds in expected.endings.items():
        points = 100 * found[ending]
        if not bounds.hold(points):
            shown = _shown(points, bounds, 2)
            told = f"ending '{ending}' comes in {shown} of 100 plays where all choices are as likely"
            told += f", not {_wanted(bounds)}"
            remedy = "Mend what moved its odds (`contempt odds` shows them), or write the new bounds."
            sheet.error((*steps, "endings", ending), "D040", (told, remedy))


def _check_minutes(compiled: Compiled, asked: tuple[Expectation, int], steps: Steps, sheet: Sheet) -> None:
    expected, limit = asked
    found = reading_minutes(compiled, uniform, limit) if expected.minutes else None
    for span, bounds in expected.minutes.items() if found else ():
        minutes: Fraction = getattr(found, span)
        if not bounds.hold(minutes):
            which = "the mean play takes" if span == "mean" else f"the {span} play takes"
            told = f"{which} {_shown(minutes, bounds, 1)} minutes, not {_wanted(bounds)}"
            remedy = "Change how much there is to read (`contempt words` counts it), or write the new bounds."
            sheet.error((*steps, "minutes", span), "D041", (told, remedy))


def _shown(number: Fraction, bounds: Bounds, places: int) -> str:
    """Answer with a number in few places, unless it would then seem to lie within its bounds."""
    while bounds.hold(Fraction(f"{float(number):.{places}f}")) and places < 6:
        places += 1
    return f"{float(number):.{places}f}".rstrip("0").rstrip(".")


def _wanted(bounds: Bounds) -> str:
    at_least, at_most = (
        None if one is None else f"{float(one):g}" for one in (bounds.at_least, bounds.at_most)
    )
    if at_least is None or at_most is None:
        return f"at least {at_least}" if at_most is None else f"at most {at_most}"
    return f"{at_least} to {at_most}"
