"""How large the scenes and choices of a picture are with their texts, and where their lines come to stand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.pages.layered.layers import Box, Edge, Point, Rect
from game.pages.scene_graph import (
    LINE,
    MARK,
    TEXT,
    Detail,
    DrawnChoice,
    DrawnScene,
    SceneBox,
    SceneGraph,
    TextLine,
    Way,
    WayChoice,
)
from game.pages.style import width, wrapped

_PADDING = 7.0
_CHIP = 17.0  # the number of a forum
_SIGN = 15.0  # the sign of a tone
_GAP = 7.0
_MARKS_IN_A_ROW = 5


class Sizes(NamedTuple):
    """How wide scenes and written choices may be, and how far layers stand apart, at least and at most."""

    scene: float
    choice: float
    above: float
    most: float


class ChoiceRow(NamedTuple):
    """A choice on a way: its width with its mark, and its lines."""

    step: WayChoice
    width: float
    lines: tuple[str, ...]


class Measures:
    """The texts of one graph in some sizes."""

    def __init__(self, graph: SceneGraph, detail: Detail, sizes: Sizes) -> None:
        self.detail: Detail = detail
        self._graph = graph
        self._is_written = detail == "labels"
        self._sizes = sizes
        self._beside = 5.0 if self._is_written else 3.0
        self._room = 4.0 if self._is_written else 2.0

    def boxes(self) -> list[Box]:
        """Return the scenes as boxes."""
        boxes = []
        for scene in self._graph.scenes:
            titles, under = self._titles(scene), self._under(scene)
            wide = max(width(line, "sans-strong", TEXT) for line in titles) + self._beside_title(scene)
            beside = _SIGN if scene.tone else 0.0
            wide = max([wide, 44.0, *(width(line, "sans", TEXT) + beside for line in under)])
            high = LINE * (len(titles) + len(under))
            boxes.append(Box(scene.id, wide + self._chip(scene) + 2 * _PADDING, high + 5))
        return boxes

    def links(self) -> list[Edge]:
        """Return the ways as links, each with the size of its label."""
        return [Edge(way.source, way.target, self._size(way)) for way in self._graph.ways]

    def scene(self, scene: SceneBox, place: Rect) -> DrawnScene:
        """Return a scene that has come to its place."""
        titles, beside = self._titles(scene), self._beside_title(scene)
        left, y = place.x + self._chip(scene) / 2, place.top + 2.5 + TEXT
        lines = [
            TextLine(left - beside / 2, y + LINE * at, line, True, "middle") for at, line in enumerate(titles)
        ]
        sign: Point | None = None
        if beside:
            wide = width(titles[0], "sans-strong", TEXT)
            sign = (place.left + _PADDING + _SIGN / 2 - 2, y - TEXT * 0.36)
            start = sign[0] + _SIGN / 2 + 2
            lines = [TextLine(start, y, titles[0], True), TextLine(start + wide + _GAP, y, _odds(scene))]
        y += LINE * len(titles)
        for at, line in enumerate(self._under(scene)):
            if scene.tone:
                sign = (left - width(line, "sans", TEXT) / 2 - 2, y - TEXT * 0.36)
            shift = _SIGN / 2 if scene.tone else 0
            lines.append(TextLine(left + shift, y + LINE * at, line, False, "middle"))
        return DrawnScene(scene, place, self._graph.forums.get(scene.forum, 0), tuple(lines), sign)

    def steps(self, way: Way, label: Rect | None) -> Iterator[DrawnChoice]:
        """Yield the choices of a way in the place of its label."""
        y = label.top + self._room if label else 0.0
        for rows in self._packed(way) if label else ():
            x = (label.left if label else 0.0) + self._room
            for row in rows:
                at = x + MARK + self._beside
                lines = enumerate(row.lines)
                texts = tuple(
                    TextLine(at, y + 12 + LINE * number, words, row.step.historical)
                    for number, words in lines
                )
                yield DrawnChoice(row.step, x + MARK / 2, y + MARK / 2, texts)
                x += row.width + 2 * self._beside
            y += LINE * _high(rows) + 2

    def _titles(self, scene: SceneBox) -> tuple[str, ...]:
        return wrapped(scene.title, "sans-strong", TEXT, self._sizes.scene)

    def _under(self, scene: SceneBox) -> tuple[str, ...]:
        """What stands under a title: the odds of an ending, or the forum where there is room for it."""
        if scene.tone:
            return () if self._beside_title(scene) else (_odds(scene),)
        if self._is_written and scene.forum:
            return wrapped(scene.forum, "sans", TEXT, self._sizes.scene)
        return ()

    def _beside_title(self, scene: SceneBox) -> float:
        """The room for the odds of an ending beside its title, where they stand there: a line is saved."""
        if self._is_written or not scene.tone or len(self._titles(scene)) > 1:
            return 0.0
        return _SIGN + _GAP + width(_odds(scene), "sans", TEXT)

    def _chip(self, scene: SceneBox) -> float:
        return 0.0 if self._is_written or not scene.forum else _CHIP

    def _packed(self, way: Way) -> Iterator[Sequence[ChoiceRow]]:
        """Yield the choices line by line: each for itself where it is written out, else some together."""
        rows: list[ChoiceRow] = []
        for step in way.steps:
            face = "sans-strong" if step.historical else "sans"
            said = step.odds
            if self._is_written:
                said = f"{step.label} · {step.odds}" if step.odds else step.label
            lines = wrapped(said, face, TEXT, self._sizes.choice)
            wide = max((width(line, face, TEXT) for line in lines), default=-self._beside)
            rows.append(ChoiceRow(step, MARK + self._beside + wide, lines))
        beside = 1 if self._is_written else _MARKS_IN_A_ROW
        for at in range(0, len(rows), beside):
            yield rows[at : at + beside]

    def _size(self, way: Way) -> tuple[float, float]:
        packed = list(self._packed(way))
        wide = max(sum(row.width for row in rows) + 2 * self._beside * (len(rows) - 1) for rows in packed)
        high = sum(LINE * _high(rows) + 2 for rows in packed)
        return wide + 2 * self._room, high - 2 + 2 * self._room


def _high(rows: Sequence[ChoiceRow]) -> int:
    return max(1, *(len(row.lines) for row in rows))


def _odds(scene: SceneBox) -> str:
    return scene.odds or "?"
