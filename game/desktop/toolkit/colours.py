"""What a colour is, and the colours that are there where the file of the themes is not."""

from collections.abc import Iterator, Mapping

Colour = tuple[int, int, int]

_GROUNDS = ("desk", "folder", "paper", "card", "hover", "press", "hair")


class BlackOnWhite(Mapping[str, Colour]):
    """Every role in black or white: grounds are white, all that stands on them is black."""

    def __getitem__(self, role: str) -> Colour:
        """Return white for a ground, and for the letters on a black button."""
        grounds = role in _GROUNDS or role.startswith("on_") or role.endswith(("_tint", "_gap"))
        return (255, 255, 255) if grounds else (0, 0, 0)

    def __iter__(self) -> Iterator[str]:
        """Yield the grounds, the only roles that are named."""
        return iter(_GROUNDS)

    def __len__(self) -> int:
        """Return their number."""
        return len(_GROUNDS)
