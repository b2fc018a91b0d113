"""The verbs for cases in a browser: site, collect, serve.

Everything that takes time to import is imported inside the verb that needs it.
"""

from pathlib import Path
from typing import Annotated

from game.verbs.command import Language, put, spoken
from game.verbs.line import Positional, Switch, ValueOption, not_written, stop

Runtime = Annotated[
    Path | None,
    ValueOption("FILE", "Python for the browser as an npm package that was fetched elsewhere."),
]


Assignment = Annotated[bool, Switch("Homework: a course is handed in at the end.")]


def site(
    folder: Annotated[Path, Positional("FOLDER", "Where the site is written.")],
    cases: Annotated[list[str], Positional("CASE", "The id of a case, or a path to it.")],
    assignment: Assignment = False,
    runtime: Runtime = None,
) -> None:
    """Write cases as a static site, to be played in any browser."""
    from game.browser.site import SiteOptions, write_site

    try:
        written = write_site(folder, SiteOptions(tuple(cases), assignment, runtime))
    except OSError as error:
        not_written(folder, error)
    mega = 1_000_000
    print(
        f"{written.files} files in '{folder}': {written.weight / mega:.1f} MB, "
        f"{written.packed / mega:.1f} MB compressed."
    )


def collect(
    folder: Annotated[Path, Positional("FOLDER", "Where the files that were handed in lie.")],
    report: Annotated[Path, ValueOption("FILE", "Write the report there.")] = Path("homework.html"),
    csv: Annotated[Path | None, ValueOption("FILE", "Write a table of the courses there, too.")] = None,
    language: Language = None,
) -> None:
    """Replay the courses that a class handed in, and report on them."""
    from game.browser import collected
    from game.browser.collecting import collect as collecting
    from game.browser.collecting import exact_odds
    from game.content.library import Library
    from game.content.words import load_words

    if not folder.is_dir():
        stop(f"there is no folder '{folder}': name the one in which the files lie that were handed in")
    words = load_words(spoken(language), also=["browser"])
    found = collecting(folder, Library(language=words.language))
    put(collected.page(found, words, exact_odds(found.case)), report)
    if csv is not None:
        put(collected.table(found), csv)
    print(words.counted("collected.courses", len(found.courses)))
    for name, why in found.refused:
        print(f"{name}: {why}")


def serve(
    cases: Annotated[list[str], Positional("CASE", "The id of a case, or a path to it.")],
    host: Annotated[str | None, ValueOption("ADDRESS", "The address at which it is served.")] = None,
    port: Annotated[int, ValueOption("N", "The first port that is tried.", least=1, most=65_535)] = 8321,
    assignment: Assignment = False,
    runtime: Runtime = None,
) -> None:
    """Serve cases from this machine to the browsers of a room without internet."""
    import time

    from game.browser.serving import ServedSite
    from game.browser.site import SiteOptions, site_files

    served = ServedSite(site_files(SiteOptions(tuple(cases), assignment, runtime)))
    address = served.open(host, port)
    print(f"{address.url}  (Ctrl+C ends it)", flush=True)
    try:
        while True:
            time.sleep(3600)
    finally:
        served.close()
