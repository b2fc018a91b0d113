"""What was meant by a name that a rule book does not have: one to drop or to keep, or one left out."""

from game.content.book_parts import WrittenPart, lines_of, listed, names_of_kind, names_under
from game.content.called import read_as
from game.content.lookalikes import typed_plainly
from game.content.problems import did_you_mean
from game.content.tree import Tree


def part_meant(book: WrittenPart, written: str, kinds: tuple[str, ...]) -> str:
    """Return what to write for a part that a book does not have: it may be a name or label alone."""
    typed = typed_plainly(written)
    plain = " ".join((typed.name if typed else written).split())
    kind, dot, name = plain.partition(".")
    # One thing for all of its kind, as `move.appeal`.
    named = (
        {one: one for one in kinds} | {one.rstrip("s"): one for one in kinds} | {"authority": "authorities"}
    )
    if dot and (home := named.get(kind)):
        return _nearest(book, home, name)
    every = {f"{one}.{id_}": id_ for one in kinds for id_ in names_of_kind(book, one)}
    alike = [full for full, id_ in every.items() if plain == id_]
    alike = alike or [f"{one}.{id_}" for one in kinds if (id_ := _by_label(book, one, plain))]
    if alike:
        return f"Did you mean '{alike[0]}'?" if len(alike) == 1 else f"Write `{'` or `'.join(alike)}`."
    near = did_you_mean(plain, every.values())
    meant = [full for full, id_ in every.items() if near.startswith(f"Did you mean '{id_}'")]
    if meant:
        return f"Did you mean '{meant[0]}'?"
    return (
        f"Write a kind and a name, such as `{next(iter(every), 'moves.appeal')}`; kinds: {', '.join(kinds)}."
    )


def _nearest(book: WrittenPart, kind: str, name: str) -> str:
    """Return the part of a kind that was probably meant: a name, or a key inside of what is there."""
    there = names_of_kind(book, kind)
    around = name.rpartition(".")[0]
    if around in there:
        keys = next(line.inside(kind)[around] for line in lines_of(book) if around in line.inside(kind))
        there = [f"{around}.{key}" for key in keys.plain]
    meant = name if name in there else _by_label(book, kind, name)
    if meant:
        return f"Did you mean '{kind}.{meant}'?"
    return did_you_mean(f"{kind}.{name}", [f"{kind}.{one}" for one in there])


def _by_label(book: WrittenPart, kind: str, written: str) -> str:
    """Return the name of the one thing of a kind that has a label, or nothing."""
    if kind == "stations":
        found = [one for one in names_of_kind(book, kind) if one.casefold() == written.casefold()]
        return found[0] if len(found) == 1 else ""
    parts = {name: part.plain for line in lines_of(book) for name, part in line.inside(kind).items()}
    return read_as(written, parts)


def left_out(base: WrittenPart, whole: WrittenPart, own: Tree) -> dict[str, str]:
    """Return how to have each posture, move and deadline of a book again that another one leaves out."""
    gone = {
        kind: [name for name in names_of_kind(base, kind) if name not in names_of_kind(whole, kind)]
        for kind in ("postures", "moves", "deadlines")
    }
    return {
        f"{kind}.{name}": _had_again(own, f"{kind}.{name}", _needed(base, kind, name, gone["postures"]))
        for kind, names in gone.items()
        for name in names
    }


def _had_again(own: Tree, name: str, needed: list[str]) -> str:
    """Return what to write so that a part is there again, with what it needs."""
    dropped, kept = ([named for _, named in names_under(own, key)] for key in ("drops", "keeps"))
    needed = [one for one in needed if one in dropped or not one.startswith("tracks.")]
    kind = name.partition(".")[0]
    # A kind of which nothing is named is kept as a whole, but for what misses something itself.
    is_named = name in dropped or any(one.startswith(f"{kind}.") for one in kept)
    parts = [name, *needed] if is_named or not needed else needed
    out = [f"`{part}`" for part in parts if part in dropped]
    into = [f"`{part}`" for part in parts if part not in dropped] if kept else []
    ways = [f"take {' and '.join(out)} out of `drops`"] if out else []
    if into:
        others = "" if is_named or needed else ", with the others that you need"
        ways.append(f"put {' and '.join(into)} into `keeps`{others}")
    way = " and ".join(ways) or f"leave what `{name}` needs out of `drops`"
    return way[0].upper() + way[1:]


def _needed(base: WrittenPart, kind: str, name: str, gone: list[str]) -> list[str]:
    """Return what else must be there again for a part of a book, as little as will do."""
    if kind == "postures":
        return [
            f"tracks.{track}" for track, line in base.inside("tracks").items() if name in line.inside(kind)
        ]
    part = base.inside(kind).get(name)
    inside = part.value if part and isinstance(part.value, dict) else {}
    if kind == "deadlines":
        starts = [one.value for one in listed(inside.get("starts_in"))]
        return [f"postures.{starts[0]}"] if starts and all(one in gone for one in starts) else []
    pairs = part.inside("from").items() if part else ()
    ways = [[one for one in gone if one in (source, target.value)] for source, target in pairs] or [[]]
    needs = [one.value for one in listed(inside.get("needs")) if one.value in gone]
    return [f"postures.{one}" for one in [*min(ways, key=len), *needs]]
