"""What an author expects of the proven numbers of a scenario: the odds of its endings, and its minutes."""

from pydantic import Field

from game.content.documents.base import Document, Id, Points, Whole


class OddsBoundsDocument(Document):
    """The bounds of one ending's odds; at least one of them."""

    at_least: Points | None = Field(None, description="These odds or more.")
    at_most: Points | None = Field(None, description="These odds or less.")


class MinutesBoundsDocument(Document):
    """The bounds of some minutes; at least one of them."""

    at_least: Whole | None = Field(None, description="So many minutes or more.")
    at_most: Whole | None = Field(None, description="So many minutes or fewer.")


class ExpectedMinutesDocument(Document):
    """The bounds of what plays take to read and decide."""

    shortest: MinutesBoundsDocument | None = Field(None, description="Bounds of the shortest play.")
    mean: MinutesBoundsDocument | None = Field(None, description="Bounds of the mean of all plays.")
    longest: MinutesBoundsDocument | None = Field(None, description="Bounds of the longest play.")


class ExpectationDocument(Document):
    """Golden numbers: where the odds and the minutes must stay when the case is changed."""

    endings: dict[Id, OddsBoundsDocument] = Field(
        {}, description="Bounds of the odds of endings, by the ending's scene, where every choice is even."
    )
    minutes: ExpectedMinutesDocument | None = Field(
        None, description="Bounds of the minutes of a play, as `contempt odds` counts them."
    )
