"""The courses of a report turn by turn: one row for each scene, one column for each course."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.report.content import DecisionPart, Report
from game.classroom.views.bodies import CoursePath, CourseTurn

Key = tuple[str, int]
"""A scene, and which time it is that a course comes to it."""


def paths_of(report: Report) -> tuple[CoursePath, ...]:
    """Return the courses in the order of their columns: the class's, then the real one."""
    return (*report.courses, *((report.real,) if report.real else ()))


def turn_rows(report: Report, same: str) -> list[tuple[str, ...]]:
    """Return a row for each scene: day, scene, and what each course did there.

    What the class did as it really was is told by a word.
    """
    paths = paths_of(report)
    found = [dict(_keyed(path)) for path in paths]
    real = found[-1] if report.real else {}
    rows = []
    for key in _merged([list(nodes) for nodes in found]):
        nodes = [nodes.get(key) for nodes in found]
        cells = [_cell(one, real.get(key), same) for one in nodes[: len(report.courses)]]
        first = next(one for one in nodes if one is not None)
        rows.append((first.day, first.title, *cells, *([_told(real.get(key))] if report.real else ())))
    return rows


def _keyed(path: CoursePath) -> Iterator[tuple[Key, CourseTurn]]:
    seen: dict[str, int] = {}
    for node in path.nodes:
        seen[node.title] = seen.get(node.title, 0) + 1
        yield (node.title, seen[node.title]), node


def _merged(orders: list[list[Key]]) -> list[Key]:
    """Return one order in which each of the others stands as it was, as far as they agree."""
    merged: list[Key] = []
    for order in sorted(orders, key=len, reverse=True):
        place = 0
        for key in order:
            if key in merged:
                place = merged.index(key) + 1
            else:
                merged.insert(place, key)
                place += 1
    return merged


def _cell(node: CourseTurn | None, real: CourseTurn | None, same: str) -> str:
    if node is not None and real is not None and not node.votes and _told(node) == _told(real):
        return same
    return _told(node)


def _told(node: CourseTurn | None) -> str:
    if node is None:
        return ""
    votes = f" ({node.votes})" if node.votes else ""
    # A label that asks or exclaims ends itself.
    chosen = (
        f"{node.choice}{votes}" if not node.outcome or node.choice[-1:] in "?!" else f"{node.choice}{votes}."
    )
    return f"{chosen} {node.outcome}".rstrip()


@dataclass(frozen=True, slots=True)
class Brief:
    """A decision in one line: what was chosen, by how many, and what was really done there."""

    chosen: str
    votes: str
    really: str


def briefs(report: Report) -> tuple[Brief, ...]:
    """Return each decision in brief."""
    real = dict(_keyed(report.real)) if report.real else {}
    return tuple(_brief(part, real.get((part.title, 1))) for part in report.decisions)


def _brief(part: DecisionPart, real: CourseTurn | None) -> Brief:
    chosen = next((row for row in part.options if row.chosen), None)
    if chosen is None:
        return Brief("–", "–", real.choice if real else "")
    second = chosen.second is not None
    count, total = (chosen.second, part.second_total) if second else (chosen.first, part.first_total)
    votes = "–" if count is None else f"{count} of {total}"
    return Brief(f"{chosen.letter}. {chosen.label}", votes, real.choice if real else "")
