"""Text as authors write it: paragraphs, speech and exhibits; and the people and sources around it."""

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from game.content.documents.base import Day, Document, Id, OneOrMore, Text
from game.content.documents.effects import Truth
from game.content.documents.guards import Guards


class ParagraphDocument(Document):
    """One paragraph: a text, a speech or an exhibit."""

    text: Text | None = Field(None, description="The paragraph, in Markdown.")
    exhibit: Text | None = Field(None, description="An exhibit that is shown here, by id.")
    speaker: Text | None = Field(None, description="Who speaks; written as the key, `judge: What is said.`")
    when: Guards | None = Field(None, description="Guards; where one fails, the paragraph is left out.")


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
        raise PydanticCustomError("paragraph", "{given}", {"given": ", ".join(value)})
    return value


def _paragraphs(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


ProseDocument: TypeAlias = Annotated[
    tuple[Annotated[ParagraphDocument, BeforeValidator(_paragraph)], ...], BeforeValidator(_paragraphs)
]


class AuthorityDocument(Document):
    """A source that can be cited."""

    cite: Text = Field(description="The full citation.")
    says: Text | None = Field(None, description="What it holds, in one sentence.")
    date: Day | None = Field(None, description="The day it was decided or came into force.")
    link: Text | None = Field(None, description="Where it can be read.")
    checked: Day | None = Field(None, description="The day on which it was last looked up.")


class TermDocument(Document):
    """A word that the glossary explains."""

    term: Text = Field(description="The word as it is shown.")
    means: Text = Field(description="What it means, in plain words.")


class CastDocument(Document):
    """Somebody who speaks, under a fictional name."""

    name: Text = Field(description="The name that is shown.")
    role: Text | None = Field(None, description="What the person is.")
    portrait: Text | None = Field(None, description="The name of a portrait of the game.")


class ExhibitDocument(Document):
    """A document of the case that can be opened."""

    title: Text = Field(description="The heading.")
    text: ProseDocument = Field(description="What it says.")
    truth: Truth | None = Field(None, description="`documented`, `inferred` or `invented`.")
    cites: OneOrMore = Field((), description="Authorities, by id.")


class PictureDocument(Document):
    """A picture of the scenario's own."""

    file: Text = Field(description="The file, inside the scenario's folder.")
    alt: Text = Field(description="What is seen, in words.")


class WordsDocument(Document):
    """Words that a file shares: authorities, glossary and cast, by id."""

    authorities: dict[Id, AuthorityDocument] = Field({}, description="Sources that can be cited, by id.")
    glossary: dict[Id, TermDocument] = Field(
        {}, description="Terms, by id; linked as `[[id]]` or `[[id|shown words]]`."
    )
    cast: dict[Id, CastDocument] = Field({}, description="People who speak, by id.")


class CommonDocument(WordsDocument):
    """A file of `scenarios/common`: words that several scenarios share."""

    common_format: Text = Field(description="Always `1`.")
