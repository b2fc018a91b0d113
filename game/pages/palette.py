"""The colours of pages and pictures by their role, the same that the window has."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from game import places


@cache
def colours(theme: str = "paper") -> Mapping[str, str]:
    """Return the colours of a theme by their role, such as `ink`, each as `#RRGGBB`."""
    return MappingProxyType(json.loads(places.palette().read_text("utf-8"))[theme])


def tint(number: int, all_of: int) -> str:
    """Return one of several pale grounds that differ from each other; ink is easily read on each."""
    import colorsys

    # Every second ground is lighter, so that neighbours also differ where print has no colours.
    lightness = 0.91 if number % 2 else 0.84
    red, green, blue = colorsys.hls_to_rgb(number / max(1, all_of) + 0.09, lightness, 0.5)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"
