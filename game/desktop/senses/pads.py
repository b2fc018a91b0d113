"""Gamepads: opened when they are plugged in; what their buttons mean is told elsewhere."""

import pygame
from pygame.event import Event

PLUGGED = (pygame.CONTROLLERDEVICEADDED, pygame.JOYDEVICEADDED)
_NAMELESS = (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION)


class Pads:
    """Keeps the gamepads open; one that SDL knows by its buttons is heard only once, under their names."""

    def __init__(self) -> None:
        """Start without any; nothing is looked for yet."""
        self._open: list[object] = []
        self._known: set[int] = set()

    def listen(self) -> None:
        """Look for gamepads from now on; a system that has none to offer is no error."""
        from pygame._sdl2 import controller

        try:
            pygame.joystick.init()
            controller.init()
        except pygame.error:
            return

    def kept(self, events: list[Event]) -> list[Event]:
        """Return the events that the stage should hear, after opening what was plugged in."""
        return [event for event in events if not self._is_own(event)]

    def _is_own(self, event: Event) -> bool:
        if event.type in PLUGGED:
            self._plugged(event)
            return True
        return event.type in _NAMELESS and getattr(event, "instance_id", None) in self._known

    def _plugged(self, event: Event) -> None:
        from pygame._sdl2 import controller

        try:
            if event.type == pygame.CONTROLLERDEVICEADDED:
                pad = controller.Controller(event.device_index)
                self._known.add(pad.as_joystick().get_instance_id())
                self._open.append(pad)
            elif not controller.is_controller(event.device_index):
                self._open.append(pygame.joystick.Joystick(event.device_index))
        except pygame.error:
            # It was pulled out again before it could be opened.
            return
