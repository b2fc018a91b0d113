"""What a case comes to under careful counsel and on the plain average, and which choices hardly vary.

Numbers are floats, told to nine digits, so that every machine tells the same.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from game.model.ids import ChoiceKey, SceneId, as_written
from game.model.scenario import Scenario
from game.model.scene import TONES
from game.search.careful import Counselled, Prospect
from game.search.weighing import Weighing

# From so much of the times on, careful counsel takes one choice of a scene as good as always.
NEARLY_ALWAYS = 0.9
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class OpeningTones:
    """What lies ahead of a case under one counsel: of the whole, and behind each choice of its opening."""

    whole: Prospect
    choices: Mapping[ChoiceKey, Prospect]

    @property
    def plain(self) -> dict[str, Any]:
        """Return the odds of the tones as data."""
        behind = {key.choice: _plain(ahead) for key, ahead in self.choices.items()}
        return {**_plain(self.whole), "opening": behind}


@dataclass(frozen=True, slots=True)
class OneSided:
    """A choice that careful counsel takes nearly always where another is open: how often, from 0 to 1."""

    choice: ChoiceKey
    share: float

    @property
    def plain(self) -> dict[str, Any]:
        """Return it as data."""
        return {"scene": self.choice.scene, "choice": self.choice.choice, "share": round(self.share, _DIGITS)}


def careful_tones(counselled: Counselled) -> OpeningTones:
    """Return what careful counsel makes of a case, and of each choice of its opening."""
    explored = counselled.explored
    keys = [choice.key for choice in explored.steps.choices]
    behind = {keys[one.choice]: one.behind for one in counselled.choices(explored.opening)}
    return OpeningTones(counselled.ahead(explored.opening), behind)


def weighed_tones(weighing: Weighing) -> OpeningTones:
    """Return what a policy makes of a case, and of each choice of its opening."""
    explored = weighing.explored
    keys, scenario = [choice.key for choice in explored.steps.choices], explored.steps.scenario
    behind = weighing.odds_behind(explored.opening)
    return OpeningTones(
        _summed(weighing.probabilities(), scenario),
        {keys[choice]: _summed(odds, scenario) for choice, odds in behind.items()},
    )


def one_sided(counselled: Counselled, weighing: Weighing) -> tuple[OneSided, ...]:
    """Return each choice that careful counsel takes nearly always in its scene.

    A position counts as often as the policy of the weighing comes to it, and only where there is a choice.
    """
    steps, one = counselled.explored.steps, weighing.one
    scenes, taken = [0.0] * len(steps.scenes), dict.fromkeys(range(len(steps.choices)), 0.0)
    for pattern, shares, chance in zip(
        counselled.explored.patterns, counselled.shares, weighing.reached, strict=True
    ):
        if len(shares) > 1 and (reached := chance / one):
            scenes[pattern.scene] += reached
            for choice, share in zip(pattern.choices, shares, strict=True):
                taken[choice] += reached * share
    # Copies of a scene count together.
    came, often = defaultdict[SceneId, float](float), defaultdict[ChoiceKey, float](float)
    for scene, reached in zip(steps.scenes, scenes, strict=True):
        came[as_written(scene)] += reached
    for choice, weight in taken.items():
        often[steps.choices[choice].key.written] += weight
    found = ((key, weight / came[key.scene]) for key, weight in often.items() if weight)
    return tuple(OneSided(key, share) for key, share in found if share >= NEARLY_ALWAYS)


def _summed(odds: Mapping[SceneId, Fraction], scenario: Scenario) -> Prospect:
    """Return the worth and the tones of some odds of endings."""
    tones, worth = dict.fromkeys(TONES, Fraction(0)), Fraction(0)
    for scene, share in odds.items():
        ending = scenario.scenes[scene].ending
        assert ending is not None, "these are the odds of endings"
        tones[ending.tone] += share
        worth += share * ending.worth
    good, mixed, bad = map(float, tones.values())
    return Prospect(float(worth), good, mixed, bad)


def _plain(ahead: Prospect) -> dict[str, float]:
    return {name: round(getattr(ahead, name), _DIGITS) for name in ("worth", *TONES)}
