"""The graph of a scenario as a picture, or as a file for other programs: `contempt graph`.

A picture shows scenes and the ways between them (`workshop.scene_graph`). A file holds the explored Markov
decision process, with its bisimilar positions taken as one (`search.explore`): `json` in full, `prism` in
the language of probabilistic model checkers.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import repeat
from typing import Any

from game.content.words import Words
from game.errors import GameError
from game.model.ids import SceneId, VariantId, as_written
from game.model.value import uncollected
from game.pages.graph_picture import svg
from game.pages.graph_text import dot, mermaid
from game.pages.scene_graph import SceneGraph
from game.search.explore import Quotient, explore
from game.search.patterns import Option
from game.search.policy import uniform
from game.search.steps import Steps

PICTURES = ("svg", "dot", "mermaid")
FORMATS = (*PICTURES, "json", "prism")
POLICIES = ("uniform", "free")


class GraphError(GameError):
    """There is no such format or policy of a graph, or the case is larger than the limit."""


def drawn(scenes: SceneGraph, language: str, words: Words) -> list[str]:
    """Return the lines of a picture of the scenes, in one of the languages of PICTURES."""
    match language:
        case "svg":
            return svg(scenes, words).splitlines()
        case "dot":
            return dot(scenes, words)
        case _:
            return mermaid(scenes, words)


def graph_of(steps: Steps, limit: int) -> Quotient:
    """Return the decision process of a scenario; raise GraphError where it is larger than the limit."""
    with uncollected():
        explored = explore(steps, limit=limit)
        if explored.bounded:
            raise GraphError(f"this case has more than {limit:,} positions: raise `--limit`")
        return explored


def plain(graph: Quotient, policy: str, variant: VariantId | None) -> dict[str, Any]:
    """Return the process as data for other programs; the keys are stable, and fractions are exact."""
    scenario = graph.steps.scenario
    return {
        "scenario": scenario.id,
        "edition": str(scenario.edition),
        "variant": variant,
        "policy": policy,
        "opening": 0,
        "positions": [
            {
                "scene": as_written(scene),
                "ending": scenario.scenes[scene].ending is not None,
                "options": _plain_options(graph.steps, options, policy),
            }
            for scene, options in _in_order(graph)
        ],
    }


def _in_order(graph: Quotient) -> Iterator[tuple[SceneId, tuple[Option, ...]]]:
    """Yield the scene and the options of each position, the opening first and numbered 0."""
    for number in graph.forward:
        targets = tuple([graph.opening - target for target in graph.targets[number]])
        yield graph.scene(number), graph.patterns[number].options(targets)


def _plain_options(steps: Steps, options: tuple[Option, ...], policy: str) -> list[dict[str, Any]]:
    chances = map(str, _chances(options)) if policy == "uniform" else repeat(None, len(options))
    return [
        {
            "choice": steps.choices[option.choice].key.choice,
            "picks": list(steps.picks(option.picks)),
            "chance": chance,
            "ways": [
                {
                    "outcome": steps.outcome(option.choice, outcome),
                    "odds": str(Fraction(points, steps.whole)),
                    "to": target,
                }
                for points, outcome, target in option.ways
            ],
        }
        for option, chance in zip(options, chances, strict=True)
    ]


def prism(graph: Quotient, policy: str) -> list[str]:
    """Return the lines of a model: a Markov chain under uniform play, a decision process under free."""
    scenario = graph.steps.scenario
    ends: dict[SceneId, list[int]] = {ending.id: [] for ending in scenario.endings}
    # Positions from which nothing leads on, though none is an ending.
    stuck: list[int] = []
    for number, (scene, options) in enumerate(_in_order(graph)):
        if not options:
            ends.get(scene, stuck).append(number)
    return [
        f"// {scenario.id}, edition {scenario.edition}: positions that have the same future are one.",
        "dtmc" if policy == "uniform" else "mdp",
        "",
        "module play",
        f"  position : [0..{max(1, len(graph) - 1)}] init 0;",
        *(f"  {command}" for command in _commands(graph, policy)),
        "endmodule",
        "",
        *(f'label "ending_{_name(ending)}" = {_any(numbers)};' for ending, numbers in ends.items()),
        f'label "stuck" = {_any(stuck)};',
    ]


def _commands(graph: Quotient, policy: str) -> Iterator[str]:
    """Yield a command for each position under uniform play, or one for each of its options."""
    for number, (_, options) in enumerate(_in_order(graph)):
        commands = [("", list(zip(options, _chances(options), strict=True)))]
        if policy != "uniform" and options:
            keys = [graph.steps.choices[option.choice].key for option in options]
            # A name may not begin with a digit, and the ids of authors may.
            names = [f"do_{_name(as_written(key.scene))}__{_name(key.choice)}" for key in keys]
            commands = [(name, [(one, Fraction(1))]) for name, one in zip(names, options, strict=True)]
        for name, shares in commands:
            ways: dict[int, Fraction] = {}
            for option, chance in shares:
                for points, _, target in option.ways:
                    ways[target] = ways.get(target, Fraction(0)) + chance * points / graph.steps.whole
            every = (ways or {number: Fraction(1)}).items()
            leads = " + ".join(f"{odds} : (position'={target})" for target, odds in every)
            yield f"[{name}] position={number} -> {leads};"


def _chances(options: tuple[Option, ...]) -> tuple[Fraction, ...]:
    return uniform(tuple(option[:2] for option in options))


def _any(numbers: list[int]) -> str:
    return " | ".join(f"position={number}" for number in numbers) or "false"


def _name(name: str) -> str:
    return name.replace("-", "_")
