"""Effects of documents to effects of the model."""

from collections.abc import Iterable

from game.content.building.guards import build_guards
from game.content.building.scope import Scope
from game.content.documents.base import Document
from game.content.documents.effects import (
    DeadlineEffect,
    DocketEffect,
    EffectDocument,
    FindEffect,
    FinesEffect,
    ForfeitEffect,
    LoseEffect,
    MeetEffect,
    MeterEffect,
    PreserveEffect,
    SanctionEffect,
)
from game.content.documents.values import MistakesError, duration, whole_number
from game.content.tree import Steps
from game.model.effects import (
    Change,
    ChangeFines,
    Effect,
    FindFacts,
    ForfeitArguments,
    LoseFacts,
    MeetDeadline,
    MoveDeadline,
    MoveMeter,
    PreserveArguments,
    SetSanction,
    StartDeadline,
    WriteDocket,
)
from game.model.ids import ArgumentId, AuthorityId, CastId, FactId, MeterId
from game.model.sanction import MOST_FINES, Sanction


def build_effects(
    documents: Iterable[EffectDocument], scope: Scope, steps: Steps, truth: str = ""
) -> tuple[Effect, ...]:
    """Return the effects of a list; `truth` is the label of what they stand in."""
    built: list[Effect] = []
    for index, document in enumerate(documents):
        here = (*steps, index)
        change = _change(document, scope, here)
        when = build_guards(document.when, scope, (*here, "when"))
        if change is not None:
            label = document.truth or truth
            built.append(Effect(change, when, document.because or "", label, document.grave))
    return tuple(built)


def _change(document: EffectDocument, scope: Scope, steps: Steps) -> Change | None:
    match document:
        case MeterEffect():
            return _meter(document, scope, steps)
        case FindEffect() | LoseEffect() | PreserveEffect() | ForfeitEffect():
            return _listed(document, scope, steps)
        case SanctionEffect():
            return _sanction(document, scope, steps)
        case FinesEffect():
            return _fines(document, scope, steps)
        case DeadlineEffect():
            return _deadline(document, scope, steps)
        case MeetEffect(meet=name):
            deadline = scope.deadline(name, (*steps, "meet"))
            return MeetDeadline(deadline) if deadline else None
        case DocketEffect():
            return _docket(document, scope, steps)


def _listed(
    document: FindEffect | LoseEffect | PreserveEffect | ForfeitEffect, scope: Scope, steps: Steps
) -> Change:
    names, desk = scope.names, scope.desk
    match document:
        case FindEffect(find=written):
            return FindFacts(tuple(map(FactId, names.all_known("fact", written, desk, (*steps, "find")))))
        case LoseEffect(lose=written):
            return LoseFacts(tuple(map(FactId, names.all_known("fact", written, desk, (*steps, "lose")))))
        case PreserveEffect(preserve=written):
            known = names.all_known("argument", written, desk, (*steps, "preserve"))
            return PreserveArguments(tuple(map(ArgumentId, known)))
        case ForfeitEffect(forfeit=written):
            known = names.all_known("argument", written, desk, (*steps, "forfeit"))
            return ForfeitArguments(tuple(map(ArgumentId, known)))


def one_of_two(document: Document, pair: dict[str, object], scope: Scope, steps: Steps) -> bool:
    """Return whether just one of two keys is there; where not, add a problem, unless it is told already."""
    there = 2 - list(pair.values()).count(None)
    if there == 1:
        return True
    if there == 2 or not scope.desk.less(document, steps):
        what = f"this takes just one of {' and '.join(f'`{key}`' for key in pair)}"
        remedy = "Both are there: leave one of them out." if there else "Neither is there: write one of them."
        scope.desk.error(steps, "S019", what, remedy)
    return False


def _meter(document: MeterEffect, scope: Scope, steps: Steps) -> Change | None:
    fits = one_of_two(document, {"by": document.by, "to": document.to}, scope, steps)
    known = scope.names.known("meter", document.meter, scope.desk, (*steps, "meter"))
    if not fits or not known or document.meter not in scope.bounds:
        return None
    lowest, highest = scope.bounds[document.meter]
    return MoveMeter(MeterId(document.meter), lowest, highest, document.by, document.to)


def _sanction(document: SanctionEffect, scope: Scope, steps: Steps) -> Change | None:
    matter = scope.matter(document.sanction, (*steps, "sanction"))
    sums = [document.per_day] if document.cap is None else [document.per_day, document.cap]
    if not all(0 < sum_ <= MOST_FINES for sum_ in sums):
        what = f"a daily sum and its cap are from 1 to {MOST_FINES:,}"
        remedy = "Write such a sum in whole units of the currency."
        scope.desk.error((*steps, "per_day"), "S008", what, remedy)
        return None
    return SetSanction(matter, Sanction(document.per_day, document.doubles, document.cap)) if matter else None


def _fines(document: FinesEffect, scope: Scope, steps: Steps) -> Change | None:
    matter = scope.matter(document.fines, (*steps, "fines"))
    if not one_of_two(document, {"by": document.by, "to": document.to}, scope, steps) or matter is None:
        return None
    if document.by is None:
        return ChangeFines(matter, to=document.to)
    try:
        if "day" in document.by or "week" in document.by:
            days = duration(document.by)
            if days > 0:
                return ChangeFines(matter, by_days=days)
        else:
            return ChangeFines(matter, by=whole_number(document.by))
    except MistakesError:
        pass
    what = f"'by' asks for a sum or for days of the daily sum, not '{document.by[:40]}'"
    scope.desk.error((*steps, "by"), "S006", what, "Write a sum such as `10000`, or a time such as `2 days`.")
    return None


def _deadline(document: DeadlineEffect, scope: Scope, steps: Steps) -> Change | None:
    deadline = scope.deadline(document.deadline, (*steps, "deadline"))
    fits = one_of_two(document, {"in": document.starts_anew, "by": document.by}, scope, steps)
    if deadline is None or not fits:
        return None
    if document.by is not None:
        return MoveDeadline(deadline, document.by)
    if document.starts_anew is None or document.starts_anew < 0:
        scope.desk.error(
            (*steps, "in"), "S008", "a deadline cannot start in the past", "Write `0 days` or more."
        )
        return None
    return StartDeadline(deadline, document.starts_anew)


def _docket(document: DocketEffect, scope: Scope, steps: Steps) -> Change:
    cites = scope.names.all_known("authority", document.cites, scope.desk, (*steps, "cites"))
    by = document.by
    if by is not None:
        scope.names.known("cast member", by, scope.desk, (*steps, "by"))
    return WriteDocket(document.docket, CastId(by) if by else None, tuple(map(AuthorityId, cites)))
