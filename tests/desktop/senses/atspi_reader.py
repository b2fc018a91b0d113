"""Reads the accessibility tree of the game as a screen reader does; run by the system's own Python.

`list` prints the tree as JSON, `press LABEL` and `focus LABEL` act on what has that label, and `listen`
tells the system that a screen reader is at work. The variable `GAME` is the process that is read.
"""

import json
import os
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 -- the version is asked for first

_WALKS = 20
_ANSWERS = 10_000  # milliseconds; by default a call is given up after 800
_STATES = ("focused", "focusable", "checked", "selected", "modal")


def listen() -> None:
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "GetAll")
    asked = GLib.Variant("(s)", ("org.a11y.Status",))
    (there,) = bus.call_sync(*where, asked, None, Gio.DBusCallFlags.NONE, 10_000, None)
    # Newer buses have the first alone.
    for name in ("IsEnabled", *(["ScreenReaderEnabled"] if "ScreenReaderEnabled" in there else [])):
        said = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*where, said, None, Gio.DBusCallFlags.NONE, 10_000, None)


def window() -> "Atspi.Accessible":
    """Wait for the game, and for more to stand in its window than the window."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            # Another window of the game may be open on this machine, and is not the one that is tried.
            if app is not None and str(app.get_process_id()) == os.environ["GAME"] and app.get_child_count():
                frame = app.get_child_at_index(0)
                if frame.get_child_count():
                    return frame
        time.sleep(0.1)
    raise SystemExit("the game is not in the tree")


def plain(node: "Atspi.Accessible") -> dict:
    held = {state.value_nick for state in node.get_state_set().get_states()}
    actions = node.get_action_iface()
    count = Atspi.Action.get_n_actions(actions) if actions else 0
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": sorted(held & set(_STATES)),
        "actions": [Atspi.Action.get_action_name(actions, number) for number in range(count)],
        "children": [plain(node.get_child_at_index(at)) for at in range(node.get_child_count())],
    }


def found(node: "Atspi.Accessible", label: str) -> "Atspi.Accessible | None":
    if node.get_name() == label and node.get_action_iface():
        return node
    below = (found(node.get_child_at_index(at), label) for at in range(node.get_child_count()))
    return next((one for one in below if one is not None), None)


def act(verb: str, label: str) -> None:
    """Carry out a verb on the tree as it stands now."""
    frame = window()
    if verb == "list":
        print(json.dumps(plain(frame)))
        return
    node = found(frame, label)
    if node is None:
        raise LookupError(label)
    try:
        if verb == "focus":
            Atspi.Component.grab_focus(node.get_component_iface())
        else:
            Atspi.Action.do_action(node.get_action_iface(), 0)
    except GLib.GError:
        # Asked is asked: on a busy machine the answer comes too late, and what was pressed is gone by then.
        print("no answer", file=sys.stderr)


def main(verb: str, label: str = "") -> None:
    if verb == "listen":
        listen()
        return
    Atspi.init()
    Atspi.set_timeout(_ANSWERS, _ANSWERS)
    for left in reversed(range(_WALKS)):
        try:
            act(verb, label)
            return
        except (GLib.GError, LookupError):
            # The screen changed while it was being read: a node that was listed is gone, or not there yet.
            if not left:
                print(json.dumps(plain(window())), file=sys.stderr)
                raise
            time.sleep(0.2)


main(*sys.argv[1:])
