"""Text as authors write it, as markup for a page: paragraphs, lists, emphasis, and notes for authorities."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape
from itertools import groupby

from markupsafe import Markup, escape

from game.content.mentions import LINK, Link, link_of
from game.model.cites import Cite, pinned
from game.model.ids import AuthorityId
from game.model.prose import Authority
from game.model.scenario import Scenario
from game.pages.lines.page import items, printed

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_SLANTED = re.compile(r"\*(?=\S)(.+?)(?<=\S)\*|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)")


class Notes:
    """The authorities that a page cites, numbered in the order in which they are first cited."""

    def __init__(self, scenario: Scenario, unmasked: bool = True) -> None:
        """Names that the case hides are shown as they are where the page is `unmasked`."""
        self._scenario = scenario
        self._unmasked = unmasked
        self._numbers: dict[AuthorityId, int] = {}

    def inline(self, text: str) -> Markup:
        """Return a text of one line; links become words and notes."""
        # Plain text from here on: a search in markup would escape once more what it puts together.
        linked = LINK.sub(lambda match: self._shown(link_of(match)), str(styled(text)))
        return Markup(linked)  # noqa: S704 -- escaped above

    def blocks(self, text: str) -> Markup:
        """Return paragraphs and lists."""
        return _blocks(text, self.inline)

    def cited(self, text: str, cites: Iterable[Cite]) -> Markup:
        """Return a text of one line, and the numbers of the notes that tell its authorities."""
        numbers = Markup("").join(self._note(cite) for cite in dict.fromkeys(cites))
        return self.inline(text) + numbers

    def plain(self, text: str) -> str:
        """Return the words of a text alone: for titles and for text alternatives."""
        bare = re.sub(r"<sup>.*?</sup>", "", str(self.inline(text)))
        return Markup(bare).striptags()  # noqa: S704 -- made of what was escaped

    @property
    def authorities(self) -> tuple[tuple[int, Authority], ...]:
        """Return what was cited so far, each with its number."""
        known = self._scenario.sources.authorities
        return tuple((number, known[cite]) for cite, number in self._numbers.items())

    def _note(self, cite: Cite) -> Markup:
        number = self._numbers.setdefault(cite.authority, len(self._numbers) + 1)
        said = pinned(str(number), cite.pin)
        return Markup('<sup><a href="#source-{0}">[{1}]</a></sup>').format(number, said)

    def _shown(self, link: Link) -> Markup:
        sources, hidden = self._scenario.sources, self._scenario.mask.names.get(link.id)
        if link.noun == "authority" and link.id in sources.authorities:
            # It stands in a text that is escaped already.
            return self._note(Cite(AuthorityId(link.id), unescape(link.pin)))
        if link.noun == "term" and not link.shown and link.id in sources.glossary:
            return escape(sources.glossary[link.id].term)
        if link.noun == "stand-in" and hidden:
            return escape(hidden.real if self._unmasked else hidden.shown_as)
        if link.shown:
            return Markup(link.shown)  # noqa: S704 -- it stands in a text that is escaped already
        return escape(link.id.replace("-", " "))


@lru_cache(2_000)
def styled(text: str) -> Markup:
    """Return a text of one line that has no links: escaped, with its emphasis, in printed quotes."""
    strong = _STRONG.sub(r"<strong>\1</strong>", str(escape(printed(" ".join(text.split())))))
    slanted = _SLANTED.sub(lambda match: f"<em>{match[1] or match[2]}</em>", strong)
    return Markup(slanted)  # noqa: S704 -- made of escaped text


def styled_blocks(text: str) -> Markup:
    """Return paragraphs and lists that have no links."""
    return _blocks(text, styled)


def _blocks(text: str, inline: Callable[[str], Markup]) -> Markup:
    parts = (
        _block(kind, [inline(part) for _, part in parts])
        for paragraph in re.split(r"\n\s*\n", text.strip())
        for kind, parts in groupby(
            items(paragraph), lambda part: part[0] and ("ul" if part[0] == "-" else "ol")
        )
    )
    return Markup("\n").join(parts)


def _block(kind: str, parts: list[Markup]) -> Markup:
    if not kind:
        return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in parts)
    listed = Markup("").join(Markup("<li>{}</li>").format(part) for part in parts)
    return Markup("<ul>{}</ul>").format(listed) if kind == "ul" else Markup("<ol>{}</ol>").format(listed)


def unbroken(text: str) -> str:
    """Return a text in which no line of a narrow page parts the word Wi-Fi."""
    return text.replace("Wi-Fi", "Wi\N{NON-BREAKING HYPHEN}Fi")
