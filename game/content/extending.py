"""A rule book that is like another one, except for what it adds, replaces and drops.

Both files are read as they were written and made into one tree, in which each part remembers its file: what
is wrong is told at the line that made it.
"""
# Longer than 250 lines because what is joined and what is dropped go through the same parts.

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.content.names import Desk
from game.content.problems import Findings, Place, brief, did_you_mean
from game.content.tree import Plain, Steps, Tree

# Blocks of things with ids: of one that both books have, each key that is written takes the other's place.
_NAMED = ("facts", "deadlines", "postures", "moves", "authorities", "glossary", "cast")
_DROPPED = (*_NAMED, "stations", "tracks")
# What a book without tracks has at its top, and one with tracks in each of them.
_OF_LINES = ("opens_in", "postures", "stations")
# What guards call what was dropped.
_ASKED_AS: Mapping[str, str] = {"postures": "posture", "deadlines": "deadline", "facts": "fact"}


@dataclass(slots=True)
class WrittenPart:
    """A part of a file, with where it stands there."""

    value: Any
    tree: Tree
    steps: Steps

    def inside(self, key: str) -> "dict[str, WrittenPart]":
        """Return what stands in a block under a key, or nothing."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found.value if found and isinstance(found.value, dict) else {}

    @property
    def plain(self) -> Any:
        """Return it as it was written."""
        if isinstance(self.value, dict):
            return {key: part.plain for key, part in self.value.items()}
        return [part.plain for part in self.value] if isinstance(self.value, list) else self.value


class ExtendedTree(Tree):
    """A rule book and the one that it extends, as one file."""

    def __init__(self, own: Tree, whole: WrittenPart) -> None:
        super().__init__(own.path, whole.plain, lambda: 0)
        self._whole = whole

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
    dropped: list[tuple[Steps, str, str, tuple[int, WrittenPart]]] = []
    written = own.plain.get("drops", [])
    for index, name in enumerate(written if isinstance(written, list) else [written]):
        steps: Steps = ("drops", index) if isinstance(written, list) else ("drops",)
        gone = _drop(theirs, name, desk, steps) if isinstance(name, str) else None
        kind, _, bare = str(name).partition(".")
        if gone and kind in _ASKED_AS and "." not in bare:
            dropped.append((steps, kind, bare, gone))
    whole = _joined(_parted(own.plain, own), theirs, ())
    for steps, kind, name, (line, part) in dropped:
        asking = next(_asking(whole.plain, _ASKED_AS[kind], name, ()), None)
        if asking and not any(name in holder.inside(kind) for holder in _lines(whole)):
            what = (
                f"'{name}' cannot be dropped, since a guard of {'.'.join(map(str, asking[:2]))} asks for it"
            )
            desk.error(steps, "P016", what, _freed(asking))
            # It stays, so that nothing more is told of what asks for it.
            _lines(whole)[line].inside(kind)[name] = part
            if kind == "postures":
                _at_a_stop(_lines(whole)[line], name, part)
    return ExtendedTree(own, whole)


def _freed(asking: Steps) -> str:
    """Return how to be rid of the guards that ask for what is to be dropped."""
    kind, name, *rest = map(str, asking)
    if kind != "moves" or rest[:1] not in (["when"], ["refused"]):
        return "Write those guards anew, or drop what has them."
    whose = f"moves.{name}.{rest[0]}"
    return f"Put `{whose}` into `drops` too, write a `{rest[0]}` of your own there, or drop `moves.{name}`."


def _at_a_stop(line: WrittenPart, name: str, part: WrittenPart) -> None:
    """Let a posture that could not be dropped stand at a station, where the line has any."""
    if stops := _listed(line.value.get("stations")):
        there = [*_postures(stops[0]), WrittenPart(name, part.tree, part.steps)]
        stops[0].value["postures"] = WrittenPart(there, stops[0].tree, stops[0].steps)


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
        return WrittenPart([*_listed(own), *_listed(base)], own.tree, own.steps)
    is_block = not inside or inside[0] == "tracks" or (inside[0] in _NAMED and len(inside) <= 2)
    if not (is_block and isinstance(own.value, dict) and isinstance(base.value, dict)):
        return own
    both = {
        key: _joined(own.value[key], part, (*path, key)) if key in own.value else part
        for key, part in base.value.items()
    }
    return WrittenPart({**both, **{k: v for k, v in own.value.items() if k not in both}}, own.tree, own.steps)


def _stations(own: list[WrittenPart], base: list[WrittenPart]) -> list[WrittenPart]:
    """Return the stops of both books: one of a label that is there gets more postures, others come beside."""
    taken = {one.value for stop in own for one in _postures(stop)}
    for stop in base:
        for name in taken:
            _without(stop, "postures", name)
    found, place = [*base], None
    labels = [_label(one) for one in base]
    for number, one in enumerate(own):
        if _label(one) in labels:
            place = labels.index(_label(one))
            postures = WrittenPart([*_postures(found[place]), *_postures(one)], one.tree, one.steps)
            joined = {**found[place].value, **one.value, "postures": postures}
            found[place] = WrittenPart(joined, one.tree, one.steps)
            continue
        # After the one that it was written after, else before the one that it was written before.
        later = (labels.index(_label(each)) for each in own[number:] if _label(each) in labels)
        place = place + 1 if place is not None else next(later, len(found))
        found.insert(place, one)
        labels.insert(place, _label(one))
    return [stop for stop in found if _postures(stop) or any(stop is one for one in own)]


def _postures(station: WrittenPart) -> list[WrittenPart]:
    return _listed(station.value.get("postures")) if isinstance(station.value, dict) else []


def _label(station: WrittenPart) -> str:
    label = station.value.get("label") if isinstance(station.value, dict) else None
    return str(label.value) if label else ""


def _listed(part: WrittenPart | None) -> list[WrittenPart]:
    if part is None:
        return []
    return part.value if isinstance(part.value, list) else [part]


def _lines(book: WrittenPart) -> list[WrittenPart]:
    """Return the parts of a book that have postures and stations: itself, and its tracks."""
    return [book, *book.inside("tracks").values()]


def _drop(book: WrittenPart, written: str, desk: Desk, steps: Steps) -> tuple[int, WrittenPart] | None:
    """Drop something from a book; return in which line it was, and what; None after adding a problem."""
    kind, _, name = written.partition(".")
    there: list[str] = []
    if kind == "stations":
        for at, line in enumerate(_lines(book)):
            stops = _listed(line.value.get("stations"))
            there += [_label(one) for one in stops]
            if name in there:
                line.value["stations"].value = [one for one in stops if _label(one) != name]
                return at, line
    elif kind in _DROPPED:
        for at, line in enumerate(_lines(book) if kind == "postures" else [book]):
            home, parts = line.inside(kind), name.split(".")
            there += home
            for part in parts[:-1]:
                home = home[part].value if part in home and isinstance(home[part].value, dict) else {}
            if gone := home.pop(parts[-1], None):
                _forget(book, kind, name)
                return at, gone
    what = f"the rule book that this one extends has no '{brief(written)}' to drop"
    known = [f"{kind}.{one}" for one in there] or [f"{one}.NAME" for one in _DROPPED]
    desk.error(steps, "P016", what, did_you_mean(written, known))
    return None


def _forget(book: WrittenPart, kind: str, name: str) -> None:
    """Take out what speaks of something that was dropped, and says nothing without it."""
    for move in book.inside("moves").values():
        if kind == "deadlines" and "within" in move.value and move.value["within"].value == name:
            del move.value["within"]
        if "refused" in move.value and kind in _ASKED_AS:
            kept = [one for one in _listed(move.value["refused"]) if not _asks(one, _ASKED_AS[kind], name)]
            move.value["refused"] = replace(move.value["refused"], value=kept)
    if kind != "postures":
        return
    moves = book.inside("moves")
    for made, leads in list(moves.items()):
        for pairs in (leads.inside("from"), leads.inside("also")):
            for source in [one for one, target in pairs.items() if name in (one, target.value)]:
                del pairs[source]
        asked = "needs" in leads.value
        _without(leads, "needs", name)
        if not leads.inside("from") or asked > ("needs" in leads.value):
            del moves[made]
    for line in _lines(book):
        stops = _listed(line.value.get("stations"))
        for stop in stops:
            _without(stop, "postures", name)
        if stops:
            line.value["stations"].value = [one for one in stops if "postures" in one.value]
    deadlines = book.inside("deadlines")
    for deadline, rule in list(deadlines.items()):
        _without(rule, "starts_in", name)
        if "starts_in" not in rule.value:
            del deadlines[deadline]
            _forget(book, "deadlines", deadline)


def _without(part: WrittenPart, key: str, name: str) -> None:
    """Take a name out of a list of names, and the list where it has no other."""
    if isinstance(part.value, dict) and key in part.value:
        left = [one for one in _listed(part.value[key]) if one.value != name]
        if not left:
            del part.value[key]
        elif len(left) < len(_listed(part.value[key])):
            part.value[key] = replace(part.value[key], value=left)


def _asks(refusal: WrittenPart, key: str, name: str) -> bool:
    """Return whether a refusal asks for a name; of several postures it forgets the one and asks on."""
    for guard in _listed(refusal.value.get("when")) if isinstance(refusal.value, dict) else []:
        asked = guard.value.get(key) if isinstance(guard.value, dict) else None
        if asked and isinstance(asked.value, list) and len(asked.value) > 1:
            asked.value = [one for one in asked.value if one.value != name]
        elif asked and [one.value for one in _listed(asked)] == [name]:
            return True
    return False


def _asking(plain: Plain, key: str, name: str, steps: Steps) -> Iterator[Steps]:
    """Yield the steps to each guard that asks for a name."""
    if isinstance(plain, dict):
        asked = plain.get(key)
        if asked is not None and name in (asked if isinstance(asked, list) else [asked]):
            yield steps
        for inner, part in plain.items():
            yield from _asking(part, key, name, (*steps, inner))
    elif isinstance(plain, list):
        for at, part in enumerate(plain):
            yield from _asking(part, key, name, (*steps, at))
