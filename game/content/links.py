"""The links in a text: glossary terms `[[id|shown]]`, authorities `[@id]`, stand-ins `[#name]`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]|\[@([a-z0-9-]+)\]|\[#([a-z0-9-]+)\]")


class Link(NamedTuple):
    """One link: the noun of what it leads to, its id, and the words that are shown for it."""

    noun: str
    id: str
    shown: str = ""


def links_in(text: str) -> Iterator[Link]:
    """Yield the links of a text in their order."""
    for match in LINK.finditer(text):
        yield link_of(match)


def link_of(match: "re.Match[str]") -> Link:
    """Return the link that a match of LINK stands for."""
    term, shown, authority, stand_in = match.groups()
    if term:
        return Link("term", term.strip(), (shown or "").strip())
    return Link("authority", authority) if authority else Link("stand-in", stand_in)
