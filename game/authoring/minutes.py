"""How long a play takes to read: all words that are shown, and some time for each choice."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.explore import Explored, Found, explore
from game.authoring.guard_lines import GuardWriter
from game.authoring.liveness import live_with_prose
from game.authoring.lumping import lumped
from game.authoring.policy import Policy
from game.authoring.steps import Steps
from game.authoring.weighing import Weighing
from game.content.links import LINK
from game.model.prose import Prose
from game.model.scene import Choice, Half, Scene

WORDS_A_MINUTE = 200
SECONDS_A_CHOICE = 20

Count = Callable[[int], int]

# What a position takes: its scene, and each way of each option.
Seconds = tuple[int, tuple[tuple[int, ...], ...]]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The time that plays take, in minutes: the shortest, the mean under the policy, the longest."""

    shortest: Fraction
    mean: Fraction
    longest: Fraction


def reading_minutes(steps: Steps, policy: Policy, limit: int) -> Minutes | None:
    """Answer with the time that plays take; None where the limit came first."""
    explored = explored_prose(steps, limit)
    return None if explored.bounded else minutes_of(explored, policy)


def explored_prose(steps: Steps, limit: int) -> Explored:
    """Answer with the positions of a scenario, told apart by the paragraphs that they show as well."""
    return explore(steps, live_with_prose(steps.scenario, steps.layout), limit)


def minutes_of(explored: Explored, policy: Policy) -> Minutes:
    """Answer with the time that plays take, where the positions tell which paragraphs are shown."""
    small, seconds = _with_seconds(explored)
    weighing = Weighing(small, policy)
    least, most = [0] * len(small), [0] * len(small)
    total = 0
    for number in range(len(small) - 1, -1, -1):
        here, turns = seconds[number]
        options, shares = small.options[number], weighing.shares[number]
        ways = [
            (share * way[0], taken, way[2])
            for option, share, each in zip(options, shares, turns, strict=True)
            for way, taken in zip(option.ways, each, strict=True)
        ]
        least[number] = here + min([taken + least[target] for _, taken, target in ways], default=0)
        most[number] = here + max([taken + most[target] for _, taken, target in ways], default=0)
        # In parts of the factor, as the shares are.
        total += weighing.reached[number] * (here * weighing.factor + sum(part * s for part, s, _ in ways))
    mean = Fraction(total, weighing.factor * weighing.one)
    return Minutes(Fraction(least[0], 60), mean / 60, Fraction(most[0], 60))


def _with_seconds(explored: Explored) -> tuple[Explored, list[Seconds]]:
    """Answer with positions lumped that take the same time, and with that time for each."""
    counting, packed = _Counting(explored.steps), explored.packed
    marks: list[Seconds] = [
        (counting.scene(scene, here), tuple([counting.ways(option, packed) for option in options]))
        for scene, here, options in zip(explored.scenes, packed, explored.options, strict=True)
    ]
    small, numbers = lumped(explored, marks)
    return small, list(dict(sorted(zip(numbers, marks, strict=True))).values())


def words_in(text: str) -> int:
    """Answer with the number of words of a text, links counted as the words they show."""
    shown = LINK.sub(lambda match: match[2] or match[1] or "", text)
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", shown))


class _Counting:
    """Counts the seconds of scenes and turns in packed positions."""

    def __init__(self, steps: Steps) -> None:
        self._guards = GuardWriter(steps.scenario, steps.layout)
        scenario = steps.scenario
        self._scenes = [self._of_scene(scenario.scenes[name]) for name in steps.scenes]
        self._turns = [self._of_choice(choice) for choice in steps.choices]

    def scene(self, scene: int, packed: int) -> int:
        """Answer with the seconds that a scene takes to read."""
        return self._scenes[scene](packed)

    def ways(self, option: Found, packed: list[int]) -> tuple[int, ...]:
        """Answer with the seconds of each way, with what is shown once it is gone."""
        counts = self._turns[option.choice]
        return tuple([counts[outcome](packed[target]) for _, outcome, target in option.ways])

    def _of_scene(self, scene: Scene) -> Count:
        labels = sum(words_in(choice.label) for choice in scene.choices.values())
        lesson = words_in(scene.ending.lesson) if scene.ending else 0
        return self._seconds(scene.text, labels + lesson, 0)

    def _of_choice(self, choice: Choice) -> list[Count]:
        outcomes = [outcome.half for outcome in choice.outcomes.values()] or [Half()]
        return [self._of_halves((choice.half, outcome)) for outcome in outcomes]

    def _of_halves(self, halves: tuple[Half, Half]) -> Count:
        said = sum(words_in(half.ruling.says) for half in halves if half.ruling)
        return self._seconds((*halves[0].text, *halves[1].text), said, SECONDS_A_CHOICE)

    def _seconds(self, prose: Prose, words: int, seconds: int) -> Count:
        """Answer with what counts the seconds of some prose, with some more words and seconds."""
        always = words + sum(words_in(one.text) for one in prose if not one.when)
        parts = [f"({words_in(p.text)} if {self._guards.all(p.when)} else 0)" for p in prose if p.when]
        count = " + ".join([str(always), *parts])
        line = f"lambda s: {seconds} + ({count}) * 60 // {WORDS_A_MINUTE}"
        made: Count = eval(line)  # noqa: S307 -- written from the model, no text of an author stands in it
        return made
