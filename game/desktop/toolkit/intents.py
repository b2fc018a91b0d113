"""Intents: what the player means, by a key, a button or a link alike."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

LinkKind = Literal["term", "authority", "exhibit"]


@dataclass(frozen=True, slots=True)
class Choose:
    """Make this choice of the scene, or open its picks."""

    choice: str


@dataclass(frozen=True, slots=True)
class ChooseNumber:
    """Take the choice with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Tick or clear one ground of the choice that is being made."""

    name: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Go on with what is prepared: the picks, the next scene, the answer of a dialog."""


@dataclass(frozen=True, slots=True)
class Select:
    """Bring a tab or a detail to the front."""

    name: str


@dataclass(frozen=True, slots=True)
class Explain:
    """Open a glossary term, an authority or an exhibit in place."""

    kind: LinkKind
    name: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Go:
    """Go to another part of the game, named by a word such as `library`, `debrief`, `menu`."""

    to: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """Close what is open, or go to where this was opened from; nothing is lost."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last turn back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Make the turn that was taken back again."""


@dataclass(frozen=True, slots=True)
class Appear:
    """Change the looks: `larger`, `smaller`, `full-size`, `full-screen`, or a theme or font by its name."""

    how: str


@dataclass(frozen=True, slots=True)
class Speak:
    """Let the voice read `on` or `back`, `repeat` what it said, or `stop`; `voice` turns it on or off."""

    how: str


@dataclass(frozen=True, slots=True)
class SkipRead:
    """Pass over what was read before, to the next text that was not, or to the next decision."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the window; the play is saved."""


@dataclass(frozen=True, slots=True)
class Type:
    """Write characters at the caret."""

    letters: str


@dataclass(frozen=True, slots=True)
class Compose:
    """Show what an input method is putting together; it is not written yet."""

    letters: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Take away the character before the caret, or, with a way of 1, behind it."""

    way: int


@dataclass(frozen=True, slots=True)
class Caret:
    """Move the caret on, or back, by some characters."""

    way: int


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """This key was pressed while a screen asked for one."""

    key: str


Writing: TypeAlias = Type | Compose | Erase | Caret
Showing: TypeAlias = Select | Explain | Appear | Speak | SkipRead | Go | GoBack | Leave
Intent: TypeAlias = Choose | ChooseNumber | Pick | Confirm | Undo | Redo | Showing | Writing | KeyPressed
