"""Effects as authors write them: one class a kind, told apart by its first key."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from game.content.documents.base import Document, Duration, OneOrMore, Text, Whole, YesNo, kind_of, listed
from game.content.documents.guards import Guards

EFFECT_KINDS = (
    "meter",
    "find",
    "lose",
    "preserve",
    "forfeit",
    "sanction",
    "fines",
    "deadline",
    "meet",
    "docket",
)

Truth: TypeAlias = Literal["documented", "inferred", "invented"]


class EffectBase(Document):
    """What every effect may carry."""

    when: Guards | None = Field(None, description="Guards; where one fails, the effect does not happen.")
    because: Text | None = Field(
        None, description="The cause shown beside it; else the choice's, or the ruling's."
    )
    truth: Truth | None = Field(None, description="`documented`, `inferred` or `invented`.")
    grave: YesNo = Field(
        False, description="`true` where the change is so heavy that it needs a sentence of its own."
    )


class MeterEffect(EffectBase):
    """Moves a meter."""

    meter: Text = Field(description="The meter that is moved.")
    by: Whole | None = Field(None, description="Points up, or down where negative; or else `to`.")
    to: Whole | None = Field(None, description="The value it is set to; or else `by`.")


class FindEffect(EffectBase):
    """Establishes facts."""

    find: OneOrMore = Field(description="A fact, or a list of them.")


class LoseEffect(EffectBase):
    """Takes facts back."""

    lose: OneOrMore = Field(description="A fact, or a list of them.")


class PreserveEffect(EffectBase):
    """Preserves arguments."""

    preserve: OneOrMore = Field(
        description="An argument, or a list of them; nothing happens to a forfeited one."
    )


class ForfeitEffect(EffectBase):
    """Forfeits arguments for good."""

    forfeit: OneOrMore = Field(description="An argument, or a list of them; even preserved ones.")


class SanctionEffect(EffectBase):
    """Sets the daily sum of a matter."""

    sanction: Text = Field(description="The matter; its count of accrued days goes back to 0.")
    per_day: Whole = Field(description="The sum of the first day, in whole units of the currency, 1 or more.")
    doubles: Literal["never", "daily", "weekly"] = Field("never", description="How often the sum doubles.")
    cap: Whole | None = Field(None, description="The most that one day can cost.")


class FinesEffect(EffectBase):
    """Changes the fines owed in a matter."""

    fines: Text = Field(description="The matter.")
    by: Text | None = Field(
        None, description="A sum, or days of the daily sum such as `2 days`; or else `to`."
    )
    to: Whole | None = Field(None, description="The sum that is owed from now on; or else `by`.")


class DeadlineEffect(EffectBase):
    """Starts a deadline today, or moves one that is open."""

    deadline: Text = Field(description="The deadline.")
    starts_anew: Duration | None = Field(
        None, alias="in", description="The time from today, such as `14 days`; starts it anew; or else `by`."
    )
    by: Duration | None = Field(
        None, description="The time by which the last day moves while it is open; or else `in`."
    )


class MeetEffect(EffectBase):
    """Meets a deadline."""

    meet: Text = Field(description="The deadline; nothing happens unless it is open.")


class DocketEffect(EffectBase):
    """Writes a docket entry of its own."""

    docket: Text = Field(description="What the entry says.")
    by: Text | None = Field(None, description="Who makes it, from the cast.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


EffectDocument: TypeAlias = Annotated[
    Annotated[MeterEffect, Tag("effect:meter")]
    | Annotated[FindEffect, Tag("effect:find")]
    | Annotated[LoseEffect, Tag("effect:lose")]
    | Annotated[PreserveEffect, Tag("effect:preserve")]
    | Annotated[ForfeitEffect, Tag("effect:forfeit")]
    | Annotated[SanctionEffect, Tag("effect:sanction")]
    | Annotated[FinesEffect, Tag("effect:fines")]
    | Annotated[DeadlineEffect, Tag("effect:deadline")]
    | Annotated[MeetEffect, Tag("effect:meet")]
    | Annotated[DocketEffect, Tag("effect:docket")],
    Discriminator(
        kind_of("effect", EFFECT_KINDS),
        custom_error_type="unknown_effect",
        custom_error_message="unknown effect",
    ),
]

Effects: TypeAlias = Annotated[tuple[EffectDocument, ...], BeforeValidator(listed)]
