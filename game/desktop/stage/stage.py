"""The stage: shows a screen, and turns events into intents."""

from collections.abc import Callable
from dataclasses import replace

import pygame
from pygame import Surface
from pygame.event import Event

from game.desktop.stage.input import HEARD, PADS, Act, MoveAcross, MoveFocus, Press, ScrollPage, heard
from game.desktop.stage.motion import Motion
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen
from game.desktop.stage.viewport import POINTED, Viewport
from game.desktop.toolkit.cache import MOST_LINES, RenderCache
from game.desktop.toolkit.intents import Appear, ChooseNumber, Drop, Intent, Leave, Select, SkipRead, Speak
from game.desktop.toolkit.overlays import toast, tooltip
from game.desktop.toolkit.part import Kit, Pen, Target
from game.desktop.toolkit.theme import Palette, look_of
from game.errors import GameError

# The system asks for something by the accessibility tree: to focus a target, to press it, or to be told.
ASKED = NEWS + 1
# The window is seen again, otherwise, or as the one that is written in.
SEEN = (
    pygame.WINDOWEXPOSED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWFOCUSGAINED,
    pygame.WINDOWFOCUSLOST,
)


class WindowStage(Viewport):
    """Paints one screen after another on a surface that is handed in.

    `turned` says that another sheet is to be painted than before, `motion` what still moves on it;
    `meant` counts what the player meant.
    """

    # How many bytes of written lines are kept.
    most_lines = MOST_LINES

    def __init__(
        self, screen: Screen, palette: Palette, size: tuple[int, int], preferences: Preferences
    ) -> None:
        super().__init__(screen.view(), look_of(palette, size))
        self.preferences = preferences
        self.screen = screen
        self.turned = False
        self.motion: Motion | None = None
        self.left = False
        self.wants_full_screen = False
        self.windowed: tuple[int, int] | None = None
        self.meant = 0
        self.speak: Callable[[Speak], None] = lambda _: None
        # What is said, once, where something has characters that no font has.
        self.boxes_shown = ""
        self._palette = palette
        self._is_new = True
        self._cache = RenderCache(most_lines=self.most_lines)
        self._apply_preferences()
        self.arrive(None)

    def paint(self, surface: Surface) -> None:
        """Paint the whole screen."""
        self.look = self.look.sized(*surface.get_size())
        pen = Pen(surface, Kit(self.look, self._cache), self.hand)
        box = surface.get_rect()
        self.view.body.draw(pen, box)
        if self.view.over is not None:
            self.view.over.draw(pen, box)
        if self._cache.lacks and self.boxes_shown and not self.view.toast:
            self.view, self.boxes_shown = replace(self.view, toast=self.boxes_shown), ""
        if self.view.toast:
            toast(pen, box, self.view.toast)
        pen.ring()
        tooltip(pen, box)
        self.pen = pen
        self.wants_paint = self.turned = False
        if self._is_new:
            self._is_new = False
            self.show_first()
        if self.sought:
            self.show_sought()

    def event(self, event: Event) -> None:
        """Take one event; afterwards `wants_paint` says whether anything looks different."""
        if event.type in HEARD:
            if self.preferences.by_pad is not (event.type in PADS):
                self.preferences.by_pad = event.type in PADS
                self._show_screen()
                self.wants_paint = True
            act = heard(event, self.preferences.keys, self.writes, self.view.captures)
            if act is not None:
                self._do(act)
        elif event.type in POINTED:
            intent = self.point(event)
            if intent is not None:
                self.mean(intent)
        elif event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.left = True
        elif event.type == ASKED:
            # What a click on a target does, or only bringing it into sight, as long as it is there.
            self.wants_paint = True
            if self._target(event.target) is not None:
                self.focus(event.target)
                if event.act == "press":
                    self._do(Press())
        elif event.type == pygame.DROPFILE:
            self.mean(Drop(event.file))
        elif event.type == NEWS:
            self._show_screen()
            self.wants_paint = True
        elif event.type in SEEN:
            self.wants_paint = True

    def mean(self, intent: Intent) -> None:
        """Do what the player means; a mistake of the scenario is reported, and nothing else happens."""
        self.meant += 1
        match intent:
            case Leave():
                self.left = True
            case Speak():
                self.speak(intent)
                self._show_screen()
            case Appear(how=how):
                self.preferences.appear(how)
                self._show_screen()
            case _:
                before = self.screen
                try:
                    self.screen = before.handle(intent)
                    if self.screen is not before:
                        self._show_screen()
                except GameError as error:
                    self.screen = before
                    self.say(str(error))
        self.wants_paint = True

    def say(self, sentence: str) -> None:
        """Show a short sentence until the next intent."""
        self.view = replace(self.view, toast=sentence)
        self.wants_paint = True

    def _show_screen(self) -> None:
        self._apply_preferences()
        before, self.view = self.view, self.screen.view()
        self.arrive(before)
        self._is_new = self.view.place != before.place
        self.turned = self.turned or self._is_new

    def _target(self, name: str) -> Target | None:
        return next((target for target in self.view.targets(self.look) if target.id == name), None)

    def _do(self, act: Act) -> None:
        view = self.view
        match act:
            case MoveFocus(way=way):
                self.focus_next(way)
            case MoveAcross(way=way):
                tab = self.tab_beside(way)
                if tab is None:
                    self.focus_next(way)
                else:
                    self.focus(tab.id)
                    self.mean(tab.does)
            case Press():
                target = self._target(self.hand.focus)
                if target is not None:
                    self.hand = replace(self.hand, shows_focus=True)
                    self.mean(target.does)
            case ScrollPage(way=way):
                self.page(way)
            case ChooseNumber() if view.near and self._target(view.near) is None:
                # The cards are covered: a number chooses none of them, but brings them to the front.
                self.mean(Select("scene"))
            case SkipRead():
                # The screen skips what was read; then what is new in the one that follows is sought.
                self.mean(act)
                if self.view.unread:
                    self.sought = self.view.unread
                elif self.view.unread is not None and self.view.near:
                    self.sought = ""
                    self.focus(self.view.near)
            case _:
                self.mean(act)

    def _apply_preferences(self) -> None:
        now = self.preferences.now
        self.look = replace(self.look, scale=now.text_size, family=now.font).themed(now.theme, self._palette)
        self.wants_full_screen = now.full_screen
        if self._cache.family != now.font:
            self._cache = RenderCache(now.font, self.most_lines)
