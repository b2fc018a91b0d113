"""All that T does in its window can be done from its remote page: each act of every tab, in every phase."""

from game.classroom import commands as ask
from game.classroom.room.play_on import OpenedSite
from game.classroom.room.remote_tabs import TABS, RemoteTabs
from game.desktop.class_windows.laptop import HallLaptop
from game.desktop.class_windows.teacher import TeacherScreen
from game.desktop.toolkit.intents import Select
from tests.desktop.class_windows.classes import Rehearsed, words

# What belongs to the window: its own tabs, how many displays there are, the room, which carries the remote
# page, and who has the control.
OF_THE_WINDOW = {"tab", "shared", "close", "remote"}


def acts_of_window(rehearsed):
    """Give the kinds of all acts that T offers now, on any tab."""
    found = set()
    for tab in ("room", "seats", "reasons", "rules", "texts"):
        view = TeacherScreen(rehearsed.hall, tab=tab).view()
        for target in view.targets(rehearsed.stage.look):
            if isinstance(target.does, Select):
                kind, _, rest = target.does.name.partition(":")
                found.add(rest.partition(":")[0] if kind == "reason" else kind)
    return found


def acts_of_remote(rehearsed):
    hall = rehearsed.hall
    tabs = RemoteTabs(lambda: (rehearsed.session, hall.around()), words(), HallLaptop(hall))
    found = {"offer"} if tabs.view().offers else set()
    for tab in TABS:
        shown = tabs.shown(tab)
        of_laptop = {one.name for group in shown.laptop for one in group.controls}
        found |= {name.partition(":")[0] for name in shown.names | of_laptop}
    return found


def test_every_act_of_the_window_is_on_the_remote_page_in_every_phase():
    rehearsed, seen = Rehearsed(seats=5), set()
    hall = rehearsed.hall
    hall.room.play_on._open_site = lambda _: OpenedSite("http://127.0.0.1:1/", lambda: None)
    hall.room.open("127.0.0.1", 0)
    try:
        rehearsed.at_work.do(ask.MakeTeams(2))
        hall.issued, hall.pages = ("0" * 64,), 2
        for phase in rehearsed.go_through():
            of_window = acts_of_window(rehearsed) - OF_THE_WINDOW
            assert of_window <= acts_of_remote(rehearsed), phase
            seen |= of_window
    finally:
        hall.room.close()

    assert {
        "offer",
        "page",
        "tickets",
        "seat",
        "move",
        "slip",
        "show",
        "pick",
        "fix",
        "skip",
        "play-on",
    } <= seen


def test_what_the_window_does_for_teams_that_play_is_on_the_remote_page_too():
    rehearsed = Rehearsed()
    rehearsed.at_work.do(ask.MakeTeams(8))
    rehearsed.at_work.do(ask.SetDevices("team-course"))
    while rehearsed.session.phase != "teams":
        rehearsed.first()
    rehearsed.at_work.do(ask.PressFor("A", "A.0", "A"))
    of_window, of_remote = acts_of_window(rehearsed) - OF_THE_WINDOW, acts_of_remote(rehearsed)

    assert {"press", "take-back", "show"} <= of_window
    # All teams stand on the remote page at once, and in the window one of them in front.
    assert of_window - {"team", "open"} <= of_remote


def test_the_page_of_p_is_turned_and_its_colours_are_set_from_afar():
    hall = Rehearsed().hall
    laptop, hall.pages = HallLaptop(hall), 3
    for name in ("page:1", "page:1", "page:-1", "theme:night", "depth:16"):
        laptop.do(name)

    assert (hall.page, hall.settled.theme, hall.settled.depth) == (1, "night", 16)
    assert laptop.do("print:") == "printed"
