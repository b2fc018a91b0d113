"""What the approved reasons named of a case, found by the telling words of its labels; no score."""

import re
from dataclasses import dataclass

from game.classroom.decisions import ClassDecision
from game.classroom.session import Session
from game.model.position import Position

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that say nothing about which fact or ground somebody meant.
_COMMON: frozenset[str] = frozenset(
    (
        "that",
        "this",
        "with",
        "from",
        "have",
        "will",
        "would",
        "there",
        "their",
        "only",
        "your",
        "states",
        "united",
    )
)


@dataclass(frozen=True, slots=True)
class NamedLabels:
    """One kind of thing that reasons can name: the labels that were named, and those that nobody named.

    Only what stood before the class when it decided can have been left unnamed.
    """

    kind: str
    named: tuple[str, ...]
    unnamed: tuple[str, ...]


def named(session: Session) -> tuple[NamedLabels, ...]:
    """Return what all approved reasons named: authorities, facts, grounds, interests and risks."""
    said = " ".join(one.text for one in session.reasons.values() if one.fate == "approved")
    spoken = _telling(said)
    before = _before_the_class(session)
    return tuple(
        NamedLabels(
            kind,
            tuple(label for label in labels if _names(spoken, label)),
            tuple(label for label in before[kind] if not _names(spoken, label)),
        )
        for kind, labels in _labels(session).items()
    )


def _labels(session: Session) -> dict[str, tuple[str, ...]]:
    scenario = session.lesson.scenario
    return {
        "authorities": tuple(
            dict.fromkeys(name for one in session.decisions for name in _cited(session, one))
        ),
        "facts": tuple(fact.label for fact in scenario.facts.values()),
        "grounds": tuple(argument.label for argument in scenario.arguments.values()),
        "interests": tuple(meter.label for meter in scenario.meters.values()),
    }


def _before_the_class(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the labels of what was found, preserved or offered where the class decided."""
    scenario = session.lesson.scenario
    stood = [_position(session, one) for one in session.decisions]
    choices = [one for each in session.decisions for one in scenario.scenes[each.scene].choices.values()]
    found = {name for position in stood for name in position.facts}
    grounds = {name for position in stood for name in (*position.preserved, *position.forfeited)}
    grounds |= {name for choice in choices if choice.picks for name in choice.picks.of}
    return {
        **_labels(session),
        "facts": tuple(fact.label for name, fact in scenario.facts.items() if name in found),
        "grounds": tuple(one.label for name, one in scenario.arguments.items() if name in grounds),
    }


def _position(session: Session, decision: ClassDecision) -> Position:
    """Return where the case stood when the class decided."""
    if decision.place is None:
        return session.position
    course, turn = decision.place
    return session.courses[course].replay.steps[turn].before


def _cited(session: Session, decision: ClassDecision) -> list[str]:
    """Return the authorities that the options of a decision rest on, by the name of the case."""
    sources = session.lesson.scenario.sources.authorities
    choices = session.lesson.scenario.scenes[decision.scene].choices.values()
    return [sources[name].cite.split(",")[0] for choice in choices for name in choice.half.cites]


def _names(spoken: frozenset[str], label: str) -> bool:
    telling = _telling(label)
    needed = 1 if len(telling) < 4 else 2
    return len(telling & spoken) >= needed


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text)) - _COMMON
