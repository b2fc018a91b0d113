"""What is read: paragraphs, speakers and documents, with what the player has met before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from game.engine.case import Case
from game.engine.replay import Replay, Step
from game.model.ids import CastId, ExhibitId
from game.model.position import Position
from game.model.prose import Prose, shown
from game.pages.lines.page import Page


@dataclass(slots=True)
class Met:
    """The speakers and documents that were shown so far: only what is new of them is told in full."""

    # A document that says something else than before, because of what was done meanwhile, is new.
    cast: set[CastId] = field(default_factory=set)
    exhibits: set[tuple[ExhibitId, Prose]] = field(default_factory=set)

    @classmethod
    def until_turn(cls, case: Case, replay: Replay) -> Self:
        """Return what was shown in the scenes before the last turn, and in what followed them."""
        met = cls()
        for step in replay.steps[:-1]:
            met.see_scene(case, step.before)
            met.see_turn(case, step)
        if replay.steps:
            met.see_scene(case, replay.steps[-1].before)
        return met

    @classmethod
    def until_scene(cls, case: Case, replay: Replay) -> Self:
        """Return all that was shown before the present scene."""
        met = cls.until_turn(case, replay)
        if replay.steps:
            met.see_turn(case, replay.steps[-1])
        return met

    def see_scene(self, case: Case, position: Position) -> None:
        """Add what a scene shows."""
        self._see(case, case.text(position), position)
        for exhibit in case.scene(position).exhibits:
            self.exhibits.add((exhibit, case.document(exhibit, position)))

    def see_turn(self, case: Case, step: Step) -> None:
        """Add what is read after a turn."""
        for text in told(step):
            self._see(case, text, step.after)

    def _see(self, case: Case, text: Prose, position: Position) -> None:
        self.cast.update(part.speaker for part in text if part.speaker)
        for exhibit in exhibits_in(text):
            self.exhibits.add((exhibit, case.document(exhibit, position)))


def exhibits_in(text: Prose) -> Iterator[ExhibitId]:
    """Yield the documents that stand in a text, in their order."""
    yield from (part.exhibit for part in text if part.exhibit)


def told(step: Step) -> tuple[Prose, Prose]:
    """Return what is read after a turn: what follows from counsel's half, and from the court's."""
    court = step.outcome.half.text if step.outcome else ()
    return shown(step.choice.half.text, step.after), shown(court, step.after)


def prose(page: Page, paragraphs: Prose, met: Met, position: Position) -> None:
    """Add paragraphs that a position shows to a page, each apart from the one before."""
    for paragraph in paragraphs:
        if paragraph.exhibit:
            exhibit(page, paragraph.exhibit, met, position)
        elif paragraph.speaker:
            speech(page, paragraph.speaker, paragraph.text, met)
        else:
            page.markdown(paragraph.text)


def speech(page: Page, speaker: CastId, text: str, met: Met) -> None:
    """Add what somebody says; the first time with who that is."""
    member = page.phrases.scenario.sources.cast[speaker]
    first = member.role and speaker not in met.cast
    met.cast.add(speaker)
    name = page.words("terminal.speaker", name=member.name, role=member.role) if first else member.name
    page.speech(name, text, member.portrait)


def exhibit(page: Page, name: ExhibitId, met: Met, position: Position) -> None:
    """Add a document, in full where it is new, else its title and how to read it again."""
    document = page.phrases.scenario.sources.exhibits[name]
    said = name, shown(document.text, position)
    if said not in met.exhibits:
        met.exhibits.add(said)
        whole_exhibit(page, name, position)
        return
    page.gap()
    page.line(page.words("terminal.document_again", title=page.plain(document.title)))


def whole_exhibit(page: Page, name: ExhibitId, position: Position) -> None:
    """Add all that a position shows of a document, set in from the margin."""
    document = page.phrases.scenario.sources.exhibits[name]
    page.begin_paper(page.cited(page.words("terminal.document", title=document.title), document.cites))
    for paragraph in shown(document.text, position):
        speaker = page.phrases.by(paragraph.speaker)
        page.markdown(f"{speaker}: {paragraph.text}" if speaker else paragraph.text, indent=4)
    if document.claims:
        page.gap()
        page.line(page.words("claims.task"), indent=4)
        for number, claim in enumerate(document.claims, start=1):
            page.line(f"{number:>2}. {page.plain(claim.says)}", indent=4, hang=4)
        page.line(page.words("terminal.claims.how"), indent=4)
    page.end_paper()
