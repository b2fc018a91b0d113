"""Reasons: short anonymous texts, cleaned when they come in, shown only after the teacher's approval."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, NewType

from game.classroom.polls import PollId, SeatId

ReasonId = NewType("ReasonId", int)
Card = Literal["", "statute", "precedent", "fact", "interest", "policy"]
CARDS: tuple[Card, ...] = ("", "statute", "precedent", "fact", "interest", "policy")
Fate = Literal["waiting", "approved", "hidden", "merged"]

LONGEST = 280
MOST_MARKS = 2
# Control, format (bidirectional and zero-width characters among them), surrogates, private use, line breaks.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One text for one option in one poll; nobody's name stands on it, and T never sees whose it is.

    A reason that was read from a slip has no seat. `into` is the reason that it was merged with.
    """

    id: ReasonId
    poll: PollId
    text: str
    letter: str = ""
    card: Card = ""
    seat: SeatId | None = None
    fate: Fate = "waiting"
    into: ReasonId | None = None

    def judged(self, fate: Fate, into: ReasonId | None = None) -> "Reason":
        """Return this reason as the teacher has decided on it."""
        return replace(self, fate=fate, into=into)


def cleaned(written: str) -> str:
    """Return a text as it can be shown anywhere: NFC, no hidden characters, few marks, 280 code points."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(written.split())):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind.startswith("M") else 0
        if kind not in _UNSHOWN and marks <= MOST_MARKS:
            kept.append(character)
    # Characters that were taken out may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))[:LONGEST].strip()
