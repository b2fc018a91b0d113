"""Playbooks of documents to the model."""

from game.content.building.guards import build_guards
from game.content.building.scope import Scope
from game.content.documents.playbook import ExpectedTurnDocument, PlaybookDocument
from game.content.names import Names
from game.content.problems import did_you_mean
from game.content.reading import Source
from game.content.tree import Steps
from game.model.ids import ArgumentId, ChoiceId, OutcomeId, SceneId, VariantId
from game.model.playbook import ExpectedTurn, Playbook
from game.model.scenario import Scenario


def build_playbook(source: Source[PlaybookDocument], scenario: Scenario, scope: Scope) -> Playbook:
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
    document: ExpectedTurnDocument, scenario: Scenario, scope: Scope, steps: Steps
) -> ExpectedTurn | None:
    key = scope.choice(document.choose, (*steps, "choose"))
    if key is None:
        return None
    picks = scope.names.all_known("argument", document.picks, scope.desk, (*steps, "picks"))
    outcomes = scenario.choice(key).outcomes
    if document.outcome is not None and document.outcome not in outcomes:
        what = f"choice '{key}' has no outcome '{document.outcome}'"
        scope.desk.error((*steps, "outcome"), "S012", what, did_you_mean(document.outcome, outcomes))
        return None
    return ExpectedTurn(
        choice=key,
        picks=tuple(map(ArgumentId, picks)),
        outcome=OutcomeId(document.outcome) if document.outcome else None,
        odds=document.odds / 100 if document.odds is not None else None,
        day=document.date,
        then=build_guards(document.then, scope, (*steps, "then")),
        locked=_locked(document, scope, steps),
    )


def _locked(document: ExpectedTurnDocument, scope: Scope, steps: Steps) -> tuple[ChoiceId, ...]:
    every = {choice for choices in scope.choices.values() for choice in choices}
    names = Names({"choice": sorted(every)})
    return tuple(map(ChoiceId, names.all_known("choice", document.locked, scope.desk, (*steps, "locked"))))
