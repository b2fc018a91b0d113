"""Makes a bundle of the game that needs no Python, for the system that this runs on, and tries it.

    python release/bundle.py [FOLDER]

Everything lies in FOLDER, or in `build/bundle`: a virtual environment of its own with PyInstaller and what
`requirements.lock` names, and the bundle, `held-in-contempt`, with a file `contempt` that starts it.
Nothing but Python, pip and a network is needed; the window is tried where Xvfb and xdotool are installed.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "release" / "linux"
PYINSTALLER = "pyinstaller==6.22.3"

ICON = """
import sys, pygame
pygame.image.save(pygame.image.load_sized_svg(sys.argv[1], (256, 256)), sys.argv[2])
"""


def main(words: list[str]) -> int:
    """Make the bundle and try it."""
    folder = Path(words[0] if words else ROOT / "build" / "bundle").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    bundle = made(folder, prepared(folder))
    if sys.platform == "linux":
        put_beside(bundle, folder / "held-in-contempt.png")
    tries = [version, check, add_a_case, window]
    for one in tries:
        print(f"{one.__name__}: {one(bundle)}")
    weight = sum(
        file.stat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink()
    )
    print(f"{bundle}: {weight / 1e6:,.0f} MB")
    return 0


def prepared(folder: Path) -> Path:
    """Return the Python of an environment that holds what the bundle is made of."""
    place = folder / "venv"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        run(sys.executable, "-m", "venv", place)
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements.lock")
    # On Windows and macOS it makes the icon of the program by Pillow.
    run(*pip, PYINSTALLER, *(() if sys.platform == "linux" else ("pillow",)))
    return python


def made(folder: Path, python: Path) -> Path:
    """Return the folder of a fresh bundle."""
    icon = folder / "held-in-contempt.png"
    run(python, "-c", ICON, ROOT / "assets" / "pictures" / "app-icon.svg", icon)
    where = ("--distpath", folder / "dist", "--workpath", folder / "work")
    spec = ROOT / "release" / "contempt.spec"
    asked = (python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where, spec)
    subprocess.run(asked, check=True, cwd=ROOT, env={**os.environ, "CONTEMPT_ICON": str(icon)})
    return folder / "dist" / "held-in-contempt"


def put_beside(bundle: Path, icon: Path) -> None:
    """Put beside the program what registers it and its files with a Linux desktop."""
    share = bundle / "share"
    shutil.copytree(LINUX, share, ignore=shutil.ignore_patterns("register"))
    shutil.copy(icon, share)
    shutil.copy(LINUX / "register", bundle)


def version(bundle: Path) -> str:
    """Try that it starts, and give its version, which is that of the project."""
    said = told(bundle, "--version").strip()
    expected = (ROOT / "game" / "__init__.py").read_text("utf-8").split('__version__ = "')[1].split('"')[0]
    assert said == f"contempt {expected}", said
    return said


def check(bundle: Path) -> str:
    """Try that a case is read, played and explored."""
    said = told(bundle, "check", "first-steps", "--strict").splitlines()[-1]
    assert said == "1 file checked: all well.", said
    return said


def add_a_case(bundle: Path) -> str:
    """Try that another process of the bundle reads a file, and that its sentence comes back."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.contempt"
        with zipfile.ZipFile(given, "w") as archive:
            archive.writestr("../scenario.yaml", "id: out")
        ran = asked(bundle, folder, "add", str(given))
    assert "leads out of its folder" in ran.stderr, ran.stderr
    return ran.stderr.strip()


def window(bundle: Path) -> str:
    """Try that the window is shown, on a screen of its own that nobody sees."""
    if not all(map(shutil.which, ("Xvfb", "xdotool"))):
        return "not tried: Xvfb or xdotool is not installed"
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        display = {"DISPLAY": f":{os.read(reading, 9).decode().strip()}", "CONTEMPT_HOME": folder}
        surroundings = {**os.environ, **display, "SDL_AUDIODRIVER": "dummy"}
        began = time.monotonic()
        game = subprocess.Popen([bundle / "contempt", "play", "first-steps"], env=surroundings)
        try:
            seen = ("xdotool", "search", "--sync", "--onlyvisible", "--class", "held-in-contempt")
            subprocess.run(seen, check=True, env=surroundings, timeout=120, stdout=subprocess.DEVNULL)
            shown = time.monotonic() - began
            time.sleep(2)
            assert game.poll() is None, f"it ended by itself with {game.returncode}"
        finally:
            game.send_signal(signal.SIGINT)
            game.wait(30)
            screen.terminate()
            screen.wait(30)
    return f"shown after {shown:.1f} s, and left with status {game.returncode}"


def told(bundle: Path, *words: str) -> str:
    """Return what the bundle says to some words; raise AssertionError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        ran = asked(bundle, folder, *words)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def asked(bundle: Path, home: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run the bundle as somebody does who has no Python: nothing of this one is in its surroundings."""
    surroundings = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    surroundings["CONTEMPT_HOME"] = home
    command = [bundle / "contempt", *words]
    return subprocess.run(
        command, env=surroundings, cwd=home, capture_output=True, text=True, timeout=300, check=False
    )


def run(*command: object) -> None:
    """Run a program; stop where it fails."""
    subprocess.run([str(word) for word in command], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
