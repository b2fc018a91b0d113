"""The head of a scene: day, place and title, with its picture."""

from pygame import Rect

from game.desktop.parts.deskbar import DeskBar
from game.desktop.parts.layouts import layout_of
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, read
from game.desktop.toolkit.pictures import Scenery, SceneryPlate
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_VIGNETTE = 9 / 16
_SHARE = 0.36  # of the width of a leaf, for the scenery at most
_SMALLEST = 15  # g, the least width at which scenery is worth its place


@value
class LeafHead(Part):
    """What stands over a scene: its lines and its title at the left, the scenery as a vignette at the right.

    In columns the lines are what the bar over the folder has no room for, and the number of the day; in one
    column the days stand in the map, and the forum stands here.
    """

    days: tuple[str, str]
    forum: str
    title: str
    scenery: Scenery
    bar: DeskBar | None = None

    def height(self, kit: Kit, width: int, /) -> int:
        room, gap = self._room(kit, width), kit.look.g(0.5)
        title = PlainText(self.title, "heading2", balanced=True).height(kit, room)
        words = self._lines(kit.look).height(kit, room) + gap + title
        return max(words, round(self._picture_width(kit, width) * _VIGNETTE))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        room = self._room(pen.kit, box.width)
        high = self._lines(pen.kit.look).put(pen, box.topleft, room)
        wide = self._picture_width(pen.kit, box.width)
        title = PlainText(self.title, "heading2", balanced=True)
        title.put(pen, (box.left, box.top + high + pen.g(0.5)), room)
        if wide:
            SceneryPlate(self.scenery, _VIGNETTE).put(pen, (box.right - wide, box.top), wide)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, self._lines(look), SceneryPlate(self.scenery), MirrorLine("heading", self.title))

    def _lines(self, look: Look) -> Column:
        if layout_of(look).columns == 1:
            return Column((PlainText(self.forum, "plain", "ink2", "note"),) if self.forum else ())
        above = self.bar.told(look) if self.bar is not None else ""
        day, number = self.days
        lines = [] if above else [PlainText(day, "row", "ink2", "date")]
        lines.append(PlainText(number, "row", "ink2", "date"))
        if self.forum and self.forum not in above:
            lines.append(PlainText(self.forum, "row", "ink2", "note"))
        return Column(tuple(lines), 0)

    def _picture_width(self, kit: Kit, width: int) -> int:
        if self.scenery.drawn(kit) is None or kit.look.scale > 150:
            return 0
        wide = min(kit.look.g(26 if kit.look.height >= 1080 else 20), round(width * _SHARE))
        longest = max(
            (kit.cache.role_width(kit.look, "heading2", word) for word in self.title.split()), default=0
        )
        return wide if wide >= kit.look.g(_SMALLEST) and wide + longest + kit.look.g(2) <= width else 0

    def _room(self, kit: Kit, width: int) -> int:
        picture = self._picture_width(kit, width)
        return width - picture - (kit.look.g(2) if picture else 0)
