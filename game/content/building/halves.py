"""Halves of turns and outcomes of documents to the model."""

from dataclasses import replace

from game.content.building.prose import build_prose
from game.content.building.scope import Scope
from game.content.building.ways import ways_on
from game.content.documents.effects import build_effects
from game.content.documents.guards import build_guards
from game.content.documents.scenes import (
    ArrivalDocument,
    ChoiceDocument,
    HalfDocument,
    OutcomeDocument,
    SceneDocument,
)
from game.content.names import in_words
from game.content.tree import Steps
from game.model.ids import ArgumentId, CastId, OutcomeId
from game.model.scene import (
    NO_TIME,
    NOTHING_DONE,
    Addition,
    Half,
    Odds,
    Outcome,
    Passing,
    PlannedMove,
    Ruling,
)

# Keys that say what a half does; a choice that has outcomes often has none of them.
_DOES = HalfDocument.keys.keys() - {"label", "when", "truth", "historical", "intended", "goes_to"}


def truth_of(document: HalfDocument | SceneDocument, around: str) -> str:
    """Return the label of a part: its own, `documented` where something documents it, or the outer one."""
    return document.truth or ("documented" if document.documented_by else around)


def build_outcomes(
    document: ChoiceDocument, scope: Scope, steps: Steps, truth: str
) -> dict[OutcomeId, Outcome]:
    """Return the outcomes of a choice."""
    return {
        OutcomeId(name): _outcome(name, one, (document, scope, (*steps, "outcomes", name)), truth)
        for name, one in document.outcomes.items()
    }


def _outcome(
    name: str, document: OutcomeDocument, inside: tuple[ChoiceDocument, Scope, Steps], truth: str
) -> Outcome:
    choice, scope, steps = inside
    if scope.whole and not document.goes_to and not choice.goes_to:
        remedy = "Add `goes_to: SCENE` to it, or beside its `outcomes`."
        scope.desk.at_key(steps, "S018", f"outcome '{name}' leads nowhere", remedy)
    half = build_half(document, scope, steps, truth_of(document, truth))
    goes_to, instead = ways_on(document, scope, steps)
    if choice.because and not half.cause:
        half = replace(half, because=choice.because)
    return Outcome(
        id=OutcomeId(name),
        label=document.label or in_words(name),
        half=half,
        odds=_odds(document, scope, steps),
        when=build_guards(document.when, scope, (*steps, "when")) if document.when else (),
        goes_to=goes_to,
        instead=instead,
        historical=document.historical,
        odds_from=document.odds_from or "",
        intended=document.intended or "",
    )


def _odds(document: OutcomeDocument, scope: Scope, steps: Steps) -> Odds | None:
    odds = document.odds
    if odds is None:
        return None
    if not 0 <= odds.base <= 100:
        what = f"odds are from 0 to 100 points, not {float(odds.base):g}"
        scope.error((*steps, "odds"), "S008", what, "Write a number from 0 to 100.")
    plus = [
        Addition(build_guards(one.when, scope, (*steps, "odds", "plus", i, "when")), one.points)
        for i, one in enumerate(odds.plus)
    ]
    return Odds(odds.base, tuple(plus))


def build_half(document: HalfDocument, scope: Scope, steps: Steps, truth: str) -> Half:
    """Return what a choice or an outcome does."""
    if vars(document).keys().isdisjoint(_DOES):
        return Half(truth=truth)
    return Half(
        passing=_passing(document, scope, steps),
        effects=build_effects(document.effects, scope, (*steps, "effects"), truth),
        moves=_moves(document, scope, steps) if document.moves else (),
        files=document.files or "",
        ruling=_ruling(document, scope, steps),
        text=build_prose(document.text, scope, (*steps, "text")) if document.text else (),
        because=document.because or "",
        cites=scope.cites(document.cites, steps),
        truth=truth,
        documented_by=scope.cites(document.documented_by, steps, "documented_by"),
    )


def build_arrival(document: ArrivalDocument | None, scope: Scope, steps: Steps, truth: str) -> Half:
    """Return what happens on coming to a scene."""
    if document is None:
        return NOTHING_DONE
    return Half(
        passing=_passing(document, scope, steps),
        effects=build_effects(document.effects, scope, (*steps, "effects"), truth),
        files=document.files or "",
        because=document.because or "",
        cites=scope.cites(document.cites, steps),
        truth=truth,
    )


def _passing(document: HalfDocument | ArrivalDocument, scope: Scope, steps: Steps) -> Passing:
    if document.takes is None and document.until is None:
        return NO_TIME
    if document.takes is not None and document.takes < 0:
        scope.error((*steps, "takes"), "S008", "time cannot run backwards", "Write `0 days` or more.")
        return NO_TIME
    if document.takes is not None and document.until is not None:
        scope.one_of_two(document, {"takes": document.takes, "until": document.until}, (*steps, "until"))
    return Passing(document.takes or 0, document.until)


def _moves(document: HalfDocument, scope: Scope, steps: Steps) -> tuple[PlannedMove, ...]:
    planned = []
    for index, one in enumerate(document.moves):
        here = (*steps, "moves", index)
        move = scope.move(one.move, here)
        when = build_guards(one.when, scope, (*here, "when"))
        if move is not None:
            planned.append(PlannedMove(move, when))
    return tuple(planned)


def _ruling(document: HalfDocument, scope: Scope, steps: Steps) -> Ruling | None:
    ruling = document.ruling
    if ruling is None:
        return None
    here = (*steps, "ruling")
    if ruling.by is not None:
        scope.known("cast member", ruling.by, (*here, "by"))
    turns_on = scope.all_known("argument", ruling.turns_on, (*here, "turns_on"))
    return Ruling(
        by=CastId(ruling.by) if ruling.by else None,
        says=ruling.says,
        disposition=ruling.disposition or "",
        on=ruling.on or "",
        turns_on=tuple(map(ArgumentId, turns_on)),
        cites=scope.cites(ruling.cites, here),
    )
