"""A scenario as its author writes it, with its real course and what a class needs."""

from typing import Annotated, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.effects import Effects
from game.content.documents.expected import ExpectationDocument
from game.content.documents.guards import Guards
from game.content.documents.procedure import FactDocument
from game.content.documents.prose import ExhibitDocument, WordsDocument
from game.content.documents.scenes import PieceDocument, SceneDocument
from game.content.documents.values import (
    LONGEST_TEXT,
    Characters,
    Cites,
    Count,
    Day,
    Duration,
    Expanded,
    Id,
    OneOrMore,
    Text,
    Truth,
    Whole,
    YesNo,
    listed,
)
from game.model.scenario import Level


class EventDocument(Document):
    """One dated entry of the real course."""

    date: Day = key("The day.")
    who: Text = key("Who acted, under the real name.")
    what: Text = key("What was done.")
    at: Text | None = key("The `scene` or `scene.choice` that it answers.", None, names="scene or choice")
    why: Text | None = key("Why it went this way, at a fork.", None)
    truth: Truth = key("`documented`, or `inferred` where it is.", "documented")
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    documented_by: Cites = key(
        "What documents it, each with its pin; sealed until the history.", (), names="authority"
    )


class MaskedNameDocument(Document):
    """A real name and its stand-in."""

    real: Text = key("The real name.")
    also: OneOrMore = key("Other forms of the real name.", ())
    shown_as: Text = key("What is shown instead; written as `[#id]` in texts.")


class ShiftedDatesDocument(Document):
    """Dates moved by a time, or counted in days since the opening."""

    shifted_by: Duration | None = key("The time, such as `-2310 days`.", None)


class MaskDocument(Document):
    """What hides the real case until its history is told."""

    title: Text | None = key("The title that is shown instead.", None)
    names: dict[Id, MaskedNameDocument] = key("Real names and their stand-ins, by id.", {})
    # `days` are dates that are counted, not shifted.
    dates: Annotated[ShiftedDatesDocument | None, Expanded(lambda one: {} if one == "days" else one)] = key(
        "`days` for days since the opening, or `{shifted_by: TIME}`.", None
    )
    sealed: OneOrMore = key("Authorities that give the case away, by id.", (), names="authority")


class AskingDocument(Document):
    """A question with closed answers."""

    ask: Text = key("The question.")
    answers: Annotated[dict[Id, Text], Count(least=2)] = key("The answers, by id.")
    right: Text = key("The id of the right answer.")


class MisconceptionDocument(Document):
    """A common error in refutation form, or a claim among them that is right."""

    claim: Text = key("The error, as it is commonly said.")
    holds: YesNo = key("`true` where the claim is right; so to disagree is not always right.", False)
    in_fact: Text = key("What is so instead; of a claim that holds, how far it does.")
    because: Text | None = key("Why.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    before: AskingDocument | None = key("The question asked before.", None)
    after: AskingDocument | None = key("The question asked after, on changed facts.", None)


class PlanDocument(Document):
    """How a class goes through the case."""

    minutes: Whole = key("The minutes that it has.")
    decisions: OneOrMore = key("The scenes that the class decides, in order.", names="scene")
    asks: Text | None = key("The misconception that is asked about.", None, names="misconception")
    moot: Text | None = key("The scene of the mini-moot; the last, if not among them.", None, names="scene")
    what_if: Text | None = key("The variant that is compared.", None, names="variant")
    phases: dict[Text, Whole] = key("Minutes of phases, where they differ from the usual ones.", {})


class QuestionDocument(Document):
    """A question for the debrief."""

    ask: Text = key("The question.")
    answer: Text = key("A model answer.")


class ThemeDocument(Document):
    """A group of questions."""

    title: Text = key("What they are about.")
    questions: tuple[QuestionDocument, ...] = key("The questions, in order.", ())


class ClassDocument(Document):
    """What a class needs."""

    content_note: Text | None = key("What a class should know before it plays.", None)
    plans: dict[Id, PlanDocument] = key("Lesson plans, by id, such as `fifty`.", {})
    ballots: dict[Id, OneOrMore] = key(
        "The three to five choices that a class votes on, by scene; where none are named, all of them.", {}
    )
    misconceptions: dict[Id, MisconceptionDocument] = key("Common errors, by id.", {})
    themes: dict[Id, ThemeDocument] = key("Debrief questions, by theme.", {})


class ObjectiveDocument(Document):
    """What a player can say or do afterwards."""

    says: Text = key("What it is.")
    met_by: OneOrMore = key(
        "What shows it in a play: each `scene` or `scene.choice` alone. Without any it is for talk.",
        (),
        names="scene or choice",
    )
    topic: Id | None = key("What it is about: one id in all cases with this aim; else its own.", None)


Aim: TypeAlias = Annotated[
    ObjectiveDocument, Expanded(lambda one: {"says": one} if isinstance(one, str) else one)
]
Better: TypeAlias = Annotated[str, Characters(LONGEST_TEXT, pattern="^(high|low)$", kind="better")]
Language: TypeAlias = Annotated[
    str, Characters(LONGEST_TEXT, pattern="^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", kind="language")
]
Currency: TypeAlias = Annotated[str, Characters(LONGEST_TEXT, pattern="^[A-Z]{3}$", kind="currency")]


class MatterDocument(Document):
    """One order and the duty it imposes."""

    title: Text | None = key("The order, as it is shown; else the id in words.", None)
    procedure: Id = key("The rule book that governs it.", names="rule book")
    opens_in: OneOrMore = key(
        "The posture it opens in, if not the rule book's; of several tracks, one for each.",
        (),
        names="opening posture",
    )


class MeterDocument(Document):
    """A bounded number that choices move."""

    label: Text | None = key("The name that is shown; else the id in words.", None)
    starts_at: Whole = key("Its value at the opening.")
    lowest: Whole = key("The least it can be.", 0)
    highest: Whole = key("The most it can be.", 100)
    better: Better = key("`high` or `low`: what is good for the client.", "high")
    shown_when: Guards | None = key("Guards; where one fails, the meter is not shown yet.", None)


class ArgumentDocument(Document):
    """A ground against one order."""

    label: Text | None = key("The ground, as it is shown; else the id in words.", None)
    against: Text | None = key("The matter, where there are several.", None, names="matter")
    any_time: YesNo = key("`true` where it is not forfeited when the record closes.", False)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class DeadlineDocument(Document):
    """A deadline of the scenario's own, started by an effect."""

    label: Text | None = key("What must be done, as it is shown; else the id in words.", None)


class ConditionDocument(Document):
    """A named condition."""

    says: Text = key("The condition in words; shown where it locks a choice.")
    when: Guards = key("The guards that make it hold.")


class VariantDocument(Document):
    """The same case, opening with other facts."""

    title: Text | None = key("The name that is shown; else the id in words.", None)
    opens_with: Effects = key("Effects at the opening, after the scenario's own.", ())
    expect: ExpectationDocument | None = key(
        "Where the odds and the minutes of this variant must stay.", None
    )


class ScenarioDocument(WordsDocument):
    """All that an author writes for one case."""

    scenario_format: Text = key("Always `1`.")
    id: Id = key("The name of the case in commands and saves; that of its folder.")
    edition: Whole = key("Your number of this edition, 1 or more.")
    title: Text = key("The title that is shown.")
    summary: Text | None = key("The case in two sentences, for the library.", None)
    role: Text | None = key("Who the player is.", None)
    language: Language = key("The language of its texts, a BCP 47 tag.", "en")
    currency: Currency = key("The currency of its sums, an ISO 4217 code.", "USD")
    minutes: Whole | None = key("The time that a play takes.", None)
    level: Level | None = key("How much it asks of a player.", None)
    lesson: Text | None = key(
        "What it teaches, in one sentence for the library, which does not tell the end.", None
    )
    place: Text | None = key("The picture in the library, the name of a place.", None, names="place")
    objectives: dict[Id, Aim] = key("What a player can say or do afterwards, by id; told after the end.", {})
    disclaimer: Text | None = key("What this is not.", None)
    uses: OneOrMore = key("Files of shared words, by id.", (), names="file of shared words")
    matters: Annotated[dict[Id, MatterDocument], Count(1, 12)] = key(
        "The orders, by id; most cases have one."
    )
    meters: dict[Id, MeterDocument] = key("Bounded numbers that choices move, by id.", {})
    facts: dict[Id, FactDocument] = key("What can be established, by id; a rule book's are there too.", {})
    arguments: dict[Id, ArgumentDocument] = key("Grounds that counsel may raise, by id.", {})
    deadlines: dict[Id, DeadlineDocument] = key("Deadlines that effects start, by id.", {})
    conditions: dict[Id, ConditionDocument] = key("Named conditions, by id.", {})
    exhibits: dict[Id, ExhibitDocument] = key("Documents that can be opened, by id.", {})
    opens_at: Text = key("The first scene.", names="scene")
    opens_on: Day = key("The first day.")
    opens_with: Effects = key("Effects at the opening.", ())
    variants: dict[Id, VariantDocument] = key("The same case with other facts, by id.", {})
    scenes: Annotated[dict[Id, SceneDocument], Count(least=1)] = key("The scenes, by id.")
    pieces: dict[Id, PieceDocument] = key("Pieces of story that several places call, by id.", {})
    expect: ExpectationDocument | None = key(
        "Where the odds and the minutes of the plain case must stay; `check` holds them.", None
    )
    history: Annotated[tuple[EventDocument, ...], Expanded(listed)] = key(
        "The real course, as dated entries.", ()
    )
    simplified: OneOrMore = key("What the scenario leaves out or changes.", ())
    renamed: dict[Text, Text] = key("Old names of scenes, choices and outcomes, to new ones.", {})
    mask: MaskDocument | None = key("What hides the real case from a class.", None)
    class_: ClassDocument | None = key("What a class needs.", None, written="class")
