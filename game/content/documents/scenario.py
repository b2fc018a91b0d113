"""A scenario as its author writes it, with its real course and what a class needs."""

from typing import Annotated, Any, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.effects import Effects
from game.content.documents.expected import ExpectationDocument
from game.content.documents.guards import Guards
from game.content.documents.procedure import FactDocument
from game.content.documents.prose import ExhibitDocument, WordsDocument
from game.content.documents.scenes import SceneDocument
from game.content.documents.values import (
    LONGEST_TEXT,
    Characters,
    Count,
    Day,
    Duration,
    Expanded,
    Id,
    OneOrMore,
    Text,
    Truth,
    Whole,
    listed,
)


class EventDocument(Document):
    """One dated entry of the real course."""

    date: Day = key(means="The day.")
    who: Text = key(means="Who acted, under the real name.")
    what: Text = key(means="What was done.")
    at: Text | None = key(
        None, means="The `scene` or `scene.choice` that it answers.", names="scene or choice"
    )
    why: Text | None = key(None, means="Why it went this way, at a fork.")
    truth: Truth = key("documented", means="`documented`, or `inferred` where it is.")
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


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
    dates: Annotated[ShiftedDatesDocument | None, Expanded(_dates)] = key(
        None, means="`days` for days since the opening, or `{shifted_by: TIME}`."
    )
    sealed: OneOrMore = key((), means="Authorities that give the case away, by id.", names="authority")


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
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")
    before: AskingDocument | None = key(None, means="The question asked before.")
    after: AskingDocument | None = key(None, means="The question asked after, on changed facts.")


class PlanDocument(Document):
    """How a class goes through the case."""

    minutes: Whole = key(means="The minutes that it has.")
    decisions: OneOrMore = key(means="The scenes that the class decides, in order.", names="scene")
    asks: Text | None = key(None, means="The misconception that is asked about.", names="misconception")
    moot: Text | None = key(None, means="The scene of the mini-moot.", names="scene")
    what_if: Text | None = key(None, means="The variant that is compared.", names="variant")
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


Better: TypeAlias = Annotated[str, Characters(LONGEST_TEXT, pattern="^(high|low)$", kind="better")]
Language: TypeAlias = Annotated[
    str, Characters(LONGEST_TEXT, pattern="^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", kind="language")
]
Currency: TypeAlias = Annotated[str, Characters(LONGEST_TEXT, pattern="^[A-Z]{3}$", kind="currency")]


class MatterDocument(Document):
    """One order and the duty it imposes."""

    title: Text | None = key(None, means="The order, as it is shown; else the id in words.")
    procedure: Id = key(means="The rule book that governs it.", names="rule book")
    opens_in: Text | None = key(
        None, means="The posture it opens in, if not the rule book's.", names="opening posture"
    )


class MeterDocument(Document):
    """A bounded number that choices move."""

    label: Text | None = key(None, means="The name that is shown; else the id in words.")
    starts_at: Whole = key(means="Its value at the opening.")
    lowest: Whole = key(0, means="The least it can be.")
    highest: Whole = key(100, means="The most it can be.")
    better: Better = key("high", means="`high` or `low`: what is good for the client.")
    shown_when: Guards | None = key(None, means="Guards; where one fails, the meter is not shown yet.")


class ArgumentDocument(Document):
    """A ground against one order."""

    label: Text | None = key(None, means="The ground, as it is shown; else the id in words.")
    against: Text | None = key(None, means="The matter, where there are several.", names="matter")
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


class DeadlineDocument(Document):
    """A deadline of the scenario's own, started by an effect."""

    label: Text | None = key(None, means="What must be done, as it is shown; else the id in words.")


class ConditionDocument(Document):
    """A named condition."""

    says: Text = key(means="The condition in words; shown where it locks a choice.")
    when: Guards = key(means="The guards that make it hold.")


class VariantDocument(Document):
    """The same case, opening with other facts."""

    title: Text | None = key(None, means="The name that is shown; else the id in words.")
    opens_with: Effects = key((), means="Effects at the opening, after the scenario's own.")
    expect: ExpectationDocument | None = key(
        None, means="Where the odds and the minutes of this variant must stay."
    )


class ScenarioDocument(WordsDocument):
    """All that an author writes for one case."""

    scenario_format: Text = key(means="Always `1`.")
    id: Id = key(means="The name of the case in commands and saves; that of its folder.")
    edition: Whole = key(means="Your number of this edition, 1 or more.")
    title: Text = key(means="The title that is shown.")
    summary: Text | None = key(None, means="The case in two sentences, for the library.")
    role: Text | None = key(None, means="Who the player is.")
    language: Language = key("en", means="The language of its texts, a BCP 47 tag.")
    currency: Currency = key("USD", means="The currency of its sums, an ISO 4217 code.")
    minutes: Whole | None = key(None, means="The time that a play takes.")
    place: Text | None = key(
        None, means="The picture in the library, the name of a place of the game.", names="place"
    )
    objectives: dict[Id, Text] = key({}, means="What a player can say or do afterwards, by id.")
    disclaimer: Text | None = key(None, means="What this is not.")
    uses: OneOrMore = key((), means="Files of shared words, by id.", names="file of shared words")
    matters: Annotated[dict[Id, MatterDocument], Count(1, 12)] = key(
        means="The orders, by id; most cases have one."
    )
    meters: dict[Id, MeterDocument] = key({}, means="Bounded numbers that choices move, by id.")
    facts: dict[Id, FactDocument] = key(
        {}, means="What can be established, by id; a rule book's are there too."
    )
    arguments: dict[Id, ArgumentDocument] = key({}, means="Grounds that counsel may raise, by id.")
    deadlines: dict[Id, DeadlineDocument] = key({}, means="Deadlines that effects start, by id.")
    conditions: dict[Id, ConditionDocument] = key({}, means="Named conditions, by id.")
    exhibits: dict[Id, ExhibitDocument] = key({}, means="Documents that can be opened, by id.")
    opens_at: Text = key(means="The first scene.", names="scene")
    opens_on: Day = key(means="The first day.")
    opens_with: Effects = key((), means="Effects at the opening.")
    variants: dict[Id, VariantDocument] = key({}, means="The same case with other facts, by id.")
    scenes: Annotated[dict[Id, SceneDocument], Count(least=1)] = key(means="The scenes, by id.")
    expect: ExpectationDocument | None = key(
        None, means="Where the odds and the minutes of the plain case must stay; `check` holds them."
    )
    history: Annotated[tuple[EventDocument, ...], Expanded(listed)] = key(
        (), means="The real course, as dated entries."
    )
    simplified: OneOrMore = key((), means="What the scenario leaves out or changes.")
    renamed: dict[Text, Text] = key({}, means="Old names of scenes, choices and outcomes, to new ones.")
    mask: MaskDocument | None = key(None, means="What hides the real case from a class.")
    class_: ClassDocument | None = key(None, written="class", means="What a class needs.")
