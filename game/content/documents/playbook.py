"""Playbooks as authors write them: an expected play, with what must hold after each turn."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from game.content.documents.base import Day, Document, OneOrMore, Points, Text, listed
from game.content.documents.guards import Guards


class ExpectedTurnDocument(Document):
    """One turn, and what must hold after it."""

    choose: Text = Field(description="The choice, as `scene.choice`.")
    picks: OneOrMore = Field((), description="The arguments that are selected.")
    outcome: Text | None = Field(
        None, description="The outcome that is forced; may be left out where one is open."
    )
    odds: Points | None = Field(None, description="The odds that this outcome must have, in points of 100.")
    date: Day | None = Field(None, description="The day that it must be after the turn.")
    then: Guards | None = Field(None, description="Guards that must hold after the turn.")
    locked: OneOrMore = Field((), description="Choices of the next scene that must be locked.")


class PlaybookDocument(Document):
    """An expected play of a scenario."""

    playbook_format: Text = Field(description="Always `1`.")
    title: Text = Field(description="What it shows.")
    variant: Text | None = Field(None, description="The variant, where it is not the plain case.")
    plays: Annotated[tuple[ExpectedTurnDocument, ...], BeforeValidator(listed)] = Field(
        description="The turns, in order."
    )
    ends_in: Text | None = Field(None, description="The scene in which it must end.")
