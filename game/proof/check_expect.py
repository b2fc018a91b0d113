"""Golden numbers: whether the odds of endings and the minutes of plays are where the author expects them."""

from collections.abc import Mapping
from fractions import Fraction

from game.content.tree import Steps
from game.model.expectation import Bounds, Expectation
from game.model.ids import SceneId
from game.proof.check_sheet import Sheet
from game.proof.evidence import Evidence
from game.proof.timing import Timing
from game.search.minutes import Minutes


def check_expected(evidence: Evidence, timing: Timing, sheet: Sheet) -> None:
    """Write down each bound that the odds or the minutes of the plain case or of a variant break."""
    minutes = timing.minutes()
    for variant, account in zip(evidence.variants, evidence.accounts, strict=True):
        expected = evidence.scenario.expected.get(variant.variant)
        if expected:
            steps: Steps = ("variants", variant.variant) if variant.variant else ()
            _check_odds(expected, account.odds, (*steps, "expect"), sheet)
            _check_minutes(expected, minutes.get(variant.variant), (*steps, "expect"), sheet)


def _check_odds(expected: Expectation, found: Mapping[SceneId, Fraction], steps: Steps, sheet: Sheet) -> None:
    for ending, bounds in expected.endings.items():
        points = 100 * found[ending]
        if not bounds.hold(points):
            shown = _shown(points, bounds, 2)
            told = f"ending '{ending}' comes in {shown} of 100 plays where all choices are as likely"
            told += f", not {_wanted(bounds)}"
            remedy = "Fix what moved its odds (`contempt odds` shows them), or write the new bounds."
            sheet.error((*steps, "endings", ending), "D040", (told, remedy))


def _check_minutes(expected: Expectation, found: Minutes | None, steps: Steps, sheet: Sheet) -> None:
    for span, bounds in expected.minutes.items() if found else ():
        minutes: Fraction = getattr(found, span)
        if not bounds.hold(minutes):
            which = "the mean play takes" if span == "mean" else f"the {span} play takes"
            told = f"{which} {_shown(minutes, bounds, 1)} minutes, not {_wanted(bounds)}"
            remedy = "Change how much there is to read (`contempt words` counts it), or write the new bounds."
            sheet.error((*steps, "minutes", span), "D041", (told, remedy))


def _shown(number: Fraction, bounds: Bounds, places: int) -> str:
    """Return a number in few places, unless it would then seem to lie within its bounds."""
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
