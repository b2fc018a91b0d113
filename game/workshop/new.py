"""A new case, for `contempt new`: a folder with a draft that checks clean and plays.

Beside the rule books lie the outlines of their drafts and the templates of the files, which are filled here.
"""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game import places
from game.content.library import FILE
from game.content.loading import load
from game.content.problems import Findings
from game.content.yaml_reader import read_tree
from game.errors import GameError
from game.pages.rendering import fill
from game.search.minutes import reading_minutes
from game.search.policy import uniform
from game.search.steps import compile_steps
from game.workshop.schema import schema_for

USUAL_BOOK = "us-production-order"
LONGEST_NAME = 64
_POSITIONS = 100_000
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Outline = dict[str, Any]


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

    @property
    def scenes(self) -> tuple[Outline, ...]:
        """Return all decisions in order: those of the rule book, with moments spread evenly between them."""
        steps = outline_of(self.rule_book)["decisions"]
        spare = _moments(self.rule_book)[: max(0, self.decisions - len(steps))]
        found: list[Outline] = []
        for gaps, step in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
            count = -(-len(spare) // gaps) if gaps else 0
            found += step, *spare[:count]
            spare = spare[count:]
        return tuple(found)

    def filled(self, template: str, **more: object) -> str:
        """Return a file of the case from its template."""
        values = asdict(self) | {"outline": outline_of(self.rule_book), "scenes": self.scenes} | more
        return fill(places.drafts() / f"{template}.j2", **values)


def rule_books() -> tuple[str, ...]:
    """Return the rule books under which a case can be begun, the usual one first."""
    books = (book.stem for book in places.procedures().glob("*.yaml"))
    drafted = (book for book in books if (places.drafts() / f"{book}.yaml").is_file())
    return tuple(sorted(drafted, key=lambda book: (book != USUAL_BOOK, book)))


def outline_of(rule_book: str) -> Outline:
    """Return the decisions that a rule book asks for, and what its drafts say of the order."""
    return _read(places.drafts() / f"{rule_book}.yaml")


def fewest(rule_book: str) -> int:
    """Return the fewest decisions that a case under a rule book has."""
    return len(outline_of(rule_book)["decisions"])


def most(rule_book: str) -> int:
    """Return the most decisions that a new case has; its author adds what more it needs."""
    return fewest(rule_book) + len(_moments(rule_book))


def _moments(rule_book: str) -> list[Outline]:
    """Return the decisions between the steps of the law: where the order is secret, none that is public."""
    secret = "secret" in outline_of(rule_book)
    return [
        one for one in _read(places.drafts() / "moments.yaml")["moments"] if not (secret and "public" in one)
    ]


@cache
def _read(file: Path) -> Outline:
    tree = read_tree(file, Findings())
    assert tree, "it comes with the game"
    return tree.plain


def fit_name(name: str, inside: Path) -> str:
    """Return a name that a new case can have in a folder; raise NotNewError otherwise."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        nearest = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-")
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
        (folder / "playbooks").mkdir(parents=True)
        # A draft says the minutes that are nearest to what its mean play takes.
        (folder / FILE).write_text(draft.filled(FILE, minutes=1), "utf-8")
        found = reading_minutes(compile_steps(load(folder / FILE).playable), uniform, _POSITIONS)
        assert found, "a draft has far fewer positions"
        mean = found.mean
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
    except OSError as error:
        raise NotNewError(f"the folder '{folder}' cannot be written: {error.strerror}") from error
    return (*files, *schemas)


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
