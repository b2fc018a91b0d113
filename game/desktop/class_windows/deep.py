"""What P leaves to the phones in a deep room, where its type is large and its pages are many.

Nothing is left out of the class: every phone and the report have all of it, and P says so. Where there
are no phones, P keeps everything.
"""

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.views import bodies
from game.content.words import Words
from game.desktop.class_windows.projection import USUAL_DEPTH

# Of so many options, those with most votes, the best for and against them stands on P.
_HEARD = 2
# From the least certain: a sum of several moves is no more certain than the least of them.
_TRUTHS = ("invented", "inferred", "documented")


def shortened(body: bodies.Body, depth: int, address: str, words: Words) -> bodies.Body:
    """Return what of a phase a class in a room of this depth has to see together; the same where all."""
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
    votes = {one.letter: _votes(one, body.one_poll) for one in body.options}
    order = sorted(votes, key=lambda letter: votes[letter], reverse=True)
    ahead = {letter for letter in order[:_HEARD] if votes[letter]}
    options = (_heard(one) if one.letter in ahead else _counted(one) for one in body.options)
    return replace(body, options=tuple(options))


def _votes(one: bodies.OptionResults, one_poll: bool) -> int:
    """Return the votes of the last poll; an option that a tie left out has none."""
    bar = one.first if one_poll else one.second
    return bar.count if bar else 0


def _heard(one: bodies.OptionResults) -> bodies.OptionResults:
    return replace(one, unknown_then="", reasons=one.reasons[:1])


def _counted(one: bodies.OptionResults) -> bodies.OptionResults:
    return replace(one, best_for="", best_against="", unknown_then="", reasons=())


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
        key, sign = ("meter.rose", "") if by > 0 else ("meter.fell", "\N{MINUS SIGN}")
        moved = words(key, by=f"{sign}{abs(by)}")
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
