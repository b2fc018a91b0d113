"""The exact odds of a site's cases: worked out when it is built, read in the browser once a debrief asks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.engine.case import Case
from game.model.scenario import Scenario

if TYPE_CHECKING:
    from game.search.decisions import OddsFrom


class SiteOdds:
    """The odds of each variant of a case, read from the files in one folder that are there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, OddsFrom | None] = {}

    def file(self, case: Case) -> str:
        """Return the name of the file with the odds of a case in its variant."""
        return f"{case.scenario.id}{f'.{case.variant}' if case.variant else ''}.odds"

    def of(self, case: Case) -> "OddsFrom | None":
        """Return the odds of a case, or None where their file is not there or is none."""
        name = self.file(case)
        if name not in self._read and (self._folder / name).is_file():
            from game.search.decisions import OddsFrom, read_explored
            from game.search.steps import compile_steps

            explored = read_explored(self._folder / name, compile_steps(case.scenario, case.variant))
            self._read[name] = OddsFrom(explored) if explored else None
        return self._read.get(name)


def odds_files(scenario: Scenario, folder: Path) -> Iterator[Path]:
    """Yield files with the odds of the variants of a case, written into a folder, unless it is too large."""
    from game.search.decisions import MOST_POSITIONS, keep
    from game.search.explore import Search
    from game.search.liveness import live_values
    from game.search.steps import compile_steps

    for variant in (None, *scenario.variants):
        steps = compile_steps(scenario, variant)
        explored = Search(steps, live_values(scenario, steps.layout), MOST_POSITIONS).run(None)
        file = folder / SiteOdds(folder).file(Case(scenario, variant))
        if not explored.bounded:
            keep(file, explored)
            yield file
