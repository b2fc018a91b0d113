"""Scenes as functions that push the weights of a whole layer of positions on to what follows.

Most choices are plain: which of their ways are open is known once counsel's half is through, and how
likely each is does not depend on the position. Their lines stand in the loop itself; the others are
tried one by one by the functions of `authoring.steps`.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from game.authoring.change_lines import Lines, accruals, indented
from game.authoring.liveness import Live
from game.authoring.order import Order
from game.authoring.steps import Option, Steps, executed
from game.authoring.turn_lines import TurnWriter, ways_of
from game.model.scene import Choice, Outcome, Scene

# Weights of some positions of one scene, by position.
Layer = dict[int, int]


class Passage(NamedTuple):
    """How a layer is pushed on: its function, its plain choices with the points of their ways, the others."""

    push: Callable[..., None]
    plain: dict[int, tuple[int, ...]]
    others: tuple[int, ...]


def passages(steps: Steps, live: tuple[Live, ...], order: Order) -> tuple[Passage, ...]:
    """Answer with the passage of each scene."""
    return _Text(steps, live, order).compiled()


def static_points(choice: Choice, steps: Steps) -> tuple[int, ...] | None:
    """Answer with the points of all ways of a choice, where they are the same in every position."""
    whole = steps.whole
    if not choice.outcomes:
        return (whole,)
    outcomes = choice.outcomes.values()
    if any(_depends(outcome) for outcome in outcomes):
        return None
    points = [steps.units(outcome.odds.base) if outcome.odds else 0 for outcome in outcomes]
    resting = [place for place, outcome in enumerate(outcomes) if outcome.odds is None]
    if len(resting) == 1:
        points[resting[0]] = whole - sum(points)
    return tuple(points) if sum(points) == whole and min(points) > 0 and len(resting) < 2 else None


def _depends(outcome: Outcome) -> bool:
    """Tell whether it depends on the position that an outcome is open, or how likely it is."""
    ruling, odds = outcome.half.ruling, outcome.odds
    turns = ruling is not None and bool(ruling.turns_on)
    return bool(outcome.when or outcome.half.moves or turns or (odds is not None and odds.plus))


class _Text:
    """The source of the functions, one for each scene."""

    def __init__(self, steps: Steps, live: tuple[Live, ...], order: Order) -> None:
        self._steps, self._live, self._order = steps, live, order
        self._subject = steps.subject(live)

    def compiled(self) -> tuple[Passage, ...]:
        """Answer with the passages."""
        sorted_ = [self._sorted(scene) for scene in self._steps.scenario.scenes.values()]
        lines = [line for number, found in enumerate(sorted_) for line in self._scene(number, *found)]
        names: dict[str, Any] = {"Option": Option, **accruals(self._steps.layout)}
        if any(others for _, others in sorted_):
            tries = self._steps.compiled(self._live).tries
            names |= {f"choice_{number}": one for number, one in enumerate(tries)}
        made = executed([*self._subject.moves.lines(), *lines], names)
        return tuple(Passage(made[f"scene_{n}"], *numbers) for n, numbers in enumerate(sorted_))

    def _sorted(self, scene: Scene) -> tuple[dict[int, tuple[int, ...]], tuple[int, ...]]:
        """Answer with the plain choices of a scene, with the points of their ways, and with the others."""
        numbers = {self._subject.numbers[choice.key]: choice for choice in scene.choices.values()}
        points = {number: self._points(choice) for number, choice in numbers.items()}
        plain = {number: each for number, each in points.items() if each is not None}
        return plain, tuple(number for number in numbers if number not in plain)

    def _points(self, choice: Choice) -> tuple[int, ...] | None:
        """Answer with the points of a plain choice; with None for another."""
        targets = [choice.goes_on(outcome) for outcome in (choice.outcomes.values() or (None,))]
        # A scene that is counted in rounds has no fixed rank, so that none leads there plainly.
        if choice.picks or any(self._order.counted[self._subject.scenes[target]] for target in targets):
            return None
        return static_points(choice, self._steps)

    def _scene(self, number: int, plain: Iterable[int], others: tuple[int, ...]) -> Lines:
        scene = self._steps.scenario.scenes[self._steps.scenes[number]]
        writer = TurnWriter(self._subject, scene.id)
        choices = [self._steps.choices[one] for one in plain]
        always = not others and all(map(_always_open, choices))
        goes = "".join(f"{name}, " for choice in choices for name in _goes(writer, choice)) + "more,"
        head, body = [f"{goes} = find({(1 << len(choices)) - 1})"] if always else [], []
        for place, choice in enumerate(choices):
            body += self._choice(writer, choice, None if always else place)
        if not always:
            body = ["m = 0", *body, *_looked_up(goes, others)]
        for choice in choices:
            body += _pushed(writer, choice, always)
        body += ["push(found, more, weight)"] if others else []
        loop = ["for start, weight in layer.items():", *indented(body or ["pass"])]
        return [f"def scene_{number}(layer, known, find, push, stuck):", *indented([*head, *loop])]

    def _choice(self, writer: TurnWriter, choice: Choice, place: int | None) -> Lines:
        lines = writer.opened(choice, writer.turn(choice))
        if place is None:
            return lines
        marked = [f"if {writer.target(choice, 0)}:", f"    m |= {1 << place}"]
        return [*writer.nowhere(choice), *lines, *marked]


def _always_open(choice: Choice) -> bool:
    return not (choice.shown_when or choice.when or choice.times or choice.half.moves)


def _goes(writer: TurnWriter, choice: Choice) -> list[str]:
    """Answer with names for where each way goes and for the factor of its weight."""
    targets = [writer.target(choice, place)[1:] for place in range(ways_of(choice))]
    return [name for target in targets for name in (f"a{target}", f"f{target}")]


def _looked_up(goes: str, others: tuple[int, ...]) -> Lines:
    """Write how the factors of an open menu are found; a position without one is stuck."""
    lines = []
    if others:
        lines = ["found = []", *(f"choice_{one}(start, found)" for one in others)]
        lines += ["found = [one for one in found if type(one) is Option]"]
        lines += ["if found:", "    m = m, *[one[:2] for one in found]"]
    stuck = ["if not m:", "    stuck[start] = weight", "    continue"]
    return [*lines, *stuck, f"{goes} = known[m] if m in known else find(m)"]


def _pushed(writer: TurnWriter, choice: Choice, always: bool) -> Lines:
    lines = []
    for place in range(ways_of(choice)):
        target = writer.target(choice, place)
        layer, factor = f"a{target[1:]}", f"f{target[1:]}"
        lines.append(f"{layer}[{target}] = {layer}.get({target}, 0) + weight * {factor}")
    return lines if always else [f"if {writer.target(choice, 0)}:", *indented(lines)]
