"""The real course and the teaching keys as authors write them."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from game.content.documents.base import Day, Document, Duration, Id, OneOrMore, Text, Whole
from game.content.documents.effects import Truth


class EventDocument(Document):
    """One dated entry of the real course."""

    date: Day = Field(description="The day.")
    who: Text = Field(description="Who acted, under the real name.")
    what: Text = Field(description="What was done.")
    at: Text | None = Field(None, description="The `scene` or `scene.choice` that it answers.")
    why: Text | None = Field(None, description="Why it went this way, at a fork.")
    truth: Truth = Field("documented", description="`documented`, or `inferred` where it is.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


class MaskedNameDocument(Document):
    """A real name and its stand-in."""

    real: Text = Field(description="The real name.")
    also: OneOrMore = Field((), description="Other forms of the real name.")
    shown_as: Text = Field(description="What is shown instead; written as `[#id]` in texts.")


class ShiftedDatesDocument(Document):
    """Dates moved by a time, or counted in days since the opening."""

    shifted_by: Duration | None = Field(None, description="The time, such as `-2310 days`.")


def _dates(value: Any) -> Any:
    """Read `days` as dates that are counted, not shifted."""
    return {} if value == "days" else value


class MaskDocument(Document):
    """What hides the real case until its history is told."""

    title: Text | None = Field(None, description="The title that is shown instead.")
    names: dict[Id, MaskedNameDocument] = Field({}, description="Real names and their stand-ins, by id.")
    dates: Annotated[ShiftedDatesDocument | None, BeforeValidator(_dates)] = Field(
        None, description="`days` for days since the opening, or `{shifted_by: TIME}`."
    )
    sealed: OneOrMore = Field((), description="Authorities that give the case away, by id.")


class AskingDocument(Document):
    """A question with closed answers."""

    ask: Text = Field(description="The question.")
    answers: dict[Id, Text] = Field(min_length=2, description="The answers, by id.")
    right: Text = Field(description="The id of the right answer.")


class MisconceptionDocument(Document):
    """A common error in refutation form."""

    claim: Text = Field(description="The error, as it is commonly said.")
    in_fact: Text = Field(description="What is so instead.")
    because: Text | None = Field(None, description="Why.")
    cites: OneOrMore = Field((), description="Authorities, by id.")
    before: AskingDocument | None = Field(None, description="The question asked before.")
    after: AskingDocument | None = Field(None, description="The question asked after, on changed facts.")


class PlanDocument(Document):
    """How a class goes through the case."""

    minutes: Whole = Field(description="The minutes that it has.")
    decisions: OneOrMore = Field(description="The scenes that the class decides, in order.")
    asks: Text | None = Field(None, description="The misconception that is asked about.")
    moot: Text | None = Field(None, description="The scene of the mini-moot.")
    what_if: Text | None = Field(None, description="The variant that is compared.")
    phases: dict[Text, Whole] = Field(
        {}, description="Minutes of phases, where they differ from the usual ones."
    )


class QuestionDocument(Document):
    """A question for the debrief."""

    ask: Text = Field(description="The question.")
    answer: Text = Field(description="A model answer.")


class ThemeDocument(Document):
    """A group of questions."""

    title: Text = Field(description="What they are about.")
    questions: tuple[QuestionDocument, ...] = Field((), description="The questions, in order.")


class ClassDocument(Document):
    """What a class needs."""

    content_note: Text | None = Field(None, description="What a class should know before it plays.")
    plans: dict[Id, PlanDocument] = Field({}, description="Lesson plans, by id, such as `fifty`.")
    misconceptions: dict[Id, MisconceptionDocument] = Field({}, description="Common errors, by id.")
    themes: dict[Id, ThemeDocument] = Field({}, description="Debrief questions, by theme.")
