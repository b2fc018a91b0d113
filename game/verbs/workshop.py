"""The verbs with which an author works: new, import, preview, diff, words, schema, pictures, pack.

Everything that takes time to import is imported inside the verb that needs it.
"""

import sys
from pathlib import Path
from typing import Annotated

from game.verbs.command import (
    LIMIT,
    AsJson,
    Limit,
    ScenarioName,
    VariantName,
    collect_rarely,
    progress,
    put,
    show,
    write,
)
from game.verbs.line import Positional, Switch, ValueOption, stop

NewName = Annotated[str, Positional("NAME", "Its id and folder, such as `my-case`.")]
Title = Annotated[str | None, ValueOption("TEXT", "The title that is shown.")]
Provider = Annotated[str | None, ValueOption("TEXT", "Who the provider is.")]
Book = Annotated[str | None, ValueOption("ID", "The rule book that governs the order, or a file.")]
Order = Annotated[str | None, ValueOption("ID", "Which order it is.")]
Court = Annotated[str | None, ValueOption("ID", "Which court ordered it.")]
Served = Annotated[str | None, ValueOption("WHO", "Who is served: `company` or `counsel`.")]
Places = Annotated[str | None, ValueOption("TEXT", "Where it is set: places, separated by commas.")]
Decisions = Annotated[str | None, ValueOption("N", "About how many decisions it should have.")]
Yes = Annotated[bool, Switch("Ask nothing, and take the usual answers.")]


def new(
    name: NewName,
    title: Title = None,
    provider: Provider = None,
    book: Book = None,
    order: Order = None,
    court: Court = None,
    served: Served = None,
    places: Places = None,
    decisions: Decisions = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Write a new case into a folder: a draft that checks clean and plays, to be rewritten."""
    from game.workshop import new as news
    from game.workshop.interview import GivenAnswers, Interview, NoAnswerError, draft_of

    here = Path.cwd()
    asked = None if yes or as_json or not sys.stdin.isatty() else _ask
    try:
        news.fit_name(name, here)
        given = GivenAnswers(title, provider, book, order, court, served, places, decisions)
        draft, count = draft_of(name, given, Interview(asked, print), here)
    except (news.NotNewError, NoAnswerError) as error:
        stop(str(error))
    files = news.write_case(draft, here)
    show(news.plain(draft, files) if as_json else news.lines(draft, here / name, count))


def _ask(words: str, usual: str) -> str:
    """Return the answer to one question; if the author leaves instead, nothing is written."""
    try:
        return input(f"{words} [{usual}] ")
    except (EOFError, KeyboardInterrupt):
        print()
        stop("nothing was written: start again when you like")


def import_(
    story: Annotated[Path, Positional("STORY", "A Twine story in Twee 3, such as `story.twee`.")],
    name: Annotated[str | None, ValueOption("NAME", "Its id and folder; else as its title.")] = None,
) -> None:
    """Write a case from a Twine story, and say line by line what it could not carry over."""
    from game.workshop.new import NotNewError
    from game.workshop.twee import TweeError
    from game.workshop.twine import import_story

    try:
        show(import_story(story, Path.cwd(), name))
    except (NotNewError, TweeError) as error:
        stop(str(error))


def preview(
    scenario: ScenarioName,
    at: Annotated[str, ValueOption("SCENE", "The scene to begin in.")] = "",
    text: Annotated[bool, Switch("Plain lines instead of the window.")] = False,
    variant: VariantName = None,
) -> None:
    """Show a case while you write it: anew after each save, with the problems to fix."""
    if text:
        from game.terminal.preview import preview as shown
    else:
        from game.desktop.preview.start import preview as shown
    shown(scenario, at, variant)


def diff(
    old: Annotated[str, Positional("OLD", "The edition before: an id or a path.")],
    new: Annotated[str, Positional("NEW", "The edition after: an id or a path.")],
    variant: VariantName = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two editions of a case, or what is other in one of two rule books."""
    from game.content.library import Library
    from game.workshop import book_diff
    from game.workshop import diff as diffs
    from game.workshop.key_diff import changed_keys

    books = [book_diff.book_of(one) for one in (old, new)]
    if books[0] and books[1]:
        other = book_diff.diff_books(books[0], books[1])
        show(book_diff.plain(other) if as_json else book_diff.lines(other))
        return

    before, after = (Library().load(one) for one in (old, new))
    found = diffs.diff(before.playable, after.playable, variant, limit)
    keys = changed_keys(before, after)
    show(diffs.plain(found, keys) if as_json else diffs.lines(found, keys))


def words(scenario: ScenarioName, limit: Limit = LIMIT, as_json: AsJson = False) -> None:
    """Count the words of a case and the minutes of its plays, and check its spelling."""
    from game.content.library import Library
    from game.content.words import load_words
    from game.workshop import words_report
    from game.workshop.words import read_through

    found = read_through(Library().load(scenario), load_words(), limit)
    show(words_report.plain(found) if as_json else words_report.lines(found))


def schema(
    scenario: Annotated[
        str | None, Positional("SCENARIO", "A case whose names the editor should offer.")
    ] = None,
    for_: Annotated[
        str, ValueOption("KIND", "`scenario`, `procedure`, `playbook` or `common`.", name="--for")
    ] = "scenario",
    output: Annotated[Path | None, ValueOption("FILE", "Where to write it.")] = None,
) -> None:
    """Write the JSON Schema by which an editor completes, explains and marks a file."""
    from game.content.library import Library
    from game.workshop import schema as schemas

    if for_ not in schemas.KINDS:
        stop(f"there is no kind of file '{for_}': write {', '.join(schemas.KINDS)}")
    if scenario and for_ not in schemas.NAMING:
        stop(f"a file of the kind '{for_}' has no names of a case in it: leave '{scenario}' out")
    file = Library().find(scenario) if scenario else None
    made = schemas.schema_for(for_, file)
    if file and not schemas.has_names(made):
        print(f"contempt: no names can be read from '{file}' yet: `contempt check` says why", file=sys.stderr)
    write(made, output)


def pictures(
    scenario: Annotated[
        str | None, Positional("SCENARIO", "A case whose own drawings are shown, too.")
    ] = None,
    output: Annotated[Path, ValueOption("FILE", "Where to write it.")] = Path("pictures.html"),
) -> None:
    """Write a page of all drawings by name: what each shows, and which cases use it."""
    from game.content.library import Library
    from game.content.words import load_words
    from game.workshop import gallery

    library = Library()
    hung = gallery.gallery(library.heads(), library.find(scenario) if scenario else None)
    put(gallery.page(hung, load_words()), output)
    print(f"{sum(map(len, hung.values()))} drawings in '{output}'.")


def pack(
    scenario: ScenarioName,
    output: Annotated[
        Path | None, ValueOption("FILE", "Where to write it; else CASE.contempt, here.")
    ] = None,
) -> None:
    """Pack a case into one file, to be given to somebody; one with errors is refused."""
    collect_rarely()
    from game.content import parcels
    from game.content.library import Library
    from game.content.words import words_when_asked
    from game.proof.checks import check
    from game.proof.findings import CheckOptions
    from game.workshop import giving

    loaded = Library().load(scenario)
    with progress(shown=sys.stderr.isatty()) as hear:
        checked = check([loaded.path.parent], words_when_asked(), CheckOptions(LIMIT, None, hear))
    giving.fit_to_give(loaded, checked.problems)
    files, folder = giving.files_to_give(loaded), loaded.path.absolute().parent
    file = output or Path(f"{loaded.playable.id}{parcels.ENDING}")
    put(parcels.packed(files, str(loaded.playable.id)), file)
    for name in parcels.left_out(folder):
        print(f"contempt: '{name}' was left out: no case has files of its kind", file=sys.stderr)
    print(f"{len(files)} files in '{file}'.")
