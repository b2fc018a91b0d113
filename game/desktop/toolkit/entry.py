"""A line of text that is being written: its letters, where the caret stands, what is not yet settled."""

from dataclasses import dataclass, replace

from game.desktop.toolkit.intents import Caret, Compose, Erase, Type, Writing


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a field; every act returns the next entry.

    `composed` is what an input method has not settled yet: it is shown and does not count.
    """

    text: str = ""
    at: int = 0
    composed: str = ""
    longest: int = 80

    @classmethod
    def of(cls, text: str, longest: int = 80) -> "Entry":
        """Return a text, the caret behind it."""
        kept = text[:longest]
        return cls(kept, len(kept), "", longest)

    def typed(self, letters: str) -> "Entry":
        """Return letters put in at the caret, as many as there is room for."""
        shown = "".join(letter for letter in letters if letter.isprintable())
        shown = shown[: self.longest - len(self.text)]
        text = self.text[: self.at] + shown + self.text[self.at :]
        return replace(self, text=text, at=self.at + len(shown), composed="")

    def composing(self, letters: str) -> "Entry":
        """Return what an input method is putting together."""
        return replace(self, composed=letters)

    def erased(self, way: int) -> "Entry":
        """Answer without the letter before the caret, or, with a way of 1, behind it."""
        at = self.at if way > 0 else self.at - 1
        if not 0 <= at < len(self.text):
            return self
        return replace(self, text=self.text[:at] + self.text[at + 1 :], at=at)

    def after(self, act: Writing) -> "Entry":
        """Return the entry after whatever somebody who writes has done."""
        match act:
            case Type(letters=letters):
                return self.typed(letters)
            case Compose(letters=letters):
                return self.composing(letters)
            case Erase(way=way):
                return self.erased(way)
            case Caret(way=way):
                return self.moved(way)

    def moved(self, way: int) -> "Entry":
        """Return the caret some letters on or back, as far as it goes."""
        return replace(self, at=max(0, min(self.at + way, len(self.text))))
