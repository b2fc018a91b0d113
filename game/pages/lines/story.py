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

    # Earlier scenes are looked through from the last one, since most that is shown was shown not long ago:
    # a play's time would grow with the square of its turns if each turn went through all before it.
    case: Case
    replay: Replay
    is_turn_read: bool  # whether what followed the last turn is among it
    new_cast: set[CastId] = field(default_factory=set)
    new_exhibits: set[tuple[ExhibitId, Prose]] = field(default_factory=set)

    @classmethod
    def until_turn(cls, case: Case, replay: Replay) -> Self:
        """Return what was shown in the scenes before the last turn, and in what followed them."""
        return cls(case, replay, is_turn_read=False)

    @classmethod
    def until_scene(cls, case: Case, replay: Replay) -> Self:
        """Return all that was shown before the present scene."""
        return cls(case, replay, is_turn_read=True)

    @property
    def cast(self) -> set[CastId]:
        """Return everybody who has spoken."""
        spoke = {part.speaker for text, _, _ in self._earlier() for part in text if part.speaker}
        return spoke | self.new_cast

    def knows(self, speaker: CastId) -> bool:
        """Return whether somebody has spoken before."""
        return speaker in self.new_cast or any(
            part.speaker == speaker for text, _, _ in self._earlier() for part in text
        )

    def has_read(self, exhibit: ExhibitId, said: Prose) -> bool:
        """Return whether a document was shown that said the same; one that says something else is new."""
        return (exhibit, said) in self.new_exhibits or any(
            self.case.document(exhibit, position) == said
            for text, beside, position in self._earlier()
            if exhibit in beside or exhibit in exhibits_in(text)
        )

    def _earlier(self) -> Iterator[tuple[Prose, tuple[ExhibitId, ...], Position]]:
        """Yield each text that was shown, with the documents beside it and the position, the last first."""
        for number, step in enumerate(reversed(self.replay.steps)):
            if number or self.is_turn_read:
                yield from ((text, (), step.after) for text in told(step))
            yield self.case.text(step.before), self.case.scene(step.before).exhibits, step.before


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
    first = member.role and not met.knows(speaker)
    met.new_cast.add(speaker)
    name = page.words("terminal.speaker", name=member.name, role=member.role) if first else member.name
    page.speech(name, text, member.portrait)


def exhibit(page: Page, name: ExhibitId, met: Met, position: Position) -> None:
    """Add a document, in full where it is new, else its title and how to read it again."""
    document = page.phrases.scenario.sources.exhibits[name]
    said = shown(document.text, position)
    if not met.has_read(name, said):
        met.new_exhibits.add((name, said))
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
