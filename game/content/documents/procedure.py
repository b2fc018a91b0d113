"""Rule books as authors write them."""

from typing import Annotated, Literal, TypeAlias

from game.content.documents.base import Document, Unless, key
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
    sanctions: Literal["accrue", "rest", "end", "void"] | None = key(
        "What the daily sum does: runs, rests whatever other tracks say, ends with fines due, or with nothing"
        " due; else it rests unless another track lets it run.",
        None,
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
    needs: OneOrMore = key("Postures of other tracks: in each of these, one that is named.", ())
    also: dict[Text, Text] = key("What it changes in other tracks, where they stand so.", {})
    when: Guards | None = key("Guards that must hold too.", None)
    within: Text | None = key("A deadline that must not be missed; making the move meets it.", None)
    refused: RefusalDocuments = key("What is said where the move is not allowed; specific ones first.", ())
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")


class StationDocument(Document):
    """One stop on the line of the procedure map."""

    label: Text = key("The stop, as it is shown.")
    postures: OneOrMore = key("The postures that stand there.")
    sign: Text | None = key("The drawing beside it, the name of a sign of the game.", None, names="sign")


StationDocuments: TypeAlias = Annotated[tuple[StationDocument, ...], Count(most=7)]
PostureDocuments: TypeAlias = Annotated[dict[Id, PostureDocument], Count(least=1)]


class TrackDocument(Document):
    """One of several things that are true of a matter at once: a line of postures of its own."""

    label: Text | None = key("The track, as it is shown; else its id in words.", None)
    opens_in: Text = key("The posture in which it opens.")
    postures: PostureDocuments = key("Its postures, by id; no two tracks have one of the same name.")
    stations: StationDocuments = key("The stops of its lane on the map, as those of a rule book.", ())


class ProcedureDocument(WordsDocument):
    """A rule book: the procedure of a kind of matter."""

    procedure_format: Text = key("Always `1`.")
    extends: Id | None = key("The rule book that this one is like, except for what it says.", None)
    drops: OneOrMore = key(
        "What is left out of that one: `moves.appeal`, `postures.convicted` and so on.",
        (),
        names="part of a rule book",
    )
    keeps: OneOrMore = key(
        "What alone is kept of that one, of each kind that is named: `postures.served`, `moves.comply`.",
        (),
        names="part of a rule book",
    )
    title: Text = key("What kind of matter it governs.", Unless(("extends",), ""))
    means: Text | None = key("What the procedure is about, in a sentence or two.", None)
    opens_in: Text = key("The posture in which a matter opens.", Unless(("tracks", "extends"), ""))
    facts: dict[Id, FactDocument] = key("What differs between courts, by id; scenarios find them.", {})
    deadlines: dict[Id, DeadlineRuleDocument] = key("Deadlines that start by themselves, by id.", {})
    tracks: Annotated[dict[Id, TrackDocument], Count(least=1, most=7)] = key(
        "Tracks, by id, where several things can be true at once; they have the postures.", {}
    )
    postures: PostureDocuments = key("The postures, by id.", Unless(("tracks", "extends"), {}))
    moves: dict[Id, MoveDocument] = key("The moves, by id.", {})
    stations: StationDocuments = key(
        "The stops of the procedure map, in order, at most seven; every posture in one.", ()
    )

    @property
    def lines(self) -> dict[str, TrackDocument]:
        """Return the tracks; the one that a book without them is has no name."""
        own = {"opens_in": self.opens_in, "postures": self.postures, "stations": self.stations}
        return self.tracks or {"": TrackDocument(own)}

    @property
    def every_posture(self) -> dict[str, PostureDocument]:
        """Return the postures of all tracks."""
        return {name: one for track in self.lines.values() for name, one in track.postures.items()}
