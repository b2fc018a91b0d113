"""The same page as a terminal's, as markup: what is added to it as lines becomes headings, paragraphs, lists.

Whatever tells a play in lines tells it so in a browser too, in the same words and the same order.
"""

import re
from collections.abc import Iterable
from html import unescape

from markupsafe import Markup, escape

from game.content.mentions import Link
from game.content.phrases import Phrases
from game.content.words import inside_speech
from game.model.cites import Cite, pinned
from game.model.ids import AuthorityId
from game.model.scenario import Scenario
from game.pages.lines.page import Page, printed
from game.pages.prose import Notes

# The number of a note in a text: a link to its authority.
_NOTE = re.compile(r"\[(\d+)((?:[,( ][^\[\]]*)?)\]")
_NUMBERED = re.compile(r"(\d+)\. ")


def site_drawing(scenario: Scenario, kind: str, name: str) -> str:
    """Return the address of a drawing in a site, where one of a case's own is in a folder of the case."""
    own = f"pictures/{scenario.id}/{name.removeprefix('pictures/')}"
    return own if "/" in name else f"pictures/{kind}/{name}.svg" if name else ""


class LinkedNotes(Notes):
    """Notes whose terms are links to their meaning, which stands on the same page."""

    def __init__(self, phrases: Phrases, unmasked: bool, place: str) -> None:
        super().__init__(phrases.scenario, unmasked)
        self._glossary, self._place = phrases.scenario.sources.glossary, place
        self.terms: dict[str, None] = {}

    def number(self, cite: Cite) -> int:
        """Return the number of an authority's note."""
        return self._numbers.setdefault(cite.authority, len(self._numbers) + 1)

    def since(self, count: int) -> tuple[tuple[int, AuthorityId], ...]:
        """Return what was cited after so many others, each with its number."""
        return tuple((number, name) for name, number in self._numbers.items() if number > count)

    def _note(self, cite: Cite) -> Markup:
        number = str(self.number(cite))
        return self.link(number, pinned(number, cite.pin).removeprefix(number))

    def link(self, number: str, pin: str) -> Markup:
        """Return the number of a note, with the pin, as a link to its authority."""
        note = Markup('<sup><a href="#{0}source-{1}">[{1}{2}]</a></sup>')
        return note.format(self._place, number, pin)

    def _shown(self, link: Link) -> Markup:
        shown = super()._shown(link)
        if link.noun != "term" or link.id not in self._glossary:
            return shown
        self.terms[link.id] = None
        return Markup('<a class="term" href="#{}term-{}">{}</a>').format(self._place, link.id, shown)


class MarkupPage(Page):
    """Gathers pieces of markup; the first heading is the page's own, and the others stand below it."""

    def __init__(self, phrases: Phrases, unmasked: bool = False, place: str = "") -> None:
        """Names that the case hides are shown where the page is `unmasked`; its links stay in its `place`."""
        super().__init__(phrases, unmasked)
        self.said, self._place = LinkedNotes(phrases, unmasked, place), place
        self.headline = Markup("")
        self._pieces: list[list[Markup]] = [[]]
        self._items: list[Markup] = []
        self._told = 0  # how many notes were listed already

    @property
    def body(self) -> Markup:
        """Return all that was added, but for the headline."""
        self._end_list()
        return Markup("\n").join(self._pieces[0])

    def line(self, text: str, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph, or an item of a list where a dash stands before it."""
        text = printed(" ".join(text.split()))
        if text.startswith("- "):
            self._items.append(Markup("<li>{}</li>").format(self.linked(text[2:])))
        elif text:
            kind = "number" if _NUMBERED.match(text) and hang else "inset" if indent else ""
            opening = Markup('<p class="{}">').format(kind) if kind else Markup("<p>")
            self._add(opening + self.linked(text) + Markup("</p>"))

    def title(self, text: str) -> None:
        """Take a text as the headline."""
        self.headline = self.linked(printed(text))

    def heading(self, text: str) -> None:
        """Add a heading; the first of a page without a headline becomes that."""
        if not self.headline and not self._pieces[0]:
            self.title(text)
        else:
            self._add(Markup("<h2>{}</h2>").format(self.linked(printed(text))))

    def gap(self) -> None:
        """Leave room, which the markup has anyway; a list is over."""
        self._end_list()

    def markdown(self, text: str, indent: int = 0) -> None:
        """Add a text as authors write it."""
        if text.strip():
            kind = "prose inset" if indent else "prose"
            self._add(Markup('<div class="{}">{}</div>').format(kind, self.said.blocks(text)))

    def speech(self, name: str, text: str, face: str = "") -> None:
        """Add what somebody says, by name, with their face where they have one."""
        quoted = self.said.inline(inside_speech(printed(text)))
        said = Markup('<div class="speech">{}<p class="prose"><b>{}</b> <span>“{}”</span></p></div>')
        self._add(said.format(self._face(face), name, quoted))

    def ruling(self, text: str, face: str = "") -> None:
        """Add what a court rules, with the face of whoever ruled where they have one."""
        said = Markup('<div class="speech">{}<p>{}</p></div>')
        self._add(said.format(self._face(face), self.linked(printed(text))))

    def _face(self, name: str) -> Markup:
        """Return a portrait as decoration: the name stands beside it."""
        face = Markup('<img class="face" src="{}" alt="" width="400" height="480">')
        return face.format(site_drawing(self.phrases.scenario, "portraits", name)) if name else Markup("")

    def stations(self, stations: Iterable[tuple[str, bool]]) -> None:
        """Add the line of stations as a list in which one is the present one."""
        now = Markup(' aria-current="step"')
        rows = [
            Markup("<li{}>{}</li>").format(now if here else "", self.linked(one)) for one, here in stations
        ]
        if rows:
            self._add(Markup('<ol class="stations">{}</ol>').format(Markup("").join(rows)))

    def begin_paper(self, title: str) -> None:
        """Begin a document; what is added until `end_paper` stands in it."""
        self._end_list()
        self._pieces.append([Markup("<h2>{}</h2>").format(self.linked(printed(title)))])

    def end_paper(self) -> None:
        """Add the document as a part of its own."""
        self._end_list()
        inside = Markup("\n").join(self._pieces.pop())
        self._add(Markup('<section class="paper">{}</section>').format(inside))

    def notes(self) -> None:
        """Add the authorities that were cited since they were last listed."""
        known, rows = self.phrases.scenario.sources.authorities, []
        for number, name in self.said.since(self._told):
            self._told = number
            cited = Markup('<li value="{0}" id="{1}source-{0}">{2} {3}</li>')
            address = self._address(known[name].link)
            rows.append(cited.format(number, self._place, known[name].cite, address))
        if rows:
            self._add(Markup('<ol class="sources">{}</ol>').format(Markup("").join(rows)))

    def linked(self, text: str) -> Markup:
        """Return a text escaped, the numbers of notes in it as links."""
        linked = _NOTE.sub(lambda match: self.said.link(match[1], unescape(match[2])), str(escape(text)))
        return Markup(linked)  # noqa: S704 -- escaped above

    def terms(self) -> None:
        """Add the meanings of the words that were linked so far."""
        known, rows = self.phrases.scenario.sources.glossary, list[Markup]()
        for name in tuple(self.said.terms):
            row = Markup('<dt id="{}term-{}" tabindex="-1">{}</dt><dd>{}</dd>')
            means = self.said.inline(known[name].means)
            rows.append(row.format(self._place, name, known[name].term, means))
        if rows:
            self.heading(self.words("scene.glossary"))
            self._add(Markup("<dl>{}</dl>").format(Markup("").join(rows)))

    def _note(self, cite: Cite) -> str:
        return f"[{pinned(str(self.said.number(cite)), cite.pin)}]"

    def _add(self, piece: Markup) -> None:
        self._end_list()
        self._pieces[-1].append(piece)

    def _end_list(self) -> None:
        if self._items:
            self._pieces[-1].append(Markup("<ul>{}</ul>").format(Markup("").join(self._items)))
            self._items = []

    def _address(self, link: str) -> Markup:
        # Only what a browser opens as a page; an address that runs something stays text.
        if not link.startswith(("https://", "http://")):
            return escape(link)
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(link, link.split("://", 1)[1])
