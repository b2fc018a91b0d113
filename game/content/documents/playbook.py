"""Playbooks as authors write them: an expected play, with what must hold after each turn."""

from typing import Annotated

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.values import Before, Day, OneOrMore, Points, Text, listed


class ExpectedTurnDocument(Document):
    """One turn, and what must hold after it."""

    choose: Text = key(means="The choice, as `scene.choice`.")
    picks: OneOrMore = key((), means="The arguments that are selected.")
    outcome: Text | None = key(None, means="The outcome that is forced; may be left out where one is open.")
    odds: Points | None = key(None, means="The odds that this outcome must have, in points of 100.")
    date: Day | None = key(None, means="The day that it must be after the turn.")
    then: Guards | None = key(None, means="Guards that must hold after the turn.")
    locked: OneOrMore = key((), means="Choices of the next scene that must be locked.")


class PlaybookDocument(Document):
    """An expected play of a scenario."""

    playbook_format: Text = key(means="Always `1`.")
    title: Text = key(means="What it shows.")
    variant: Text | None = key(None, means="The variant, where it is not the plain case.")
    plays: Annotated[tuple[ExpectedTurnDocument, ...], Before(listed)] = key(means="The turns, in order.")
    ends_in: Text | None = key(None, means="The scene in which it must end.")
