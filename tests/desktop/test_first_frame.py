"""What a start does before its first frame, and leaves for after it."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.desktop import app
from game.desktop.senses.system import keep_little

ROOT = Path(__file__).parent.parent.parent

# Paints a first frame and tells what was imported by then; then makes a sound.
_FIRST = """
import sys
from game.desktop import app, start
paint = app.paint
def painted(window, stage):
    paint(window, stage)
    print(*sorted(sys.modules))
    import pygame.mixer
    pygame.mixer.init()
    print(bool(pygame.mixer), len(pygame.mixer.Sound(buffer=bytes(64)).get_raw()) > 0)
    stage.left = True
app.paint = painted
start.play(start.WindowOptions(*sys.argv[1:]))
"""


@pytest.mark.parametrize("asked", [(), ("microsoft-ireland",)])
def test_a_first_frame_imports_no_sound_no_machines_and_no_archives(asked, tmp_path):
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    environment = {**os.environ, **quiet, "CONTEMPT_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for _ in range(2):  # The second has records, as all starts but the first have.
        ran = [sys.executable, "-c", _FIRST, *asked]
        done = subprocess.run(ran, env=environment, capture_output=True, text=True, check=True)
    imported, heard = done.stdout.splitlines()
    left = {"pygame.mixer", "pygame._debug", "transitions", "zipfile", "tempfile", "secrets", "yaml"}
    left |= {"html", "pygame.system"} | (set() if asked else {"hashlib", "inspect"})
    assert left.isdisjoint(imported.split())
    assert heard == "True True"


def test_a_window_hears_only_what_it_asked_for():
    window = app.open_window("", (1280, 720))
    try:
        named = {
            number for name, number in vars(pygame).items() if name.isupper() and isinstance(number, int)
        }
        kinds = {kind for kind in named if pygame.QUIT <= kind < pygame.USEREVENT}
        kinds = {kind for kind in kinds if pygame.event.event_name(kind) not in ("Unknown", "WindowEvent")}
        open_to = {kind for kind in kinds if not pygame.event.get_blocked(kind)}
        assert open_to - set(app.HEARD) == set()
        assert not any(pygame.event.get_blocked(kind) for kind in app.HEARD)
    finally:
        window.destroy()
        pygame.event.set_allowed(None)


def test_large_pieces_of_memory_go_back_to_the_system_where_it_can_be_asked():
    assert keep_little("darwin") is keep_little("win32") is False
    if os.confstr("CS_GNU_LIBC_VERSION"):
        assert keep_little("linux")


def test_a_window_looks_often_while_it_is_used_and_seldom_once_nothing_happens(monkeypatch):
    clock, looks = [0.0], []
    monkeypatch.setattr(app.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(app.time, "sleep", lambda seconds: clock.append(clock.pop() + seconds))
    monkeypatch.setattr(pygame.event, "get", lambda: looks.append(clock[0]) or ([1] if clock[0] > 30 else []))

    app.waited()

    assert len([look for look in looks if look < 1]) >= 500
    assert len([look for look in looks if 20 <= look < 30]) <= 201
