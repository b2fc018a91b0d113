"""The column of the choices: the question, how many there are, cards that share its height, and buttons."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from pygame import Rect

from game.desktop.parts.cards import LOCKED, ChoiceCard, PickList
from game.desktop.parts.layouts import CARD_GAP, LEAST_CARD, MOST_CARD, shared
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.flow import Setting, lay_plain
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, read
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.scroll import Scroll, below
from game.model.value import value

_Fitting = tuple[tuple[ChoiceCard, ...], tuple[int, ...]]
_PINNED = 3  # the part of the column's height that a locked card may take at its foot, at most


@value
class ChoiceCounts:
    """What tells how many choices there are: all in sight, or so many below or above what is in sight."""

    number: str
    all_here: str
    below: tuple[str, ...]
    above: tuple[str, ...]

    def told(self, below: int, above: int) -> str:
        """Return the words for numbers of choices that are out of sight."""
        return self.below[below - 1] if below else self.above[above - 1] if above else self.all_here

    def longest(self) -> str:
        """Return the longest of these words."""
        return max((self.all_here, *self.below, *self.above), key=len)


@value
class ChoiceColumn(Part):
    """A question and its cards; where not all of them fit they scroll, and a locked one stays at the foot."""

    question: str
    cards: tuple[ChoiceCard, ...]
    counts: ChoiceCounts

    def height(self, kit: Kit, width: int, /) -> int:
        """Return the height in which every card is as high as may be."""
        fitting = self._fitting(kit, width, 10**6)
        return self._around(kit, width) + (sum(fitting[1]) if fitting is not None else 0)

    def least(self, kit: Kit, width: int) -> int:
        """Return the height in which all cards just fit."""
        cards = (max(kit.look.g(LEAST_CARD), card.height(kit, width)) for card in self._tight())
        return self._around(kit, width) + sum(cards)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        head = self._head(pen.kit, box.width)
        room = Rect(box.left, box.top + head, box.width, box.height - head - self._foot(pen.kit, box.width))
        asked = Rect(box.left + pen.g(0.5), box.top, box.width - pen.g(0.5), 0)
        asked.height = PlainText(self.question, "heading3", "folder_ink").put(pen, asked.topleft, asked.width)
        fitting = self._fitting(pen.kit, box.width, room.height)
        if fitting is not None:
            top = room.top
            for card, high in zip(*fitting, strict=True):
                card.draw(pen, Rect(box.left, top, box.width, high))
                top += high + pen.g(CARD_GAP)
            # That all are here is seen; it is told where there is room beside the question.
            told = (
                one for one in (self.counts.all_here, self.counts.number) if self._is_beside(pen, asked, one)
            )
            self._count(pen, asked, next(told, ""))
        else:
            row = 0 if self._is_beside(pen, asked, self.counts.longest()) else pen.kit.look.line("row")
            room = Rect(room.left, room.top + row, room.width, room.height - row)
            self._count(pen, asked, self.counts.told(*self._scrolled(pen, room)))
        if (picking := self._picking()) is not None:
            high = picking.buttons.height(pen.kit, box.width)
            picking.buttons.put(pen, (box.left, box.bottom - high - pen.g(0.25)), box.width)

    def mirror(self, look: Look, /) -> Mirror:
        return read(look, MirrorLine("question", self.question), *self.cards)

    def _picking(self) -> PickList | None:
        return next((card.picking for card in self.cards if card.picking is not None), None)

    def _tight(self) -> tuple[ChoiceCard, ...]:
        return tuple(replace(card, tight=True) for card in self.cards)

    def _tightest(self) -> tuple[ChoiceCard, ...]:
        return tuple(replace(card, run_in=True) for card in self._tight())

    def _fitting(self, kit: Kit, width: int, room: int) -> _Fitting | None:
        """Return the cards with their heights: at their ease if there is the room, else tight, else None."""
        free = room - (len(self.cards) - 1) * kit.look.g(CARD_GAP)
        is_opened = self._picking() is not None
        # Folded cards are as high as their labels, and give their room to the one that is opened.
        bounds = (0, 0) if is_opened else (kit.look.g(LEAST_CARD), kit.look.g(MOST_CARD))
        for cards in (self.cards, self._tight(), self._tightest()):
            heights = shared([card.height(kit, width) for card in cards], free, bounds)
            if heights is not None:
                return cards, heights
        return None

    def _scrolled(self, pen: Pen, box: Rect) -> tuple[int, int]:
        """Draw the cards in a region that scrolls; return how many lie below what is in sight, and above."""
        cards, kept = self._tightest(), self._kept(pen.kit, box)
        free = [card for card in cards if kept is None or card.number != kept.number]
        gap = pen.g(CARD_GAP)
        if kept is not None:
            high = kept.height(pen.kit, box.width)
            kept.draw(pen, Rect(box.left, box.bottom - high, box.width, high))
            box = Rect(box.left, box.top, box.width, box.height - high - gap)
        opened = next((card for card in free if card.picking is not None), None)
        # Cards that scroll while one is opened begin at that one.
        name = f"cards:{opened.number}" if opened is not None else "cards"
        ends = _ends(pen.kit, free, box.width - pen.g(2.75))
        starts = [0, *(end + gap for end in ends)]
        hand = pen.hand
        if opened is not None:
            pen.hand = replace(hand, scrolled={name: starts[free.index(opened)], **hand.scrolled})
        Scroll(name, Column(tuple(free), CARD_GAP)).draw(pen, box)
        pen.hand = hand
        span = pen.spans[name]
        lower, upper = span.offset + span.box.height + 2, span.offset - 2
        return sum(end > lower for end in ends), sum(start < upper for start in starts[:-1])

    def _kept(self, kit: Kit, box: Rect) -> ChoiceCard | None:
        """Return the locked card that stays in sight while the others scroll."""
        locked = [card for card in self._tightest() if card.form == LOCKED and not card.folded]
        short = [card for card in locked if card.height(kit, box.width) * _PINNED <= box.height]
        return short[-1] if short else None

    def _around(self, kit: Kit, width: int) -> int:
        """Return the height of all but the cards."""
        gaps = (len(self.cards) - 1) * kit.look.g(CARD_GAP)
        return self._head(kit, width) + gaps + self._foot(kit, width)

    def _head(self, kit: Kit, width: int) -> int:
        high = PlainText(self.question, "heading3").height(kit, width - kit.look.g(0.5))
        return max(kit.look.g(4), high + kit.look.g(0.5))

    def _foot(self, kit: Kit, width: int) -> int:
        picking = self._picking()
        return picking.buttons.height(kit, width) + kit.look.g(1.25) if picking is not None else 0

    def _is_beside(self, pen: Pen, asked: Rect, words: str) -> bool:
        """Return whether a count has room at the end of the last line of the question."""
        last = lay_plain(pen.kit, self.question, Setting("heading3", asked.width)).lines[-1][-1]
        return last.x + last.width + pen.width(words, "row") + pen.g(2) <= asked.width

    def _count(self, pen: Pen, asked: Rect, words: str) -> None:
        """Write how many choices there are; the mirror gives the cards themselves, with their numbers."""
        if not words:
            return
        line, left, top = pen.kit.look.line("row"), asked.left, asked.bottom
        if self._is_beside(pen, asked, words):
            left = asked.right - pen.width(words, "row")
            top -= (pen.kit.look.line("heading3") + line) // 2
        pen.text((left, top), words, "row", "folder_ink2")
        pen.written.pop()


def _ends(kit: Kit, cards: Sequence[ChoiceCard], width: int) -> list[int]:
    """Return how far down each card ends in a column of them."""
    gap = kit.look.g(CARD_GAP)
    return [end - gap for end in accumulate(card.height(kit, width) + gap for card in cards)]


@value
class ChoiceFoot(Part):
    """The foot of a scene in one column: how many choices lie below, the key that goes on, pinned buttons.

    The choices stand at the end of the region that it tells about.
    """

    reads: str
    cards: tuple[ChoiceCard, ...]
    counts: ChoiceCounts
    more: str
    key: str

    def height(self, kit: Kit, width: int, /) -> int:
        picking = self._picking()
        buttons = picking.buttons.height(kit, width) + kit.look.g(0.75) if picking is not None else 0
        return buttons + kit.look.line("row") + kit.look.g(1)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.fill(Rect(box.left, box.top, box.width, pen.kit.look.edge), "hair")
        top, span, picking = box.top + pen.g(0.75), pen.spans.get(self.reads), self._picking()
        if picking is not None:
            top += picking.buttons.put(pen, (box.left, top), box.width) + pen.g(0.5)
        under = above = 0
        if span is not None:
            ends = _ends(pen.kit, self.cards, span.box.width - pen.g(2.75))
            first = span.content - ends[-1]
            under = sum(first + end > span.offset + span.box.height + 2 for end in ends)
            before = [0, *(end + pen.g(CARD_GAP) for end in ends[:-1])]
            above = sum(first + start < span.offset - 2 for start in before)
        words = self.counts.told(under, above)
        x = box.left
        if span is not None and span.offset < span.furthest:
            wide = pen.width(self.more, "row") + pen.width(self.key, "row") + pen.g(2)
            if wide + pen.g(2) + pen.width(words, "row") <= box.width:
                below(pen, (x, top), self.more, self.key)
                x += wide + pen.g(2)
        pen.text((x, top), words, "row", "ink2")
        pen.written.pop()

    def mirror(self, _look: Look, /) -> Mirror:
        yield from ()

    def _picking(self) -> PickList | None:
        return next((card.picking for card in self.cards if card.picking is not None), None)
