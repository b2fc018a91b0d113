"""Guards as authors write them: one class a kind, known by its first key, with what it makes."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypeAlias

from game.content.compared import compared
from game.content.documents import values
from game.content.documents.base import Document, FirstKey, key
from game.content.documents.kinds import KindDocument, NameScope, kinds_by_key
from game.content.documents.values import Count, Day, Text, Whole, listed
from game.content.tree import Steps
from game.model.guards import values as guards
from game.model.guards.logic import AllOf, AnyOf, CountWithin, HoldsCondition, NotAllOf
from game.model.guards.ranges import Range
from game.model.guards.standing import After, Before, DeadlineIs, MayMove, StandsIn
from game.model.ids import MeterId
from game.model.kinds import Guard


class GuardDocument(KindDocument):
    """A condition."""


class RangeDocument(Document):
    """The bounds of a number; at least one of them."""

    at_least: Whole | None = key("This number or more.", None)
    at_most: Whole | None = key("This number or less.", None)
    above: Whole | None = key("More than this number.", None)
    below: Whole | None = key("Less than this number.", None)
    exactly: Whole | None = key("Just this number.", None, written="is")

    def range(self, scope: NameScope, steps: Steps) -> Range | None:
        """Return the bounds, or None after adding a problem; `above 5` is `at_least 6` of whole numbers."""
        above, below = self.above, self.below
        lows = (self.at_least, self.exactly, None if above is None else above + 1)
        highs = (self.at_most, self.exactly, None if below is None else below - 1)
        low = max([bound for bound in lows if bound is not None], default=None)
        high = min([bound for bound in highs if bound is not None], default=None)
        if low is None and high is None:
            if not scope.less(self, steps):
                what = "this guard names no number to compare with"
                scope.error(steps, "S020", what, "Add one of: at_least, at_most, above, below, is.")
            return None
        if low is not None and high is not None and low > high:
            what = "no number can lie within these bounds"
            scope.error(steps, "S020", what, "Make the lower one smaller, or the upper one greater.")
            return None
        return Range(low, high)


class MeterGuard(
    RangeDocument, GuardDocument, kind="meter", makes=(guards.MeterWithin,), in_rule_books=False
):
    """A meter lies within bounds."""

    meter: Text = key("The meter that is looked at.", names="meter")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        known = scope.known("meter", self.meter, (*steps, "meter"))
        if not known and compared(self.meter):  # Its number was told of with the name.
            return None
        bounds = self.range(scope, steps)
        return guards.MeterWithin(MeterId(self.meter), bounds) if known and bounds else None


class FinesGuard(RangeDocument, GuardDocument, kind="fines", makes=(guards.FinesWithin,)):
    """The fines owed in a matter lie within bounds."""

    fines: Text = key("The matter whose fines are looked at; in a rule book, `this`.", names="matter")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        matter = scope.matter(self.fines, (*steps, "fines"))
        if matter is None and compared(self.fines):
            return None
        bounds = self.range(scope, steps)
        return guards.FinesWithin(matter, bounds) if matter and bounds else None


class SanctionGuard(GuardDocument, kind="sanction", makes=(guards.SanctionSet,)):
    """A daily sum is set, stayed or not."""

    sanction: Text = key("The matter whose daily sum is looked at; in a rule book, `this`.", names="matter")


class FactGuard(GuardDocument, kind="fact", makes=(guards.FactFound,)):
    """A fact has been found."""

    fact: Text = key("The fact that must have been found.", names="fact")


class PreservedGuard(GuardDocument, kind="preserved", makes=(guards.ArgumentPreserved,), in_rule_books=False):
    """An argument is preserved."""

    preserved: Text = key("The argument that must be preserved.", names="argument")


class ForfeitedGuard(GuardDocument, kind="forfeited", makes=(guards.ArgumentForfeited,), in_rule_books=False):
    """An argument is forfeited."""

    forfeited: Text = key("The argument that must be forfeited.", names="argument")


class PostureGuard(GuardDocument, kind="posture", makes=(StandsIn,)):
    """A matter stands in one of some postures."""

    posture: Annotated[tuple[Text, ...], values.Expanded(listed)] = key(
        "A posture, or a list of which any will do; `matter.posture` where there are several.",
        names="posture",
    )

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        found = [scope.standpoint(one, (*steps, "posture", i)) for i, one in enumerate(self.posture)]
        standpoints = tuple([one for one in found if one is not None])
        return StandsIn(standpoints) if standpoints else None


class MayGuard(GuardDocument, kind="may", makes=(MayMove,), in_rule_books=False):
    """The rule book allows a move now."""

    may: Text = key("The move; `matter.move` where there are several matters.", names="move")


class DeadlineGuard(GuardDocument, kind="deadline", makes=(DeadlineIs,)):
    """A deadline is open, met or missed."""

    deadline: Text = key(
        "The deadline; a rule book's is `matter.deadline` where there are several matters.", names="deadline"
    )
    status: Literal["open", "met", "missed"] = key(
        "How it must stand; a deadline that has not started is none of these.", written="is"
    )

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        deadline = scope.deadline(self.deadline, (*steps, "deadline"))
        return DeadlineIs(deadline, self.status) if deadline else None


class BeforeGuard(GuardDocument, kind="before", makes=(Before,), refers=False):
    """Today is before a day."""

    before: Day = key("The first day on which it no longer holds.")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        return Before(self.before)


class AfterGuard(GuardDocument, kind="after", makes=(After,), refers=False):
    """Today is after a day."""

    after: Day = key("The last day on which it does not hold yet.")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        return After(self.after)


class ChosenGuard(GuardDocument, kind="chosen", makes=(guards.Chosen,), in_rule_books=False):
    """A choice has been made."""

    chosen: Text = key("The choice, as `scene.choice`.", names="choice")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        key = scope.choice(self.chosen, (*steps, "chosen"))
        # Where nothing calls its piece, which is reported, there is none.
        copies = scope.copies(key) if key else ()
        return guards.Chosen(copies[0], copies[1:]) if copies else None


class HoldsGuard(GuardDocument, kind="holds", makes=(HoldsCondition,), in_rule_books=False):
    """A named condition holds."""

    holds: Text = key("The condition, declared under `conditions`.", names="condition")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        known = scope.known("condition", self.holds, (*steps, "holds"))
        return scope.conditions.get(self.holds) if known else None


class AllGuard(GuardDocument, kind="all", makes=(AllOf,), refers=False):
    """All of some guards hold."""

    all: "Guards" = key("The guards that must all hold, as one part of an `any` or of a count.")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        return AllOf(build_guards(self.all, scope, (*steps, "all")))


class AnyGuard(GuardDocument, kind="any", makes=(AnyOf,), refers=False):
    """At least one of some guards holds."""

    any: "Guards" = key("The guards of which one is enough.")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        return AnyOf(build_guards(self.any, scope, (*steps, "any")))


class CountGuard(RangeDocument, GuardDocument, kind="of", makes=(CountWithin,), refers=False):
    """So many of some guards hold."""

    of: "Guards" = key("The guards that are counted: how many of them hold lies within the bounds.")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        bounds, parts = self.range(scope, steps), build_guards(self.of, scope, (*steps, "of"))
        fitting = [count for count in range(len(self.of) + 1) if bounds and bounds.contains(count)]
        if bounds and len(fitting) in (0, len(self.of) + 1):
            what = f"these bounds {'never' if not fitting else 'always'} hold of {len(self.of)} guards"
            scope.error(steps, "S020", what, "Write how many of them must hold, such as `at_least: 2`.")
        return CountWithin(parts, bounds) if bounds else None


class NotGuard(GuardDocument, kind="not", makes=(NotAllOf,), refers=False):
    """Not all of some guards hold."""

    not_all: "Guards" = key("The guards that must not all hold.", written="not")

    def built(self, scope: NameScope, steps: Steps) -> Guard | None:
        return NotAllOf(build_guards(self.not_all, scope, (*steps, "not")))


GUARDS: Mapping[str, type[GuardDocument]] = kinds_by_key(GuardDocument, Guard)

Guards: TypeAlias = Annotated[
    tuple[Annotated[GuardDocument, FirstKey("guard", GUARDS)], ...], Count(least=1), values.Expanded(listed)
]


def build_guards(
    documents: Iterable[GuardDocument] | None, scope: NameScope, steps: Steps
) -> tuple[Guard, ...]:
    """Return the guards of a list; those that refer to nothing are reported and left out."""
    built: list[Guard] = []
    for index, document in enumerate(documents or ()):
        here = (*steps, index)
        if scope.this is not None and not document.in_rule_books:
            allowed = [kind for kind, one in GUARDS.items() if one.in_rule_books]
            remedy = f"Use one of: {', '.join(allowed)}."
            scope.error(here, "P003", f"a rule book cannot use the guard '{document.kind}'", remedy)
        elif (guard := document.built(scope, here)) is not None:
            built.append(guard)
    return tuple(built)
