"""What the verbs of the command share: their usual options, and how they answer."""

import atexit
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from game.model.ids import VariantId
from game.verbs.line import Positional, Switch, ValueOption, not_written, stop

ScenarioName = Annotated[str, Positional("SCENARIO", "The id of a case, or a path to it.")]
AsJson = Annotated[bool, Switch("One JSON document on standard output.", name="--json")]
Strict = Annotated[bool, Switch("Count a warning as an error.")]
LIMIT = 2_000_000
Limit = Annotated[int, ValueOption("N", "The most positions to explore.", least=1)]
Language = Annotated[
    str | None, ValueOption("TAG", "The language of the screens, such as `de`; else as it was set.")
]
VariantName = Annotated[VariantId | None, ValueOption("ID", "The variant of the case that is taken.")]


def collect_rarely() -> None:
    """Collect garbage rarely: modules and large cases make many values that stay.

    Nor is any collected when Python ends, which would take longer than its start.
    """
    gc.set_threshold(200_000, 50, 1_000)
    atexit.register(gc.freeze)


def spoken(asked: str | None) -> str:
    """Return the language that is asked for, else the one that was set; end as wrong use if there is none."""
    from game import places
    from game.content.words import languages
    from game.saves.settings import Settings, read_settings

    there = languages()
    if asked is None:
        kept = (read_settings(places.settings()).value or Settings()).language
        return kept if kept in there else Settings().language
    if asked not in there:
        stop(f"the screens do not speak '{asked}': name one of {', '.join(there)}")
    return asked


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


def put(text: str | bytes, file: Path) -> None:
    """Write a text to a file, whole or not at all; end as wrong use if it cannot be written."""
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


@contextmanager
def progress(shown: bool) -> Iterator[Callable[[int], None] | None]:
    """Yield a function that shows how many positions are explored, or None if nobody would see it."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} positions explored"), TimeElapsedColumn())
    # It is painted when there is more to say, and not by a thread: a process with threads is not copied.
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("exploring", total=None)
        yield lambda count: bar.update(task, completed=count, refresh=True)
