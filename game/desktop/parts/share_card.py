"""The card of a finished play: the case on its folder, how it ended, and what it came to."""

from pygame import Rect

from game.desktop.parts.seals import wax_seal
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.part import Look, Mirror, MirrorLine, Pen, Skin, WindowPart
from game.desktop.toolkit.pictures import Scenery, SceneryPlate
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_ROLES = ("display", "heading1", "heading2", "heading3")  # of the title, the largest that has the room
_ROOM, _TAB, _INSIDE, _SEAL = 3.5, 4.75, 1.25, 5.25  # g


@value
class ShareCard(WindowPart):
    """A card of one size: the folder with its tab, the sheet with title and facts, the picture and a seal."""

    case: str
    title: str
    facts: tuple[str, ...]
    game: str
    scenery: Scenery

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        g, tab = pen.g, pen.width(self.case, "label-bold") + pen.g(4)
        folder = Rect(box.left + g(_ROOM), box.top + g(_TAB) + g(2), 0, 0)
        folder.size = box.width - 2 * g(_ROOM), box.bottom - g(_ROOM) - folder.top
        pen.panel(folder, Skin("folder", "folder_line", 0.75))
        label = Rect(folder.left, folder.top - g(_TAB), tab, g(_TAB) + pen.kit.look.edge)
        pen.tab(label, "folder")
        # Under the tab the corner of the folder is square.
        edge = pen.kit.look.edge
        pen.fill(Rect(folder.left, folder.top, g(1), g(1)), "folder")
        pen.fill(Rect(folder.left, folder.top, edge, g(1)), "folder_line")
        down = (label.height - pen.kit.look.line("label-bold")) // 2
        pen.text((label.left + g(2), label.top + down), self.case, "label-bold", "folder_ink")
        name = pen.width(self.game, "plain")
        pen.text((folder.right - name, label.top + down), self.game, "plain", "desk_ink2")
        sheet = folder.inflate(-2 * g(_INSIDE), -2 * g(_INSIDE))
        pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self._sheet(pen, sheet.inflate(-2 * g(3), -2 * g(2.5)))

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("title", self.case)
        yield MirrorLine("heading", self.title)
        yield MirrorLine("text", ", ".join(self.facts))

    def _sheet(self, pen: Pen, inner: Rect) -> None:
        is_pictured = self.scenery.drawn(pen.kit) is not None
        reading = Rect(inner.left, inner.top, round(inner.width * (0.55 if is_pictured else 1)), inner.height)
        facts = Column(tuple(PlainText(one, "heading2", "ink2") for one in self.facts), 0.25)
        low = facts.height(pen.kit, reading.width)
        titles = [PlainText(self.title, role, "accent", balanced=True) for role in _ROLES]
        room = reading.height - low - pen.g(2)
        fitting = (one for one in titles if one.height(pen.kit, reading.width) <= room)
        next(fitting, titles[-1]).put(pen, reading.topleft, reading.width)
        facts.put(pen, (reading.left, reading.bottom - low), reading.width)
        if is_pictured:
            plate = Rect(reading.right + pen.g(3), inner.top, 0, inner.height)
            plate.width = inner.right - plate.left
            SceneryPlate(self.scenery, plate.height / plate.width).put(pen, plate.topleft, plate.width)
            seal = wax_seal(pen.kit, pen.g(_SEAL))
            at = plate.left - pen.g(1.5), plate.bottom - pen.g(_SEAL)
            pen.surface.blit(seal, seal.get_rect(center=at))
