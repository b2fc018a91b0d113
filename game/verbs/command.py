"""What all verbs of the command share: the command itself, their usual options, and how they answer."""

import gc
import json
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(
    name="contempt",
    help="Held in Contempt: a teaching game of legal strategy.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ScenarioName = Annotated[str, typer.Argument(metavar="SCENARIO", help="The id of a case, or a path to it.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count a warning as an error.")]
LIMIT = 2_000_000
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="The most positions that are explored.")]
VariantName = Annotated[
    str | None, typer.Option("--variant", metavar="ID", help="The case with other facts.")
]


def collect_rarely() -> None:
    """Look for garbage seldom: large cases make millions of values that stay, and looking finds nothing."""
    gc.set_threshold(200_000, 50, 1_000)


def show(what: Any) -> None:
    """Print lines as they are, and anything else as JSON."""
    if text := as_text(what):
        print(text)


def write(what: Any, file: Path | None) -> None:
    """Print something, or write it to a file where one is named."""
    if file is None:
        show(what)
        return
    try:
        file.write_text(as_text(what) + "\n", "utf-8")
    except OSError as error:
        stop(f"'{file}' cannot be written: {error.strerror}")


def as_text(what: Any) -> str:
    """Give lines as they are, and anything else as JSON."""
    if isinstance(what, list) and all(isinstance(line, str) for line in what):
        return "\n".join(what)
    return json.dumps(what, indent=2, ensure_ascii=False)


def stop(sentence: str) -> NoReturn:
    """End as wrong use, with a sentence that says what is possible."""
    print(f"contempt: {sentence}", file=sys.stderr)
    raise typer.Exit(2)
