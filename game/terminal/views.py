"""What is printed of a play: what is told of it, and what can be looked up beside that."""

from collections.abc import Callable, Mapping

from game.engine.play import Play
from game.model.scene import Choice
from game.pages.lines.page import Page
from game.pages.lines.scene import reason_lines, why_locked
from game.pages.lines.telling import Lines, Telling
from game.terminal import procedure, sheets
from game.terminal.commands import Name

_SHEETS: Mapping[Name, Callable[[Page, Play], None]] = {
    "docket": sheets.docket,
    "record": sheets.record,
    "meters": sheets.meters,
    "clock": sheets.clock,
    "procedure": procedure.procedure,
    "glossary": sheets.glossary,
    "authorities": sheets.authorities,
    "documents": sheets.documents,
}


class Views(Telling):
    """Gives what a play tells, and what a player asks for besides; none of its methods changes anything."""

    def sheet(self, play: Play, name: Name) -> Lines:
        """Return one of the things that can be looked up."""
        page = Page(self._phrases)
        _SHEETS[name](page, play)
        return page.lines

    def more_of(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return more of one choice."""
        page = Page(self._phrases)
        procedure.more_of(page, play, number, choice)
        return page.lines

    def locked(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return why a choice cannot be made; with nothing where it can."""
        page = Page(self._phrases)
        reasons = why_locked(play, choice)
        if reasons:
            said = " ".join(reason_lines(page, play, reasons))
            page.line(self._words("terminal.locked", number=number, reason=said))
        return page.lines
