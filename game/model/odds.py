"""How likely an outcome is: points of 100 in a position, or the rest that the others leave."""

from fractions import Fraction

from game.model.kinds import Guard, all_hold
from game.model.position import Position
from game.model.value import value

CERTAIN = Fraction(100)


@value
class Addition:
    """Points that are added, or taken where negative, while some guards hold."""

    when: tuple[Guard, ...]
    points: Fraction


@value
class Odds:
    """A base and its additions, kept within 0 and 100."""

    base: Fraction
    plus: tuple[Addition, ...] = ()

    def points(self, position: Position) -> Fraction:
        """Return the points of 100 in this position, exactly."""
        added = sum((part.points for part in self.plus if all_hold(part.when, position)), Fraction(0))
        return max(Fraction(0), min(self.base + added, CERTAIN))
