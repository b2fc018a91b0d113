"""Scenes, choices and outcomes as authors write them."""

from typing import Annotated, Any, Literal, TypeAlias

from game.content.documents.base import Document, Unless, key
from game.content.documents.effects import Effects
from game.content.documents.guards import Guards
from game.content.documents.prose import PictureDocument, ProseDocument
from game.content.documents.values import (
    Cites,
    Count,
    Day,
    Duration,
    Expanded,
    Id,
    OneOrMore,
    Points,
    Share,
    Text,
    Truth,
    Whole,
    YesNo,
    listed,
)

Reviewed: TypeAlias = Literal["affirmed", "reversed", "vacated", "remanded", "dismissed", "moot"]
Disposition: TypeAlias = Literal["granted", "denied", Reviewed, "contempt", "stayed"]


class RulingDocument(Document):
    """A court's decision."""

    by: Text | None = key("Who rules, from the cast.", None, names="cast member")
    on: Text | None = key("What was asked, such as `the motion to vacate`.", None)
    disposition: Disposition | None = key("How it was disposed of, in the court's word.", None)
    says: Text = key("The holding, in one sentence.")
    turns_on: OneOrMore = key(
        "Arguments; the outcome is open only where all are preserved.", (), names="argument"
    )
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class PlannedMoveDocument(Document):
    """A move that is left out where a guard fails."""

    move: Text = key("The move; `matter.move` where there are several matters.", names="move")
    when: Guards | None = key("Guards, judged when its turn comes.", None)


_Move = Annotated[PlannedMoveDocument, Expanded(lambda one: {"move": one} if isinstance(one, str) else one)]
Moves: TypeAlias = Annotated[tuple[_Move, ...], Expanded(listed)]


class AdditionDocument(Document):
    """Points that are added while guards hold."""

    when: Guards = key("Guards, judged after counsel's half.")
    points: Points = key("Points of 100; negative ones are taken away.")


class OddsDocument(Document):
    """A base and what is added to it."""

    base: Points = key("Points of 100.")
    plus: Annotated[tuple[AdditionDocument, ...], Expanded(listed)] = key(
        "What moves the odds; the sum is kept within 0 and 100.", ()
    )


def _odds(value: Any) -> Any:
    if value == "rest":
        return None
    return {"base": value} if isinstance(value, str) else value


class SceneWayDocument(Document):
    """A scene that is gone to, or a piece that is called, while guards hold."""

    to: Text | None = key(
        "The scene; `return` in a piece, for where its call goes on.",
        Unless(("piece",), None),
        names="next scene",
    )
    piece: Text | None = key("The piece that is called.", None, names="piece")
    then: Text | None = key("Where the play goes on after the piece.", None, names="scene")
    when: Guards | None = key("Guards, judged at the end of the turn; the last way has none.", None)


_Way = Annotated[SceneWayDocument, Expanded(lambda one: {"to": one} if isinstance(one, str) else one)]
Ways: TypeAlias = Annotated[tuple[_Way, ...], Count(least=1), Expanded(listed)]


class ArrivalDocument(Document):
    """What happens on coming to a scene, before anything of it is shown."""

    takes: Duration | None = key("The time that passes first, in calendar days; not with `until`.", None)
    until: Day | None = key("The day until which time passes first; no time once it has come.", None)
    effects: Effects = key("Changes, in their order.", ())
    files: Text | None = key("A docket entry.", None)
    because: Text | None = key("The cause shown beside its effects.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class HalfDocument(Document):
    """What a choice and an outcome have in common: one half of a turn."""

    label: Text | None = key("What is done, or how it turns out; else the id in words.", None)
    when: Guards | None = key("Guards; where one fails, it is not open.", None)
    takes: Duration | None = key("The time that passes first, in calendar days; not with `until`.", None)
    until: Day | None = key("The day until which time passes first; no time once it has come.", None)
    effects: Effects = key("Changes, in their order.", ())
    moves: Moves = key("Moves of the rule books, one after the other; a refused one locks the choice.", ())
    files: Text | None = key("The docket entry of this half.", None)
    ruling: RulingDocument | None = key("The court's decision; an entry of its own in the docket.", None)
    text: ProseDocument = key("What follows, shown after the turn.", ())
    because: Text | None = key("The cause shown beside its effects.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    documented_by: Cites = key(
        "What documents it, each with its pin; sealed until the history.", (), names="authority"
    )
    truth: Truth | None = key("A label for all that is inside it, unless a nearer one says otherwise.", None)
    historical: YesNo = key("`true` on the real course.", False)
    intended: Text | None = key("Why a warning about it is meant so; waives its warnings.", None)
    goes_to: Ways | None = key(
        "The next scene; of a list the first whose guards hold at the end of the turn.", None, names="scene"
    )


class OutcomeDocument(HalfDocument):
    """One way a choice can turn out."""

    odds: Annotated[OddsDocument | None, Expanded(_odds)] = key(
        "Points of 100, `{base, plus}`, or `rest`, the default: what the others leave.", None
    )
    odds_from: Text | None = key("The reasoning behind the odds.", None)


class PicksDocument(Document):
    """Arguments that counsel selects."""

    of: Annotated[OneOrMore, Count(most=12)] = key(
        "The arguments on offer; those preserved or forfeited are not offered.", names="argument"
    )
    at_most: Whole = key("The most that can be selected, 1 to 12.")
    at_least: Whole = key("The least that must be selected, or what is left.", 1)
    label: Text | None = key("The heading over them.", None)
    left_out: Literal["forfeited", "forfeited-unless-preserved"] | None = key(
        "`forfeited` where what is not selected is given up for good, as in a brief; then "
        "preserved ones are on offer, too. `forfeited-unless-preserved` spares those.",
        None,
    )


class ChoiceDocument(HalfDocument):
    """Something that counsel may do."""

    stance: Literal["comply", "refuse", "contempt", "negotiate", "litigate"] | None = key(
        "What it amounts to.", None
    )
    shown_when: Guards | None = key("Guards; where one fails, the choice is not there at all.", None)
    times: Whole | None = key("How often it can be made in one play.", None)
    picks: PicksDocument | None = key(
        "Arguments that are selected with it, and so preserved.", None, names="argument"
    )
    outcomes: dict[Id, OutcomeDocument] = key("How it can turn out, by id; none where it only leads on.", {})
    best_for: Text | None = key("The best reason for it, as its best advocate would say it.", None)
    best_against: Text | None = key("The best reason against it.", None)
    unknown_then: Text | None = key("What nobody could know at the time.", None)
    serves: OneOrMore = key("Objectives, by id.", (), names="objective")


class EndingDocument(Document):
    """How the case ends."""

    title: Text = key("The name of the ending.")
    tone: Literal["good", "mixed", "bad"] = key("How it ends for the client.", "mixed")
    lesson: Text | None = key("What it teaches, without praise or blame.", None)
    historical: YesNo = key("`true` on the ending of the real course.", False)
    hint: Text | None = key("What points to it while it has not been found, without telling it.", None)
    worth: Share | None = key(
        "What careful counsel takes it to be worth; else 1 for good, 0.5 for mixed, 0 for bad.", None
    )


# The keys of a choice that a scene has which goes on by itself.
GOES_ON = ("goes_to", "outcomes", "historical")


class SceneDocument(Document):
    """A moment of the case, or an ending."""

    title: Text | None = key("The heading; else the id in words.", None)
    chapter: Text | None = key(
        "The name of the chapter that begins here; a later play can begin with it.", None
    )
    forum: Text | None = key("Where it plays, such as `District court`.", None)
    place: Text | None = key("The name of a place that is drawn.", None, names="place")
    picture: PictureDocument | None = key("A picture of the scenario's own.", None)
    text: ProseDocument = key("What is read.", ())
    exhibits: OneOrMore = key("Exhibits that can be opened here, by id.", (), names="exhibit")
    requires: Guards | None = key("What must hold in every play that comes here.", None)
    question: Text | None = key("The heading over the choices.", None)
    choices: dict[Id, ChoiceDocument] = key("What counsel may do, by id.", {})
    goes_to: Ways | None = key(
        "The next scene, where there is nothing to choose; of a list the first whose guards hold.",
        None,
        names="scene",
    )
    outcomes: dict[Id, OutcomeDocument] = key(
        "How it goes on by chance, where there is no choice, by id.", {}
    )
    historical: YesNo = key("`true` where it goes on by itself, on the real course.", False)
    ending: EndingDocument | None = key("How the case ends here; such a scene has no choices.", None)
    on_arrival: ArrivalDocument | None = key("What happens each time that a play comes here.", None)
    on_screen: ProseDocument = key("The short text for a projector, at most 90 words.", ())
    notes: Text | None = key("For the teacher only.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    documented_by: Cites = key(
        "What documents it, each with its pin; sealed until the history.", (), names="authority"
    )
    truth: Truth | None = key("A label for all that is inside it, unless a nearer one says otherwise.", None)
    intended: Text | None = key("Why a warning about it is meant so; waives its warnings.", None)

    @property
    def goes_on_by_itself(self) -> bool:
        """Return whether there is nothing to choose: it leads on without choices, and is no ending."""
        return bool(self.goes_to or self.outcomes) and not self.choices and self.ending is None


class PieceDocument(Document):
    """A piece of story that is written once and called from several places."""

    opens_at: Text | None = key(
        "The scene of it that each call begins with; not needed where it has only one.", None, names="scene"
    )
    scenes: Annotated[dict[Id, SceneDocument], Count(least=1)] = key(
        "Its scenes, by id; no other scene has such an id."
    )
