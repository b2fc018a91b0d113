"""The card of a choice: its number, its label, what it takes, its stance, and why it is locked."""

from pygame import Rect

from game.desktop.parts.card_labels import ChoiceLabel, RunInLabel
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.marks import stance_mark
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target, read
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.value import value

OPEN, LOCKED, CHOSEN, HISTORICAL = "open", "locked", "chosen", "historical"
_TIGHT, _FOLDED = 0.5, 0.375  # g over and under what stands in a card
# In g: left of the number, between it and the label, before the mark, right of it.
_EASY, _CLOSE = (1.125, 1.5, 1.5, 1.75), (0.75, 1.0, 1.0, 1.0)


@value
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
        words, width = PlainText(self.target.label, "row"), box.right - square.right - pen.g(2)
        top = box.top + (box.height - words.height(pen.kit, width)) // 2
        # A box whose words are cut off would be there to tick for nobody knows what.
        if pen.shows_whole(square.union(Rect(square.left, top + 2, 1, pen.kit.look.line("row") - 4))):
            self._square(pen, square)
        words.put(pen, (square.right + pen.g(1.5), top), width)
        pen.hit(self.target, box, 0.5)

    def _square(self, pen: Pen, square: Rect) -> None:
        pen.panel(square, Skin("paper", "ink" if self.ticked else "rule", 0.25))
        if self.ticked:
            drawn = icon(pen.kit, "check", square.width - 4, "ink")
            pen.surface.blit(drawn, (square.left + 2, square.top + 2))

    def mirror(self, _look: Look, /) -> Mirror:
        role = "ticked check" if self.ticked else "check"
        yield MirrorLine(role, f"{self.target.label} ({self.says})", self.target)

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(3), kit.look.size("row"))


@value
class PickList(Part):
    """The rows of a card's picks, how many are ticked, and what is good to know.

    Its two buttons are drawn by what holds the cards, where they are always in sight.
    """

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
        return Column((*notes, *self.rows, *moves), 0.75)

    @property
    def buttons(self) -> Buttons:
        """Return the buttons that go on with what is ticked, and that leave it."""
        return Buttons((self.go, self.leave))


@value
class ChoiceCard(Part):
    """One choice; a locked one shows its reasons and opens its authority when it is pressed.

    A tight one stands in as few lines as it can, a folded one is its label alone. The reasons of one that is
    run in begin on the line of its label.
    """

    target: Target
    number: int
    stance: str
    meta: str
    form: str = OPEN
    reasons: Prose | None = None
    picking: PickList | None = None
    tight: bool = False
    folded: bool = False
    run_in: bool = False
    before: str = ""  # what its tick says where it was chosen in an earlier play

    def height(self, kit: Kit, width: int, /) -> int:
        inner = self._column().height(kit, self._text_width(kit, width))
        if self.folded:
            return max(inner, self._side(kit)) + 2 * kit.look.g(_FOLDED)
        return max(inner, self._side(kit), kit.look.mark) + 2 * kit.look.g(_TIGHT if self.tight else 1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self._ground(pen, box)
        side, line = self._side(pen.kit), pen.kit.look.line("label")
        room = _CLOSE if self.tight else _EASY
        left = box.left + pen.g(room[0])
        column, width = self._column(), self._text_width(pen.kit, box.width)
        top = box.top + max(pen.g(_FOLDED), (box.height - column.height(pen.kit, width)) // 2)
        # Beside a label alone in the middle, beside the first line of an opened card.
        middle = box.centery if self.picking is None else top + line // 2
        self._number(pen, Rect(left, middle - side // 2, side, side))
        pen.hit(self.target, box, 0.75)
        if self.picking is not None:
            pen.spots[self.target.id] = pen.scroll, box
        column.put(pen, (left + side + pen.g(room[1]), top), width)
        if self._is_marked:
            mark = stance_mark(pen.kit, self.stance, pen.kit.look.mark, self.form in (LOCKED, CHOSEN))
            beside = middle if self.picking is None else max(middle, box.top + mark.get_height() // 2 + 4)
            pen.mark(mark, mark.get_rect(midright=(box.right - pen.g(room[3]), beside)))

    def mirror(self, look: Look, /) -> Mirror:
        role = "locked choice" if self.form == LOCKED else "choice"
        number = MirrorLine(role, f"{self.number}. {self.target.label}", self.target)
        before = (MirrorLine("tick", self.before),) if self.before else ()
        return read(look, number, *before, self._column())

    def _column(self) -> Column:
        ink = "ink2" if self.form in (LOCKED, CHOSEN) else "ink"
        if self.folded:
            return Column((ChoiceLabel(self.target.label, "", ink, tight=True),))
        if self.run_in and self.reasons is not None:
            return Column((RunInLabel(self.target.label, self.reasons),))
        label = ChoiceLabel(self.target.label, self.meta, ink, self.tight)
        return Column((label, *(part for part in (self.reasons, self.picking) if part is not None)), 0)

    @property
    def _is_marked(self) -> bool:
        return bool(self.stance) and not self.folded

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(4), round(kit.look.line("label") * 1.12))

    def _text_width(self, kit: Kit, width: int) -> int:
        left, number, mark, right = (kit.look.g(each) for each in (_CLOSE if self.tight else _EASY))
        marked = kit.look.mark + mark if self._is_marked else 0
        return width - self._side(kit) - marked - left - number - right

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
            if self.before:
                tick = icon(pen.kit, "check", round(box.height * 0.38), "ink2")
                pen.surface.blit(tick, tick.get_rect(bottomright=box.bottomright))
            return
        if self.form == LOCKED:
            pen.broken(box, "rule", 0.5)
        else:
            pen.panel(box, Skin(None, "hair", 0.5))
        drawn = icon(pen.kit, "lock" if self.form == LOCKED else "check", round(box.height * 0.62), "ink2")
        pen.surface.blit(drawn, drawn.get_rect(center=box.center))
