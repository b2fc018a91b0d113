"""The folder on the desk, and how a scene lies in it: in columns side by side, or in one with tabs."""

from pygame import Rect

from game.desktop.parts.beside import BesideColumn, PanelHead, PanelSheet, TabsBelow
from game.desktop.parts.choices import ChoiceColumn, ChoiceFoot
from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.files import folder_ground
from game.desktop.parts.lanes import with_lanes
from game.desktop.parts.layouts import CARD_GAP, GAP, SceneLayout, layout_of
from game.desktop.parts.leaf_head import LeafHead
from game.desktop.parts.procedure import MapLine, MapStrip, ProcedureCourse
from game.desktop.toolkit.boxes import Column, Narrow
from game.desktop.toolkit.buttons import Button, Tabbed, TabRow
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.part import Look, Mirror, Part, Pen, Skin, Target, WindowPart, read
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value

_BESIDE = 2.75  # g beside the story
_MEASURE = 36  # em


@value
class SceneReading:
    """What is read and answered: the head, the text, the question with its cards.

    `when` is the day, for the line over one column; `hint` stands over the text there.
    """

    head: LeafHead
    text: tuple[Part, ...]
    choices: ChoiceColumn
    when: str
    more: str
    key: str
    hint: Part | None = None


@value
class ScenePanels:
    """What lies under the tabs: all of the panel in front, and what stands beside a scene at all times.

    The first tab is that of the scene itself, which is there in one column only. `beside` has the panels of a
    third column by name, `newest` the newest entries of the docket with their days.
    """

    tabs: tuple[Target, ...]
    front: str
    opened: Part
    beside: tuple[tuple[str, Part], ...]
    newest: tuple[tuple[str, str], ...]
    close: Button

    def tab(self, name: str) -> Target:
        """Return the tab of a panel."""
        return next(tab for tab in self.tabs if tab.does == Select(name))


@value
class CaseFolder(WindowPart):
    """The desk bar and the open folder; what lies in it is drawn by the part that it holds."""

    bar: DeskBar
    inside: Part

    def draw(self, pen: Pen, box: Rect, /) -> None:
        bar = Rect(box.left, box.top, box.width, self.bar.height(pen.kit, box.width))
        margin = pen.g(1.5)
        folder = Rect(box.left + margin, bar.bottom, box.width - 2 * margin, box.bottom - margin - bar.bottom)
        for side in _around(box, folder, pen.g(1)):
            pen.fill(side, "desk")
        folder_ground(pen, folder)
        self.bar.draw(pen, bar)
        self.inside.draw(pen, folder)


def _around(box: Rect, folder: Rect, corner: int) -> tuple[Rect, ...]:
    """What is seen of the desk beside the folder and at its round corners: painting it all takes longer."""
    left, right = folder.left + corner, folder.right - corner
    return (
        Rect(box.left, box.top, box.width, folder.top + corner - box.top),
        Rect(box.left, box.top, left - box.left, box.height),
        Rect(right, box.top, box.right - right, box.height),
        Rect(box.left, folder.bottom - corner, box.width, box.bottom - folder.bottom + corner),
    )


@value
class SceneLeaves(WindowPart):
    """A scene in its folder, as the table of layouts says: in columns, or in one with everything in tabs."""

    course: ProcedureCourse
    count: str
    reading: SceneReading
    panels: ScenePanels

    def draw(self, pen: Pen, box: Rect, /) -> None:
        layout = layout_of(pen.kit.look)
        if layout.columns == 1:
            inside = pen.g(1.5)
            left, wide = box.left + inside, box.width - 2 * inside
            line = with_lanes(MapLine(self.course, self.count, self.reading.when), self.course)
            top = box.top + line.put(pen, (left, box.top), wide)
            self._tabbed().draw(pen, Rect(left, top, wide, box.bottom - top - inside))
            return
        top = box.top + with_lanes(MapStrip(self.course), self.course).put(pen, box.topleft, box.width)
        inside, gap = pen.g(1.25), pen.g(GAP)
        left, high = box.left + inside, box.bottom - pen.g(0.75) - top
        widths = layout.widths(box.width - 2 * inside, gap, len(self.reading.choices.cards))
        columns = [
            Rect(left + sum(widths[:number]) + number * gap, top, wide, high)
            for number, wide in enumerate(widths)
        ]
        self._story(pen, columns[0], layout)
        if layout.columns == 2:
            self._answers(pen, columns[1])
            return
        self.reading.choices.draw(pen, columns[1])
        self._beside().draw(pen, columns[2])

    def mirror(self, look: Look, /) -> Mirror:
        reading, layout = self.reading, layout_of(look)
        if layout.columns == 1:
            line = MapLine(self.course, self.count, reading.when)
            return read(look, with_lanes(line, self.course), self._tabbed())
        sheet = self._over_story(layout)
        story = (reading.head, *reading.text) if sheet is None else (sheet,)
        beside = self._tabs_below() if layout.columns == 2 else self._beside()
        return read(look, with_lanes(MapStrip(self.course), self.course), *story, reading.choices, beside)

    def _story(self, pen: Pen, leaf: Rect, layout: SceneLayout) -> None:
        sheet = self._over_story(layout)
        if sheet is not None:
            sheet.draw(pen, leaf)
            return
        pen.panel(leaf, Skin("paper", "folder_line", 0.25))
        reading = Column((self.reading.head, Column(self.reading.text, 1.0)), 1.75)
        scroll = Scroll("leaf", reading, self.reading.more, self.reading.key)
        scroll.overhang(pen, leaf.inflate(-2 * pen.g(_BESIDE), -2 * pen.g(2)), pen.g(2), pen.g(1.25))

    def _answers(self, pen: Pen, box: Rect) -> None:
        """The tabs take the foot of the column; their entries take what the cards leave."""
        below, choices = self._tabs_below(), self.reading.choices
        # The tab in front stands higher than the others.
        gap = pen.g(1.25 if self.panels.front else 0.75)
        least = below.height(pen.kit, box.width)
        if choices.least(pen.kit, box.width) + gap + below.least(pen.kit, box.width) <= box.height:
            least = below.least(pen.kit, box.width)
        high = min(box.height - least - gap, choices.height(pen.kit, box.width))
        choices.draw(pen, Rect(box.left, box.top, box.width, high))
        below.draw(pen, Rect(box.left, box.top + high + gap, box.width, box.height - high - gap))

    def _over_story(self, layout: SceneLayout) -> PanelSheet | None:
        """What was opened lies over the story, not over the choices."""
        panels = self.panels
        if layout.columns != 2 or not panels.front:
            return None
        return PanelSheet(panels.front, panels.tab(panels.front).label, panels.opened, panels.close)

    def _tabs_below(self) -> TabsBelow:
        return TabsBelow(TabRow(self.panels.tabs[1:], self.panels.front, low=True), self.panels.newest)

    def _beside(self) -> BesideColumn:
        panels = self.panels
        shown = ((panels.front, panels.opened),) if panels.front else panels.beside
        heads = tuple((PanelHead(panels.tab(name), name == panels.front), name, body) for name, body in shown)
        names = {Select(name) for name, _ in shown}
        rest = tuple(tab for tab in panels.tabs[1:] if tab.does not in names)
        return BesideColumn(heads, TabRow(rest, low=True))

    def _tabbed(self) -> Tabbed:
        front, reading = self.panels.front or "scene", self.reading
        if front != "scene":
            return Tabbed(self.panels.tabs, front, self.panels.opened, (4.5, 2))
        choices = reading.choices
        question = PlainText(choices.question, "heading3", says="question")
        above = (reading.hint,) if reading.hint else ()
        told = Narrow(Column((*above, reading.head, Column(reading.text), question), 1.5), _MEASURE)
        body = Column((told, Column(choices.cards, CARD_GAP)), 1.5)
        foot = ChoiceFoot("sheet:scene", choices.cards, choices.counts, reading.more, reading.key)
        return Tabbed(self.panels.tabs, front, body, (4.5, 2), foot)
