"""Numbers that stand out: sums, days, figures, the lesson beside them, and a meter over the turns."""

# Longer than 250 lines because a meter over the turns is one more way to show a number.

from pygame import Rect

from game.desktop.parts.rows import ValueRow
from game.desktop.toolkit import shapes
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.marks import Point
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Wrapper, read
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

RUNNING, STAYED, ENDED, NONE = "running", "stayed", "ended", "none"


@value
class Pill(Part):
    """How the daily sum stands, in a mark and a word."""

    form: str
    word: str

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row-label") + kit.look.g(0.5)

    def width(self, kit: Kit) -> int:
        """Return the width of mark and word."""
        return kit.cache.role_width(kit.look, "row-label", self.word) + self._side(kit) + kit.look.g(2.75)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        ink = "accent" if self.form == RUNNING else "ink2"
        pen.panel(box, Skin("accent_tint" if self.form == RUNNING else None, ink, 0.5))
        side = self._side(pen.kit)
        middle = (box.left + pen.g(1) + side // 2, box.centery)
        if self.form == RUNNING:
            dot = shapes.disc(pen.kit.cache, side / 2, pen.colour(ink), (pen.colour(ink), 0.0))
            pen.surface.blit(dot, dot.get_rect(center=middle))
        elif self.form == STAYED:
            for shift in (-side // 2, side // 6):
                pen.fill(Rect(middle[0] + shift, middle[1] - side // 2, max(2, side // 3), side), ink)
        else:
            pen.panel(Rect(middle[0] - side // 2, middle[1] - side // 2, side, side), Skin(None, ink))
        y = box.centery - pen.kit.look.line("row-label") // 2
        pen.text((box.left + side + pen.g(1.75), y), self.word, "row-label", ink)

    def _side(self, kit: Kit) -> int:
        return max(6, round(kit.look.size("row") * 0.5))

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("standing", self.word)


@value
class OwedSum(Part):
    """The sum owed in a matter, how the daily sum stands, and how it comes about."""

    matter: str
    total: str
    pill: Pill
    because: str

    def height(self, kit: Kit, width: int, /) -> int:
        around = (PlainText(words, "row").height(kit, width) for words in (self.matter, self.because))
        return kit.look.line("sum") + sum(around)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        top = box.top + PlainText(self.matter, "row", "ink2").put(pen, box.topleft, box.width)
        pen.text((box.left, top), self.total, "sum", "ink")
        line = pen.kit.look.line("sum")
        wide, high = self.pill.width(pen.kit), self.pill.height(pen.kit, 0)
        self.pill.put(pen, (box.right - wide, top + (line - high) // 2), wide)
        PlainText(self.because, "row", "ink2").put(pen, (box.left, top + line), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        heading = (MirrorLine("heading", self.matter),) if self.matter else ()
        return read(
            look, *heading, MirrorLine("value", self.total), self.pill, MirrorLine("note", self.because)
        )


@value
class DeadlineDays(Part):
    """A deadline: its name, what is left of it, and a bar of the time used while it is open."""

    row: ValueRow
    used: float | None

    def height(self, kit: Kit, width: int, /) -> int:
        return self.row.height(kit, width) + (kit.look.g(1.5) if self.used is not None else 0)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        high = self.row.put(pen, box.topleft, box.width)
        if self.used is None:
            return
        bar = Rect(box.left, box.top + high, box.width, pen.g(1))
        pen.panel(bar, Skin("card", "rule"))
        inner = bar.inflate(-2, -2)
        pen.fill(Rect(inner.left, inner.top, round(inner.width * min(1.0, self.used)), inner.height), "ink2")


@value
class Figure(Part):
    """A large number with what it counts, behind a thin line."""

    number: str
    counts: str

    def height(self, kit: Kit, width: int, /) -> int:
        return self._column(self._role(kit, width)).height(kit, width - kit.look.g(2))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, pen.kit.look.edge, box.height), "rule")
        words = self._column(self._role(pen.kit, box.width))
        words.put(pen, (box.left + pen.g(2), box.top), box.width - pen.g(2))

    def mirror(self, look: Look, /) -> Mirror:
        yield from self._column("sum").mirror(look)

    def _column(self, role: str) -> Column:
        return Column((PlainText(self.number, role), PlainText(self.counts, "row", "ink2")), 0)

    def _role(self, kit: Kit, width: int) -> str:
        """Return the largest role in which the number is not broken."""
        room = width - kit.look.g(2)
        roles = ("sum", "heading2", "heading3", "row-bold")
        return next((one for one in roles if kit.cache.role_width(kit.look, one, self.number) <= room), "row")


@value
class LessonBar(Wrapper):
    """A part behind a bar of the accent."""

    part: Part

    def height(self, kit: Kit, width: int, /) -> int:
        return self.part.height(kit, width - kit.look.g(3))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, pen.g(0.5), box.height), "accent")
        self.part.put(pen, (box.left + pen.g(3), box.top), box.width - pen.g(3))


_FIELD, _TALL = 12, 13
_DASHES = (9, 6)


@value
class MeterValues:
    """The values of a meter along one course, the first of them at this number of turns."""

    each: tuple[int, ...]
    begin: int = 0


@value
class OverTime(Part):
    """One meter: a point for each turn; history is dashed from where it parts, and may be missing."""

    name: str
    own: MeterValues
    real: MeterValues
    bounds: tuple[int, int]
    says: str
    days: tuple[str, str]

    def height(self, kit: Kit, width: int, /) -> int:
        days = self._day_lines(kit, width) * kit.look.line("row")
        return self._head(kit, width) + kit.look.g(self._high(kit.look) + 1) + days

    def draw(self, pen: Pen, box: Rect, /) -> None:
        head = self._head(pen.kit, box.width)
        line = pen.kit.look.line("row-label")
        for number, words in enumerate(self._name(pen.kit, box.width)):
            pen.text((box.left, box.top + number * line), words, "row-label", "ink")
        if self._is_under(pen.kit, box.width):
            pen.text((box.left, box.top + head - line), self.says, "row", "ink2")
        else:
            pen.text((box.right - pen.width(self.says, "row"), box.top), self.says, "row", "ink2")
        beside = self._beside(pen.kit)
        wide, high = box.width - beside - pen.g(0.75), pen.g(self._high(pen.kit.look))
        field = Rect(box.left + beside, box.top + head + pen.g(0.5), wide, high)
        edge, half = pen.kit.look.edge, pen.kit.look.line("row") // 2
        for y in (field.top, field.centery, field.bottom):
            pen.fill(Rect(field.left, y, field.width, edge), "hair")
        for bound, y in ((self.bounds[1], field.top + half - pen.g(0.5)), (self.bounds[0], field.bottom)):
            x = field.left - pen.g(1) - pen.width(str(bound), "row")
            pen.text((x, y - half), str(bound), "row", "ink2")
        self._line(pen, field, self.real, real=True)
        self._line(pen, field, self.own, real=False)
        y, least = field.bottom + pen.g(0.5), field.left
        begun, over = self.days
        pen.text((field.left, y), begun, "row", "ink2")
        if self._day_lines(pen.kit, box.width) > 1:
            y += pen.kit.look.line("row")
        else:
            least += pen.width(begun, "row") + pen.g(2)
        # Under the last turn of the play, which history may have outlived.
        wide = pen.width(over, "row")
        end = self._points(field, self.own)[-1][0] - wide // 2
        pen.text((max(least, min(end, field.right - wide)), y), over, "row", "ink2")

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("meter", self.name)
        yield MirrorLine("value", self.says)
        yield MirrorLine("note", " ".join((*map(str, reversed(self.bounds)), *self.days)))

    def _high(self, look: Look) -> int:
        return _TALL if look.height >= 1080 and not look.column else _FIELD

    def _name(self, kit: Kit, width: int) -> tuple[str, ...]:
        room = width if self._is_under(kit, width) else self._name_room(kit, width)
        laid = lay_plain(kit, self.name, Setting("row-label", room))
        return tuple(" ".join(segment.text for segment in line) for line in laid.lines)

    def _name_room(self, kit: Kit, width: int) -> int:
        return width - kit.cache.role_width(kit.look, "row", self.says) - kit.look.g(2)

    def _is_under(self, kit: Kit, width: int) -> bool:
        """Return whether the values stand below the name, since a word of it would be broken beside them."""
        words = (kit.cache.role_width(kit.look, "row-label", word) for word in self.name.split())
        return max(words, default=0) > self._name_room(kit, width)

    def _head(self, kit: Kit, width: int) -> int:
        lines = len(self._name(kit, width)) + (1 if self._is_under(kit, width) else 0)
        return kit.look.line("row-label") * max(1, lines)

    def _beside(self, kit: Kit) -> int:
        """The room for the bounds at the left."""
        return max(kit.cache.role_width(kit.look, "row", str(bound)) for bound in self.bounds) + kit.look.g(1)

    def _line(self, pen: Pen, field: Rect, values: MeterValues, real: bool) -> None:
        points, colour = self._points(field, values), pen.colour("accent" if real else "ink")
        if len(points) > 1:
            stroke = shapes.Stroke(colour, 3, _DASHES if real else None)
            shapes.line(pen.kit.cache, pen.surface, points, stroke)
        fill = pen.colour("paper") if real else colour
        dot = shapes.disc(pen.kit.cache, 4.5, fill, (colour, 2.0 if real else 0.0))
        for point in points[1:] if real else points:
            pen.surface.blit(dot, dot.get_rect(center=point))

    def _points(self, field: Rect, values: MeterValues) -> list[Point]:
        most = max(1, max(len(self.own.each), self.real.begin + len(self.real.each)) - 1)
        low, high = self.bounds
        points = []
        for turn, stood_at in enumerate(values.each, start=values.begin):
            up = round((stood_at - low) / max(1, high - low) * field.height)
            points.append((field.left + round(field.width * turn / most), field.bottom - up))
        return points

    def _day_lines(self, kit: Kit, width: int) -> int:
        used = sum(kit.cache.role_width(kit.look, "row", day) for day in self.days)
        return 1 if used + self._beside(kit) + kit.look.g(3) < width else 2


@value
class LineKey(Part):
    """What the lines of plots stand for: yours whole, history dashed."""

    yours: str
    history: str

    def height(self, kit: Kit, width: int, /) -> int:
        return kit.look.line("row") * (1 if self._fits(kit, width) else 2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        line, long = pen.kit.look.line("row"), pen.g(4)
        x, y = box.left, box.top
        for name, ink, dashes in ((self.yours, "ink", None), (self.history, "accent", _DASHES)):
            points = [(x, y + line // 2), (x + long, y + line // 2)]
            shapes.line(pen.kit.cache, pen.surface, points, shapes.Stroke(pen.colour(ink), 3, dashes))
            wide = pen.text((x + long + pen.g(1), y), name, "row", "ink2")
            if self._fits(pen.kit, box.width):
                x += long + wide + pen.g(4)
            else:
                y += line

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("note", self.yours)
        yield MirrorLine("note", self.history)

    def _fits(self, kit: Kit, width: int) -> bool:
        words = sum(kit.cache.role_width(kit.look, "row", name) for name in (self.yours, self.history))
        return words + kit.look.g(14) < width
