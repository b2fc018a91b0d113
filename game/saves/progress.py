"""Which endings of each scenario have been found."""

import json
from collections.abc import Iterable
from pathlib import Path

from game.model.ids import ScenarioId, SceneId
from game.saves.errors import NewerFormatError, NotReadError
from game.saves.files import Found, KeptFile, SetAside
from game.saves.plain import block_of, text

PROGRESS = "progress.json"
PROGRESS_FORMAT = 1


class Progress:
    """The endings found, beside the saves of each scenario; read anew for each question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def endings(self, scenario: ScenarioId) -> Found[frozenset[SceneId]]:
        """Answer with the endings found so far; with none where the file is not there or cannot be opened."""
        try:
            found = self._file(scenario).read()
        except (NotReadError, NewerFormatError):
            return Found(frozenset())
        return Found(found.value or frozenset(), found.set_aside)

    def find(self, scenario: ScenarioId, ending: SceneId) -> tuple[SetAside, ...]:
        """Note an ending as found; answer with what was set aside; raise NotWrittenError."""
        known = self.endings(scenario)
        endings = known.value or frozenset()
        if ending in endings:
            return known.set_aside
        return (*known.set_aside, *self._file(scenario).write(_written({*endings, ending})))

    def _file(self, scenario: ScenarioId) -> KeptFile[frozenset[SceneId]]:
        return KeptFile(self._folder / scenario / PROGRESS, _parsed)


def _written(endings: Iterable[SceneId]) -> str:
    return json.dumps({"progress_format": PROGRESS_FORMAT, "endings": sorted(endings)}) + "\n"


def _parsed(written: str) -> frozenset[SceneId]:
    block = block_of(written)
    found = block.whole("progress_format")
    if found > PROGRESS_FORMAT:
        raise NewerFormatError(found, PROGRESS_FORMAT)
    return frozenset(SceneId(text(one, "an ending")) for one in block.items("endings"))
