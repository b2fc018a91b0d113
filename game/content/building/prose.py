"""Texts, people, sources and pictures: from their documents to the model."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from game import places
from game.content.building.scope import Scope
from game.content.documents.guards import build_guards
from game.content.documents.prose import ParagraphDocument, PictureDocument, WordsDocument
from game.content.mentions import links_in
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps
from game.model.ids import AuthorityId, CastId, ExhibitId
from game.model.prose import Authority, CastMember, Paragraph, Picture, Prose, Term


def build_prose(documents: Iterable[ParagraphDocument], scope: Scope, steps: Steps) -> Prose:
    """Return the paragraphs of a text; what they link to must be declared."""
    if not documents:
        return ()
    return tuple([_paragraph(document, scope, (*steps, i)) for i, document in enumerate(documents)])


def _paragraph(document: ParagraphDocument, scope: Scope, steps: Steps) -> Paragraph:
    names, desk = scope.names, scope.desk
    if document.speaker and " " in document.speaker:
        spoken_by = brief(document.speaker)
        what = f"what comes before the colon is read as who speaks, and '{spoken_by}' is nobody of the cast"
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
            one.seen or "",
            one.through or "",
            one.sure or "",
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


@lru_cache(maxsize=4)
def drawings(kind: str) -> frozenset[str]:
    """Return the names of the game's drawings of a kind, such as `places`."""
    return frozenset(file.stem for file in (places.pictures() / kind).glob("*.svg"))


def drawing(kind: str, name: str | None, scope: Scope, steps: Steps) -> None:
    """Warn where a drawing is named that the game does not have; the scene then plays without one."""
    if name is None or name in drawings(kind):
        return
    noun = {"places": "place", "portraits": "portrait", "stations": "sign"}[kind]
    known = did_you_mean(name, sorted(drawings(kind)))
    scope.desk.warn(steps, "A001", f"the game has no {noun} '{name}'", known)


def own_picture(document: PictureDocument | None, scope: Scope, steps: Steps) -> Picture | None:
    """Return a picture of the scenario's own; its file must lie inside the scenario's folder."""
    if document is None:
        return None
    folder = scope.desk.tree.path.parent.resolve()
    try:
        leads_inside = (folder / document.file).resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):
        # Too long, or links that lead in a circle: whatever it names, it is nothing of this folder.
        leads_inside = False
    if not leads_inside:
        what = f"the file '{document.file[:80]}' lies outside the scenario's folder"
        scope.error((*steps, "file"), "A002", what, "Put the picture into the folder and write its name.")
        return None
    if not _is_file(folder / document.file):
        what = f"there is no file '{document.file[:80]}' in the scenario's folder"
        scope.desk.warn((*steps, "file"), "A003", what, "Put the picture there, or fix its name.")
    return Picture(document.file, document.alt)


def _is_file(path: Path) -> bool:
    """Return whether there is a file; a name that no system takes is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
