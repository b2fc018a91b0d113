"""The dated entries of a case, and the changes of meters with their causes."""

from datetime import date
from typing import TypeAlias

from game.model.cites import Cite
from game.model.ids import CastId, DeadlineId, MatterId, MeterId
from game.model.position import Sanction
from game.model.value import value


@value
class Filed:
    """Something that counsel, or whoever is named, put on the docket."""

    what: str
    by: CastId | None = None


@value
class Ruled:
    """A court's decision on the docket."""

    says: str
    by: CastId | None = None
    disposition: str = ""
    on: str = ""


@value
class SanctionStarted:
    """A daily sum was set in a matter."""

    matter: MatterId
    sanction: Sanction


@value
class SanctionEnded:
    """The daily sum of a matter ended; `owed` stays due, `wiped_out` was owed until then."""

    matter: MatterId
    owed: int
    wiped_out: int = 0


@value
class DeadlineMissed:
    """A deadline passed without being met."""

    deadline: DeadlineId


Happening: TypeAlias = Filed | Ruled | SanctionStarted | SanctionEnded | DeadlineMissed


@value
class DocketEntry:
    """One dated entry, with its authorities and the label of its truth."""

    day: date
    what: Happening
    cites: tuple[Cite, ...] = ()
    truth: str = ""


@value
class MeterChange:
    """How one effect moved one meter, and the cause that can be said aloud."""

    meter: MeterId
    before: int
    after: int
    because: str = ""
    truth: str = ""
    grave: bool = False
