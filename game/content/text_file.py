"""The text of a file that somebody wrote, within limits; a hostile file is reported, never trusted."""

import re
import stat
from pathlib import Path

from game.content.problems import Findings, Place, Problem

# A scenario of 10,000 scenes has about 7 MB; more than this is a mistake.
MOST_BYTES = 16_000_000

# Control codes, and the invisible ones that turn the order of the letters behind them round or break a line.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_UNSEEN = re.compile(b"\xc2\x85|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")

# All bytes but those of a control code, and but the one with which U+FFFE and U+FFFF begin.
_ORDINARY = bytes({*range(256)} - {*range(32), 0x7F, 0xEF} | {*b"\t\n\r"})


def read_text(path: Path, findings: Findings) -> str | None:
    """Return the text of a file, or None after adding the problem that keeps it from being read."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(about.st_mode):
            # Reading a pipe or a device may never end.
            findings.add(Problem(Place(path), "Y001", "this is not a regular file", "Name a text file."))
            return None
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        findings.add(_unreadable(path, error))
        return None
    if len(raw) > MOST_BYTES:
        size = max(about.st_size, len(raw))
        what = f"this file has {size / 1e6:,.0f} MB, and {MOST_BYTES / 1e6:,.0f} MB is the most that is read"
        remedy = "Take out what is not text, or split the case in two."
        findings.add(Problem(Place(path), "Y002", what, remedy))
        return None
    return _decoded(path, raw, findings)


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Place(path), "Y001", "there is no such file", "Check the name and the folder.")
    if isinstance(error, IsADirectoryError):
        return Problem(Place(path), "Y001", "this is a folder, not a file", "Name the file inside it.")
    reason = (error.strerror if isinstance(error, OSError) else None) or "it cannot be opened"
    what = f"this file cannot be read ({reason.lower()})"
    return Problem(Place(path), "Y001", what, "Check that you may read it and that it is not in use.")


def _decoded(path: Path, raw: bytes, findings: Findings) -> str | None:
    try:
        text, is_whole = raw.decode("utf-8-sig"), True
    except UnicodeDecodeError as error:
        text, is_whole = raw[: error.start].decode("utf-8-sig", "replace"), False
    # Most files have none of the other bytes, and so no odd character: this is seen ten times sooner.
    if is_whole and not raw.translate(None, _ORDINARY) and not _UNSEEN.search(raw):
        return text
    odd_at = odd_character(text)
    if odd_at is None and is_whole:
        return text
    # A start that has its records reads no file with odd signs, and needs nothing of YAML.
    from game.content.typography import unseen_sign

    lines = text[:odd_at].split("\n")
    place = Place(path, len(lines), len(lines[-1]) + 1)
    if odd_at is not None and (unseen := unseen_sign(text[odd_at], place)):
        findings.add(unseen)
        return None
    what = "a character here cannot be read: the file is not plain text in the encoding UTF-8"
    remedy = "Type the character again, or have your editor save the file in the encoding UTF-8."
    findings.add(Problem(place, "Y003", what, remedy))
    return None


def odd_character(text: str) -> int | None:
    """Return where the first character stands that is not text, such as a control code, if one does."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def translation_file(file: Path, language: str) -> Path:
    """Return where the translation of a file lies."""
    return file.parent / language / f"{file.stem}.texts.yaml"
