"""The turns of a scenario as compiled functions over packed positions: the search's own engine.

The same scenario, the same rules: the lines are written from the model's guards, effects and moves
(`authoring.writing`), and a property test plays both side by side.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import lcm
from typing import Any, NamedTuple

from game.authoring.change_lines import Lines, indented
from game.authoring.guard_lines import reading
from game.authoring.packing import Layout
from game.authoring.writing import Writer
from game.engine.case import Case
from game.model.ids import ArgumentId, OutcomeId, SceneId, VariantId
from game.model.odds import Odds
from game.model.scenario import Scenario
from game.model.scene import Choice, Outcome

# One way a turn can go: its points of `Steps.whole`, the outcome's number, the next scene's, the position.
Way = tuple[int, int, int, int]


class Option(NamedTuple):
    """One choice with one allowed set of its picks: the ways it can go, none of them at 0."""

    choice: int
    picks: int
    ways: tuple[Way, ...]


class Wrong(NamedTuple):
    """A choice of which the open outcomes do not make 100 here: their points, and how many take the rest."""

    choice: int
    points: int
    rests: int


Expand = Callable[[int], list[Option | Wrong]]


@dataclass(slots=True)
class Steps:
    """What one scenario, in one of its variants, can do from any packed position."""

    scenario: Scenario
    layout: Layout
    scenes: tuple[SceneId, ...]
    choices: tuple[Choice, ...]
    opening: int
    opening_scene: int
    whole: int
    expand: tuple[Expand, ...]

    def picks(self, bits: int) -> tuple[ArgumentId, ...]:
        """Answer with the arguments that some bits of preserved ones stand for."""
        return tuple(argument for argument, part in self.layout.preserved.items() if bits & part.mask)

    def outcome(self, choice: int, number: int) -> OutcomeId | None:
        """Answer with an outcome by its number; with None for a choice that has none."""
        outcomes = tuple(self.choices[choice].outcomes)
        return outcomes[number] if outcomes else None


def compile_steps(scenario: Scenario, variant: VariantId | None = None) -> Steps:
    """Answer with the compiled turns of a scenario."""
    layout = Layout.of(scenario)
    scenes = tuple(scenario.scenes)
    choices = tuple(choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    whole = 100 * _common_denominator(choices)
    text = _Text(scenario, layout, choices, whole)
    opening = Case(scenario, variant).opening()
    return Steps(
        scenario,
        layout,
        scenes,
        choices,
        opening=layout.pack(opening),
        opening_scene=scenes.index(opening.scene),
        whole=whole,
        expand=text.compiled(),
    )


def _common_denominator(choices: Iterable[Choice]) -> int:
    """Points may have decimals; in units of this, all are whole numbers."""
    points = [1]
    for choice in choices:
        for outcome in choice.outcomes.values():
            if outcome.odds:
                points.append(outcome.odds.base.denominator)
                points.extend(addition.points.denominator for addition in outcome.odds.plus)
    return lcm(*points)


class _Text:
    """The source of the functions, one for each scene."""

    def __init__(self, scenario: Scenario, layout: Layout, choices: tuple[Choice, ...], whole: int) -> None:
        self._scenario, self._layout, self._whole = scenario, layout, whole
        self._numbers = {choice.key: number for number, choice in enumerate(choices)}
        self._scenes = {scene: number for number, scene in enumerate(scenario.scenes)}
        self._writer = Writer(scenario, layout)
        self._names: dict[str, Any] = {"Option": Option, "Wrong": Wrong}

    def compiled(self) -> tuple[Expand, ...]:
        """Answer with a function for each scene."""
        lines = self._writer.functions()
        for scene in self._scenario.scenes.values():
            for choice in scene.choices.values():
                lines += self._choice(choice)
            calls = [f"choice_{self._numbers[choice.key]}(s, found)" for choice in scene.choices.values()]
            name = f"scene_{self._scenes[scene.id]}"
            lines += [f"def {name}(s):", *indented(["found = []", *calls, "return found"])]
        names = self._names | dict(self._writer.called)
        exec(compile("\n".join(lines), "<scenario>", "exec"), names)  # noqa: S102 -- written from the model, no text of an author stands in it
        return tuple(names[f"scene_{number}"] for number in range(len(self._scenes)))

    def _choice(self, choice: Choice) -> Lines:
        number, writer = self._numbers[choice.key], self._writer
        counted = self._layout.chosen[choice.key]
        guards = writer.guards.all((*choice.shown_when, *choice.when))
        lines = [f"if not ({guards}):", "    return"] if guards != "True" else []
        if choice.times is not None:
            lines += [f"if {reading(counted)} >= {choice.times}:", "    return"]
            lines.append(f"s += {1 << counted.shift:#x}")
        else:
            lines.append(f"s |= {1 << counted.shift:#x}")
        turn = [*writer.half(choice.half, "continue"), *self._outcomes(choice)]
        lines += [f"for picks in {self._picks(choice)}:", *indented(["s = start | picks", *turn])]
        at = lines.index(next(line for line in lines if line.startswith("for picks")))
        lines.insert(at, "start = s")
        return [*self._courts(choice), f"def choice_{number}(s, found):", *indented(lines)]

    def _picks(self, choice: Choice) -> str:
        """Answer with an expression for the sets that are allowed, as bits of preserved arguments."""
        picks = choice.picks
        if picks is None:
            return "(0,)"
        masks = tuple(self._layout.preserved[argument].mask for argument in picks.of)
        every, shift = sum(masks), len(self._layout.preserved)
        name = f"picks_{self._numbers[choice.key]}"

        @cache
        def sets(offered: int) -> tuple[int, ...]:
            bits = [mask for mask in masks if mask & offered]
            at_most = min(picks.at_most, len(bits))
            sizes = range(min(picks.at_least, at_most), at_most + 1)
            return tuple(sum(one) for size in sizes for one in combinations(bits, size))

        self._names[name] = sets
        return f"{name}(~(s | s >> {shift}) & {every:#x})"

    def _outcomes(self, choice: Choice) -> Lines:
        number = self._numbers[choice.key]
        if not choice.outcomes:
            target = self._scenes[choice.goes_on(None)]
            return [f"found.append(Option({number}, picks, (({self._whole}, 0, {target}, s),)))"]
        lines = ["ways = []", "rests = 0", f"left = {self._whole}"]
        for place, outcome in enumerate(choice.outcomes.values()):
            lines += [
                f"w, t = court_{number}_{place}(s)",
                "if w:",
                *indented(self._way(place, choice, outcome)),
            ]
        return [
            *lines,
            "if rests == 1 and left > 0:",
            "    ways.append((left, rest, rest_scene, rest_way))",
            "    left = 0",
            "if rests > 1 or left and (ways or rests):",
            f"    found.append(Wrong({number}, {self._whole} - left, rests))",
            "elif ways:",
            f"    found.append(Option({number}, picks, tuple(ways)))",
        ]

    def _way(self, place: int, choice: Choice, outcome: Outcome) -> Lines:
        """Write an open outcome down with its points; one that takes the rest waits for the others."""
        target = self._scenes[choice.goes_on(outcome)]
        if outcome.odds is not None:
            return ["left -= w", f"ways.append((w, {place}, {target}, t))"]
        return ["rests += 1", f"rest, rest_scene, rest_way = {place}, {target}, t"]

    def _courts(self, choice: Choice) -> Lines:
        """Write a function for each outcome: its points and what follows, or 0 points where it is shut."""
        lines: Lines = []
        for place, outcome in enumerate(choice.outcomes.values()):
            open_when = self._open_when(outcome)
            body = [f"if not ({open_when}):", "    return 0, 0"] if open_when != "True" else []
            body += self._points(outcome.odds)
            body += self._writer.half(outcome.half, "return 0, 0")
            head = f"def court_{self._numbers[choice.key]}_{place}(s):"
            lines += [head, *indented([*body, "return w, s"])]
        return lines

    def _open_when(self, outcome: Outcome) -> str:
        guards = self._writer.guards.all(outcome.when)
        ruling = outcome.half.ruling
        if ruling is None or not ruling.turns_on:
            return guards
        bits = sum(self._layout.preserved[argument].mask for argument in set(ruling.turns_on))
        return f"({guards}) and s & {bits:#x} == {bits:#x}"

    def _points(self, odds: Odds | None) -> Lines:
        if odds is None:
            return ["w = 1"]
        scale = self._whole // 100
        lines = [f"w = {int(odds.base * scale)}"]
        for addition in odds.plus:
            lines += [
                f"if {self._writer.guards.all(addition.when)}:",
                f"    w += {int(addition.points * scale)}",
            ]
        if odds.plus:
            lines.append(f"w = max(0, min(w, {self._whole}))")
        return [*lines, "if not w:", "    return 0, 0"]
