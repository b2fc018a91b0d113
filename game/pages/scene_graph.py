"""The scenes of a case and the ways between them, as values: what a picture of it shows in any format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Reach = Literal["play", "variant", "never"]
"""Whether some play comes here, or only one of a variant, or none at all."""


class Step(NamedTuple):
    """One choice on a way; `odds` in points of 100 are those of this way, empty where it is the only one."""

    choice: str
    label: str
    stance: str = ""
    odds: str = ""
    historical: bool = False
    reach: Reach = "play"


class Way(NamedTuple):
    """All that leads from one scene to another, or back to itself."""

    source: str
    target: str
    steps: tuple[Step, ...]

    @property
    def historical(self) -> bool:
        """Return whether the real course went this way."""
        return any(step.historical for step in self.steps)

    @property
    def reach(self) -> Reach:
        """Return the reach of the choice that is made most easily."""
        reaches = {step.reach for step in self.steps}
        return "play" if "play" in reaches else "variant" if "variant" in reaches else "never"


class SceneBox(NamedTuple):
    """A scene; `tone` and `odds` are those of an ending: odds in points of 100, empty where not known."""

    id: str
    title: str
    forum: str = ""
    tone: str = ""
    odds: str = ""
    historical: bool = False
    reach: Reach = "play"


@dataclass(frozen=True, slots=True)
class SceneGraph:
    """The picture's scenes in the author's order, and its ways.

    `explored` says that odds and reach are those of all play; else they are only what is written.
    """

    title: str
    language: str
    scenes: tuple[SceneBox, ...]
    ways: tuple[Way, ...]
    explored: bool = True

    @property
    def forums(self) -> Mapping[str, int]:
        """Return the forums and their numbers from 1, in the order in which they are first met."""
        met = dict.fromkeys(scene.forum for scene in self.scenes if scene.forum)
        return {forum: number for number, forum in enumerate(met, start=1)}
