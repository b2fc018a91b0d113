"""A day by which something must be done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from game.model.value import value

DeadlineStatus = Literal["open", "met", "missed"]

# The calendar ends with the year 9999; a deadline leaves the one day on which it can be missed.
LATEST_LAST_DAY = date.max - timedelta(days=1)


def day_after(today: date, days: int) -> date:
    """Return the day that comes some days after another, or the latest that a deadline can have."""
    return today + timedelta(days=min(days, (LATEST_LAST_DAY - today).days))


@value
class Deadline:
    """A started deadline; its last day is still in time, the day after it is missed."""

    started: date
    last_day: date
    status: DeadlineStatus = "open"
    ended: date | None = None

    def met_on(self, today: date) -> "Deadline":
        """Return this deadline as met, where it is open; else itself."""
        return replace(self, status="met", ended=today) if self.status == "open" else self

    def seen_on(self, today: date) -> "Deadline":
        """Return this deadline as it stands on a day: missed once its last day has passed."""
        if self.status != "open" or today <= self.last_day:
            return self
        return replace(self, status="missed", ended=self.last_day + timedelta(days=1))

    def moved_by(self, days: int, not_before: date) -> "Deadline":
        """Return this deadline with its last day moved, never before a day; itself where it is not open."""
        if self.status != "open":
            return self
        return replace(self, last_day=max(day_after(self.last_day, days), not_before))
