"""Intents: what the player means, by a key, a button or a link alike."""

from typing import Literal, TypeAlias

from game.model.value import value

LinkKind = Literal["term", "authority", "exhibit"]


@value
class Choose:
    """Make this choice of the scene, or open its picks."""

    choice: str


@value
class ChooseNumber:
    """Take the choice with this number."""

    number: int


@value
class Pick:
    """Tick or clear one ground of the choice that is being made."""

    name: str


@value
class Confirm:
    """Go on with what is prepared: the picks, the next scene, the answer of a dialog."""


@value
class Select:
    """Bring a tab or a detail to the front."""

    name: str


@value
class Explain:
    """Open a glossary term, an authority or an exhibit in place."""

    kind: LinkKind
    name: str
    anchor: str = ""


@value
class Go:
    """Go to another part of the game, named by a word such as `library`, `debrief`, `menu`."""

    to: str


@value
class GoBack:
    """Close what is open, or go to where this was opened from; nothing is lost."""


@value
class Undo:
    """Take the last turn back."""


@value
class Redo:
    """Make the turn that was taken back again."""


@value
class Appear:
    """Change the looks: `larger`, `smaller`, `full-size`, `full-screen`, or a theme or font by its name."""

    how: str


@value
class Speak:
    """Let the voice read `on` or `back`, `repeat` what it said, or `stop`; `voice` turns it on or off."""

    how: str


@value
class SkipRead:
    """Pass over what was read before, to the next text that was not, or to the next decision."""


@value
class Leave:
    """Close the window; the play is saved."""


@value
class Drop:
    """Put the file or folder at this path among one's own cases: it was dropped into the window."""

    path: str


@value
class Type:
    """Write characters at the caret."""

    letters: str


@value
class Compose:
    """Show what an input method is putting together; it is not written yet."""

    letters: str


@value
class Erase:
    """Take away the character before the caret, or, with a way of 1, behind it."""

    way: int


@value
class Caret:
    """Move the caret on, or back, by some characters."""

    way: int


@value
class KeyPressed:
    """This key was pressed while a screen asked for one."""

    key: str


Writing: TypeAlias = Type | Compose | Erase | Caret
Showing: TypeAlias = Select | Explain | Appear | Speak | SkipRead | Go | GoBack | Leave
Intent: TypeAlias = (
    Choose | ChooseNumber | Pick | Confirm | Undo | Redo | Showing | Writing | KeyPressed | Drop
)
