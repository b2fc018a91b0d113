"""The minutes that an author expects plays to take: another process works them out from the very beginning.

They ask for positions of their own, and for nothing that is found out about the rest.
"""

from game.model.ids import VariantId
from game.model.scenario import Scenario
from game.processes import Forked, Questioned
from game.proof.exploration import Asked
from game.search.minutes import Minutes, reading_minutes
from game.search.policy import uniform
from game.search.steps import compile_steps


class Timing:
    """The minutes of those variants that are checked, and for which some are expected.

    It must be closed in the end.
    """

    def __init__(self, scenario: Scenario, asked: Asked) -> None:
        every = (asked.variant,) if asked.variant else (None, *scenario.variants)
        expected = scenario.expected
        timed = [one for one in every if one in expected and expected[one].minutes]
        self.asked, self._others = asked, Forked(_timed(scenario, timed, asked), wanted=bool(timed))

    def minutes(self) -> dict[VariantId | None, Minutes | None]:
        """Return the minutes of each variant that is timed; with None where a limit came first."""
        minutes: dict[VariantId | None, Minutes | None] = self._others.first()
        return minutes

    def close(self) -> None:
        """Say that nothing more will be asked."""
        self._others.close()


def _timed(scenario: Scenario, variants: list[VariantId | None], asked: Asked) -> Questioned:
    yield {
        one: reading_minutes(compile_steps(scenario, one), uniform, max(1, asked.limit)) for one in variants
    }
