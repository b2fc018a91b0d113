"""The scenes of a case and the ways between them, as values; and their picture, what stands where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.pages.layered.layers import Point, Rect

Reach = Literal["play", "variant", "never"]
"""Whether some play comes here, or only one of a variant, or none at all."""


class WayChoice(NamedTuple):
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
    steps: tuple[WayChoice, ...]

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
    """The picture's scenes in the author's order, and its ways."""

    title: str
    language: str
    scenes: tuple[SceneBox, ...]
    ways: tuple[Way, ...]
    explored: bool = True  # whether odds and reach are those of all play, or only what is written

    @property
    def forums(self) -> Mapping[str, int]:
        """Return the forums and their numbers from 1, in the order in which they are first met."""
        met = dict.fromkeys(scene.forum for scene in self.scenes if scene.forum)
        return {forum: number for number, forum in enumerate(met, start=1)}


Detail = Literal["labels", "marks"]

TEXT = 12.0  # the size of all text but the title
LINE = 15.0
MARK = 15.0
_POINTS_PER_MM = 72 / 25.4


class Paper(NamedTuple):
    """A page of A4, upright or across, and the room that it has in millimetres."""

    name: str
    width: float
    height: float


PAGES = (Paper("portrait", 190, 277), Paper("landscape", 277, 190))


class TextLine(NamedTuple):
    """A line of text; `y` is its base line."""

    x: float
    y: float
    words: str
    strong: bool = False
    anchor: Literal["start", "middle"] = "start"


class DrawnChoice(NamedTuple):
    """A choice: the middle of its mark, and its lines."""

    step: WayChoice
    x: float
    y: float
    lines: tuple[TextLine, ...]


class DrawnWay(NamedTuple):
    """A way: its path, the ground of its label, and the choices on it."""

    way: Way
    path: str
    label: Rect | None
    steps: tuple[DrawnChoice, ...]


class DrawnScene(NamedTuple):
    """A scene: its place, the number of its forum, its lines; `sign` is the middle of an ending's tone."""

    scene: SceneBox
    place: Rect
    number: int
    lines: tuple[TextLine, ...]
    sign: Point | None


class LegendEntry(NamedTuple):
    """One symbol of the legend with its words: which kind of symbol, and which of its kind."""

    kind: Literal["stance", "historical", "odds", "aside", "red", "tone", "forum"]
    name: str
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class GraphPicture:
    """All that is to be drawn, and the page of A4 that it fits best."""

    width: float
    height: float
    page: Paper
    detail: Detail
    scenes: tuple[DrawnScene, ...]
    ways: tuple[DrawnWay, ...]
    legend: tuple[LegendEntry, ...]

    @property
    def points(self) -> float:
        """Return the size of its text on the page, in points."""
        scale = min(self.page.width / self.width, self.page.height / self.height)
        return TEXT * scale * _POINTS_PER_MM
