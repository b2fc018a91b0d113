"""The mask: what a text, a day or a source is shown as until the history."""

from dataclasses import dataclass
from datetime import date, timedelta

from game.content.mentions import LINK, Link, link_of, links_in, stands_in
from game.content.phrases import Phrases
from game.content.words import Words, long_day
from game.model.ids import AuthorityId
from game.model.prose import Term
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ShownSource:
    """An authority as it is shown: its citation, what it says, and its link."""

    cite: str
    says: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ClassMask:
    """What stands between the case and the class; lifted at the history.

    Texts come out as Markdown without links: glossary terms and authorities as words, `[#name]` as
    the stand-in, or as the real name once the mask is lifted. The phrases, made by `phrases_of`, say
    the days.
    """

    phrases: Phrases
    sealed: frozenset[AuthorityId] = frozenset()
    lifted: bool = False

    @property
    def scenario(self) -> Scenario:
        """Return the scenario behind the mask."""
        return self.phrases.scenario

    @property
    def title(self) -> str:
        """Return the title that a class may see."""
        masked = self.scenario.mask.title
        return self.scenario.words.title if self.lifted or not masked else masked

    def text(self, written: str) -> str:
        """Return a text as a class may see it."""
        return LINK.sub(lambda match: self._words(link_of(match)), " ".join(written.split()))

    def day(self, day: date) -> str:
        """Return a day as a class may see it: the days since the opening, shifted, or in full."""
        return self.phrases.day(day)

    def source(self, authority: AuthorityId) -> ShownSource | None:
        """Return an authority, or None while it would give the case away."""
        found = self.scenario.sources.authorities.get(authority)
        if found is None or (not self.lifted and authority in self.sealed):
            return None
        # A link that is no address of the web could be made to run something.
        link = found.link if found.link.startswith(("https://", "http://")) else ""
        return ShownSource(self.text(found.cite), self.text(found.says), link)

    def sources(self, authorities: tuple[AuthorityId, ...]) -> tuple[ShownSource, ...]:
        """Return the authorities of a list that may be shown."""
        return tuple(shown for one in authorities if (shown := self.source(one)))

    def terms(self, texts: tuple[str, ...]) -> tuple[Term, ...]:
        """Return the glossary entries that texts point to, each once, as a class may see them."""
        glossary = self.scenario.sources.glossary
        links = (link for text in texts for link in links_in(text) if link.noun == "term")
        found = (glossary[name] for name in dict.fromkeys(link.id for link in links) if name in glossary)
        return tuple(Term("", self.text(one.term), self.text(one.means)) for one in found)

    def _words(self, link: Link) -> str:
        sources = self.scenario.sources
        if link.noun == "term":
            term = sources.glossary.get(link.id)
            return link.shown or (term.term if term else link.id)
        if link.noun == "authority":
            authority = AuthorityId(link.id)
            if self.source(authority) is None:
                return self.phrases.words("class.sealed")
            return self.phrases.short_cite(authority)
        name = self.scenario.mask.names[link.id]
        return name.real if self.lifted else name.shown_as


def phrases_of(scenario: Scenario, words: Words, *, lifted: bool) -> Phrases:
    """Return the words of a scenario behind its mask, or without it, with its days in full."""
    mask = scenario.mask
    if lifted or not mask.dates:
        return Phrases(scenario, words)

    def say_day(day: date) -> str:
        if mask.dates == "days":
            return words("class.day", number=(day - scenario.opening.day).days)
        return long_day(day + timedelta(days=mask.shifted_by))

    return Phrases(scenario, words, say_day)


def sealed_in(scenario: Scenario) -> frozenset[AuthorityId]:
    """Return the authorities that give the case away: those the author seals, and all that name it."""
    named = (
        name
        for name, one in scenario.sources.authorities.items()
        if names_the_case(scenario, f"{one.cite} {one.says} {one.link}")
    )
    return frozenset((*scenario.mask.sealed, *named))


def names_the_case(scenario: Scenario, text: str) -> bool:
    """Return whether a text has a real name of the case in it, in whatever spelling."""
    hidden = scenario.mask.names.values()
    return any(stands_in(form, text) for one in hidden for form in (one.real, *one.also))
