"""The verbs with which an author works: schema.

Everything that takes time to import is imported inside the verb that needs it.
"""

from pathlib import Path
from typing import Annotated

import typer

from game.verbs.command import app, stop, write


@app.command()
def schema(
    scenario: Annotated[
        str | None,
        typer.Argument(metavar="SCENARIO", help="A case whose names the editor is to know."),
    ] = None,
    for_: Annotated[
        str, typer.Option("--for", metavar="KIND", help="`scenario`, `procedure`, `playbook` or `common`.")
    ] = "scenario",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it.")] = None,
) -> None:
    """Write the JSON Schema by which an editor completes, explains and marks a file."""
    from game.authoring import schema as schemas
    from game.content.library import Library

    if for_ not in schemas.KINDS:
        stop(f"there is no kind of file '{for_}': write {', '.join(schemas.KINDS)}")
    if scenario and for_ not in schemas.NAMING:
        stop(f"a file of the kind '{for_}' has no names of a case in it: leave '{scenario}' out")
    write(schemas.schema_for(for_, Library().find(scenario) if scenario else None), output)
