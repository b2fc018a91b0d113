"""Receipts that were taken in a class, as its record has them: digests of codes, which tell nothing else."""

import json
from pathlib import Path

from game.classroom.keys import digest
from game.classroom.report.exports import REPORT_FORMAT
from game.errors import GameError


class NoRecordError(GameError):
    """A file that was named as the record of a class is none."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"'{file}' is no record of a class: name the session.json that a class exported")


def receipts_in(file: Path) -> frozenset[str]:
    """Return the digests of the receipts in a record; raise NoRecordError."""
    try:
        document = json.loads(file.read_text("utf-8"))
        if document["report_format"] != REPORT_FORMAT:
            raise NoRecordError(file)
        return frozenset(map(str, document["receipts"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise NoRecordError(file) from None


def was_taken(code: str, receipts: frozenset[str]) -> bool:
    """Return whether a code was taken, however it is spaced and written."""
    return digest("".join(filter(str.isalnum, code)).upper()) in receipts
