"""How long a play takes to read: all words that are shown, and some time for each choice."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from game.authoring.explore import explore
from game.authoring.guard_lines import GuardWriter
from game.authoring.liveness import live_with_prose
from game.authoring.policy import Policy
from game.authoring.steps import Steps
from game.authoring.weighing import Weighing
from game.content.links import LINK
from game.model.prose import Prose
from game.model.scene import Choice, Half, Scene

WORDS_A_MINUTE = 200
SECONDS_A_CHOICE = 20

Count = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The time that plays take, in minutes: the shortest, the mean under the policy, the longest."""

    shortest: Fraction
    mean: Fraction
    longest: Fraction


def reading_minutes(steps: Steps, policy: Policy, limit: int) -> Minutes | None:
    """Answer with the time that plays take; None where the limit came first."""
    live = live_with_prose(steps.scenario, steps.layout)
    explored = explore(steps, live, limit)
    if explored.bounded:
        return None
    weighing = Weighing(explored, policy)
    counting = _Counting(steps)
    scenes = [counting.scene(s, p) for s, p in zip(explored.scenes, explored.packed, strict=True)]
    read = sum(reached * seconds for reached, seconds in zip(weighing.reached, scenes, strict=True))
    least, most = list(scenes), list(scenes)
    for number in range(len(explored) - 1, -1, -1):
        ways = [
            (counting.turn(option.choice, outcome, explored.packed[target]), target)
            for option in explored.options[number]
            for _, outcome, target in option.ways
        ]
        if ways:
            least[number] += min(seconds + least[target] for seconds, target in ways)
            most[number] += max(seconds + most[target] for seconds, target in ways)
    mean = (read + _turns(weighing, counting)) / weighing.one
    return Minutes(Fraction(least[0], 60), mean / 60, Fraction(most[0], 60))


def _turns(weighing: Weighing, counting: "_Counting") -> Fraction:
    """Answer with the seconds spent on turns, each as often as it is made, over the denominator."""
    total = 0
    explored = weighing.explored
    for number, options in enumerate(explored.options):
        for option, share in zip(options, weighing.shares[number], strict=True):
            if not share or not weighing.reached[number]:
                continue
            for points, outcome, target in option.ways:
                seconds = counting.turn(option.choice, outcome, explored.packed[target])
                total += weighing.reached[number] * share * points * seconds
    return Fraction(total, weighing.factor)


def words_in(text: str) -> int:
    """Answer with the number of words of a text, links counted as the words they show."""
    shown = LINK.sub(lambda match: match[2] or match[1] or "", text)
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", shown))


def _seconds(words: int) -> int:
    return words * 60 // WORDS_A_MINUTE


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

    def turn(self, choice: int, outcome: int, packed: int) -> int:
        """Answer with the seconds of one choice, with what follows it, in the position after it."""
        return self._turns[choice][outcome](packed)

    def _of_scene(self, scene: Scene) -> Count:
        labels = sum(words_in(choice.label) for choice in scene.choices.values())
        lesson = words_in(scene.ending.lesson) if scene.ending else 0
        count = self._prose(scene.text)
        return lambda packed: _seconds(count(packed) + labels + lesson)

    def _of_choice(self, choice: Choice) -> list[Count]:
        outcomes = [outcome.half for outcome in choice.outcomes.values()] or [Half()]
        return [self._of_halves((choice.half, outcome)) for outcome in outcomes]

    def _of_halves(self, halves: tuple[Half, Half]) -> Count:
        counts = [self._prose(half.text) for half in halves]
        said = sum(words_in(half.ruling.says) for half in halves if half.ruling)
        return lambda packed: SECONDS_A_CHOICE + _seconds(sum(count(packed) for count in counts) + said)

    def _prose(self, prose: Prose) -> Count:
        always = sum(words_in(one.text) for one in prose if not one.when)
        parts = [f"({words_in(p.text)} if {self._guards.all(p.when)} else 0)" for p in prose if p.when]
        expression = " + ".join([str(always), *parts])
        count: Count = eval(f"lambda s: {expression}")  # noqa: S307 -- no word of an author stands in it
        return count
