"""What the player means, whatever key, button or link said it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

LinkKind = Literal["term", "authority", "exhibit"]


@dataclass(frozen=True, slots=True)
class Choose:
    """Make this choice of the scene, or open its picks."""

    choice: str


@dataclass(frozen=True, slots=True)
class Number:
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
class Show:
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
    name: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """Close what is open, or go to where this was opened from; nothing is lost."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last turn back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Make the turn that was taken back again."""


@dataclass(frozen=True, slots=True)
class Appear:
    """Change how everything looks: `larger`, `smaller`, `full-size`, `full-screen`, or a theme's name."""

    how: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the window; the play is saved."""


Intent: TypeAlias = (
    Choose | Number | Pick | Confirm | Show | Explain | Go | Back | Undo | Redo | Appear | Leave
)

# The keys of pygame by their names, so that this file needs no window.
PLAIN_KEYS: Mapping[str, Intent] = {
    **{str(number): Number(number) for number in range(1, 10)},
    "escape": Back(),
    "u": Undo(),
    "d": Show("docket"),
    "r": Show("record"),
    "m": Show("meters"),
    "c": Show("clock"),
    "s": Show("sources"),
    "p": Show("procedure"),
    "f1": Go("help"),
    "?": Go("help"),
    "f2": Go("looks"),
    "t": Go("looks"),
    "f10": Go("menu"),
    "f11": Appear("full-screen"),
}
CONTROL_KEYS: Mapping[str, Intent] = {
    "z": Undo(),
    "y": Redo(),
    "+": Appear("larger"),
    "=": Appear("larger"),
    "-": Appear("smaller"),
    "0": Appear("full-size"),
    "q": Leave(),
}


def meant_by(key: str, control: bool, shift: bool) -> Intent | None:
    """Answer with what a key means, whichever screen is shown; None where it means nothing."""
    if control:
        return Redo() if shift and key == "z" else CONTROL_KEYS.get(key.removeprefix("[").removesuffix("]"))
    return PLAIN_KEYS.get(key.removeprefix("[").removesuffix("]"))
