"""Which endings of each scenario have been found, and which of its texts have been read."""

import json
from dataclasses import replace
from pathlib import Path

from game.model.ids import ScenarioId, SceneId
from game.model.value import value
from game.saves.errors import NewerFormatError, NotReadError
from game.saves.files import FoundContent, KeptFile, SetAside
from game.saves.record import block_of, text

PROGRESS = "progress.json"
PROGRESS_FORMAT = 1


@value
class Noted:
    """What is noted of one scenario: endings found, and the marks of texts that were read."""

    endings: frozenset[SceneId] = frozenset()
    read: frozenset[str] = frozenset()


class Progress:
    """What was found and read, beside the saves of each scenario; read anew for each question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def endings(self, scenario: ScenarioId) -> FoundContent[frozenset[SceneId]]:
        """Return the endings found so far, or none where the file is missing or cannot be opened."""
        noted = self._noted(scenario)
        return FoundContent(_of(noted).endings, noted.set_aside)

    def read(self, scenario: ScenarioId) -> FoundContent[frozenset[str]]:
        """Return the marks of texts that were read so far, or none, as `endings` does."""
        noted = self._noted(scenario)
        return FoundContent(_of(noted).read, noted.set_aside)

    def find(self, scenario: ScenarioId, ending: SceneId) -> tuple[SetAside, ...]:
        """Note an ending as found; return what was set aside; raise NotWrittenError."""
        noted = self._noted(scenario)
        return self._note(scenario, noted, replace(_of(noted), endings=_of(noted).endings | {ending}))

    def note_read(self, scenario: ScenarioId, marks: frozenset[str]) -> tuple[SetAside, ...]:
        """Note texts as read; return what was set aside; raise NotWrittenError."""
        noted = self._noted(scenario)
        return self._note(scenario, noted, replace(_of(noted), read=_of(noted).read | marks))

    def _noted(self, scenario: ScenarioId) -> FoundContent[Noted]:
        try:
            return self._file(scenario).read()
        except (NotReadError, NewerFormatError):
            return FoundContent(None)

    def _note(self, scenario: ScenarioId, before: FoundContent[Noted], after: Noted) -> tuple[SetAside, ...]:
        if after == _of(before):
            return before.set_aside
        head = {"progress_format": PROGRESS_FORMAT}
        plain = {**head, "endings": sorted(after.endings), "read": sorted(after.read)}
        return (*before.set_aside, *self._file(scenario).write(json.dumps(plain) + "\n"))

    def _file(self, scenario: ScenarioId) -> KeptFile[Noted]:
        return KeptFile(self._folder / scenario / PROGRESS, _parsed)


def _of(found: FoundContent[Noted]) -> Noted:
    return found.value or Noted()


def _parsed(written: str) -> Noted:
    block = block_of(written)
    found = block.whole("progress_format")
    if found > PROGRESS_FORMAT:
        raise NewerFormatError(found, PROGRESS_FORMAT)
    endings = frozenset(SceneId(text(one, "an ending")) for one in block.items("endings"))
    # Versions before this one kept endings alone.
    read = block.items("read") if "read" in block else []
    return Noted(endings, frozenset(text(one, "a text that was read") for one in read))
