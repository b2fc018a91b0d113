"""The page of all sources: what each is cited for and where, what it documents, and how it was seen.

Whoever changes a case or a rule book writes it anew: `python -m game.workshop.sources docs/sources.md`.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from game import places
from game.content.library import FILE
from game.content.mentions import links_in
from game.content.problems import Findings
from game.content.tree import Steps
from game.content.yaml_reader import read_tree
from game.model.cites import Cite, cite_of
from game.model.ids import AuthorityId
from game.proof.prose import strings_in

HEAD = """\
# Sources

Every authority of the cases that are shipped, of the rule books and of the words that they share: \
what it is cited for, where, and how it was seen.
The page is made from these files; `python -m game.workshop.sources docs/sources.md` writes it anew.

A place is named by the file and the names of its parts, `scene.choice.outcome`; behind it, in \
brackets, stand the pages or parts that are cited there.
*Documents* are the facts of a real case that can be read in the source.
How a source was seen says whether it was read whole or in part, through whom, or is known from \
memory, on what day, and how sure that is; where nothing of this is written down yet, *not yet \
said* stands there.
"""

FAMILIES: Mapping[str, str] = {
    "Opinions and orders": (
        r"^(?!\d+ U\.S\.C)(.*( v\. |\d (U\.S\.|F\.|S\. Ct\.) ?\S*\d| F\.(2d|3d|4th) )"
        r"|In re|Cass\.|Order|Ruling|Memorandum|Stipulation)"
    ),
    "Statutes, rules and treaties": (
        r"U\.S\.C\.|Fed\. R\.|Sup\. Ct\. R\.|Pub\. L\.|Cong\.|Code|Act|Const\."
        r"|\bRule|Directive|Treaty|article"
    ),
    "Papers of the parties": r"^(Motion|Brief|Letter|Objections|Transcript|Petition|Reply|Declaration)",
    "Articles and reports": "",
}
# The papers are known by their first word, whatever else stands in them.
_ORDER = (
    "Papers of the parties",
    "Opinions and orders",
    "Statutes, rules and treaties",
    "Articles and reports",
)
_MOST_PLACES = 12
_SEEN: Mapping[str, str] = {"whole": "read whole", "part": "read in part", "memory": "from memory"}


@dataclass(slots=True)
class SourceEntry:
    """One authority with all that the files say of it."""

    cite: str
    parts: dict[str, Any]
    cited: list[tuple[str, str, str]] = field(default_factory=list)
    documents: list[tuple[str, str, str]] = field(default_factory=list)


def page() -> str:
    """Return the page, made of the files that are shipped."""
    entries = gathered(_shipped())
    parts = [HEAD]
    for family in FAMILIES:
        found = sorted((one for one in entries if family_of(one.cite) == family), key=_sorted_by)
        rows = [_row(one) for one in found]
        head = ["| source | cited for | where | documents | seen |", "|---|---|---|---|---|"]
        parts.append("\n".join([f"## {family}", "", *head, *rows, ""]))
    return "\n".join(parts)


def _shipped() -> list[tuple[str, Any]]:
    """Return what stands in each shipped file, by the name under which it is told."""
    cases = sorted(places.scenarios().glob(f"*/{FILE}"))
    others = [*sorted(places.procedures().glob("*.yaml")), *sorted(places.common().glob("*.yaml"))]
    read = [(one.parent.name if one.name == FILE else one.stem, one) for one in (*cases, *others)]
    trees = [(name, read_tree(file, Findings())) for name, file in read]
    return [(name, tree.plain) for name, tree in trees if tree is not None]


def gathered(files: Sequence[tuple[str, Any]]) -> list[SourceEntry]:
    """Return each authority of some files once, by its citation, with every place that names it."""
    entries: dict[str, SourceEntry] = {}
    everywhere: dict[str, SourceEntry] = {}
    own: dict[str, dict[str, SourceEntry]] = {}
    for name, plain in files:
        own[name] = {}
        for id_, one in (plain.get("authorities") or {}).items():
            entry = entries.setdefault(one["cite"].casefold(), SourceEntry(one["cite"], {}))
            # What one file says of it and another leaves out counts for both.
            entry.parts = {**one, **entry.parts}
            own[name][id_] = everywhere[id_] = entry
    for name, plain in files:
        for steps, key, cite in cites_in(plain):
            found = own[name].get(cite.authority) or everywhere.get(cite.authority)
            if found:
                places_ = found.documents if key == "documented_by" else found.cited
                places_.append((name, path_of(steps), cite.pin))
    return list(entries.values())


def cites_in(plain: Any) -> Iterator[tuple[Steps, str, Cite]]:
    """Yield each cite of a file, with where it stands and the key that it stands under, or `text`."""
    for steps, text in strings_in(plain, ()):
        place = steps[:-1] if isinstance(steps[-1], int) else steps
        if steps[0] == "authorities":
            continue
        if place[-1] in ("cites", "documented_by"):
            yield place[:-1], str(place[-1]), cite_of(text)
            continue
        for link in links_in(text):
            if link.noun == "authority":
                yield steps, "text", Cite(AuthorityId(link.id), link.pin)


def path_of(steps: Steps) -> str:
    """Return the names of a place: `scene.choice.outcome` in scenes, else the block and the name in it."""
    named = [str(step) for step in steps if isinstance(step, str)]
    named = named[2:] if named[:1] == ["pieces"] else named
    if named[:1] == ["scenes"]:
        return ".".join([*named[1:2], *named[3:4], *named[5:6]]) if named[2:3] == ["choices"] else named[1]
    if named[:1] == ["history"]:
        return f"history {int(steps[1]) + 1}"
    if named[:2] == ["class", "misconceptions"]:
        return f"misconception {named[2]}"
    return " ".join(named[:2])


def family_of(cite: str) -> str:
    """Return the family of a source, by how it is cited."""
    return next(name for name in _ORDER if re.search(FAMILIES[name], cite))


def seen_of(parts: Mapping[str, Any]) -> str:
    """Return how a source was seen, on what day, and how sure that is."""
    said = []
    if seen := parts.get("seen"):
        through = f"through {parts['through']}" if parts.get("through") else "through a report"
        said.append(_SEEN.get(seen, through))
    else:
        said.append("not yet said")
    if checked := parts.get("checked"):
        said.append(f"looked up {checked}")
    if sure := parts.get("sure"):
        said.append(f"sure: {sure}")
    return ", ".join(said)


def _row(one: SourceEntry) -> str:
    link, date = one.parts.get("link"), one.parts.get("date")
    named = f"[{one.cite}]({link})" if link else one.cite
    cells = [
        f"{named}, of {date}" if date else named,
        one.parts.get("says", ""),
        _places(one.cited),
        _places(one.documents),
        seen_of(one.parts),
    ]
    return "| " + " | ".join(" ".join(cell.split()).replace("|", r"\|") for cell in cells) + " |"


def _places(found: Sequence[tuple[str, str, str]]) -> str:
    """Return places file by file, each once with its pins; of many, their number."""
    said = []
    for name, here in groupby(found, key=lambda place: place[0]):
        pins: dict[str, list[str]] = {}
        for _, path, pin in here:
            known = pins.setdefault(path, [])
            if pin and pin not in known:
                known.append(pin)
        if len(pins) > _MOST_PLACES:
            every = dict.fromkeys(pin for each in pins.values() for pin in each)
            listed = f"{len(pins)} places{_bracketed(every)}"
        else:
            listed = ", ".join(f"`{path}`{_bracketed(each)}" for path, each in pins.items())
        said.append(f"{name}: {listed}")
    return "; ".join(said)


def _bracketed(pins: Iterable[str]) -> str:
    said = ", ".join(pins)
    return f" ({said})" if said else ""


def _sorted_by(one: SourceEntry) -> tuple[tuple[int, str], ...]:
    """Order by words and numbers, so that section 636 stands before section 1291."""
    parts = re.findall(r"\d+|\D+", re.sub("[§*“”]", "", one.cite.casefold()))
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(page(), "utf-8")
