"""Whether a name stands in a text, in whatever spelling: without case, accents, hyphens and markup."""

import re
import unicodedata
from functools import lru_cache

_GENITIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s\\b")


def stands_in(name: str, text: str) -> bool:
    """Answer whether a name stands in a text as whole words; a hyphen may join or part them."""
    return any(f" {form} " in f" {folded} " for form in _folded(name) for folded in _folded(text))


@lru_cache(4_000)
def _folded(text: str) -> tuple[str, str]:
    """Answer with the words of a text, single spaces between them: hyphens joining them, and parting them."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Cf")).casefold()
    bare = _GENITIVE.sub("", letters)
    return _words(re.sub(r"[-\u2010\u2011]", "", bare)), _words(bare)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text))
