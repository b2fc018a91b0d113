"""P in a browser and P in a window: the same words in the same order, and the same mask."""

import html
import re

from game.classroom import commands as ask
from game.classroom.room.projector import BrowserScreen
from game.classroom.views.reading import together
from game.desktop.class_windows.projector import mirror
from tests.desktop.class_windows.classes import Rehearsed, words


def plain(text):
    """Give a text without its markup, its kinds of blanks and its kinds of quotation marks."""
    bare = html.unescape(re.sub(r"<[^>]+>", " ", text)).translate(str.maketrans("“”’‘", "\"\"''"))
    return re.sub(r"[\s*•]+", "", bare)


def stands_as_in_the_window(screen, rehearsed):
    """Hold that the browser has each line of P in the window, in its order; give its page."""
    page, view = plain(screen.page("").body.decode()), rehearsed.hall.projector()
    read = together(view.body, view.head.minutes, words())
    at = 0
    for line in mirror(words(), type(view)(view.head, read))[2:]:
        found = page.find(plain(line.text), at)
        assert found >= 0, (rehearsed.session.phase, line.text)
        at = found if line.role == "heading" else found + len(plain(line.text))
    return page


def phases_of(rehearsed):
    """Yield each phase, its page in a browser being held beside P in the window."""
    hall = rehearsed.hall
    names = [one.real for one in rehearsed.session.lesson.scenario.mask.names.values()]
    screen = BrowserScreen(lambda: (rehearsed.session, hall.around()), words())
    for phase in rehearsed.go_through():
        page = stands_as_in_the_window(screen, rehearsed)
        view = hall.projector()
        assert plain(view.head.title) in page
        if not rehearsed.session.unmasked:
            assert not [name for name in names if plain(name) in page], phase
        yield phase


def test_a_browser_says_what_the_window_says_in_every_phase_and_hides_what_it_hides():
    known = set(phases_of(Rehearsed(seats=30, plan="ninety").with_all_options()))

    assert {"join", "moot", "reveal", "consequence", "what-if", "history", "misconceptions"} <= known


def test_a_browser_shows_the_grid_of_teams_and_where_they_parted():
    rehearsed = Rehearsed(seats=30)
    rehearsed.at_work.do(ask.MakeTeams(4))
    rehearsed.at_work.do(ask.SetDevices("team-course"))

    assert {"teams", "history"} <= set(phases_of(rehearsed))


def test_a_browser_shows_the_page_of_one_team_as_the_window_does():
    rehearsed = Rehearsed()
    rehearsed.at_work.do(ask.MakeTeams(3))
    rehearsed.at_work.do(ask.SetDevices("team-course"))
    hall = rehearsed.hall
    while rehearsed.session.phase != "teams":
        rehearsed.first()
    screen = BrowserScreen(lambda: (rehearsed.session, hall.around()), words())
    told = [ask.PressFor("A", "A.0", "B"), ask.PressFor("B", "B.0", "A")]
    for command in (ask.Show(1), *told, ask.Show(2), ask.Show(3), ask.Show(1)):
        assert hall.do(command) is None
        stands_as_in_the_window(screen, rehearsed)
