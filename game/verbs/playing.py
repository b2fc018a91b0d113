"""The verbs for those who play: play, list, add, remove, run, export.

Everything that takes time to import is imported inside the verb that needs it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from game.verbs.command import (
    AsJson,
    Language,
    ScenarioName,
    VariantName,
    collect_rarely,
    progress,
    put,
    show,
    spoken,
)
from game.verbs.line import Positional, Switch, ValueOption, stop

if TYPE_CHECKING:
    from game.workshop.exporting import SavedPlay

PlaybookName = Annotated[str, Positional("PLAYBOOK", "Its name, or a path to it.")]
EXPORT_FORMATS = ("html", "text", "card")


def play(
    scenario: Annotated[str | None, Positional("SCENARIO", "The id of a case, or a path.")] = None,
    text: Annotated[bool, Switch("Plain lines instead of the window.")] = False,
    seed: Annotated[int | None, ValueOption("N", "The seed of chance; else it is drawn.")] = None,
    resume: Annotated[bool, Switch("Go on from the last autosave.", name="--continue")] = False,
    file: Annotated[
        Path | None, ValueOption("FILE", "Go on from a saved file, such as a browser gives.", name="--from")
    ] = None,
    at: Annotated[str | None, ValueOption("SCENE", "Begin in this scene instead.")] = None,
    variant: VariantName = None,
    settings: Annotated[
        list[str] | None,
        ValueOption("NAME=VALUE", "A setting of the window, such as text_size=150.", name="--set"),
    ] = None,
    language: Language = None,
) -> None:
    """Play, in the window or in plain lines."""
    if at is not None and (scenario is None or resume):
        stop("--at needs a case, and begins it anew: contempt play SCENARIO --at SCENE")
    if file is not None:
        scenario, resume = _taken_in(file), True
    arrives = _arriving(scenario)
    if arrives and (text or at or resume or variant):
        from game.workshop.giving import taken_in

        scenario, arrives = taken_in(Path(arrives)), ""
    if text:
        import secrets

        from game.terminal.session import PlayOptions, start

        drawn = secrets.randbelow(2**31) if seed is None else seed
        raise SystemExit(start(PlayOptions(scenario, drawn, resume, variant, at, spoken(language))))
    from game.desktop.start import WindowOptions
    from game.desktop.start import play as play_in_window

    # Whoever opens a file from a desktop sees no terminal: the window tells what becomes of it.
    given = (*(settings or ()), *([f"language={spoken(language)}"] if language else ()))
    play_in_window(WindowOptions(scenario, seed, resume, variant, at, given, arrives))


def _taken_in(file: Path) -> str:
    """Make a saved file the last play of its case, and return the case; the play before stays as earlier."""
    from game import places
    from game.content.library import Library
    from game.saves.record import Bookmark
    from game.saves.slots import Slots
    from game.workshop.exporting import saved

    if not file.is_file():
        stop(f"there is no file '{file}': name one that a browser or the game has saved")
    slots = Slots(places.saves())
    found = saved(str(file), slots)
    case = Library().load(found.playthrough.scenario).playable.id
    slots.autosave(found.playthrough, found.bookmark or Bookmark("", found.at.date()))
    return case


def _arriving(scenario: str | None) -> str:
    """Return the path of a packed case that is to be put among one's own, or nothing."""
    if scenario is None or "." not in scenario:
        return ""  # An id: for it nothing is imported that reads parcels.
    from game.content.parcels import is_parcel

    return scenario if is_parcel(Path(scenario)) else ""


def add(
    paths: Annotated[list[Path], Positional("PATH", "Packed cases, or folders of cases.")],
    as_json: AsJson = False,
) -> None:
    """Put cases that you were given among your own, once each is checked."""
    from game.workshop.giving import taken_in

    for path in paths:
        if not path.exists():
            stop(f"there is no file or folder '{path}' (looked for in '{Path.cwd()}')")
    names = [taken_in(path) for path in paths]
    show({"added": names} if as_json else [f"'{name}' lies among your own cases now." for name in names])


def remove(
    scenario: Annotated[str, Positional("CASE", "The id of a case that was added.")],
    yes: Annotated[bool, Switch("Ask nothing.")] = False,
) -> None:
    """Remove a case that was added; plays of it stay."""
    from game.workshop import giving

    if not yes:
        if not sys.stdin.isatty():
            stop(f"nobody is here to be asked: `contempt remove {scenario} --yes` asks nothing")
        answer = input(f"Remove '{scenario}' from your own cases? Your plays of it stay. [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            print("Nothing was removed.")
            return
    giving.remove(scenario)
    print(f"'{scenario}' is no longer among your own cases.")


def list_(as_json: AsJson = False) -> None:
    """List the cases that can be played."""
    from game.content.library import Library
    from game.workshop.listing import lines, plain

    heads = Library().heads(whole=True)
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
        told = [str(problem) for problem in loaded.problems if problem.place.path.stem == given.stem]
        known = ", ".join(one.playbook.name for one in loaded.playbooks) or "none"
        missing = f"there is no playbook '{playbook}' (there: {known})"
        stop("\n".join(["the playbook has mistakes to fix first:", *told]) if told else missing)
    phrases = Phrases(playable, load_words())
    done = playbooks.run_playbook(found.playbook, phrases)
    if as_json:
        from game.proof.played_odds import plain_decisions

        collect_rarely()
        show({**playbooks.plain(done, phrases), "decisions": plain_decisions(done)})
    else:
        show(playbooks.lines(done, phrases))
    if not done.holds:
        raise SystemExit(1)


def export(
    save: Annotated[str, Positional("SAVE", "The name of a save, the id of a case, or a saved file.")],
    format_: Annotated[
        str,
        ValueOption(
            "FORMAT", "`html`: the debrief; `text`: the transcript; `card`: a picture.", name="--format"
        ),
    ] = "html",
    output: Annotated[Path | None, ValueOption("FILE", "Where to write it.")] = None,
    language: Language = None,
) -> None:
    """Write the debrief of a saved play as a page that prints, its transcript, or a card of its end."""
    if format_ not in EXPORT_FORMATS:
        stop(f"there is no format '{format_}' of a play: write {' or '.join(EXPORT_FORMATS)}")
    collect_rarely()
    from game import places
    from game.content.words import load_words
    from game.saves.slots import Slots
    from game.workshop import exporting

    of = exporting.reopened(exporting.saved(save, Slots(places.saves())), load_words(spoken(language)))
    if of.stopped:
        print(f"contempt: {of.stopped}", file=sys.stderr)
    if format_ == "card":
        _put_card(of, output)
        return
    if format_ == "text":
        text = exporting.as_text(of)
    else:
        with progress(shown=sys.stderr.isatty()) as hear:
            text = exporting.as_page(of, hear)
    if output is None:
        sys.stdout.write(text)
    else:
        put(text, output)


def _put_card(of: "SavedPlay", output: Path | None) -> None:
    """Write the card of a play as a new file, and tell where: another file of its name stays as it is."""
    from game import places
    from game.desktop.screens.desk import OpenedCase
    from game.desktop.screens.share_card import png_of
    from game.saves.files import export, export_name
    from game.workshop.exporting import ending_of

    ending_of(of.play)
    png = png_of(OpenedCase(of.play.case, of.phrases, lambda: of.real, of.folder), of.play)
    name = output.name if output else f"{export_name(of.play.case.scenario.id)}-card.png"
    written = export(name, png, (output.parent,) if output else places.exports())
    print(of.phrases.words("desktop.export.written", name=written.name, folder=written.parent))
