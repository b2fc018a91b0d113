"""The verbs that prove what a scenario claims: check, odds, sample, graph.

Everything that takes time to import is imported inside the verb that needs it.
"""

import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from game.verbs.command import (
    LIMIT,
    AsJson,
    Limit,
    ScenarioName,
    Strict,
    VariantName,
    collect_rarely,
    progress,
    show,
    write,
)
from game.verbs.line import Positional, ValueOption, stop

GraphFormat = Annotated[
    str,
    ValueOption(
        "FORMAT",
        "`svg`, `dot`, `mermaid` draw the scenes; `json`, and `prism` for model checkers, hold all.",
        name="--format",
    ),
]


def check(
    paths: Annotated[list[Path], Positional("PATH", "Scenarios, rule books, packed cases, or folders.")],
    limit: Annotated[
        int, ValueOption("N", "The most positions of each variant that are explored; 0 only reads.", least=0)
    ] = LIMIT,
    variant: VariantName = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Report every mistake in scenarios, rule books and playbooks, and what no play can do."""
    collect_rarely()
    from game.content.parcels import is_parcel
    from game.content.words import words_when_asked
    from game.proof import checks
    from game.proof.findings import CheckOptions

    named = _named(paths)
    with TemporaryDirectory() as place, progress(shown=sys.stderr.isatty() and not as_json) as hear:
        open_ones = [path for path in named if not is_parcel(path)]
        checked = checks.check(open_ones, words_when_asked(), CheckOptions(limit, variant, hear))
        for number, path in enumerate(filter(is_parcel, named)):
            # What comes from others has limits of time and memory, here as in the window.
            from game.workshop.giving import checked_apart

            (Path(place) / str(number)).mkdir()
            folder = Path(place) / str(number) / path.name
            checked.take(checked_apart(path, folder, CheckOptions(limit, variant)))
        told = json.dumps(checks.plain(checked) if as_json else checks.lines(checked))
        # What was packed is told by its file, not by where it was unpacked.
        show(json.loads(re.sub(re.escape(json.dumps(place)[1:-1]) + r"(/|\\\\)\d+\1", "", told)))
    if checked.errors or (strict and checked.warnings):
        raise SystemExit(1)


def odds(
    scenario: ScenarioName,
    policy: Annotated[
        str, ValueOption("NAME", "`uniform`, `historical`, or a file of weights of choices.")
    ] = "uniform",
    variant: VariantName = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Give the exact odds of every ending, how far play can move them, and what decides."""
    collect_rarely()
    from game.content.library import Library
    from game.search import odds as answers
    from game.search.policy import policy_named
    from game.search.steps import compile_steps

    loaded = Library().load(scenario)
    steps = compile_steps(loaded.playable, variant)
    found = answers.odds_of(steps, policy_named(policy, loaded), policy, limit)
    show(answers.plain(found) if as_json else answers.lines(found))


def sample(
    scenario: ScenarioName,
    plays: Annotated[int, ValueOption("N", "How many plays.", least=1, most=10_000_000)] = 10_000,
    seed: Annotated[int, ValueOption("S", "The seed of chance.")] = 1,
    variant: VariantName = None,
    as_json: AsJson = False,
) -> None:
    """Play at random and count the endings: a check of the exact odds."""
    from game.content.library import Library
    from game.search import random_play
    from game.search.steps import compile_steps

    found = random_play.sample(compile_steps(Library().load(scenario).playable, variant), plays, seed)
    show(random_play.plain(found) if as_json else random_play.lines(found))


def graph(
    scenario: ScenarioName,
    format_: GraphFormat = "json",
    policy: Annotated[
        str, ValueOption("NAME", "`uniform`: every choice as likely; `free`: choices are left open.")
    ] = "uniform",
    part: Annotated[str, ValueOption("NAME", "The chapter to draw, or the scene to draw around.")] = "",
    output: Annotated[Path | None, ValueOption("FILE", "Where to write it.")] = None,
    variant: VariantName = None,
    limit: Limit = LIMIT,
) -> None:
    """Draw the scenes of a case, or export its decision process for other programs."""
    collect_rarely()
    from game.content.library import Library
    from game.content.phrases import Phrases
    from game.content.words import load_words
    from game.search.steps import compile_steps
    from game.workshop import graph as graphs
    from game.workshop.scene_graph import part_of, scene_graph

    for noun, given, known in (("format", format_, graphs.FORMATS), ("policy", policy, graphs.POLICIES)):
        if given not in known:
            stop(f"there is no {noun} '{given}' of a graph: write {', '.join(known[:-1])} or {known[-1]}")
    steps = compile_steps(Library().load(scenario).playable, variant)
    if format_ in graphs.PICTURES:
        scenes = scene_graph(steps, limit)
        scenes = part_of(scenes, steps.scenario, part) if part else scenes
        words = Phrases(steps.scenario, load_words()).words
        write(graphs.drawn(scenes, format_, words), output)
        return
    if part:
        stop("a part is drawn, not exported: write `--format svg`, `dot` or `mermaid` beside `--part`")
    found = graphs.graph_of(steps, limit)
    write(graphs.prism(found, policy) if format_ == "prism" else graphs.plain(found, policy, variant), output)


def _named(paths: list[Path]) -> list[Path]:
    """Return the paths, where one that does not exist may be a case's id, or a shipped folder's name."""
    from game.content.library import Library, NoScenarioError
    from game.places import scenarios

    found = []
    for path in paths:
        try:
            found.append(path if path.exists() else Library().find(str(path)).parent)
        except NoScenarioError:
            if str(path) != "scenarios":
                stop(f"there is no file, folder or case '{path}' (looked for in '{Path.cwd()}')")
            found.append(scenarios())
    return found
