"""What the user is given to keep or to send on: files that are never read again, and replace nothing."""

import re
from collections.abc import Iterable
from pathlib import Path

from game.errors import GameError
from game.saves.errors import reason


class NotExportedError(GameError):
    """A file could be written in none of the folders that were tried."""

    def __init__(self, name: str, tried: Iterable[tuple[Path, OSError]]) -> None:
        self.name, self.tried = name, tuple(tried)
        folders = "; ".join(f"'{folder}' ({reason(error)})" for folder, error in self.tried)
        super().__init__(f"'{name}' could not be written in {folders}; make one of these folders writable")


def export(name: str, text: str, folders: Iterable[Path]) -> Path:
    """Write a text under a name in the first folder that takes it, and answer with the file.

    A file of that name stays as it is: the new one gets a number. Raises NotExportedError.
    """
    tried: list[tuple[Path, OSError]] = []
    for folder in folders:
        try:
            return _written(folder, name, text)
        except OSError as error:
            tried.append((folder, error))
    raise NotExportedError(name, tried)


def _written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while True:
        file = folder / (name if number == 1 else f"{stem}-{number}{dot}{ending}")
        try:
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except FileExistsError:
            number += 1
        except OSError:
            file.unlink(missing_ok=True)
            raise
        else:
            return file


def export_name(*parts: str) -> str:
    """Return some words as the stem of a file's name that every system takes."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part)
