"""Guards as authors write them: one class a kind, told apart by its first key."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from game.content.documents.base import Day, Document, Text, Whole, kind_of, listed

GUARD_KINDS = (
    "meter",
    "fines",
    "sanction",
    "fact",
    "preserved",
    "forfeited",
    "posture",
    "may",
    "deadline",
    "before",
    "after",
    "chosen",
    "holds",
    "any",
    "not",
)


class RangeDocument(Document):
    """The bounds of a number; at least one of them."""

    at_least: Whole | None = Field(None, description="This number or more.")
    at_most: Whole | None = Field(None, description="This number or less.")
    above: Whole | None = Field(None, description="More than this number.")
    below: Whole | None = Field(None, description="Less than this number.")
    exactly: Whole | None = Field(None, alias="is", description="Just this number.")


class MeterGuard(RangeDocument):
    """A meter lies within bounds."""

    meter: Text = Field(description="The meter that is looked at.")


class FinesGuard(RangeDocument):
    """The fines owed in a matter lie within bounds."""

    fines: Text = Field(description="The matter whose fines are looked at; in a rule book, `this`.")


class SanctionGuard(Document):
    """A daily sum is set, stayed or not."""

    sanction: Text = Field(description="The matter whose daily sum is looked at; in a rule book, `this`.")


class FactGuard(Document):
    """A fact has been found."""

    fact: Text = Field(description="The fact that must have been found.")


class PreservedGuard(Document):
    """An argument is preserved."""

    preserved: Text = Field(description="The argument that must be preserved.")


class ForfeitedGuard(Document):
    """An argument is forfeited."""

    forfeited: Text = Field(description="The argument that must be forfeited.")


class PostureGuard(Document):
    """A matter stands in one of some postures."""

    posture: Annotated[tuple[Text, ...], BeforeValidator(listed)] = Field(
        description="A posture, or a list of which any will do; `matter.posture` where there are several."
    )


class MayGuard(Document):
    """The rule book allows a move now."""

    may: Text = Field(description="The move; `matter.move` where there are several matters.")


class DeadlineGuard(Document):
    """A deadline is open, met or missed."""

    deadline: Text = Field(
        description="The deadline; a rule book's is `matter.deadline` where there are several matters."
    )
    status: Literal["open", "met", "missed"] = Field(
        alias="is", description="How it must stand; a deadline that has not started is none of these."
    )


class BeforeGuard(Document):
    """Today is before a day."""

    before: Day = Field(description="The first day on which it no longer holds.")


class AfterGuard(Document):
    """Today is after a day."""

    after: Day = Field(description="The last day on which it does not hold yet.")


class ChosenGuard(Document):
    """A choice has been made."""

    chosen: Text = Field(description="The choice, as `scene.choice`.")


class HoldsGuard(Document):
    """A named condition holds."""

    holds: Text = Field(description="The condition, declared under `conditions`.")


class AnyGuard(Document):
    """At least one of some guards holds."""

    any: "Guards" = Field(description="The guards of which one is enough.")


class NotGuard(Document):
    """Not all of some guards hold."""

    not_all: "Guards" = Field(alias="not", description="The guards that must not all hold.")


GuardDocument: TypeAlias = Annotated[
    Annotated[MeterGuard, Tag("guard:meter")]
    | Annotated[FinesGuard, Tag("guard:fines")]
    | Annotated[SanctionGuard, Tag("guard:sanction")]
    | Annotated[FactGuard, Tag("guard:fact")]
    | Annotated[PreservedGuard, Tag("guard:preserved")]
    | Annotated[ForfeitedGuard, Tag("guard:forfeited")]
    | Annotated[PostureGuard, Tag("guard:posture")]
    | Annotated[MayGuard, Tag("guard:may")]
    | Annotated[DeadlineGuard, Tag("guard:deadline")]
    | Annotated[BeforeGuard, Tag("guard:before")]
    | Annotated[AfterGuard, Tag("guard:after")]
    | Annotated[ChosenGuard, Tag("guard:chosen")]
    | Annotated[HoldsGuard, Tag("guard:holds")]
    | Annotated[AnyGuard, Tag("guard:any")]
    | Annotated[NotGuard, Tag("guard:not")],
    Discriminator(
        kind_of("guard", GUARD_KINDS),
        custom_error_type="unknown_guard",
        custom_error_message="unknown guard",
    ),
]

Guards: TypeAlias = Annotated[tuple[GuardDocument, ...], Field(min_length=1), BeforeValidator(listed)]

AnyGuard.model_rebuild()
NotGuard.model_rebuild()
