"""What an author expects of a case: the odds of its endings, its minutes, and whole plays in playbooks."""

from typing import Annotated

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.values import Day, Expanded, Id, OneOrMore, Points, Text, Whole, listed


class OddsBoundsDocument(Document):
    """The bounds of one ending's odds; at least one of them."""

    at_least: Points | None = key("These odds or more.", None)
    at_most: Points | None = key("These odds or less.", None)


class MinutesBoundsDocument(Document):
    """The bounds of some minutes; at least one of them."""

    at_least: Whole | None = key("So many minutes or more.", None)
    at_most: Whole | None = key("So many minutes or fewer.", None)


class ExpectedMinutesDocument(Document):
    """The bounds of what plays take to read and decide."""

    shortest: MinutesBoundsDocument | None = key("Bounds of the shortest play.", None)
    mean: MinutesBoundsDocument | None = key("Bounds of the mean of all plays.", None)
    longest: MinutesBoundsDocument | None = key("Bounds of the longest play.", None)


class ExpectationDocument(Document):
    """Golden numbers: where the odds and the minutes must stay when the case is changed."""

    endings: dict[Id, OddsBoundsDocument] = key(
        "Bounds of the odds of endings, by the ending's scene, where all choices are as likely.", {}
    )
    minutes: ExpectedMinutesDocument | None = key(
        "Bounds of the minutes of a play, as `contempt odds` counts them.", None
    )


class ExpectedTurnDocument(Document):
    """One turn, and what must hold after it."""

    choose: Text = key("The choice, as `scene.choice`.", names="choice")
    picks: OneOrMore = key("The arguments that are selected.", (), names="argument")
    outcome: Text | None = key("The outcome that is forced; may be left out where one is open.", None)
    odds: Points | None = key("The odds that this outcome must have, in points of 100.", None)
    date: Day | None = key("The day that it must be after the turn.", None)
    then: Guards | None = key("Guards that must hold after the turn.", None)
    locked: OneOrMore = key(
        "Choices of the next scene that must be locked.", (), names="choice of the next scene"
    )


class PlaybookDocument(Document):
    """An expected play of a scenario."""

    playbook_format: Text = key("Always `1`.")
    title: Text = key("What it shows.")
    variant: Text | None = key("The variant, where it is not the plain case.", None, names="variant")
    plays: Annotated[tuple[ExpectedTurnDocument, ...], Expanded(listed)] = key("The turns, in order.")
    ends_in: Text | None = key("The scene in which it must end.", None, names="scene")
