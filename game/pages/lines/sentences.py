"""What the program itself says, as whole sentences."""

import unicodedata

from game.errors import GameError

_LONGEST_GIVEN = 40


def sentence(error: GameError) -> str:
    """Return what an error says, as a sentence."""
    said = " ".join(str(error).split())
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?")) else ".")


def quoted(given: str) -> str:
    """Return what was typed, fit to be shown: on one line, and not too long."""
    shown = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in given).strip()
    return shown if len(shown) <= _LONGEST_GIVEN else f"{shown[:_LONGEST_GIVEN]}…"
