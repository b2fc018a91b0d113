"""The pen: draws on a surface by role, and notes what can be pressed and what was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.desktop.toolkit import shapes
from game.desktop.toolkit.kit import Hand, Hit, Kit, Mover, Span, Target, WrittenText
from game.desktop.toolkit.theme import ROLES, Colour


class Skin(NamedTuple):
    """How a panel looks, by role; the radius is in g, the width in pixels, 0 for a thin edge."""

    fill: str | None
    edge: str
    radius: float = 0.0
    width: int = 0
    lower: bool = True


@dataclass(slots=True)
class Pen:
    """Draws by role; what it notes while drawing is read by the loop and by tests."""

    surface: Surface
    kit: Kit
    hand: Hand
    hits: dict[str, Hit] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    written: list[WrittenText] = field(default_factory=list)
    spots: dict[str, tuple[str, Rect]] = field(default_factory=dict)
    movers: dict[str, Mover] = field(default_factory=dict)
    tip: tuple[str, Rect] | None = None
    on_desk: bool = False
    scroll: str = ""

    def g(self, count: float) -> int:
        """Return a distance in whole pixels."""
        return self.kit.look.g(count)

    def colour(self, role: str) -> Colour:
        """Return the colour of a role."""
        return self.kit.look.colour(role)

    def fill(self, box: Rect, role: str) -> None:
        """Fill a rectangle."""
        self.surface.fill(self.colour(role), box)

    def panel(self, box: Rect, skin: Skin) -> None:
        """Draw a rectangle with an edge."""
        shapes.panel(self.kit.cache, self.surface, box, self._coat(skin))

    def tab(self, box: Rect, fill: str, *, open_below: bool = True) -> None:
        """Draw a tab; one that is open below runs into the sheet under it."""
        self.panel(box, Skin(fill, "folder_line", 0.75, lower=False))
        if open_below:
            edge = self.kit.look.edge
            self.fill(Rect(box.left + edge, box.bottom - edge, box.width - 2 * edge, edge), fill)

    def slip(self, box: Rect, target: Target, radius: float, chosen: bool = False) -> None:
        """Draw the ground of something to press, as the mouse finds it, and note that it can be pressed."""
        marked = self.hovers(target) or self.presses(target)
        fill = "press" if self.presses(target) else "hover" if marked or chosen else "card"
        self.panel(box, Skin(fill, "ink" if marked else "rule", radius))
        self.hit(target, box, radius)

    def broken(self, box: Rect, edge: str, radius: float, *, dotted: bool = False) -> None:
        """Draw a dashed or dotted edge; the radius is in g."""
        coat = self._coat(Skin(None, edge, radius))
        dot = max(2, coat.width)
        dashes = (dot, dot + 1) if dotted else coat.dashes
        shapes.dashed(self.kit.cache, self.surface, box, coat._replace(dashes=dashes))

    def _coat(self, skin: Skin) -> shapes.Coat:
        fill = self.colour(skin.fill) if skin.fill else None
        width = skin.width or self.kit.look.edge
        return shapes.Coat(fill, self.colour(skin.edge), width, self.g(skin.radius), skin.lower)

    def pill(self, box: Rect, fill: str | None, edge: str) -> None:
        """Draw a panel whose ends are half circles."""
        ground = self.colour(fill) if fill else None
        paint = (ground, (self.colour(edge), self.kit.look.edge))
        drawn = shapes.rounded(self.kit.cache, box.size, min(box.size) / 2, paint)
        self.surface.blit(drawn, box)

    def text(self, at: tuple[int, int], words: str, role: str, ink: str) -> int:
        """Write one line of text with its line box at this place; return its width."""
        return self.face_text(at, words, (ROLES[role].face, role), ink)

    def face_text(self, at: tuple[int, int], words: str, face: tuple[str, str], ink: str) -> int:
        """Write one line in a face of its own, at the size of a role."""
        look = self.kit.look
        size, high, clip = look.size(face[1]), look.line(face[1]), self.surface.get_clip()
        if self.scroll and not (clip.top <= at[1] + 2 and at[1] + high - 2 <= clip.bottom):
            # Out of sight: a long region has more lines than are kept.
            return self.kit.cache.width(face[0], size, words)
        drawn = self.kit.cache.text(face[0], size, words, self.colour(ink))
        box = drawn.get_rect(left=at[0], top=at[1] + (high - drawn.get_height()) // 2)
        self.surface.blit(drawn, box)
        self.written.append(WrittenText(words, Rect(box.left, at[1], box.width, high), clip))
        return box.width

    def mark(self, drawn: Surface, place: Rect) -> None:
        """Put down a small drawing; in a scrolling region only where it is whole, as text is."""
        if self.shows_whole(place):
            self.surface.blit(drawn, place)

    def rest(self, name: str, drawn: Surface, rest: Rect, along: Rect | None = None) -> None:
        """Put a drawing down where it comes to rest: along a band, or, without one, from a little larger."""
        band = along or rest.inflate(rest.width // 4, rest.height // 4)
        # What is drawn later beside a scrolling region, such as its bar, is not under it.
        band = band.clip(self.surface.get_clip())
        if self.shows_whole(rest) and band.width and band.height:
            under = self.surface.subsurface(band).copy()
            self.movers[name] = Mover(name, drawn, rest, band, under, settles=along is None)
        self.surface.blit(drawn, rest)

    def ground(self, place: Rect) -> Surface | None:
        """Return what has been drawn at a place so far, or None where it is not whole in sight."""
        inside = self.shows_whole(place) and self.surface.get_rect().contains(place)
        return self.surface.subsurface(place).copy() if inside else None

    def line_of(self, words: str, role: str, ink: str) -> Surface:
        """Return one line of text as a drawing."""
        return self.kit.cache.text(ROLES[role].face, self.kit.look.size(role), words, self.colour(ink))

    def rolls(self, name: str, rest: Rect, steps: list[Surface]) -> None:
        """Note what a place shows one after the other before it rests as it is."""
        self.movers[name] = Mover(name, steps[-1], rest, rest, steps[0], steps=tuple(steps))

    def shows_whole(self, place: Rect) -> bool:
        """Return whether nothing of a place is cut by the scrolling region that shows it."""
        return not self.scroll or self.surface.get_clip().contains(place)

    def width(self, words: str, role: str) -> int:
        """Return the width of a line of text."""
        return self.kit.cache.role_width(self.kit.look, role, words)

    def hit(self, target: Target, box: Rect, radius: float = 0.0) -> None:
        """Note for the hit test that a target can be pressed here; boxes of one target make one hit."""
        known = self.hits.get(target.id)
        if known is not None:
            known.boxes.append(box)
            return
        clip = self.surface.get_clip()
        self.hits[target.id] = Hit(target, [box], clip, self.g(radius), self.on_desk, self.scroll)

    def also(self, target: Target, box: Rect) -> None:
        """Note that a known target can be pressed here too, outside its focus ring."""
        self.hits[target.id].beside.append(box)

    def at(self, place: tuple[int, int]) -> Target | None:
        """Return the uppermost target at a place (the hit test)."""
        return next((hit.target for hit in reversed(list(self.hits.values())) if hit.holds(place)), None)

    def bar_at(self, place: tuple[int, int]) -> str:
        """Return the region whose scrollbar lies at a place, or an empty name."""
        bars = ((name, span.box) for name, span in self.spans.items() if span.furthest)
        left = place[0] + self.g(2)
        return next((name for name, box in bars if box.collidepoint(place) and left >= box.right), "")

    def out_of_sight(self, name: str) -> tuple[str, int]:
        """Return the region that shows a target, and how far it has to scroll to show all of it."""
        hit = self.hits.get(name)
        span = self.spans.get(hit.scroll) if hit else None
        if hit is None or span is None:
            return "", 0
        above = span.box.top + span.step // 2 - hit.box.top
        below = hit.box.bottom - (span.box.bottom - span.step // 2)
        return hit.scroll, -above if above > 0 else max(0, min(below, hit.box.top - span.box.top))

    def hovers(self, target: Target) -> bool:
        """Return whether the mouse is over this target."""
        return self.hand.hovered == target.id

    def presses(self, target: Target) -> bool:
        """Return whether this target is being pressed."""
        return self.hand.pressed == target.id

    def tips(self, target: Target, words: str, box: Rect) -> None:
        """Say in a tooltip what a target is, while the mouse is over it or it has the ring."""
        ringed = self.hand.shows_focus and self.hand.focus == target.id
        if words and (self.hovers(target) or (ringed and not self.hand.hovered)):
            self.tip = words, box

    @contextmanager
    def within(self, box: Rect) -> Iterator[None]:
        """Draw nothing outside this box meanwhile."""
        before = self.surface.get_clip()
        self.surface.set_clip(box.clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def ring(self) -> None:
        """Draw the focus ring around what has the focus, above everything else."""
        hit = self.hits.get(self.hand.focus)
        if hit is None or not self.hand.shows_focus:
            return
        thick = self.kit.look.ring
        radius = hit.radius + 5 if hit.radius else 3
        coat = shapes.Coat(None, self.colour("focus"), thick, max(radius, thick + 2))
        before = self.surface.get_clip()
        self.surface.set_clip(hit.clip.inflate(2 * thick + 8, 2 * thick + 8))
        for box in hit.seen():
            around = box.inflate(2 * (thick + 2), 2 * (thick + 2))
            if hit.on_desk:
                gap = around.inflate(4, 4)
                pygame.draw.rect(self.surface, self.colour("focus_gap"), gap, 2, radius + 2)
            shapes.panel(self.kit.cache, self.surface, around, coat)
        self.surface.set_clip(before)
