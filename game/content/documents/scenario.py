"""A scenario as its author writes it."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from game.content.documents.base import Day, Document, Id, OneOrMore, Text, Whole, listed
from game.content.documents.effects import Effects
from game.content.documents.expected import ExpectationDocument
from game.content.documents.guards import Guards
from game.content.documents.procedure import FactDocument
from game.content.documents.prose import ExhibitDocument, WordsDocument
from game.content.documents.scenes import SceneDocument
from game.content.documents.teaching import ClassDocument, EventDocument, MaskDocument


class MatterDocument(Document):
    """One order and the duty it imposes."""

    title: Text | None = Field(None, description="The order, as it is shown; else the id in words.")
    procedure: Id = Field(description="The rule book that governs it.")
    opens_in: Text | None = Field(None, description="The posture it opens in, if not the rule book's.")


class MeterDocument(Document):
    """A bounded number that choices move."""

    label: Text | None = Field(None, description="The name that is shown; else the id in words.")
    starts_at: Whole = Field(description="Its value at the opening.")
    lowest: Whole = Field(0, description="The least it can be.")
    highest: Whole = Field(100, description="The most it can be.")
    better: Annotated[str, StringConstraints(pattern="^(high|low)$")] = Field(
        "high", description="`high` or `low`: what is good for the client."
    )
    shown_when: Guards | None = Field(
        None, description="Guards; where one fails, the meter is not shown yet."
    )


class ArgumentDocument(Document):
    """A ground against one order."""

    label: Text | None = Field(None, description="The ground, as it is shown; else the id in words.")
    against: Text | None = Field(None, description="The matter, where there are several.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


class DeadlineDocument(Document):
    """A deadline of the scenario's own, started by an effect."""

    label: Text | None = Field(None, description="What must be done, as it is shown; else the id in words.")


class ConditionDocument(Document):
    """A named condition."""

    says: Text = Field(description="The condition in words; shown where it locks a choice.")
    when: Guards = Field(description="The guards that make it hold.")


class VariantDocument(Document):
    """The same case, opening with other facts."""

    title: Text | None = Field(None, description="The name that is shown; else the id in words.")
    opens_with: Effects = Field((), description="Effects at the opening, after the scenario's own.")
    expect: ExpectationDocument | None = Field(
        None, description="Where the odds and the minutes of this variant must stay."
    )


class ScenarioDocument(WordsDocument):
    """All that an author writes for one case."""

    scenario_format: Text = Field(description="Always `1`.")
    id: Id = Field(description="The name of the case in commands and saves; that of its folder.")
    edition: Whole = Field(description="Your number of this edition, 1 or more.")
    title: Text = Field(description="The title that is shown.")
    summary: Text | None = Field(None, description="The case in two sentences, for the library.")
    role: Text | None = Field(None, description="Who the player is.")
    language: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")] = Field(
        "en", description="The language of its texts, a BCP 47 tag."
    )
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = Field(
        "USD", description="The currency of its sums, an ISO 4217 code."
    )
    minutes: Whole | None = Field(None, description="The time that a play takes.")
    place: Text | None = Field(
        None, description="The picture in the library, the name of a place of the game."
    )
    objectives: dict[Id, Text] = Field({}, description="What a player can say or do afterwards, by id.")
    disclaimer: Text | None = Field(None, description="What this is not.")
    uses: OneOrMore = Field((), description="Files of shared words, by id.")
    matters: dict[Id, MatterDocument] = Field(
        min_length=1, max_length=12, description="The orders, by id; most cases have one."
    )
    meters: dict[Id, MeterDocument] = Field({}, description="Bounded numbers that choices move, by id.")
    facts: dict[Id, FactDocument] = Field(
        {}, description="What can be established, by id; a rule book's are there too."
    )
    arguments: dict[Id, ArgumentDocument] = Field({}, description="Grounds that counsel may raise, by id.")
    deadlines: dict[Id, DeadlineDocument] = Field({}, description="Deadlines that effects start, by id.")
    conditions: dict[Id, ConditionDocument] = Field({}, description="Named conditions, by id.")
    exhibits: dict[Id, ExhibitDocument] = Field({}, description="Documents that can be opened, by id.")
    opens_at: Text = Field(description="The first scene.")
    opens_on: Day = Field(description="The first day.")
    opens_with: Effects = Field((), description="Effects at the opening.")
    variants: dict[Id, VariantDocument] = Field({}, description="The same case with other facts, by id.")
    scenes: dict[Id, SceneDocument] = Field(min_length=1, description="The scenes, by id.")
    expect: ExpectationDocument | None = Field(
        None, description="Where the odds and the minutes of the plain case must stay; `check` holds them."
    )
    history: Annotated[tuple[EventDocument, ...], BeforeValidator(listed)] = Field(
        (), description="The real course, as dated entries."
    )
    simplified: OneOrMore = Field((), description="What the scenario leaves out or changes.")
    renamed: dict[Text, Text] = Field(
        {}, description="Old names of scenes, choices and outcomes, to new ones."
    )
    mask: MaskDocument | None = Field(None, description="What hides the real case from a class.")
    class_: ClassDocument | None = Field(None, alias="class", description="What a class needs.")
