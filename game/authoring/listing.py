"""The cases at hand, for `contempt list`."""

from typing import Any

from game.content.library import Head


def plain(heads: tuple[Head, ...]) -> list[dict[str, Any]]:
    """Answer with the cases as data for other programs; the keys are stable."""
    return [
        {
            "id": head.id,
            "title": head.title,
            "summary": head.summary,
            "minutes": head.minutes,
            "scenes": head.scenes,
            "endings": head.endings,
            "path": str(head.path),
        }
        for head in heads
    ]


def lines(heads: tuple[Head, ...]) -> list[str]:
    """Answer with the cases in lines for a terminal."""
    said = []
    for head in heads:
        counts = f"{head.minutes} minutes, {head.scenes} scenes, {head.endings} endings"
        said.extend([f"{head.id}: {head.title} ({counts})", f"    {head.summary}"])
    return said or ["There is no case at hand."]
