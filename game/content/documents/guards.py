"""Guards as authors write them: one class a kind, told apart by its first key."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from game.content.documents.base import Document, FirstKey, key
from game.content.documents.values import Before, Count, Day, Text, Whole, listed


class RangeDocument(Document):
    """The bounds of a number; at least one of them."""

    at_least: Whole | None = key(None, means="This number or more.")
    at_most: Whole | None = key(None, means="This number or less.")
    above: Whole | None = key(None, means="More than this number.")
    below: Whole | None = key(None, means="Less than this number.")
    exactly: Whole | None = key(None, written="is", means="Just this number.")


class MeterGuard(RangeDocument):
    """A meter lies within bounds."""

    meter: Text = key(means="The meter that is looked at.")


class FinesGuard(RangeDocument):
    """The fines owed in a matter lie within bounds."""

    fines: Text = key(means="The matter whose fines are looked at; in a rule book, `this`.")


class SanctionGuard(Document):
    """A daily sum is set, stayed or not."""

    sanction: Text = key(means="The matter whose daily sum is looked at; in a rule book, `this`.")


class FactGuard(Document):
    """A fact has been found."""

    fact: Text = key(means="The fact that must have been found.")


class PreservedGuard(Document):
    """An argument is preserved."""

    preserved: Text = key(means="The argument that must be preserved.")


class ForfeitedGuard(Document):
    """An argument is forfeited."""

    forfeited: Text = key(means="The argument that must be forfeited.")


class PostureGuard(Document):
    """A matter stands in one of some postures."""

    posture: Annotated[tuple[Text, ...], Before(listed)] = key(
        means="A posture, or a list of which any will do; `matter.posture` where there are several."
    )


class MayGuard(Document):
    """The rule book allows a move now."""

    may: Text = key(means="The move; `matter.move` where there are several matters.")


class DeadlineGuard(Document):
    """A deadline is open, met or missed."""

    deadline: Text = key(
        means="The deadline; a rule book's is `matter.deadline` where there are several matters."
    )
    status: Literal["open", "met", "missed"] = key(
        written="is", means="How it must stand; a deadline that has not started is none of these."
    )


class BeforeGuard(Document):
    """Today is before a day."""

    before: Day = key(means="The first day on which it no longer holds.")


class AfterGuard(Document):
    """Today is after a day."""

    after: Day = key(means="The last day on which it does not hold yet.")


class ChosenGuard(Document):
    """A choice has been made."""

    chosen: Text = key(means="The choice, as `scene.choice`.")


class HoldsGuard(Document):
    """A named condition holds."""

    holds: Text = key(means="The condition, declared under `conditions`.")


class AnyGuard(Document):
    """At least one of some guards holds."""

    any: "Guards" = key(means="The guards of which one is enough.")


class NotGuard(Document):
    """Not all of some guards hold."""

    not_all: "Guards" = key(written="not", means="The guards that must not all hold.")


GUARDS: Mapping[str, type[Document]] = {
    "meter": MeterGuard,
    "fines": FinesGuard,
    "sanction": SanctionGuard,
    "fact": FactGuard,
    "preserved": PreservedGuard,
    "forfeited": ForfeitedGuard,
    "posture": PostureGuard,
    "may": MayGuard,
    "deadline": DeadlineGuard,
    "before": BeforeGuard,
    "after": AfterGuard,
    "chosen": ChosenGuard,
    "holds": HoldsGuard,
    "any": AnyGuard,
    "not": NotGuard,
}

GuardDocument: TypeAlias = (
    MeterGuard
    | FinesGuard
    | SanctionGuard
    | FactGuard
    | PreservedGuard
    | ForfeitedGuard
    | PostureGuard
    | MayGuard
    | DeadlineGuard
    | BeforeGuard
    | AfterGuard
    | ChosenGuard
    | HoldsGuard
    | AnyGuard
    | NotGuard
)

Guards: TypeAlias = Annotated[
    tuple[Annotated[GuardDocument, FirstKey("guard", GUARDS)], ...], Count(least=1), Before(listed)
]
