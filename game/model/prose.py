"""What is read: paragraphs with their speakers and exhibits, and the people who speak."""

from dataclasses import field
from typing import Literal

from game.model.cites import Cite
from game.model.ids import AuthorityId, CastId, ExhibitId
from game.model.kinds import Guard, all_hold
from game.model.position import Position
from game.model.value import value


@value
class Paragraph:
    """One paragraph of Markdown, or one exhibit; spoken where it has a speaker."""

    text: str = ""
    speaker: CastId | None = None
    exhibit: ExhibitId | None = None
    when: tuple[Guard, ...] = ()
    # Its place in the text as it was written, since one with alternatives is several here; the last so many
    # guards are those of the alternatives.
    at: int = field(default=0, compare=False)
    alternatives: int = field(default=0, compare=False)


Prose = tuple[Paragraph, ...]


def shown(prose: Prose, position: Position) -> Prose:
    """Return the paragraphs whose guards hold in this position."""
    return tuple(paragraph for paragraph in prose if all_hold(paragraph.when, position))


@value
class CastMember:
    """Somebody who speaks, under a fictional name."""

    id: CastId
    name: str
    role: str = ""
    portrait: str = ""


@value
class Authority:
    """A source that is cited; `checked` is the day on which it was last looked up, `seen` how."""

    id: AuthorityId
    cite: str
    says: str = ""
    date: str = ""
    link: str = ""
    checked: str = ""
    seen: str = ""
    through: str = ""
    sure: str = ""


@value
class Term:
    """A word that the glossary explains."""

    id: str
    term: str
    means: str


# How far a sentence of a paper holds.
Exactness = Literal["exact", "loose", "wrong"]


@value
class PaperClaim:
    """One sentence of a paper that its reader judges; the answer and its reason come in the debrief."""

    id: str
    says: str
    exactness: Exactness
    because: str = ""
    cites: tuple[Cite, ...] = ()


@value
class Exhibit:
    """A document of the case that can be opened and read."""

    id: ExhibitId
    title: str
    text: Prose
    truth: str = ""
    cites: tuple[Cite, ...] = ()
    documented_by: tuple[Cite, ...] = ()
    claims: tuple[PaperClaim, ...] = ()


@value
class Picture:
    """A picture of the scenario's own, with its text alternative; the file lies in its folder."""

    file: str
    alt: str
