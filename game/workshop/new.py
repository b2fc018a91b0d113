"""A new case, for `contempt new`: a folder with a draft that checks clean and plays.

Beside the rule books lie the outlines of their drafts and the templates of the files, which are filled here.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from game import places
from game.content.library import FILE
from game.content.loading import load
from game.content.words import load_words
from game.errors import GameError
from game.pages.rendering import fill
from game.proof.checks import check
from game.search.minutes import reading_minutes
from game.search.steps import compile_steps
from game.workshop.outlines import (
    Outline,
    read,
    without_moves,
)
from game.workshop.schema import schema_for

LONGEST_NAME = 64
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NotNewError(GameError):
    """A new case cannot be written: its name will not do, or something is there already."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new case is about: its name and title, the provider, the rule book, the courts, its length."""

    name: str
    title: str
    provider: str
    rule_book: str
    forums: tuple[str, ...]
    decisions: int
    outline: Outline
    own_files: tuple[Path, ...] = ()  # where the rule book is the author's own
    served: str = "company"

    @property
    def scenes(self) -> tuple[Outline, ...]:
        """Return all decisions in order: those of the rule book, with moments spread evenly between them."""
        steps = self.outline["decisions"]
        spare = _moments(self.outline)[: max(0, self.decisions - len(steps))]
        found: list[Outline] = []
        for gaps, step in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
            count = -(-len(spare) // gaps) if gaps else 0
            found += step, *spare[:count]
            spare = spare[count:]
        return tuple(found)

    def _said(self, text: str) -> str:
        """Return a text that names the provider, with a capital where the name begins a sentence."""
        opening = self.provider[:1].upper() + self.provider[1:]
        return re.sub(r"(^|[.!?] )\{provider\}", r"\1{opening}", text).format(
            provider=self.provider, opening=opening
        )

    def filled(self, template: str, **more: object) -> str:
        """Return a file of the case from its template."""
        values = asdict(self) | {"scenes": self.scenes, "service": served()[self.served]["text"]} | more
        values["said"] = self._said
        return fill(places.drafts() / f"{template}.j2", **values)


def fewest(outline: Outline) -> int:
    """Return the fewest decisions that a case of an outline has."""
    return len(outline["decisions"])


def most(outline: Outline) -> int:
    """Return the most decisions that a new case has; its author adds what more it needs."""
    return fewest(outline) + len(_moments(outline))


def _moments(outline: Outline) -> list[Outline]:
    """Return the decisions between the steps of the law: where the order is secret, none that is public."""
    moments = read(places.drafts() / "moments.yaml")["elsewhere" if "own" in outline else "moments"]
    return [one for one in moments if not ("secret" in outline and "public" in one)]


def served() -> Mapping[str, Outline]:
    """Return who may be served with an order, by a word for each."""
    found: Mapping[str, Outline] = read(places.drafts() / "moments.yaml")["served"]
    return found


def fit_name(name: str, inside: Path) -> str:
    """Return a name that a new case can have in a folder; raise NotNewError otherwise."""
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        nearest = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-")
        if "/" in name or "\\" in name:
            last = re.split(r"[/\\]", name.rstrip("/\\"))[-1] or "my-case"
            raise NotNewError(
                f"'{name}' is a path, and a case has a name: go to the folder in which it shall lie, "
                f"and call `contempt new {last}` there"
            )
        raise NotNewError(
            f"'{name}' cannot be the name of a case: use lowercase letters, digits and single hyphens, "
            f"such as `{nearest or 'my-case'}`"
        )
    if (places.scenarios() / name / FILE).is_file():
        raise NotNewError(f"a case that comes with the game is called '{name}': choose another name")
    if (inside / name).exists():
        raise NotNewError(
            f"this folder already has something called '{name}', which was left as it is: choose another name"
        )
    return name


def write_case(draft: Draft, inside: Path) -> tuple[Path, ...]:
    """Write the folder of a new case; return its files. Raise NotNewError where it cannot be written."""
    folder = inside / fit_name(draft.name, inside)
    try:
        files = _written(draft, folder)
        found = check([folder], load_words()).problems if draft.own_files else ()
        if any(one.place.path.parent.name != "procedures" for one in found):
            # The author's book asks for more than a draft has: then it is for the author to make its moves.
            files = _written(replace(draft, outline=without_moves(draft.outline)), folder)
    except FileExistsError as error:
        raise NotNewError(f"there is a folder '{folder}' already: choose another name") from error
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # It can be tried again.
        raise NotNewError(f"the folder '{folder}' cannot be written: {error.strerror}") from error
    return files


def _written(draft: Draft, folder: Path) -> tuple[Path, ...]:
    """Write the files of a new case, and return them."""
    (folder / "playbooks").mkdir(parents=True, exist_ok=bool(draft.own_files))
    own = [folder / "procedures" / file.name for file in draft.own_files]
    for file, source in zip(own, draft.own_files, strict=True):
        file.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, file)
    # A draft says the minutes that are nearest to what its mean play takes.
    (folder / FILE).write_text(draft.filled(FILE, minutes=1), "utf-8")
    scenario = load(folder / FILE).scenario
    mean = float(reading_minutes(compile_steps(scenario)).mean) if scenario else 1.0
    minutes = min(range(1, 30), key=lambda minutes: abs(mean - minutes) / minutes)
    files = {
        folder / FILE: draft.filled(FILE, minutes=minutes),
        # Counsel fights on everywhere, and wins in the last court.
        folder / "playbooks" / "expected.yaml": draft.filled("playbook.yaml"),
        folder / "teaching.md": draft.filled("teaching.md"),
    }
    for file, text in files.items():
        file.write_text(text, "utf-8")
    schemas = {folder / f"{kind}.schema.json": kind for kind in ("scenario", "playbook")}
    for file, kind in schemas.items():
        # Without the names of the draft: they are the first thing that its author changes.
        written = json.dumps(schema_for(kind), indent=2, ensure_ascii=False)
        file.write_text(written + "\n", "utf-8")
    return (*files, *own, *schemas)


def lines(draft: Draft, folder: Path, asked: int) -> list[str]:
    """Return what an author reads when the case is there: what was written, and what to do next."""
    said = [f"The case '{draft.name}' is written into the folder '{folder}'."]
    if draft.decisions != asked:
        few = (
            "the rule book asks for that many" if draft.decisions > asked else "add as many more as you like"
        )
        said.append(f"It has {draft.decisions} decisions: {few}.")
    return [
        *said,
        "",
        f"  contempt play {draft.name}      plays it as it is; add --text for plain lines",
        f"  contempt preview {draft.name}   shows it while you write, again after each save",
        f"  contempt check {draft.name}     reports problems to fix",
        "",
        "Open scenario.yaml in a text editor and rewrite it piece by piece.",
        f"Move the folder into '{places.user_scenarios()}', and the library and `contempt list` show it.",
    ]


def plain(draft: Draft, files: tuple[Path, ...]) -> dict[str, object]:
    """Return what was written as data for other programs; the keys are stable."""
    return {"id": draft.name, "decisions": draft.decisions, "files": [str(file) for file in files]}
