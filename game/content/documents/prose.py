"""Text as authors write it: paragraphs, speech and exhibits; and the people and sources around it."""

from typing import Annotated, Any, Literal, TypeAlias

from game.content.documents.base import Document, key
from game.content.documents.guards import Guards
from game.content.documents.values import Cites, Day, Expanded, Id, Text, Truth, listed, wrong


class ParagraphDocument(Document):
    """One paragraph: a text, a speech or an exhibit."""

    text: Text | None = key(
        "The paragraph, in Markdown; `{if fact | words | other words}` gives alternatives.", None
    )
    exhibit: Text | None = key("An exhibit that is shown here, by id.", None, names="exhibit")
    speaker: Text | None = key("Who speaks; written as the key, `judge: What is said.`", None)
    when: Guards | None = key("Guards; where one fails, the paragraph is left out.", None)


_OWN_KEYS = frozenset({"text", "exhibit", "when"})


def _paragraph(value: Any) -> Any:
    """Read `{judge: What is said.}` as a text with its speaker."""
    if isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        return value
    speakers = [key for key in value if key not in _OWN_KEYS]
    if len(speakers) == 1 and not {"text", "exhibit"} & set(value):
        own = {key: part for key, part in value.items() if key in _OWN_KEYS}
        return {**own, "text": value[speakers[0]], "speaker": speakers[0]}
    if len(speakers) > 1 or ("text" in value) == ("exhibit" in value):
        raise wrong("paragraph", value)
    return value


ProseDocument: TypeAlias = Annotated[
    tuple[Annotated[ParagraphDocument, Expanded(_paragraph)], ...], Expanded(listed)
]


class AuthorityDocument(Document):
    """A source that can be cited."""

    cite: Text = key("The full citation.")
    says: Text | None = key("What it holds, in one sentence.", None)
    date: Day | None = key("The day it was decided or came into force.", None)
    link: Text | None = key("Where it can be read.", None)
    checked: Day | None = key("The day on which it was last looked up.", None)
    seen: Literal["whole", "part", "report", "memory"] | None = key(
        "How it was read: `whole`, in `part`, through a `report`, or from `memory` alone.", None
    )
    through: Text | None = key("Through whom, where it was seen in a report.", None)
    sure: Literal["high", "medium", "low"] | None = key("How sure it is that it says so.", None)


class TermDocument(Document):
    """A word that the glossary explains."""

    term: Text = key("The word as it is shown.")
    means: Text = key("What it means, in plain words.")


class CastDocument(Document):
    """Somebody who speaks, under a fictional name."""

    name: Text = key("The name that is shown.")
    role: Text | None = key("What the person is.", None)
    portrait: Text | None = key("The name of a portrait.", None, names="portrait")


class PaperClaimDocument(Document):
    """One sentence of a paper, to be marked as exact, loose or wrong."""

    says: Text = key("The sentence.")
    exactness: Literal["exact", "loose", "wrong"] = key(
        "`exact`, `loose` or `wrong`; told in the debrief.", written="is"
    )
    because: Text | None = key("Why; told in the debrief.", None)
    cites: Cites = key("What shows it, each with its pin; named in the debrief.", (), names="authority")


class ExhibitDocument(Document):
    """A document of the case that can be opened."""

    title: Text = key("The heading.")
    text: ProseDocument = key("What it says.")
    truth: Truth | None = key("`documented`, `inferred` or `invented`.", None)
    cites: Cites = key("Authorities, by id, each with its pin: `ID at PIN`.", (), names="authority")
    documented_by: Cites = key(
        "What documents it, each with its pin; sealed until the history.", (), names="authority"
    )
    claims: dict[Id, PaperClaimDocument] = key(
        "Sentences of the paper that the player marks as exact, loose or wrong, by id.", {}
    )


class PictureDocument(Document):
    """A picture of the scenario's own."""

    file: Text = key("The file, inside the scenario's folder.")
    alt: Text = key("What is seen, in words.")


class WordsDocument(Document):
    """Words that a file shares: authorities, glossary and cast, by id."""

    authorities: dict[Id, AuthorityDocument] = key("Sources that can be cited, by id.", {})
    glossary: dict[Id, TermDocument] = key("Terms, by id; linked as `[[id]]` or `[[id|shown words]]`.", {})
    cast: dict[Id, CastDocument] = key("People who speak, by id.", {})


class CommonDocument(WordsDocument):
    """A file of `scenarios/common`: words that several scenarios share."""

    common_format: Text = key("Always `1`.")
