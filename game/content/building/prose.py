"""Texts, people and sources of documents to the model."""

from collections.abc import Iterable

from game.content.building.guards import build_guards
from game.content.building.scope import Scope
from game.content.documents.prose import ParagraphDocument, WordsDocument
from game.content.links import links_in
from game.content.problems import brief
from game.content.tree import Steps
from game.model.ids import AuthorityId, CastId, ExhibitId
from game.model.prose import Authority, CastMember, Paragraph, Prose, Term


def build_prose(documents: Iterable[ParagraphDocument], scope: Scope, steps: Steps) -> Prose:
    """Return the paragraphs of a text; what they link to must be declared."""
    if not documents:
        return ()
    return tuple([_paragraph(document, scope, (*steps, i)) for i, document in enumerate(documents)])


def _paragraph(document: ParagraphDocument, scope: Scope, steps: Steps) -> Paragraph:
    names, desk = scope.names, scope.desk
    if document.speaker and " " in document.speaker:
        what = f"before the colon stands who speaks, and '{brief(document.speaker)}' is nobody"
        desk.error(steps, "S012", what, "Put quotes around a text that has a colon in it.")
    elif document.speaker:
        names.known("cast member", document.speaker, desk, steps)
    if document.exhibit:
        names.known("exhibit", document.exhibit, desk, (*steps, "exhibit"))
    check_links(document.text or "", scope, steps)
    return Paragraph(
        text=document.text or "",
        speaker=CastId(document.speaker) if document.speaker else None,
        exhibit=ExhibitId(document.exhibit) if document.exhibit else None,
        when=build_guards(document.when, scope, (*steps, "when")),
    )


def check_links(text: str, scope: Scope, steps: Steps) -> None:
    """Add a problem for each link of a text that leads nowhere."""
    if "[" not in text:
        return
    for link in links_in(text):
        scope.names.known(link.noun, link.id, scope.desk, steps)


def authorities_of(document: WordsDocument) -> dict[AuthorityId, Authority]:
    """Return the authorities of a file."""
    return {
        AuthorityId(name): Authority(
            AuthorityId(name),
            one.cite,
            one.says or "",
            one.date.isoformat() if one.date else "",
            one.link or "",
            one.checked.isoformat() if one.checked else "",
        )
        for name, one in document.authorities.items()
    }


def glossary_of(document: WordsDocument) -> dict[str, Term]:
    """Return the glossary of a file."""
    return {name: Term(name, one.term, one.means) for name, one in document.glossary.items()}


def cast_of(document: WordsDocument) -> dict[CastId, CastMember]:
    """Return the cast of a file."""
    return {
        CastId(name): CastMember(CastId(name), one.name, one.role or "", one.portrait or "")
        for name, one in document.cast.items()
    }
