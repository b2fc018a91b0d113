"""Scenes, choices and outcomes as authors write them."""

from typing import Annotated, Any, Literal, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.effects import Effects
from game.content.documents.guards import Guards
from game.content.documents.prose import PictureDocument, ProseDocument
from game.content.documents.values import (
    Count,
    Day,
    Duration,
    Expanded,
    Id,
    OneOrMore,
    Points,
    Text,
    Truth,
    Whole,
    YesNo,
    listed,
)

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

    by: Text | None = key(None, means="Who rules, from the cast.", names="cast member")
    on: Text | None = key(None, means="What was asked, such as `the motion to vacate`.")
    disposition: Disposition | None = key(None, means="How it was disposed of, in the court's word.")
    says: Text = key(means="The holding, in one sentence.")
    turns_on: OneOrMore = key(
        (), means="Arguments; the outcome is open only where all are preserved.", names="argument"
    )
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


class PlannedMoveDocument(Document):
    """A move that is left out where a guard fails."""

    move: Text = key(means="The move; `matter.move` where there are several matters.", names="move")
    when: Guards | None = key(None, means="Guards, judged when its turn comes.")


def _planned(value: Any) -> Any:
    return {"move": value} if isinstance(value, str) else value


Moves: TypeAlias = Annotated[tuple[Annotated[PlannedMoveDocument, Expanded(_planned)], ...], Expanded(listed)]


class AdditionDocument(Document):
    """Points that are added while guards hold."""

    when: Guards = key(means="Guards, judged after counsel's half.")
    points: Points = key(means="Points of 100; negative ones are taken away.")


class OddsDocument(Document):
    """A base and what is added to it."""

    base: Points = key(means="Points of 100.")
    plus: Annotated[tuple[AdditionDocument, ...], Expanded(listed)] = key(
        (), means="What moves the odds; the sum is kept within 0 and 100."
    )


def _odds(value: Any) -> Any:
    if value == "rest":
        return None
    return {"base": value} if isinstance(value, str) else value


class HalfDocument(Document):
    """What a choice and an outcome have in common: one half of a turn."""

    label: Text | None = key(None, means="What is done, or how it turns out; else the id in words.")
    when: Guards | None = key(None, means="Guards; where one fails, it is not open.")
    takes: Duration | None = key(
        None, means="The time that passes first, in calendar days; not with `until`."
    )
    until: Day | None = key(None, means="The day until which time passes first; no time once it has come.")
    effects: Effects = key((), means="Changes, in their order.")
    moves: Moves = key(
        (), means="Moves of the rule books, one after the other; a refused one locks the choice."
    )
    files: Text | None = key(None, means="The docket entry of this half.")
    ruling: RulingDocument | None = key(
        None, means="The court's decision; an entry of its own in the docket."
    )
    text: ProseDocument = key((), means="What follows, shown after the turn.")
    because: Text | None = key(None, means="The cause shown beside its effects.")
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")
    truth: Truth | None = key(
        None, means="A label for all that is inside it, unless a nearer one says otherwise."
    )
    historical: YesNo = key(False, means="`true` on the real course.")
    intended: Text | None = key(None, means="Why a warning about it is meant so; waives its warnings.")
    goes_to: Text | None = key(None, means="The next scene.", names="scene")


class OutcomeDocument(HalfDocument):
    """One way a choice can turn out."""

    odds: Annotated[OddsDocument | None, Expanded(_odds)] = key(
        None, means="Points of 100, `{base, plus}`, or `rest`, the default: what the others leave."
    )
    odds_from: Text | None = key(None, means="The reasoning behind the odds.")


class PicksDocument(Document):
    """Arguments that counsel selects."""

    of: Annotated[OneOrMore, Count(most=12)] = key(
        means="The arguments on offer; those preserved or forfeited are not offered.", names="argument"
    )
    at_most: Whole = key(means="The most that can be selected, 1 to 12.")
    at_least: Whole = key(1, means="The least that must be selected, or what is left.")
    label: Text | None = key(None, means="The heading over them.")
    left_out: Literal["forfeited"] | None = key(
        None,
        means="`forfeited` where what is not selected is given up for good, as in a brief; then "
        "preserved ones are on offer, too.",
    )


class ChoiceDocument(HalfDocument):
    """Something that counsel may do."""

    stance: Literal["comply", "refuse", "contempt", "negotiate", "litigate"] | None = key(
        None, means="What it amounts to."
    )
    shown_when: Guards | None = key(None, means="Guards; where one fails, the choice is not there at all.")
    times: Whole | None = key(None, means="How often it can be made in one play.")
    picks: PicksDocument | None = key(
        None, means="Arguments that are selected with it, and so preserved.", names="argument"
    )
    outcomes: dict[Id, OutcomeDocument] = key(
        {}, means="How it can turn out, by id; none where it only leads on."
    )
    best_for: Text | None = key(None, means="The best reason for it, as its best advocate would say it.")
    best_against: Text | None = key(None, means="The best reason against it.")
    unknown_then: Text | None = key(None, means="What nobody could know at the time.")
    serves: OneOrMore = key((), means="Objectives, by id.", names="objective")


class EndingDocument(Document):
    """How the case ends."""

    title: Text = key(means="The name of the ending.")
    tone: Literal["good", "mixed", "bad"] = key("mixed", means="How it ends for the client.")
    lesson: Text | None = key(None, means="What it teaches, without praise or blame.")
    historical: YesNo = key(False, means="`true` on the ending of the real course.")


class SceneDocument(Document):
    """A moment of the case, or an ending."""

    title: Text | None = key(None, means="The heading; else the id in words.")
    forum: Text | None = key(None, means="Where it plays, such as `District court`.")
    place: Text | None = key(None, means="The name of a place drawn by the game.", names="place")
    picture: PictureDocument | None = key(None, means="A picture of the scenario's own.")
    text: ProseDocument = key((), means="What is read.")
    exhibits: OneOrMore = key((), means="Exhibits that can be opened here, by id.", names="exhibit")
    requires: Guards | None = key(None, means="What must hold in every play that comes here.")
    question: Text | None = key(None, means="The heading over the choices.")
    choices: dict[Id, ChoiceDocument] = key({}, means="What counsel may do, by id.")
    ending: EndingDocument | None = key(None, means="How the case ends here; such a scene has no choices.")
    on_screen: ProseDocument = key((), means="The short text for a projector, at most 90 words.")
    notes: Text | None = key(None, means="For the teacher only.")
    truth: Truth | None = key(
        None, means="A label for all that is inside it, unless a nearer one says otherwise."
    )
    intended: Text | None = key(None, means="Why a warning about it is meant so; waives its warnings.")
