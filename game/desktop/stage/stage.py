"""The stage: shows a screen, keeps where the player's hand is, and turns events into intents."""

from collections.abc import Callable
from dataclasses import replace

import pygame
from pygame import Surface
from pygame.event import Event

from game.desktop.stage import skipping
from game.desktop.stage.arriving import arrived
from game.desktop.stage.listening import HEARD, Act, Ear, Page, Press, Step, heard
from game.desktop.stage.motion import Motion
from game.desktop.stage.pointing import POINTED, point
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.reckoner import NEWS
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.cache import MOST_LINES, RenderCache
from game.desktop.toolkit.intents import Appear, ChooseNumber, Intent, Leave, Select, SkipRead, Speak
from game.desktop.toolkit.kit import Hand, Kit
from game.desktop.toolkit.overlays import toast, tooltip
from game.desktop.toolkit.pen import Pen
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


class Stage:
    """Paints one screen after another on a surface that is handed in; `wants_paint` says when.

    `turned` says that another sheet is to be painted than before, `motion` what still moves on it.
    """

    # How many bytes of written lines are kept.
    most_lines = MOST_LINES

    def __init__(
        self, screen: Screen, palette: Palette, size: tuple[int, int], preferences: Preferences
    ) -> None:
        """Start with a screen, looking as the player has set; nothing is painted yet."""
        self.preferences = preferences
        self.look = look_of(palette, size)
        self.screen = screen
        self.hand = Hand()
        self.pen: Pen | None = None
        self.wants_paint = True
        self.turned = False
        self.motion: Motion | None = None
        self.left = False
        self.wants_full_screen = False
        self.windowed: tuple[int, int] | None = None
        self.sought = ""
        self.meant = 0
        self.speak: Callable[[Speak], None] = lambda _: None
        self._palette = palette
        self._is_new = True
        self._cache = RenderCache(most_lines=self.most_lines)
        self._view = screen.view()
        self._obey()
        self.hand = arrived(self._view, None, self.hand, self.look)

    @property
    def view(self) -> View:
        """Return what is shown."""
        return self._view

    def paint(self, surface: Surface) -> None:
        """Paint the whole screen."""
        self.look = self.look.sized(*surface.get_size())
        pen = Pen(surface, Kit(self.look, self._cache), self.hand)
        box = surface.get_rect()
        self._view.body.draw(pen, box)
        if self._view.over is not None:
            self._view.over.draw(pen, box)
        if self._view.toast:
            toast(pen, box, self._view.toast)
        pen.ring()
        tooltip(pen, box)
        self.pen = pen
        self.wants_paint = self.turned = False
        if self._is_new and self.writes:
            # A field that waits for what is written is in sight from the first.
            self._is_new = False
            self._bring_into_sight(self._view.field)
        if self.sought:
            skipping.found(self)

    def event(self, event: Event) -> None:
        """Take one event; afterwards `wants_paint` says whether anything looks different."""
        if event.type in HEARD:
            self._do(heard(event, Ear(self.preferences.keys, self.writes, self._view.captures)))
        elif event.type in POINTED:
            point(self, event)
        elif event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.left = True
        elif event.type == ASKED:
            self._asked(event.target, event.act)
        elif event.type == NEWS:
            self._shown(self.screen)
            self.wants_paint = True
        elif event.type in SEEN:
            self.wants_paint = True

    def mean(self, intent: Intent) -> None:
        """Do what the player means; `meant` counts how often that was."""
        self.meant += 1
        if isinstance(intent, Leave):
            self.left = True
        elif isinstance(intent, Speak):
            self.speak(intent)
            self._shown(self.screen)
        elif isinstance(intent, Appear):
            self.preferences.appear(intent.how)
            self._shown(self.screen)
        else:
            self._go(intent)
        self.wants_paint = True

    def _asked(self, name: str, act: str) -> None:
        """Do what a click on a target does, or only bring it into sight, as long as it is there."""
        self.wants_paint = True
        if name not in {target.id for target in self._view.targets(self.look)}:
            return
        self.focus(name)
        if act == "press":
            self._enter()

    def _go(self, intent: Intent) -> None:
        """Let the screen answer; a mistake of the scenario is told, and nothing else happens."""
        before = self.screen
        try:
            self.screen = before.handle(intent)
            if self.screen is not before:
                self._shown(self.screen)
        except GameError as error:
            self.screen = before
            self.say(str(error))

    @property
    def writes(self) -> bool:
        """Return whether what is written goes into a field now."""
        return bool(self._view.field) and self._view.field == self.hand.focus

    def _shown(self, screen: Screen) -> None:
        self._obey()
        before, self._view = self._view, screen.view()
        self.hand = arrived(self._view, before, self.hand, self.look)
        self._is_new = self._view.place != before.place
        self.turned = self.turned or self._is_new

    def focus(self, name: str) -> None:
        """Give the focus to a target, and bring it into sight."""
        self.hand = replace(self.hand, focus=name, shows_focus=True)
        self._bring_into_sight(name)
        self.wants_paint = True

    def say(self, sentence: str) -> None:
        """Show a short sentence until the next intent."""
        self._view = replace(self._view, toast=sentence)
        self.wants_paint = True

    def _obey(self) -> None:
        """Look as the player has set."""
        now = self.preferences.now
        self.look = replace(self.look, scale=now.text_size, family=now.font).themed(now.theme, self._palette)
        self.wants_full_screen = now.full_screen
        if self._cache.family != now.font:
            self._cache = RenderCache(now.font, self.most_lines)

    def _do(self, act: Act | None) -> None:
        match act:
            case None:
                return
            case Step(way=way):
                self._step(way)
            case Press():
                self._enter()
            case Page(way=way):
                self._page(way)
            case ChooseNumber() if not self._numbers_are_shown():
                self.mean(Select("scene"))
            case SkipRead():
                skipping.skip(self)
            case _:
                self.mean(act)

    def _numbers_are_shown(self) -> bool:
        """Return whether the cards are in front: a number on a covered card chooses nothing."""
        near = self._view.near
        return not near or near in {target.id for target in self._view.targets(self.look)}

    def _step(self, way: int) -> None:
        targets = self._view.targets(self.look)
        if not targets:
            return
        names = [target.id for target in targets]
        if self.hand.focus in names:
            self.focus(names[(names.index(self.hand.focus) + way) % len(names)])
        else:
            near = self._view.near
            self.focus(near if way > 0 and near in names else names[0 if way > 0 else -1])

    def _enter(self) -> None:
        for target in self._view.targets(self.look):
            if target.id == self.hand.focus:
                self.hand = replace(self.hand, shows_focus=True)
                self.mean(target.does)
                return

    def _page(self, way: int) -> None:
        spans = self.pen.spans if self.pen else {}
        names = ("popover", "dialog", self._view.reads, *spans)
        name = next((name for name in names if name in spans), "")
        if name:
            span = spans[name]
            self.scroll(name, way * max(span.step, span.box.height - 2 * span.step))

    def scroll(self, name: str, by: int) -> None:
        """Move a scrolling region by some pixels, as far as it goes."""
        span = self.pen.spans.get(name) if self.pen else None
        if span is None:
            return
        at = max(0, min(span.offset + by, span.furthest))
        self.hand = replace(self.hand, scrolled={**self.hand.scrolled, name: at})
        self.wants_paint = True

    def _bring_into_sight(self, name: str) -> None:
        region, by = self.pen.out_of_sight(name) if self.pen else ("", 0)
        if by:
            self.scroll(region, by)
