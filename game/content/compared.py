"""What was meant where a name and a number stand in one text: `trust >= 60`, or `trust +5`.

It is looked for only where there is a mistake to tell, so that reading a well file costs nothing.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from game.content.problems import did_you_mean

# What compares, as authors write it, with the key of a guard that does.
_BOUNDS: Mapping[str, str] = {
    **dict.fromkeys((">=", "=>", "\u2265", "at least", "no less than", "from"), "at_least"),
    **dict.fromkeys(("<=", "=<", "\u2264", "at most", "no more than", "up to"), "at_most"),
    **dict.fromkeys((">", "above", "over", "more than", "greater than", "higher than"), "above"),
    **dict.fromkeys(("<", "below", "under", "less than", "lower than"), "below"),
    **dict.fromkeys(("=", "==", "is", "equals", "exactly"), "is"),
}
_TURNED: Mapping[str, str] = {
    "at_least": "at_most",
    "at_most": "at_least",
    "above": "below",
    "below": "above",
    "is": "is",
}
_SIGN = "|".join(re.escape(one) for one in sorted(_BOUNDS, key=len, reverse=True))
_NAME_FIRST = re.compile(
    rf"(?P<name>\S.*?)(?:\s*(?:\bis\s+)?(?P<sign>{_SIGN})\s*|\s+)(?P<number>-?\d{{1,15}})%?"
)
_NUMBER_FIRST = re.compile(r"(?P<number>-?\d{1,15})\s*(?P<sign>[<>=\u2264\u2265]{1,2})\s*(?P<name>\S+)")
_BOUND = re.compile(rf"(?P<sign>{_SIGN})\s*(?P<number>-?\d{{1,15}})%?")
# `trust +8`, `trust by -8`, `trust += 8`, and `trust to 8`, `trust = 8`.
_CHANGED = re.compile(
    r"(?P<name>\S.*?)(?:\s+by\s*|\s*(?=[-+])|\s*(?P<to>=|:=|\bto\b)\s*|\s+)"
    r"(?P<sign>[-+\u2212\u2013]?)\s*=?\s*(?P<number>\d{1,15})"
)
_LONGEST = 200


class Compared(NamedTuple):
    """A name that is compared with a number, by the key of a guard."""

    name: str
    bound: str
    number: str

    def block(self, key: str, name: str = "") -> str:
        """Return the guard that says it, of a name that may be spelt otherwise."""
        return f"{{{key}: {name or self.name}, {self.bound}: {self.number}}}"


def compared(written: str) -> Compared | None:
    """Return what a text compares, or None where it is no comparison."""
    if len(written) > _LONGEST:
        return None
    if found := _NUMBER_FIRST.fullmatch(written):
        bound = _BOUNDS.get(found["sign"])
        return Compared(found["name"], _TURNED[bound], found["number"]) if bound else None
    if found := _NAME_FIRST.fullmatch(written):
        # A number alone is most often the least that is asked for.
        return Compared(found["name"], _BOUNDS[found["sign"] or ">="], found["number"])
    return None


def bound_meant(written: str) -> str:
    """Return what to write for a number with a sign before it, or nothing where it has none."""
    found = _BOUND.fullmatch(written.strip())
    return f"Write `{_BOUNDS[found['sign']]}: {found['number']}`." if found else ""


def sign_meant(key: str) -> str:
    """Return the key of a guard for a sign that stands as one, or nothing."""
    return _BOUNDS.get(key.strip(), "")


def changed(written: str) -> tuple[str, str] | None:
    """Return the name in a text that changes a number, and how an effect says it; None where it does not."""
    found = _CHANGED.fullmatch(written) if len(written) <= _LONGEST else None
    if found is None:
        return None
    number = ("-" if found["sign"] and found["sign"] != "+" else "") + found["number"]
    return found["name"], f"{'to' if found['to'] else 'by'}: {number}"


def nearest(name: str, known: Collection[str]) -> str:
    """Return the name that is there, or the one of which it is a slip; nothing where there is none."""
    if name in known:
        return name
    meant = re.fullmatch(r"Did you mean '(.*?)'.*", did_you_mean(name, known))
    return meant[1] if meant else ""
