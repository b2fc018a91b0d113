"""The verbs for cases in a browser: site.

Everything that takes time to import is imported inside the verb that needs it.
"""

from pathlib import Path
from typing import Annotated

from game.verbs.line import Positional, ValueOption, not_written

Runtime = Annotated[
    Path | None,
    ValueOption("FILE", "Python for the browser as an npm package that was fetched elsewhere."),
]


def site(
    folder: Annotated[Path, Positional("FOLDER", "Where the site is written.")],
    cases: Annotated[list[str], Positional("CASE", "The id of a case, or a path to it.")],
    runtime: Runtime = None,
) -> None:
    """Write cases as a static site, to be played in any browser."""
    from game.browser.site import write_site

    try:
        written = write_site(folder, cases, runtime)
    except OSError as error:
        not_written(folder, error)
    mega = 1_000_000
    print(
        f"{written.files} files in '{folder}': {written.weight / mega:.1f} MB, "
        f"{written.packed / mega:.1f} MB compressed."
    )
