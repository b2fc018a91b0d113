"""A scenario as its author writes it."""

from typing import Annotated, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.effects import Effects
from game.content.documents.expected import ExpectationDocument
from game.content.documents.guards import Guards
from game.content.documents.procedure import FactDocument
from game.content.documents.prose import ExhibitDocument, WordsDocument
from game.content.documents.scenes import SceneDocument
from game.content.documents.teaching import ClassDocument, EventDocument, MaskDocument
from game.content.documents.values import (
    LONGEST_TEXT,
    Before,
    Count,
    Day,
    Id,
    OneOrMore,
    Signs,
    Text,
    Whole,
    listed,
)

Better: TypeAlias = Annotated[str, Signs(LONGEST_TEXT, pattern="^(high|low)$", kind="better")]
Language: TypeAlias = Annotated[
    str, Signs(LONGEST_TEXT, pattern="^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", kind="language")
]
Currency: TypeAlias = Annotated[str, Signs(LONGEST_TEXT, pattern="^[A-Z]{3}$", kind="currency")]


class MatterDocument(Document):
    """One order and the duty it imposes."""

    title: Text | None = key(None, means="The order, as it is shown; else the id in words.")
    procedure: Id = key(means="The rule book that governs it.")
    opens_in: Text | None = key(None, means="The posture it opens in, if not the rule book's.")


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
    against: Text | None = key(None, means="The matter, where there are several.")
    cites: OneOrMore = key((), means="Authorities, by id.")


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
    place: Text | None = key(None, means="The picture in the library, the name of a place of the game.")
    objectives: dict[Id, Text] = key({}, means="What a player can say or do afterwards, by id.")
    disclaimer: Text | None = key(None, means="What this is not.")
    uses: OneOrMore = key((), means="Files of shared words, by id.")
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
    opens_at: Text = key(means="The first scene.")
    opens_on: Day = key(means="The first day.")
    opens_with: Effects = key((), means="Effects at the opening.")
    variants: dict[Id, VariantDocument] = key({}, means="The same case with other facts, by id.")
    scenes: Annotated[dict[Id, SceneDocument], Count(least=1)] = key(means="The scenes, by id.")
    expect: ExpectationDocument | None = key(
        None, means="Where the odds and the minutes of the plain case must stay; `check` holds them."
    )
    history: Annotated[tuple[EventDocument, ...], Before(listed)] = key(
        (), means="The real course, as dated entries."
    )
    simplified: OneOrMore = key((), means="What the scenario leaves out or changes.")
    renamed: dict[Text, Text] = key({}, means="Old names of scenes, choices and outcomes, to new ones.")
    mask: MaskDocument | None = key(None, means="What hides the real case from a class.")
    class_: ClassDocument | None = key(None, written="class", means="What a class needs.")
