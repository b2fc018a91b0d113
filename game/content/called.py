"""What was meant by a name that nothing declares: what a player reads, or several names in one text.

It is looked for only where there is a mistake to tell, so that reading a well file costs nothing.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from game.content.compared import compared, nearest
from game.content.documents.guards import GUARDS
from game.content.documents.prose import WordsDocument

# Guards that say all they ask in one name: the others have a number or a word beside it.
_ALONE = ("fact", "preserved", "forfeited", "posture", "may", "chosen", "holds")
# Under which keys stands what a player reads of a thing, and so an author may call it by.
_READ_AS = ("label", "title", "claim", "says", "name", "term")
_ID = re.compile(r"[a-z0-9-]*")
_BETWEEN = re.compile(r"\s+(?:and|or)\s+|\s*[,;&|]\s*")
_EITHER = re.compile(r"\s+or\s+|\|")
_NEGATED = re.compile(r"(?:not|no)\s+(\S+)|!\s*(\S+)")
# A shorter word stands in many a citation.
_LEAST_SHOWN = 4
_PIN = re.compile(r"(?:at |pp?\. ?|pages? |\u00a7+ ?|para(?:graph|\.)? ?)(\d[\d, \u2013-]*)")
_CURLY = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def read_as(name: str, declared: Any) -> str:
    """Return the id of the one thing in a block that a player reads so, or nothing."""
    # What is written as an id is a slip of one; a large file may have thousands of both.
    if _ID.fullmatch(name):
        return ""
    parts = declared.items() if isinstance(declared, dict) else ()
    sought = _plainly(name)
    same = [id_ for id_, part in parts if any(_plainly(text) == sought for text in _texts(part))]
    return same[0] if len(same) == 1 else ""


def _texts(part: Any) -> list[str]:
    """Return what a player may read of a declared thing; of a scene, the title of its ending too."""
    if isinstance(part, str):
        return [part]
    texts = [part.get(key) for key in _READ_AS] if isinstance(part, dict) else []
    ending = part.get("ending") if isinstance(part, dict) else None
    return [*(text for text in texts if isinstance(text, str)), *(_texts(ending) if ending else ())]


def choice_called(written: str, plain: Any) -> str:
    """Return the one choice of a file, `scene.choice`, that has a label or this id alone; or nothing."""
    scene, dot, said = written.partition(".")
    pieces = (piece.get("scenes") for piece in _blocks(plain, "pieces").values() if isinstance(piece, dict))
    scenes = {**_blocks(plain, "scenes")}
    for inside in pieces:
        scenes |= inside if isinstance(inside, dict) else {}
    found = []
    for name in [scene] if dot and scene in scenes else scenes:
        choices, sought = _blocks(scenes[name], "choices"), said if name == scene and dot else written
        meant = sought if sought in choices else read_as(sought, choices)
        found += [f"{name}.{meant}"] if meant else []
    return found[0] if len(found) == 1 else ""


def _blocks(part: Any, key: str) -> dict[str, Any]:
    inside = part.get(key) if isinstance(part, dict) else None
    return inside if isinstance(inside, dict) else {}


def _plainly(text: str) -> str:
    return " ".join(text.translate(_CURLY).casefold().split()).rstrip(".?!")


def written_out(written: str, known: Collection[str], key: str) -> str:
    """Return how a text that says more than one name is written under a key, or nothing where it does not."""
    negated = _NEGATED.fullmatch(written)
    if key in ("meter", "fines") and (one := compared(written)) and (near := nearest(one.name, known)):
        return f"Write `{one.block(key, near)}`."
    if key in _ALONE and negated and (name := negated[1] or negated[2]) in known:
        return f"Write `{{not: [{{{key}: {name}}}]}}`."
    names = _BETWEEN.split(written)
    if len(names) < 2 or not all(name in known for name in names):
        return ""
    either = _EITHER.search(written) is not None
    if key not in GUARDS or (key == "posture" and " and " not in written):
        return f"Write `[{', '.join(names)}]`."
    if key not in _ALONE:
        return ""
    blocks = ", ".join(f"{{{key}: {name}}}" for name in names)
    return f"Write `{{any: [{blocks}]}}`." if either else f"Write a block for each: `{blocks}`."


def shown_as(noun: str, name: str, files: Sequence[WordsDocument]) -> str:
    """Return the one person or source in whose name or citation a text stands, or nothing."""
    read: list[tuple[str, str]] = []
    for file in files:
        if noun == "cast member":
            read += [(id_, one.name) for id_, one in file.cast.items()]
        elif noun == "authority":
            read += [(id_, one.cite) for id_, one in file.authorities.items()]
    shown = dict.fromkeys(id_ for id_, text in read if name.casefold() in text.casefold())
    return next(iter(shown)) if len(shown) == 1 and len(name) >= _LEAST_SHOWN else ""


def pin_alone(name: str) -> str:
    """Return the page or paragraph that stands where a source should, or nothing where it is none."""
    found = _PIN.fullmatch(name)
    return found[1] if found else ""
