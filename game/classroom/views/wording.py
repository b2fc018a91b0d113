"""Parts of the case in the words and behind the mask of a class: lines, entries, moves, sums, days."""

from dataclasses import dataclass

from game.classroom.masking import ClassMask
from game.classroom.session import Session
from game.classroom.views.bodies import DocketLine, DueDay, ExhibitSheet, MeterMove, Owing, ShownParagraph
from game.content.phrases import Phrases
from game.engine.replay import Step
from game.model.docket import DocketEntry, MeterChange
from game.model.guards import all_hold
from game.model.ids import ExhibitId, MatterId
from game.model.position import Position
from game.model.prose import Prose, shown
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Wording:
    """Says parts of one scenario as a class may see them."""

    phrases: Phrases
    mask: ClassMask

    @classmethod
    def of(cls, session: Session) -> "Wording":
        """Return the wording of a session as it stands, masked until the history is told."""
        mask = session.lesson.mask(lifted=session.unmasked)
        return cls(mask.phrases, mask)

    @property
    def scenario(self) -> Scenario:
        """Return the scenario."""
        return self.phrases.scenario

    def lines(self, prose: Prose, position: Position) -> tuple[ShownParagraph, ...]:
        """Return the paragraphs that are shown in a position; exhibits stand apart."""
        said = (one for one in shown(prose, position) if one.exhibit is None)
        return tuple(
            ShownParagraph(self.mask.text(part), self.mask.text(self.phrases.by(one.speaker)))
            for one in said
            for part in one.text.split("\n\n")
            if part.strip()
        )

    def sheet(self, exhibit: ExhibitId, position: Position) -> ExhibitSheet:
        """Return an exhibit in full."""
        found = self.scenario.sources.exhibits[exhibit]
        lines = self.lines(found.text, position)
        return ExhibitSheet(self.mask.text(found.title), lines, self.truth(found.truth))

    def truth(self, label: str) -> str:
        """Return the word of a truth label; with nothing where there is none."""
        return self.phrases.words(f"truth.{label}") if label else ""

    def entry(self, entry: DocketEntry, *, played: bool = False) -> DocketLine:
        """Return a docket entry."""
        text = self.mask.text(self.phrases.entry(entry))
        sources = self.mask.sources(entry.cites)
        return DocketLine(self.mask.day(entry.day), text, self.truth(entry.truth), sources, played)

    def moves(self, step: Step) -> tuple[MeterMove, ...]:
        """Return what moved in a step, of the meters that are shown after it."""
        meters = self.scenario.meters
        return tuple(
            self.move(change)
            for change in step.changes
            if change.before != change.after and all_hold(meters[change.meter].shown_when, step.after)
        )

    def move(self, change: MeterChange) -> MeterMove:
        """Return how one meter moved, with cause and label."""
        meter = self.scenario.meters[change.meter]
        rose = change.after > change.before
        return MeterMove(
            label=self.mask.text(meter.label),
            before=change.before,
            after=change.after,
            moved=self.phrases.moved(change),
            good=rose == (meter.better == "high"),
            because=self.mask.text(change.because),
            truth=self.truth(change.truth),
            grave=change.grave,
            lowest=meter.lowest,
            highest=meter.highest,
        )

    def due(self, position: Position) -> tuple[DueDay, ...]:
        """Return the deadlines that run."""
        words = self.phrases.words
        return tuple(
            DueDay(
                self.mask.text(self.scenario.deadlines[name]),
                self.mask.day(one.last_day),
                words.counted(
                    "clock.days_left",
                    (one.last_day - position.date).days,
                    days=(one.last_day - position.date).days,
                ),
            )
            for name, one in position.deadlines.items()
            if one.status == "open"
        )

    def owing(self, position: Position) -> tuple[Owing, ...]:
        """Return posture, fines and daily sum of each matter."""
        return tuple(self._owing(matter, position) for matter in position.matters)

    def _owing(self, matter: MatterId, position: Position) -> Owing:
        found, standing = self.scenario.matters[matter], position.matters[matter]
        posture = found.procedure.postures[standing.posture]
        running = posture.sanctions == "accrue"
        sanction = standing.sanction
        return Owing(
            matter=self.mask.text(found.title),
            posture=self.mask.text(posture.label),
            fines=self.phrases.money(standing.fines),
            per_day=self.phrases.money(sanction.per_day) if sanction else "",
            how=("running" if running else "stayed") if sanction else "none",
        )
