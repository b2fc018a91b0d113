"""What is shown, and where the player's hand is on it: focus, scrolling, and hit testing of the mouse."""

import contextlib
from dataclasses import replace

import pygame
from pygame.event import Event

from game.desktop.stage.screen import View
from game.desktop.toolkit.intents import Intent
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.part import Look, Pen, Target

POINTED = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL})
_WHEEL_LINES = 3
_BAR = "bar of "
_TAB = "tab:"
_PAGE = "page:"


class Viewport:
    """One view at a time, with its focus and its scrolling; `wants_paint` says when it looks different.

    `sought` names a paragraph that is to be brought to the top once it has been painted.
    """

    def __init__(self, view: View, look: Look) -> None:
        self.look = look
        self.hand = Hand()
        self.pen: Pen | None = None
        self.wants_paint = True
        self.sought = ""
        self.view = view
        self._left: tuple[str, Hand] = ("", Hand())  # the place that a page was laid over, as it was left

    @property
    def writes(self) -> bool:
        """Return whether what is written goes into a field now."""
        return bool(self.view.field) and self.view.field == self.hand.focus

    def arrive(self, before: View | None) -> None:
        """Give the view its first focus; while the place stays the same, focus and scrolling stay as well."""
        view, hand = self.view, self.hand
        known = [target.id for target in view.targets(self.look)]
        first = view.first if view.first in known else ""
        if before is None or view.place != before.place:
            if before is not None and view.place.startswith(_PAGE) and not before.place.startswith(_PAGE):
                self._left = before.place, hand
            place, left = self._left
            if before is not None and before.place.startswith(_PAGE) and view.place == place:
                # Back from a page: all is where it was.
                focus = left.focus if left.focus in known else first
                self.hand = replace(left, focus=focus, hovered="", pressed="", shows_focus=hand.shows_focus)
                return
            scrolled = {key: at for key, at in hand.scrolled.items() if before and key == "library"}
            self.hand = Hand(focus=first, shows_focus=hand.shows_focus, scrolled=scrolled)
            return
        if view.shows and view.shows != before.shows:
            self.sought = view.shows
        if view.over is not None and before.over is None:
            hand = replace(hand, behind=hand.focus)
        if view.over is None and before.over is not None:
            hand = replace(hand, focus=hand.behind)
        if hand.focus not in known:
            hand = replace(hand, focus=next(iter(known), "") if view.over else first)
        self.hand = hand

    def focus(self, name: str) -> None:
        """Give the focus to a target, and bring it into sight."""
        self.hand = replace(self.hand, focus=name, shows_focus=True)
        self.bring_into_sight(name)
        self.wants_paint = True

    def focus_next(self, way: int) -> None:
        """Move the focus to the next target, or with -1 to the one before."""
        names = [target.id for target in self.view.targets(self.look)]
        if self.hand.focus in names:
            self.focus(names[(names.index(self.hand.focus) + way) % len(names)])
        elif names:
            near = self.view.near
            self.focus(near if way > 0 and near in names else names[0 if way > 0 else -1])

    def tab_beside(self, way: int) -> Target | None:
        """Return the tab beside the one that has the focus, or with -1 before it; None if none has it."""
        tabs = [target for target in self.view.targets(self.look) if target.id.startswith(_TAB)]
        at = next((number for number, tab in enumerate(tabs) if tab.id == self.hand.focus), None)
        return None if at is None else tabs[(at + way) % len(tabs)]

    def scroll(self, name: str, by: int) -> None:
        """Move a scrolling region by some pixels, as far as it goes."""
        span = self.pen.spans.get(name) if self.pen else None
        if span is not None:
            at = max(0, min(span.offset + by, span.furthest))
            self.hand = replace(self.hand, scrolled={**self.hand.scrolled, name: at})
            self.wants_paint = True

    def page(self, way: int) -> None:
        """Scroll what is read by a page, or with -1 back; at its end the next region goes on."""
        spans = self.pen.spans if self.pen else {}
        over = next((one for one in ("popover", "dialog") if one in spans), "")
        found = [over] if over else [one for one in dict.fromkeys((self.view.reads, *spans)) if one in spans]
        left = (one for one in found if 0 <= spans[one].offset + way <= spans[one].furthest)
        name = next(left, "")
        if name:
            span = spans[name]
            self.scroll(name, way * max(span.step, span.box.height - 2 * span.step))

    def bring_into_sight(self, name: str) -> None:
        """Scroll until a target is in sight."""
        region, by = self.pen.out_of_sight(name) if self.pen else ("", 0)
        if by:
            self.scroll(region, by)

    def show_first(self) -> None:
        """Bring into sight what a view begins with: a field that waits, or what a page has in front."""
        if self.writes:
            self.bring_into_sight(self.view.field)
        elif self.view.place.startswith(_PAGE) and self.pen is not None:
            name = self.hand.focus
            region, by = self.pen.out_of_sight(name)
            if by > 0:
                # What it says of itself unfolds below it, so that it goes to the top.
                self.scroll(region, self.pen.hits[name].box.top - self.pen.spans[region].box.top)

    def show_sought(self) -> None:
        """Bring the paragraph that is sought to the top of its region, once it has been painted."""
        name, self.sought = self.sought, ""
        region, box = self.pen.spots.get(name, ("", None)) if self.pen else ("", None)
        span = self.pen.spans.get(region) if self.pen else None
        if span is not None and box is not None and box.top != span.box.top:
            self.scroll(region, box.top - span.box.top)

    def point(self, event: Event) -> Intent | None:
        """Take one event of the mouse; return what is meant once a target was clicked."""
        match event.type:
            case pygame.MOUSEWHEEL:
                place, spans = pygame.mouse.get_pos(), self.pen.spans if self.pen else {}
                under = [
                    self.view.reads,
                    *(name for name, span in spans.items() if span.box.collidepoint(place)),
                ]
                self.scroll(under[-1], -event.y * _WHEEL_LINES * self.look.line("body"))
                return None
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP if event.button != 1:
                return None
        target = self.pen.at(event.pos) if self.pen else None
        name = target.id if target else ""
        match event.type:
            case pygame.MOUSEMOTION:
                self._pull(event.pos)
                self._hover(name)
            case pygame.MOUSEBUTTONDOWN:
                bar = self.pen.bar_at(event.pos) if self.pen else ""
                pressed = name or (f"{_BAR}{bar}" if bar else "")
                self.hand = replace(self.hand, pressed=pressed, shows_focus=False)
                self._pull(event.pos)
                self.wants_paint = True
            case pygame.MOUSEBUTTONUP:
                pressed, self.hand = self.hand.pressed, replace(self.hand, pressed="")
                self.wants_paint = True
                if target is not None and name == pressed:
                    self.hand = replace(self.hand, focus=name)
                    return target.does
        return None

    def _hover(self, name: str) -> None:
        if name == self.hand.hovered:
            return
        self.hand = replace(self.hand, hovered=name)
        self.wants_paint = True
        # A hand over what can be pressed, a bar over a field, where the system has them.
        pressable = pygame.SYSTEM_CURSOR_IBEAM if name == self.view.field else pygame.SYSTEM_CURSOR_HAND
        with contextlib.suppress(pygame.error):
            pygame.mouse.set_cursor(pressable if name else pygame.SYSTEM_CURSOR_ARROW)

    def _pull(self, place: tuple[int, int]) -> None:
        """A scrollbar goes where it is pressed, and follows while it is held."""
        name = self.hand.pressed.removeprefix(_BAR)
        span = self.pen.spans.get(name) if self.pen and self.hand.pressed.startswith(_BAR) else None
        if span is not None:
            share = (place[1] - span.box.top) / max(1, span.box.height)
            self.scroll(name, round(share * span.content - span.box.height / 2) - span.offset)
