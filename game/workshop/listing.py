"""The cases that can be played, for `contempt list`."""

from collections.abc import Mapping
from typing import Any

from game.content.library import Head

_LEVELS: Mapping[str, str] = {"first": "first case", "core": "core", "advanced": "advanced"}


def plain(heads: tuple[Head, ...]) -> list[dict[str, Any]]:
    """Return the cases as data for other programs; the keys are stable."""
    return [
        {
            "id": head.id,
            "title": head.title,
            "summary": head.summary,
            "level": head.level,
            "lesson": head.lesson,
            "minutes": head.minutes,
            "scenes": head.scenes,
            "endings": head.endings,
            "path": str(head.path),
            "own": head.is_own,
        }
        for head in heads
    ]


def lines(heads: tuple[Head, ...]) -> list[str]:
    """Return the cases in lines for a terminal."""
    said, first_own = list[str](), next((head for head in heads if head.is_own), None)
    for head in heads:
        if head is first_own:
            said += ["", "Your own cases"] if said else ["Your own cases"]
        if head.readable:
            counts = [(head.minutes, "minute"), (head.scenes, "scene"), (head.endings, "ending")]
            level = [_LEVELS[head.level]] if head.level in _LEVELS else []
            told = ", ".join(level + [counted(number, noun) for number, noun in counts if number])
            said.append(f"{head.id}: {head.title}" + (f" ({told})" if told else ""))
            said.extend([f"    {head.summary}"] if head.summary else [])
            said.extend([f"    What it teaches: {head.lesson}"] if head.lesson else [])
        else:
            said.extend([f"{head.id}", f"    It cannot be read: `contempt check {head.id}` says why."])
    return said or ["No case was found."]


def counted(number: int, noun: str) -> str:
    """Return a number of things, with the noun in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
