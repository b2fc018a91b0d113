"""What an author expects, from its documents to the model: the proven numbers, and whole plays."""

from fractions import Fraction

from game.content.building.scope import Scope
from game.content.called import read_as
from game.content.documents import expected as documents
from game.content.documents.guards import build_guards
from game.content.documents.scenario import ScenarioDocument
from game.content.names import Names
from game.content.problems import brief, did_you_mean
from game.content.reading import Source
from game.content.tree import Steps
from game.model.expected import Bounds, Expectation, ExpectedTurn, Playbook, Span
from game.model.ids import ArgumentId, ChoiceId, OutcomeId, SceneId, VariantId
from game.model.scenario import Scenario

SPANS: tuple[Span, ...] = ("shortest", "mean", "longest")


def build_expected(document: ScenarioDocument, scope: Scope) -> dict[VariantId | None, Expectation]:
    """Return what is expected of the plain case, and of each variant that expects anything."""
    variants = [None, *map(VariantId, document.variants)]
    found = {variant: _expectation(document, variant, scope) for variant in variants}
    return {variant: one for variant, one in found.items() if one}


def _expectation(document: ScenarioDocument, variant: str | None, scope: Scope) -> Expectation:
    """Return what is expected of the plain case, or of one variant."""
    written: documents.ExpectationDocument | None = (
        document.expect if variant is None else document.variants[variant].expect
    )
    steps: Steps = ("expect",) if variant is None else ("variants", variant, "expect")
    if written is None:
        return Expectation()
    endings = [name for name, scene in document.scenes.items() if scene.ending]
    for name in written.endings:
        if name not in endings and scope.whole:
            what = f"unknown ending '{brief(name)}'"
            scope.desk.at_key((*steps, "endings", name), "S012", what, did_you_mean(name, endings))
    known = {name: one for name, one in written.endings.items() if name in endings}
    minutes = {span: getattr(written.minutes, span) for span in SPANS} if written.minutes else {}
    return Expectation(
        {SceneId(name): _bounds(one, scope, (*steps, "endings", name)) for name, one in known.items()},
        {span: _bounds(one, scope, (*steps, "minutes", span)) for span, one in minutes.items() if one},
    )


def _bounds(
    document: documents.OddsBoundsDocument | documents.MinutesBoundsDocument, scope: Scope, steps: Steps
) -> Bounds:
    least, most = document.at_least, document.at_most
    if least is None and most is None:
        remedy = "Add `at_least: 5`, `at_most: 35`, or both, with numbers of your own."
        scope.error(steps, "S020", "nothing is expected here: there is no bound", remedy)
    elif least is not None and most is not None and least > most:
        remedy = "Make the lower one smaller, or the upper one greater."
        scope.error(steps, "S020", "no number can lie within these bounds", remedy)
    return Bounds(None if least is None else Fraction(least), None if most is None else Fraction(most))


def build_playbook(source: Source[documents.PlaybookDocument], scenario: Scenario, scope: Scope) -> Playbook:
    """Return a playbook of a scenario; its problems stand at their places in its own file."""
    document = source.document
    scope.desk.check_format("playbook_format", document.playbook_format)
    if document.variant is not None:
        scope.names.known("variant", document.variant, scope.desk, ("variant",))
    if document.ends_in is not None:
        scope.names.known("scene", document.ends_in, scope.desk, ("ends_in",))
    turns = (_turn(one, scenario, scope, ("plays", i)) for i, one in enumerate(document.plays))
    return Playbook(
        name=source.path.stem,
        title=document.title,
        turns=tuple(turn for turn in turns if turn is not None),
        variant=VariantId(document.variant) if document.variant else None,
        ends_in=SceneId(document.ends_in) if document.ends_in else None,
    )


def _turn(
    document: documents.ExpectedTurnDocument, scenario: Scenario, scope: Scope, steps: Steps
) -> ExpectedTurn | None:
    key = scope.choice(document.choose, (*steps, "choose"))
    if key is None:
        return None
    picks = scope.names.all_known("argument", document.picks, scope.desk, (*steps, "picks"))
    # Of a choice that stands in a piece all copies have the same.
    outcomes = scenario.choice(scope.copies(key)[0]).outcomes
    if document.outcome is not None and document.outcome not in outcomes:
        what = f"choice '{key}' has no outcome '{document.outcome}'"
        called = read_as(document.outcome, {id_: {"label": one.label} for id_, one in outcomes.items()})
        meant = f"Did you mean '{called}'?" if called else did_you_mean(document.outcome, outcomes)
        scope.error((*steps, "outcome"), "S012", what, meant)
        return None
    every = Names({"choice": sorted({choice for choices in scope.choices.values() for choice in choices})})
    locked = every.all_known("choice", document.locked, scope.desk, (*steps, "locked"))
    return ExpectedTurn(
        choice=key,
        picks=tuple(map(ArgumentId, picks)),
        outcome=OutcomeId(document.outcome) if document.outcome else None,
        odds=document.odds / 100 if document.odds is not None else None,
        day=document.date,
        then=build_guards(document.then, scope, (*steps, "then")),
        locked=tuple(map(ChoiceId, locked)),
    )
