"""How long it takes to read and to choose: words as a player sees them, and the time that they are given."""

import re

from game.content.mentions import LINK

WORDS_A_MINUTE = 200
SECONDS_A_CHOICE = 20


def words_in(text: str) -> int:
    """Return the number of words of a text, links counted as the words they show."""
    shown = LINK.sub(lambda match: match[2] or match[1] or "", text)
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", shown))
