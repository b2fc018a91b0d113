"""A case as one file to give to somebody: packed, and unpacked again whatever stands in it.

Nothing of a parcel is written before all of it was read, and every name in it judged.
"""
# Longer than 250 lines because every reason for which a parcel is refused stands here beside the others.

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from struct import error as StructError  # noqa: N812 -- its own name says nothing of what it is

from game.content.library import FILE
from game.content.problems import brief
from game.errors import GameError

# The files of a case by their names, such as `playbooks/historical.yaml`.
Files = Mapping[str, bytes]

ENDING = ".contempt"
ENDINGS = (ENDING, ".zip")

# The largest shipped case has 25 files of 0.7 MB in all.
MOST_FILES = 400
MOST_PACKED = 20_000_000
MOST_UNPACKED = 19_000_000  # not packed tighter, it still has room in a parcel
MOST_OF_ONE = 16_000_000
MOST_TIMES = 200  # as long as it was packed; a text of one line written again and again comes to 1,000

_KINDS = frozenset(
    (".yaml", ".yml", ".md", ".txt", ".json", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")
)
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 _.,()+'-]*(?<![ .])")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10)))
)
_LONGEST_PART, _LONGEST_NAME = 80, 160
_MOST_SEEN = 5_000  # files of a folder that are looked at: somebody may name their home

# What a system adds of its own accord where a folder is packed by hand, and what an editor completes by.
_ADDED = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1 | 0x40 | 0x2000


class RefusedParcelError(GameError):
    """A file or folder is no case that can be taken in, or given to somebody."""

    def __init__(self, name: str, why: str, remedy: str) -> None:
        self.name, self.why, self.remedy = _shown(name), why, remedy
        super().__init__(f"'{self.name}' is refused: {why}; {remedy}")


def is_parcel(path: Path) -> bool:
    """Return whether a path is that of a file with a packed case, by its ending."""
    return path.suffix.lower() in ENDINGS and path.is_file()


def packed(files: Files, name: str) -> bytes:
    """Return files as a parcel, all in one folder; the same files give the same bytes on every machine."""
    written = io.BytesIO()
    # Not compressed: another edition of zlib would give other bytes.
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{file}")
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[file])
    return written.getvalue()


def unpacked(parcel: Path) -> dict[str, bytes]:
    """Return the files of a packed case by their names; raise RefusedParcelError for whatever is none."""
    raw = _read(parcel, MOST_PACKED)
    with _told(parcel.name), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        every = [one for one in archive.infolist() if not _is_added(one.orig_filename)]
        if len(every) > MOST_FILES:
            raise RefusedParcelError(
                parcel.name,
                f"it holds {len(every):,} files, and {MOST_FILES} are the most",
                "give the case alone",
            )
        for entry in every:
            _judge_entry(parcel.name, entry)
        # Not `filename`: of that zipfile has cut off whatever stands behind a NUL.
        judge_names(parcel.name, (one.orig_filename for one in every))
        entries = [one for one in every if not one.is_dir()]
        _judge_sizes(parcel.name, entries)
        return _in_its_folder(parcel.name, {one.orig_filename: archive.read(one) for one in entries})


def gathered(folder: Path) -> dict[str, bytes]:
    """Return the files of a case's folder by their names, those left out that no case has.

    Raise RefusedParcelError where there is no case, a link, a name that not every system takes, or too much.
    """
    if not (folder / FILE).is_file():
        raise RefusedParcelError(folder.name, f"there is no '{FILE}' in it", "name the folder of a case")
    found, total = dict[str, bytes](), 0
    names = [name for name in _named_in(folder) if _is_of_case(name)]
    judge_names(folder.name, names)
    if len(names) > MOST_FILES:
        why = f"it holds {len(names):,} files, and {MOST_FILES} are the most"
        raise RefusedParcelError(folder.name, why, "move what does not belong to the case elsewhere")
    for name in names:
        found[name] = _read(folder / name, MOST_OF_ONE)
        total += len(found[name])
        if total > MOST_UNPACKED:
            why = f"it has more than {MOST_UNPACKED // 1_000_000} MB"
            raise RefusedParcelError(folder.name, why, "save its pictures smaller")
    return found


def left_out(folder: Path) -> list[str]:
    """Return the names of the files in a case's folder that no case has; hidden ones are not told."""
    return [name for name in _named_in(folder) if not _is_of_case(name)]


def judge_names(source: str, names: Iterable[str]) -> None:
    """Raise RefusedParcelError for a name that leads elsewhere, or that not every system takes."""
    seen, whole = dict[str, str](), set[str]()
    remedy = "give every file a plain name of its own, and pack the case with `contempt pack`"
    for name in names:
        parts = name.removesuffix("/").split("/")
        if why := _why_not(name, parts):
            raise RefusedParcelError(source, f"the name '{_shown(name)}' in it {why}", remedy)
        for end in range(1, len(parts) + 1):
            path, is_file = "/".join(parts[:end]), end == len(parts) and not name.endswith("/")
            before = seen.get(path.casefold())
            if before is not None and (before != path or is_file or path in whole):
                why = f"'{before}' and '{path}' in it are one name, at least on some systems"
                raise RefusedParcelError(source, why, remedy)
            seen[path.casefold()] = path
            if is_file:
                whole.add(path)


def write_into(folder: Path, files: Files) -> None:
    """Write judged files into a folder that is made for them; raise OSError."""
    folder.mkdir()
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)


def _why_not(name: str, parts: list[str]) -> str:
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        return "leads out of its folder"
    if any(part.split(".")[0].strip().casefold() in _DEVICES for part in parts):
        return "is that of a device"
    if len(name) > _LONGEST_NAME or any(len(part) > _LONGEST_PART for part in parts):
        return "is too long"
    if not all(_PART.fullmatch(part) for part in parts):
        return "is not one that every system takes (plain letters, digits, spaces and `-_.,()+'`)"
    return ""


def _judge_entry(source: str, entry: zipfile.ZipInfo) -> None:
    """Raise RefusedParcelError for what is no plain file or folder."""
    name, kind = _shown(entry.orig_filename), stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedParcelError(source, f"'{name}' in it is encrypted", "ask for it without a password")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedParcelError(
            source, f"'{name}' in it is a link or a device, not a file", "put the file itself in its place"
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedParcelError(
            source, f"'{name}' in it is compressed in an unusual way", "pack the case with `contempt pack`"
        )
    if not entry.is_dir() and Path(name).suffix.lower() not in _KINDS:
        raise RefusedParcelError(
            source,
            f"'{name}' in it is of a kind that no case has",
            "take it out, or pack the case with `contempt pack`, which leaves it out",
        )


def _judge_sizes(source: str, entries: list[zipfile.ZipInfo]) -> None:
    """Raise RefusedParcelError for what would be too large unpacked, or swells as no text does."""
    for entry in entries:
        name, size = _shown(entry.orig_filename), entry.file_size
        if size > MOST_OF_ONE:
            why = f"'{name}' in it has {size / 1e6:,.0f} MB, and {MOST_OF_ONE // 1_000_000} are the most"
            raise RefusedParcelError(source, why, "save it smaller")
        if size > 100_000 and size > entry.compress_size * MOST_TIMES:
            why = f"'{name}' in it is over {MOST_TIMES} times as long as it is packed"
            raise RefusedParcelError(source, why, "pack the case with `contempt pack`")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        why = f"all in it has more than {MOST_UNPACKED // 1_000_000} MB"
        raise RefusedParcelError(source, why, "save its pictures smaller")


def _in_its_folder(source: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files by their names within the case, which lies at the top or in the only folder there."""
    if FILE in files:
        return files
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and f"{(top := tops.pop())}/{FILE}" in files:
        return {name.removeprefix(f"{top}/"): content for name, content in files.items()}
    why = f"there is no '{FILE}' in it, neither at its top nor in the one folder that it holds"
    raise RefusedParcelError(source, why, "have its author pack the case with `contempt pack`")


@contextmanager
def _told(source: str) -> Iterator[None]:
    """Raise RefusedParcelError for whatever zipfile raises for a file that is none, or is damaged."""
    damaged = (zipfile.BadZipFile, zlib.error, StructError, EOFError, ValueError, OverflowError, OSError)
    try:
        yield
    except (*damaged, NotImplementedError, RuntimeError, IndexError) as error:
        why = f"it is no zip file, or a damaged one ({brief(_shown(str(error))) or 'it ends too soon'})"
        raise RefusedParcelError(source, why, "ask for it again, packed with `contempt pack`") from error


def _read(file: Path, most: int) -> bytes:
    """Return what a file holds; raise RefusedParcelError where it is too long, no file, or not to be read."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise RefusedParcelError(file.name, "it is no plain file", "put the file itself in its place")
        with file.open("rb") as opened:
            raw = opened.read(most + 1)
    except OSError as error:
        why = f"it cannot be read ({(error.strerror or 'it cannot be opened').lower()})"
        raise RefusedParcelError(file.name, why, "check that it is there and that you may read it") from error
    if len(raw) > most:
        why = f"it has more than {most // 1_000_000} MB"
        raise RefusedParcelError(file.name, why, "give a case alone, with smaller pictures")
    return raw


def _named_in(folder: Path) -> list[str]:
    """Return the names of all files in a folder and below it, but for hidden ones; links are not followed."""
    found = list[str]()
    for inside, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(inside).relative_to(folder)
        names = [name for name in sorted(files) if not name.startswith(".") and not _is_added(name)]
        for name in (*folders, *names):
            if (Path(inside) / name).is_symlink():
                raise RefusedParcelError(name, "it is a link", "put what it leads to in its place")
        found += [(here / name).as_posix() for name in names]
        if len(found) > _MOST_SEEN:
            why = f"it holds more than {_MOST_SEEN:,} files"
            raise RefusedParcelError(folder.name, why, "name the folder of one case")
    return found


def _is_of_case(name: str) -> bool:
    return Path(name).suffix.lower() in _KINDS


def _is_added(name: str) -> bool:
    low = name.lower()
    return low.startswith(_ADDED[0]) or low.endswith(".schema.json") or low.rpartition("/")[2] in _ADDED[1:]


def _shown(name: str) -> str:
    """Return a name as it can be printed, whatever stands in it."""
    return brief("".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name))
