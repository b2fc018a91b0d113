"""Papers for a class: those with claims to mark, their answers, and how many teams opened each exhibit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.classroom.dealing import exhibits_dealt, teams_that_opened
from game.classroom.session import Session
from game.classroom.views.bodies import ShownParagraph, ShownSource
from game.classroom.views.wording import ClassWording
from game.model.ids import ExhibitId


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
    opening = lesson.case.opening()
    first_shown = lesson.case.papers_shown(lesson.real) if lesson.real else {}
    return tuple(
        PaperSheet(
            wording.text(exhibit.title),
            wording.lines(exhibit.text, first_shown.get(name, opening)),
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


def opened_exhibits(session: Session, exhibits: Iterable[ExhibitId] | None = None) -> Iterator[str]:
    """Yield for each exhibit, or each that is dealt now, how many teams have opened it; never who."""
    text, titles = ClassWording.of(session).text, session.lesson.scenario.sources.exhibits
    for name in exhibits_dealt(session) if exhibits is None else exhibits:
        counted = {"teams": teams_that_opened(session, name), "of": len(session.teams)}
        yield session.lesson.words("class.note.opened", exhibit=text(titles[name].title), **counted)
