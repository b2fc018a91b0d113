"""Scenes as functions that push the weights of a whole layer of positions on to what follows.

The lines of most choices stand in the loop itself. Those with picks, or that lead into rounds of a loop
of scenes, are tried by the functions of `authoring.steps`.
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
    """How a layer is pushed on: its function, its plain choices, the others.

    A plain choice has the points of its ways, or 1 for each where the points depend on the position.
    """

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
        names: dict[str, Any] = {"Option": Option, "masks": self._live[0].masks}
        names |= accruals(self._steps.layout)
        tried = [number for _, others in sorted_ for number in others]
        for number, one in self._steps.tries(self._live, tried).items():
            names[f"choice_{number}"] = one
        made = executed([*self._subject.moves.lines(), *lines], names)
        return tuple(Passage(made[f"scene_{n}"], *numbers) for n, numbers in enumerate(sorted_))

    def _sorted(self, scene: Scene) -> tuple[dict[int, tuple[int, ...]], tuple[int, ...]]:
        """Answer with the plain choices of a scene, with the points of their ways, and with the others."""
        numbers = {self._subject.numbers[choice.key]: choice for choice in scene.choices.values()}
        points = {number: self._points(choice) for number, choice in numbers.items()}
        plain = {number: each for number, each in points.items() if each is not None}
        return plain, tuple(number for number in numbers if number not in plain)

    def _points(self, choice: Choice) -> tuple[int, ...] | None:
        targets = [choice.goes_on(outcome) for outcome in (choice.outcomes.values() or (None,))]
        # A scene that is counted in rounds has no fixed rank, so that none leads there plainly.
        if choice.picks or any(self._order.counted[self._subject.scenes[target]] for target in targets):
            return None
        return static_points(choice, self._steps) or (1,) * ways_of(choice)

    def _scene(self, number: int, plain: Iterable[int], others: tuple[int, ...]) -> Lines:
        scene = self._steps.scenario.scenes[self._steps.scenes[number]]
        loop = _Loop(
            TurnWriter(self._subject, scene.id), self._steps, [self._steps.choices[n] for n in plain]
        )
        lines = loop.lines(others)
        return [f"def scene_{number}(layer, known, find, push, stuck):", *indented(lines)]


class _Loop:
    """The loop over the layer of one scene; `m` has a bit for each plain choice that is open."""

    def __init__(self, writer: TurnWriter, steps: Steps, choices: list[Choice]) -> None:
        self._writer, self._whole, self._choices = writer, steps.whole, choices
        self._static = {choice.key: static_points(choice, steps) is not None for choice in choices}

    def lines(self, others: tuple[int, ...]) -> Lines:
        """Answer with its lines."""
        names = [name for choice in self._choices for name in self._goes(choice)]
        goes = "".join(f"{name}, " for name in names) + "more,"
        body = [
            f"m = {sum(1 << place for place, choice in enumerate(self._choices) if self._always(choice))}"
        ]
        for place, choice in enumerate(self._choices):
            body += self._choice(choice, place)
        body += _tried(goes, others) if others else _looked_up(goes)
        for place, choice in enumerate(self._choices):
            pushed = self._pushed(choice)
            body += pushed if self._always(choice) else [f"if m & {1 << place}:", *indented(pushed)]
        body += ["push(found, more, weight)"] if others else []
        # What was pushed on is let go of at once.
        return ["last = -1", "while layer:", *indented(["start, weight = layer.popitem()", *body])]

    def _always(self, choice: Choice) -> bool:
        """Tell whether a choice is open in every position, with ways that are."""
        shut = choice.shown_when or choice.when or choice.times or choice.half.moves
        return self._static[choice.key] and not shut

    def _choice(self, choice: Choice, place: int) -> Lines:
        writer, opened = self._writer, f"    m |= {1 << place}"
        if self._static[choice.key] and not choice.half.moves:
            found = [] if self._always(choice) else [opened.strip()]
            return writer.opened(choice, [*writer.turn(choice), *found])
        lines = writer.opened(choice, writer.turn(choice))
        if self._static[choice.key]:
            return [*writer.nowhere(choice), *lines, f"if {writer.target(choice, 0)}:", opened]
        return [*writer.nowhere(choice), *lines, *self._settled(choice), opened]

    def _settled(self, choice: Choice) -> Lines:
        """Write down what takes the rest, and under which condition the odds are right."""
        writer, lines = self._writer, [f"left = {self._whole}"]
        resting = [place for place, outcome in enumerate(choice.outcomes.values()) if outcome.odds is None]
        for place in set(range(ways_of(choice))).difference(resting):
            lines += [f"if {writer.target(choice, place)}:", f"    left -= {writer.points(choice, place)}"]
        if not resting:
            return [*lines, "if not left:"]
        targets = [writer.target(choice, place) for place in resting]
        takes = " = ".join([*(writer.points(choice, place) for place in resting), "left"])
        lines.append("rests = " + " + ".join(f"({target} > 0)" for target in targets))
        lines += ["if rests == 1 and left >= 0:", f"    {takes}"]
        lines += ["    if not left:", f"        {' = '.join([*targets, '0'])}", "    left = 0"]
        return [*lines, "if rests < 2 and not left:"]

    def _goes(self, choice: Choice) -> list[str]:
        """Answer with names for where each way goes and for the factor of its weight."""
        targets = [self._writer.target(choice, place)[1:] for place in range(ways_of(choice))]
        return [name for target in targets for name in (f"a{target}", f"f{target}")]

    def _pushed(self, choice: Choice) -> Lines:
        writer, lines = self._writer, list[str]()
        for place in range(ways_of(choice)):
            target = writer.target(choice, place)
            layer, factor = f"a{target[1:]}", f"f{target[1:]}"
            if self._static[choice.key]:
                lines.append(f"{layer}[{target}] = {layer}.get({target}, 0) + weight * {factor}")
                continue
            weight = f"weight * {factor} * {writer.points(choice, place)}"
            lines += [f"if {target}:", f"    {layer}[{target}] = {layer}.get({target}, 0) + {weight}"]
        return lines


STUCK = ("    stuck[start] = weight", "    continue")


def _looked_up(goes: str) -> Lines:
    """Write how the factors of what is open are found, anew only where it is not the same as last."""
    found = ["if not m:", *STUCK, f"{goes} = known[m] if m in known else find(m)", "last = m"]
    return ["if m != last:", *indented(found)]


def _tried(goes: str, others: tuple[int, ...]) -> Lines:
    """Write how choices are tried, and how the factors are found; where nothing is open, it is stuck."""
    return [
        *("found = []", *(f"choice_{one}(start, found)" for one in others)),
        "found = [one for one in found if type(one) is Option]",
        *("if not (m or found):", *STUCK),
        "menu = m, *[one[:2] for one in found]",
        f"{goes} = known[menu] if menu in known else find(menu)",
    ]
