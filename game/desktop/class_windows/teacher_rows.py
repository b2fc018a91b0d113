"""Rows of T: a stop of the plan, the votes of an option, a reason in the queue."""

from collections.abc import Iterable, Iterator

from pygame import Rect

from game.classroom.polls import Bar
from game.classroom.views.teacher_lines import Control, ControlGroup, PlanLine, QueueLine
from game.desktop.class_windows.marks import bar, option_mark
from game.desktop.parts.options import OptionButton
from game.desktop.toolkit.boxes import Column, Panel
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin, Target
from game.desktop.toolkit.pictures import icon
from game.desktop.toolkit.prose import PlainText, literal
from game.model.value import value

# Their labels are those of options, which may be longer than a row.
_WRAPPED = frozenset({"pick", "press", "grounds"})


@value
class PlanRow(Part):
    """A stop of the plan: over, here or ahead; minutes used and planned."""

    line: PlanLine
    inset: bool = False

    def height(self, kit: Kit, _width: int, /) -> int:
        return kit.look.line("row")

    def draw(self, pen: Pen, box: Rect, /) -> None:
        side = round(pen.kit.look.size("row") * 0.8)
        mark = Rect(box.left + (pen.g(2) if self.inset else 0), box.centery - side // 2, side, side)
        if self.line.over:
            pen.surface.blit(icon(pen.kit, "check", side, "folder_ink"), mark)
        else:
            pen.pill(mark, "paper" if self.line.here else None, "accent" if self.line.here else "folder_line")
        y = box.centery - pen.kit.look.line("row") // 2
        role = "row-bold" if self.line.here else "row"
        ink = "folder_ink2" if self.line.over else "folder_ink"
        said = minutes_of(self.line)
        left, right = mark.right + pen.g(1), box.right - pen.width(said, role)
        pen.text((left, y), fitted(pen, self.line.label, role, right - left - pen.g(0.5)), role, ink)
        pen.text((right, y), said, role, ink)

    def mirror(self, _look: Look, /) -> Mirror:
        role = "here" if self.line.here else "over" if self.line.over else "ahead"
        told = minutes_of(self.line)
        yield MirrorLine(role, f"{self.line.label}, {told}" if told else self.line.label)


def minutes_of(line: PlanLine) -> str:
    """Return the minutes used, once there are any, and those planned; a step without says nothing."""
    used = f"{round(line.used / 60)}/" if line.over or line.here else ""
    return f"{used}{line.planned:g}" if line.planned or line.used >= 60 else ""


def fitted(pen: Pen, words: str, role: str, width: int) -> str:
    """Return as much of some words as a width has room for."""
    kept = words
    while kept and pen.width(kept if kept == words else f"{kept}…", role) > width:
        kept = kept[:-1]
    return words if kept == words else f"{kept.rstrip()}…"


@value
class TabButton(Button):
    """A tab; the one in front is filled and underlined."""

    chosen: bool = False
    ends: float = 0.5  # g beside the label

    def width(self, kit: Kit) -> int:
        """Return the width of label and narrow ends, so that all stand in one row."""
        return kit.cache.role_width(kit.look, self._role(), self.target.label) + kit.look.g(2 * self.ends)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        marked = self.chosen or pen.hovers(self.target) or pen.presses(self.target)
        pen.panel(box, Skin("hover" if marked else "card", "ink" if marked else "rule", 0.5))
        y = box.centery - pen.kit.look.line("label") // 2
        pen.text((box.left + pen.g(self.ends), y), self.target.label, self._role(), "ink")
        if self.chosen:
            line = box.inflate(-2 * pen.g(self.ends), 0)
            line = Rect(line.left, box.bottom - pen.g(0.75), line.width, pen.g(0.4))
            pen.fill(line, "ink")
        pen.hit(self.target, box, 0.5)

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("tab in front" if self.chosen else "tab", self.target.label, self.target)


@value
class WrappingButton(Button):
    """A button whose label wraps where its row is too narrow for it."""

    def height(self, kit: Kit, width: int, /) -> int:
        if self.width(kit) <= width:
            return Button.height(self, kit, width)
        lines = PlainText(self.target.label, self._role())
        return lines.height(kit, width - kit.look.g(3)) + kit.look.g(1.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if self.width(pen.kit) <= box.width:
            Button.draw(self, pen, box)
            return
        fill, edge, ink = self._colours(pen)
        pen.panel(box, Skin(fill, edge, 0.5))
        lines, wide = PlainText(self.target.label, self._role(), ink), box.width - pen.g(3)
        high = lines.height(pen.kit, wide)
        lines.draw(pen, Rect(box.left + pen.g(1.5), box.centery - high // 2, wide, high))
        pen.hit(self.target, box, 0.5)


@value
class OptionMarkButton(Button):
    """A button that shows the mark of an option alone, so that seven fit a row; its label is read out."""

    letter: str = "A"
    chosen: bool = False

    def width(self, kit: Kit) -> int:
        """Return the width of the mark and the room at its ends."""
        return self._side(kit) + kit.look.g(2)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        fill, edge, _ = self._colours(pen)
        marked = self.chosen or pen.hovers(self.target) or pen.presses(self.target)
        fill, edge = ("hover", "ink") if self.chosen else (fill, edge)
        pen.panel(box, Skin(fill, edge, 0.5, pen.kit.look.heavy if marked else pen.kit.look.edge))
        side = self._side(pen.kit)
        mark = option_mark(pen.kit, self.letter, side)
        pen.surface.blit(mark, mark.get_rect(center=box.center))
        pen.hit(self.target, box, 0.5)
        if pen.hovers(self.target):
            pen.tips(self.target, self.target.label, box)

    def mirror(self, look: Look, /) -> Mirror:
        if self.chosen:
            yield MirrorLine("chosen option", self.target.label, self.target)
        else:
            yield from Button.mirror(self, look)

    def _side(self, kit: Kit) -> int:
        return max(kit.look.g(3.5), round(kit.look.line("label") * 1.1))


@value
class VotesRow(Part):
    """The votes of one option: mark, name, bar and count, and below them the count before the talk."""

    one: Bar
    label: str
    most: int
    before: str = ""

    def height(self, kit: Kit, width: int, /) -> int:
        counts = kit.look.line("row") * (2 if self.before else 1)
        name = self._name(kit, width).height(kit, self._wide(kit, width))
        return max(self._side(kit), name, counts) + kit.look.g(0.5)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        side = self._side(pen.kit)
        pen.surface.blit(option_mark(pen.kit, self.one.letter, side), (box.left, box.centery - side // 2))
        left, wide = box.left + side + pen.g(1), self._wide(pen.kit, box.width)
        name = self._name(pen.kit, box.width)
        high = name.height(pen.kit, wide)
        name.draw(pen, Rect(left, box.centery - high // 2, wide, high))
        line, beside = pen.kit.look.line("row"), left + wide + pen.g(1.5)
        counts = line * (2 if self.before else 1)
        row = Rect(beside, box.centery - counts // 2, box.right - beside, line)
        said = str(self.one.count)
        room = row.width - pen.width(said, "row-bold") - pen.g(1)
        long = round(room * self.one.count / max(1, self.most))
        high = round(row.height * 0.7)
        bar(pen, Rect(row.left, row.centery - high // 2, long, high), self.one.letter)
        pen.text((row.left + long + (pen.g(1) if long else 0), row.top), said, "row-bold", "ink")
        if self.before:
            pen.text((row.left, row.bottom), self.before, "row", "ink2")

    def mirror(self, _look: Look, /) -> Mirror:
        before = f" ({self.before})" if self.before else ""
        yield MirrorLine("votes", f"{self.one.letter}. {self.label}: {self.one.count}{before}")

    def _name(self, kit: Kit, width: int) -> PlainText:
        """Return as much of the name as two lines hold; P and the tab of texts have all of it."""
        words, wide, most = self.label.split(), self._wide(kit, width), 2 * kit.look.line("row")
        name = PlainText(" ".join(words), "row")
        while len(words) > 1 and name.height(kit, wide) > most:
            words.pop()
            name = PlainText(" ".join((*words, "…")), "row")
        return name

    def _side(self, kit: Kit) -> int:
        return max(round(kit.look.line("row") * 1.2), kit.look.g(4)) - kit.look.g(0.5)

    def _wide(self, kit: Kit, width: int) -> int:
        return round((width - self._side(kit) - kit.look.g(1)) * 0.68) - kit.look.g(1.5)


def reason_card(line: QueueLine, about: str, acts: Buttons) -> Panel:
    """Return a reason in the queue with what can be done with it; an approved one loses its fill."""
    text = literal(f"reason:{line.reason}", f"“{line.text}”")
    parts = (text, *((PlainText(about, "row", "ink2"),) if about else ()), acts)
    waits = line.fate == "waiting"
    return Panel(Column(parts, 0.75), (1.5, 1.0, 1.5, 1.0), "card" if waits else "paper", "rule", 0.5)


def grouped(group: ControlGroup) -> Iterator[Part]:
    """Yield a group of buttons as it stands in a column."""
    if group.heading:
        yield PlainText(group.heading, "label-bold", says="heading")
    if group.says:
        yield PlainText(group.says, "row", "ink2")
    if any(one.kind in _WRAPPED for one in group.controls):
        yield from (
            WrappingButton(Target(one.name, one.label, Select(one.name)), "quiet") for one in group.controls
        )
    elif any(one.chosen is not None for one in group.controls):
        yield one_of((one.name, one.label, bool(one.chosen)) for one in group.controls)
    else:
        yield buttons_of(group.controls)


def buttons_of(controls: Iterable[Control]) -> Buttons:
    """Return controls as a row of buttons."""
    return row_of(*((one.name, one.label) for one in controls))


def one_of(given: Iterable[tuple[str, str, bool]]) -> Buttons:
    """Return a row of buttons of which one is chosen: what each does, its label, and whether it is that."""
    buttons = (OptionButton(Target(name, label, Select(name)), chosen=on) for name, label, on in given)
    return Buttons(tuple(buttons))


def row_of(*acts: tuple[str, str]) -> Buttons:
    """Return a row of buttons: what each does, and its label."""
    return Buttons(tuple(WrappingButton(Target(name, label, Select(name))) for name, label in acts))
