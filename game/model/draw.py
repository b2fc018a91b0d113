"""The chance of a play: what a seed draws follows from the seed and the turn, alike on every machine."""

import hashlib
from fractions import Fraction

from game.model.ids import ArgumentId, ChoiceKey
from game.model.value import value


@value
class Seed:
    """A whole number from which every draw of a play follows."""

    number: int

    def draw(self, turn: int, choice: ChoiceKey, picks: tuple[ArgumentId, ...]) -> Fraction:
        """Return a number from 0 up to, not including, 1: the same for the same turn, always.

        The first 64 bits of the SHA-256 digest of seed, turn number, choice and sorted picks, so
        undoing a choice and making it again gives the same outcome.
        """
        text = "\n".join([str(self.number), str(turn), str(choice), *sorted(picks)])
        digest = hashlib.sha256(text.encode()).digest()
        return Fraction(int.from_bytes(digest[:8], "big"), 2**64)
