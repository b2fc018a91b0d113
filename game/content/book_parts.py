"""The parts of a rule book as it was written, each with its file: what is joined with another, or dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from game.content.tree import Steps, Tree


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


def postures_of(station: WrittenPart) -> list[WrittenPart]:
    """Return the postures of a station."""
    return listed(station.value.get("postures")) if isinstance(station.value, dict) else []


def label_of(station: WrittenPart) -> str:
    """Return the label of a station, or nothing."""
    label = station.value.get("label") if isinstance(station.value, dict) else None
    return str(label.value) if label else ""


def listed(part: WrittenPart | None) -> list[WrittenPart]:
    """Return the parts of a list; one thing alone is a list of one."""
    if part is None:
        return []
    return part.value if isinstance(part.value, list) else [part]


def lines_of(book: WrittenPart) -> list[WrittenPart]:
    """Return the parts of a book that have postures and stations: itself, and its tracks."""
    return [book, *book.inside("tracks").values()]


def take_out(part: WrittenPart, key: str, name: str) -> None:
    """Take a name out of a list of names, and the list where it has no other."""
    if isinstance(part.value, dict) and key in part.value:
        left = [one for one in listed(part.value[key]) if one.value != name]
        if not left:
            del part.value[key]
        elif len(left) < len(listed(part.value[key])):
            part.value[key] = replace(part.value[key], value=left)


def names_of_kind(book: WrittenPart, kind: str) -> list[str]:
    """Return the names of a kind in a book; of stations, their labels."""
    if kind == "stations":
        return [label_of(stop) for line in lines_of(book) for stop in listed(line.value.get(kind))]
    return [name for line in lines_of(book) for name in line.inside(kind)]


def names_under(book: Tree, key: str) -> Iterator[tuple[Steps, str]]:
    """Yield what is named under a key of a file, one thing or a list, with the steps to each."""
    written = book.plain.get(key, [])
    for index, name in enumerate(written if isinstance(written, list) else [written]):
        if isinstance(name, str):
            yield (key, index) if isinstance(written, list) else (key,), name
