"""The words of a card: its label with what it takes, or run in with the reasons of a locked one."""

from dataclasses import replace

from pygame import Rect

from game.desktop.toolkit.flow import LaidText, Setting, lay_plain
from game.desktop.toolkit.markup import Run, TextBlock
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import Ink, Prose, write
from game.model.value import value


@value
class ChoiceLabel(Part):
    """The label of a choice with what it takes: below it, or where it is tight at the end of its line."""

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
        start = width - kit.cache.role_width(kit.look, "row", self.meta)
        return start if lines[-1][-1].x + lines[-1][-1].width + kit.look.g(1.5) <= start else None


@value
class RunInLabel(Part):
    """The label of a locked choice with its reasons in the same paragraph, where every line counts."""

    label: str
    reasons: Prose

    def height(self, kit: Kit, width: int, /) -> int:
        return self._whole().height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        self._whole().draw(pen, box)

    def mirror(self, look: Look, /) -> Mirror:
        return self.reasons.mirror(look)

    def _whole(self) -> Prose:
        first, *rest = self.reasons.blocks
        # In place of the empty run, so that each link keeps its number and with it its name.
        runs = (Run(f"{self.label}. ", strong=True), *first.runs[1:])
        return replace(self.reasons, blocks=(replace(first, runs=runs), *rest))


def reasons_of(name: str, said: tuple[TextBlock, ...]) -> Prose:
    """Return the reasons of a locked choice, an empty run before them where its label may stand."""
    first, *rest = said
    opening = replace(first, runs=(Run(""), *first.runs))
    return Prose(name, (opening, *rest), "small", gap=0.0, says="reason")
