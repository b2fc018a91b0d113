"""The daily sum of a matter, and what it comes to over the days."""

from collections.abc import Mapping
from typing import Literal

from game.model.ids import PostureId
from game.model.value import value

Doubling = Literal["never", "daily", "weekly"]

# Fines stop growing here: a quadrillion is past every treasury, and keeps doubling sums printable.
MOST_FINES = 10**15

_DAYS_TO_DOUBLE: Mapping[Doubling, int] = {"daily": 1, "weekly": 7}


@value
class Sanction:
    """A sum owed for each day in contempt, in whole units of the scenario's currency, 0 or more."""

    per_day: int
    doubles: Doubling = "never"
    cap: int | None = None

    def on_day(self, number: int) -> int:
        """Return the cost of the accrued day of this number, counted from 1."""
        doublings = (number - 1) // _DAYS_TO_DOUBLE[self.doubles] if self.doubles != "never" else 0
        # Past the largest sum that is ever owed, further doubling changes nothing.
        cost = self.per_day << min(doublings, MOST_FINES.bit_length())
        return min(cost, MOST_FINES if self.cap is None else self.cap)

    def over(self, days: int, after: int) -> int:
        """Return the cost of the next `days` days, once `after` days have been counted."""
        if self.doubles == "never":
            return self.on_day(1) * days
        return sum(self.on_day(after + day) for day in range(1, days + 1))


@value
class Standing:
    """Where one matter stands: its posture, the sum that is set, the days counted, the fines owed."""

    posture: PostureId
    sanction: Sanction | None = None
    accrued_days: int = 0
    fines: int = 0

    def set_to(self, sanction: Sanction) -> "Standing":
        """Return the standing with this daily sum set and the count of accrued days back to 0."""
        return Standing(self.posture, sanction, 0, self.fines)

    def accrued(self, days: int) -> "Standing":
        """Return the standing with the next days of the sum owed; itself where no sum is set."""
        if self.sanction is None or days < 1:
            return self
        owed = self.sanction.over(days, after=self.accrued_days)
        return Standing(self.posture, self.sanction, self.accrued_days + days, fines_of(self.fines + owed))

    def owing(self, fines: int) -> "Standing":
        """Return the standing with the fines set to a sum, kept at 0 or more."""
        return Standing(self.posture, self.sanction, self.accrued_days, fines_of(fines))


def fines_of(amount: int) -> int:
    """Return an amount kept between 0 and the most that is ever owed."""
    return max(0, min(amount, MOST_FINES))
