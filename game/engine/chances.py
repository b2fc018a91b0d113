"""The odds of a good, a mixed and a bad ending: before a decision, after it, and behind each choice there."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from game.model.ids import ChoiceId

TONES = ("good", "mixed", "bad")
Shares = tuple[Fraction, Fraction, Fraction]
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Chances:
    """The odds of an ending of each tone: good, mixed and bad."""

    shares: Shares

    @property
    def points(self) -> tuple[int, ...]:
        """Return whole points of 100 that make 100: the largest remainders are rounded up."""
        whole = [int(share * 100) for share in self.shares]
        if sum(self.shares) == 1:
            by_rest = sorted(range(len(whole)), key=lambda at: whole[at] - self.shares[at] * 100)
            for at in by_rest[: 100 - sum(whole)]:
                whole[at] += 1
        return tuple(whole)

    def moved(self, other: "Chances") -> Fraction:
        """Return how far these odds lie from others, from 0 to 1."""
        apart = (abs(own - theirs) for own, theirs in zip(self.shares, other.shares, strict=True))
        return sum(apart, _NOTHING) / 2


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a play: the odds before and after it, and behind each choice that was open."""

    number: int
    before: Chances
    after: Chances
    behind: Mapping[ChoiceId, Chances]

    @property
    def shift(self) -> Fraction:
        """Return how far the decision moved the odds."""
        return self.after.moved(self.before)
