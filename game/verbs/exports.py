"""The verb that writes a saved play down for others: export.

Everything that takes time to import is imported inside the verb that needs it.
"""

import sys
from pathlib import Path
from typing import Annotated

from game.verbs.command import collect_rarely, put
from game.verbs.line import Argument, Option, stop

FORMATS = ("html", "text")


def export(
    save: Annotated[
        str,
        Argument("SAVE", "The name of a save, the id of a case, or a saved file."),
    ],
    format_: Annotated[
        str, Option("FORMAT", "`html`: the debrief; `text`: the transcript.", name="--format")
    ] = "html",
    output: Annotated[Path | None, Option("FILE", "Where to write it.")] = None,
) -> None:
    """Write the debrief of a saved play as a page that prints, or its transcript as text."""
    if format_ not in FORMATS:
        stop(f"there is no format '{format_}' of a play: write {' or '.join(FORMATS)}")
    text = _exported(save, format_)
    if output is None:
        sys.stdout.write(text)
    else:
        put(text, output)


def _exported(save: str, format_: str) -> str:
    """Return a saved play as text; say so where it could not be followed to its end."""
    collect_rarely()
    from game import places
    from game.content.words import load_words
    from game.saves.slots import Slots
    from game.verbs.progress import progress
    from game.workshop import exporting

    of = exporting.reopened(exporting.saved(save, Slots(places.saves())), load_words())
    if of.stopped:
        print(f"contempt: {of.stopped}", file=sys.stderr)
    if format_ == "text":
        return exporting.as_text(of)
    with progress(shown=sys.stderr.isatty()) as hear:
        return exporting.as_page(of, hear)
