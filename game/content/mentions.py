"""What a text mentions: by a link to a term `[[id|shown]]`, an authority `[@id at pin]` or a `[#stand-in]`.

Or by alternatives, `{if fact | words | other words}`; or by its name, in whatever spelling: without case,
accents, hyphens and markup.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LINK = re.compile(
    r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]"
    r"|\[@([a-z0-9-]+)(?: at ([^\[\]\s][^\[\]]*))?\]"
    r"|\[#([a-z0-9-]+)\]"
)


# What looks like alternatives inside a sentence, whether it can be read or not.
ALTERNATIVE = re.compile(r"\{\s*(?:if\b[^{}]*|[^{}|]*\|[^{}]*)\}?", re.IGNORECASE)
_ALTERNATIVE_HEAD = re.compile(r"\{\s*if\b\s*:?\s*(not\s+)?([a-z0-9-]+)\s*", re.IGNORECASE)
# Not the bar of a term's own words.
_BAR = re.compile(r"\|(?![^\[\]]*\]\])")


class Alternative(NamedTuple):
    """Alternatives inside a sentence: their fact or condition, what is said where it holds, and where not."""

    name: str
    yes: str
    no: str


def alternative_of(written: str) -> Alternative | None:
    """Return the alternatives that a match of ALTERNATIVE writes; None where it cannot be read."""
    head, *parts = _BAR.split(written)
    read = _ALTERNATIVE_HEAD.fullmatch(head)
    if read is None or not written.endswith("}") or len(parts) not in (1, 2):
        return None
    parts[-1] = parts[-1][:-1]
    yes, no = (*parts, "")[:2]
    return Alternative(read[2], no, yes) if read[1] else Alternative(read[2], yes, no)


def alternatives_in(text: str) -> Iterator[Alternative]:
    """Yield the alternatives of a text that can be read, in their order."""
    for match in ALTERNATIVE.finditer(text) if "{" in text else ():
        if one := alternative_of(match[0]):
            yield one


def with_all_said(text: str) -> str:
    """Return a text with all that its alternatives say, one after the other."""
    if "{" not in text:
        return text
    found = ((match[0], alternative_of(match[0])) for match in ALTERNATIVE.finditer(text))
    said = iter([f"{one.yes} {one.no}" if one else written for written, one in found])
    return ALTERNATIVE.sub(lambda _: next(said), text)


class Link(NamedTuple):
    """One link: the noun of what it leads to, its id, the words shown for it, and the pin of an authority."""

    noun: str
    id: str
    shown: str = ""
    pin: str = ""


def links_in(text: str) -> Iterator[Link]:
    """Yield the links of a text in their order."""
    for match in LINK.finditer(text):
        yield link_of(match)


def link_of(match: "re.Match[str]") -> Link:
    """Return the link that a match of LINK stands for."""
    term, shown, authority, pin, stand_in = match.groups()
    if term:
        return Link("term", term.strip(), (shown or "").strip())
    if authority:
        return Link("authority", authority, pin=" ".join((pin or "").split()))
    return Link("stand-in", stand_in)


_GENITIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s\\b")


def stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as whole words; a hyphen may join or part them."""
    joined, parted = _folded(name)
    one, other = _folded(text)
    return joined in one or joined in other or parted in one or parted in other


@lru_cache(4_000)
def _folded(text: str) -> tuple[str, str]:
    """Return the words of a text, single spaces around them: hyphens joining them, and parting them."""
    if not text.isascii():  # Without accents and invisible characters.
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(one for one in plain if unicodedata.category(one) not in ("Mn", "Cf"))
    bare = _GENITIVE.sub("", text.casefold())
    return _words(re.sub(r"[-\u2010\u2011]", "", bare)), _words(bare)


def _words(text: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", text))
    return f" {words} "
