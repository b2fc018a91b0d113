"""All plays of one variant of a case: its lumped positions, and a shortest play to each."""

from dataclasses import dataclass, field
from functools import cached_property

from game.model.record import Turn
from game.proof.check_sheet import Shown
from game.search.fan import Fan
from game.search.lumping import Lumped
from game.search.steps import Steps


@dataclass
class Course:
    """One variant in its lumped positions, and for each of them the turn by which it is first come to."""

    lumped: Lumped
    _before: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def steps(self) -> Steps:
        """Return the turns of the variant."""
        return self.lumped.steps

    @cached_property
    def fan(self) -> Fan:
        """Return the ways of all positions, each once."""
        return Fan(self.lumped)

    @cached_property
    def order(self) -> list[int]:
        """Return the positions in order of their distance from the opening."""
        order = [self.lumped.opening]
        seen = set(order)
        for number in order:
            for place, target in enumerate(self.lumped.targets[number]):
                if target not in seen:
                    seen.add(target)
                    self._before[target] = number, place
                    order.append(target)
        return order

    def play(self, number: int) -> Shown:
        """Return a shortest play to a position."""
        turns: list[Turn] = []
        while number != self.lumped.opening and self.order:
            number, place = self._before[number]
            turns.append(self.steps.turn(*self.lumped.patterns[number].gone(place)))
        return Shown(tuple(reversed(turns)), self.steps.variant)
