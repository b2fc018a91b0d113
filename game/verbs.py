"""The verbs of the command, one for each front and each tool of authors.

Everything that takes time to import is imported inside the verb that needs it.
"""

# Longer than 250 lines because each verb is a function here, with its options as arguments.

import json
import secrets
import sys
from pathlib import Path
from typing import Annotated, Any

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


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a verb, open the game."""
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    scenario: Annotated[
        str | None, typer.Argument(metavar="[SCENARIO]", help="The id of a case, or a path.")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Plain lines instead of the window.")] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="What chance follows from; else it is drawn.")
    ] = None,
    resume: Annotated[bool, typer.Option("--continue", help="Go on from the last autosave.")] = False,
    variant: VariantName = None,
) -> None:
    """Play, in the window or in plain lines."""
    if text:
        _play_text(scenario, secrets.randbelow(2**31) if seed is None else seed, resume, variant)
    else:
        _play_window(scenario, seed, resume, variant)


@app.command(name="list")
def list_(as_json: AsJson = False) -> None:
    """Show the cases at hand."""
    from game.authoring.listing import lines, plain
    from game.content.library import Library

    heads = Library().heads()
    _print(plain(heads) if as_json else lines(heads))


@app.command()
def run(scenario: ScenarioName, playbook: str, as_json: AsJson = False) -> None:
    """Replay an expected play: PLAYBOOK is its name, such as `historical`, or a path."""
    from game.authoring import playbook as playbooks
    from game.content.library import Library
    from game.content.loading import load
    from game.content.phrases import Phrases
    from game.content.words import load_words

    file = Library().find(scenario)
    given = Path(playbook)
    loaded = load(file, given if given.suffix in (".yaml", ".yml") else None)
    playable = loaded.playable
    found = loaded.playbook(given.stem)
    if found is None:
        known = ", ".join(one.playbook.name for one in loaded.playbooks) or "none"
        _stop(
            _broken_playbook(loaded.problems, given) or f"there is no playbook '{playbook}' (there: {known})"
        )
        return
    phrases = Phrases(playable, load_words())
    done = playbooks.run_playbook(found.playbook, phrases)
    _print(playbooks.plain(done, phrases) if as_json else playbooks.lines(done, phrases))
    if not done.holds:
        raise typer.Exit(1)


@app.command()
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Scenarios, rule books, or folders of them.")
    ],
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="The most positions that are explored; 0 only reads.")
    ] = LIMIT,
    variant: VariantName = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Tell every mistake of scenarios, rule books and playbooks, and what no play can do."""
    from game.authoring import checks
    from game.authoring.check_progress import progress
    from game.authoring.check_proof import Asked
    from game.content.words import load_words
    from game.model.ids import VariantId

    with progress(shown=sys.stderr.isatty() and not as_json) as hear:
        asked = Asked(limit, VariantId(variant) if variant else None, hear)
        checked = checks.check(_named(paths), load_words(), asked)
    _print(checks.plain(checked) if as_json else checks.lines(checked))
    if checked.errors or (strict and checked.warnings):
        raise typer.Exit(1)


@app.command()
def odds(
    scenario: ScenarioName,
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="`uniform`, `historical`, or a file of weights of choices.")
    ] = "uniform",
    variant: VariantName = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Tell the exact odds of every ending, what play can make of them, and what decides."""
    from game.authoring import odds as answers
    from game.authoring.policy import policy_named
    from game.authoring.steps import compile_steps
    from game.content.library import Library
    from game.model.ids import VariantId

    loaded = Library().load(scenario)
    steps = compile_steps(loaded.playable, VariantId(variant) if variant else None)
    found = answers.odds_of(steps, policy_named(policy, loaded), policy, limit)
    _print(answers.plain(found) if as_json else answers.lines(found))


@app.command()
def sample(
    scenario: ScenarioName,
    plays: Annotated[int, typer.Option(metavar="N", min=1, max=10_000_000, help="How many plays.")] = 10_000,
    seed: Annotated[int, typer.Option(metavar="S", help="What chance follows from.")] = 1,
    variant: VariantName = None,
    as_json: AsJson = False,
) -> None:
    """Play at random and count the endings: a check of the exact odds."""
    from game.authoring import random_play
    from game.authoring.steps import compile_steps
    from game.content.library import Library
    from game.model.ids import VariantId

    playable = Library().load(scenario).playable
    steps = compile_steps(playable, VariantId(variant) if variant else None)
    found = random_play.sample(steps, plays, seed)
    _print(random_play.plain(found) if as_json else random_play.lines(found))


@app.command()
def graph(
    scenario: ScenarioName,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="`json`, or `prism` for model checkers.")
    ] = "json",
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="`uniform` play, or `free`: every choice is left open.")
    ] = "uniform",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it.")] = None,
    variant: VariantName = None,
    limit: Limit = LIMIT,
) -> None:
    """Write the explored decision process down for other programs."""
    from game.authoring import graph as graphs
    from game.authoring.steps import compile_steps
    from game.content.library import Library
    from game.model.ids import VariantId

    for given, known in ((format_, graphs.FORMATS), (policy, graphs.POLICIES)):
        if given not in known:
            _stop(f"there is no '{given}' of a graph: write {' or '.join(known)}")
    of = VariantId(variant) if variant else None
    found = graphs.graph_of(compile_steps(Library().load(scenario).playable, of), limit)
    _write(graphs.prism(found, policy) if format_ == "prism" else graphs.plain(found, policy, of), output)


def _named(paths: list[Path]) -> list[Path]:
    """A path that does not exist may be the id of a case, or a shipped folder such as `scenarios`."""
    from game.content.library import Library, NoScenarioError
    from game.places import scenarios

    found = []
    for path in paths:
        try:
            found.append(path if path.exists() else Library().find(str(path)).parent)
        except NoScenarioError:
            if str(path) != "scenarios":
                _stop(f"there is no file, folder or case '{path}', seen from the folder '{Path.cwd()}'")
            found.append(scenarios())
    return found


def _broken_playbook(problems: Any, file: Path) -> str | None:
    told = [str(problem) for problem in problems if problem.place.path.stem == file.stem]
    return "\n".join(["the playbook has mistakes to mend first:", *told]) if told else None


def _play_text(scenario: str | None, seed: int, resume: bool, variant: str | None) -> None:
    from game.terminal.start import Asked
    from game.terminal.start import play as play_in_terminal

    raise typer.Exit(play_in_terminal(Asked(scenario, seed, resume, variant)))


def _play_window(scenario: str | None, seed: int | None, resume: bool, variant: str | None) -> None:
    from game.desktop.start import Asked
    from game.desktop.start import play as play_in_window

    play_in_window(Asked(scenario, seed, resume, variant))


def _print(what: Any) -> None:
    if text := _text(what):
        print(text)


def _write(what: Any, file: Path | None) -> None:
    """Print something, or write it to a file where one is named."""
    if file is None:
        _print(what)
        return
    try:
        file.write_text(_text(what) + "\n", "utf-8")
    except OSError as error:
        _stop(f"'{file}' cannot be written: {error.strerror}")


def _text(what: Any) -> str:
    """Give lines as they are, and anything else as JSON."""
    if isinstance(what, list) and all(isinstance(line, str) for line in what):
        return "\n".join(what)
    return json.dumps(what, indent=2, ensure_ascii=False)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _stop(sentence: str) -> None:
    """End as wrong use, with a sentence that says what is possible."""
    print(f"contempt: {sentence}", file=sys.stderr)
    raise typer.Exit(2)
