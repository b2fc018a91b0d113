"""Decisions between the steps of the law, which a new case may have as many of as its author asks for."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two ways to decide: what is done, and what it does to trust and to costs."""

    choice: str
    label: str
    trust: int
    costs: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision that the rule book does not ask for: it costs something either way.

    One that is told outside the company does not fit where an order forbids to speak.
    """

    scene: str
    title: str
    text: str
    ways: tuple[Way, Way]
    told_outside: bool = False


MOMENTS: Sequence[Moment] = (
    Moment(
        "engineers",
        "What the engineers can do",
        "The engineers of {provider} ask whether the customer's mail should be kept apart and safe.",
        (
            Way("keep", "Keep a copy apart, and write down how", 3, 6),
            Way("wait", "Wait until somebody asks", -3, 0),
        ),
    ),
    Moment(
        "customer",
        "The customer",
        "Nothing forbids {provider} to tell the customer, and nobody has done it yet.",
        (Way("tell", "Tell the customer today", 6, 4), Way("keep-quiet", "Say nothing for now", -4, 0)),
        told_outside=True,
    ),
    Moment(
        "press",
        "A question from the press",
        "A reporter has heard of the order, and {provider} has until six to answer.",
        (Way("answer", "Answer in two careful sentences", 4, 3), Way("decline", "Decline to answer", -2, 0)),
        told_outside=True,
    ),
    Moment(
        "second-firm",
        "A second firm",
        "The chief of {provider} asks whether somebody should be hired who has done this before.",
        (Way("hire", "Hire them for the hearing", 2, 9), Way("alone", "Go on alone", -1, 1)),
    ),
    Moment(
        "call",
        "A call from the other side",
        "The government's lawyer would rather talk than write, and calls {provider}.",
        (
            Way("listen", "Listen, and promise nothing", 1, 4),
            Way("in-writing", "Ask for it in writing", 0, 1),
        ),
    ),
    Moment(
        "friends",
        "Friends of the court",
        "Two companies would write to the court in support, if {provider} asks them.",
        (
            Way("ask", "Ask both, and send them the papers", 5, 5),
            Way("refrain", "Leave them out of it", 0, 0),
        ),
        told_outside=True,
    ),
    Moment(
        "board",
        "The board",
        "The board of {provider} wants to know what all this will cost.",
        (
            Way("in-full", "Give them every number there is", 2, 3),
            Way("briefly", "Give them one number", -1, 0),
        ),
    ),
    Moment(
        "report",
        "The yearly report",
        "The report of {provider} on requests of governments is due, and this one could be in it.",
        (Way("count-it", "Count it in", 3, 2), Way("next-year", "Leave it for next year", -2, 0)),
        told_outside=True,
    ),
    Moment(
        "circle",
        "Who may know",
        "Nine people inside {provider} know of the order, and a tenth is asking.",
        (
            Way("tell-her", "Tell her, and write down that she knows", 1, 2),
            Way("keep-it-at-nine", "Keep it at nine", 0, 0),
        ),
    ),
    Moment(
        "calendar",
        "The calendar",
        "The hearing falls on the day on which {provider} moves its servers.",
        (
            Way("move-the-servers", "Move the servers later", -2, 1),
            Way("two-teams", "Do both with two teams", 0, 5),
        ),
    ),
)
