"""Effects as authors write them: one class a kind, known by its first key, with what it makes."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypeAlias

from game.content.compared import changed, nearest
from game.content.documents.base import FirstKey, key
from game.content.documents.guards import Guards, build_guards
from game.content.documents.kinds import KindDocument, NameScope, kinds_by_key
from game.content.documents.values import (
    Cites,
    Duration,
    Expanded,
    MistakesError,
    OneOrMore,
    Text,
    Truth,
    Whole,
    YesNo,
    duration,
    listed,
    whole_number,
)
from game.content.problems import brief
from game.content.tree import Steps
from game.model.effects.deadlines import CancelDeadline, MeetDeadline, MoveDeadline, StartDeadline
from game.model.effects.numbers import ChangeFines, MoveMeter, SetSanction
from game.model.effects.record import FindFacts, ForfeitArguments, LoseFacts, PreserveArguments, WriteDocket
from game.model.ids import CastId, MeterId
from game.model.kinds import Change, Effect
from game.model.position import MOST_FINES, Sanction


class EffectDocument(KindDocument):
    """What every effect may carry."""

    when: Guards | None = key("Guards; where one fails, the effect does not happen.", None)
    because: Text | None = key("The cause shown beside it; else the choice's, or the ruling's.", None)
    truth: Truth | None = key("`documented`, `inferred` or `invented`.", None)
    grave: YesNo = key("`true` where the change is so heavy that it needs a sentence of its own.", False)


def _told_of_change(noun: str, written: str, scope: NameScope, steps: Steps) -> bool:
    """Return whether a name has its change inside, such as `trust +5`, which is then a problem."""
    there, found = scope.declared(noun), changed(written)
    if written in there or found is None or not (name := nearest(found[0], there)):
        return False
    key = "fines" if noun == "matter" else noun
    remedy = f"Write `{{{key}: {name}, {found[1]}}}`."
    scope.error((*steps, key), "S012", f"unknown {noun} '{brief(written)}'", remedy)
    return True


class MeterEffect(EffectDocument, kind="meter", makes=(MoveMeter,)):
    """Moves a meter."""

    meter: Text = key("The meter that is moved.", names="meter")
    by: Whole | None = key("Points up, or down where negative; or else `to`.", None)
    to: Whole | None = key("The value it is set to; or else `by`.", None)

    def built(self, scope: NameScope, steps: Steps) -> Change | None:
        if self.by is None and self.to is None and _told_of_change("meter", self.meter, scope, steps):
            return None
        fits = scope.one_of_two(self, {"by": self.by, "to": self.to}, steps)
        known = scope.known("meter", self.meter, (*steps, "meter"))
        if not fits or not known or self.meter not in scope.bounds:
            return None
        lowest, highest = scope.bounds[self.meter]
        return MoveMeter(MeterId(self.meter), lowest, highest, self.by, self.to)


class FindEffect(EffectDocument, kind="find", makes=(FindFacts,)):
    """Establishes facts."""

    find: OneOrMore = key("A fact, or a list of them.", names="fact")


class LoseEffect(EffectDocument, kind="lose", makes=(LoseFacts,)):
    """Takes facts back."""

    lose: OneOrMore = key("A fact, or a list of them.", names="fact")


class PreserveEffect(EffectDocument, kind="preserve", makes=(PreserveArguments,)):
    """Preserves arguments."""

    preserve: OneOrMore = key(
        "An argument, or a list of them; nothing happens to a forfeited one.", names="argument"
    )


class ForfeitEffect(EffectDocument, kind="forfeit", makes=(ForfeitArguments,)):
    """Forfeits arguments for good."""

    forfeit: OneOrMore = key("An argument, or a list of them; even preserved ones.", names="argument")


class SanctionEffect(EffectDocument, kind="sanction", makes=(SetSanction,)):
    """Sets the daily sum of a matter."""

    sanction: Text = key("The matter; its count of accrued days goes back to 0.", names="matter")
    per_day: Whole = key("The sum of the first day, in whole units of the currency, 1 or more.")
    doubles: Literal["never", "daily", "weekly"] = key("How often the sum doubles.", "never")
    cap: Whole | None = key("The most that one day can cost.", None)

    def built(self, scope: NameScope, steps: Steps) -> Change | None:
        matter = scope.matter(self.sanction, (*steps, "sanction"))
        sums = [self.per_day] if self.cap is None else [self.per_day, self.cap]
        if not all(0 < sum_ <= MOST_FINES for sum_ in sums):
            what = f"a daily sum and its cap are from 1 to {MOST_FINES:,}"
            remedy = "Write such a sum in whole units of the currency."
            scope.error((*steps, "per_day"), "S008", what, remedy)
            return None
        return SetSanction(matter, Sanction(self.per_day, self.doubles, self.cap)) if matter else None


class FinesEffect(EffectDocument, kind="fines", makes=(ChangeFines,)):
    """Changes the fines owed in a matter."""

    fines: Text = key("The matter.", names="matter")
    by: Text | None = key("A sum, or days of the daily sum such as `2 days`; or else `to`.", None)
    to: Whole | None = key("The sum that is owed from now on; or else `by`.", None)

    def built(self, scope: NameScope, steps: Steps) -> Change | None:
        if self.by is None and self.to is None and _told_of_change("matter", self.fines, scope, steps):
            return None
        matter = scope.matter(self.fines, (*steps, "fines"))
        if not scope.one_of_two(self, {"by": self.by, "to": self.to}, steps) or matter is None:
            return None
        if self.by is None:
            return ChangeFines(matter, to=self.to)
        try:
            if "day" in self.by or "week" in self.by:
                days = duration(self.by)
                if days > 0:
                    return ChangeFines(matter, by_days=days)
            else:
                return ChangeFines(matter, by=whole_number(self.by))
        except MistakesError:
            pass
        what = f"'by' asks for a sum or for days of the daily sum, not '{self.by[:40]}'"
        remedy = "Write a sum such as `10000`, or a time such as `2 days`."
        scope.error((*steps, "by"), "S006", what, remedy)
        return None


class DeadlineEffect(EffectDocument, kind="deadline", makes=(StartDeadline, MoveDeadline)):
    """Starts a deadline today, or moves one that is open."""

    deadline: Text = key("The deadline.", names="deadline")
    starts_anew: Duration | None = key(
        "The time from today, such as `14 days`; starts it anew; or else `by`.", None, written="in"
    )
    by: Duration | None = key("The time by which the last day moves while it is open; or else `in`.", None)

    def built(self, scope: NameScope, steps: Steps) -> Change | None:
        deadline = scope.deadline(self.deadline, (*steps, "deadline"))
        fits = scope.one_of_two(self, {"in": self.starts_anew, "by": self.by}, steps)
        if deadline is None or not fits:
            return None
        if self.by is not None:
            return MoveDeadline(deadline, self.by)
        if self.starts_anew is None or self.starts_anew < 0:
            what = "a deadline cannot start in the past"
            scope.error((*steps, "in"), "S008", what, "Write `0 days` or more.")
            return None
        return StartDeadline(deadline, self.starts_anew)


class MeetEffect(EffectDocument, kind="meet", makes=(MeetDeadline,)):
    """Meets a deadline."""

    meet: Text = key("The deadline; nothing happens unless it is open.", names="deadline")


class CancelEffect(EffectDocument, kind="cancel", makes=(CancelDeadline,)):
    """Cancels a deadline, as if it had never been started."""

    cancel: Text = key("The deadline; nothing happens unless it is open.", names="deadline")


class DocketEffect(EffectDocument, kind="docket", makes=(WriteDocket,), refers=False):
    """Writes a docket entry of its own."""

    docket: Text = key("What the entry says.")
    by: Text | None = key("Who makes it, from the cast.", None, names="cast member")
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    documented_by: Cites = key(
        "What documents it, each with its pin; sealed until the history.", (), names="authority"
    )

    def built(self, scope: NameScope, steps: Steps) -> Change | None:
        cites = scope.cites(self.cites, steps)
        if self.by is not None:
            scope.known("cast member", self.by, (*steps, "by"))
        by = CastId(self.by) if self.by else None
        documents = scope.cites(self.documented_by, steps, "documented_by")
        return WriteDocket(self.docket, by, cites, documents)


EFFECTS: Mapping[str, type[EffectDocument]] = kinds_by_key(EffectDocument, Change)

Effects: TypeAlias = Annotated[
    tuple[Annotated[EffectDocument, FirstKey("effect", EFFECTS)], ...], Expanded(listed)
]


def build_effects(
    documents: Iterable[EffectDocument], scope: NameScope, steps: Steps, truth: str = ""
) -> tuple[Effect, ...]:
    """Return the effects of a list; `truth` is the label of what they stand in."""
    effects: list[Effect] = []
    for index, document in enumerate(documents):
        here = (*steps, index)
        change: Change | None = document.built(scope, here)
        when = build_guards(document.when, scope, (*here, "when"))
        if change is not None:
            documented = isinstance(change, WriteDocket) and change.documented_by
            label = document.truth or ("documented" if documented else truth)
            effects.append(Effect(change, when, document.because or "", label, document.grave))
    return tuple(effects)
