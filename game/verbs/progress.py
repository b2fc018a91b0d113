"""How far a long check is, shown on standard error where that is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(shown: bool) -> Iterator[Callable[[int], None] | None]:
    """Yield a function that hears how many positions are explored; None where nobody would see it."""
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
