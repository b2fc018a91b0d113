"""Rule books as authors write them."""

from typing import Annotated, Literal, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.prose import WordsDocument
from game.content.documents.values import Count, Duration, Expanded, Id, OneOrMore, Text, YesNo, listed


class FactDocument(Document):
    """Something that can be established."""

    label: Text | None = key(None, means="The fact, as it is shown.")
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


class DeadlineRuleDocument(Document):
    """A deadline that a rule book starts by itself."""

    label: Text | None = key(None, means="What must be done, as it is shown.")
    time: Duration = key(
        written="in", means="The time that it leaves, such as `14 days`; the last day is in time."
    )
    starts_in: OneOrMore = key(
        means="Postures; it starts when the matter comes into one from outside, or opens there."
    )


class PostureDocument(Document):
    """One way for a duty to stand."""

    label: Text | None = key(None, means="The posture, as it is shown.")
    means: Text | None = key(None, means="What it means, in one plain sentence.")
    once: Text | None = key(None, means="Completes “Opens once ...” where a locked move needs it.")
    sanctions: Literal["accrue", "end", "void"] | None = key(
        None, means="What the daily sum does: runs, ends with fines due, or with nothing due; else it rests."
    )
    record: Literal["closed"] | None = key(
        None, means="`closed` where every argument is forfeited that is not preserved on coming here."
    )
    stayed: YesNo = key(
        False, means="`true` where the order or the sanction is stayed; it is shown on the map."
    )
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


class RefusalDocument(Document):
    """What is said where a move is not allowed."""

    when: Guards | None = key(None, means="Guards; the first refusal of which all hold is shown.")
    says: Text = key(means="The sentence.")
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


RefusalDocuments: TypeAlias = Annotated[tuple[RefusalDocument, ...], Expanded(listed)]


class MoveDocument(Document):
    """A step from posture to posture."""

    label: Text | None = key(None, means="The move, as it is shown; else its id in words.")
    means: Text | None = key(None, means="What it does, in one plain sentence.")
    leads: dict[Text, Text] = key(
        written="from", means="From each posture it can be made in, to the one it leads to."
    )
    when: Guards | None = key(None, means="Guards that must hold too.")
    within: Text | None = key(None, means="A deadline that must not be missed; making the move meets it.")
    refused: RefusalDocuments = key(
        (), means="What is said where the move is not allowed; specific ones first."
    )
    cites: OneOrMore = key((), means="Authorities, by id.", names="authority")


class StationDocument(Document):
    """One stop on the line of the procedure map."""

    label: Text = key(means="The stop, as it is shown.")
    postures: OneOrMore = key(means="The postures that stand there.")
    sign: Text | None = key(
        None, means="The drawing beside it, the name of a sign of the game.", names="sign"
    )


class ProcedureDocument(WordsDocument):
    """A rule book: the procedure of a kind of matter."""

    procedure_format: Text = key(means="Always `1`.")
    title: Text = key(means="What kind of matter it governs.")
    means: Text | None = key(None, means="What the procedure is about, in a sentence or two.")
    opens_in: Text = key(means="The posture in which a matter opens.")
    facts: dict[Id, FactDocument] = key({}, means="What differs between courts, by id; scenarios find them.")
    deadlines: dict[Id, DeadlineRuleDocument] = key({}, means="Deadlines that start by themselves, by id.")
    postures: Annotated[dict[Id, PostureDocument], Count(least=1)] = key(means="The postures, by id.")
    moves: dict[Id, MoveDocument] = key({}, means="The moves, by id.")
    stations: Annotated[tuple[StationDocument, ...], Count(most=7)] = key(
        (), means="The stops of the procedure map, in order, at most seven; every posture in one."
    )
