"""The two windows of a class, their loop, and what reads them; on one display, one window with a strip below.

There are no sounds in a class, and nothing of P is spoken: what the class sees is for the teacher to say.
"""

# Longer than 250 lines because both windows, the loop that serves them and what reads them stand together.
import time
from dataclasses import dataclass
from typing import cast

import pygame
from pygame import Rect
from pygame.event import Event

from game.classroom.polls import LETTERS
from game.desktop import app
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.projector import Projector, mirror
from game.desktop.class_windows.teacher import TeacherScreen
from game.desktop.senses import tree_adapter
from game.desktop.senses.outputs import SpokenOutput
from game.desktop.senses.tree_adapter import Accessible
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import View
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.boxes import Space
from game.desktop.toolkit.intents import Confirm, Erase, Select, Type
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Look, Mirror, MirrorLine, Pen
from game.desktop.toolkit.theme import Palette
from game.model.value import value

# Where the tree must hang on a window before it is seen, the window is made hidden.
HIDDEN = tree_adapter.BEFORE_SHOWN and tree_adapter.is_installed()
# A session draws at most thirty frames a second, so that the phones are served meanwhile.
_FRAME = 1 / 30
# What only counts on, votes and seats and seconds, is shown four times a second: phones come first.
_CALM = 0.25
_STRIP, _ASKED = 9, 42  # g
_DIGITS = frozenset("123456789")
_TYPED = frozenset({pygame.K_BACKSPACE, pygame.K_RETURN, pygame.K_KP_ENTER})


@value
class ReadOutLines(Space):
    """Texts that were drawn elsewhere, to be read out; nothing of them is drawn here."""

    high: float = 0.0
    lines: tuple[MirrorLine, ...] = ()

    def mirror(self, _look: Look, /) -> Mirror:
        yield from self.lines


class WindowReader:
    """Follows one window; without the extra there is no tree.

    The tree asks it for what a stage has: view, look, hand and pen. P has no stage, and shows its texts.
    """

    def __init__(self, window: pygame.Window, view: View, look: Look) -> None:
        self.view, self.look = view, look
        self.hand, self.pen = Hand(), cast("Pen | None", None)
        stage = cast("WindowStage", self)
        self._tree = Accessible(window, stage) if tree_adapter.is_installed() else None
        if HIDDEN:
            window.show()

    def follow(self, stage: WindowStage | None = None) -> None:
        """Let whoever reads the window know what is shown now, on a stage if there is one."""
        if stage is not None:
            self.view, self.look, self.hand, self.pen = stage.view, stage.look, stage.hand, stage.pen
        if self._tree is not None:
            self._tree.follow()


class TeacherStage(WindowStage):
    """T's stage: digits count hands and the page keys turn P, whichever button has the focus."""

    # A screen of T is some two million bytes, and a class of ninety minutes has sixty of them.
    most_lines = 3_000_000

    def paint(self, surface: pygame.Surface) -> None:
        """Paint T, and keep of what is written no more than this screen."""
        super().paint(surface)
        self._cache.forget_unwritten()

    def event(self, event: Event) -> None:
        """Take one event of T."""
        assert isinstance(self.screen, TeacherScreen), "T shows nothing else"
        hall, digit = self.screen.hall, getattr(event, "unicode", "")
        counts = event.type == pygame.KEYDOWN and not self.writes
        typed = hall.session.open_poll is not None or hall.session.phase in ("moot", "teams")
        if counts and digit.isdigit() and digit.isascii() and typed:
            self.mean(Type(digit))
        elif counts and digit in _DIGITS and hall.session.phase in ("discuss", "debrief"):
            # No vote is open here: a digit approves what waits for an option, or takes a question.
            number = int(digit) - 1
            group = f"group:{LETTERS[number]}"
            self.mean(Select(group if hall.session.phase == "discuss" else f"show:{number}"))
        elif counts and (self.screen.typed or self.screen.counted) and event.key in _TYPED:
            self.mean(Erase(-1) if event.key == pygame.K_BACKSPACE else Confirm())
        elif event.type == pygame.KEYDOWN and event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            hall.turn(1 if event.key == pygame.K_PAGEDOWN else -1)
            self.wants_paint = True
        else:
            super().event(event)


@dataclass(slots=True)
class Windows:
    """T and P as they are on the screen."""

    hall: Hall
    teacher: pygame.Window
    stage: TeacherStage
    projector: Projector
    public: pygame.Window | None = None
    aloud: tuple[WindowReader, SpokenOutput] | None = None
    public_aloud: WindowReader | None = None
    seen: object = None
    place: object = None
    noticed: float = 0.0
    drawn: float = 0.0
    public_due: bool = False
    teacher_due: bool = False
    had: tuple[bool, bool] = (False, False)
    reading_due: bool = False
    read_out: object = None

    def run(self) -> None:
        """Show a class until T is closed; the journal keeps what is not ended."""
        while not self.stage.left:
            self.step()
        if self.aloud is not None:
            self.aloud[1].end()
        if self.public is not None:
            self.public.destroy()
        self.teacher.destroy()
        pygame.display.quit()

    def step(self) -> None:
        """Take what has happened, and show what came of it; letters come in while a field takes them."""
        self.had = app.given(self.teacher, self.stage, self.had)
        ended = self.hall.session.ended
        events = pygame.event.get()
        if not events:
            time.sleep(_FRAME / 2)
        for event in events:
            self._take(event)
        if self.hall.session.ended != ended:
            # While a report is written a key repeats itself; it must not close the window that says where.
            pygame.event.get(pygame.KEYDOWN)
        self.hall.tick()
        self.refresh()

    def _take(self, event: Event) -> None:
        window = getattr(event, "window", None)
        if self.public is not None and window is self.public:
            if event.type in (pygame.WINDOWCLOSE, pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
                return  # The projector has no controls, and stays while the class lasts.
            if event.type not in (pygame.KEYDOWN, pygame.TEXTINPUT):
                self.seen = None
                return
        if self.hall.shared and hasattr(event, "pos"):
            # The strip lies at the lower edge of the window.
            x, y = event.pos
            event = Event(event.type, {**event.dict, "pos": (x, y - self._strip().top)})
        self.stage.event(event)

    def refresh(self) -> None:
        """Paint what has changed, P and T in turn: neither waits for the other, nor a phone for both.

        Whoever has P read to them hears of it last.
        """
        now = time.monotonic()
        if now - self.drawn < _FRAME:
            return
        hall, session = self.hall, self.hall.session
        # What is seen at once when it changes: where the class is, and what the teacher set.
        at = (session.stop, session.item, session.paused, session.decisions, session.settings, session.ended)
        offered = (hall.room.controlled, hall.room.play_on.stands)
        place = (*at, hall.page, hall.settled, hall.shared, offered, self._asked)
        # And all that the windows show: session, second, connections.
        seen = (session, hall.at_work.now, hall.around().connected, place)
        if seen != self.seen and (place != self.place or now - self.noticed >= _CALM):
            self.seen, self.place, self.noticed = seen, place, now
            self.public_due = self.teacher_due = True
            # The teacher may have changed between one window and two.
            if hall.shared and self.public is not None:
                self.public.destroy()
                self.public = self.public_aloud = None
            elif not hall.shared and self.public is None:
                self.public = public_window(hall, self.teacher)
        if self.public_due:
            self.public_due, self.reading_due, self.drawn = False, True, now
            self._paint_projector()
        elif self.teacher_due or self.stage.wants_paint:
            self.teacher_due, self.drawn = False, now
            self.stage.event(Event(NEWS))
            surface = self.teacher.get_surface()
            self.stage.paint(surface.subsurface(self._strip()) if hall.shared else surface)
            self.teacher.flip()
            if self.aloud is not None:
                tree, spoken = self.aloud
                tree.follow(self.stage)
                spoken.follow()
        elif self.reading_due:
            self.reading_due, self.drawn = False, now
            self._read_projector()

    def _paint_projector(self) -> None:
        if self.hall.shared:
            if self._asked:
                return  # The question lies over P for as long as it stands.
            whole = self.teacher.get_surface()
            surface = whole.subsurface(Rect(0, 0, whole.get_width(), self._strip().top))
        elif self.public is not None:
            surface = self.public.get_surface()
        else:
            return
        self.projector.paint(surface, self.hall.projector(), self.hall.settled, self.hall.page)
        self.hall.pages = self.projector.pages
        if self.public is not None and not self.hall.shared:
            self.public.flip()

    def _read_projector(self) -> None:
        """Read out what all pages of P say, where somebody has P read to them."""
        pen, seen = self.projector.pen, self.hall.projector()
        if self.public is None or self.hall.shared or pen is None:
            return
        if self.public_aloud is None:
            self.public_aloud = WindowReader(self.public, View(ReadOutLines(), ""), pen.kit.look)
            self.read_out = None
        shown, read_out = self.public_aloud, (seen.body, seen.head.title, seen.head.label)
        if read_out != self.read_out:
            self.read_out = read_out
            lines = mirror(self.hall.words, seen, self.hall.settled.address)
            shown.view = View(ReadOutLines(lines=tuple(lines)), str(self.hall.session.stop))
        shown.look, shown.pen = pen.kit.look, pen
        shown.follow()

    @property
    def _asked(self) -> bool:
        """Return whether T asks something, which a strip would be too low for."""
        screen = self.stage.screen
        return self.hall.shared and isinstance(screen, TeacherScreen) and screen.question is not None

    def _strip(self) -> Rect:
        wide, high = self.teacher.size
        tall = min(high, (_ASKED if self._asked else _STRIP) * max(8, round(min(high / 90, wide / 160))))
        return Rect(0, high - tall, wide, tall)


@value
class WindowLooks:
    """How the windows of a class look, and what reads T where that was there before."""

    palette: Palette
    preferences: Preferences
    aloud: WindowReader | None = None


def opened(hall: Hall, teacher: pygame.Window, looks: WindowLooks, separate: bool | None = None) -> Windows:
    """Make a window T, and open P on the second display where there is one, or where it is asked for."""
    displays = pygame.display.get_desktop_sizes()
    hall.shared = not (len(displays) > 1 if separate is None else separate)
    public = None if hall.shared else public_window(hall, teacher)
    stage = TeacherStage(TeacherScreen(hall), looks.palette, teacher.size, looks.preferences)
    aloud = looks.aloud or WindowReader(teacher, stage.view, stage.look)
    projector = Projector(hall.words, looks.palette)
    projector.prepare((public or teacher).size, hall.settled)
    return Windows(hall, teacher, stage, projector, public, (aloud, SpokenOutput(stage, hall.words)))


def public_window(hall: Hall, teacher: pygame.Window) -> pygame.Window:
    """Open P: over the whole of a second display, else as a window behind T, which keeps the keys."""
    displays = pygame.display.get_desktop_sizes()
    title = hall.words("class.p.title")
    if len(displays) < 2:
        public = pygame.Window(title, app.fitting((1280, 720), displays[0]), resizable=True, hidden=HIDDEN)
    else:
        place = (displays[0][0] + 1, 0)
        public = pygame.Window(title, displays[1], position=place, resizable=True, hidden=HIDDEN)
        public.set_fullscreen(desktop=True)
    app.give_icon(public)
    teacher.focus()
    return public
