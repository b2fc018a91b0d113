"""What is open in many positions at once, and the shares that a policy gives to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import lcm

import numpy as np

from game.search.alike import Kinds
from game.search.columns import Column, column
from game.search.patterns import Menu
from game.search.policy import Policy


@dataclass(frozen=True, slots=True)
class Menus:
    """The menus of some positions: each menu once, and for each position the number of its own."""

    each: list[Menu]
    of: Column

    @property
    def empty(self) -> Column:
        """Tell of each position whether nothing is open there."""
        return np.array([not menu for menu in self.each])[self.of]


def menus_of(every: Sequence[Kinds], positions: int) -> Menus:
    """Return the menus of so many positions, where each choice of their scene says what it offers."""
    menus: list[Menu] = [()]
    of = np.zeros(positions, np.int64)
    for kinds in every:
        offers = list(dict.fromkeys(kinds.offers))
        numbers = {offer: number for number, offer in enumerate(offers)}
        offered = column(numbers[offer] for offer in kinds.offers)[kinds.of]
        found, of = np.unique(of * len(offers) + offered, return_inverse=True)
        menus = [menus[one // len(offers)] + offers[one % len(offers)] for one in found.tolist()]
    return Menus(menus, of)


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of each entry in each menu; all shares of a menu, times points, make the factor."""

    factor: int
    entries: dict[tuple[int, int], int]
    table: Column
    menu: Column

    def units(self, positions: Column, entries: Column) -> Column:
        """Return the shares of some positions, each for an entry of its menu."""
        return self.table[self.menu[positions], entries]


def shares_of(menus: Menus, policy: Policy, whole: int) -> Shares:
    """Return the shares under a policy, where so many points make the whole."""
    chances = [dict(zip(menu, policy(menu), strict=True)) for menu in menus.each]
    common = lcm(*(chance.denominator for each in chances for chance in each.values()))
    entries = {entry: number for number, entry in enumerate(dict.fromkeys(chain(*menus.each)))}
    shares = (int(each.get(entry, 0) * common) for each in chances for entry in entries)
    # With room for the factor, which no share times points is greater than.
    table = column(shares, common * whole).reshape(len(chances), len(entries))
    return Shares(common * whole, entries, table, menus.of)
