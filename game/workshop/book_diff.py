"""What one rule book has that another one has not, on one page: a book and the one that it extends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game import places
from game.content.loading import rule_book_tree
from game.content.problems import Findings, ScenarioProblemsError, brief
from game.content.yaml_reader import read_tree
from game.model.value import value
from game.proof.findings import in_a_line

# A book's own texts, and what it has by name.
_TEXTS = ("title", "means", "opens_in")
_KINDS = ("facts", "deadlines", "tracks", "postures", "stations", "moves", "authorities", "glossary", "cast")
# So many that are gone are told one by one; of more, what is left.
_MOST_GONE = 6
_Named = dict[str, dict[str, Any]]


@value
class BookDiff:
    """Two rule books, and what is other: for each kind its names, each with a sign and what changed in it."""

    old: str
    new: str
    kinds: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]
    in_both: dict[str, tuple[str, ...]]


def book_of(name: str) -> Path | None:
    """Return the file of a rule book, by its path or as one that is shipped; None where it is none."""
    shipped = places.scenarios() / "procedures" / f"{name}.yaml"
    file = Path(name)
    if not file.is_file():
        return shipped if name.replace("-", "").isalnum() and shipped.is_file() else None
    tree = read_tree(file, Findings())
    return file if tree and "procedure_format" in tree.plain else None


def diff_books(old: Path, new: Path) -> BookDiff:
    """Return what is other in a rule book; raise ScenarioProblemsError where one cannot be read."""
    before, after = _named(old), _named(new)
    kinds = {kind: tuple(_differences(before[kind], after[kind])) for kind in before}
    in_both = {kind: tuple(name for name in before[kind] if name in after[kind]) for kind in before}
    return BookDiff(old.stem, new.stem, {kind: found for kind, found in kinds.items() if found}, in_both)


def _named(path: Path) -> dict[str, _Named]:
    findings = Findings()
    tree = rule_book_tree(path, findings)
    if tree is None or findings.errors:
        raise ScenarioProblemsError(path, findings.errors)
    plain: Any = tree.plain
    lines = [plain, *(plain.get("tracks") or {}).values()]
    found: dict[str, _Named] = {"texts": {key: {"": plain[key]} for key in _TEXTS if key in plain}}
    for kind in _KINDS:
        if kind == "tracks":
            # What stands in them is told with the other postures and stations.
            tracks = (plain.get(kind) or {}).items()
            inside = ("postures", "stations")
            found[kind] = {name: {k: v for k, v in one.items() if k not in inside} for name, one in tracks}
        elif kind == "stations":
            found[kind] = {one["label"]: one for line in lines for one in line.get(kind) or ()}
        else:
            found[kind] = {name: one for line in lines for name, one in (line.get(kind) or {}).items()}
    return found


def _differences(before: _Named, after: _Named) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for name, one in after.items():
        if name not in before:
            yield "+", name, tuple(f"{key}: {_said(part)}" for key, part in one.items() if key in _TELLING)
        elif before[name] != one:
            yield "~", name, tuple(_changes(before[name], one))
    for name in before:
        if name not in after:
            yield "-", name, ()


# What is told of something new.
_TELLING = ("", "label", "from", "in", "postures", "opens_in")


def _changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        lead = f"{key}: " if key else ""
        if isinstance(was, str) and isinstance(now, str):
            yield f"{lead}{brief(was)} → {brief(now)}"
            continue
        earlier, later = _parts(was), _parts(now)
        if key == "refused":
            # One that says the same where something else holds is told once.
            again = [
                one["says"] for one in later if one not in earlier and one["says"] in map(_says, earlier)
            ]
            yield from (f"{lead}asks otherwise: {says}" for says in again)
            earlier, later = (
                [one["says"] for one in each if one["says"] not in again] for each in (earlier, later)
            )
        yield from (f"{lead}+ {_said(part)}" for part in later if part not in earlier)
        yield from (f"{lead}- {_said(part)}" for part in earlier if part not in later)


def _says(refusal: Any) -> str:
    return str(refusal["says"])


def _parts(part: Any) -> list[Any]:
    if isinstance(part, dict):
        return [{key: one} for key, one in part.items()]
    return part if isinstance(part, list) else [] if part is None else [part]


def _said(part: Any) -> str:
    return part if isinstance(part, str) else in_a_line(part)


def plain(found: BookDiff) -> dict[str, Any]:
    """Return what is other as data for other programs; the keys are stable."""
    kinds = {
        kind: [{"sign": sign, "name": name, "changes": list(changes)} for sign, name, changes in each]
        for kind, each in found.kinds.items()
    }
    return {"old": found.old, "new": found.new, "rule_book": kinds}


def lines(found: BookDiff) -> list[str]:
    """Return what is other in lines for a terminal."""
    said = [f"{found.old} → {found.new}: " + ("what is other" if found.kinds else "nothing is other")]
    for kind, each in found.kinds.items():
        said += ["", kind.capitalize()]
        gone, left = [one for one in each if one[0] == "-"], found.in_both[kind]
        few = len(gone) > max(len(left), _MOST_GONE)
        if few:
            kept = f"all but {', '.join(left)}" if left else "all"
            said.append(f"  - {len(gone)} of {len(gone) + len(left)}: {kept}")
        for sign, name, changes in each:
            if few and sign == "-":
                continue
            head = f"  {sign} {name}"
            if len(changes) == 1 or sign != "~":
                said.append(": ".join(filter(None, [head, ", ".join(changes)])))
            else:
                said += [head, *(f"      {change}" for change in changes)]
    return said
