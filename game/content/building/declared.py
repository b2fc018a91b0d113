"""What a scenario declares before its scenes: meters, facts, arguments, conditions, exhibits."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from game.content.building.prose import build_prose, check_links
from game.content.building.scope import Scope
from game.content.documents.guards import build_guards
from game.content.documents.procedure import ProcedureDocument
from game.content.documents.prose import PaperClaimDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.names import in_words
from game.content.tree import Steps
from game.model import ids
from game.model.guards.logic import HoldsCondition
from game.model.prose import Exhibit, PaperClaim
from game.model.scenario import Argument, Fact, Meter

# Each layer is a call inside a call when a guard is asked.
_MOST_LAYERS = 40


def build_meters(document: ScenarioDocument, scope: Scope) -> dict[ids.MeterId, Meter]:
    """Return the meters; each starts within its bounds."""
    meters = {}
    for name, one in document.meters.items():
        if one.lowest >= one.highest:
            what = f"meter '{name}' cannot move: it goes from {one.lowest} to {one.highest}"
            scope.error(("meters", name), "S008", what, "Let `lowest` be less than `highest`.")
        elif not one.lowest <= one.starts_at <= one.highest:
            what = f"meter '{name}' starts at {one.starts_at}, outside {one.lowest} to {one.highest}"
            remedy = "Write a number between them, or move `lowest` or `highest`."
            scope.error(("meters", name, "starts_at"), "S008", what, remedy)
        shown_when = build_guards(one.shown_when, scope, ("meters", name, "shown_when"))
        better: Any = one.better
        meter = ids.MeterId(name)
        bounds = one.starts_at, one.lowest, one.highest
        meters[meter] = Meter(meter, one.label or in_words(name), *bounds, better, shown_when)
    return meters


def build_facts(
    document: ScenarioDocument, books: Iterable[ProcedureDocument], scope: Scope
) -> dict[ids.FactId, Fact]:
    """Return the facts: those of the rule books, and the scenario's own, whose labels come first."""
    facts: dict[ids.FactId, Fact] = {}
    for name, one in document.facts.items():
        scope.cites(one.cites, ("facts", name))
    for written in (*(book.facts for book in books), document.facts):
        for name, one in written.items():
            facts[ids.FactId(name)] = Fact(ids.FactId(name), one.label or in_words(name), one.cites)
    return facts


def build_arguments(document: ScenarioDocument, scope: Scope) -> dict[ids.ArgumentId, Argument]:
    """Return the arguments; each is raised against one matter."""
    arguments, desk = {}, scope.desk
    only = next(iter(document.matters)) if len(document.matters) == 1 else None
    for name, one in document.arguments.items():
        against = one.against or only
        if against is None:
            what = f"argument '{name}' does not say which matter it is raised against"
            remedy = f"Add `against:` with one of: {', '.join(document.matters)}."
            desk.at_key(("arguments", name), "S017", what, remedy)
        else:
            scope.names.known("matter", against, desk, ("arguments", name, "against"))
        cites = scope.cites(one.cites, ("arguments", name))
        argument, label = ids.ArgumentId(name), one.label or in_words(name)
        arguments[argument] = Argument(argument, label, ids.MatterId(against or ""), cites, one.any_time)
    return arguments


def build_conditions(document: ScenarioDocument, scope: Scope) -> None:
    """Build them in an order in which each comes after those it refers to; a circle is a problem."""
    referred = {name: _referred(one.when) for name, one in document.conditions.items()}
    waiting = dict(document.conditions)
    ready = list(waiting)
    for _ in range(_MOST_LAYERS):
        ready = [name for name in waiting if waiting.keys().isdisjoint(referred[name])]
        for name in ready:
            one = waiting.pop(name)
            when = build_guards(one.when, scope, ("conditions", name, "when"))
            scope.conditions[name] = HoldsCondition(ids.ConditionId(name), one.says, when)
    if waiting and ready:
        what = f"more than {_MOST_LAYERS} conditions refer to one another in a row"
        scope.desk.at_key(("conditions", next(iter(waiting))), "S022", what, "Write some of them out.")
    elif waiting:
        name = _in_a_circle(waiting, referred)
        what = f"condition '{name}' refers to itself, directly or through others"
        scope.desk.at_key(("conditions", name), "S022", what, "Take one `holds` of the circle out.")


def _in_a_circle(waiting: Collection[str], referred: Mapping[str, AbstractSet[str]]) -> str:
    """Return a condition of a circle: each that waits refers to one that does."""
    name, passed = next(iter(waiting)), set[str]()
    while name not in passed:
        passed.add(name)
        name = min(other for other in referred[name] if other in waiting)
    return name


def build_exhibits(document: ScenarioDocument, scope: Scope) -> dict[ids.ExhibitId, Exhibit]:
    """Return the documents of the case."""
    exhibits = {}
    for name, one in document.exhibits.items():
        steps = ("exhibits", name)
        text = build_prose(one.text, scope, (*steps, "text"))
        exhibit = ids.ExhibitId(name)
        truth = one.truth or ("documented" if one.documented_by else "")
        cites = scope.cites(one.cites, steps)
        documents = scope.cites(one.documented_by, steps, "documented_by")
        claims = tuple([_claim(each, part, scope, steps) for each, part in one.claims.items()])
        exhibits[exhibit] = Exhibit(exhibit, one.title, text, truth, cites, documents, claims)
    return exhibits


def _claim(name: str, document: PaperClaimDocument, scope: Scope, steps: Steps) -> PaperClaim:
    at: Steps = (*steps, "claims", name)
    check_links(document.says, scope, (*at, "says"))
    check_links(document.because or "", scope, (*at, "because"))
    cites = scope.cites(document.cites, at)
    return PaperClaim(name, document.says, document.exactness, document.because or "", cites)


def _referred(guards: Iterable[Any]) -> set[str]:
    """Return the conditions that guards refer to, however deep."""
    found: set[str] = set()
    for guard in guards:
        if getattr(guard, "holds", None):
            found.add(guard.holds)
        for joined in ("any", "all", "of", "not_all"):
            found |= _referred(getattr(guard, joined, ()))
    return found
