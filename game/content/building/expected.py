"""What an author expects of the proven numbers, from its document to the model."""

from fractions import Fraction

from game.content.building.scope import Scope
from game.content.documents.expected import ExpectationDocument, MinutesBoundsDocument, OddsBoundsDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps
from game.model.expectation import Bounds, Expectation, Span
from game.model.ids import SceneId, VariantId

SPANS: tuple[Span, ...] = ("shortest", "mean", "longest")


def build_expected(document: ScenarioDocument, scope: Scope) -> dict[VariantId | None, Expectation]:
    """Return what is expected of the plain case, and of each variant that expects anything."""
    found: dict[VariantId | None, Expectation] = {None: _expectation(document, None, scope)}
    for name in document.variants:
        found[VariantId(name)] = _expectation(document, name, scope)
    return {variant: one for variant, one in found.items() if one}


def _expectation(document: ScenarioDocument, variant: str | None, scope: Scope) -> Expectation:
    """Return what is expected of the plain case, or of one variant."""
    written: ExpectationDocument | None = (
        document.expect if variant is None else document.variants[variant].expect
    )
    steps: Steps = ("expect",) if variant is None else ("variants", variant, "expect")
    if written is None:
        return Expectation()
    known = {name: one for name, one in written.endings.items() if _is_ending(name, document, scope, steps)}
    minutes = {span: getattr(written.minutes, span) for span in SPANS} if written.minutes else {}
    return Expectation(
        {SceneId(name): _bounds(one, scope, (*steps, "endings", name)) for name, one in known.items()},
        {span: _bounds(one, scope, (*steps, "minutes", span)) for span, one in minutes.items() if one},
    )


def _is_ending(name: str, document: ScenarioDocument, scope: Scope, steps: Steps) -> bool:
    endings = [each for each, scene in document.scenes.items() if scene.ending]
    if name in endings:
        return True
    if scope.whole:
        what = f"unknown ending '{brief(name)}'"
        scope.desk.at_key((*steps, "endings", name), "S012", what, did_you_mean(name, endings))
    return False


def _bounds(document: OddsBoundsDocument | MinutesBoundsDocument, scope: Scope, steps: Steps) -> Bounds:
    least, most = document.at_least, document.at_most
    if least is None and most is None:
        remedy = "Add `at_least: 5`, `at_most: 35`, or both, with numbers of your own."
        scope.desk.error(steps, "S020", "nothing is expected here: there is no number", remedy)
    elif least is not None and most is not None and least > most:
        scope.desk.error(
            steps,
            "S020",
            "no number can lie within these bounds",
            "Make the lower one smaller, or the upper one greater.",
        )
    return Bounds(None if least is None else Fraction(least), None if most is None else Fraction(most))
