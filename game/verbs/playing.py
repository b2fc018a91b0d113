"""The verbs for those who play: play, list, run.

Everything that takes time to import is imported inside the verb that needs it.
"""

import secrets
from pathlib import Path
from typing import Annotated, Any

from game.verbs.command import AsJson, ScenarioName, VariantName, show
from game.verbs.line import Argument, Option, Switch, stop

PlaybookName = Annotated[str, Argument("PLAYBOOK", "Its name, or a path to it.")]


def play(
    scenario: Annotated[str | None, Argument("SCENARIO", "The id of a case, or a path.")] = None,
    text: Annotated[bool, Switch("Plain lines instead of the window.")] = False,
    seed: Annotated[int | None, Option("N", "What chance follows from; else it is drawn.")] = None,
    resume: Annotated[bool, Switch("Go on from the last autosave.", name="--continue")] = False,
    at: Annotated[str | None, Option("SCENE", "Begin in this scene instead.")] = None,
    variant: VariantName = None,
    settings: Annotated[
        list[str] | None,
        Option("NAME=VALUE", "A setting of the window, such as text_size=150.", name="--set"),
    ] = None,
) -> None:
    """Play, in the window or in plain lines."""
    if at is not None and (scenario is None or resume):
        stop("--at needs a case, and begins it anew: contempt play SCENARIO --at SCENE")
    if text:
        _play_text(scenario, seed, resume, variant, at)
    else:
        _play_window(scenario, seed, resume, variant, at, tuple(settings or ()))


def list_(as_json: AsJson = False) -> None:
    """Show the cases at hand."""
    from game.content.library import Library
    from game.workshop.listing import lines, plain

    heads = Library().heads()
    show(plain(heads) if as_json else lines(heads))


def run(scenario: ScenarioName, playbook: PlaybookName, as_json: AsJson = False) -> None:
    """Replay an expected play: PLAYBOOK is its name, such as `historical`, or a path."""
    from game.content.library import Library
    from game.content.loading import load
    from game.content.phrases import Phrases
    from game.content.words import load_words
    from game.proof import playbook as playbooks

    file = Library().find(scenario)
    given = Path(playbook)
    loaded = load(file, given if given.suffix in (".yaml", ".yml") else None)
    playable = loaded.playable
    found = loaded.playbook(given.stem)
    if found is None:
        known = ", ".join(one.playbook.name for one in loaded.playbooks) or "none"
        stop(
            _broken_playbook(loaded.problems, given) or f"there is no playbook '{playbook}' (there: {known})"
        )
    phrases = Phrases(playable, load_words())
    done = playbooks.run_playbook(found.playbook, phrases)
    show(playbooks.plain(done, phrases) if as_json else playbooks.lines(done, phrases))
    if not done.holds:
        raise SystemExit(1)


def _broken_playbook(problems: Any, file: Path) -> str | None:
    told = [str(problem) for problem in problems if problem.place.path.stem == file.stem]
    return "\n".join(["the playbook has mistakes to fix first:", *told]) if told else None


def _play_text(
    scenario: str | None, seed: int | None, resume: bool, variant: str | None, at: str | None
) -> None:
    from game.terminal.start import Asked
    from game.terminal.start import play as play_in_terminal

    drawn = secrets.randbelow(2**31) if seed is None else seed
    raise SystemExit(play_in_terminal(Asked(scenario, drawn, resume, variant, at)))


def _play_window(
    scenario: str | None,
    seed: int | None,
    resume: bool,
    variant: str | None,
    at: str | None,
    settings: tuple[str, ...],
) -> None:
    from game.desktop.start import WindowOptions
    from game.desktop.start import play as play_in_window

    play_in_window(WindowOptions(scenario, seed, resume, variant, at, settings))
