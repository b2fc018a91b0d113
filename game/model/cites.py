"""What is cited: an authority, and the page, paragraph or part of it in which something can be read."""

import re
from collections.abc import Iterable

from game.model.ids import AuthorityId
from game.model.value import value

# A pin that says that all of a source is meant is not shown.
WHOLE = "whole"

_WRITTEN = re.compile(r"(?P<authority>.*?)\s+at\s+(?P<pin>.*)", re.DOTALL)
# What a citation says of itself behind its number: a year, a court, a short title.
_IN_BRACKETS = re.compile(r"(?P<before>.*\S)(?P<behind>\s+\([^()]*\))")


@value
class Cite:
    """One authority as it is cited; `pin` is the place in it, where one is named."""

    authority: AuthorityId
    pin: str = ""

    def __str__(self) -> str:
        """Return it as authors write it, such as `ryan-1971 at 532`."""
        return f"{self.authority} at {self.pin}" if self.pin else self.authority


def cite_of(written: str) -> Cite:
    """Return the cite that an author wrote, `ID` or `ID at PIN`; what is no id is left as it is."""
    parts = _WRITTEN.fullmatch(" ".join(written.split()))
    if parts is None:
        return Cite(AuthorityId(written))
    return Cite(AuthorityId(parts["authority"]), parts["pin"])


def pinned(citation: str, *pins: str) -> str:
    """Return a citation with its pins: `Ryan, 402 U.S. 530, at 532`, but `18 U.S.C. § 2703(h)`."""
    for pin in pins:
        if not pin or pin == WHOLE:
            continue
        if pin.startswith("("):
            bracketed = _IN_BRACKETS.fullmatch(citation)
            before, behind = (bracketed["before"], bracketed["behind"]) if bracketed else (citation, "")
            citation = f"{before}{pin}{behind}"
        else:
            citation = f"{citation} {pin}" if pin.startswith("§") else f"{citation}, at {pin}"
    return citation


def authorities_in(cites: Iterable[Cite]) -> tuple[AuthorityId, ...]:
    """Return the authorities of some cites, each once, whatever their pins."""
    return tuple(dict.fromkeys(cite.authority for cite in cites))


def pins_by_authority(cites: Iterable[Cite]) -> dict[AuthorityId, tuple[str, ...]]:
    """Return each authority of some cites once, with all its pins."""
    found: dict[AuthorityId, tuple[str, ...]] = {}
    for cite in cites:
        pins = found.get(cite.authority, ())
        found[cite.authority] = (*pins, cite.pin) if cite.pin and cite.pin not in pins else pins
    return found
