"""What documents the parts of a case: it is told after the end, and sealed before."""

from collections.abc import Iterator

from game.model.cites import Cite
from game.model.effects.record import WriteDocket
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.scene import Half


def documents_of(scenario: Scenario, turn: Turn) -> tuple[Cite, ...]:
    """Return what documents a turn: its scene with the papers there, its choice and its outcome."""
    scene, choice = scenario.scenes[turn.scene], scenario.choice(turn.key)
    cites = [*scene.documented_by, *_of_half(choice.half)]
    cites += [cite for name in scene.exhibits for cite in scenario.sources.exhibits[name].documented_by]
    if turn.outcome:
        cites += _of_half(choice.outcomes[turn.outcome].half)
    return tuple(dict.fromkeys(cites))


def all_documents(scenario: Scenario) -> Iterator[Cite]:
    """Yield every cite that says what documents a part of the play; the real course is told when all is."""
    for exhibit in scenario.sources.exhibits.values():
        yield from exhibit.documented_by
    for scene in scenario.scenes.values():
        yield from scene.documented_by
        for choice in scene.choices.values():
            for half in (choice.half, *(outcome.half for outcome in choice.outcomes.values())):
                yield from _of_half(half)


def _of_half(half: Half) -> Iterator[Cite]:
    yield from half.documented_by
    for effect in half.effects:
        if isinstance(effect.change, WriteDocket):
            yield from effect.change.documented_by
