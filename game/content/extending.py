"""A rule book that is like another one, except for what it adds, replaces and drops.

Both files are read as they were written and made into one tree, in which each part remembers its file: what
is wrong is told at the line that made it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.content.book_parts import WrittenPart, label_of, listed, postures_of, take_out
from game.content.desk import Desk
from game.content.dropping import NAMED, cut_down, leave_unasked_out, put_back_what_is_asked_for
from game.content.dropping_meant import left_out
from game.content.problems import Findings, Place
from game.content.tree import Plain, Steps, Tree

# What a book without tracks has at its top, and one with tracks in each of them.
_OF_LINES = ("opens_in", "postures", "stations")


class ExtendedTree(Tree):
    """A rule book and the one that it extends, as one file."""

    def __init__(self, own: Tree, whole: WrittenPart, left_out: Mapping[str, str]) -> None:
        super().__init__(own.path, whole.plain, lambda: 0)
        self._whole, self.left_out = whole, left_out

    def place(self, steps: Steps = ()) -> Place:
        """Return the place of the part that the steps lead to, or of the last one on the way."""
        part = self._part(steps)[0]
        return part.tree.place(part.steps)

    def key_place(self, steps: Steps) -> Place:
        """Return the place of the key that the last step names, or of its block."""
        part, found = self._part(steps)
        return part.tree.key_place(part.steps) if found else part.tree.place(part.steps)

    def place_inside(self, steps: Steps, sought: str, number: int) -> Place:
        """Return the place of some words inside a text, of which so many of the same stand before."""
        part = self._part(steps)[0]
        return part.tree.place_inside(part.steps, sought, number)

    def _part(self, steps: Steps) -> tuple[WrittenPart, bool]:
        part = self._whole
        for step in steps:
            inside = part.value
            if isinstance(inside, dict) and step in inside:
                part = inside[str(step)]
            elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
                part = inside[step]
            else:
                return part, False
        return part, True


def extended(own: Tree, base: Tree, findings: Findings) -> Tree:
    """Return a rule book with all that it takes from another one; what it cannot drop is a problem."""
    desk, theirs = Desk(own, findings), _beside_tracks(_parted(base.plain, base), own.plain.get("tracks"))
    dropped = cut_down(theirs, own, desk)
    whole = _joined(_parted(own.plain, own), theirs, ())
    put_back_what_is_asked_for(dropped, whole, desk)
    if "keeps" in own.plain:
        leave_unasked_out(whole, own)
    return ExtendedTree(own, whole, left_out(_parted(base.plain, base), whole, own))


def _beside_tracks(base: WrittenPart, tracks: Any) -> WrittenPart:
    """Return a book; where it has no tracks and stands beside some, its one line is the first of them."""
    if not isinstance(tracks, dict) or not tracks or "tracks" in base.value:
        return base
    line = {key: base.value.pop(key) for key in _OF_LINES if key in base.value}
    first = {next(iter(tracks)): replace(base, value=line)}
    return replace(base, value={**base.value, "tracks": replace(base, value=first)})


def _parted(plain: Plain, tree: Tree, steps: Steps = ()) -> WrittenPart:
    value: Any = plain
    if isinstance(plain, dict):
        value = {key: _parted(part, tree, (*steps, key)) for key, part in plain.items()}
    elif isinstance(plain, list):
        value = [_parted(part, tree, (*steps, at)) for at, part in enumerate(plain)]
    return WrittenPart(value, tree, steps)


def _joined(own: WrittenPart, base: WrittenPart, path: Steps) -> WrittenPart:
    """Return what two books make of one part."""
    inside = path[2:] if path[:1] == ("tracks",) and len(path) > 2 else path
    if inside == ("stations",) and isinstance(own.value, list) and isinstance(base.value, list):
        return WrittenPart(_stations(own.value, base.value), own.tree, own.steps)
    if len(inside) == 3 and inside[0] == "moves" and inside[2] == "refused":
        # The first that holds is said, so that those of one's own come first.
        return WrittenPart([*listed(own), *listed(base)], own.tree, own.steps)
    is_block = not inside or inside[0] == "tracks" or (inside[0] in NAMED and len(inside) <= 2)
    if not (is_block and isinstance(own.value, dict) and isinstance(base.value, dict)):
        return own
    both = {
        key: _joined(own.value[key], part, (*path, key)) if key in own.value else part
        for key, part in base.value.items()
    }
    return WrittenPart({**both, **{k: v for k, v in own.value.items() if k not in both}}, own.tree, own.steps)


def _stations(own: list[WrittenPart], base: list[WrittenPart]) -> list[WrittenPart]:
    """Return the stops of both books: one of a label that is there gets more postures, others come beside."""
    taken = {one.value for stop in own for one in postures_of(stop)}
    for stop in base:
        for name in taken:
            take_out(stop, "postures", name)
    found, place = [*base], None
    labels = [label_of(one) for one in base]
    for number, one in enumerate(own):
        if label_of(one) in labels:
            place = labels.index(label_of(one))
            postures = WrittenPart([*postures_of(found[place]), *postures_of(one)], one.tree, one.steps)
            joined = {**found[place].value, **one.value, "postures": postures}
            found[place] = WrittenPart(joined, one.tree, one.steps)
            continue
        # After the one that it was written after, else before the one that it was written before.
        later = (labels.index(label_of(each)) for each in own[number:] if label_of(each) in labels)
        place = place + 1 if place is not None else next(later, len(found))
        found.insert(place, one)
        labels.insert(place, label_of(one))
    return [stop for stop in found if postures_of(stop) or any(stop is one for one in own)]
