"""Rule books as authors write them."""

from typing import Annotated, Literal, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.prose import WordsDocument
from game.content.documents.values import Cites, Count, Duration, Expanded, Id, OneOrMore, Text, YesNo, listed


class FactDocument(Document):
    """Something that can be established."""

    label: Text | None = key("The fact, as it is shown.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class DeadlineRuleDocument(Document):
    """A deadline that a rule book starts by itself."""

    label: Text | None = key("What must be done, as it is shown.", None)
    time: Duration = key("The time that it leaves, such as `14 days`; the last day is in time.", written="in")
    starts_in: OneOrMore = key(
        "Postures; it starts when the matter comes into one from outside, or opens there."
    )


class PostureDocument(Document):
    """One way for a duty to stand."""

    label: Text | None = key("The posture, as it is shown.", None)
    means: Text | None = key("What it means, in one plain sentence.", None)
    once: Text | None = key("Completes “Opens once ...” where a locked move needs it.", None)
    sanctions: Literal["accrue", "end", "void"] | None = key(
        "What the daily sum does: runs, ends with fines due, or with nothing due; else it rests.", None
    )
    record: Literal["closed"] | None = key(
        "`closed` where every argument is forfeited that is not preserved on coming here.", None
    )
    stayed: YesNo = key("`true` where the order or the sanction is stayed; it is shown on the map.", False)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class RefusalDocument(Document):
    """What is said where a move is not allowed."""

    when: Guards | None = key("Guards; the first refusal of which all hold is shown.", None)
    says: Text = key("The sentence.")
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


RefusalDocuments: TypeAlias = Annotated[tuple[RefusalDocument, ...], Expanded(listed)]


class MoveDocument(Document):
    """A step from posture to posture."""

    label: Text | None = key("The move, as it is shown; else its id in words.", None)
    means: Text | None = key("What it does, in one plain sentence.", None)
    leads: dict[Text, Text] = key(
        "From each posture it can be made in, to the one it leads to.", written="from"
    )
    when: Guards | None = key("Guards that must hold too.", None)
    within: Text | None = key("A deadline that must not be missed; making the move meets it.", None)
    refused: RefusalDocuments = key("What is said where the move is not allowed; specific ones first.", ())
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class StationDocument(Document):
    """One stop on the line of the procedure map."""

    label: Text = key("The stop, as it is shown.")
    postures: OneOrMore = key("The postures that stand there.")
    sign: Text | None = key("The drawing beside it, the name of a sign of the game.", None, names="sign")


class ProcedureDocument(WordsDocument):
    """A rule book: the procedure of a kind of matter."""

    procedure_format: Text = key("Always `1`.")
    title: Text = key("What kind of matter it governs.")
    means: Text | None = key("What the procedure is about, in a sentence or two.", None)
    opens_in: Text = key("The posture in which a matter opens.")
    facts: dict[Id, FactDocument] = key("What differs between courts, by id; scenarios find them.", {})
    deadlines: dict[Id, DeadlineRuleDocument] = key("Deadlines that start by themselves, by id.", {})
    postures: Annotated[dict[Id, PostureDocument], Count(least=1)] = key("The postures, by id.")
    moves: dict[Id, MoveDocument] = key("The moves, by id.", {})
    stations: Annotated[tuple[StationDocument, ...], Count(most=7)] = key(
        "The stops of the procedure map, in order, at most seven; every posture in one.", ()
    )
