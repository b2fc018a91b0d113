"""What an author expects of a case: the odds of its endings, its minutes, and whole plays in playbooks."""

from typing import Annotated

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.values import Day, Expanded, Id, OneOrMore, Points, Text, Whole, listed


class OddsBoundsDocument(Document):
    """The bounds of one ending's odds; at least one of them."""

    at_least: Points | None = key(None, means="These odds or more.")
    at_most: Points | None = key(None, means="These odds or less.")


class MinutesBoundsDocument(Document):
    """The bounds of some minutes; at least one of them."""

    at_least: Whole | None = key(None, means="So many minutes or more.")
    at_most: Whole | None = key(None, means="So many minutes or fewer.")


class ExpectedMinutesDocument(Document):
    """The bounds of what plays take to read and decide."""

    shortest: MinutesBoundsDocument | None = key(None, means="Bounds of the shortest play.")
    mean: MinutesBoundsDocument | None = key(None, means="Bounds of the mean of all plays.")
    longest: MinutesBoundsDocument | None = key(None, means="Bounds of the longest play.")


class ExpectationDocument(Document):
    """Golden numbers: where the odds and the minutes must stay when the case is changed."""

    endings: dict[Id, OddsBoundsDocument] = key(
        {}, means="Bounds of the odds of endings, by the ending's scene, where all choices are as likely."
    )
    minutes: ExpectedMinutesDocument | None = key(
        None, means="Bounds of the minutes of a play, as `contempt odds` counts them."
    )


class ExpectedTurnDocument(Document):
    """One turn, and what must hold after it."""

    choose: Text = key(means="The choice, as `scene.choice`.", names="choice")
    picks: OneOrMore = key((), means="The arguments that are selected.", names="argument")
    outcome: Text | None = key(None, means="The outcome that is forced; may be left out where one is open.")
    odds: Points | None = key(None, means="The odds that this outcome must have, in points of 100.")
    date: Day | None = key(None, means="The day that it must be after the turn.")
    then: Guards | None = key(None, means="Guards that must hold after the turn.")
    locked: OneOrMore = key(
        (), means="Choices of the next scene that must be locked.", names="choice of the next scene"
    )


class PlaybookDocument(Document):
    """An expected play of a scenario."""

    playbook_format: Text = key(means="Always `1`.")
    title: Text = key(means="What it shows.")
    variant: Text | None = key(None, means="The variant, where it is not the plain case.", names="variant")
    plays: Annotated[tuple[ExpectedTurnDocument, ...], Expanded(listed)] = key(means="The turns, in order.")
    ends_in: Text | None = key(None, means="The scene in which it must end.", names="scene")
