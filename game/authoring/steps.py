"""The turns of a scenario as compiled functions over packed positions: the search's own engine.

The same scenario, the same rules: the lines are written from the model's guards, effects and moves
(`authoring.writing`), and a property test plays both side by side.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any

from game.authoring.change_lines import Lines, accruals, indented
from game.authoring.liveness import Live
from game.authoring.packing import Layout
from game.authoring.patterns import Kind, Option, OptionKinds, Pattern, Patterns, Targets
from game.authoring.turn_lines import Subject, TurnWriter, offered, sets_of
from game.engine.case import Case
from game.model.ids import ArgumentId, OutcomeId, SceneId, VariantId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.scene import Choice

# From a packed position: its scene and the numbers of the kinds of its options, and where their ways lead.
Expand = Callable[[int], tuple[list[int], list[int]]]
# Adds to both what one choice comes to in a packed position.
Try = Callable[[int, list[int], list[int]], None]


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of all scenes as compiled functions; all variants of a case can share them.

    In the targets of a position packed positions stand for what follows.
    """

    expand: tuple[Expand, ...]
    kinds: OptionKinds
    patterns: Patterns

    def found(self, packed: int, scene: int) -> tuple[Pattern, Targets]:
        """Answer with the pattern and the targets of a packed position of a scene."""
        found, led = self.expand[scene](packed)
        return self.patterns[tuple(found)], tuple(led)

    def options(self, packed: int, scene: int) -> tuple[Option, ...]:
        """Answer with the options of a packed position of a scene, those left out whose odds are wrong."""
        pattern, targets = self.found(packed, scene)
        return pattern.options(targets)


@dataclass
class Steps:
    """What one scenario, in one of its variants, can do from any packed position."""

    scenario: Scenario
    layout: Layout
    scenes: tuple[SceneId, ...]
    choices: tuple[Choice, ...]
    opening: int
    opening_scene: int
    whole: int
    variant: VariantId | None = None

    @cached_property
    def turns(self) -> Turns:
        """The turns that keep everything."""
        return self.compiled(everything(self))

    def compiled(self, live: tuple[Live, ...]) -> Turns:
        """Answer with the turns of each scene in which only what is live is kept."""
        return _Text(self, live).scenes()

    def tries(self, live: tuple[Live, ...], numbers: Iterable[int]) -> tuple[dict[int, Try], OptionKinds]:
        """Answer with functions that try one choice, for some choices, and with their kinds."""
        text = _Text(self, live)
        return text.choices(tuple(numbers)), text.kinds

    def subject(self, live: tuple[Live, ...], notes: bool = False) -> Subject:
        """Answer with what lines are written from."""
        scenes = {scene: number for number, scene in enumerate(self.scenes)}
        numbers = {choice.key: number for number, choice in enumerate(self.choices)}
        return Subject(self.scenario, self.layout, live, self.whole, scenes, numbers, notes)

    def units(self, points: Fraction) -> int:
        """Answer with points of 100 in units of which `whole` make 100."""
        return int(points * self.whole / 100)

    def picks(self, bits: int) -> tuple[ArgumentId, ...]:
        """Answer with the arguments that some bits of preserved ones stand for."""
        return tuple(argument for argument, part in self.layout.preserved.items() if bits & part.mask)

    def turn(self, option: Option | Kind, outcome: int) -> Turn:
        """Answer with the turn that takes an option, with an outcome by its number."""
        key = self.choices[option.choice].key
        return Turn(key.scene, key.choice, self.picks(option.picks), self.outcome(option.choice, outcome))

    def outcome(self, choice: int, number: int) -> OutcomeId | None:
        """Answer with an outcome by its number; with None for a choice that has none."""
        outcomes = tuple(self.choices[choice].outcomes)
        return outcomes[number] if outcomes else None


def compile_steps(scenario: Scenario, variant: VariantId | None = None) -> Steps:
    """Answer with the turns of a scenario, ready to be compiled."""
    layout = Layout.of(scenario)
    scenes = tuple(scenario.scenes)
    choices = tuple(choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    opening = Case(scenario, variant).opening()
    packed = layout.pack(opening)
    return Steps(
        scenario, layout, scenes, choices, packed, scenes.index(opening.scene), _whole(choices), variant
    )


def everything(steps: Steps) -> tuple[Live, ...]:
    """Answer as if all values were live everywhere."""
    return (Live(-1, -1, steps.layout.day.shift),) * len(steps.scenes)


def _whole(choices: Iterable[Choice]) -> int:
    """Answer with the number that stands for 100 points where all points are the smallest whole numbers."""
    odds = [outcome.odds for choice in choices for outcome in choice.outcomes.values() if outcome.odds]
    points = [one.base for one in odds] + [addition.points for one in odds for addition in one.plus]
    scale = lcm(*(point.denominator for point in points))
    return 100 * scale // gcd(100 * scale, *(int(point * scale) for point in points))


class _Text:
    """The source of the functions, one for each scene and one for each choice."""

    def __init__(self, steps: Steps, live: tuple[Live, ...]) -> None:
        self._steps = steps
        self._subject = steps.subject(live, notes=True)
        self.kinds = OptionKinds()
        self._names: dict[str, Any] = {
            "kinds": self.kinds,
            "masks": live[0].masks,
            **accruals(steps.layout),
        }

    def scenes(self) -> Turns:
        """Answer with a function for each scene: what all of its choices add to one list."""
        lines: Lines = []
        for number, scene in enumerate(self._steps.scenario.scenes.values()):
            numbers = [self._subject.numbers[choice.key] for choice in scene.choices.values()]
            lines += [line for one in numbers for line in self._choice(one)]
            calls = [f"choice_{one}(s, found, led)" for one in numbers]
            body = [f"found, led = [{number}], []", *calls, "return found, led"]
            lines += [f"def scene_{number}(s):", *indented(body)]
        names = self._executed(lines)
        expand = tuple(names[f"scene_{number}"] for number in range(len(self._steps.scenes)))
        return Turns(expand, self.kinds, Patterns(self.kinds))

    def choices(self, numbers: tuple[int, ...]) -> dict[int, Try]:
        """Answer with the functions of some choices."""
        names = self._executed([line for number in numbers for line in self._choice(number)])
        return {number: names[f"choice_{number}"] for number in numbers}

    def _executed(self, lines: Lines) -> dict[str, Any]:
        return executed([*self._subject.moves.lines(), *lines], self._names)

    def _choice(self, number: int) -> Lines:
        choice, layout = self._steps.choices[number], self._steps.layout
        writer = TurnWriter(self._subject, choice.key.scene)
        body = [*writer.nowhere(choice), *writer.turn(choice), *self._found(writer, choice)]
        if choice.picks:
            self._names[f"sets_{number}"] = sets_of(choice, layout)
            body = [f"for picks in sets_{number}({offered(choice, layout)}):", *indented(body)]
        return [f"def choice_{number}(start, found, led):", *indented(writer.opened(choice, body))]

    def _led(self, writer: TurnWriter, choice: Choice) -> Lines:
        """Write down a choice that only leads on."""
        number, target, ways = (
            self._subject.numbers[choice.key],
            writer.target(choice, 0),
            ((self._steps.whole, 0),),
        )
        if choice.picks is None and not writer.notes(choice):
            kind = str(self.kinds[number, 0, ways, ()])
        else:
            notes = f"(f{target[1:]},)" if writer.notes(choice) else "()"
            kind = f"kinds[{number}, {'picks' if choice.picks else '0'}, {ways}, {notes}]"
        return [f"if {target}:", f"    found.append({kind})", f"    led.append({target})"]

    def _found(self, writer: TurnWriter, choice: Choice) -> Lines:
        number, whole, noted = self._subject.numbers[choice.key], self._steps.whole, writer.notes(choice)
        if not choice.outcomes:
            return self._led(writer, choice)
        lines = ["ways, to = [], []", *(["notes = []"] if noted else []), "rests = 0", f"left = {whole}"]
        for place, outcome in enumerate(choice.outcomes.values()):
            target, points = writer.target(choice, place), writer.points(choice, place)
            note = [f"notes.append(f{target[1:]})"] if noted else []
            own = [f"left -= {points}", f"ways.append(({points}, {place}))", f"to.append({target})", *note]
            resting = [
                "rests += 1",
                f"rest, last = {place}, {target}",
                *([f"g = f{target[1:]}"] if noted else []),
            ]
            lines += [f"if {target}:", *indented(own if outcome.odds else resting)]
        note = ["    notes.append(g)"] if noted else []
        kind = (
            f"{number}, {'picks' if choice.picks else '0'}, tuple(ways), {'tuple(notes)' if noted else '()'}"
        )
        return [
            *lines,
            *("if rests == 1 and left > 0:", "    ways.append((left, rest))", "    to.append(last)"),
            *(*note, "    left = 0"),
            "if rests > 1 or left and (ways or rests):",
            f"    found.append(kinds[{number}, {whole} - left, rests])",
            "elif ways:",
            f"    found.append(kinds[{kind}])",
            "    led += to",
        ]


def executed(lines: Lines, names: dict[str, Any]) -> dict[str, Any]:
    """Answer with some names and those that the lines define; the lines are written from the model."""
    made = dict(names)
    exec(compile("\n".join(lines), "<scenario>", "exec"), made)  # noqa: S102 -- no text of an author stands in it
    return made
