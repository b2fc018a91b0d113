"""Which part of a rule book was meant by a name that it does not have: to be dropped, or to be kept."""

from game.content.book_parts import WrittenPart, lines_of, names_of_kind
from game.content.called import read_as
from game.content.lookalikes import typed_plainly
from game.content.problems import did_you_mean


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
