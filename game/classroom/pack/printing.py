"""The pack as pages to print: each a file that needs nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.classroom import keys
from game.classroom.lesson import Lesson
from game.classroom.pack.content import pack_of
from game.classroom.room.opened import squares
from game.pages.rendering import render
from game.saves.files import write_whole

_SLIPS_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Ticket:
    """A single-use ticket: eight signs, and the picture that brings code and ticket along."""

    signs: str
    squares: tuple[tuple[bool, ...], ...]

    @property
    def digest(self) -> str:
        """Return what the room keeps of it."""
        return keys.digest(self.signs)


def pack_pages(lesson: Lesson) -> Mapping[str, str]:
    """Return the pages of the pack by the names of their files."""
    pack = pack_of(lesson)
    names = ("handout", "cards", "slips", "booklet", "privacy")
    return {f"{name}.html": _page(lesson, name, pack=pack, slips=_SLIPS_A_PAGE) for name in names}


def tickets(count: int, url: str, code: str) -> tuple[Ticket, ...]:
    """Return so many new tickets for a room that is open."""
    made = (keys.short_key() for _ in range(count))
    return tuple(Ticket(signs, squares(f"{url}/?code={code}&ticket={signs}")) for signs in made)


def tickets_page(lesson: Lesson, made: tuple[Ticket, ...], url: str, code: str) -> str:
    """Return the page of the tickets; it is the only place where they stand."""
    return _page(lesson, "tickets", tickets=made, url=url, code=f"{code[:3]} {code[3:]}")


def write_pages(pages: Mapping[str, str], folder: Path) -> Path:
    """Write pages into a folder, which is made where it is missing; return the folder.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_whole(folder / name, text)
    return folder


def _page(lesson: Lesson, name: str, **values: object) -> str:
    language = lesson.scenario.words.language
    return render(f"pack/{name}.html", language=language, words=lesson.words, **values)
