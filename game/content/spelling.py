"""Whether a name stands in a text, in whatever spelling: without case, accents, hyphens and markup."""

import re
import unicodedata
from functools import lru_cache

_GENITIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s\\b")


def stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as whole words; a hyphen may join or part them."""
    joined, parted = _folded(name)
    one, other = _folded(text)
    return joined in one or joined in other or parted in one or parted in other


@lru_cache(4_000)
def _folded(text: str) -> tuple[str, str]:
    """Return the words of a text, single spaces around them: hyphens joining them, and parting them."""
    bare = _GENITIVE.sub("", _letters(text).casefold())
    return _words(re.sub(r"[-\u2010\u2011]", "", bare)), _words(bare)


def _words(text: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", text))
    return f" {words} "


def _letters(text: str) -> str:
    """Return a text without accents and signs that nobody sees; most texts have none."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Cf"))
