"""The card of a choice: its number, its label, what it takes, its stance, and why it is locked."""

from dataclasses import dataclass

from pygame import Rect

from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.flow import LaidText, Setting, lay_plain
from game.desktop.toolkit.marks import stance_mark
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, read
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import Ink, PlainText, Prose, write

OPEN, LOCKED, CHOSEN, HISTORICAL = "open", "locked", "chosen", "historical"


@dataclass(frozen=True, slots=True)
class CheckBox(Part):
    """A square box to tick, with its words."""

    target: Target
    ticked: bool
    says: str

    def height(self, kit: Kit, width: int, /) -> int:
        words = PlainText(self.target.label, "row").height(kit, width - self._side(kit) - kit.look.g(4))
        return max(words, self._side(kit)) + kit.look.g(1.25)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if pen.hovers(self.target):
            pen.panel(box, Skin("hover", "hover", 0.5))
        side = self._side(pen.kit)
        square = Rect(box.left + pen.g(0.5), box.top + (box.height - side) // 2, side, side)
        pen.panel(square, Skin("paper", "ink" if self.ticked else "rule", 0.25))
        if self.ticked:
            pen.surface.blit(icon(pen.kit, "check", side - 4, "ink"), (square.left + 2, square.top + 2))
        words, width = PlainText(self.target.label, "row"), box.right - square.right - pen.g(2)
        top = box.top + (box.height - words.height(pen.kit, width)) // 2
        words.put(pen, (square.right + pen.g(1.5), top), width)
        pen.hit(self.target, box, 0.5)

    def mirror(self, _look: Look, /) -> Mirror:
        role = "ticked check" if self.ticked else "check"
        yield MirrorLine(role, f"{self.target.label} ({self.says})", self.target)

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(3), kit.look.size("row"))


@dataclass(frozen=True, slots=True)
class PickList(Part):
    """The rows of a card's picks, how many are ticked, the button that goes on, and what is good to know."""

    label: str
    count: str
    rows: tuple[CheckBox, ...]
    go: Button
    leave: Button
    note: str = ""
    moves: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        return self._column().height(kit, width) + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        wide = pen.width(self.count, "row-label")
        pen.text((box.right - wide, box.top), self.count, "row-label", "ink2")
        self._column().draw(pen, box)

    def mirror(self, look: Look, /) -> Mirror:
        notes = (MirrorLine("note", words) for words in (self.count, self.note) if words)
        moves = (MirrorLine("note", self.moves),) if self.moves else ()
        return read(look, MirrorLine("text", self.label), *notes, *self.rows, *moves, self.go, self.leave)

    def _column(self) -> Column:
        notes = (PlainText(words, "row", "ink2") for words in (self.label, self.note) if words)
        moves = (PlainText(self.moves, "small", "ink2"),) if self.moves else ()
        return Column((*notes, *self.rows, *moves, Buttons((self.go, self.leave))), 0.75)


@dataclass(frozen=True, slots=True)
class ChoiceLabel(Part):
    """The label of a choice with what it takes: below it, or run in after its last word where it is tight."""

    label: str
    meta: str
    ink: str = "ink"
    tight: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        lines = len(self._laid(kit, width).lines)
        below = kit.look.line("row") if self.meta and self._run_in(kit, width) is None else 0
        return lines * kit.look.line("label") + below

    def draw(self, pen: Pen, box: Rect, /) -> None:
        lines = self._laid(pen.kit, box.width)
        write(pen, lines, box.topleft, Ink("label", self.ink))
        if not self.meta:
            return
        line = pen.kit.look.line("label")
        foot = box.top + len(lines.lines) * line
        run_in = self._run_in(pen.kit, box.width)
        if run_in is None:
            pen.text((box.left, foot), self.meta, "row", "ink2")
        elif pen.shows_whole(Rect(box.left, foot - line + 2, 1, line - 4)):
            # A line is shown whole or not at all: what runs in behind its last word goes with it.
            down = (line - pen.kit.look.line("row")) // 2
            pen.text((box.left + run_in, foot - line + down), self.meta, "row", "ink2")

    def mirror(self, _look: Look, /) -> Mirror:
        if self.meta:
            yield MirrorLine("note", self.meta)

    def _laid(self, kit: Kit, width: int) -> LaidText:
        return lay_plain(kit, self.label, Setting("label", width, not self.tight))

    def _run_in(self, kit: Kit, width: int) -> int | None:
        """Return where on the last line it can stand; or None where it stands below."""
        lines = self._laid(kit, width).lines
        if not self.tight or not lines:
            return None
        start = lines[-1][-1].x + lines[-1][-1].width + kit.look.g(1.5)
        return start if start + kit.cache.role_width(kit.look, "row", self.meta) <= width else None


@dataclass(frozen=True, slots=True)
class ChoiceCard(Part):
    """One choice; a locked one shows its reasons and opens its authority when it is pressed."""

    target: Target
    number: int
    stance: str
    meta: str
    form: str = OPEN
    reasons: Prose | None = None
    picking: PickList | None = None
    tight: bool = False

    def height(self, kit: Kit, width: int, /) -> int:
        inner = self._column().height(kit, self._text_width(kit, width))
        return max(inner, self._side(kit), kit.look.mark) + 2 * kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self._ground(pen, box)
        side = self._side(pen.kit)
        left = box.left + pen.g(1.125)
        self._number(pen, Rect(left, box.top + pen.g(1.125), side, side))
        column, width = self._column(), self._text_width(pen.kit, box.width)
        top = box.top + max(pen.g(1), (box.height - column.height(pen.kit, width)) // 2)
        pen.hit(self.target, box, 0.75)
        column.put(pen, (left + side + pen.g(1.5), top), width)
        if self.stance:
            mark = stance_mark(pen.kit, self.stance, pen.kit.look.mark, self.form in (LOCKED, CHOSEN))
            middle = box.centery if self.picking is None else box.top + pen.g(4.75)
            pen.mark(mark, mark.get_rect(midright=(box.right - pen.g(1.75), middle)))

    def mirror(self, look: Look, /) -> Mirror:
        role = "locked choice" if self.form == LOCKED else "choice"
        number = MirrorLine(role, f"{self.number}. {self.target.label}", self.target)
        return read(look, number, self._column())

    def _column(self) -> Column:
        ink = "ink2" if self.form in (LOCKED, CHOSEN) else "ink"
        label = ChoiceLabel(self.target.label, self.meta, ink, self.tight)
        return Column((label, *(part for part in (self.reasons, self.picking) if part is not None)), 0)

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(4), round(kit.look.line("label") * 1.12))

    def _text_width(self, kit: Kit, width: int) -> int:
        mark = kit.look.mark + kit.look.g(1.5) if self.stance else 0
        return width - self._side(kit) - mark - kit.look.g(1.125 + 1.5 + 1.75)

    def _ground(self, pen: Pen, box: Rect) -> None:
        hovers, presses = pen.hovers(self.target), pen.presses(self.target)
        if self.form == LOCKED:
            if hovers:
                pen.panel(box, Skin("hover", "hover", 0.75))
            pen.broken(box, "rule", 0.75)
        elif self.form == CHOSEN:
            pen.panel(box, Skin(None, "hair", 0.75))
        elif presses or hovers:
            pen.panel(box, Skin("press" if presses else "hover", "ink", 0.75, pen.kit.look.heavy))
        else:
            pen.panel(box, Skin("card", "rule", 0.75))
        if self.form == HISTORICAL:
            pen.fill(Rect(box.left, box.top + pen.g(0.75), pen.g(0.75), box.height - pen.g(1.5)), "accent")

    def _number(self, pen: Pen, box: Rect) -> None:
        if not pen.shows_whole(box):
            return
        if self.form in (OPEN, HISTORICAL):
            pen.panel(box, Skin("paper", "rule", 0.5))
            x = box.centerx - pen.width(str(self.number), "label-bold") // 2
            pen.text(
                (x, box.centery - pen.kit.look.line("label") // 2), str(self.number), "label-bold", "ink"
            )
            return
        if self.form == LOCKED:
            pen.broken(box, "rule", 0.5)
        else:
            pen.panel(box, Skin(None, "hair", 0.5))
        drawn = icon(pen.kit, "lock" if self.form == LOCKED else "check", round(box.height * 0.62), "ink2")
        pen.surface.blit(drawn, drawn.get_rect(center=box.center))
