"""Which letters the shipped fonts have: Latin, Greek and Cyrillic, and no other script.

`assets/fonts/letters.json` is a table made once, with the letters of each font as ranges of code points.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from game import places


@cache
def letters_of(file: str) -> frozenset[str]:
    """Return every character that a shipped font has; nothing for one that is not in the table."""
    return _table().get(file, frozenset())


def lacking(text: str) -> str:
    """Return the characters of a text that no shipped font has, each once, in their order."""
    if text.isascii():
        return ""
    known = _all_letters() or text
    return "".join(dict.fromkeys(one for one in text if one not in known and _is_drawn(one)))


def best_of(files: Sequence[str], word: str) -> str:
    """Return the font that has most of the letters of a word, of several like ones the first."""
    return min(files, key=lambda file: sum(one not in letters_of(file) for one in word))


@cache
def _all_letters() -> frozenset[str]:
    return frozenset().union(*_table().values())


@cache
def _table() -> Mapping[str, frozenset[str]]:
    try:
        written = json.loads((places.fonts() / "letters.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {file: frozenset(map(chr, _numbers(ranges))) for file, ranges in written.items()}


def _numbers(ranges: str) -> list[int]:
    """Return the numbers of ranges such as `20-7e a0`."""
    found: list[int] = []
    for one in ranges.split():
        first, _, last = one.partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def _is_drawn(character: str) -> bool:
    """Return whether a character is drawn at all: line ends and marks of direction are not."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Zs")
