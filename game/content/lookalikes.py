"""Characters of a word processor that look like those of a keyboard, in a name or a word of the format."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2018"
_APOSTROPHES = "\u2019\u02bc\u00b4\u2032`'"
_DASHES: Mapping[str, str] = {
    "\u2010": "a hyphen of print",
    "\u2011": "a hyphen that does not break",
    "\u2012": "a dash",
    "\u2013": "an en dash",
    "\u2014": "an em dash",
    "\u2212": "a minus sign",
}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TYPED = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES + _APOSTROPHES + _UNSEEN, None)}
)
_ODD = re.compile(f"[{_QUOTES}{_APOSTROPHES}{''.join(_DASHES)}{_UNSEEN}]")
# A name that is told with the quotation mark of a word processor around it.
_TOLD = re.compile(f"'[{_QUOTES}]")


class Lookalike(NamedTuple):
    """A name as the keyboard writes it, what stands in it instead, and how to write it."""

    name: str
    has: str
    how: str


def typed_plainly(name: str) -> Lookalike | None:
    """Return a name without the signs of a word processor, or None where it has none."""
    found = _ODD.search(name)
    if found is None:
        return None
    sign, plain = found[0], name.translate(_TYPED)
    if sign in _DASHES:
        return Lookalike(plain, f"{_DASHES[sign]} in place of a hyphen", "with the hyphen of the keyboard")
    if sign in _UNSEEN:
        return Lookalike(
            plain, "a character that cannot be seen", "without the character that cannot be seen"
        )
    is_quoted = sign in _QUOTES or (len(name) > 1 and name[0] == sign and name[-1] == sign)
    if is_quoted:
        return Lookalike(plain, "quotation marks of a word processor", "without the curly quotation marks")
    return Lookalike(plain, "an apostrophe", "without the apostrophe")


def tells_of_quotes(what: str) -> bool:
    """Return whether what is told of a name shows the curly quotation marks around it."""
    return _TOLD.search(what) is not None
