"""A region that scrolls, and one that shows its end until it is scrolled."""

from dataclasses import replace

from pygame import Rect

from game.desktop.toolkit import shapes
from game.desktop.toolkit.kit import Span
from game.desktop.toolkit.part import Part, Pen, Skin, Wrapper
from game.model.value import value

_BAR = 2.75  # how wide a bar is with the room before it, in g


@value
class Scroll(Wrapper):
    """Shows as much of a part as fits its box; `more` is said at the foot while something lies below."""

    id: str
    part: Part
    more: str = ""
    key: str = ""

    def draw(self, pen: Pen, box: Rect, /) -> None:
        if self.part.height(pen.kit, box.width) <= box.height:
            self.part.draw(pen, box)
        else:
            self._scrolled(pen, box, box.width - pen.g(_BAR))

    def _scrolled(self, pen: Pen, box: Rect, width: int) -> None:
        whole = self.part.height(pen.kit, width)
        foot = pen.kit.look.line("row") + pen.g(1) if self.more else 0
        view = Rect(box.left, box.top, box.width, box.height - foot)
        offset = max(0, min(pen.hand.scrolled.get(self.id, 0), whole - view.height))
        line = pen.kit.look.line("body")
        # A view of little more than a line goes on by less, so that no line is ever jumped over.
        span = Span(view, whole, offset, min(line, max(line // 3, view.height - line)))
        pen.spans[self.id] = span
        before, pen.scroll = pen.scroll, self.id
        with pen.within(Rect(view.left - pen.g(1), view.top, width + 2 * pen.g(1), view.height)):
            self.part.draw(pen, Rect(view.left, view.top - offset, width, whole))
        pen.scroll = before
        wide = pen.g(1.25)
        track = Rect(view.right - wide, view.top, wide, view.height)
        high = max(pen.g(4), round(track.height * view.height / max(whole, 1)))
        down = round((track.height - high) * offset / max(span.furthest, 1))
        for bar, role in ((track, "hair"), (Rect(track.left, track.top + down, wide, high), "rule")):
            paint = (pen.colour(role), (pen.colour(role), 0))
            drawn = shapes.rounded(pen.kit.cache, bar.size, min(bar.size) / 2, paint)
            pen.surface.blit(drawn, bar)
        if foot and offset < span.furthest:
            pen.fill(Rect(box.left, view.bottom, width, pen.kit.look.edge), "hair")
            below(pen, (box.left, view.bottom + pen.g(0.75)), self.more, self.key)

    def overhang(self, pen: Pen, box: Rect, beside: int, below: int = 0) -> None:
        """Draw it; where it has to scroll it is wider than its box, so that its bar stands in the margin."""
        if self.part.height(pen.kit, box.width) > box.height:
            box = Rect(box.left, box.top, box.width + beside, box.height + below)
            # What fits only in the margin as well still leaves the room of a bar there.
            width = box.width - pen.g(_BAR)
            if self.part.height(pen.kit, width) > box.height:
                self._scrolled(pen, box, width)
                return
            box.width = width
        self.part.draw(pen, box)


def below(pen: Pen, at: tuple[int, int], more: str, key: str) -> None:
    """Write that there is more below, and the key that shows it; the mirror says neither."""
    ink = "desk_ink" if pen.on_desk else "ink2"
    x = at[0] + pen.text(at, more, "row", ink) + pen.g(1)
    pen.written.pop()
    if key:
        line = pen.kit.look.line("row")
        pen.panel(Rect(x, at[1], pen.width(key, "row") + pen.g(1), line), Skin(None, "rule", 0.5))
        pen.text((x + pen.g(0.5), at[1]), key, "row", ink)
        pen.written.pop()


_FAR = 10**9


@value
class FromItsEnd(Wrapper):
    """A part whose scrolling region shows its end until the player scrolls it."""

    region: str
    part: Part

    def draw(self, pen: Pen, box: Rect, /) -> None:
        hand = pen.hand
        pen.hand = replace(hand, scrolled={self.region: _FAR, **hand.scrolled})
        self.part.draw(pen, box)
        pen.hand = hand
