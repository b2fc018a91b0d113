"""The folder on the desk, and the two ways a scene lies in it: as a spread, or in one column."""

from dataclasses import dataclass, replace
from itertools import chain

from pygame import Rect

from game.desktop.parts.cards import ChoiceCard
from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.files import folder_ground
from game.desktop.parts.leaf import LeafHead
from game.desktop.parts.procedure import MapLine, MapStrip, ProcedureCourse
from game.desktop.toolkit.boxes import Column, Narrow
from game.desktop.toolkit.buttons import Tabbed
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.part import Look, Mirror, MirrorLine, Part, Pen, Skin, Target, WindowPart, read
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll

_LEAF = 0.475
_PANEL = 13
_OPENED = 0.45  # of the height of the right leaf, for a panel that was asked for
_MEASURE = 36  # em


@dataclass(frozen=True, slots=True)
class SceneReading:
    """What is read and answered: the head, the text, the question and the cards.

    `when` is the day, for the line over one column; `hint` stands over the text there. `count` says how
    many cards there are, and is shown where not all of them are in sight.
    """

    head: LeafHead
    text: tuple[Part, ...]
    question: str
    cards: tuple[ChoiceCard, ...]
    when: str
    more: str
    key: str
    count: str
    hint: Part | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class SceneLeaves(WindowPart):
    """A scene in its folder: a spread of two leaves, or one column with everything in tabs.

    The first tab is that of the scene itself, which is there in one column only; `panel` is what lies
    under the tab in front.
    """

    course: ProcedureCourse
    count: str
    reading: SceneReading
    tabs: tuple[Target, ...]
    panel: Part
    front: str

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if pen.kit.look.column:
            inside = pen.g(1.5)
            left, wide = box.left + inside, box.width - 2 * inside
            line = MapLine(self.course, self.count, self.reading.when)
            top = box.top + line.put(pen, (left, box.top), wide)
            self._tabbed(pen.kit.look).draw(pen, Rect(left, top, wide, box.bottom - top - inside))
            return
        top = box.top + MapStrip(self.course).put(pen, box.topleft, box.width)
        inside, wide = pen.g(1.25), round(_LEAF * (pen.kit.look.width - pen.g(7)))
        leaf = Rect(box.left + inside, top, wide, box.bottom - inside - top)
        pen.panel(leaf, Skin("paper", "folder_line", 0.25))
        reading = Column((self.reading.head, Column(self.reading.text, 1.0)), 1.75)
        scroll = Scroll("leaf", reading, self.reading.more, self.reading.key)
        scroll.overhang(pen, leaf.inflate(-2 * pen.g(3.3), -2 * pen.g(2.5)), pen.g(2.75), pen.g(1.75))
        left = leaf.right + pen.g(1.5)
        self._answers(pen, Rect(left, leaf.top, box.right - inside - left, leaf.height))

    def mirror(self, look: Look, /) -> Mirror:
        reading, tabbed = self.reading, self._tabbed(look)
        if look.column:
            return read(look, MapLine(self.course, self.count, reading.when), tabbed)
        read_first = read(look, MapStrip(self.course), reading.head, *reading.text)
        question = MirrorLine("question", reading.question)
        return chain(read_first, read(look, question, *reading.cards, tabbed))

    def _answers(self, pen: Pen, box: Rect) -> None:
        question = PlainText(self.reading.question, "heading3", "folder_ink")
        asked = Rect(box.left + pen.g(0.5), box.top - pen.g(0.25), box.width - pen.g(0.5), 0)
        asked.height = question.put(pen, asked.topleft, asked.width)
        high = max(pen.g(4), asked.height + pen.g(0.5))
        tabs = self._tabbed(pen.kit.look).head(pen.kit, box.width)
        asked_for = round(box.height * _OPENED) if self.front else 0
        least = max(tabs + pen.kit.look.line("row") + pen.g(3.25), asked_for)
        room = box.height - high - pen.g(1.5) - max(least, pen.g(_PANEL))
        cards = Column(self.reading.cards, 1.0)
        if cards.height(pen.kit, box.width) > room:
            # Where they would not fit they stand in as few lines as they can be.
            cards = Column(tuple(replace(card, tight=True) for card in self.reading.cards), 0.75)
        wanted = cards.height(pen.kit, box.width)
        most = box.height - high - pen.g(1.5) - least
        if room < wanted <= most:
            # Cards that would scroll for a few pixels take them from the panel; more of them scroll.
            room = most
        if wanted > room:
            self._counted(pen, asked)
        place = Rect(box.left, box.top + high, box.width, min(wanted, room))
        Scroll("cards", cards).draw(pen, place)
        panel = Rect(box.left, place.bottom + pen.g(1.5), box.width, box.bottom - place.bottom - pen.g(1.5))
        self._tabbed(pen.kit.look).draw(pen, panel)

    def _counted(self, pen: Pen, asked: Rect) -> None:
        """Say at the end of the question how many cards there are, where its last line has the room."""
        lines = lay_plain(pen.kit, self.reading.question, Setting("heading3", asked.width)).lines
        wide, last = pen.width(self.reading.count, "plain"), lines[-1][-1]
        if last.x + last.width + wide + pen.g(3) <= asked.width:
            top = asked.bottom - (pen.kit.look.line("heading3") + pen.kit.look.line("plain")) // 2
            pen.text((asked.right - wide, top), self.reading.count, "plain", "folder_ink2")
            pen.written.pop()  # the mirror gives the cards themselves, with their numbers

    def _tabbed(self, look: Look) -> Tabbed:
        front = self.front or ("scene" if look.column else "docket")
        if not look.column:
            return Tabbed(self.tabs[1:], "docket" if front == "scene" else front, self.panel)
        if front != "scene":
            return Tabbed(self.tabs, front, self.panel, (4.5, 2))
        reading = self.reading
        question = PlainText(reading.question, "heading3", says="question")
        above = (reading.hint,) if reading.hint else ()
        parts = (*above, reading.head, Column(reading.text), question, Column(reading.cards))
        return Tabbed(self.tabs, front, Narrow(Column(parts, 1.5), _MEASURE), (4.5, 2))
