"""What the approved reasons of a class named: the cards they were sent with, and the cases they speak of."""

import re
from collections import Counter
from dataclasses import dataclass

from game.classroom.polls import CARDS, Reason
from game.classroom.session import Session
from game.classroom.views.decided import approved
from game.classroom.views.wording import ClassWording
from game.model.cites import authorities_in

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that say nothing about which fact or ground somebody meant.
_COMMON = frozenset(_WORD.findall("that this with from have will would there their only your states united"))


@dataclass(frozen=True, slots=True)
class NamedLabels:
    """One kind of thing that reasons can name: the labels that were named, and those that nobody named."""

    kind: str
    title: str
    named: tuple[str, ...]
    unnamed: tuple[str, ...]


def named(session: Session) -> tuple[NamedLabels, ...]:
    """Return what the approved reasons say themselves: the card each was sent with, the cases they name."""
    said = tuple(one for decision in session.decisions for one in approved(session, decision))
    return _cards(session, said), _cases(session, said)


def _cards(session: Session, said: tuple[Reason, ...]) -> NamedLabels:
    """Return the cards of reasons, each with the options that it was played for."""
    words = session.lesson.words
    named, unnamed = list[str](), list[str]()
    for card in CARDS[1:]:
        label, options = words(f"class.card.{card}"), Counter(one.letter for one in said if one.card == card)
        told = ", ".join(f"{letter or '–'} {number}" for letter, number in sorted(options.items()))
        (named if options else unnamed).append(f"{label} ({told})" if options else label)
    return NamedLabels("cards", words("class.quality.cards"), tuple(named), tuple(unnamed))


def _cases(session: Session, said: tuple[Reason, ...]) -> NamedLabels:
    """Return the cases that the decided scenes cite: named where one reason has every word of the name."""
    scenario, text = session.lesson.scenario, ClassWording.of(session).text
    choices = [one for each in session.decisions for one in scenario.scenes[each.scene].choices.values()]
    cited = authorities_in(cite for one in choices for cite in one.half.cites)
    cites = dict.fromkeys(scenario.sources.authorities[name].cite.split(",")[0] for name in cited)
    spoken = [_distinctive(one.text) for one in said]
    known = [cite for cite in cites if (name := _distinctive(cite)) and any(name <= one for one in spoken)]
    unknown = tuple(text(cite) for cite in cites if cite not in known)
    title = session.lesson.words("class.quality.authorities")
    return NamedLabels("authorities", title, tuple(map(text, known)), unknown)


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text)) - _COMMON
