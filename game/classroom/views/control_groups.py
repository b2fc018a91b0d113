"""A button of the teacher beside the phases, and several under their heading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Control:
    """One button; of several of which one is chosen, `chosen` says whether it is this."""

    name: str
    label: str
    chosen: bool | None = None

    @property
    def kind(self) -> str:
        """Return what kind of act it is."""
        return self.name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """Buttons under their heading and what is said about them.

    With `filled`, a text is written first; with `into`, one of these is chosen first.
    """

    heading: str = ""
    says: str = ""
    controls: tuple[Control, ...] = ()
    filled: str | None = None
    into: tuple[tuple[int, str], ...] = ()
