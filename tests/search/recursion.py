"""The answers of the search once more, by plain recursion over options: slow and short."""

from fractions import Fraction
from functools import cache

from game.search.explore import Quotient


class Recursion:
    """What can be made of an explored case from each position on, where every open choice is as likely.

    A choice is made first, then one of its sets of picks, then the outcome is drawn.
    """

    def __init__(self, explored: Quotient) -> None:
        self.explored = explored
        self.odds, self.extreme = cache(self._odds), cache(self._extreme)

    def by_choice(self, number: int) -> dict[int, list]:
        """Return the options of each choice that is open in a position."""
        found: dict[int, list] = {}
        for option in self.explored.options(number):
            found.setdefault(option.choice, []).append(option)
        return found

    def behind(self, options: list) -> dict[str, Fraction]:
        """Return the odds of each ending once one of some options is taken, each as likely."""
        total: dict[str, Fraction] = {}
        for option in options:
            for points, _, target in option.ways:
                for ending, chance in self.odds(target).items():
                    part = chance * Fraction(points, self.explored.steps.whole) / len(options)
                    total[ending] = total.get(ending, Fraction(0)) + part
        return total

    def _odds(self, number: int) -> dict[str, Fraction]:
        """Return the odds of each ending from a position on; none where a play is stuck there."""
        every = self.by_choice(number)
        if not every:
            scene = self.explored.steps.scenario.scenes[self.explored.scene(number)]
            return {scene.id: Fraction(1)} if scene.ending else {}
        total: dict[str, Fraction] = {}
        for options in every.values():
            for ending, chance in self.behind(options).items():
                total[ending] = total.get(ending, Fraction(0)) + chance / len(every)
        return total

    def _extreme(self, number: int, ending: str, pick) -> Fraction:
        """Return the least or the most that play can make of an ending from a position on."""
        worth = [
            sum(
                Fraction(points, self.explored.steps.whole) * self.extreme(target, ending, pick)
                for points, _, target in option.ways
            )
            for option in self.explored.options(number)
        ]
        return pick(worth) if worth else Fraction(self.explored.scene(number) == ending)

    def decisive(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Return each choice that is made: its chance, and how far it moves the odds on average."""
        reached = [Fraction(0)] * len(self.explored)
        reached[self.explored.opening] = Fraction(1)
        made: dict[str, Fraction] = {}
        moved: dict[str, Fraction] = {}
        for number in self.explored.forward:
            every, before = self.by_choice(number), self.odds(number)
            for choice, options in every.items():
                chance, after = reached[number] / len(every), self.behind(options)
                apart = [
                    abs(after.get(end, Fraction(0)) - before.get(end, Fraction(0)))
                    for end in {*after, *before}
                ]
                name = str(self.explored.steps.choices[choice].key)
                made[name] = made.get(name, Fraction(0)) + chance
                moved[name] = moved.get(name, Fraction(0)) + chance * sum(apart) / 2
                for option in options:
                    for points, _, target in option.ways:
                        reached[target] += chance * Fraction(points, self.explored.steps.whole) / len(options)
        return {name: (chance, moved[name] / chance) for name, chance in made.items() if chance}
