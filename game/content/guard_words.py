"""Guards in words: what must hold, and what must not, with the labels of one scenario."""

from collections.abc import Callable, Sequence
from datetime import date

from game.content.words import Words, long_day, money
from game.model import ids
from game.model.kinds import Guard
from game.model.position import Position
from game.model.scenario import Scenario


class GuardWords:
    """The labels and phrases in which guards are said, as `model.kinds.Labels` asks for them."""

    def __init__(self, scenario: Scenario, words: Words, say_day: Callable[[date], str] = long_day) -> None:
        self._scenario = scenario
        self._words = words
        self._say_day = say_day

    def said(self, guard: Guard, position: Position, denied: bool = False) -> str:
        """Return a guard in words; `denied` says that it must not hold."""
        return guard.said(self, position, denied)

    def phrase(self, key: str, denied: bool, **named: object) -> str:
        """Return the words under `guard.KEY`, or `guard.not.KEY` where the guard must not hold."""
        return self._words(f"guard.{'not.' if denied else ''}{key}", **named)

    def joined(self, said: Sequence[str], word: str) -> str:
        """Return some words as one list, its last joined by `and` or `or`."""
        return self._words.joined(said, word)

    def meter(self, meter: ids.MeterId) -> str:
        """Return the label of a meter."""
        return self._scenario.meters[meter].label

    def matter(self, matter: ids.MatterId) -> str:
        """Return the title of a matter."""
        return self._scenario.matters[matter].title

    def fact(self, fact: ids.FactId) -> str:
        """Return the label of a fact."""
        return self._scenario.facts[fact].label

    def argument(self, argument: ids.ArgumentId) -> str:
        """Return the label of an argument."""
        return self._scenario.arguments[argument].label

    def deadline(self, deadline: ids.DeadlineId) -> str:
        """Return the label of a deadline."""
        return self._scenario.deadlines[deadline]

    def posture(self, standpoint: ids.Standpoint) -> str:
        """Return the label of a posture."""
        return self._scenario.matters[standpoint.matter].procedure.postures[standpoint.posture].label

    def choice(self, choice: ids.ChoiceKey) -> tuple[str, str]:
        """Return the title of a choice's scene, and the label of the choice."""
        return self._scenario.scenes[choice.scene].title, self._scenario.choice(choice).label

    def money(self, amount: int) -> str:
        """Return a sum in the scenario's currency."""
        return money(amount, self._scenario.words.currency)

    def day(self, day: date) -> str:
        """Return a date in full."""
        return self._say_day(day)
