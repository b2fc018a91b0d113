"""Every guard of a scenario, wherever it stands, and which scene can follow which."""

from collections.abc import Iterator

from game.model.ids import SceneId
from game.model.kinds import Guard, deep
from game.model.prose import Prose
from game.model.scenario import Scenario
from game.model.scene import Choice, Half

Guards = tuple[Guard, ...]


def follows(scenario: Scenario) -> dict[SceneId, set[SceneId]]:
    """Return the scenes that can come straight after each scene."""
    after: dict[SceneId, set[SceneId]] = {}
    for scene in scenario.scenes.values():
        after[scene.id] = {
            choice.goes_on(outcome)
            for choice in scene.choices.values()
            for outcome in (choice.outcomes.values() or (None,))
        }
    return after


def shown_on_coming(scenario: Scenario) -> dict[SceneId, list[Guards]]:
    """Return the guards of each paragraph that may be shown on coming to a scene.

    They are those of its own text, and of what follows the turns that lead there: that is shown once the
    turn is over, in the position that it leads to.
    """
    found = {scene.id: [paragraph.when for paragraph in scene.text] for scene in scenario.scenes.values()}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            for outcome in choice.outcomes.values() or (None,):
                prose = (*choice.half.text, *(outcome.half.text if outcome else ()))
                found[choice.goes_on(outcome)] += [paragraph.when for paragraph in prose]
    return found


def guards_of(scenario: Scenario) -> Iterator[Guard]:
    """Yield every guard that can be asked in play or shown, and all inside it; some more than once."""
    for scene in scenario.scenes.values():
        yield from deep(scene.requires)
        yield from _of_prose(scene.text)
        for choice in scene.choices.values():
            yield from _of_choice(choice)
    for meter in scenario.meters.values():
        yield from deep(meter.shown_when)


def _of_choice(choice: Choice) -> Iterator[Guard]:
    yield from deep((*choice.shown_when, *choice.when))
    yield from _of_half(choice.half)
    for outcome in choice.outcomes.values():
        yield from deep(outcome.when)
        yield from _of_half(outcome.half)
        for addition in outcome.odds.plus if outcome.odds else ():
            yield from deep(addition.when)


def _of_half(half: Half) -> Iterator[Guard]:
    yield from _of_prose(half.text)
    for effect in half.effects:
        yield from deep(effect.when)
    for planned in half.moves:
        yield from deep((*planned.when, *planned.move.when))
        for refusal in planned.move.refusals:
            yield from deep(refusal.when)


def _of_prose(prose: Prose) -> Iterator[Guard]:
    for paragraph in prose:
        yield from deep(paragraph.when)
