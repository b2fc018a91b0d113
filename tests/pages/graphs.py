"""The pictures of cases for tests: each case is explored once a run."""

from functools import cache
from pathlib import Path

from game.pages.scene_graph import SceneBox, SceneGraph, Way, WayChoice
from game.search.steps import compile_steps
from game.workshop.scene_graph import scene_graph
from tests.builders import loaded

SMALL = SceneGraph(
    title='Fish & <chips> "fried"',
    language="en",
    scenes=(
        SceneBox("a", "Where it starts", "District court", historical=True),
        SceneBox("b", "Where it goes on", "Court of appeals"),
        SceneBox("won", "It is won", tone="good", odds="12", historical=True),
        SceneBox("lost", "It is lost", tone="bad", odds="<0.1"),
        SceneBox("dream", "Nobody comes here", reach="never"),
    ),
    ways=(
        Way("a", "a", (WayChoice("wait", "Wait a week"),)),
        Way("a", "won", (WayChoice("sue", "Sue", "litigate", "40", historical=True),)),
        Way("a", "b", (WayChoice("sue", "Sue", "litigate", "60"), WayChoice("talk", "Talk", "negotiate"))),
        Way("b", "a", (WayChoice("back", "Go back", "comply"),)),
        Way("b", "lost", (WayChoice("never", "Do what cannot be done", "refuse", reach="never"),)),
    ),
)


@cache
def graph_of(file: Path) -> SceneGraph:
    """Return the picture of a scenario, all of it explored."""
    return scene_graph(compile_steps(loaded(file).playable), 10**6)
