"""Aliases: what a seat is called, since nobody types a name."""

from random import Random
from typing import cast

import yaml

from game import places

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_aliases(language: str = "en") -> tuple[str, ...]:
    """Return every alias of a language, each once, mixed in one order that never changes."""
    written = (places.aliases() / f"{language}.yaml").read_text("utf-8")
    words = cast("dict[str, list[str]]", yaml.load(written, Loader=_LOADER))  # noqa: S506 -- texts only, no tags
    aliases = [f"{first} {second}" for first in words["first"] for second in words["second"]]
    Random(0).shuffle(aliases)
    return tuple(aliases)
