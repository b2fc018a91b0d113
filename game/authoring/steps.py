"""The turns of a scenario as compiled functions over packed positions: the search's own engine.

The same scenario, the same rules: the lines are written from the model's guards, effects and moves
(`authoring.writing`), and a property test plays both side by side.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from math import gcd, lcm
from typing import Any, NamedTuple

from game.authoring.change_lines import Lines, accruals, indented
from game.authoring.liveness import Live
from game.authoring.packing import Layout
from game.authoring.turn_lines import Subject, TurnWriter, offered, sets_of
from game.engine.case import Case
from game.model.ids import ArgumentId, OutcomeId, SceneId, VariantId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.scene import Choice

# One way a turn can go: its points of `Steps.whole`, the outcome's number, the next position.
Way = tuple[int, int, int]


class Option(NamedTuple):
    """One choice with one allowed set of its picks: the ways it can go, none of them at 0.

    `notes` has a number for each way where the choice has effects on meters that happen only under
    guards: a bit for each of them, in the order of the turn, that says whether it happened.
    """

    choice: int
    picks: int
    ways: tuple[Way, ...]
    notes: tuple[int, ...] = ()


class Wrong(NamedTuple):
    """A choice of which the open outcomes do not make 100 here: their points, and how many take the rest."""

    choice: int
    points: int
    rests: int


Expand = Callable[[int], list[Option | Wrong]]
Try = Callable[[int, list[Option | Wrong]], None]


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
    def expand(self) -> tuple[Expand, ...]:
        """For each scene, the function that answers with every option of a position, nothing left out."""
        return self.compiled(everything(self))

    def compiled(self, live: tuple[Live, ...]) -> tuple[Expand, ...]:
        """Answer with the turns of each scene in which only what is live is kept."""
        return _Text(self, live).scenes()

    def tries(self, live: tuple[Live, ...], numbers: Iterable[int]) -> dict[int, Try]:
        """Answer with functions that try one choice, for some choices by their numbers."""
        return _Text(self, live).choices(tuple(numbers))

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

    def turn(self, option: Option, outcome: int) -> Turn:
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
        self._names: dict[str, Any] = {
            "made": partial(tuple.__new__, Option),
            "Wrong": Wrong,
            "masks": live[0].masks,
            **accruals(steps.layout),
        }

    def scenes(self) -> tuple[Expand, ...]:
        """Answer with a function for each scene: what all of its choices add to one list."""
        lines: Lines = []
        for number, scene in enumerate(self._steps.scenario.scenes.values()):
            numbers = [self._subject.numbers[choice.key] for choice in scene.choices.values()]
            lines += [line for one in numbers for line in self._choice(one)]
            calls = [f"choice_{one}(s, found)" for one in numbers]
            lines += [f"def scene_{number}(s):", *indented(["found = []", *calls, "return found"])]
        names = self._executed(lines)
        return tuple(names[f"scene_{number}"] for number in range(len(self._steps.scenes)))

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
        return [f"def choice_{number}(start, found):", *indented(writer.opened(choice, body))]

    def _led(self, writer: TurnWriter, choice: Choice, chosen: str) -> Lines:
        """Write down a choice that only leads on."""
        target = writer.target(choice, 0)
        notes = f"(f{target[1:]},)" if writer.notes(choice) else "()"
        ways = f"(({self._steps.whole}, 0, {target}),)"
        return [f"if {target}:", f"    found.append(made(({chosen}, {ways}, {notes})))"]

    def _found(self, writer: TurnWriter, choice: Choice) -> Lines:
        number, whole, picks = self._subject.numbers[choice.key], self._steps.whole, int(not choice.picks)
        chosen = f"{number}, {'0' if picks else 'picks'}"
        noted = writer.notes(choice)
        if not choice.outcomes:
            return self._led(writer, choice, chosen)
        lines = ["ways = []", *(["notes = []"] if noted else []), "rests = 0", f"left = {whole}"]
        for place, outcome in enumerate(choice.outcomes.values()):
            target, points = writer.target(choice, place), writer.points(choice, place)
            note = [f"notes.append(f{target[1:]})"] if noted else []
            own = [f"left -= {points}", f"ways.append(({points}, {place}, {target}))", *note]
            resting = ["rests += 1", f"rest = {place}, {target}", *([f"g = f{target[1:]}"] if noted else [])]
            lines += [f"if {target}:", *indented(own if outcome.odds else resting)]
        note = ["    notes.append(g)"] if noted else []
        return [
            *lines,
            *("if rests == 1 and left > 0:", "    ways.append((left, *rest))", *note, "    left = 0"),
            "if rests > 1 or left and (ways or rests):",
            f"    found.append(Wrong({number}, {whole} - left, rests))",
            "elif ways:",
            f"    found.append(made(({chosen}, tuple(ways), {'tuple(notes)' if noted else '()'})))",
        ]


def executed(lines: Lines, names: dict[str, Any]) -> dict[str, Any]:
    """Answer with some names and those that the lines define; the lines are written from the model."""
    made = dict(names)
    exec(compile("\n".join(lines), "<scenario>", "exec"), made)  # noqa: S102 -- no text of an author stands in it
    return made
