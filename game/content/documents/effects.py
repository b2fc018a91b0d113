"""Effects as authors write them: one class a kind, told apart by its first key."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from game.content.documents.base import Document, FirstKey, key
from game.content.documents.guards import Guards
from game.content.documents.values import Before, Duration, OneOrMore, Text, Whole, YesNo, listed

Truth: TypeAlias = Literal["documented", "inferred", "invented"]


class EffectBase(Document):
    """What every effect may carry."""

    when: Guards | None = key(None, means="Guards; where one fails, the effect does not happen.")
    because: Text | None = key(None, means="The cause shown beside it; else the choice's, or the ruling's.")
    truth: Truth | None = key(None, means="`documented`, `inferred` or `invented`.")
    grave: YesNo = key(
        False, means="`true` where the change is so heavy that it needs a sentence of its own."
    )


class MeterEffect(EffectBase):
    """Moves a meter."""

    meter: Text = key(means="The meter that is moved.")
    by: Whole | None = key(None, means="Points up, or down where negative; or else `to`.")
    to: Whole | None = key(None, means="The value it is set to; or else `by`.")


class FindEffect(EffectBase):
    """Establishes facts."""

    find: OneOrMore = key(means="A fact, or a list of them.")


class LoseEffect(EffectBase):
    """Takes facts back."""

    lose: OneOrMore = key(means="A fact, or a list of them.")


class PreserveEffect(EffectBase):
    """Preserves arguments."""

    preserve: OneOrMore = key(means="An argument, or a list of them; nothing happens to a forfeited one.")


class ForfeitEffect(EffectBase):
    """Forfeits arguments for good."""

    forfeit: OneOrMore = key(means="An argument, or a list of them; even preserved ones.")


class SanctionEffect(EffectBase):
    """Sets the daily sum of a matter."""

    sanction: Text = key(means="The matter; its count of accrued days goes back to 0.")
    per_day: Whole = key(means="The sum of the first day, in whole units of the currency, 1 or more.")
    doubles: Literal["never", "daily", "weekly"] = key("never", means="How often the sum doubles.")
    cap: Whole | None = key(None, means="The most that one day can cost.")


class FinesEffect(EffectBase):
    """Changes the fines owed in a matter."""

    fines: Text = key(means="The matter.")
    by: Text | None = key(None, means="A sum, or days of the daily sum such as `2 days`; or else `to`.")
    to: Whole | None = key(None, means="The sum that is owed from now on; or else `by`.")


class DeadlineEffect(EffectBase):
    """Starts a deadline today, or moves one that is open."""

    deadline: Text = key(means="The deadline.")
    starts_anew: Duration | None = key(
        None, written="in", means="The time from today, such as `14 days`; starts it anew; or else `by`."
    )
    by: Duration | None = key(
        None, means="The time by which the last day moves while it is open; or else `in`."
    )


class MeetEffect(EffectBase):
    """Meets a deadline."""

    meet: Text = key(means="The deadline; nothing happens unless it is open.")


class DocketEffect(EffectBase):
    """Writes a docket entry of its own."""

    docket: Text = key(means="What the entry says.")
    by: Text | None = key(None, means="Who makes it, from the cast.")
    cites: OneOrMore = key((), means="Authorities, by id.")


EFFECTS: Mapping[str, type[EffectBase]] = {
    "meter": MeterEffect,
    "find": FindEffect,
    "lose": LoseEffect,
    "preserve": PreserveEffect,
    "forfeit": ForfeitEffect,
    "sanction": SanctionEffect,
    "fines": FinesEffect,
    "deadline": DeadlineEffect,
    "meet": MeetEffect,
    "docket": DocketEffect,
}

EffectDocument: TypeAlias = (
    MeterEffect
    | FindEffect
    | LoseEffect
    | PreserveEffect
    | ForfeitEffect
    | SanctionEffect
    | FinesEffect
    | DeadlineEffect
    | MeetEffect
    | DocketEffect
)

Effects: TypeAlias = Annotated[
    tuple[Annotated[EffectDocument, FirstKey("effect", EFFECTS)], ...], Before(listed)
]
