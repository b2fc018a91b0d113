"""The names that a scenario's file declares, as they are written: none of them may seem to be missing."""

from collections.abc import Collection, KeysView, Sequence
from typing import Any

from game.content.documents.prose import WordsDocument
from game.content.documents.scenario import ScenarioDocument
from game.content.names import DECLARED_UNDER
from game.content.tree import Plain

# What rule books and files of shared words may declare, and what a scenario alone does.
_SHARED = ("authority", "term", "cast member")
_OWN = tuple(noun for noun in DECLARED_UNDER if noun not in ("fact", *_SHARED))


def block(written: Any, key: str) -> dict[str, Plain]:
    """Return a block of keys inside another, as it was written; with an empty one where it is none."""
    part = written.get(key) if isinstance(written, dict) else None
    return part if isinstance(part, dict) else {}


def keys(written: Any, key: str) -> KeysView[str]:
    """Return the keys of a block inside another."""
    # Not a tuple: whether a name is declared is asked ten thousand times in a large case.
    return block(written, key).keys()


def declared(
    written: dict[str, Plain], files: Sequence[WordsDocument], facts: Collection[str]
) -> dict[str, Collection[str]]:
    """Return the declared names by their noun, with the facts of rule books and the words of files."""
    return {
        **{noun: keys(written, DECLARED_UNDER[noun]) for noun in _OWN},
        "fact": dict.fromkeys((*keys(written, "facts"), *facts)),
        "misconception": keys(block(written, "class"), "misconceptions"),
        "stand-in": keys(block(written, "mask"), "names"),
        **{noun: _shared(written, DECLARED_UNDER[noun], files) for noun in _SHARED},
    }


def unsure(written: dict[str, Plain], missing: bool) -> tuple[str, ...]:
    """Return the nouns of which some names stand where they cannot be read.

    That is a rule book or a file of shared words that is missing, or a key at the top that nobody knows.
    """
    shared = ("fact", *_SHARED) if missing else ()
    if written.keys() <= ScenarioDocument.keys.keys():
        return shared
    return (*shared, *(noun for noun, key in DECLARED_UNDER.items() if key not in written))


def _shared(written: dict[str, Plain], key: str, files: Sequence[WordsDocument]) -> dict[str, None]:
    return dict.fromkeys([*(name for file in files for name in getattr(file, key)), *keys(written, key)])
