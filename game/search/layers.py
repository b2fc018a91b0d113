"""Layers of a sweep: positions that stand in one scene, each once, with their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from game.search.columns import Column, Weights, column, distinct, summed


@dataclass(frozen=True, slots=True)
class Layer:
    """Positions, less the scene that they share, and their weights over a denominator.

    All weights of a layer together make no more than the denominator, so that no sum of some of them does.
    """

    positions: Column
    weights: Weights
    one: int

    def __len__(self) -> int:
        """Return the number of positions."""
        return len(self.positions)

    @property
    def chance(self) -> Fraction:
        """Return the chance of coming to any of the positions."""
        return Fraction(self.weights.total(), self.one)

    def chances(self) -> dict[int, Fraction]:
        """Return the chance of coming to each position."""
        weights = self.weights.numbers()
        return {p: Fraction(w, self.one) for p, w in zip(self.positions.tolist(), weights, strict=True)}

    def where(self, chosen: Column) -> "Layer":
        """Return the positions that are chosen."""
        return Layer(self.positions[chosen], self.weights[chosen], self.one)

    def over(self, one: int) -> Weights:
        """Return the weights over a denominator that this one divides."""
        factor = one // self.one
        return self.weights.times(Weights.of(column([factor]), factor), one) if factor > 1 else self.weights


def joined(layers: Sequence[Layer]) -> Layer:
    """Return layers as one, in which each position is once, with all its weight."""
    one = lcm(*(layer.one for layer in layers))
    positions = np.concatenate([layer.positions for layer in layers])
    places = distinct(positions)[1] if positions.dtype == object else positions
    order = np.argsort(places)
    places = places[order]
    firsts = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    # The long columns are let go of before the weights are added up.
    del places
    positions = positions[order[firsts]]
    return Layer(positions, summed([layer.over(one) for layer in layers], order, firsts), one)
