"""Teams with their own courses on P: a grid of where each is, and who parted from whom where."""

from collections.abc import Iterator

from pygame import Rect

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.class_windows.marks import option_mark
from game.desktop.class_windows.pages import NextPage
from game.desktop.toolkit.boxes import Column, TwoColumns
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import PlainText
from game.model.value import value

_SEVERAL = 2


@value
class TeamRow(Part):
    """A team in the grid: its mark, and beside it where it stands and how it came there."""

    team: str
    says: str  # for who cannot see the mark
    lines: tuple[Part, ...]

    def height(self, kit: Kit, width: int, /) -> int:
        return max(kit.look.mark, self._words().height(kit, self._room(kit, width))) + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.surface.blit(option_mark(pen.kit, self.team, pen.kit.look.mark), box.topleft)
        wide = self._room(pen.kit, box.width)
        self._words().draw(pen, Rect(box.right - wide, box.top, wide, box.height))

    def mirror(self, look: Look, /) -> Mirror:
        yield MirrorLine("text", self.says)
        yield from self._words().mirror(look)

    def _words(self) -> Column:
        return Column(self.lines, 0.25)

    def _room(self, kit: Kit, width: int) -> int:
        return width - kit.look.mark - kit.look.g(2)


def grid(words: Words, teams: tuple[bodies.TeamStanding, ...]) -> Iterator[Part]:
    """Yield a row for each team: where it stands and what it owes and kept, and under that its last turn."""
    for one in teams:
        kept = words.counted("class.p.kept", one.kept)
        has = PlainText(words("class.p.team_has", fines=one.fines, kept=kept), "plain", "ink2", align="right")
        stands = PlainText(_plain(one.where), "row-bold", "accent" if one.ended else "ink")
        lines: list[Part] = [TwoColumns(stands, has, 0.46)]
        if one.chose:
            end = "" if one.chose[-1:] in ".?!" or not one.outcome else "."
            lines.append(PlainText(_plain(f"{one.chose}{end} {one.outcome}".strip()), "plain"))
        says = words("seat.team", team=one.team)
        yield TeamRow(one.team, f"{says[:1].upper()}{says[1:]}", tuple(lines))


def parted(words: Words, crossings: tuple[bodies.Crossing, ...]) -> Iterator[Part]:
    """Yield a page for each decision of teams: what was really done, and who chose what."""
    for crossing in crossings:
        if sum(len(row.teams) for row in crossing.rows) < _SEVERAL:
            continue  # Where one team was alone is told in the report.
        yield NextPage(over=(PlainText(_plain(crossing.title), "heading2", says="heading"),))
        for row in crossing.rows:
            named = words("class.p.chosen_by", teams=words.joined(row.teams)) if row.teams else ""
            really = words("class.report.column.really") if row.real else ""
            over = ". ".join(part for part in (really, named) if part) or words("class.p.nobody")
            ink = "accent" if row.real else "ink"
            yield Column((PlainText(over, "row-bold", ink), PlainText(_plain(row.label), "plain")), 0.25)


def _plain(text: str) -> str:
    return " ".join(block.text for block in blocks(text))
