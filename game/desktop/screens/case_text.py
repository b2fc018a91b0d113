"""Paragraphs, speech and exhibits as parts; what a link opens as a popover."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from game.content.words import Words, inside_speech
from game.desktop.parts.leaf import ExhibitCard, Speech
from game.desktop.parts.one_sheet import MoreBelow
from game.desktop.screens.desk import OpenedCase, PlayerDesk
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Explain, GoBack
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import Naming, blocks, plain
from game.desktop.toolkit.overlays import Popover
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.pictures import Scenery
from game.desktop.toolkit.prose import PlainText, Prose
from game.model.cites import Cite, cite_of, pinned
from game.model.ids import AuthorityId, ExhibitId
from game.model.position import Position
from game.model.prose import Exhibit, PaperClaim
from game.model.prose import Prose as Paragraphs
from game.model.scene import Scene

_DATED = re.compile(r"^(?P<name>[^,]+),.*\((?:[^()]*\s)?(?P<year>\d{4})\)$")


def naming(opened: OpenedCase, cited: Callable[[str, str], str] | None = None) -> Naming:
    """Return the words that a case shows for its terms, authorities and names; `cited` words a citation."""
    sources, mask = opened.scenario.sources, opened.scenario.mask

    def named(kind: str, name: str) -> str:
        if kind == "term" and name in sources.glossary:
            return sources.glossary[name].term
        cite = cite_of(name)
        if kind == "authority" and cite.authority in sources.authorities:
            return (cited or short_cite)(sources.authorities[cite.authority].cite, cite.pin)
        if kind == "name" and name in mask.names:
            return mask.names[name].shown_as
        return name.replace("-", " ")

    return named


def short_cite(cite: str, pin: str = "") -> str:
    """Return the name and the year of a decision, and anything else as it is, with the pin."""
    dated = _DATED.match(cite)
    return pinned(f"{dated['name']} ({dated['year']})" if dated else cite, pin)


def bracketed(cite: str, pin: str = "") -> str:
    """Return a citation in brackets, as running text has it, of a decision its name and year."""
    dated = _DATED.match(cite)
    said = f"{dated['name']}, {dated['year']}" if dated else cite
    return f"({pinned(said, pin)})"


def scenery(opened: OpenedCase, scene: Scene, otherwise: str = "") -> Scenery:
    """Return what is shown of where a scene plays; a scene without a place of its own has another's."""
    place = opened.drawing(scene.place or otherwise)
    if scene.picture is None or opened.folder is None:
        return Scenery(place)
    return Scenery(place, str(opened.folder / scene.picture.file), scene.picture.alt)


def more_below(desk: PlayerDesk, reads: str) -> MoreBelow:
    """Return what stands in a foot while a region goes on below what is in sight."""
    return MoreBelow(reads, desk.words("desktop.more_below"), desk.words(desk.preferences.page_key))


def prose(opened: OpenedCase, name: str, text: str, role: str = "body") -> Prose:
    """Return some Markdown of a case, its links ready to be pressed."""
    return Prose(name, blocks(text, naming(opened)), role)


def ruling_heading(words: Words, by: str, on: str) -> str:
    """Return who ruled on what, each where it is known, as a heading."""
    return words("ruling.heading", by=by, on=on) if by and on else by or on[:1].upper() + on[1:]


def worded(opened: OpenedCase, text: str) -> str:
    """Return a label or a title of a case without the marks of Markdown."""
    return plain(text, naming(opened))


def paragraphs(opened: OpenedCase, name: str, text: Paragraphs) -> tuple[Part, ...]:
    """Return the paragraphs of a scene as parts, in their order; a speaker's role is named once."""
    parts: list[Part] = []
    heard: set[str | None] = set()
    named = naming(opened, bracketed)
    for number, paragraph in enumerate(text):
        at, speaker = f"{name}.{number}", paragraph.speaker
        if paragraph.exhibit:
            parts.append(_exhibit(opened, at, paragraph.exhibit))
        elif speaker:
            member = opened.scenario.sources.cast[speaker]
            quoted = opened.phrases.words("desktop.quoted", text=inside_speech(paragraph.text))
            says = Prose(at, blocks(quoted, named), says="speech")
            role = "" if speaker in heard else worded(opened, member.role)
            parts.append(Speech(member.name, opened.drawing(member.portrait), says, role))
        else:
            parts.append(Prose(at, blocks(paragraph.text, named)))
        heard.add(speaker)
    return tuple(parts)


def paper(opened: OpenedCase, exhibit: Exhibit, position: Position) -> Iterator[Part]:
    """Yield the text of a document, then what it rests on."""
    yield Column(paragraphs(opened, "paper", opened.case.document(exhibit.id, position)), 1.0)
    if exhibit.cites:
        yield prose(opened, "cites", opened.phrases.words("desktop.rests_on", cites=links_to(exhibit.cites)))


def claims(opened: OpenedCase, exhibit: Exhibit) -> Iterator[Part]:
    """Yield the task of a paper with claims, its claims with their numbers, and where they are marked."""
    if not exhibit.claims:
        return
    yield PlainText(opened.phrases.words("claims.task"), "row-bold", says="heading")
    for number, claim in enumerate(exhibit.claims, start=1):
        yield prose(opened, f"claim:{number}", claim_line(opened, number, claim))
    yield PlainText(opened.phrases.words("claims.how"), "row", "ink2", "note")


def claim_line(opened: OpenedCase, number: int, claim: PaperClaim) -> str:
    """Return a claim with its number, which is no number of a list."""
    return opened.phrases.words("claims.line", number=number, says=claim.says)


def links_to(cites: Iterable[Cite]) -> str:
    """Return the links to some authorities, as an author writes them."""
    return "; ".join(f"[@{cite}]" for cite in cites)


def exhibits(opened: OpenedCase, name: str, ids: tuple[ExhibitId, ...]) -> tuple[Part, ...]:
    """Return the documents that can be opened."""
    return tuple(_exhibit(opened, f"{name}.{exhibit}", exhibit) for exhibit in ids)


def truth(opened: OpenedCase, label: str) -> TruthLabel:
    """Return the label of a truth, empty where there is none."""
    return TruthLabel(label, opened.phrases.words(f"truth.{label}") if label else "")


def popover(opened: OpenedCase, asked: Explain, position: Position) -> Popover | None:
    """Return what a link opens in a position, or None if the case has nothing of that name."""
    sources = opened.scenario.sources
    close = Button(Target("close", opened.phrases.words("desktop.close"), GoBack()), key="Esc")
    if asked.kind == "term" and asked.name in sources.glossary:
        term = sources.glossary[asked.name]
        title = term.term[:1].upper() + term.term[1:]
        return Popover(asked.anchor, title, (prose(opened, "pop", term.means),), close)
    if asked.kind == "authority" and asked.name in sources.authorities:
        authority = sources.authorities[AuthorityId(asked.name)]
        said: list[Part] = [prose(opened, "pop", authority.says)] if authority.says else []
        if authority.link:
            address = authority.link.split("://", 1)[-1].removeprefix("www.").rstrip("/")
            said.append(PlainText(address, "row", "ink2", "note"))
        if authority.checked:
            day = authority.checked
            # An author may have written it in words.
            with contextlib.suppress(ValueError):
                day = opened.phrases.day(date.fromisoformat(day))
            said.append(PlainText(opened.phrases.words("desktop.checked", date=day), "row", "ink2", "note"))
        return Popover(asked.anchor, authority.cite, tuple(said), close)
    if asked.kind == "exhibit" and asked.name in sources.exhibits:
        exhibit = sources.exhibits[ExhibitId(asked.name)]
        text = paragraphs(opened, "pop", opened.case.document(exhibit.id, position))
        body = (*text, *claims(opened, exhibit), truth(opened, exhibit.truth))
        return Popover("", exhibit.title, body, close)
    return None


def _exhibit(opened: OpenedCase, name: str, exhibit: ExhibitId) -> ExhibitCard:
    title = worded(opened, opened.scenario.sources.exhibits[exhibit].title)
    return ExhibitCard(Target(name, title, Explain("exhibit", exhibit, name)))
