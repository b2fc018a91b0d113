"""What a remote control can have done at a laptop with windows: pages of P, how P looks, what is printed."""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.commands import IssueTickets
from game.classroom.phases import CLOSING
from game.classroom.room.remote_tabs import NoLaptop, play_on_group
from game.classroom.views.controls import Control, ControlGroup
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.pages import DEPTHS
from game.desktop.toolkit.theme import THEMES


class HallLaptop(NoLaptop):
    """The laptop on which a class is held in windows. Its report is written there, and not from afar."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def groups(self, tab: str) -> Iterator[ControlGroup]:
        """Yield the buttons of a tab that are about the windows and the files of the laptop."""
        words, hall = self._hall.words, self._hall
        if tab == "class" and hall.pages > 1:
            shown = words("class.t.on_projector", page=hall.page + 1, of=hall.pages)
            ways = (("page:-1", "page_back"), ("page:1", "page_on"))
            yield ControlGroup(
                shown, controls=tuple(Control(one, words(f"class.t.{key}")) for one, key in ways)
            )
        elif tab == "rules":
            settled = hall.settled
            depths = tuple(Control(f"depth:{n}", str(n), n == settled.depth) for n in DEPTHS)
            yield ControlGroup(words("class.t.depth"), controls=depths)
            themes = (Control(f"theme:{n}", words(f"settings.theme.{n}"), n == settled.theme) for n in THEMES)
            yield ControlGroup(words("class.t.theme"), controls=tuple(themes))
        elif tab == "room":
            yield from self._room()

    def _room(self) -> Iterator[ControlGroup]:
        words, hall = self._hall.words, self._hall
        session, play_on = hall.session, hall.room.play_on
        if session.stop and session.phase != "closed":
            way = "off" if hall.settled.door else "on"
            yield ControlGroup(controls=(Control(f"door:{way}", words(f"class.t.door_{way}")),))
        prints = [Control("print:", words("class.t.print"))]
        if hall.issued and session.room.tickets is None:
            prints.append(Control("tickets:", words("class.t.only_tickets")))
        yield ControlGroup(says=words("class.t.pack_means"), controls=tuple(prints))
        if play_on.possible and session.phase in CLOSING:
            yield play_on_group(play_on, words)

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
