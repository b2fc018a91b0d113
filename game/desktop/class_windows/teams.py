"""Teams on P: what each decided, a grid of where each is, the page of one, who parted from whom where."""

from collections.abc import Iterator

from pygame import Rect

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.class_windows.marks import option_mark
from game.desktop.class_windows.options import BallotRow
from game.desktop.class_windows.pages import NextPage
from game.desktop.class_windows.said import labelled, lines, option_rows, owed, plain
from game.desktop.toolkit.boxes import Column, TwoColumns
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
        stands = PlainText(plain(one.where), "row-bold", "accent" if one.ended else "ink")
        told: list[Part] = [TwoColumns(stands, has, 0.46)]
        if one.chose:
            told.append(PlainText(_turn(one.chose, one.outcome), "plain"))
        says = words("seat.team", team=one.team)
        yield TeamRow(one.team, f"{says[:1].upper()}{says[1:]}", tuple(told))


def parted(words: Words, crossings: tuple[bodies.Crossing, ...]) -> Iterator[Part]:
    """Yield a page for each decision of teams: what was really done, and who chose what."""
    for crossing in crossings:
        if sum(len(row.teams) for row in crossing.rows) < _SEVERAL:
            continue  # Where one team was alone is told in the report.
        yield NextPage(over=(PlainText(plain(crossing.title), "heading2", says="heading"),))
        for row in crossing.rows:
            named = words("class.p.chosen_by", teams=words.joined(row.teams)) if row.teams else ""
            really = words("class.report.column.really") if row.real else ""
            over = ". ".join(part for part in (really, named) if part) or words("class.p.nobody")
            ink = "accent" if row.real else "ink"
            yield Column((PlainText(over, "row-bold", ink), PlainText(plain(row.label), "plain")), 0.25)


def decided(words: Words, teams: tuple[bodies.TeamCourse, ...]) -> Iterator[Part]:
    """Yield the page of the teams: the mark and the word of what each chose, and its course so far."""
    if not teams:
        return
    yield NextPage(over=(PlainText(words("class.p.teams"), "heading2", says="heading"),))
    silent = []
    for one in teams:
        said = ": ".join(part for part in (words("seat.team", team=one.team), one.stance) if part)
        before = f" ({words('class.p.team_before', letters=', '.join(one.before))})"
        label = f"{said[:1].upper()}{said[1:]}{before if one.before else ''}"
        if one.letter:
            yield BallotRow(one.letter, label)
        else:
            silent.append(one.team)
    if silent:
        told = words("class.p.teams_silent", teams=words.joined(silent))
        yield PlainText(told, "plain", "ink2")


def team_page(words: Words, body: bodies.TeamSceneBody, facts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the page of one team: what followed its last turn, its scene by these facts, its options."""
    if body.followed:
        yield PlainText(_turn(body.followed.chose, body.followed.outcome), "row-bold")
        yield from lines(body.followed.text)
        if moves := body.followed.moves:
            told = "; ".join(f"**{plain(one.label)}** {one.moved}" for one in moves)
            yield labelled(words, told, moves[0].truth)
        yield from owed(words, body.owing)
    if body.ended:
        yield PlainText(f"{words('seat.team_ended')} {plain(body.ended)}", "label", "accent")
        if body.anew:
            yield BallotRow("A", words("seat.team_open_anew"), lines=False)
        return
    if body.followed:
        yield NextPage(over=(PlainText(plain(body.scene.title), "heading2", says="heading"),))
    yield from facts
    asked = PlainText(plain(body.question), "heading2", says="heading")
    yield NextPage(over=(asked, PlainText(words("class.p.team_tells"), "plain", "ink2")))
    yield from option_rows(words, body.options)
    for one in body.options:
        if one.grounds:
            heading = f"{one.letter}: {plain(one.ask)}"
            yield NextPage(over=(PlainText(heading, "heading2", says="heading"),))
            grounds = enumerate(one.grounds, start=1)
            yield from (PlainText(f"{number}. {plain(ground)}", "plain") for number, ground in grounds)


def _turn(chose: str, outcome: str) -> str:
    """Return what a team chose and what came of it, as two sentences."""
    end = "" if chose[-1:] in ".?!" or not outcome else "."
    return plain(f"{chose}{end} {outcome}".strip())
