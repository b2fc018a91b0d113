"""What choices, effects and moves of a scenario read, as bits of a packed position and as days."""

from dataclasses import dataclass

from game.model.fields import Reads, union
from game.model.kinds import Guard, all_reads
from game.model.scenario import Scenario
from game.model.scene import NOTHING_DONE, Choice, Half, Outcome
from game.search.packing import PackedLayout


@dataclass(frozen=True, slots=True)
class Reader:
    """Gathers what the parts of one scenario read."""

    scenario: Scenario
    layout: PackedLayout

    def after_counsel_waited(self, choice: Choice) -> Reads:
        """Return what a turn reads once the time of counsel's half has passed."""
        read = self.deeds(choice.half)
        for outcome in choice.outcomes.values():
            read |= self.chance(outcome) | self.waiting(outcome.half) | self.deeds(outcome.half)
        return read | Reads.all(self.onward(choice, one) for one in choice.outcomes.values() or (None,))

    def onward(self, choice: Choice, outcome: Outcome | None) -> Reads:
        """Return what tells which scene is gone to, and what is read on coming there."""
        read = Reads()
        for way in choice.ways_on(outcome):
            arrival = self.scenario.scenes[way.scene].arrival
            if way.when or arrival is not NOTHING_DONE:
                read |= self.asked(way.when) | self.waiting(arrival) | self.deeds(arrival)
        return read

    def openness(self, choice: Choice) -> Reads:
        """Return what tells whether a choice is open, and what can be picked, before any time passes."""
        layout = self.layout
        bits = 0 if choice.times is None else layout.chosen[choice.key].mask
        for argument in choice.picks.of if choice.picks else ():
            bits |= layout.preserved[argument].mask | layout.forfeited[argument].mask
        return self.asked((*choice.shown_when, *choice.when)) | Reads(bits)

    def chance(self, outcome: Outcome) -> Reads:
        """Return what tells, after counsel's half, whether an outcome is open and how likely it is."""
        grounds = outcome.half.ruling.turns_on if outcome.half.ruling else ()
        additions = outcome.odds.plus if outcome.odds else ()
        return Reads.all(
            (
                self.asked(outcome.when),
                Reads(union(self.layout.preserved[argument].mask for argument in grounds)),
                *(self.asked(addition.when) for addition in additions),
            )
        )

    def waiting(self, half: Half) -> Reads:
        """Return what the time of a half reads: the day, where it ends on one."""
        until = half.passing.until
        return Reads() if until is None else Reads(day=self.layout.days(until))

    def deeds(self, half: Half) -> Reads:
        """Return what a half reads once its time has passed."""
        return Reads.all(
            (
                *(self.asked(effect.when) for effect in half.effects),
                *(self.asked(planned.when) | planned.move.reads(self.layout) for planned in half.moves),
            )
        )

    def asked(self, guards: tuple[Guard, ...]) -> Reads:
        """Return what some guards read."""
        return all_reads(guards, self.layout)


def depends(layout: PackedLayout, bits: int) -> int:
    """Return some bits and all those on which their later values depend.

    Fines depend on the daily sum, its count and postures; a status on the days left and on postures;
    whether an argument will be preserved on whether it is forfeited, and the other way round. What a move
    or a guard reads is read at its own scene.
    """
    for matter, fines in layout.fines.items():
        if bits & fines.mask:
            bits |= layout.sums[matter].mask | layout.counts[matter].mask
        if bits & layout.sums[matter].mask:
            bits |= layout.tells_sums[matter]
    for deadline, status in layout.statuses.items():
        if bits & status.mask:
            bits |= layout.left[deadline].mask | layout.starts.get(deadline, 0)
    for argument, preserved in layout.preserved.items():
        pair = preserved.mask | layout.forfeited[argument].mask
        if bits & pair:
            bits |= pair
    return bits
