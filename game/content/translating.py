"""A case in another language: beside each file lies a folder named by the language, with its texts.

`scenario.yaml` has its German in `de/scenario.texts.yaml`, a rule book likewise. A text is found by
what it says, so that one that has changed has no translation, and is never shown with a stale one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from game.content.documents.translation import TranslationDocument
from game.content.problems import Findings
from game.content.reading import Source, fit
from game.content.text_file import translation_file
from game.content.tree import Steps, Tree
from game.content.yaml_reader import read_tree

# The keys under which a text is shown to somebody.
PROSE = frozenset(
    (
        *("title", "summary", "role", "disclaimer", "label", "says", "question", "forum", "files", "because"),
        *("best_for", "best_against", "unknown_then", "lesson", "odds_from", "notes", "on", "alt", "docket"),
        *("hint", "chapter", "means", "what", "why", "content_note", "claim", "in_fact", "ask", "answer"),
    )
)
# Names and words that are prose of another kind: a dictionary has few of them.
NAMES = frozenset(("name", "shown_as", "who", "term", "once"))
# Keys of lists and blocks of texts; in these, some keys hold names of other things.
PARAGRAPHS = frozenset(("text", "on_screen", "simplified", "objectives", "answers"))
NO_TEXT = frozenset(("when", "exhibit", "met_by", "topic"))


class FoundText(NamedTuple):
    """A text of a file, and the steps that lead to it."""

    steps: Steps
    text: str


def texts_in(part: Any, steps: Steps = ()) -> Iterator[FoundText]:
    """Yield every text of a file that is shown to somebody, in the order of the file."""
    for key, inside in parts_of(part):
        here = (*steps, key)
        if key in PARAGRAPHS and not (key == "text" and isinstance(inside, dict) and "choices" in inside):
            yield from every_text(inside, here)
        elif (key in PROSE or key in NAMES) and isinstance(inside, str):
            yield FoundText(here, inside)
        elif isinstance(inside, dict | list):
            yield from texts_in(inside, here)


def every_text(part: Any, steps: Steps) -> Iterator[FoundText]:
    """Yield every text of a part, but none that names something else."""
    if isinstance(part, str):
        yield FoundText(steps, part)
    for key, inside in parts_of(part):
        if key not in NO_TEXT:
            yield from every_text(inside, (*steps, key))


def parts_of(part: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield the parts of a block or a list, each with its key or its number."""
    if isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)


def translation_of(file: Path, language: str, findings: Findings) -> Source[TranslationDocument] | None:
    """Return the translation of a file, if it has one that can be read."""
    there = translation_file(file, language)
    tree = read_tree(there, findings) if there.is_file() else None
    return fit(tree, TranslationDocument, findings) if tree else None


def languages_of(case: Path) -> tuple[str, ...]:
    """Return the languages into which a case is translated."""
    return tuple(sorted(file.parent.name for file in case.parent.glob(f"*/{case.stem}.texts.yaml")))


def translated(tree: Tree, language: str) -> Tree:
    """Return a tree that was just read, each text in another language where it has one."""
    source = translation_of(tree.path, language, Findings())
    if source is None:
        return tree
    said = {one.original: one.says for one in source.document.texts}
    for steps, text in list(texts_in(tree.plain)):
        if text in said:
            inside: Any = tree.plain
            for step in steps[:-1]:
                inside = inside[step]
            inside[steps[-1]] = said[text]
    if "scenario_format" in tree.plain:
        tree.plain["language"] = language
    tree.language = language
    return tree
