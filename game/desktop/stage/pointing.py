"""What the mouse does on a stage: hovers, presses, pulls a scrollbar, turns its wheel."""

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pygame
from pygame.event import Event

if TYPE_CHECKING:
    from game.desktop.stage.stage import Stage
    from game.desktop.toolkit.kit import Target

POINTED = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL})
_WHEEL_LINES = 3
_BAR = "bar of "


def point(stage: "Stage", event: Event) -> None:
    """Take one event of the mouse."""
    if event.type == pygame.MOUSEMOTION:
        _hover(stage, event.pos)
    elif event.type == pygame.MOUSEWHEEL:
        stage.scroll(_under_mouse(stage), -event.y * _WHEEL_LINES * stage.look.line("body"))
    elif event.button == 1:
        act = _press if event.type == pygame.MOUSEBUTTONDOWN else _release
        act(stage, event.pos)


def _under_mouse(stage: "Stage") -> str:
    place = pygame.mouse.get_pos()
    spans = stage.pen.spans if stage.pen else {}
    under = [name for name, span in spans.items() if span.box.collidepoint(place)]
    return under[-1] if under else stage.view.reads


def _at(stage: "Stage", place: tuple[int, int]) -> "Target | None":
    return stage.pen.at(place) if stage.pen else None


def _hover(stage: "Stage", place: tuple[int, int]) -> None:
    _pull(stage, place)
    target = _at(stage, place)
    name = target.id if target else ""
    if name != stage.hand.hovered:
        stage.hand = replace(stage.hand, hovered=name)
        stage.wants_paint = True
        _look_like(name, stage.view.field)


def _look_like(name: str, field: str) -> None:
    """Give the mouse a hand over what can be pressed, and a bar over a field, where the system has them."""
    shape = pygame.SYSTEM_CURSOR_IBEAM if name and name == field else pygame.SYSTEM_CURSOR_HAND
    with contextlib.suppress(pygame.error):
        pygame.mouse.set_cursor(shape if name else pygame.SYSTEM_CURSOR_ARROW)


def _press(stage: "Stage", place: tuple[int, int]) -> None:
    target = _at(stage, place)
    pressed = target.id if target else _bar_at(stage, place)
    stage.hand = replace(stage.hand, pressed=pressed, shows_focus=False)
    _pull(stage, place)
    stage.wants_paint = True


def _bar_at(stage: "Stage", place: tuple[int, int]) -> str:
    name = stage.pen.bar_at(place) if stage.pen else ""
    return f"{_BAR}{name}" if name else ""


def _pull(stage: "Stage", place: tuple[int, int]) -> None:
    """A scrollbar goes where it is pressed, and follows while it is held."""
    name = stage.hand.pressed.removeprefix(_BAR)
    span = stage.pen.spans.get(name) if stage.pen and stage.hand.pressed.startswith(_BAR) else None
    if span is not None:
        share = (place[1] - span.box.top) / max(1, span.box.height)
        stage.scroll(name, round(share * span.content - span.box.height / 2) - span.offset)


def _release(stage: "Stage", place: tuple[int, int]) -> None:
    target = _at(stage, place)
    pressed = stage.hand.pressed
    stage.hand = replace(stage.hand, pressed="")
    stage.wants_paint = True
    if target is not None and target.id == pressed:
        stage.hand = replace(stage.hand, focus=target.id)
        stage.mean(target.does)
