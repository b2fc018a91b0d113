"""A new case, for `contempt new`: a folder with a draft that checks clean and plays."""

import json
import re
import unicodedata
from pathlib import Path

from game import places
from game.content.library import FILE
from game.content.loading import load
from game.errors import GameError
from game.search.minutes import reading_minutes
from game.search.policy import uniform
from game.search.steps import compile_steps
from game.workshop.new_draft import Draft
from game.workshop.new_text import playbook_text, scenario_text, teaching_text
from game.workshop.schema import schema_for

LONGEST_NAME = 64
_POSITIONS = 100_000
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NotNewError(GameError):
    """A new case cannot be written: its name will not do, or something is there already."""


def fit_name(name: str, inside: Path) -> str:
    """Return a name that a new case can have in a folder; raise NotNewError otherwise."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        better = _as_name(name)
        example = f"`{better}`" if better else "`my-case`"
        raise NotNewError(
            f"'{name}' cannot be the name of a case: use small letters, digits and single hyphens, "
            f"such as {example}"
        )
    if (places.scenarios() / name / FILE).is_file():
        raise NotNewError(f"a case that comes with the game is called '{name}': choose another name")
    if (inside / name).exists():
        raise NotNewError(
            f"there is something called '{name}' in this folder already, and it was left as it is: "
            "choose another name"
        )
    return name


def write_case(draft: Draft, inside: Path) -> tuple[Path, ...]:
    """Write the folder of a new case; return its files. Raise NotNewError where it cannot be written."""
    folder = inside / fit_name(draft.name, inside)
    try:
        (folder / "playbooks").mkdir(parents=True)
        files = {
            folder / FILE: scenario_text(draft, _minutes(draft, folder / FILE)),
            folder / "playbooks" / "expected.yaml": playbook_text(draft),
            folder / "teaching.md": teaching_text(draft),
        }
        for file, text in files.items():
            file.write_text(text, "utf-8")
        schemas = {folder / f"{kind}.schema.json": kind for kind in ("scenario", "playbook")}
        for file, kind in schemas.items():
            # Without the names of the draft: they are the first thing that its author changes.
            written = json.dumps(schema_for(kind), indent=2, ensure_ascii=False)
            file.write_text(written + "\n", "utf-8")
    except OSError as error:
        raise NotNewError(f"the folder '{folder}' cannot be written: {error.strerror}") from error
    return (*files, *schemas)


def _minutes(draft: Draft, file: Path) -> int:
    """Return the minutes that a draft says of itself, nearest to what its mean play takes."""
    file.write_text(scenario_text(draft, 1), "utf-8")
    steps = compile_steps(load(file).playable)
    found = reading_minutes(steps, uniform, _POSITIONS)
    assert found, "a draft has far fewer positions"
    return min(range(1, 30), key=lambda minutes: abs(found.mean - minutes) / minutes)


def lines(draft: Draft, folder: Path, asked: int) -> list[str]:
    """Return what an author reads when the case is there: what was written, and what to do next."""
    more = (
        [f"It has {draft.decisions} decisions: the rule book asks for that many."]
        if draft.decisions > asked
        else []
    )
    fewer = (
        [f"It has {draft.decisions} decisions: add as many more as you like."]
        if draft.decisions < asked
        else []
    )
    return [
        f"The case '{draft.name}' is written into the folder '{folder}'.",
        *more,
        *fewer,
        "",
        f"  contempt play {draft.name}      plays it as it is; add --text for plain lines",
        f"  contempt preview {draft.name}   shows it while you write, again after each save",
        f"  contempt check {draft.name}     tells what there is to fix",
        "",
        "Open scenario.yaml in a text editor and rewrite it piece by piece.",
        f"Move the folder into '{places.user_scenarios()}', and the library and `contempt list` show it.",
    ]


def plain(draft: Draft, files: tuple[Path, ...]) -> dict[str, object]:
    """Return what was written as data for other programs; the keys are stable."""
    return {"id": draft.name, "decisions": draft.decisions, "files": [str(file) for file in files]}


def _as_name(text: str) -> str:
    """Return the nearest name that a case can have; with nothing where there is none."""
    plain_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain_letters.lower()).strip("-")[:LONGEST_NAME].strip("-")
