"""What the proofs look at in each scene: the values that must be kept so that every guard can be watched.

The search drops what nothing later reads (`authoring.liveness`). The proofs read more than play does:
the guards of paragraphs, `requires`, the refusals of rule books, and whether an argument can still be
raised. All that is said here as one more choice of the scene, so that the same reader gathers it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.authoring.liveness import Live
from game.authoring.packing import Layout
from game.authoring.reads import Reader, Reads, depends
from game.authoring.walking import follows
from game.model.effects import PreserveArguments
from game.model.guards import After, DeadlineIs, Guard
from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, DeadlineId
from game.model.scenario import Scenario
from game.model.scene import Choice, Half, Picks, Scene


@dataclass(frozen=True, slots=True)
class Views:
    """For each scene, what is kept of a position on the way, and what of it the scene itself looks at."""

    kept: tuple[Live, ...]
    own: tuple[Live, ...]


def own_deadlines(scenario: Scenario) -> tuple[DeadlineId, ...]:
    """Answer with the deadlines that the scenario declares itself; a rule book's have their matter's name."""
    return tuple(name for name in scenario.deadlines if "." not in name)


def views_of(scenario: Scenario, layout: Layout) -> Views:
    """Answer with what the proofs look at."""
    reader = Reader(scenario, layout)
    own = {scene.id: reader.scene(_watched(scene, scenario)) for scene in scenario.scenes.values()}
    shift = layout.day.shift
    looked_at = tuple(Live(depends(layout, one.bits), one.day, shift) for one in own.values())
    kept = {scene: Reads(one.bits, one.day) for scene, one in own.items()}
    after = follows(scenario)
    changed = True
    while changed:
        changed = False
        for scene in reversed(list(kept)):
            one = kept[scene]
            before = one.bits, one.day
            for following in after[scene]:
                one.take(kept[following])
            one.bits = depends(layout, one.bits | layout.scene.mask)
            changed = changed or before != (one.bits, one.day)
    return Views(tuple(Live(one.bits, one.day, shift) for one in kept.values()), looked_at)


def _watched(scene: Scene, scenario: Scenario) -> Scene:
    guards = tuple(_guards(scene, scenario))
    raised = tuple(_raised(scene))
    picks = Picks(raised, len(raised)) if raised else None
    key = ChoiceKey(scene.id, ChoiceId(""))
    return replace(
        scene, choices={**scene.choices, key.choice: Choice(key, "", Half(), when=guards, picks=picks)}
    )


def halves(scene: Scene) -> Iterator[Half]:
    """Give every half of a turn of a scene."""
    for choice in scene.choices.values():
        yield choice.half
        for outcome in choice.outcomes.values():
            yield outcome.half


def _guards(scene: Scene, scenario: Scenario) -> Iterator[Guard]:
    yield from scene.requires
    for paragraph in scene.text:
        yield from paragraph.when
    for half in halves(scene):
        if half.passing.until is not None:
            # To play it is all one whether the day has just come or has passed; to the proofs it is not.
            yield After(half.passing.until)
        for paragraph in half.text:
            yield from paragraph.when
        for planned in half.moves:
            for refusal in planned.move.refusals:
                yield from refusal.when
    for deadline in own_deadlines(scenario):
        yield DeadlineIs(deadline, "open")


def _raised(scene: Scene) -> Iterator[ArgumentId]:
    for half in halves(scene):
        for effect in half.effects:
            if isinstance(effect.change, PreserveArguments):
                yield from effect.change.arguments
