"""A case as one record, read beforehand: for the browser, where no YAML is read, and for the window's start.

A record begins with the digest of the rest, so that a damaged one is noticed, and nothing is made from it but
values of the model. One that is kept in the user's folder has its name from the bytes of every file that
reading the case may look into, and from the edition of the code that reads: another word anywhere, and the
case is read again.
"""

import contextlib
import hashlib
import io
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from game import places
from game.content.loaded import Loaded
from game.model.expected import Playbook
from game.model.scenario import Scenario
from game.model.value import uncollected, value

_SUFFIX = ".case"
_MOST_FILES = 24
_MADE = frozenset({(__name__, "KeptCase"), ("datetime", "date"), ("fractions", "Fraction")})
_DIGEST = hashlib.sha256().digest_size
# What turns files into values: other code may read another case from the same files.
_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "model")


@value
class KeptCase:
    """A case that was read and has no mistakes, with the playbook of its real course, if it has one."""

    scenario: Scenario
    historical: Playbook | None


class DamagedRecordError(ValueError):
    """A record is not as it was written, or was written by something else."""


class _Values(pickle.Unpickler):
    """Makes values of the model and nothing else, whatever a record asks for."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the model; raise DamagedRecordError for whatever else is asked for."""
        if not module.startswith("game.model.") and (module, name) not in _MADE:
            raise DamagedRecordError(f"{module}.{name}")
        return super().find_class(module, name)


def to_record(loaded: Loaded) -> bytes:
    """Return a case as a record; raise ScenarioProblemsError where it has mistakes."""
    record = pickle.dumps(KeptCase(loaded.playable, loaded.historical), 5)
    return hashlib.sha256(record).digest() + record


def from_record(record: bytes) -> KeptCase:
    """Return the case of a record; raise DamagedRecordError where it is not whole."""
    digest, rest = record[:_DIGEST], record[_DIGEST:]
    if hashlib.sha256(rest).digest() != digest:
        raise DamagedRecordError("it is not as it was written")
    with uncollected():
        kept = _Values(io.BytesIO(rest)).load()
    if not isinstance(kept, KeptCase):
        raise DamagedRecordError("it holds no case")
    return kept


def opened(path: Path, read: Callable[[str], Loaded]) -> KeptCase:
    """Return a case to be played, from the record of these files, or `read` where none is kept.

    Raise ScenarioProblemsError where it has mistakes.
    """
    file = places.records() / f"{path.parent.name}-{_digest(path)}{_SUFFIX}"
    with contextlib.suppress(OSError, DamagedRecordError):
        return from_record(file.read_bytes())
    loaded = read(str(path))
    _keep(file, to_record(loaded))
    return KeptCase(loaded.playable, loaded.historical)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    for file in _read_for(path):
        with contextlib.suppress(OSError):
            content = file.read_bytes()
            found.update(f"{file} {len(content)} ".encode("utf-8", "surrogatepass") + content)
    for module in sorted(module for folder in _CODE for module in folder.rglob("*.py")):
        about = module.stat()
        found.update(f"{module} {about.st_size} {about.st_mtime_ns} ".encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:20]


def _read_for(path: Path) -> Iterator[Path]:
    """Yield every file that reading a case for play may look into, wherever `loading.py` looks first."""
    inside = path.absolute().parent
    yield from (inside / path.name, inside / "playbooks" / "historical.yaml")
    for folder in (inside, inside.parent, places.scenarios()):
        for named in ("procedures", "common"):
            yield from sorted((folder / named).glob("*.yaml"))


def _keep(file: Path, record: bytes) -> None:
    """Keep a record, whole or not at all, and no more than a few; a full disk is no reason not to play."""
    beside = file.with_name(f"{file.name}.part")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(record)
        beside.replace(file)
        files = sorted(file.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in files[_MOST_FILES:]:
            old.unlink(missing_ok=True)
