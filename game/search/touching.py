"""What a turn neither asks for nor changes: positions that differ only there have the same pattern.

All of it stays as it is in a turn, or is dropped where nothing later reads it. So a turn is tried with every
such bit set: those still set in the position that it leads to are the ones that are kept there.
"""

from game.model.fields import union
from game.model.scenario import Scenario
from game.model.scene import Choice
from game.search.packing import Layout
from game.search.reads import Reader
from game.search.turn_lines import halves


def touched(choice: Choice, scenario: Scenario, layout: Layout) -> int:
    """Return the bits of meters, facts and choices made that a turn asks for or changes, at least."""
    reader = Reader(scenario, layout)
    bits = reader.openness(choice).bits | reader.after_counsel_waited(choice).bits
    if choice.key in layout.chosen:
        bits |= layout.chosen[choice.key].mask
    return bits | union(effect.change.writes(layout) for half in halves(choice) for effect in half.effects)


def passing_bits(scenario: Scenario, layout: Layout) -> int:
    """Return the bits of all meters, facts and choices made; not with counts, which ranks follow."""
    every = (choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    once = [layout.chosen[one.key] for one in every if one.times is None and one.key in layout.chosen]
    return union(part.mask for part in (*layout.meters.values(), *layout.facts.values(), *once))
