"""How counsel chooses where the odds are asked for: evenly, as history did, or by an author's weights."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from game.authoring.explore import Explored, Found
from game.content.loading import Loaded
from game.content.problems import Findings, did_you_mean
from game.content.yaml_reader import read_tree
from game.errors import GameError
from game.model.playbook import Playbook

# For each option of a position, the chance that counsel takes it; they make 1.
Policy = Callable[[int, tuple[Found, ...]], tuple[Fraction, ...]]


POLICIES = ("uniform", "historical")


class PolicyError(GameError):
    """A file of weights cannot be used."""


def policy_named(name: str, loaded: Loaded) -> Callable[[Explored], Policy]:
    """Answer with what makes a policy of an explored scenario: `uniform`, `historical`, or a file of weights.

    Raises PolicyError where there is no such file, or no playbook of the real course.
    """
    if name == "uniform":
        return lambda _: uniform
    if name == "historical":
        playbook = loaded.historical
        if playbook is None:
            raise PolicyError("this case has no playbooks/historical.yaml, so nobody knows how history chose")
        return lambda explored: Historical(explored, playbook)
    if not Path(name).is_file():
        known = " or ".join(POLICIES)
        raise PolicyError(f"there is no policy '{name}': write {known}, or the name of a file of weights")
    return lambda explored: read_weights(Path(name), explored)


def uniform(_: int, options: tuple[Found, ...]) -> tuple[Fraction, ...]:
    """Take each open choice with equal chance, then each allowed set of its picks."""
    return weighted_evenly(options, {})


def weighted_evenly(options: tuple[Found, ...], weights: Mapping[int, Fraction]) -> tuple[Fraction, ...]:
    """Take each choice by its weight (1 where none is given), then each set of its picks evenly."""
    sets: dict[int, int] = {}
    for option in options:
        sets[option.choice] = sets.get(option.choice, 0) + 1
    total = sum((weights.get(choice, Fraction(1)) for choice in sets), Fraction(0))
    if options and not total:
        return weighted_evenly(options, {})
    return tuple(weights.get(o.choice, Fraction(1)) / total / sets[o.choice] for o in options)


@dataclass(frozen=True, slots=True)
class Historical:
    """Choose as the real course did in its scenes, with its picks; off it, evenly."""

    explored: Explored
    playbook: Playbook

    def __call__(self, position: int, options: tuple[Found, ...]) -> tuple[Fraction, ...]:
        """Answer with the chance of each option of a position."""
        steps = self.explored.steps
        scene = steps.scenes[self.explored.scenes[position]]
        for turn in self.playbook.turns:
            if turn.choice.scene != scene:
                continue
            wanted = sum(steps.layout.preserved[pick].mask for pick in turn.picks)
            for place, option in enumerate(options):
                if steps.choices[option.choice].key == turn.choice and option.picks == wanted:
                    return tuple(Fraction(int(place == one)) for one in range(len(options)))
        return uniform(position, options)


@dataclass(frozen=True, slots=True)
class Weighted:
    """Choose by weights; a choice that has none weighs 1."""

    weights: Mapping[int, Fraction]

    def __call__(self, _: int, options: tuple[Found, ...]) -> tuple[Fraction, ...]:
        """Answer with the chance of each option of a position."""
        return weighted_evenly(options, self.weights)


def read_weights(path: Path, explored: Explored) -> Weighted:
    """Read a file that maps `scene.choice` to its weight; raise PolicyError where it cannot be used."""
    findings = Findings()
    tree = read_tree(path, findings)
    if tree is None:
        raise PolicyError("\n".join(str(problem) for problem in findings.problems))
    numbers = {str(choice.key): number for number, choice in enumerate(explored.steps.choices)}
    weights: dict[int, Fraction] = {}
    for name, value in tree.plain.items():
        if name not in numbers:
            raise PolicyError(
                f"{tree.key_place((name,))}: unknown choice '{name}'. {did_you_mean(name, numbers)}"
            )
        weights[numbers[name]] = _weight(value, f"{tree.place((name,))}")
    return Weighted(weights)


def _weight(value: Any, place: str) -> Fraction:
    try:
        weight = Fraction(value)
    except (ValueError, TypeError, ZeroDivisionError):
        weight = Fraction(-1)
    if weight < 0 or len(str(value)) > 30:
        raise PolicyError(f"{place}: a weight is a number of 0 or more, such as `2` or `0.5`")
    return weight
