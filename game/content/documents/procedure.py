"""Rule books as authors write them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from game.content.documents.base import Document, Duration, Id, OneOrMore, Text, YesNo, listed
from game.content.documents.guards import Guards
from game.content.documents.prose import WordsDocument


class FactDocument(Document):
    """Something that can be established."""

    label: Text | None = Field(None, description="The fact, as it is shown.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


class DeadlineRuleDocument(Document):
    """A deadline that a rule book starts by itself."""

    label: Text | None = Field(None, description="What must be done, as it is shown.")
    time: Duration = Field(
        alias="in", description="The time that it leaves, such as `14 days`; the last day is in time."
    )
    starts_in: OneOrMore = Field(
        description="Postures; it starts when the matter comes into one from outside, or opens there."
    )


class PostureDocument(Document):
    """One way for a duty to stand."""

    label: Text | None = Field(None, description="The posture, as it is shown.")
    means: Text | None = Field(None, description="What it means, in one plain sentence.")
    once: Text | None = Field(None, description="Completes “Opens once ...” where a locked move needs it.")
    sanctions: Literal["accrue", "end", "void"] | None = Field(
        None,
        description="What the daily sum does: runs, ends with fines due, or with nothing due; else it rests.",
    )
    record: Literal["closed"] | None = Field(
        None, description="`closed` where every argument is forfeited that is not preserved on coming here."
    )
    stayed: YesNo = Field(
        False, description="`true` where the order or the sanction is stayed; it is shown on the map."
    )
    cites: OneOrMore = Field((), description="Authorities, by id.")


class RefusalDocument(Document):
    """What is said where a move is not allowed."""

    when: Guards | None = Field(None, description="Guards; the first refusal of which all hold is shown.")
    says: Text = Field(description="The sentence.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


RefusalDocuments: TypeAlias = Annotated[tuple[RefusalDocument, ...], BeforeValidator(listed)]


class MoveDocument(Document):
    """A step from posture to posture."""

    label: Text | None = Field(None, description="The move, as it is shown; else its id in words.")
    means: Text | None = Field(None, description="What it does, in one plain sentence.")
    leads: dict[Text, Text] = Field(
        alias="from", description="From each posture it can be made in, to the one it leads to."
    )
    when: Guards | None = Field(None, description="Guards that must hold too.")
    within: Text | None = Field(
        None, description="A deadline that must not be missed; making the move meets it."
    )
    refused: RefusalDocuments = Field(
        (), description="What is said where the move is not allowed; specific ones first."
    )
    cites: OneOrMore = Field((), description="Authorities, by id.")


class StationDocument(Document):
    """One stop on the line of the procedure map."""

    label: Text = Field(description="The stop, as it is shown.")
    postures: OneOrMore = Field(description="The postures that stand there.")
    sign: Text | None = Field(None, description="The drawing beside it, the name of a sign of the game.")


class ProcedureDocument(WordsDocument):
    """A rule book: the procedure of a kind of matter."""

    procedure_format: Text = Field(description="Always `1`.")
    title: Text = Field(description="What kind of matter it governs.")
    means: Text | None = Field(None, description="What the procedure is about, in a sentence or two.")
    opens_in: Text = Field(description="The posture in which a matter opens.")
    facts: dict[Id, FactDocument] = Field(
        {}, description="What differs between courts, by id; scenarios find them."
    )
    deadlines: dict[Id, DeadlineRuleDocument] = Field(
        {}, description="Deadlines that start by themselves, by id."
    )
    postures: dict[Id, PostureDocument] = Field(min_length=1, description="The postures, by id.")
    moves: dict[Id, MoveDocument] = Field({}, description="The moves, by id.")
    stations: Annotated[tuple[StationDocument, ...], Field(max_length=7)] = Field(
        (), description="The stops of the procedure map, in order, at most seven; every posture in one."
    )
