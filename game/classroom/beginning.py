"""A class is begun, or gone on with where a crash broke it off."""

import secrets
import time
from dataclasses import dataclass

from game import places
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import Command, Expect, MakeTeams, OfferReceipts, OpenRoom, SetDevices
from game.classroom.journal.keeping import FoundJournal, Journal, left_over, recovered
from game.classroom.journal.lines import JournalOpening
from game.classroom.journal.writing import JournalHeldError
from game.classroom.keys import room_code
from game.classroom.lesson import Lesson
from game.classroom.working import begun
from game.content.loaded import Loaded


@dataclass(frozen=True, slots=True)
class ClassBeginning:
    """What a class begins with; `seats` are those of a rehearsal, and `seed` is drawn where there is none."""

    plan: str
    seats: int = 0
    seed: int | None = None
    section: str = ""
    language: str = "en"
    teams: int = 0  # each of them plays its own course
    receipts: bool = False

    def settled(self) -> tuple[Command, ...]:
        """Return what is settled before anybody comes in."""
        offered: tuple[Command, ...] = (OfferReceipts(),) if self.receipts else ()
        return (*offered, *((MakeTeams(self.teams), SetDevices("team-course")) if self.teams else ()))

    def anew(self, loaded: Loaded, lesson: Lesson, found: FoundJournal | None) -> ClassAtWork:
        """Begin a class; what a crash left of another one is taken away."""
        if found is not None:
            found.path.unlink(missing_ok=True)
        seed = secrets.randbelow(2**31) if self.seed is None else self.seed
        session = begun(lesson, seed, rehearsal=bool(self.seats), section=self.section)
        if self.seats:
            rehearsed = ClassAtWork(session)
            rehearsed.do(OpenRoom(room_code()))
            rehearsed.do(Expect(self.seats))
            return self._begun(rehearsed)
        scenario = loaded.playable
        edition = str(scenario.edition)
        opening = JournalOpening(
            scenario.id, str(loaded.path), edition, self.plan, seed, section=self.section
        )
        return self._begun(ClassAtWork(session, Journal.begin(places.journal(), opening)))

    def _begun(self, at_work: ClassAtWork) -> ClassAtWork:
        for command in self.settled():
            at_work.do(command)
        return at_work


def gone_on(found: FoundJournal, lesson: Lesson) -> ClassAtWork:
    """Return the class of a journal, as it was broken off."""
    taken_up = recovered(found, lesson)
    return ClassAtWork(taken_up.session, taken_up.journal)


def broken_off(loaded: Loaded) -> FoundJournal | None:
    """Return the journal that a crash left of this edition; what is a day old is deleted.

    Raises JournalHeldError where a class of this edition is open in another window.
    """
    scenario = loaded.playable
    edition = (scenario.id, str(scenario.edition))
    all_left = left_over(places.journal(), time.time())
    ours = [one for one in all_left if (one.opening.scenario, one.opening.edition) == edition]
    for found in ours:
        if found.held:
            raise JournalHeldError(found.path)
    return ours[0] if ours else None
