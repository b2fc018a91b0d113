"""What a remote control can have done at a laptop with windows: pages of P, how P looks, what is printed."""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.commands import IssueTickets
from game.classroom.phases import CLOSING
from game.classroom.room.projector import ScreenLook
from game.classroom.room.remote_tabs import NoLaptop, play_on_group, screen_groups
from game.classroom.views.teacher_lines import Control, ControlGroup
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.marks import unreadable


class HallLaptop(NoLaptop):
    """The laptop on which a class is held in windows. Its report is written there, and not from afar."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def groups(self, tab: str) -> Iterator[ControlGroup]:
        """Yield the buttons of a tab that are about the windows and the files of the laptop."""
        hall, settled = self._hall, self._hall.settled
        shown = ScreenLook(hall.page, hall.pages, settled.depth, settled.theme, settled.door)
        yield from screen_groups(tab, shown, hall.session, hall.words)
        if tab == "room":
            yield from self._room()

    def _room(self) -> Iterator[ControlGroup]:
        words, hall = self._hall.words, self._hall
        session, play_on = hall.session, hall.room.play_on
        prints = [Control("print:", words("class.t.print"))]
        if hall.issued and session.room.tickets is None:
            prints.append(Control("tickets:", words("class.t.only_tickets")))
        yield ControlGroup(
            says=f"{words('class.t.pack_means')} {hall.of_pdf()}".rstrip(), controls=tuple(prints)
        )
        if play_on.possible and session.phase in CLOSING:
            yield play_on_group(play_on, words)

    def unwritable(self, text: str) -> str:
        """Return how much of a text would stand on the projector as boxes, or nothing."""
        lacks = unreadable(text)
        return self._hall.words("class.t.unreadable", lacks=lacks, of=len(text)) if lacks else ""

    def do(self, name: str) -> str:
        """Do what a button is for; return a sentence to show, if there is one."""
        hall, (kind, _, what) = self._hall, name.partition(":")
        match kind:
            case "page":
                hall.turn(int(what))
            case "depth":
                hall.settled = replace(hall.settled, depth=int(what))
            case "theme":
                hall.settled = replace(hall.settled, theme=what)
            case "door":
                hall.settled = replace(hall.settled, door="asked" if what == "on" else "")
            case "print":
                return hall.print_pack()
            case "tickets":
                refused = hall.do(IssueTickets(hall.issued))
                return refused.says if refused else ""
            case "play-on" if hall.room.address:
                hall.room.play_on.offer(hall.room.address.host)
        return ""
