"""What a case says in another language: for each of its texts, the text that is shown instead."""

from game.content.documents.base import Document, key
from game.content.documents.values import Text


class TranslatedDocument(Document):
    """One text, and how it reads in the other language."""

    original: Text = key("The text as it stands in the file, to the letter.", written="from")
    says: Text = key("The text in the language of the folder.", written="to")


class TranslationDocument(Document):
    """The texts of one file, for a folder that is named by a language."""

    translation_format: Text = key("Always `1`.")
    texts: tuple[TranslatedDocument, ...] = key("Each text once, in any order.", ())
