"""What a rule book leaves out of the one that it extends: what it drops, and what it does not keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from game.content.book_parts import (
    WrittenPart,
    label_of,
    lines_of,
    listed,
    names_of_kind,
    names_under,
    postures_of,
    take_out,
)
from game.content.desk import Desk
from game.content.dropping_meant import part_meant
from game.content.problems import brief
from game.content.tree import Plain, Steps, Tree

# Blocks of things with ids: of one that both books have, each key that is written takes the other's place.
NAMED = ("facts", "deadlines", "postures", "moves", "authorities", "glossary", "cast")
_DROPPED = (*NAMED, "stations", "tracks")
_KEPT = ("facts", "deadlines", "postures", "moves", "stations")
# What guards call what was dropped.
_ASKED_AS: Mapping[str, str] = {"postures": "posture", "deadlines": "deadline", "facts": "fact"}


@dataclass(slots=True)
class DroppedPart:
    """Something that was left out, where the author said so, and from which line of postures it was."""

    steps: Steps
    kind: str
    name: str
    line: int
    part: WrittenPart

    def asked_for(self, whole: WrittenPart) -> Steps:
        """Return the steps to a guard that asks for it, where nothing else has its name; else none."""
        if any(self.name in holder.inside(self.kind) for holder in lines_of(whole)):
            return ()
        return next(_asking(whole.plain, _ASKED_AS[self.kind], self.name, ()), ())

    def put_back(self, whole: WrittenPart) -> None:
        """Put it back where it was, so that nothing more is told of what asks for it."""
        line = lines_of(whole)[self.line]
        line.value.setdefault(self.kind, replace(self.part, value={})).value[self.name] = self.part
        if self.kind == "postures":
            _at_a_stop(line, self.name, self.part)


def put_back_what_is_asked_for(dropped: Sequence[DroppedPart], whole: WrittenPart, desk: Desk) -> None:
    """Add a problem for each guard that asks for what was left out; all that it asks for stays."""
    by_guard: dict[tuple[Steps, Steps], list[DroppedPart]] = {}
    for one in dropped:
        if asking := one.asked_for(whole):
            by_guard.setdefault((one.steps, asking[:3]), []).append(one)
            one.put_back(whole)
    for (steps, asking), parts in by_guard.items():
        desk.error(steps, "P016", *_told(steps, asking, parts))


def _told(steps: Steps, asking: Steps, parts: Sequence[DroppedPart]) -> tuple[str, str]:
    """Return what is told of parts that one guard asks for, and how to be rid of it or to keep them."""
    by, first = ".".join(map(str, asking[:2])), parts[0]
    if steps[0] != "keeps":
        return f"'{first.name}' cannot be dropped, since a guard of {by} asks for it", _freed(asking)
    whose = f"{by}.{asking[2]}" if asking[0] == "moves" and len(asking) > 2 else ""
    what = f"'{first.name}' is not kept, and a guard of {by} asks for it"
    if len(parts) > 1:
        *others, last = (f"'{one.name}'" for one in parts)
        what = f"{', '.join(others)} and {last} are not kept, and `{whose or by}` asks for them"
    named = ", ".join(f"`{one.kind}.{one.name}`" for one in parts)
    return what, f"Put {named} into `keeps` too." + (f" Or put `{whose}` into `drops`." if whose else "")


def cut_down(book: WrittenPart, own: Tree, desk: Desk) -> list[DroppedPart]:
    """Leave out of a book what another one drops or does not keep; return what guards may still ask for."""
    dropped = _not_kept(book, own, desk)
    for steps, name in names_under(own, "drops"):
        kind, _, bare = name.partition(".")
        gone = _drop(book, name, desk, steps)
        if gone and kind in _ASKED_AS and "." not in bare:
            dropped.append(DroppedPart(steps, kind, bare, *gone))
    return dropped


def leave_unasked_out(whole: WrittenPart, own: Tree) -> None:
    """Leave out the facts and deadlines of the other book of which nothing speaks that is kept."""
    kept = {name for _, name in names_under(own, "keeps")}
    for kind, key in (("facts", "fact"), ("deadlines", "deadline")):
        home = whole.inside(kind)
        within = {str(move.plain.get("within")) for move in whole.inside("moves").values()}
        for name, part in list(home.items()):
            is_spoken_of = next(_asking(whole.plain, key, name, ()), None) or name in within
            if part.tree is not own and f"{kind}.{name}" not in kept and not is_spoken_of:
                del home[name]


def _not_kept(book: WrittenPart, own: Tree, desk: Desk) -> list[DroppedPart]:
    """Leave out what is not kept of each kind of which something is."""
    kept: dict[str, set[str]] = {}
    known = True
    for steps, written in names_under(own, "keeps"):
        kind, _, name = written.partition(".")
        if kind in _KEPT and name in names_of_kind(book, kind):
            kept.setdefault(kind, set()).add(name)
        else:
            known = False
            what = f"the rule book that this one extends has no '{brief(written)}' to keep"
            desk.error(steps, "P016", what, part_meant(book, written, _KEPT))
    if not known:  # Else what was meant would go, and all that leads there.
        return []
    dropped: list[DroppedPart] = []
    for kind, names in kept.items():
        for name in [one for one in names_of_kind(book, kind) if one not in names]:
            gone = _taken(book, kind, name)
            if gone and kind in _ASKED_AS:
                dropped.append(DroppedPart(("keeps",), kind, name, *gone))
    return dropped


def _taken(book: WrittenPart, kind: str, name: str) -> tuple[int, WrittenPart] | None:
    """Take something out of a book, with what speaks of it; return in which line it was, and what."""
    for at, line in enumerate(lines_of(book)):
        if kind == "stations":
            stops = listed(line.value.get("stations"))
            if any(label_of(one) == name for one in stops):
                line.value["stations"].value = [one for one in stops if label_of(one) != name]
                return at, line
            continue
        home, (*inside, last) = line.inside(kind), name.split(".")
        for part in inside:
            home = home[part].value if part in home and isinstance(home[part].value, dict) else {}
        if gone := home.pop(last, None):
            _forget(book, kind, name)
            return at, gone
    return None


def _drop(book: WrittenPart, written: str, desk: Desk, steps: Steps) -> tuple[int, WrittenPart] | None:
    """Drop something from a book; return in which line it was, and what; None after adding a problem."""
    kind, _, name = written.partition(".")
    if kind in _DROPPED and (gone := _taken(book, kind, name)):
        return gone
    what = f"the rule book that this one extends has no '{brief(written)}' to drop"
    desk.error(steps, "P016", what, part_meant(book, written, _DROPPED))
    return None


def _freed(asking: Steps) -> str:
    """Return how to be rid of the guards that ask for what is to be dropped."""
    kind, name, *rest = map(str, asking)
    if kind != "moves" or rest[:1] not in (["when"], ["refused"]):
        return "Write those guards anew, or drop what has them."
    whose = f"moves.{name}.{rest[0]}"
    return f"Put `{whose}` into `drops` too, write a `{rest[0]}` of your own there, or drop `moves.{name}`."


def _at_a_stop(line: WrittenPart, name: str, part: WrittenPart) -> None:
    """Let a posture that could not be dropped stand at a station, where the line has any."""
    if stops := listed(line.value.get("stations")):
        there = [*postures_of(stops[0]), WrittenPart(name, part.tree, part.steps)]
        stops[0].value["postures"] = WrittenPart(there, stops[0].tree, stops[0].steps)


def _forget(book: WrittenPart, kind: str, name: str) -> None:
    """Take out what speaks of something that was dropped, and says nothing without it."""
    for move in book.inside("moves").values():
        if kind == "deadlines" and "within" in move.value and move.value["within"].value == name:
            del move.value["within"]
        if "refused" in move.value and kind in _ASKED_AS:
            kept = [one for one in listed(move.value["refused"]) if not _asks(one, _ASKED_AS[kind], name)]
            move.value["refused"] = replace(move.value["refused"], value=kept)
    if kind != "postures":
        return
    moves = book.inside("moves")
    for made, leads in list(moves.items()):
        for pairs in (leads.inside("from"), leads.inside("also")):
            for source in [one for one, target in pairs.items() if name in (one, target.value)]:
                del pairs[source]
        asked = "needs" in leads.value
        take_out(leads, "needs", name)
        if not leads.inside("from") or asked > ("needs" in leads.value):
            del moves[made]
    for line in lines_of(book):
        stops = listed(line.value.get("stations"))
        for stop in stops:
            take_out(stop, "postures", name)
        if stops:
            line.value["stations"].value = [one for one in stops if "postures" in one.value]
    deadlines = book.inside("deadlines")
    for deadline, rule in list(deadlines.items()):
        take_out(rule, "starts_in", name)
        if "starts_in" not in rule.value:
            del deadlines[deadline]
            _forget(book, "deadlines", deadline)


def _asks(refusal: WrittenPart, key: str, name: str) -> bool:
    """Return whether a refusal asks for a name; of several postures it forgets the one and asks on."""
    for guard in listed(refusal.value.get("when")) if isinstance(refusal.value, dict) else []:
        asked = guard.value.get(key) if isinstance(guard.value, dict) else None
        if asked and isinstance(asked.value, list) and len(asked.value) > 1:
            asked.value = [one for one in asked.value if one.value != name]
        elif asked and [one.value for one in listed(asked)] == [name]:
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
