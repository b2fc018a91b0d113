"""Scenes, choices and outcomes as authors write them."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from game.content.documents.base import (
    Day,
    Document,
    Duration,
    Id,
    OneOrMore,
    Points,
    Text,
    Whole,
    YesNo,
    listed,
)
from game.content.documents.effects import Effects, Truth
from game.content.documents.guards import Guards
from game.content.documents.prose import PictureDocument, ProseDocument

Disposition: TypeAlias = Literal[
    "granted",
    "denied",
    "affirmed",
    "reversed",
    "vacated",
    "remanded",
    "dismissed",
    "moot",
    "contempt",
    "stayed",
]


class RulingDocument(Document):
    """A court's decision."""

    by: Text | None = Field(None, description="Who rules, from the cast.")
    on: Text | None = Field(None, description="What was asked, such as `the motion to vacate`.")
    disposition: Disposition | None = Field(None, description="How it was disposed of, in the court's word.")
    says: Text = Field(description="The holding, in one sentence.")
    turns_on: OneOrMore = Field(
        (), description="Arguments; the outcome is open only where all are preserved."
    )
    cites: OneOrMore = Field((), description="Authorities, by id.")


class PlannedMoveDocument(Document):
    """A move that is left out where a guard fails."""

    move: Text = Field(description="The move; `matter.move` where there are several matters.")
    when: Guards | None = Field(None, description="Guards, judged when its turn comes.")


def _planned(value: Any) -> Any:
    return {"move": value} if isinstance(value, str) else value


Moves: TypeAlias = Annotated[
    tuple[Annotated[PlannedMoveDocument, BeforeValidator(_planned)], ...], BeforeValidator(listed)
]


class AdditionDocument(Document):
    """Points that are added while guards hold."""

    when: Guards = Field(description="Guards, judged after counsel's half.")
    points: Points = Field(description="Points of 100; negative ones are taken away.")


class OddsDocument(Document):
    """A base and what is added to it."""

    base: Points = Field(description="Points of 100.")
    plus: Annotated[tuple[AdditionDocument, ...], BeforeValidator(listed)] = Field(
        (), description="What moves the odds; the sum is kept within 0 and 100."
    )


def _odds(value: Any) -> Any:
    if value == "rest":
        return None
    return {"base": value} if isinstance(value, str) else value


class HalfDocument(Document):
    """What a choice and an outcome have in common: one half of a turn."""

    label: Text | None = Field(None, description="What is done, or how it turns out; else the id in words.")
    when: Guards | None = Field(None, description="Guards; where one fails, it is not open.")
    takes: Duration | None = Field(
        None, description="The time that passes first, in calendar days; not with `until`."
    )
    until: Day | None = Field(
        None, description="The day until which time passes first; no time once it has come."
    )
    effects: Effects = Field((), description="Changes, in their order.")
    moves: Moves = Field(
        (), description="Moves of the rule books, one after the other; a refused one locks the choice."
    )
    files: Text | None = Field(None, description="The docket entry of this half.")
    ruling: RulingDocument | None = Field(
        None, description="The court's decision; an entry of its own in the docket."
    )
    text: ProseDocument = Field((), description="What follows, shown after the turn.")
    because: Text | None = Field(None, description="The cause shown beside its effects.")
    cites: OneOrMore = Field((), description="Authorities, by id.")
    truth: Truth | None = Field(
        None, description="A label for all that is inside it, unless a nearer one says otherwise."
    )
    historical: YesNo = Field(False, description="`true` on the real course.")
    intended: Text | None = Field(
        None, description="Why a warning about it is meant so; waives its warnings."
    )
    goes_to: Text | None = Field(None, description="The next scene.")


class OutcomeDocument(HalfDocument):
    """One way a choice can turn out."""

    odds: Annotated[OddsDocument | None, BeforeValidator(_odds)] = Field(
        None, description="Points of 100, `{base, plus}`, or `rest`, the default: what the others leave."
    )
    odds_from: Text | None = Field(None, description="The reasoning behind the odds.")


class PicksDocument(Document):
    """Arguments that counsel selects."""

    of: OneOrMore = Field(
        max_length=12, description="The arguments on offer; those preserved or forfeited are not offered."
    )
    at_most: Whole = Field(description="The most that can be selected, 1 to 12.")
    at_least: Whole = Field(1, description="The least that must be selected, or what is left.")
    label: Text | None = Field(None, description="The heading over them.")
    left_out: Literal["forfeited"] | None = Field(
        None,
        description="`forfeited` where what is not selected is given up for good, as in a brief; then "
        "preserved ones are on offer, too.",
    )


class ChoiceDocument(HalfDocument):
    """Something that counsel may do."""

    stance: Literal["comply", "refuse", "contempt", "negotiate", "litigate"] | None = Field(
        None, description="What it amounts to."
    )
    shown_when: Guards | None = Field(
        None, description="Guards; where one fails, the choice is not there at all."
    )
    times: Whole | None = Field(None, description="How often it can be made in one play.")
    picks: PicksDocument | None = Field(
        None, description="Arguments that are selected with it, and so preserved."
    )
    outcomes: dict[Id, OutcomeDocument] = Field(
        {}, description="How it can turn out, by id; none where it only leads on."
    )
    best_for: Text | None = Field(
        None, description="The best reason for it, as its best advocate would say it."
    )
    best_against: Text | None = Field(None, description="The best reason against it.")
    unknown_then: Text | None = Field(None, description="What nobody could know at the time.")
    serves: OneOrMore = Field((), description="Objectives, by id.")


class EndingDocument(Document):
    """How the case ends."""

    title: Text = Field(description="The name of the ending.")
    tone: Literal["good", "mixed", "bad"] = Field("mixed", description="How it ends for the client.")
    lesson: Text | None = Field(None, description="What it teaches, without praise or blame.")
    historical: YesNo = Field(False, description="`true` on the ending of the real course.")


class SceneDocument(Document):
    """A moment of the case, or an ending."""

    title: Text | None = Field(None, description="The heading; else the id in words.")
    forum: Text | None = Field(None, description="Where it plays, such as `District court`.")
    place: Text | None = Field(None, description="The name of a place drawn by the game.")
    picture: PictureDocument | None = Field(None, description="A picture of the scenario's own.")
    text: ProseDocument = Field((), description="What is read.")
    exhibits: OneOrMore = Field((), description="Exhibits that can be opened here, by id.")
    requires: Guards | None = Field(None, description="What must hold in every play that comes here.")
    question: Text | None = Field(None, description="The heading over the choices.")
    choices: dict[Id, ChoiceDocument] = Field({}, description="What counsel may do, by id.")
    ending: EndingDocument | None = Field(
        None, description="How the case ends here; such a scene has no choices."
    )
    on_screen: ProseDocument = Field((), description="The short text for a projector, at most 90 words.")
    notes: Text | None = Field(None, description="For the teacher only.")
    truth: Truth | None = Field(
        None, description="A label for all that is inside it, unless a nearer one says otherwise."
    )
    intended: Text | None = Field(
        None, description="Why a warning about it is meant so; waives its warnings."
    )
