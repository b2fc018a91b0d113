"""Papers with claims for a class: the sheet to mark before it, and the answers once the history is told."""

from dataclasses import dataclass

from game.classroom.lesson import Lesson
from game.classroom.session import Session
from game.classroom.views.bodies import ShownParagraph, ShownSource
from game.classroom.views.wording import ClassWording
from game.model.ids import ExhibitId
from game.model.position import Position


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One claim of a paper, with the word of its answer, the reason, and what shows it."""

    says: str
    exactness: str
    because: str
    sources: tuple[ShownSource, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One paper as the real course shows it, and its claims."""

    title: str
    lines: tuple[ShownParagraph, ...]
    claims: tuple[ClaimAnswer, ...]


def paper_sheets(session: Session) -> tuple[PaperSheet, ...]:
    """Return every paper with claims in the session's own words; answers are for after the history."""
    wording, lesson = ClassWording.of(session), session.lesson
    return tuple(
        PaperSheet(
            wording.text(exhibit.title),
            wording.lines(exhibit.text, _first_shown(lesson, name)),
            tuple(
                ClaimAnswer(
                    wording.text(claim.says),
                    lesson.words(f"claims.{claim.exactness}"),
                    wording.text(claim.because),
                    wording.sources(claim.cites),
                )
                for claim in exhibit.claims
            ),
        )
        for name, exhibit in lesson.scenario.sources.exhibits.items()
        if exhibit.claims
    )


def _first_shown(lesson: Lesson, exhibit: ExhibitId) -> Position:
    """Return the first position of the real course that shows a paper, else the opening."""
    opening = lesson.case.opening()
    passed = (step.before for step in lesson.real.steps) if lesson.real else ()
    return next((position for position in passed if exhibit in lesson.case.papers(position)), opening)
