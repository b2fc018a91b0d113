"""What every test has: no real window or sound, no file of the user's, a screen of its own where it asks.

A test marked `window` opens real windows on the screen of the fixture `xvfb_display`, one marked `page`
drives a browser. Where the programs for it are missing the test is skipped, and the last lines of the
run say how many were and why; under CI a missing program is a failure.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator

import hypothesis
import pytest

# Before any test imports pygame.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# A busy machine is slow at times; that is no fault of what is tested.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

HOME = pytest.StashKey[str]()
# What the tests of each mark need, what such tests are called, and the Debian packages that bring it.
NEEDED = {
    "window": (("Xvfb", "openbox", "xdotool"), "windows", "xvfb openbox xdotool"),
    "page": (("chromium",), "pages", "chromium"),
}
WHY_SKIPPED = "programs for tests of {noun} are missing here: "


def pytest_configure(config: pytest.Config) -> None:
    """Give this run a folder of its own for settings and saves."""
    config.stash[HOME] = tempfile.mkdtemp(prefix="contempt-tests-")
    os.environ["CONTEMPT_HOME"] = config.stash[HOME]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove that folder."""
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


def missing_programs(mark: str) -> list[str]:
    """Name the programs that tests of a mark need and that are not here."""
    return [name for name in NEEDED[mark][0] if shutil.which(name) is None]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test of windows or pages where there can be none; under CI, fail it."""
    for mark, (_, noun, _) in NEEDED.items():
        missing = missing_programs(mark) if item.get_closest_marker(mark) else []
        if missing:
            reason = WHY_SKIPPED.format(noun=noun) + ", ".join(missing)
            if os.environ.get("CI"):
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the tests of windows and pages that were skipped, and say why."""
    reports = terminalreporter.getreports("skipped")
    for mark, (_, noun, packages) in NEEDED.items():
        why = WHY_SKIPPED.format(noun=noun)
        count = sum(why in str(report.longrepr) for report in reports)
        if count:
            tests = f"1 test of {noun} was" if count == 1 else f"{count} tests of {noun} were"
            missing = ", ".join(missing_programs(mark))
            terminalreporter.write_line(f"{tests} skipped: missing here: {missing}.")
            terminalreporter.write_line(f"On Debian or Ubuntu: sudo apt install {packages}")


@pytest.fixture
def xvfb_display() -> Iterator[str]:
    """Yield the name of a free screen, such as `:7`, with a window manager on it.

    Each test has one of its own: a key that one test left pressed is pressed in whatever window opens next.
    """
    read_end, write_end = os.pipe()
    size = ("-screen", "0", "1920x1080x24")
    command = ["Xvfb", "-displayfd", str(write_end), *size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as screen:
        os.close(write_end)
        # Empty where Xvfb ends before it has a screen.
        with os.fdopen(read_end) as answer:
            display = ":" + answer.readline().strip()
        try:
            assert display != ":", "Xvfb did not start"
            with window_manager(display) as openbox:
                yield display
                openbox.terminate()
        finally:
            screen.terminate()


def window_manager(display: str) -> subprocess.Popen[bytes]:
    """Start openbox on a screen, and wait until windows can be asked for there."""
    surroundings = os.environ | {"DISPLAY": display}
    openbox = subprocess.Popen(
        ["openbox"], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ready = ["xdotool", "get_desktop"]
    give_up = time.monotonic() + 20
    while subprocess.run(ready, env=surroundings, capture_output=True, check=False).returncode != 0:
        if time.monotonic() > give_up:
            openbox.terminate()
            pytest.fail("openbox did not start", pytrace=False)
        time.sleep(0.05)
    return openbox


@pytest.fixture
def window_surroundings(xvfb_display: str) -> dict[str, str]:
    """Return the environment in which a program opens real windows on that screen."""
    return os.environ | {"DISPLAY": xvfb_display, "SDL_VIDEODRIVER": "x11"}
