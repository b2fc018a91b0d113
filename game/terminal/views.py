"""What is printed of a play and what can be looked up beside it: the procedure, a choice, and the sheets."""

from collections.abc import Callable, Mapping

from game.engine.play import Play
from game.model.procedure import Move
from game.model.scene import Choice, MoveRefused
from game.pages.lines.page import Page
from game.pages.lines.scene import reason_lines, why_locked
from game.pages.lines.telling import Lines, Telling
from game.terminal import sheets
from game.terminal.sheets import SheetName


def procedure(page: Page, play: Play) -> None:
    """Add the line of stations, the moves that are open, and why the others are not."""
    page.heading(page.words("map.heading"))
    position = play.position
    for name in position.matters:
        matter = page.phrases.scenario.matters[name]
        book = matter.procedure
        posture = book.postures[position.matters[name].posture]
        page.gap()
        page.line(f"{matter.title}. {book.means}".rstrip())
        here = page.words("map.here", posture=posture.label)
        page.line(page.cited(f"{here}. {posture.means}".rstrip(), posture.cites))
        labels = []
        for station in book.stations:
            is_here, label = posture.id in station.postures, station.label
            labels.append(page.words("terminal.station_here", station=label) if is_here else label)
        if labels:
            page.line(page.words("terminal.stations", stations=", ".join(labels)))
        moves = book.moves_open(position)
        page.heading(page.words("map.open_moves"))
        for move in moves:
            page.line(page.cited(_told(page, move), move.cites), indent=2, hang=2)
        if not moves:
            page.line(page.words("map.no_open_moves"), indent=2)
        shut = [move for move in book.moves.values() if move not in moves]
        if shut:
            page.heading(page.words("terminal.shut_moves"))
        for move in shut:
            reason = MoveRefused(move, position.matters[move.matter].posture, move.refused(position))
            said = " ".join(page.plain(line) for line in page.phrases.reason(reason, position))
            told = page.words("map.locked", move=move.label, reason=said)
            page.line(page.cited(told, page.phrases.cites_of(reason)), indent=2, hang=2)
    page.notes()


def _told(page: Page, move: Move) -> str:
    return page.words("map.locked", move=move.label, reason=move.means) if move.means else f"{move.label}."


_SHEETS: Mapping[SheetName, Callable[[Page, Play], None]] = {
    "docket": sheets.docket,
    "record": sheets.record,
    "meters": sheets.meters,
    "clock": sheets.clock,
    "procedure": procedure,
    "glossary": sheets.glossary,
    "authorities": sheets.authorities,
    "documents": sheets.documents,
}


class Views(Telling):
    """Gives what a play tells, and what a player asks for besides; none of its methods changes anything."""

    def sheet(self, play: Play, name: SheetName) -> Lines:
        """Return one of the things that can be looked up."""
        page = Page(self._phrases)
        _SHEETS[name](page, play)
        return page.lines

    def more_of(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return more of one choice: what locks it, what can be picked, its moves, its authorities."""
        page, words = Page(self._phrases), self._words
        page.heading(words("choice.number", number=number, label=page.plain(choice.label)))
        reasons = why_locked(play, choice)
        meta = self._phrases.meta(choice)
        page.line(words("terminal.locked_meta", meta=meta) if reasons else meta)
        for line in reason_lines(page, play, reasons):
            page.line(line)
        for planned in choice.half.moves:
            move = words("terminal.moves", move=_told(page, planned.move))
            page.line(page.cited(move, planned.move.cites), hang=2)
        offer = play.case.picks(play.position, choice.key.choice)
        if offer and offer.options:
            page.line(offer.label or words("terminal.picks"))
            for option in offer.options:
                argument = self._phrases.scenario.arguments[option]
                page.line(f"- {page.cited(argument.label, argument.cites)}", indent=2, hang=2)
        for name in choice.half.cites:
            authority = self._phrases.scenario.sources.authorities[name]
            says = page.plain(authority.says)
            page.line(words("terminal.rests_on", cite=authority.cite, says=says).rstrip(), hang=2)
        page.notes()
        return page.lines

    def locked(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return why a choice cannot be made, or nothing where it can."""
        page = Page(self._phrases)
        if reasons := why_locked(play, choice):
            said = " ".join(reason_lines(page, play, reasons))
            page.line(self._words("terminal.locked", number=number, reason=said))
        return page.lines
