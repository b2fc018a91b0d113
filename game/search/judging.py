"""What a footing tells of guards: whether they hold there, or which bits must be looked at to tell.

A footing is the scene, with the postures of each matter and the rounds of the loops: what opens and shuts
whole parts of a case. Where the footing alone settles a guard, or the days on which one can come there,
nothing else need be read for it.
"""

from collections.abc import Iterable

from game.model.fields import BitField, union
from game.model.guards.logic import AllOf, AnyOf, CountWithin, HoldsCondition, NotAllOf
from game.model.guards.standing import After, Before, MayMove, StandsIn
from game.model.guards.values import Chosen
from game.model.ids import PostureId, Standpoint, TrackKey
from game.model.kinds import Guard
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.search.packing import NEVER, PackedLayout
from game.search.reads import Reader

# Whether something holds, None where the footing cannot tell, and the bits that were looked at to say so.
Answer = tuple[bool | None, int]


class Judge:
    """Judges guards and moves of one scenario by footings, of which some bits are known."""

    def __init__(self, scenario: Scenario, layout: PackedLayout, known: int) -> None:
        self._layout, self._known = layout, known
        self._opening = scenario.opening.day
        # The first and the last day that it can be, and up to which day guards were asked in vain.
        self.days = (0, NEVER)
        self.asked_days = -1
        self._reader = Reader(scenario, layout)
        # What a guard reads where no footing tells, by its `id`.
        self._bits: dict[int, int] = {}
        self._tells_postures = all(self.knows(part) for part in layout.postures.values())
        self._names = {
            TrackKey(name, place): track.postures
            for name, matter in scenario.matters.items()
            for place, track in enumerate(matter.procedure.tracks)
        }

    def all(self, guards: Iterable[Guard], footing: int) -> Answer:
        """Return whether guards all hold, and what was read; one that fails is enough."""
        holds: bool | None = True
        bits = 0
        for guard in guards:
            one, read = self.one(guard, footing)
            if one is False:
                return False, read
            bits |= read
            holds = None if one is None else holds
        return holds, bits

    def one(self, guard: Guard, footing: int) -> Answer:
        """Return whether a guard holds, and what was read to say so."""
        match guard:
            case StandsIn() if self._tells_postures:
                return self._stands(guard, footing)
            case MayMove(move=move):
                return self.may(move, footing)
            case Chosen() if all(self.knows(self._layout.chosen[one]) for one in guard.tracked):
                parts = [self._layout.chosen[one] for one in guard.tracked]
                return any(part.of(footing) > 0 for part in parts), union(part.mask for part in parts)
            case Before() | After():
                return self._dated(guard), 0
            case HoldsCondition(when=parts) | AllOf(guards=parts):
                return self.all(parts, footing)
            case AnyOf(guards=parts):
                return self._any(parts, footing)
            case CountWithin():
                return self._counted(guard, footing)
            case NotAllOf(guards=parts):
                holds, bits = self.all(parts, footing)
                return None if holds is None else not holds, bits
            case _:
                if id(guard) not in self._bits:
                    self._bits[id(guard)] = self._reader.asked((guard,)).bits
                return None, self._bits[id(guard)]

    def may(self, move: Move, footing: int) -> Answer:
        """Return whether a move can be made."""
        asked, known = 0, True
        for track in move.tracks:
            key = TrackKey(move.matter, track)
            part = self._layout.postures[key]
            if not self.knows(part):
                known = False
            elif not move.fits(self.posture(key, footing)):
                return False, part.mask
            asked |= part.mask
        holds, bits = self.all(move.when, footing)
        if holds is False:
            return False, bits
        within = self._layout.statuses[move.within].mask if move.within else 0
        asked |= union(self._layout.track(Standpoint(move.matter, one)).mask for one in move.also)
        return None if within or not known else holds, bits | within | asked

    def knows(self, part: BitField) -> bool:
        """Return whether footings tell what a part holds."""
        return bool(part.mask & self._known)

    def posture(self, track: TrackKey, footing: int) -> PostureId:
        """Return the posture of a track in a footing that tells it."""
        return self._names[track][self._layout.postures[track].of(footing)]

    def entered(self, standpoint: Standpoint, footing: int) -> int:
        """Return the footing after a matter has come into a posture."""
        part = self._layout.track(standpoint)
        return footing & ~part.mask | self._layout.numbers[standpoint] << part.shift

    def _stands(self, guard: StandsIn, footing: int) -> Answer:
        bits = 0
        for standpoint in guard.standpoints:
            part = self._layout.track(standpoint)
            bits |= part.mask
            if part.of(footing) == self._layout.numbers[standpoint]:
                return True, bits
        return False, bits

    def _dated(self, guard: Before | After) -> bool | None:
        day = (guard.day - self._opening).days + isinstance(guard, After)
        first, last = self.days
        if first < day <= last:
            self.asked_days = max(self.asked_days, day)
            return None
        return (last < day) is isinstance(guard, Before)

    def _any(self, guards: Iterable[Guard], footing: int) -> Answer:
        holds: bool | None = False
        bits = 0
        for guard in guards:
            one, read = self.one(guard, footing)
            if one is True:
                return True, read
            bits |= read
            holds = None if one is None else holds
        return holds, bits

    def _counted(self, guard: CountWithin, footing: int) -> Answer:
        answers = [self.one(part, footing) for part in guard.guards]
        surely, perhaps = (sum(holds is one for holds, _ in answers) for one in (True, None))
        holds = {guard.range.contains(count) for count in range(surely, surely + perhaps + 1)}
        return holds.pop() if len(holds) == 1 else None, union(bits for _, bits in answers)
