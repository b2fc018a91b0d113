"""Parts of the case in the words and behind the mask of a class: lines, entries, moves, sums, days."""

from dataclasses import dataclass

from game.classroom.masking import ClassMask
from game.classroom.session import Session
from game.classroom.views.bodies import DocketLine, DueDay, ExhibitSheet, MeterMove, Owing, ShownParagraph
from game.engine.replay import Step
from game.model.docket import MeterChange
from game.model.ids import ExhibitId, MatterId
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.prose import Prose, shown


@dataclass(frozen=True, slots=True)
class ClassWording(ClassMask):
    """Says parts of one scenario as a class may see them."""

    @classmethod
    def of(cls, session: Session) -> "ClassWording":
        """Return the wording of a session as it stands, masked until the history."""
        mask = session.lesson.mask(lifted=session.unmasked)
        return cls(mask.phrases, mask.sealed, mask.lifted)

    def lines(self, prose: Prose, position: Position) -> tuple[ShownParagraph, ...]:
        """Return the paragraphs that are shown in a position; exhibits stand apart."""
        said = (one for one in shown(prose, position) if one.exhibit is None)
        return tuple(
            ShownParagraph(self.text(part), self.text(self.phrases.by(one.speaker)))
            for one in said
            for part in one.text.split("\n\n")
            if part.strip()
        )

    def sheet(self, exhibit: ExhibitId, position: Position) -> ExhibitSheet:
        """Return an exhibit in full."""
        found = self.scenario.sources.exhibits[exhibit]
        lines = self.lines(found.text, position)
        return ExhibitSheet(self.text(found.title), lines, self.truth(found.truth))

    def truth(self, label: str) -> str:
        """Return the word of a truth label, or "" without one."""
        return self.phrases.words(f"truth.{label}") if label else ""

    def entries(self, steps: tuple[Step, ...], *, own: int = 1) -> tuple[DocketLine, ...]:
        """Return the docket entries of steps; those past the class's own are marked."""
        return tuple(
            DocketLine(
                self.day(entry.day),
                self.text(self.phrases.entry(entry)),
                self.truth(entry.truth),
                self.sources(entry.cites),
                played_for_the_class=number >= own,
            )
            for number, step in enumerate(steps)
            for entry in step.entries
        )

    def moves(self, step: Step) -> tuple[MeterMove, ...]:
        """Return what moved in a step, of the meters that are shown after it."""
        meters = self.scenario.meters
        return tuple(
            self._move(change)
            for change in step.changes
            if change.before != change.after and all_hold(meters[change.meter].shown_when, step.after)
        )

    def _move(self, change: MeterChange) -> MeterMove:
        meter = self.scenario.meters[change.meter]
        return MeterMove(
            label=self.text(meter.label),
            before=change.before,
            after=change.after,
            moved=self.phrases.moved(change),
            because=self.text(change.because),
            truth=self.truth(change.truth),
            grave=change.grave,
        )

    def due(self, position: Position) -> tuple[DueDay, ...]:
        """Return the deadlines that run."""
        found = []
        for name, one in position.deadlines.items():
            if one.status == "open":
                days = (one.last_day - position.date).days
                left = self.phrases.words.counted("clock.days_left", days, days=days)
                found.append(DueDay(self.text(self.scenario.deadlines[name]), self.day(one.last_day), left))
        return tuple(found)

    def owing(self, position: Position) -> tuple[Owing, ...]:
        """Return posture, fines and daily sum of each matter."""
        return tuple(self._owing(matter, position) for matter in position.matters)

    def _owing(self, matter: MatterId, position: Position) -> Owing:
        found, standing = self.scenario.matters[matter], position.matters[matter]
        posture, sanction = found.procedure.postures[standing.posture], standing.sanction
        running = posture.sanctions == "accrue"
        return Owing(
            matter=self.text(found.title),
            posture=self.text(posture.label),
            fines=self.phrases.money(standing.fines),
            per_day=self.phrases.money(sanction.per_day) if sanction else "",
            how=("running" if running else "stayed") if sanction else "none",
        )
