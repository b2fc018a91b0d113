"""Texts, people, sources and pictures: from their documents to the model."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

from game.content import drawings
from game.content.building.scope import Scope
from game.content.called import shown_as
from game.content.documents.guards import build_guards
from game.content.documents.prose import ParagraphDocument, PictureDocument, WordsDocument
from game.content.mentions import ALTERNATIVE, Alternative, alternative_of, links_in
from game.content.problems import Problem, brief, did_you_mean
from game.content.tree import Steps
from game.model.guards.logic import NotAllOf
from game.model.guards.values import FactFound
from game.model.ids import AuthorityId, CastId, ExhibitId, FactId
from game.model.kinds import Guard
from game.model.prose import Authority, CastMember, Paragraph, Picture, Prose, Term

# So many facts and conditions at most, by which the sentences of one paragraph differ.
_MOST_ASKED = 3


def build_prose(documents: Iterable[ParagraphDocument], scope: Scope, steps: Steps) -> Prose:
    """Return the paragraphs of a text; what they link to must be declared."""
    if not documents:
        return ()
    paragraphs = [_paragraph(document, scope, (*steps, i)) for i, document in enumerate(documents)]
    if any("{" in one.text for one in paragraphs):
        return tuple([way for one in paragraphs for way in _ways(one, scope, (*steps, one.at))])
    return tuple(paragraphs)


def _paragraph(document: ParagraphDocument, scope: Scope, steps: Steps) -> Paragraph:
    names, desk = scope.names, scope.desk
    if document.speaker and " " in document.speaker:
        spoken_by = brief(document.speaker)
        meant = shown_as("cast member", document.speaker, names.files)
        first = document.speaker.partition(" ")[0]
        meant = meant or (first if first in names.declared["cast member"] else "")
        what = f"what comes before the colon is read as who speaks, and nobody is called '{spoken_by}'"
        remedy = "Put quotes around a text that has a colon in it."
        desk.error(steps, "S012", what, f"Write `{meant}` where this person speaks." if meant else remedy)
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
        at=int(steps[-1]),
    )


def _ways(paragraph: Paragraph, scope: Scope, steps: Steps) -> Iterator[Paragraph]:
    """Yield a paragraph once for each way in which its alternatives can go, under the guards of that way."""
    asked: dict[str, Guard] = {}
    for match in ALTERNATIVE.finditer(paragraph.text):
        one = alternative_of(match[0])
        if one and (guard := _alternative_guard(one.name, scope)):
            asked[one.name] = guard
        elif one is None or not {"fact", "condition"} & set(scope.names.unsure):
            before = paragraph.text.count("{", 0, match.start())
            place = scope.desk.tree.place_inside((*steps, paragraph.speaker or "text"), "{", before)
            scope.desk.findings.add(Problem(place, *_misread(match[0], one, scope)))
    if len(asked) > _MOST_ASKED:
        what = f"this paragraph has alternatives by {len(asked)} different facts and conditions"
        remedy = f"At most {_MOST_ASKED} can be told apart in one paragraph: make two of it."
        scope.error(steps, "S025", what, remedy)
        return
    for holds in product((True, False), repeat=len(asked)):
        answers = dict(zip(asked, holds, strict=True))
        guards = [one if answers[name] else NotAllOf((one,)) for name, one in asked.items()]
        if text := _said(paragraph.text, answers):
            when = (*paragraph.when, *guards)
            yield replace(paragraph, text=text, when=when, alternatives=len(guards))


def _alternative_guard(name: str, scope: Scope) -> Guard | None:
    """Return the guard of what alternatives ask for; a fact comes before a condition of the same name."""
    if name in scope.names.declared["fact"]:
        return FactFound(FactId(name))
    return scope.conditions.get(name)


def _misread(written: str, one: Alternative | None, scope: Scope) -> tuple[str, str, str]:
    """Return the code of alternatives that do not stand, what is wrong with them, and what to write."""
    if one:
        known = {*scope.names.declared["fact"], *scope.names.declared["condition"]}
        return "S012", f"unknown fact or condition '{brief(one.name)}'", did_you_mean(one.name, known)
    what = "these alternatives in a sentence "
    if not re.match(r"\{\s*if\b", written, re.IGNORECASE):
        what += "do not begin with `{if`"
    elif not written.endswith("}"):
        what += "are not closed by `}` before another begins, or at all"
    elif "|" not in written:
        what += "have no `|` and no words after what it asks for"
    else:
        what += "ask for no single fact or condition, or are more than two"
    return "S025", what, "Write `{if fact | words where it holds | words where it does not}`."


def _said(text: str, answers: Mapping[str, bool]) -> str:
    """Return a text whose alternatives have gone one way, with single spaces between its words."""
    said, end = "", 0
    for match in ALTERNATIVE.finditer(text):
        one, said = alternative_of(match[0]), said + text[end : match.start()]
        end = match.end()
        words = (one.yes if answers.get(one.name) else one.no) if one else ""
        bare, after = words.strip(), text[end : end + 1]
        if bare:
            said += " " if words[0] == " " and said[-1:].isalnum() and bare[0].isalnum() else ""
            said += bare + (" " if words[-1] == " " and bare[-1].isalnum() and after.isalnum() else "")
        elif not after.isalnum():
            said = said.rstrip(" ")
    return (said + text[end:]).strip()


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
        CastId(name): CastMember(CastId(name), one.name, one.role or "", drawings.as_name(one.portrait or ""))
        for name, one in document.cast.items()
    }


def drawing(kind: str, name: str | None, scope: Scope, steps: Steps) -> str:
    """Return the name of a drawing of the game, or in the case's folder the path of one that it brings.

    Where there is none that can be shown, that is a warning, and the scene plays without one.
    """
    if name is None:
        return ""
    own = drawings.own(scope.desk.tree.path, kind)
    if name in own:
        fault = drawings.unfit(own[name], kind)
        if fault and fault not in scope.unfit:
            scope.unfit.add(fault)
            scope.desk.warn(steps, *fault)
        return "" if fault else f"pictures/{kind}/{name}.svg"
    if name in drawings.shared(kind):
        return name
    known = did_you_mean(name, sorted({*own, *drawings.shared(kind)}))
    if known.startswith("Write one of"):
        known = f"{known[:-1]}; `contempt pictures` shows them all."
    case = scope.desk.tree.path
    astray = (
        drawings.elsewhere(case, kind, name) if kind in drawings.CANVAS and drawings.as_name(name) else None
    )
    if astray is not None:
        lies = astray.relative_to(case.absolute().parent).as_posix()
        known = f"Move '{lies}' to 'pictures/{kind}/{name}.svg', where the {kind} of the case belong."
    scope.desk.warn(steps, "A001", f"the game has no {drawings.KINDS[kind]} '{name}'", known)
    return drawings.as_name(name)


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
    else:
        with contextlib.suppress(OSError):  # One that may not be read is not shown.
            if fault := drawings.unfit_picture(folder / document.file):
                scope.desk.warn((*steps, "file"), *fault)
    return Picture(document.file, document.alt)


def _is_file(path: Path) -> bool:
    """Return whether there is a file; a name that no system takes is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
