"""The tabs of the remote page: what T sees, and which buttons stand there now."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, Protocol, get_args

from game.classroom.room.play_on import PlayOn
from game.classroom.room.projector import BrowserScreen, ScreenLook
from game.classroom.session import Session
from game.classroom.views.controls import TeacherControls
from game.classroom.views.public import ViewContext
from game.classroom.views.reading import DEPTHS
from game.classroom.views.teacher import TeacherView, teacher_view
from game.classroom.views.teacher_lines import Control, ControlGroup
from game.classroom.views.team_controls import team_groups
from game.content.words import Words
from game.pages.style import themes

TabName = Literal["class", "room", "seats", "reasons", "rules", "texts"]
TABS: tuple[TabName, ...] = get_args(TabName)


class Laptop(Protocol):
    """The laptop as a remote control sees it."""

    @property
    def screen(self) -> BrowserScreen | None:
        """Return P, where a browser shows it."""

    def groups(self, tab: str) -> Iterable[ControlGroup]:
        """Return the buttons that it has on a tab."""

    def asks(self, name: str) -> str:
        """Return what is asked back before a button of its own is carried out, or nothing."""

    def do(self, name: str) -> str:
        """Do what a button of its own is for; return a sentence to show, if there is one."""

    def unwritable(self, text: str) -> str:
        """Return what to say of a text that its screens cannot show, or nothing where they can."""

    def prints(self, tab: str) -> tuple[str, ...]:
        """Return the names of the pages that are printed from a tab."""

    def printed(self, name: str) -> str:
        """Return a page to print, or nothing where there is none of that name."""


class NoLaptop:
    """A laptop that has nothing of its own to be done."""

    @property
    def screen(self) -> BrowserScreen | None:
        """Return none: P is a window, or nowhere."""
        return None

    def groups(self, _tab: str) -> Iterable[ControlGroup]:
        """Return no buttons."""
        return ()

    def asks(self, _name: str) -> str:
        """Ask nothing."""
        return ""

    def unwritable(self, _text: str) -> str:
        """Say nothing: its screens are browsers, which have the letters of the device."""
        return ""

    def do(self, _name: str) -> str:
        """Do nothing."""
        return ""

    def prints(self, _tab: str) -> tuple[str, ...]:
        """Return no names."""
        return ()

    def printed(self, _name: str) -> str:
        """Return no page."""
        return ""


def play_on_group(play_on: PlayOn, words: Words) -> ControlGroup:
    """Return how far the site of the case is, with the button that offers it."""
    told = words(f"class.t.play_on_{play_on.stands}", address=play_on.address, why=play_on.failed)
    is_offered = play_on.stands in ("off", "failed")
    offer = (Control("play-on:", words("class.t.play_on_offer")),) if is_offered else ()
    return ControlGroup(words("class.t.play_on"), told, offer)


def screen_groups(tab: str, look: ScreenLook, session: Session, words: Words) -> Iterator[ControlGroup]:
    """Yield the buttons of a tab of the remote page that are about P."""
    if tab == "class" and look.pages > 1:
        shown = words("class.t.on_projector", page=look.page + 1, of=look.pages)
        ways = (("page:-1", "page_back"), ("page:1", "page_on"))
        turns = tuple(Control(one, words(f"class.t.{key}")) for one, key in ways)
        yield ControlGroup(shown, controls=turns)
    elif tab == "rules":
        depths = tuple(Control(f"depth:{n}", str(n), n == look.depth) for n in DEPTHS)
        yield ControlGroup(words("class.t.depth"), controls=depths)
        dressed = tuple(
            Control(f"theme:{n}", words(f"settings.theme.{n}"), n == look.theme) for n in themes()
        )
        yield ControlGroup(words("class.t.theme"), controls=dressed)
    elif tab == "room" and session.stop and session.phase != "closed":
        way = "off" if look.door else "on"
        yield ControlGroup(controls=(Control(f"door:{way}", words(f"class.t.door_{way}")),))


@dataclass(frozen=True, slots=True)
class ShownTab:
    """One tab as it stands: T's view, the buttons of the tab and of the laptop, what hands can be counted."""

    tab: TabName
    view: TeacherView
    groups: tuple[ControlGroup, ...]
    laptop: tuple[ControlGroup, ...]
    counted: tuple[str, ...]
    prints: tuple[str, ...] = ()
    projects: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Return what can be pressed."""
        found = {one.name for group in self.groups for one in group.controls}
        return frozenset(found | ({"count:"} if self.counted else set()))

    @property
    def version(self) -> str:
        """Return the version of the page; it is another one whenever the teacher would see something new."""
        view = self.view
        labels = tuple(offer.label for offer in view.offers)
        seen = (view.head.phase, labels, view.split, view.queue, view.notes, view.crowd)
        made_of = repr((seen, self.tab, self.groups, self.laptop, self.counted, self.prints))
        return hashlib.sha256(made_of.encode()).hexdigest()[:16]


class RemoteTabs:
    """Gives the tabs of one class."""

    def __init__(self, now: Callable[[], tuple[Session, ViewContext]], words: Words, laptop: Laptop) -> None:
        """Take what tells the class as it stands, and the laptop that has more to be done."""
        self._now, self._words, self._laptop = now, words, laptop

    def view(self) -> TeacherView:
        """Return what T shows."""
        return teacher_view(*self._now())

    def shown(self, tab: TabName) -> ShownTab:
        """Return a tab as it stands."""
        session, around = self._now()
        view, controls = teacher_view(session, around), TeacherControls(session, self._words)
        found: Iterable[ControlGroup | None] = ()
        match tab:
            case "room":
                found = controls.room()
            case "seats":
                found = (*controls.teams(view.crowd), *controls.seats(view.crowd))
            case "reasons" if session.phase == "teams":
                every = (team_groups(session, self._words, team) for team in session.roads)
                found = chain.from_iterable(every)
            case "reasons":
                found = (
                    controls.questions(),
                    *controls.reasons(view.queue),
                    controls.slips(),
                    *controls.moot(),
                )
            case "rules":
                found = controls.rules()
            case "texts":
                found = controls.texts()
        poll = session.open_poll
        counted = tuple(poll.letters) if poll and tab == "class" else ()
        groups = tuple(group for group in found if group is not None)
        of_laptop, projects = tuple(self._laptop.groups(tab)), self._laptop.screen is not None
        return ShownTab(tab, view, groups, of_laptop, counted, self._laptop.prints(tab), projects)
