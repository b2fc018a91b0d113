"""What the verbs of the command share: their usual options, and how they answer."""

import atexit
import gc
from pathlib import Path
from typing import Annotated, Any

from game.verbs.line import Argument, Option, Switch, not_written

ScenarioName = Annotated[str, Argument("SCENARIO", "The id of a case, or a path to it.")]
AsJson = Annotated[bool, Switch("One JSON document on standard output.", name="--json")]
Strict = Annotated[bool, Switch("Count a warning as an error.")]
LIMIT = 2_000_000
Limit = Annotated[int, Option("N", "The most positions that are explored.", least=1)]
VariantName = Annotated[str | None, Option("ID", "The case with other facts.")]


def collect_rarely() -> None:
    """Look for garbage seldom: modules and large cases make many values that stay, and nothing is found.

    Nor is it looked for among them once more when Python ends, which else takes longer than its start.
    """
    gc.set_threshold(200_000, 50, 1_000)
    atexit.register(gc.freeze)


def show(what: Any) -> None:
    """Print lines as they are, and anything else as JSON."""
    if text := as_text(what):
        print(text)


def write(what: Any, file: Path | None) -> None:
    """Print something, or write it to a file where one is named."""
    if file is None:
        show(what)
    else:
        put(as_text(what) + "\n", file)


def put(text: str, file: Path) -> None:
    """Write a text to a file that is named, whole or not at all; end as wrong use where it cannot be."""
    from game.saves.files import write_whole

    try:
        write_whole(file, text)
    except OSError as error:
        not_written(file, error)


def as_text(what: Any) -> str:
    """Return lines as they are, and anything else as JSON."""
    if isinstance(what, list) and all(isinstance(line, str) for line in what):
        return "\n".join(what)
    import json

    return json.dumps(what, indent=2, ensure_ascii=False)
