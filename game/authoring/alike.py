"""Positions that a choice cannot tell apart: it is tried in one of them for all.

A turn asks for few values and changes few; all others stay as they are, or are dropped where nothing later
reads them. So a choice is tried with every bit set that it does not touch: those still set in the position
that it leads to are the ones that are kept there.
"""

from dataclasses import dataclass

import numpy as np

from game.authoring.columns import Column
from game.authoring.liveness import Live, union
from game.authoring.packing import Layout
from game.authoring.patterns import Menu, Option, OptionKinds
from game.authoring.reads import Reader
from game.authoring.steps import Steps, Try
from game.authoring.turn_lines import halves
from game.model.effects import FindFacts, LoseFacts, MoveMeter
from game.model.scenario import Scenario
from game.model.scene import Choice


def untouched(choice: Choice, scenario: Scenario, layout: Layout) -> int:
    """Answer with the bits of meters and facts that a turn neither asks for nor changes."""
    reader = Reader(scenario, layout)
    touched = reader.openness(choice).bits | reader.after_counsel_waited(choice).bits
    for change in [effect.change for half in halves(choice) for effect in half.effects]:
        if isinstance(change, MoveMeter):
            touched |= layout.meters[change.meter].mask
        if isinstance(change, FindFacts | LoseFacts):
            touched |= union(layout.facts[fact].mask for fact in change.facts)
    return union(part.mask for part in (*layout.meters.values(), *layout.facts.values())) & ~touched


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
        """Answer, for each kind, with what the choice adds to its menu."""
        return [tuple((option.choice, option.picks) for option in options) for options in self.options]


@dataclass(frozen=True, slots=True)
class Glance:
    """One choice, with the bits that it does not touch; positions are told to it less their scene."""

    attempt: Try
    known: OptionKinds
    scene: int
    untouched: int
    shift: int

    def kinds(self, positions: Column) -> Kinds:
        """Try the choice once for all positions that it cannot tell apart."""
        # Bits that none of them has need not be set; those that some have find room in the column.
        # `reduceat` of all is `reduce`, whose types in numpy 2.5 fit no call.
        some = int(np.bitwise_or.reduceat(positions, [0])[0])
        untouched = self.untouched >> self.shift & some
        kinds, of = np.unique(positions | untouched, return_inverse=True)
        return Kinds(of, [self._options(kind) for kind in kinds.tolist()], untouched)

    def _options(self, position: int) -> list[Option]:
        found, led = list[int](), list[int]()
        self.attempt(position << self.shift | self.scene + 1, found, led)
        return [kind.option(targets) for kind, targets in self.known.each(found, led)]


def glances(steps: Steps, live: tuple[Live, ...]) -> tuple[list[Glance], ...]:
    """Answer with what the choices of each scene do not touch, and how they are tried."""
    attempts, known = steps.tries(live, range(len(steps.choices)))
    scenes = {name: number for number, name in enumerate(steps.scenes)}
    found: tuple[list[Glance], ...] = tuple([] for _ in scenes)
    for number, choice in enumerate(steps.choices):
        scene, bits = scenes[choice.key.scene], untouched(choice, steps.scenario, steps.layout)
        found[scene].append(Glance(attempts[number], known, scene, bits, steps.layout.scene.width))
    return found
