"""What an author expects of the proven numbers of a scenario: the odds of its endings, and its minutes."""

from game.content.documents.base import Document, key
from game.content.documents.values import Id, Points, Whole


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
