"""What only prose remembers: facts and choices of the past that are carried along the turns.

What a turn does to them follows from the choice and its outcome alone, as long as no guard of play asks.
"""

from typing import NamedTuple

from game.model.effects.record import FindFacts, LoseFacts
from game.model.fields import union
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import Choice
from game.search.packing import PackedLayout, halves_of
from game.search.reads import Reader
from game.search.turn_lines import halves


class BitChange(NamedTuple):
    """What a turn does to bits that are carried: those that it leaves as they are, and those that it sets."""

    left: int
    put: int

    def of(self, bits: int) -> int:
        """Return the bits after the turn."""
        return bits & self.left | self.put


class Carrying:
    """The bits that can be carried in one scenario, and what each way of each choice does to them."""

    def __init__(self, scenario: Scenario, layout: PackedLayout) -> None:
        self._scenario, self._layout = scenario, layout
        self.bits = carried_bits(scenario, layout)

    def asked(self, prose: Prose) -> int:
        """Return the bits that are carried and that some prose asks for."""
        guards = tuple(guard for paragraph in prose for guard in paragraph.when)
        return Reader(self._scenario, self._layout).asked(guards).bits & self.bits

    def change(self, choice: Choice, outcome: int) -> BitChange:
        """Return what a way of a choice does, with its outcome by its number."""
        counsel, *courts = halves(choice)
        chosen = self._layout.chosen.get(choice.key)
        left, put = self.bits, chosen.mask & self.bits if chosen else 0
        for effect in (*counsel.effects, *(courts[outcome].effects if courts else ())):
            if isinstance(effect.change, FindFacts | LoseFacts):
                touched = effect.change.writes(self._layout) & self.bits
                left &= ~touched
                put = put | touched if isinstance(effect.change, FindFacts) else put & ~touched
        return BitChange(left & ~put, put)


def carried_bits(scenario: Scenario, layout: PackedLayout) -> int:
    """Return the bits of facts that no guard finds or loses, and of choices that are not counted."""
    effects = (effect for half in halves_of(scenario) for effect in half.effects)
    # Only what is found or lost for sure is carried; any other change of a fact would be missed.
    guarded = union(
        effect.change.writes(layout)
        for effect in effects
        if effect.when or not isinstance(effect.change, FindFacts | LoseFacts)
    )
    counted = {c.key for s in scenario.scenes.values() for c in s.choices.values() if c.times is not None}
    facts = sum(part.mask for part in layout.facts.values() if not guarded & part.mask)
    return facts + sum(part.mask for choice, part in layout.chosen.items() if choice not in counted)
