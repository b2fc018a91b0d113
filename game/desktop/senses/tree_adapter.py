"""Hands the accessibility tree to the system, where the extra `a11y` is installed; else nothing happens.

The system asks from a thread of its own. It is answered at once with an empty window, and what stands
in it follows from the loop, so that no screen is ever read while it changes. Meanwhile the library has
locked its tree: the loop tells it nothing before that answer is settled, else each would wait for the other.
"""

import sys
import time
from _thread import start_new_thread
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pygame

from game.desktop.senses.tree import ROOT, TreeNode, placed, tree_of
from game.desktop.stage.stage import ASKED

if TYPE_CHECKING:
    from game.desktop.stage.stage import WindowStage

# Other than on Linux, the tree must hang on the window before it is seen for the first time.
BEFORE_SHOWN = sys.platform in ("win32", "darwin")
_SETTLES = 0.05  # seconds


def is_installed() -> bool:
    """Return whether the extra is here, without loading it."""
    return find_spec("accesskit") is not None


class Accessible:
    """The tree of one window, kept as it is shown while anything on the system reads it."""

    def __init__(
        self, window: pygame.Window, stage: "WindowStage", connect: Callable[..., Any] | None = None
    ) -> None:
        """Connect with the system; what it cannot do is left out without a word."""
        self._window, self._stage = window, stage
        self._numbers: dict[str, int] = {ROOT: 1}
        self._is_read = self._answered = False
        self._focused: bool | None = None
        self._adapter = _guarded(lambda: (connect or _connect)(window, self))

    def follow(self) -> None:
        """Tell the system what is shown now, if it listens, and whether the window has the focus."""
        if not self._is_read:
            return
        focused = bool(self._window.focused)
        if focused != self._focused:
            self._focused = focused
            for name in ("update_window_focus_state", "update_view_focus_state"):
                if tell := getattr(self._adapter, name, None):
                    _raise(_guarded(partial(tell, focused)))
                    break
        _raise(_guarded(lambda: self._adapter.update_if_active(self._update)))

    def first(self) -> Any:
        """Hand an empty window to the system, which begins to listen."""
        accesskit = _library()
        window = accesskit.Node(accesskit.Role.WINDOW)
        window.set_label(self._window.title)
        told = accesskit.TreeUpdate(1)
        told.nodes.append((1, window))
        told.tree = accesskit.Tree(1)
        start_new_thread(self._settled, ())
        self._answered = True
        return told

    def _settled(self) -> None:
        """Let the loop tell what is shown, once the answer has been taken."""
        while not self._answered:
            time.sleep(_SETTLES)
        time.sleep(_SETTLES)
        self._is_read, self._answered, self._focused = True, False, None
        if pygame.display.get_init():
            pygame.event.post(pygame.event.Event(ASKED, target="", act=""))

    def act(self, request: Any) -> None:
        """Do in the loop what the system asks for: give something the focus, or press it."""
        action = _library().Action
        # Its actions can be compared, but not hashed.
        acts = ((action.FOCUS, "focus"), (action.CLICK, "press"))
        act = next((act for one, act in acts if one == request.action), "")
        name = next((one for one, number in list(self._numbers.items()) if number == request.target), "")
        if act and name.startswith("target:"):
            pygame.event.post(pygame.event.Event(ASKED, target=name.removeprefix("target:"), act=act))

    def rest(self) -> None:
        """Stop telling: nobody listens any more."""
        self._is_read = False

    def _update(self) -> Any:
        accesskit, stage = _library(), self._stage
        boxes = {name: hit.box for name, hit in stage.pen.hits.items()} if stage.pen else {}
        tree = tree_of(stage.view, stage.look, stage.hand.focus, boxes)
        told = accesskit.TreeUpdate(self._number(tree.focus))
        for node in placed(tree.root, stage.pen.written if stage.pen else ()).walk():
            made = _made(accesskit, node)
            if node.name == ROOT:
                made.set_label(self._window.title)
            made.set_children([self._number(child.name) for child in node.children])
            told.nodes.append((self._number(node.name), made))
        told.tree = accesskit.Tree(1)
        return told

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)


def _made(accesskit: Any, node: TreeNode) -> Any:
    made = accesskit.Node(getattr(accesskit.Role, node.role.upper()))
    # Text says what it is by its value; everything else has a name.
    (made.set_value if node.role == "label" else made.set_label)(node.label)
    if node.value or node.role == "text_input":
        made.set_value(node.value)
    if node.description:
        made.set_description(node.description)
    if node.level:
        made.set_level(node.level)
    if node.live:
        made.set_live(accesskit.Live.POLITE)
    if node.role == "dialog":
        made.set_modal()
    if node.bounds is not None:
        made.set_bounds(accesskit.Rect(*node.bounds))
    if node.on is not None and node.role in ("check_box", "radio_button"):
        made.set_toggled(accesskit.Toggled.TRUE if node.on else accesskit.Toggled.FALSE)
    elif node.on is not None:
        made.set_selected(node.on)
    if node.target:
        made.add_action(accesskit.Action.FOCUS)
        made.add_action(accesskit.Action.CLICK)
    return made


def _connect(window: pygame.Window, told: Accessible) -> Any:
    """Hang the tree on the window by the way of this system."""
    accesskit = _library()
    if sys.platform == "darwin":
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        return accesskit.macos.SubclassingAdapter.for_window(window.handle, told.first, told.act)
    if sys.platform == "win32":
        return accesskit.windows.SubclassingAdapter(window.handle, told.first, told.act)
    return accesskit.unix.Adapter(told.first, told.act, told.rest)


def _guarded(act: Callable[[], Any]) -> Any:
    """The library is not ours: whatever fails in it, the game goes on without a tree."""
    try:
        return act()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 -- a panic of the library is no Exception
        return None


def _raise(events: Any) -> None:
    """On Windows and macOS what has changed is told in a second step."""
    if events is not None:
        _guarded(events.raise_events)


def _library() -> Any:
    return import_module("accesskit")
