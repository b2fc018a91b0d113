"""Numbers that need not be told apart: fines above the largest sum that any guard asks for are all alike.

It holds for a matter whose fines are never lowered by a sum: what lies above the ceiling stays above it,
until it is set to a sum of its own or wiped out. Where the first day of every daily sum comes to the
ceiling at once, those sums are alike, too.
"""

from game.model.effects.numbers import ChangeFines
from game.model.fields import BitField
from game.model.ids import MatterId
from game.model.scenario import Scenario
from game.search.packing import Layout, effects_of
from game.search.walking import guards_of


class Ceilings:
    """What need not be told apart in one scenario, but for fines among the bits that are kept."""

    def __init__(self, scenario: Scenario, layout: Layout, kept: int) -> None:
        asked: dict[MatterId, int | None] = {}
        for guard in guards_of(scenario):
            if guard.inside:
                continue
            bits, told_from = guard.reads(layout).bits, guard.fines_ceiling
            for matter, part in layout.fines.items():
                if bits & part.mask:
                    most = asked.get(matter, 0)
                    asked[matter] = None if told_from is None or most is None else max(most, told_from)
        changes = [effect.change for effect in effects_of(scenario)]
        lowered = {one.matter for one in changes if isinstance(one, ChangeFines) and (one.by or 0) < 0}
        self._layout = layout
        self._fines = {
            matter: most
            for matter, part in layout.fines.items()
            if (most := asked.get(matter)) is not None and matter not in lowered and not kept & part.mask
        }

    @property
    def parts(self) -> tuple[tuple[BitField, int], ...]:
        """Return parts and the number that stands for all above it."""
        fines = [(self._layout.fines[matter], most) for matter, most in self._fines.items()]
        sums = [(self._layout.sums[matter], 1) for matter in self._fines if self.at_once(matter)]
        return (*fines, *sums)

    def at_once(self, matter: MatterId) -> bool:
        """Return whether one day of any sum comes to the ceiling, so that it is all one how many pass."""
        sanctions = self._layout.sanctions[matter]
        return matter in self._fines and all(one.on_day(1) >= self._fines[matter] for one in sanctions)

    @property
    def uncounted(self) -> int:
        """Return the bits of counts of days on which no fines depend: of sums that never double, too."""
        bits = 0
        for matter, part in self._layout.counts.items():
            flat = all(sanction.doubles == "never" for sanction in self._layout.sanctions[matter])
            bits |= part.mask if flat or self.at_once(matter) else 0
        return bits
