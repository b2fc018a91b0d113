"""Sums and dates as they are shown."""

from collections.abc import Mapping
from datetime import date

_SIGNS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def money(amount: int, currency: str) -> str:
    """Return a sum in whole units and thousands, such as `$350,000` or `CHF 1,000`."""
    sign = _SIGNS.get(currency)
    return f"{sign}{amount:,}" if sign else f"{currency}\N{NO-BREAK SPACE}{amount:,}"


def long_day(day: date) -> str:
    """Return a date such as `8 September 2014`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return a date such as `8 Sep 2014`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
