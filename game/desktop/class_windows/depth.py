"""What P does in a deep room: its type grows for the last row, and the phones show what it leaves out.

Nothing is ever made smaller to fit. What must grow with the depth is what is smallest; type that is larger
already need only keep up with it. Nothing is left out of the class: every phone and the report have all of
it, and P says so. Where there are no phones, P keeps everything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.toolkit.theme import ROLES, Colour, Look

# Sizes in a window 1080 high, as fonts are opened; rendered, the smallest is 1/36 of the height.
SIZES: Mapping[str, int] = {
    "body": 32,
    "small": 32,
    "label": 46,
    "label-bold": 46,
    "plain": 35,
    "row": 35,
    "row-label": 35,
    "row-bold": 35,
    "heading3": 44,
    "heading2": 56,
    "heading1": 64,
    "display": 96,
    "sum": 64,
}
# So large, type is read from as far as the text beside it: a heading need not grow beyond that.
_KEEPS_UP = 35
# The figures of the room code fill some 0.68 of their em: they are an eighth of the height.
CODE = 200
# Distances of the last row, in heights of the screen, that a teacher can choose from.
DEPTHS = (8, 11, 16, 20)
USUAL_DEPTH = 11
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
        sizes = {
            role: round(max(size, min(size, _KEEPS_UP) * self.farther) * share)
            for role, size in SIZES.items()
        }
        return {**sizes, "code": round(CODE * share)}

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
            return _of_those_ahead(body)
        case bodies.ConsequenceBody():
            return _of_the_class(body, words)
        case bodies.HistoryBody():
            return _forks(body)
        case _:
            return body


def _of_those_ahead(body: bodies.RevealBody) -> bodies.RevealBody:
    """Keep every count, and of the options ahead the best for and against and one reason."""
    # The votes of the last poll; an option that a tie left out has none.
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


def _of_the_class(body: bodies.ConsequenceBody, words: Words) -> bodies.ConsequenceBody:
    """Keep what the class did and where it led: its own entries, the last one played for it, each meter."""
    played = [entry for entry in body.entries if entry.played_for_the_class]
    entries = (entry for entry in body.entries if entry not in played[:-1])
    return replace(body, text=(), entries=tuple(entries), moves=tuple(_summed(body.moves, words)))


def _summed(moves: tuple[bodies.MeterMove, ...], words: Words) -> Iterator[bodies.MeterMove]:
    """Yield one line for each meter: where all its moves together have taken it, without their causes."""
    for label in dict.fromkeys(move.label for move in moves):
        own = [move for move in moves if move.label == label]
        by = own[-1].after - own[0].before
        if by == 0:
            continue
        moved = words("meter.rose", by=by) if by > 0 else words("meter.fell", by=f"\N{MINUS SIGN}{-by}")
        said = {move.truth for move in own}
        labels = (words(f"truth.{kind}") for kind in _TRUTHS)
        truth = next((one for one in labels if one in said), own[-1].truth)
        grave = any(move.grave for move in own)
        yield replace(own[-1], before=own[0].before, moved=moved, because="", truth=truth, grave=grave)


def _forks(body: bodies.HistoryBody) -> bodies.HistoryBody:
    """Keep whose the names were, what the class decided, and each fork with its why."""
    courses = tuple(replace(path, nodes=_parted(path)) for path in body.courses)
    real = replace(body.real, nodes=_parted(body.real)) if body.real else None
    return replace(body, courses=courses, real=real, events=())


def _parted(path: bodies.CoursePath) -> tuple[bodies.CourseTurn, ...]:
    return tuple(node for node in path.nodes if node.votes or node.fork)
