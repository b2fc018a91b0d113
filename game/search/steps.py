"""The turns of a scenario as compiled functions over packed positions: the search's own engine.

The same scenario, the same rules: the lines are written from the model's guards, effects and moves
(`search.writing`), and a property test plays both side by side. What a turn neither asks for nor changes
stays as it is or is dropped, so that a turn is tried with every such bit set: those still set in the
position that it leads to are the ones that are kept there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import gcd, lcm
from typing import Any

from game.engine.case import Case
from game.model.fields import Lines, indented, union
from game.model.ids import ArgumentId, OutcomeId, SceneId, VariantId
from game.model.record import Turn
from game.model.scenario import Scenario
from game.model.scene import Choice
from game.search.liveness import Live
from game.search.order import order_of
from game.search.packing import PackedLayout
from game.search.patterns import Kind, Option, OptionKinds, OutcomeDraws
from game.search.reads import Reader
from game.search.turn_lines import TurnContext, TurnWriter, arrivals, halves, offered, sets_of
from game.search.turns import Attempt, Turns


@dataclass
class Steps:
    """What one scenario, in one of its variants, can do from any packed position."""

    scenario: Scenario
    layout: PackedLayout
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
        """Return the turns of each scene in which only what is live is kept."""
        return _Text(self, live).turns()

    def subject(self, live: tuple[Live, ...], notes: bool = False) -> TurnContext:
        """Return what lines are written from."""
        scenes = {scene: number for number, scene in enumerate(self.scenes)}
        numbers = {choice.key: number for number, choice in enumerate(self.choices)}
        return TurnContext(self.scenario, self.layout, live, self.whole, scenes, numbers, notes)

    def picks(self, bits: int) -> tuple[ArgumentId, ...]:
        """Return the arguments that some bits of preserved ones stand for."""
        return tuple(argument for argument, part in self.layout.preserved.items() if bits & part.mask)

    def turn(self, option: Option | Kind, outcome: int) -> Turn:
        """Return the turn that takes an option, with an outcome by its number."""
        key = self.choices[option.choice].key
        return Turn(key.scene, key.choice, self.picks(option.picks), self.outcome(option.choice, outcome))

    def outcome(self, choice: int, number: int) -> OutcomeId | None:
        """Return an outcome by its number; with None for a choice that has none."""
        outcomes = tuple(self.choices[choice].outcomes)
        return outcomes[number] if outcomes else None


def compile_steps(scenario: Scenario, variant: VariantId | None = None) -> Steps:
    """Return the turns of a scenario, ready to be compiled."""
    layout = PackedLayout.of(scenario)
    scenes = tuple(scenario.scenes)
    choices = tuple(choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    opening = Case(scenario, variant).opening()
    packed = layout.pack(opening)
    return Steps(
        scenario, layout, scenes, choices, packed, scenes.index(opening.scene), _whole(choices), variant
    )


def everything(steps: Steps) -> tuple[Live, ...]:
    """Return as if all values were live everywhere."""
    return (Live(-1, -1, steps.layout.day.shift),) * len(steps.scenes)


def _whole(choices: Iterable[Choice]) -> int:
    """Return the number that stands for 100 points where all points are the smallest whole numbers."""
    odds = [outcome.odds for choice in choices for outcome in choice.outcomes.values() if outcome.odds]
    points = [one.base for one in odds] + [addition.points for one in odds for addition in one.plus]
    scale = lcm(*(point.denominator for point in points))
    return 100 * scale // gcd(100 * scale, *(int(point * scale) for point in points))


class _Text:
    """The source of the functions, one for each choice."""

    def __init__(self, steps: Steps, live: tuple[Live, ...]) -> None:
        self._steps = steps
        self._subject = steps.subject(live, notes=True)
        self.kinds = OptionKinds()
        self._names: dict[str, Any] = {
            "kinds": self.kinds,
            "masks": live[0].masks,
            **steps.layout.accruals(),
        }

    def turns(self) -> Turns:
        """Return the turns of each scene."""
        lines = [line for number in range(len(self._steps.choices)) for line in self._choice(number)]
        names = executed([*self._subject.shared.lines(), *lines], self._names)
        scenario, layout = self._steps.scenario, self._steps.layout
        order = order_of(scenario, layout)
        # What is live in a footing is looked up by what is told, and so is a rank: that must stay as it is.
        passing = passing_bits(scenario, layout) & ~self._subject.live[0].told & ~order.told
        attempts: list[list[Attempt]] = [[] for _ in self._steps.scenes]
        for number, choice in enumerate(self._steps.choices):
            bits = passing & ~touched(choice, scenario, layout)
            scene = self._subject.scenes[choice.key.scene]
            attempts[scene].append(Attempt(names[f"choice_{number}"], bits))
        return Turns(attempts, passing, self.kinds, order)

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
        number, ways = self._subject.numbers[choice.key], ((self._steps.whole, 0),)
        target = writer.target(choice, 0)
        if choice.picks is None and not writer.notes(choice):
            kind = str(self.kinds[number, 0, ways, ()])
        else:
            notes = f"(f{target[1:]},)" if writer.notes(choice) else "()"
            kind = f"kinds[{number}, {'picks' if choice.picks else '0'}, {ways}, {notes}]"
        return [f"if {target}:", f"    found.append({kind})", f"    led.append({target})"]

    def _found(self, writer: TurnWriter, choice: Choice) -> Lines:
        """Write down what a choice comes to: its kind, and where its ways lead, that of the rest last."""
        if not choice.outcomes:
            return self._led(writer, choice)
        number, whole = self._subject.numbers[choice.key], self._steps.whole
        resting = [outcome.odds is None for outcome in choice.outcomes.values()]
        self._names[f"drawn_{number}"] = OutcomeDraws(self.kinds, number, whole, resting)
        ways = [(writer.target(choice, n), rests) for n, rests in enumerate(resting)]
        points = [
            f"{to} and {1 if rests else writer.points(choice, n)}" for n, (to, rests) in enumerate(ways)
        ]
        notes = [f"{to} and f{to[1:]}" for to, _ in ways] if writer.notes(choice) else []
        # One that takes the rest is gone only where the others leave some.
        own = [f"({one})" for one, rests in zip(points, resting, strict=True) if not rests]
        left = f" and {' + '.join(own)} < {whole}" if own else ""
        led = [(to, "") for to, rests in ways if not rests] + [(to, left) for to, rests in ways if rests]
        return [
            f"kind = drawn_{number}[{', '.join(['picks' if choice.picks else '0', *points, *notes])}]",
            *("if kind is not None and kind < 0:", "    found.append(~kind)"),
            *("elif kind is not None:", "    found.append(kind)"),
            *(line for to, rest in led for line in (f"    if {to}{rest}:", f"        led.append({to})")),
        ]


def executed(lines: Lines, names: dict[str, Any]) -> dict[str, Any]:
    """Return some names and those that the lines define; the lines are written from the model."""
    made = dict(names)
    exec(compile("\n".join(lines), "<scenario>", "exec"), made)  # noqa: S102 -- no text of an author stands in it
    return made


def touched(choice: Choice, scenario: Scenario, layout: PackedLayout) -> int:
    """Return the bits of meters, facts and choices made that a turn asks for or changes, at least."""
    reader = Reader(scenario, layout)
    bits = reader.openness(choice).bits | reader.after_counsel_waited(choice).bits
    if choice.key in layout.chosen:
        bits |= layout.chosen[choice.key].mask
    turns = choice.outcomes.values() or (None,)
    arrived = [one.effects for outcome in turns for one in arrivals(choice, outcome, scenario)]
    effects = [effect for each in (*(half.effects for half in halves(choice)), *arrived) for effect in each]
    return bits | union(effect.change.writes(layout) for effect in effects)


def passing_bits(scenario: Scenario, layout: PackedLayout) -> int:
    """Return the bits of all meters, facts and choices made; not with counts, which ranks follow."""
    every = (choice for scene in scenario.scenes.values() for choice in scene.choices.values())
    once = [layout.chosen[one.key] for one in every if one.times is None and one.key in layout.chosen]
    return union(part.mask for part in (*layout.meters.values(), *layout.facts.values(), *once))
