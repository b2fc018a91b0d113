"""A case as one record, read beforehand: for the browser, where no YAML is read, and for a start."""

from collections.abc import Callable, Iterator
from pathlib import Path

from game import places
from game.content import drawings, records
from game.content.loaded import Loaded
from game.content.text_file import translation_file
from game.model.expected import Playbook
from game.model.scenario import Scenario
from game.model.value import value


@value
class KeptCase:
    """A case that was read and has no mistakes, with the playbook of its real course, if it has one."""

    scenario: Scenario
    historical: Playbook | None

    @classmethod
    def of(cls, loaded: Loaded) -> "KeptCase":
        """Return what was read of a case; raise ScenarioProblemsError where it has mistakes."""
        return cls(loaded.playable, loaded.historical)


def to_record(loaded: Loaded) -> bytes:
    """Return a case as a record; raise ScenarioProblemsError where it has mistakes."""
    return records.to_record(KeptCase.of(loaded))


def from_record(record: bytes) -> KeptCase:
    """Return the case of a record; raise DamagedRecordError where it is not whole."""
    return records.from_record(record, KeptCase)


def opened(path: Path, read: Callable[[str], Loaded], language: str) -> KeptCase:
    """Return a case to be played, from the record of its files, or by `read` where none is kept.

    Raise ScenarioProblemsError where it has mistakes.
    """
    name = f"{path.parent.name}-{language}"
    return records.kept(name, _read_for(path, language), KeptCase, lambda: KeptCase.of(read(str(path))))


def _read_for(path: Path, language: str) -> Iterator[Path]:
    """Yield every file that reading a case for play may look into, wherever `loading.py` looks first."""
    inside = path.absolute().parent
    yield translation_file(inside / path.name, language)
    yield from (inside / path.name, inside / "playbooks" / "historical.yaml", *drawings.brought(path))
    for folder in (inside, inside.parent, places.scenarios()):
        for named in ("procedures", "common"):
            yield from sorted((folder / named).glob("*.yaml"))
            yield from sorted((folder / named / language).glob("*.yaml"))
