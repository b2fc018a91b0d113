"""How a phase stands on pages of P: its type in a deep room, what is left to the phones, and the pages.

Nothing is ever made smaller to fit. What must grow with the depth is what is smallest; type that is larger
already need only keep up with it. Nothing is left out of the class: every phone and the report have all of
it, and P says so. Where there are no phones, P keeps everything.
"""

# Longer than 250 lines because what grows with the depth decides what a page holds.
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pygame import Rect

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.toolkit.boxes import Column, Space, TwoColumns
from game.desktop.toolkit.flow import LaidText, Setting, lay
from game.desktop.toolkit.part import Composed, Kit, Look, Mirror, MirrorLine, Part, Pen
from game.desktop.toolkit.prose import MEASURE, Ink, PlainText, Prose, write
from game.desktop.toolkit.theme import ROLES, Colour

# Sizes in a window 1080 high, as fonts are opened; rendered, the smallest is 1/36 of the height.
_LARGE: Mapping[str, int] = {"heading3": 44, "heading2": 56, "heading1": 64, "display": 96, "sum": 64}
SIZES: Mapping[str, int] = {
    **dict.fromkeys(("body", "small"), 32),
    **dict.fromkeys(("plain", "row", "row-label", "row-bold"), 35),
    **dict.fromkeys(("label", "label-bold"), 46),
    **_LARGE,
}
# So large, type is read from as far as the text beside it: a heading need not grow beyond that.
_KEEPS_UP = 35
# The figures of the room code fill some 0.68 of their em: they are an eighth of the height.
CODE = 200
# Distances of the last row, in heights of the screen, that a teacher can choose from.
DEPTHS = (8, 11, 16, 20)
USUAL_DEPTH = 11
GAP = 1.5  # g, between the parts of a page
# Of so many options, those with most votes, the best for and against them stands on P.
_HEARD = 2
# From the least certain: a sum of several moves is no more certain than the least of them.
_TRUTHS = ("invented", "inferred", "documented")


@dataclass(frozen=True)
class ProjectorLook(Look):
    """The look of P in a room of some depth: the farther the last row, the larger what is small."""

    depth: int = USUAL_DEPTH

    @cached_property
    def farther(self) -> float:
        """Return how many times larger than usual the smallest type is; never smaller."""
        return max(1.0, self.depth * 36 / 400)

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        share = self.height / 1080
        sizes = {role: max(size, min(size, _KEEPS_UP) * self.farther) for role, size in SIZES.items()}
        return {role: round(size * share) for role, size in {**sizes, "code": CODE}.items()}

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        return {role: round(size * ROLES[role].line) for role, size in self._sizes.items()}

    @property
    def mark(self) -> int:
        """Return the height of the mark of an option."""
        return round(0.07 * self.height * min(self.farther, 1.3))

    @property
    def column(self) -> bool:
        """Return False: nothing on P is set in one column."""
        return False


def projected(size: tuple[int, int], theme: str, colours: Mapping[str, Colour], depth: int) -> ProjectorLook:
    """Return the look of P on a display of this size."""
    return ProjectorLook(size[0], size[1], theme, 100, colours, "serif", depth)


def shortened(body: bodies.Body, depth: int, address: str, words: Words) -> bodies.Body:
    """Return what of a phase a class in a room of this depth has to see together: all of it in most."""
    if depth <= USUAL_DEPTH or not address:
        return body
    match body:
        case bodies.RevealBody():
            # Every count, and of the options ahead the best for and against and one reason. Counted are
            # the votes of the last poll; an option that a tie left out has none.
            bars = {one.letter: one.first if body.one_poll else one.second for one in body.options}
            votes = {letter: bar.count if bar else 0 for letter, bar in bars.items()}
            order = sorted(votes, key=lambda letter: votes[letter], reverse=True)
            ahead = {letter for letter in order[:_HEARD] if votes[letter]}
            options = (
                replace(one, unknown_then="", reasons=one.reasons[:1])
                if one.letter in ahead
                else replace(one, best_for="", best_against="", unknown_then="", reasons=())
                for one in body.options
            )
            return replace(body, options=tuple(options))
        case bodies.ConsequenceBody():
            # What the class did and where it led: its own entries, the last one played for it, each meter.
            played = [entry for entry in body.entries if entry.played_for_the_class]
            entries = tuple(entry for entry in body.entries if entry not in played[:-1])
            return replace(body, text=(), entries=entries, moves=tuple(_summed(body.moves, words)))
        case bodies.HistoryBody():
            # Whose the names were, what the class decided, and each fork with its why.
            courses = tuple(_with_key_turns(path) for path in body.courses)
            return replace(body, courses=courses, real=body.real and _with_key_turns(body.real), events=())
        case _:
            return body


def _summed(moves: tuple[bodies.MeterMove, ...], words: Words) -> Iterator[bodies.MeterMove]:
    """Yield one line for each meter: where all its moves together have taken it, without their causes."""
    for label in dict.fromkeys(move.label for move in moves):
        own = [move for move in moves if move.label == label]
        by = own[-1].after - own[0].before
        if by == 0:
            continue
        moved = words("meter.rose" if by > 0 else "meter.fell", by=abs(by))
        said = {move.truth for move in own}
        labels = (words(f"truth.{kind}") for kind in _TRUTHS)
        truth = next((one for one in labels if one in said), own[-1].truth)
        grave = any(move.grave for move in own)
        yield replace(own[-1], before=own[0].before, moved=moved, because="", truth=truth, grave=grave)


def _with_key_turns(path: bodies.CoursePath) -> bodies.CoursePath:
    return replace(path, nodes=tuple(node for node in path.nodes if node.votes or node.fork))


@dataclass(frozen=True, slots=True)
class Whole(Part):
    """Words that cannot be broken, such as an address: larger where there is room, else smaller."""

    text: str
    larger: str
    smaller: str

    def height(self, kit: Kit, width: int, /) -> int:
        return kit.look.line(self._role(kit, width))

    def draw(self, pen: Pen, box: Rect, /) -> None:
        pen.text(box.topleft, self.text, self._role(pen.kit, box.width), "ink")

    def mirror(self, _look: Look, /) -> Mirror:
        yield MirrorLine("text", self.text)

    def _role(self, kit: Kit, width: int) -> str:
        fits = kit.cache.role_width(kit.look, self.larger, self.text) <= width
        return self.larger if fits else self.smaller


@dataclass(frozen=True, slots=True)
class Breakable(Composed):
    """Parts that stand together where a page has the room, and go over pages one by one where it has not."""

    together: Part
    parts: tuple[Part, ...]

    def composed(self) -> Part:
        return self.together


def side_by_side(first: tuple[Part, ...], second: tuple[Part, ...]) -> Breakable:
    """Return two texts with their headings, beside each other."""
    together = TwoColumns(Column(first, 0.25), Column(second, 0.25), 0.5, 4.0)
    return Breakable(together, (*first, *second))


@dataclass(frozen=True, slots=True)
class NextPage(Space):
    """Nothing: what comes after it stands on the next page."""

    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Excerpt(Part):
    """Some lines of a paragraph that is longer than a page."""

    whole: Prose
    first: int
    last: int

    def height(self, kit: Kit, _width: int, /) -> int:
        return (self.last - self.first) * kit.look.line(self.whole.role)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        laid = _lines_of(pen.kit, self.whole, box.width)
        some = LaidText(laid.lines[self.first : self.last], laid.width)
        write(pen, some, box.topleft, Ink(self.whole.role, self.whole.ink))

    def mirror(self, look: Look, /) -> Mirror:
        if not self.first:
            yield from self.whole.mirror(look)


def _lines_of(kit: Kit, prose: Prose, width: int) -> LaidText:
    """Return the lines of a text of one paragraph."""
    widest = min(width, kit.look.size(prose.role) * MEASURE)
    return lay(kit, prose.blocks[0], Setting(prose.role, widest))


def paged(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> list[tuple[Part, ...]]:
    """Return the parts of each page, in their order; a part that is too tall has a page of its own.

    A heading goes to the page of what it is over, where both have room there.
    """
    pages: list[tuple[Part, ...]] = [()]
    for part in _parted(kit, parts, width, height):
        begins = isinstance(part, NextPage)
        if pages[-1] and (begins or Column((*pages[-1], part), GAP).height(kit, width) > height):
            last = pages[-1][-1]
            is_heading = isinstance(last, PlainText) and last.role == "heading3"
            over = (last,) if pages[-1][1:] and is_heading else ()
            if begins or Column((*over, part), GAP).height(kit, width) > height:
                over = ()
            pages[-1] = pages[-1][: len(pages[-1]) - len(over)]
            pages.append(over)
        if not begins:
            pages[-1] = (*pages[-1], part)
    return pages


def even(kit: Kit, parts: tuple[Part, ...], column: Rect, count: int) -> list[tuple[Part, ...]]:
    """Return the parts of each column; where all fit one page, its columns are as even as may be."""
    columns = paged(kit, parts, column.width, column.height)
    if not 1 < len(columns) <= count:
        return columns
    low, high = column.height // count, column.height
    while high - low > kit.look.line("body"):
        middle = (low + high) // 2
        tried = paged(kit, parts, column.width, middle)
        low, high = (low, middle) if len(tried) <= count else (middle, high)
    return paged(kit, parts, column.width, high)


def _parted(kit: Kit, parts: tuple[Part, ...], width: int, height: int) -> Iterator[Part]:
    """Yield the parts; of one that is taller than a page, as many lines as fit, and then the rest."""
    for part in parts:
        if part.height(kit, width) <= height:
            yield part
        elif isinstance(part, Breakable):
            yield from _parted(kit, part.parts, width, height)
        elif isinstance(part, Prose) and len(part.blocks) == 1:
            lines = len(_lines_of(kit, part, width).lines)
            fitting = max(1, height // kit.look.line(part.role))
            yield from (Excerpt(part, at, min(at + fitting, lines)) for at in range(0, lines, fitting))
        else:
            yield part
