"""The picture of a case's scenes as values: what stands where, ready to be drawn."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.pages.layered.shapes import Place, Point
from game.pages.scene_graph import SceneBox, Step, Way

Detail = Literal["labels", "marks"]

TEXT = 12.0  # the size of all text but the title
LINE = 15.0
MARK = 15.0
_POINTS_PER_MM = 72 / 25.4


class Page(NamedTuple):
    """A page of A4, upright or across, and the room that it has in millimetres."""

    name: str
    width: float
    height: float


PAGES = (Page("portrait", 190, 277), Page("landscape", 277, 190))


class Text(NamedTuple):
    """A line of text; `y` is its base line."""

    x: float
    y: float
    words: str
    strong: bool = False
    anchor: Literal["start", "middle"] = "start"


class DrawnStep(NamedTuple):
    """A choice: the middle of its mark, and its lines."""

    step: Step
    x: float
    y: float
    lines: tuple[Text, ...]


class DrawnWay(NamedTuple):
    """A way: its path, the ground of its label, and the choices on it."""

    way: Way
    path: str
    label: Place | None
    steps: tuple[DrawnStep, ...]


class DrawnScene(NamedTuple):
    """A scene: its place, the number of its forum, its lines; `sign` is the middle of an ending's tone."""

    scene: SceneBox
    place: Place
    number: int
    lines: tuple[Text, ...]
    sign: Point | None


class Entry(NamedTuple):
    """One sign of the legend with its words: which kind of sign, and which of its kind."""

    kind: Literal["stance", "historical", "odds", "aside", "red", "tone", "forum"]
    name: str
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is to be drawn, and the page of A4 that it fits best."""

    width: float
    height: float
    page: Page
    detail: Detail
    scenes: tuple[DrawnScene, ...]
    ways: tuple[DrawnWay, ...]
    legend: tuple[Entry, ...]

    @property
    def points(self) -> float:
        """Return the size of its text on the page, in points."""
        scale = min(self.page.width / self.width, self.page.height / self.height)
        return TEXT * scale * _POINTS_PER_MM
