"""Positions that a choice cannot tell apart: it is tried in one of them for all.

What the choice neither asks for nor changes (`search.touching`) is no matter to it, and stays.
"""

from dataclasses import dataclass

import numpy as np

from game.search.columns import Column, distinct
from game.search.liveness import Live
from game.search.patterns import Menu, Option, OptionKinds
from game.search.steps import Steps
from game.search.turns import Try


@dataclass(frozen=True, slots=True)
class Kinds:
    """Some positions by what one choice makes of them: the kind of each, and the options of each kind.

    Of the bits in `untouched`, the options lead to positions that have those which they keep.
    """

    of: Column
    options: list[list[Option]]
    untouched: int

    @property
    def offers(self) -> list[Menu]:
        """Return, for each kind, with what the choice adds to its menu."""
        return [tuple((option.choice, option.picks) for option in options) for options in self.options]


@dataclass(frozen=True, slots=True)
class Glance:
    """One choice, with the bits that it does not touch; positions are told to it less their scene."""

    attempt: Try
    untouched: int
    known: OptionKinds
    scene: int
    shift: int

    def kinds(self, positions: Column) -> Kinds:
        """Try the choice once for all positions that it cannot tell apart."""
        # Bits that none of them has need not be set; those that some have find room in the column.
        # `reduceat` of all is `reduce`, whose types in numpy 2.5 fit no call.
        some = int(np.bitwise_or.reduceat(positions, [0])[0])
        untouched = self.untouched >> self.shift & some
        kinds, of = distinct(positions | untouched)
        return Kinds(of, [self._options(kind) for kind in kinds], untouched)

    def _options(self, position: int) -> list[Option]:
        found, led = list[int](), list[int]()
        self.attempt(position << self.shift | self.scene + 1, found, led)
        return [kind.option(targets) for kind, targets in self.known.each(found, led)]


def glances(steps: Steps, live: tuple[Live, ...]) -> tuple[list[Glance], ...]:
    """Return what the choices of each scene do not touch, and how they are tried."""
    turns, shift = steps.compiled(live), steps.layout.scene.width
    return tuple(
        [Glance(one.attempt, one.untouched, turns.kinds, scene, shift) for one in attempts]
        for scene, attempts in enumerate(turns.attempts)
    )
