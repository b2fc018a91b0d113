"""The stage: shows a screen, keeps where the player's hand is, and turns events into intents."""

from dataclasses import replace

from collections.abc import Mapping

import pygame
from pygame import Surface
from pygame.event import Event

from game.desktop.intents import Appear, Intent, Leave, meant_by
from game.desktop.screen import Screen, View
from game.desktop.theme import THEMES, Look, Palette
from game.desktop.ui.overlays import toast
from game.desktop.ui.part import Hand, Kit, Target
from game.desktop.ui.pen import Hit, Pen
from game.desktop.ui.store import Store

_WHEEL_LINES = 3
_BAR = "bar of "
_FORWARD = frozenset({pygame.K_TAB, pygame.K_DOWN, pygame.K_RIGHT})
_BACKWARD = frozenset({pygame.K_UP, pygame.K_LEFT})
_PRESSING = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE})
_SCROLLING: Mapping[int, int] = {pygame.K_PAGEDOWN: 1, pygame.K_PAGEUP: -1}


class Stage:
    """Paints one screen after another on a surface that is handed in; `wants_paint` says when."""

    def __init__(self, screen: Screen, look: Look, palette: Palette) -> None:
        """Start with a screen; nothing is painted yet."""
        self.look = look
        self.screen = screen
        self.hand = Hand()
        self.pen: Pen | None = None
        self.wants_paint = True
        self.left = False
        self.wants_full_screen = False
        self.windowed: tuple[int, int] | None = None
        self._palette = palette
        self._store = Store()
        self._view = screen.view()
        self._behind = ""
        self._arrive(self._view, None)

    @property
    def view(self) -> View:
        """Answer with what is shown."""
        return self._view

    def paint(self, surface: Surface) -> None:
        """Paint the whole screen."""
        self.look = self.look.sized(*surface.get_size())
        pen = Pen(surface, Kit(self.look, self._store), self.hand)
        box = surface.get_rect()
        self._view.body.draw(pen, box)
        if self._view.over is not None:
            self._view.over.draw(pen, box)
        if self._view.toast:
            toast(pen, box, self._view.toast)
        pen.ring()
        self.pen = pen
        self.wants_paint = False

    def event(self, event: Event) -> None:
        """Take one event; afterwards `wants_paint` says whether anything looks different."""
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.MOUSEMOTION:
            self._hover(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._release(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self.scroll(self._under_mouse(), -event.y * _WHEEL_LINES * self.look.line("body"))
        elif event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.left = True
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED):
            self.wants_paint = True

    def mean(self, intent: Intent) -> None:
        """Do what the player means."""
        if isinstance(intent, Leave):
            self.left = True
        elif isinstance(intent, Appear):
            self._appear(intent.how)
        else:
            before, self.screen = self.screen, self.screen.handle(intent)
            if self.screen is not before:
                view, self._view = self._view, self.screen.view()
                self._arrive(self._view, view)
        self.wants_paint = True

    def focus(self, name: str) -> None:
        """Give the focus to a target, and bring it into sight."""
        self.hand = replace(self.hand, focus=name, shows_focus=True)
        self._bring_into_sight(name)
        self.wants_paint = True

    def say(self, sentence: str) -> None:
        """Show a short sentence until the next intent."""
        self._view = replace(self._view, toast=sentence)
        self.wants_paint = True

    def _appear(self, how: str) -> None:
        if how in THEMES:
            self.look = self.look.themed(how, self._palette)
        elif how == "full-screen":
            self.wants_full_screen = not self.wants_full_screen
        elif how == "full-size":
            self.look = replace(self.look, scale=100)
        else:
            self.look = self.look.scaled_by(1 if how == "larger" else -1)

    def _arrive(self, view: View, before: View | None) -> None:
        known = {target.id for target in view.targets(self.look)}
        if before is None or view.place != before.place:
            scrolled = {key: at for key, at in self.hand.scrolled.items() if before and key == "library"}
            first = view.first if view.first in known else ""
            self.hand = Hand(focus=first, shows_focus=self.hand.shows_focus, scrolled=scrolled)
            return
        if view.over is not None and before.over is None:
            self._behind = self.hand.focus
        if view.over is None and before.over is not None:
            self.hand = replace(self.hand, focus=self._behind)
        if self.hand.focus not in known:
            first = (
                next(iter(target.id for target in view.targets(self.look)), "") if view.over else view.first
            )
            self.hand = replace(self.hand, focus=first if first in known else "")

    def _key(self, event: Event) -> None:
        control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        if event.key in _FORWARD | _BACKWARD and not control:
            self._step(-1 if event.key in _BACKWARD or (shift and event.key == pygame.K_TAB) else 1)
        elif event.key in _PRESSING and not event.mod & pygame.KMOD_ALT:
            self._enter()
        elif event.key in _SCROLLING:
            self._page(_SCROLLING[event.key])
        else:
            shown = "?" if getattr(event, "unicode", "") == "?" else pygame.key.name(event.key)
            intent = meant_by(shown, control, shift)
            if intent is not None:
                self.mean(intent)

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

    def _under_mouse(self) -> str:
        place = pygame.mouse.get_pos()
        spans = self.pen.spans if self.pen else {}
        under = [name for name, span in spans.items() if span.box.collidepoint(place)]
        return under[-1] if under else self._view.reads

    def _at(self, place: tuple[int, int]) -> Target | None:
        hits: list[Hit] = list(self.pen.hits.values()) if self.pen else []
        for hit in reversed(hits):
            if hit.holds(place):
                return hit.target
        return None

    def _hover(self, place: tuple[int, int]) -> None:
        self._pull(place)
        target = self._at(place)
        name = target.id if target else ""
        if name != self.hand.hovered:
            self.hand = replace(self.hand, hovered=name)
            self.wants_paint = True

    def _press(self, place: tuple[int, int]) -> None:
        target = self._at(place)
        pressed = target.id if target else self._bar_at(place)
        self.hand = replace(self.hand, pressed=pressed, shows_focus=False)
        self._pull(place)
        self.wants_paint = True

    def _bar_at(self, place: tuple[int, int]) -> str:
        for name, span in (self.pen.spans if self.pen else {}).items():
            wide = self.look.g(2)
            if span.furthest and span.box.collidepoint(place) and place[0] >= span.box.right - wide:
                return f"{_BAR}{name}"
        return ""

    def _pull(self, place: tuple[int, int]) -> None:
        """A scrollbar goes where it is pressed, and follows while it is held."""
        name = self.hand.pressed.removeprefix(_BAR)
        span = self.pen.spans.get(name) if self.pen and self.hand.pressed.startswith(_BAR) else None
        if span is not None:
            share = (place[1] - span.box.top) / max(1, span.box.height)
            self.scroll(name, round(share * span.content - span.box.height / 2) - span.offset)

    def _release(self, place: tuple[int, int]) -> None:
        target = self._at(place)
        pressed = self.hand.pressed
        self.hand = replace(self.hand, pressed="")
        self.wants_paint = True
        if target is not None and target.id == pressed:
            self.hand = replace(self.hand, focus=target.id)
            self.mean(target.does)

    def _bring_into_sight(self, name: str) -> None:
        hit = self.pen.hits.get(name) if self.pen else None
        span = self.pen.spans.get(hit.scroll) if self.pen and hit else None
        if hit is None or span is None:
            return
        above = span.box.top + span.step // 2 - hit.box.top
        below = hit.box.bottom - (span.box.bottom - span.step // 2)
        if above > 0:
            self.scroll(hit.scroll, -above)
        elif below > 0:
            self.scroll(hit.scroll, min(below, hit.box.top - span.box.top))
