"""How counsel chooses where the odds are asked for: evenly, as history did, or by an author's weights."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from game.content.loaded import Loaded
from game.content.problems import Findings, did_you_mean
from game.engine.case import Case, historical_replay
from game.errors import GameError, UnknownNameError
from game.model.expected import ExpectedTurn, Playbook
from game.model.ids import ChoiceKey, then_of
from game.search.patterns import Menu
from game.search.steps import Steps

# For each entry of a menu, the chance that counsel takes it; they make 1.
Policy = Callable[[Menu], tuple[Fraction, ...]]

POLICIES = ("uniform", "historical")


class PolicyError(GameError):
    """A file of weights cannot be used."""


class UnknownPolicyError(UnknownNameError):
    """Odds were asked for by a policy that is neither known nor a file."""


def policy_named(name: str, loaded: Loaded) -> Callable[[Steps], Policy]:
    """Return what makes a policy for a scenario: `uniform`, `historical`, or a file of weights.

    Raises UnknownPolicyError where there is no such file, PolicyError where history has no playbook.
    """
    if name == "uniform":
        return lambda _: uniform
    if name == "historical":
        playbook = loaded.historical
        if playbook is None:
            raise PolicyError("this case has no playbooks/historical.yaml, so nobody knows how history chose")
        return lambda steps: Historical(steps, playbook)
    if not Path(name).is_file():
        known = " or ".join(POLICIES)
        raise UnknownPolicyError(
            f"there is no policy '{name}': write {known}, or the name of a file of weights"
        )
    return lambda steps: read_weights(Path(name), steps)


def uniform(menu: Menu) -> tuple[Fraction, ...]:
    """Take each open choice with equal chance, then each allowed set of its picks."""
    return weighted_evenly(menu, {})


def weighted_evenly(menu: Menu, weights: Mapping[int, Fraction]) -> tuple[Fraction, ...]:
    """Take each choice by its weight (1 where none is given), then each set of its picks evenly."""
    sets: dict[int, int] = {}
    for choice, _ in menu:
        sets[choice] = sets.get(choice, 0) + 1
    total = sum((weights.get(choice, Fraction(1)) for choice in sets), Fraction(0))
    if menu and not total:
        return weighted_evenly(menu, {})
    each = {choice: weights.get(choice, Fraction(1)) / total / count for choice, count in sets.items()}
    return tuple(each[choice] for choice, _ in menu)


@dataclass(frozen=True)
class Historical:
    """Choose as the real course did in its scenes, with its picks; off it, evenly."""

    steps: Steps
    playbook: Playbook

    def __call__(self, menu: Menu) -> tuple[Fraction, ...]:
        """Return the chance of each entry of a menu."""
        keys = [self.steps.choices[choice].key for choice, _ in menu]
        for made, turn in self._turns:
            wanted = sum(self.steps.layout.preserved[pick].mask for pick in turn.picks)
            for place, (key, (_, picks)) in enumerate(zip(keys, menu, strict=True)):
                if key == made and picks == wanted:
                    return tuple(Fraction(int(place == one)) for one in range(len(menu)))
        return uniform(menu)

    @cached_property
    def _turns(self) -> tuple[tuple[ChoiceKey, ExpectedTurn], ...]:
        """Each turn, with its choice as the play came to it: in a piece, in the copy of that call."""
        turns = self.playbook.turns
        if not any(then_of(scene) for scene in self.steps.scenes):
            return tuple((turn.choice, turn) for turn in turns)
        case = Case(self.steps.scenario, self.playbook.variant)
        real = historical_replay(case, self.playbook)
        made = [step.turn.key for step in real.steps] if real else []
        return tuple(zip(made, turns, strict=False))


@dataclass(frozen=True, slots=True)
class Weighted:
    """Choose by weights; a choice that has none weighs 1."""

    weights: Mapping[int, Fraction]

    def __call__(self, menu: Menu) -> tuple[Fraction, ...]:
        """Return the chance of each entry of a menu."""
        return weighted_evenly(menu, self.weights)


def read_weights(path: Path, steps: Steps) -> Weighted:
    """Read a file that maps `scene.choice` to its weight; raise PolicyError where it cannot be used."""
    findings = Findings()
    from game.content.yaml_reader import read_tree  # Only a file of weights is YAML.

    tree = read_tree(path, findings)
    if tree is None:
        raise PolicyError("\n".join(str(problem) for problem in findings.problems))
    # A choice that stands in a piece weighs the same in all copies.
    numbers: dict[str, list[int]] = {}
    for number, choice in enumerate(steps.choices):
        numbers.setdefault(str(choice.key), []).append(number)
    weights: dict[int, Fraction] = {}
    for name, value in tree.plain.items():
        if name not in numbers:
            raise PolicyError(
                f"{tree.key_place((name,))}: unknown choice '{name}'. {did_you_mean(name, numbers)}"
            )
        weights |= dict.fromkeys(numbers[name], _weight(value, f"{tree.place((name,))}"))
    return Weighted(weights)


def _weight(value: Any, place: str) -> Fraction:
    try:
        weight = Fraction(value)
    except (ValueError, TypeError, ZeroDivisionError):
        weight = Fraction(-1)
    if weight < 0 or len(str(value)) > 30:
        raise PolicyError(f"{place}: a weight is a number of 0 or more, such as `2` or `0.5`")
    return weight
