"""One change, with the guards under which it happens and the cause that is shown beside it."""

from game.model.kinds import Change, Guard, all_hold
from game.model.position import Position
from game.model.value import value


@value
class Effect:
    """One change, the guards under which it happens, and the cause that is shown beside it."""

    change: Change
    when: tuple[Guard, ...] = ()
    because: str = ""
    truth: str = ""
    grave: bool = False

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change, or as it was where a guard fails."""
        return self.change.applied_to(position) if all_hold(self.when, position) else position
