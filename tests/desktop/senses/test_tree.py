"""The accessibility tree says what the mirror says, follows the focus, and does what the mouse does."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.desktop.senses.tree import GROUPS, ROOT, TreeNode, placed, tree_of
from game.desktop.senses.tree_adapter import Accessible, _guarded, is_installed
from game.desktop.stage.stage import ASKED
from tests.desktop.pilot import Pilot, played, words
from tests.desktop.test_layout import looked_at

ROOT_FOLDER = Path(__file__).parent.parent.parent.parent
READER = Path(__file__).with_name("atspi_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
AROUND = {"window", "dialog", *GROUPS.values()}


def tree(pilot: Pilot):
    pen = pilot.look_up()
    boxes = {name: hit.box for name, hit in pen.hits.items()}
    return tree_of(pilot.stage.view, pilot.stage.look, pilot.stage.hand.focus, boxes)


def leaves(root: TreeNode) -> list[TreeNode]:
    return [node for node in root.walk() if node.role not in AROUND]


def said(pilot: Pilot) -> list[str]:
    lines = pilot.stage.view.lines(pilot.stage.look)
    return [line.text for line in lines if line.role != "written"]


@pytest.mark.parametrize("scale", [100, 200])
def test_the_tree_of_each_screen_equals_its_mirror(tmp_path, scale):
    """Every line of the mirror, in its order, once; and each target can be focused and pressed."""
    pilot = Pilot(tmp_path, scale=scale)
    wrong = {}

    for name in looked_at(pilot):
        shown = tree(pilot)
        told = [node.label for node in leaves(shown.root)]
        acting = [node.target for node in shown.root.walk() if node.target]
        ready = [target.id for target in pilot.targets()]
        names = [node.name for node in shown.root.walk()]
        if told != said(pilot) or acting != ready or len(set(names)) != len(names):
            wrong[name] = (told, said(pilot), acting, ready)

    assert wrong == {}


def test_the_focus_of_the_tree_is_the_focus_of_the_window(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    for target in pilot.targets():
        pilot.stage.focus(target.id)

        assert tree(pilot).focus == f"target:{target.id}"


def test_what_can_be_pressed_stands_where_it_is_drawn(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    nodes = {node.target: node for node in tree(pilot).root.walk() if node.target}

    for name, hit in pilot.pen.hits.items():
        assert nodes[name].bounds == (hit.box.left, hit.box.top, hit.box.right, hit.box.bottom)


def test_what_is_written_stands_where_it_is_written(tmp_path):
    """What is in sight as a whole has its place; what is scrolled away has none."""
    pilot = Pilot(tmp_path)
    pilot.begin()
    root = placed(tree(pilot).root, pilot.pen.written)
    nodes = {node.label: node for node in leaves(root) if not node.target}
    window = pilot.surface.get_rect()

    title, day = (
        next(node for label, node in nodes.items() if label.startswith(start))
        for start in ("Two pages by fax", "Monday, 9 September")
    )
    first = next(node for label, node in nodes.items() if label.startswith("The fax machine at"))
    assert day.bounds.bottom <= title.bounds.top < title.bounds.bottom <= first.bounds.top + 8
    assert first.bounds.bottom - first.bounds.top == 3 * pilot.stage.look.line("body")
    for node in root.walk():
        if node.bounds is not None and not node.target:
            assert window.contains(pygame.Rect(*node.bounds[:2], 1, 1))
    assert [node for node in nodes.values() if node.bounds is None]


def test_a_locked_choice_is_read_with_its_reason(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    told = 0
    for _ in played(pilot, pilot.by_keys):
        lines = list(pilot.stage.view.lines(pilot.stage.look))
        nodes = {node.label: node for node in leaves(tree(pilot).root)}
        for number, line in enumerate(lines):
            if line.role == "locked choice":
                reason = next(one.text for one in lines[number:] if one.role == "reason")
                assert reason in nodes[line.text].description
                told += 1

    assert told


def test_a_dialog_is_modal_and_nothing_below_it_acts(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.settings.keys"))
    pilot.by_keys(words()("desktop.action.undo"))

    shown = tree(pilot)
    dialog = next(node for node in shown.root.walk() if node.role == "dialog")

    acting = {node.target for node in shown.root.walk() if node.target}
    assert acting == {node.target for node in dialog.walk() if node.target}
    assert shown.focus in {node.name for node in dialog.walk()}


def test_what_is_written_is_the_value_of_its_field(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    pilot.key(pygame.K_2)
    pilot.key(pygame.K_F3)
    pilot.write("before lunch")

    fields = [node for node in leaves(tree(pilot).root) if node.role == "text_input"]

    assert [node.value.endswith("before lunch") for node in fields] == [True]


@pytest.mark.parametrize("act", ["focus", "press"])
def test_the_system_can_focus_and_press_as_the_mouse_does(tmp_path, act):
    pilot, other = Pilot(tmp_path / "a"), Pilot(tmp_path / "b")
    wanted = pilot.target(words()("desktop.begin"))

    pilot.stage.event(pygame.event.Event(ASKED, target=wanted.id, act=act))
    pilot.look_up()

    if act == "focus":
        assert pilot.stage.hand.focus == wanted.id
    else:
        other.by_mouse(wanted.label)
        assert pilot.mirror() == other.mirror()


def test_what_is_no_longer_there_cannot_be_pressed(tmp_path):
    pilot = Pilot(tmp_path)
    before = pilot.mirror()

    pilot.stage.event(pygame.event.Event(ASKED, target="choice:gone", act="press"))

    assert pilot.mirror() == before


class Window:
    title, focused = "Held in Contempt", True


class Listening:
    """Stands for the system's side of the library, and keeps what it is told."""

    def __init__(self) -> None:
        self.told = []

    def update_if_active(self, update) -> None:
        self.told.append(update())

    def update_window_focus_state(self, focused) -> None:
        self.told.append(focused)


def test_nothing_is_told_before_the_system_asks(tmp_path):
    """Nor while the answer is on its way: the library would wait for the loop, and the loop for it."""
    pytest.importorskip("accesskit")
    pilot, listening = Pilot(tmp_path), Listening()
    accessible = Accessible(Window, pilot.stage, lambda *_: listening)
    accessible.follow()
    assert listening.told == []

    first = accessible.first()
    accessible.follow()
    assert len(first.nodes) == 1
    assert listening.told == []

    until = time.monotonic() + 10
    while not listening.told and time.monotonic() < until:
        accessible.follow()
        time.sleep(0.02)
    focused, update = listening.told
    nodes = dict(update.nodes)
    assert focused is True
    assert nodes[1].label == "Held in Contempt"
    assert len(nodes) == sum(1 for _ in tree(pilot).root.walk())
    accessible.rest()
    accessible.follow()
    assert len(listening.told) == 2


def test_a_library_that_fails_is_no_reason_not_to_play(tmp_path):
    def refuse(*_):
        raise OSError

    accessible = Accessible(Window, Pilot(tmp_path).stage, refuse)
    accessible.follow()

    assert _guarded(lambda: 1 / 0) is None


def test_without_the_extra_there_is_no_tree_and_no_error(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "accesskit", None)

    assert not is_installed()
    accessible = Accessible(Window, Pilot(tmp_path).stage)
    accessible.follow()


def test_an_action_of_the_system_comes_back_as_an_event(tmp_path):
    accesskit = pytest.importorskip("accesskit")
    pilot = Pilot(tmp_path)
    accessible = Accessible(Window, pilot.stage, lambda *_: Listening())
    update = accessible._update()
    number = next(key for key, node in update.nodes if node.label == words()("desktop.begin"))

    class Request:
        target, action = number, accesskit.Action.CLICK

    pygame.event.clear()
    accessible.act(Request)

    (event,) = pygame.event.get(ASKED)
    assert (event.target, event.act) == ("begin", "press")


def missing() -> str:
    """Say what a test through the system's own tree lacks here; nothing where it can be run."""
    if not sys.platform.startswith("linux"):
        return "this system has no AT-SPI"
    if shutil.which("dbus-daemon") is None:
        return "dbus-daemon"
    launchers = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    if not any(Path(one).exists() for one in launchers):
        return "at-spi2-core"
    asks = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asks, capture_output=True, check=False).returncode:
        return "python3-gi and gir1.2-atspi-2.0"
    return ""


@pytest.fixture
def bus(xvfb_display, tmp_path) -> Iterator[dict[str, str]]:
    """Yield the environment of a session of its own, with its own bus, and a screen reader announced."""
    pytest.importorskip("accesskit")
    if lacks := missing():
        reason = f"reading the accessibility tree needs what is missing here: {lacks}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    surroundings = {
        **os.environ,
        "DISPLAY": xvfb_display,
        "SDL_VIDEODRIVER": "x11",
        "XDG_RUNTIME_DIR": str(runtime),
        "CONTEMPT_HOME": str(tmp_path / "home"),
    }
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=surroundings, **pipes) as daemon:
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        try:
            asked(surroundings, "listen")
            yield surroundings
        finally:
            daemon.terminate()


def asked(surroundings: dict[str, str], *what: str) -> str:
    command = [SYSTEM_PYTHON, str(READER), *what]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def flat(node: dict) -> Iterator[dict]:
    yield node
    for child in node["children"]:
        yield from flat(child)


def read(surroundings: dict[str, str], until) -> list[dict]:
    """Read the tree until it is as wanted, and give its nodes."""
    end = time.monotonic() + 40
    while True:
        nodes = list(flat(json.loads(asked(surroundings, "list"))))
        if until(nodes):
            return nodes
        assert time.monotonic() < end, [(one["role"], one["name"]) for one in nodes]
        time.sleep(0.2)


@pytest.mark.window
def test_a_screen_reader_reads_the_window_and_presses_what_it_reads(bus):
    """Through AT-SPI: the briefing is read, its button pressed, the scene read, a choice focused and made."""
    command = [sys.executable, "-m", "game", "play", "first-steps", "--seed", "7"]
    opens = words()("desktop.open_file")
    with subprocess.Popen(command, cwd=ROOT_FOLDER, env=bus, stderr=subprocess.PIPE, text=True) as game:
        bus["GAME"] = str(game.pid)
        try:
            briefing = read(bus, lambda nodes: any(one["name"] == opens for one in nodes))
            asked(bus, "press", opens)
            scene = read(bus, lambda nodes: any(one["name"].startswith("2. ") for one in nodes))
            second = next(one["name"] for one in scene if one["name"].startswith("2. "))
            asked(bus, "focus", second)
            focused = read(
                bus, lambda nodes: any("focused" in one["states"] for one in nodes if one["name"] == second)
            )
            asked(bus, "press", second)
            after = read(bus, lambda nodes: not any(one["name"] == second for one in nodes))
        finally:
            game.terminate()
            told = game.stderr.read()

    (button,) = (one for one in briefing if one["name"] == opens)
    assert briefing[0]["name"] == "Held in Contempt"
    assert (button["role"], button["actions"]) == ("button", ["click"])
    assert any(one["role"] == "heading" and one["name"] == words()("briefing.role") for one in briefing)
    # Beside many choices the panels are closed, and only their tabs are there.
    assert any(one["role"] == "page tab" for one in scene)
    assert [one["name"] for one in focused if "focused" in one["states"]] == [second]
    assert any(words()("ruling.go_on") == one["name"] for one in after)
    assert told == ""


def test_the_root_is_the_window(tmp_path):
    assert tree(Pilot(tmp_path)).root.name == ROOT
