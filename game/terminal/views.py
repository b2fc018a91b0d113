"""What the terminal prints of a play: what is told, what can be looked up, and more of one choice."""

from game.engine.play import Play
from game.model.scene import Choice
from game.pages.lines.page import Page
from game.pages.lines.scene import reason_lines, why_locked
from game.pages.lines.sheets import SHEETS, SheetName, more_of
from game.pages.lines.telling import Lines, Telling


class Views(Telling):
    """Gives what a play tells, and what a player asks for besides; none of its methods changes anything."""

    def sheet(self, play: Play, name: SheetName) -> Lines:
        """Return one of the things that can be looked up."""
        page = Page(self._phrases)
        SHEETS[name](page, play)
        return page.lines

    def more_of(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return more of one choice: what locks it, what can be picked, its moves, its authorities."""
        page = Page(self._phrases)
        page.heading(self._words("choice.number", number=number, label=page.plain(choice.label)))
        reasons = why_locked(play, choice)
        meta = self._phrases.meta(choice, play.position.date)
        page.line(self._words("terminal.locked_meta", meta=meta) if reasons else meta)
        for line in reason_lines(page, play, reasons):
            page.line(line)
        more_of(page, play, choice)
        page.notes()
        return page.lines

    def locked(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return why a choice cannot be made, or nothing where it can."""
        page = Page(self._phrases)
        if reasons := why_locked(play, choice):
            said = " ".join(reason_lines(page, play, reasons))
            page.line(self._words("terminal.locked", number=number, reason=said))
        return page.lines
