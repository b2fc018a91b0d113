"""Parts of settings and help: options, gauges, keys, the meaning of marks, and the hint below a screen."""

from pygame import Rect

from game.desktop.parts.layouts import layout_of
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.marks import stance_mark
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, WindowPart
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value


@value
class OptionButton(Button):
    """One of several, of which one is chosen: a ring at its left, filled in the chosen one."""

    chosen: bool = False

    def width(self, kit: Kit) -> int:
        """Return the width of ring, label and ends."""
        words = kit.cache.role_width(kit.look, self._role(), self.target.label)
        return words + self._side(kit) + kit.look.g(4.5)

    def height(self, kit: Kit, width: int, /) -> int:
        if self.width(kit) <= width:
            return Button.height(self, kit, width)
        return self._words().height(kit, self._room(kit, width)) + kit.look.g(1.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        marked = pen.hovers(self.target) or pen.presses(self.target)
        fill = "press" if pen.presses(self.target) else "hover" if marked or self.chosen else "card"
        strong = marked or self.chosen
        width = pen.kit.look.heavy if strong else pen.kit.look.edge
        pen.panel(box, Skin(fill, "ink" if strong else "rule", 0.5, width))
        side = self._side(pen.kit)
        ring = Rect(box.left + pen.g(1.5), box.centery - side // 2, side, side)
        pen.pill(ring, "paper", "ink")
        if self.chosen:
            pen.pill(ring.inflate(-side // 2, -side // 2), "ink", "ink")
        # A label that is wider than its row goes on in the next line.
        left, room = ring.right + pen.g(1), self._room(pen.kit, box.width)
        if self.width(pen.kit) > box.width:
            high = self._words().height(pen.kit, room)
            self._words().draw(pen, Rect(left, box.centery - high // 2, room, high))
        else:
            y = box.centery - pen.kit.look.line("label") // 2
            pen.text((left, y), self.target.label, self._role(), "ink")
        pen.hit(self.target, box, 0.5)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("chosen option" if self.chosen else "option", self.target.label, self.target)

    def _words(self) -> PlainText:
        return PlainText(self.target.label, self._role())

    def _room(self, kit: Kit, width: int) -> int:
        return width - self._side(kit) - kit.look.g(4)

    def _role(self) -> str:
        return "label-bold" if self.chosen else "label"

    def _side(self, kit: Kit) -> int:
        return round(kit.look.size("label") * 0.8)


@value
class Gauge(Part):
    """Where a setting stands between its least and its most: a value, and a bar with a mark for each step."""

    says: str
    value: int
    bounds: tuple[int, int]
    step: int

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("label-bold") + kit.look.g(3)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.text(box.topleft, self.says, "label-bold", "ink")
        wide = min(box.width, pen.kit.look.size("body") * 20)
        bar = Rect(box.left, box.bottom - pen.g(2.25), wide, pen.g(1.25))
        low, high = self.bounds
        pen.panel(bar, Skin("card", "rule"))
        filled = round(bar.width * (self.value - low) / (high - low))
        pen.fill(Rect(bar.left, bar.top, filled, bar.height), "ink2")
        for number in range((high - low) // self.step + 1):
            x = bar.left + round((bar.width - 1) * number * self.step / (high - low))
            pen.fill(Rect(x, bar.bottom, pen.kit.look.edge, pen.g(0.5)), "rule")
        pen.fill(Rect(bar.left + filled - 1, bar.top - pen.g(0.5), 2, bar.height + pen.g(1)), "ink")

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("value", self.says)


@value
class KeyRow(Part):
    """An action and the key that does it; `says` is its role in the mirror."""

    target: Target
    key: str
    says: str = "key"

    def height(self, kit: Kit, width: int, /) -> int:
        name = PlainText(self.target.label, "label").height(kit, self._room(kit, width))
        key = kit.look.line("label") + kit.look.g(0.5) if self._stacked(kit, width) else 0
        return max(kit.look.g(5), name + key + kit.look.g(1.25))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        marked = pen.hovers(self.target) or pen.presses(self.target)
        pen.panel(box, Skin("hover" if marked else "card", "ink" if marked else "rule", 0.5))
        room, stacked = self._room(pen.kit, box.width), self._stacked(pen.kit, box.width)
        name = PlainText(self.target.label, "label")
        high = name.height(pen.kit, room)
        top = box.top + pen.g(0.625) if stacked else box.centery - high // 2
        name.put(pen, (box.left + pen.g(1.5), top), room)
        if self.key:
            wide, line = pen.width(self.key, "label"), pen.kit.look.line("label")
            below = top + high + pen.g(0.5) if stacked else box.centery - line // 2
            cap = Rect(box.right - wide - pen.g(2.5), below, wide + pen.g(1.5), line)
            pen.panel(cap, Skin("paper", "rule", 0.5))
            pen.text((cap.left + pen.g(0.75), cap.top), self.key, "label", "ink")
        pen.hit(self.target, box, 0.5)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine(self.says, self.target.label, self.target)
        if self.key:
            yield MirrorLine("value", self.key)

    def _room(self, kit: Kit, width: int) -> int:
        return width - kit.look.g(3) if self._stacked(kit, width) else self._beside(kit, width)

    def _beside(self, kit: Kit, width: int) -> int:
        key = kit.cache.role_width(kit.look, "label", self.key) + kit.look.g(3) if self.key else 0
        return width - key - kit.look.g(3)

    def _stacked(self, kit: Kit, width: int) -> bool:
        """Return whether a word of the name would be broken beside the key."""
        words = (kit.cache.role_width(kit.look, "label", word) for word in self.target.label.split())
        return bool(self.key) and max(words, default=0) > self._beside(kit, width)


@value
class MarkMeaning(Part):
    """The mark of a stance and what it stands for."""

    stance: str
    means: Prose

    def height(self, kit: Kit, width: int, /) -> int:
        return max(kit.look.mark, self.means.height(kit, width - kit.look.mark - kit.look.g(1.5)))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        mark = stance_mark(pen.kit, self.stance, pen.kit.look.mark)
        pen.mark(mark, mark.get_rect(midleft=(box.left, box.centery)))
        room = box.width - pen.kit.look.mark - pen.g(1.5)
        self.means.put(pen, (box.right - room, box.centery - self.means.height(pen.kit, room) // 2), room)


_NARROW, _WIDEST = 17, 36  # em of the hint beside the button: with less the button stands below


@value
class WithHint(WindowPart):
    """A screen with a hint below it, read out last; one column holds its hint itself."""

    body: Part
    hint: str
    away: Button

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if layout_of(pen.kit.look).columns == 1:
            self.body.draw(pen, box)
            return
        left, width = box.left + pen.g(2.5), box.width - 4 * pen.g(1)
        words, room = PlainText(self.hint, "plain", "desk_ink2"), self._room(pen.kit, width)
        wide, tall = self.away.width(pen.kit), self.away.height(pen.kit, 0)
        said = words.height(pen.kit, room)
        high = max(said, tall) if room < width else said + pen.g(0.5) + tall
        top = box.bottom - high - pen.g(1)
        self.body.draw(pen, Rect(box.left, box.top, box.width, top - box.top + pen.g(0.5)))
        pen.fill(Rect(box.left, top + pen.g(0.5), box.width, box.bottom - top), "desk")
        words.put(pen, (left, top + high // 2 - said // 2 if room < width else top), room)
        pen.on_desk = True
        place = Rect(left + width - wide, top + high // 2 - tall // 2, wide, tall)
        if room == width:
            place.topleft = (left, top + said + pen.g(0.5))
        self.away.draw(pen, place)
        pen.on_desk = False

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.body.mirror(look)
        if layout_of(look).columns > 1:
            yield MirrorLine("hint", self.hint)
            yield from self.away.mirror(look)

    def _room(self, kit: Kit, width: int) -> int:
        size = kit.look.size("plain")
        beside = min(width - self.away.width(kit) - kit.look.g(3), _WIDEST * size)
        return beside if beside >= _NARROW * size else width
