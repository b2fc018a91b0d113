"""The things that are watched in each scene, each with two bits of what was seen: for yes, and for no."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from game.content.tree import Steps
from game.model.ids import DeadlineId
from game.model.scenario import Scenario

# Answers for a packed position with the bits of what is seen there.
Probe = Callable[[int], int]


class Site(NamedTuple):
    """One thing that is watched: its kind, where it stands in the file, and what it is."""

    kind: str
    steps: Steps
    subject: Any = None


@dataclass(slots=True)
class Sites:
    """The sites of one scene; site n has the bits 2n for yes and 2n+1 for no.

    `possible` has the bits that lines are written for.
    """

    every: list[Site] = field(default_factory=list)
    possible: int = 0

    def bits(self, site: Site) -> tuple[str, str]:
        """Return the bits for yes and for no of one more site, as they are written in code."""
        yes = self.yes(site)
        no = 2 << 2 * (len(self.every) - 1)
        self.possible |= no
        return yes, f"{no:#x}"

    def yes(self, site: Site) -> str:
        """Return the bit for yes of one more site that is never seen to say no."""
        yes = 1 << 2 * len(self.every)
        self.every.append(site)
        self.possible |= yes
        return f"{yes:#x}"

    def tested(self, site: Site, expression: str) -> str:
        """Return the line that sees whether an expression holds."""
        yes, no = self.bits(site)
        return f"seen |= {yes} if {expression} else {no}"


class Glance(NamedTuple):
    """A function that looks at a part of a scene, with the bits of all that it can see."""

    bits: int
    probe: Probe


@dataclass(frozen=True, slots=True)
class Probes:
    """For each scene, in the scenario's order, its functions and its sites."""

    glances: tuple[tuple[Glance, ...], ...]
    sites: tuple[Sites, ...]

    def seen(self, scene: int, packed: int, asked: int) -> int:
        """Return what is seen in a position of a scene: all of what is asked for, and maybe more."""
        seen = 0
        for bits, probe in self.glances[scene]:
            if bits & asked:
                seen |= probe(packed)
        return seen


def own_deadlines(scenario: Scenario) -> tuple[DeadlineId, ...]:
    """Return the deadlines that the scenario declares itself; a rule book's have their matter's name."""
    return tuple(name for name in scenario.deadlines if "." not in name)
