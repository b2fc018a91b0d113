"""Passing over what was read before: to the next text that was not, else to the next decision."""

from dataclasses import replace
from typing import TYPE_CHECKING

from game.desktop.toolkit.intents import SkipRead

if TYPE_CHECKING:
    from game.desktop.stage.stage import Stage


def skip(stage: "Stage") -> None:
    """Let the screen pass over what was read; then look for what is new in the one that follows."""
    stage.mean(SkipRead())
    view = stage.view
    if view.unread:
        stage.sought = view.unread
    elif view.unread is not None and view.near:
        stage.sought = ""
        stage.focus(view.near)


def found(stage: "Stage") -> None:
    """Bring the paragraph that is sought to the top of its region, once it has been painted."""
    name, stage.sought = stage.sought, ""
    region, box = stage.pen.spots.get(name, ("", None)) if stage.pen else ("", None)
    span = stage.pen.spans.get(region) if stage.pen else None
    if span is None or box is None:
        return
    at = max(0, min(span.offset + box.top - span.box.top, span.furthest))
    stage.hand = replace(stage.hand, scrolled={**stage.hand.scrolled, region: at})
    stage.wants_paint = True
