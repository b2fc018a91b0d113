"""The texts of a scenario that somebody reads, each with where it stands and what it is."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from game.content.tree import Steps

# Keys under which a text is prose; a paragraph and a speech stand under `text` and `on_screen`.
_PROSE: Sequence[str] = (
    *("title", "summary", "role", "disclaimer", "label", "says", "question", "forum", "files", "because"),
    *(
        "best_for",
        "best_against",
        "unknown_then",
        "lesson",
        "odds_from",
        "notes",
        "on",
        "alt",
        "docket",
        "means",
    ),
    *("what", "why", "content_note", "claim", "in_fact", "ask", "answer", "intended"),
)
_PARAGRAPHS: Sequence[str] = ("text", "on_screen", "simplified", "objectives", "answers")
_NO_SPEECH: Sequence[str] = ("when", "exhibit")

# Keys that hold the names of people, of companies and of things.
_NAMES: Sequence[str] = ("name", "real", "also", "shown_as", "who", "cite", "term")


class Text(NamedTuple):
    """A text, and the steps that lead to it in its file."""

    steps: Steps
    text: str


def prose_in(part: Any, steps: Steps = ()) -> Iterator[Text]:
    """Yield every text of a part of a scenario that is prose, in the order of the file."""
    for key, inside in _inside(part):
        here = (*steps, key)
        if key in _PARAGRAPHS and not (key == "text" and isinstance(inside, dict) and "choices" in inside):
            yield from _paragraphs(inside, here)
        elif key in _PROSE and isinstance(inside, str):
            yield Text(here, inside)
        elif isinstance(inside, dict | list):
            yield from prose_in(inside, here)


def names_in(part: Any) -> Iterator[str]:
    """Yield the texts that name people, companies, cases and terms."""
    for key, inside in _inside(part):
        if key in _NAMES:
            yield from (text.text for text in _every(inside, ()))
        elif isinstance(inside, dict | list):
            yield from names_in(inside)


def _paragraphs(part: Any, steps: Steps) -> Iterator[Text]:
    """Yield the paragraphs of a text: a block in it holds a text, or what somebody says."""
    if isinstance(part, str):
        yield Text(steps, part)
    for key, inside in _inside(part):
        if key not in _NO_SPEECH:
            yield from _paragraphs(inside, (*steps, key))


def _every(part: Any, steps: Steps) -> Iterator[Text]:
    if isinstance(part, str):
        yield Text(steps, part)
    for key, inside in _inside(part):
        yield from _every(inside, (*steps, key))


def _inside(part: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
