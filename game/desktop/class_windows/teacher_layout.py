"""The places of T: a bar and three columns, or with large type one; and a strip under P."""

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, WindowPart
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll
from game.model.value import value


@value
class TeacherBar(Part):
    """The desk's upper edge on T: what is taught, that only the teacher sees this, and who is in."""

    title: str
    alone: str
    told: str
    buttons: Buttons

    def height(self, kit: Kit, width: int, /) -> int:
        texts = ((self.title, "label-bold"), (self.alone, "row"), (self.told, "row"))
        words = sum(kit.cache.role_width(kit.look, role, text) for text, role in texts)
        buttons = sum(one.width(kit) + kit.look.g(1) for one in self.buttons.buttons)
        return self._row(kit) * (2 if words + buttons + kit.look.g(12) > width else 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        kit, row = pen.kit, self._row(pen.kit)
        y = box.top + (row - kit.look.line("label")) // 2
        x = box.left + pen.g(1.5)
        x += pen.text((x, y), self.title, "label-bold", "desk_ink") + pen.g(2)
        wide, high = pen.width(self.alone, "row") + pen.g(2), kit.look.line("row") + pen.g(1)
        pill = Rect(x, box.top + (row - high) // 2, wide, high)
        pen.panel(pill, Skin(None, "desk_line", 0.5))
        pen.text((x + pen.g(1), pill.top + pen.g(0.5)), self.alone, "row", "desk_ink")
        top = box.top if box.height == row else box.top + row
        buttons = sum(one.width(kit) + pen.g(1) for one in self.buttons.buttons)
        right = box.right - pen.g(0.5) - buttons
        pen.on_desk = True
        high = self.buttons.height(kit, buttons + 1)
        self.buttons.draw(pen, Rect(right, top + (row - high) // 2, buttons + 1, high))
        pen.on_desk = False
        said = pen.width(self.told, "row")
        line = top + (row - kit.look.line("row")) // 2
        pen.text((right - said - pen.g(2), line), self.told, "row", "desk_ink2")

    def mirror(self, look: Look, /) -> Mirror:
        yield MirrorLine("heading", self.title)
        yield MirrorLine("note", self.alone)
        yield MirrorLine("count", self.told)
        yield from self.buttons.mirror(look)

    def _row(self, kit: Kit) -> int:
        return max(kit.look.g(6), kit.look.line("label") + kit.look.g(2.25))


@value
class TeacherBody(WindowPart):
    """All of T: the plan on the folder, the phase and the third column on sheets, each with a scroll."""

    bar: TeacherBar
    plan: Part
    here: str
    phase: Part
    foot: Part
    side: Part

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(box, "desk")
        high = self.bar.height(pen.kit, box.width)
        self.bar.draw(pen, Rect(box.left, box.top, box.width, high))
        m = pen.g(1.5)
        rest = Rect(box.left + m, box.top + high, box.width - 2 * m, box.height - high - m)
        if pen.kit.look.column:
            pen.panel(rest, Skin("paper", "folder_line", 0.25))
            told = Column((PlainText(self.here, "row", "ink2"), self.phase, self.side), 1.5)
            self._phase(pen, rest.inflate(-pen.g(4), -pen.g(3)), told)
            return
        plan = Rect(rest.left, rest.top, round(rest.width * 0.24), rest.height)
        phase = Rect(plan.right + m, rest.top, round(rest.width * 0.38), rest.height)
        side = Rect(phase.right + m, rest.top, rest.right - phase.right - m, rest.height)
        pen.panel(plan, Skin("folder", "folder_line", 0.75))
        Scroll("plan", self.plan).draw(pen, plan.inflate(-pen.g(3), -pen.g(3)))
        for sheet in (phase, side):
            pen.panel(sheet, Skin("paper", "folder_line", 0.25))
        self._phase(pen, phase.inflate(-pen.g(5), -pen.g(4)), self.phase)
        Scroll("side", self.side).draw(pen, side.inflate(-pen.g(4), -pen.g(4)))

    def mirror(self, look: Look, /) -> Mirror:
        yield from self.bar.mirror(look)
        here = PlainText(self.here, "row", says="here")
        parts = (here, self.phase, self.side, self.foot)
        for part in parts if look.column else (self.phase, self.foot, self.side, self.plan):
            yield from part.mirror(look)

    def _phase(self, pen: Pen, box: Rect, told: Part) -> None:
        """Draw the phase, which scrolls, and below it what can be done, which is always in sight."""
        high = min(self.foot.height(pen.kit, box.width), box.height // 2)
        foot = Rect(box.left, box.bottom - high, box.width, high)
        above = Rect(box.left, box.top, box.width, foot.top - pen.g(1) - box.top)
        Scroll("phase", told).draw(pen, above)
        Scroll("offers", self.foot).draw(pen, foot)


@value
class TeacherStrip(WindowPart):
    """Phase, clock and what comes next; nothing private."""

    label: str
    typed: str
    buttons: tuple[Button, ...]
    told: str = ""

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the phase at the left and the buttons beside it, as many as there is room for.

        A note that is shown for a moment stands above them.
        """
        pen.fill(box, "folder")
        if self.told:
            pen.text((box.left + pen.g(2), box.top), self.told, "row-bold", "folder_ink")
            high = pen.kit.look.line("row-bold")
            box = Rect(box.left, box.top + high, box.width, box.height - high)
        y = box.centery - pen.kit.look.line("label") // 2
        x = box.left + pen.g(2)
        said = f"{self.label}   {self.typed}".rstrip()
        x += pen.text((x, y), said, "label-bold", "folder_ink") + pen.g(2)
        for button in self.buttons:
            wide = button.width(pen.kit)
            if x + wide > box.right:
                return
            high = min(button.height(pen.kit, wide), box.height - pen.g(1))
            button.draw(pen, Rect(x, box.centery - high // 2, wide, high))
            x += wide + pen.g(1)

    def mirror(self, look: Look, /) -> Mirror:
        if self.told:
            yield MirrorLine("note", self.told)
        yield MirrorLine("heading", self.label)
        if self.typed:
            yield MirrorLine("note", self.typed)
        yield from Buttons(self.buttons).mirror(look)
