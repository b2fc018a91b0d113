"""The real course and the teaching keys as authors write them."""

from typing import Annotated, Any

from game.content.documents.base import Document, key
from game.content.documents.effects import Truth
from game.content.documents.values import Before, Count, Day, Duration, Id, OneOrMore, Text, Whole


class EventDocument(Document):
    """One dated entry of the real course."""

    date: Day = key(means="The day.")
    who: Text = key(means="Who acted, under the real name.")
    what: Text = key(means="What was done.")
    at: Text | None = key(None, means="The `scene` or `scene.choice` that it answers.")
    why: Text | None = key(None, means="Why it went this way, at a fork.")
    truth: Truth = key("documented", means="`documented`, or `inferred` where it is.")
    cites: OneOrMore = key((), means="Authorities, by id.")


class MaskedNameDocument(Document):
    """A real name and its stand-in."""

    real: Text = key(means="The real name.")
    also: OneOrMore = key((), means="Other forms of the real name.")
    shown_as: Text = key(means="What is shown instead; written as `[#id]` in texts.")


class ShiftedDatesDocument(Document):
    """Dates moved by a time, or counted in days since the opening."""

    shifted_by: Duration | None = key(None, means="The time, such as `-2310 days`.")


def _dates(value: Any) -> Any:
    """Read `days` as dates that are counted, not shifted."""
    return {} if value == "days" else value


class MaskDocument(Document):
    """What hides the real case until its history is told."""

    title: Text | None = key(None, means="The title that is shown instead.")
    names: dict[Id, MaskedNameDocument] = key({}, means="Real names and their stand-ins, by id.")
    dates: Annotated[ShiftedDatesDocument | None, Before(_dates)] = key(
        None, means="`days` for days since the opening, or `{shifted_by: TIME}`."
    )
    sealed: OneOrMore = key((), means="Authorities that give the case away, by id.")


class AskingDocument(Document):
    """A question with closed answers."""

    ask: Text = key(means="The question.")
    answers: Annotated[dict[Id, Text], Count(least=2)] = key(means="The answers, by id.")
    right: Text = key(means="The id of the right answer.")


class MisconceptionDocument(Document):
    """A common error in refutation form."""

    claim: Text = key(means="The error, as it is commonly said.")
    in_fact: Text = key(means="What is so instead.")
    because: Text | None = key(None, means="Why.")
    cites: OneOrMore = key((), means="Authorities, by id.")
    before: AskingDocument | None = key(None, means="The question asked before.")
    after: AskingDocument | None = key(None, means="The question asked after, on changed facts.")


class PlanDocument(Document):
    """How a class goes through the case."""

    minutes: Whole = key(means="The minutes that it has.")
    decisions: OneOrMore = key(means="The scenes that the class decides, in order.")
    asks: Text | None = key(None, means="The misconception that is asked about.")
    moot: Text | None = key(None, means="The scene of the mini-moot.")
    what_if: Text | None = key(None, means="The variant that is compared.")
    phases: dict[Text, Whole] = key({}, means="Minutes of phases, where they differ from the usual ones.")


class QuestionDocument(Document):
    """A question for the debrief."""

    ask: Text = key(means="The question.")
    answer: Text = key(means="A model answer.")


class ThemeDocument(Document):
    """A group of questions."""

    title: Text = key(means="What they are about.")
    questions: tuple[QuestionDocument, ...] = key((), means="The questions, in order.")


class ClassDocument(Document):
    """What a class needs."""

    content_note: Text | None = key(None, means="What a class should know before it plays.")
    plans: dict[Id, PlanDocument] = key({}, means="Lesson plans, by id, such as `fifty`.")
    misconceptions: dict[Id, MisconceptionDocument] = key({}, means="Common errors, by id.")
    themes: dict[Id, ThemeDocument] = key({}, means="Debrief questions, by theme.")
