"""Guards of documents to guards of the model."""

from collections.abc import Iterable

from game.content.building.scope import Scope
from game.content.documents.guards import (
    GUARDS,
    AfterGuard,
    AnyGuard,
    BeforeGuard,
    ChosenGuard,
    DeadlineGuard,
    FactGuard,
    FinesGuard,
    ForfeitedGuard,
    GuardDocument,
    HoldsGuard,
    MayGuard,
    MeterGuard,
    NotGuard,
    PostureGuard,
    PreservedGuard,
    RangeDocument,
    SanctionGuard,
)
from game.content.tree import Steps
from game.model.guards import (
    After,
    AnyOf,
    ArgumentForfeited,
    ArgumentPreserved,
    Before,
    Chosen,
    DeadlineIs,
    FactFound,
    FinesWithin,
    Guard,
    MayMove,
    MeterWithin,
    NotAllOf,
    Range,
    SanctionSet,
    StandsIn,
)
from game.model.ids import ArgumentId, FactId, MeterId

_NOT_IN_RULE_BOOKS = (MeterGuard, PreservedGuard, ForfeitedGuard, MayGuard, ChosenGuard, HoldsGuard)


def build_guards(documents: Iterable[GuardDocument] | None, scope: Scope, steps: Steps) -> tuple[Guard, ...]:
    """Return the guards of a list; those that refer to nothing are told and left out."""
    if not documents:
        return ()
    built = [build_guard(document, scope, (*steps, i)) for i, document in enumerate(documents)]
    return tuple([guard for guard in built if guard is not None])


def build_guard(document: GuardDocument, scope: Scope, steps: Steps) -> Guard | None:
    """Return one guard, or with None after adding its problems."""
    if scope.this is not None and isinstance(document, _NOT_IN_RULE_BOOKS):
        kind = next(kind for kind, one in GUARDS.items() if isinstance(document, one))
        remedy = "Use one of: posture, fact, deadline, fines, sanction, before, after, any, not."
        scope.desk.error(steps, "P003", f"a rule book cannot use the guard '{kind}'", remedy)
        return None
    match document:
        case MeterGuard() | FactGuard() | PreservedGuard() | ForfeitedGuard() | HoldsGuard():
            return _named(document, scope, steps)
        case AnyGuard():
            return AnyOf(build_guards(document.any, scope, (*steps, "any")))
        case NotGuard():
            return NotAllOf(build_guards(document.not_all, scope, (*steps, "not")))
        case BeforeGuard():
            return Before(document.before)
        case AfterGuard():
            return After(document.after)
        case _:
            return _of_a_matter(document, scope, steps)


_Named = MeterGuard | FactGuard | PreservedGuard | ForfeitedGuard | HoldsGuard
_OfAMatter = FinesGuard | SanctionGuard | PostureGuard | MayGuard | DeadlineGuard | ChosenGuard


def _named(document: _Named, scope: Scope, steps: Steps) -> Guard | None:
    names, desk = scope.names, scope.desk
    match document:
        case MeterGuard(meter=meter):
            bounds = _range(document, scope, steps)
            known = names.known("meter", meter, desk, (*steps, "meter"))
            return MeterWithin(MeterId(meter), bounds) if known and bounds else None
        case FactGuard(fact=fact):
            return FactFound(FactId(fact)) if names.known("fact", fact, desk, (*steps, "fact")) else None
        case PreservedGuard(preserved=argument):
            known = names.known("argument", argument, desk, (*steps, "preserved"))
            return ArgumentPreserved(ArgumentId(argument)) if known else None
        case ForfeitedGuard(forfeited=argument):
            known = names.known("argument", argument, desk, (*steps, "forfeited"))
            return ArgumentForfeited(ArgumentId(argument)) if known else None
        case HoldsGuard(holds=condition):
            known = names.known("condition", condition, desk, (*steps, "holds"))
            return scope.conditions.get(condition) if known else None


def _of_a_matter(document: _OfAMatter, scope: Scope, steps: Steps) -> Guard | None:
    match document:
        case FinesGuard(fines=name):
            matter, bounds = scope.matter(name, (*steps, "fines")), _range(document, scope, steps)
            return FinesWithin(matter, bounds) if matter and bounds else None
        case SanctionGuard(sanction=name):
            matter = scope.matter(name, (*steps, "sanction"))
            return SanctionSet(matter) if matter else None
        case PostureGuard(posture=written):
            found = (scope.standpoint(one, (*steps, "posture", i)) for i, one in enumerate(written))
            standpoints = tuple(one for one in found if one is not None)
            return StandsIn(standpoints) if standpoints else None
        case MayGuard(may=name):
            move = scope.move(name, (*steps, "may"))
            return MayMove(move) if move else None
        case DeadlineGuard(deadline=name, status=status):
            deadline = scope.deadline(name, (*steps, "deadline"))
            return DeadlineIs(deadline, status) if deadline else None
        case ChosenGuard(chosen=written):
            choice = scope.choice(written, (*steps, "chosen"))
            return Chosen(choice) if choice else None


def _range(document: RangeDocument, scope: Scope, steps: Steps) -> Range | None:
    """Numbers are whole, so `above 5` is `at_least 6`."""
    above, below = document.above, document.below
    lows = (document.at_least, document.exactly, None if above is None else above + 1)
    highs = (document.at_most, document.exactly, None if below is None else below - 1)
    low = max([bound for bound in lows if bound is not None], default=None)
    high = min([bound for bound in highs if bound is not None], default=None)
    if low is None and high is None:
        remedy = "Add one of: at_least, at_most, above, below, is."
        if not scope.desk.less(document, steps):
            scope.desk.error(steps, "S020", "this guard names no number to compare with", remedy)
        return None
    if low is not None and high is not None and low > high:
        scope.desk.error(
            steps,
            "S020",
            "no number can lie within these bounds",
            "Make the lower one smaller, or the upper one greater.",
        )
        return None
    return Range(low, high)
