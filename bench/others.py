"""What the game is measured beside: packages of others, in a folder of their own, or left out with a word."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import leave_out

# Where the runner lets all scripts install; a script that runs alone makes a folder of its own.
PLACE = "CONTEMPT_BENCH"
PATIENCE = 600


def scratch() -> Path:
    """Return the folder in which others are installed; one that nobody named goes at the end."""
    if PLACE not in os.environ:
        os.environ[PLACE] = made = tempfile.mkdtemp(prefix="contempt-bench-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(os.environ[PLACE])


def python_with(package: str) -> str | None:
    """Return a Python that has a package from PyPI; None where it cannot be had, which is told."""
    place = scratch() / "venv"
    python = str(place / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if not place.is_dir() and not done(sys.executable, "-m", "venv", str(place)):
        leave_out(f"{package}, since no virtual environment can be made here (package python3-venv)")
        return None
    if done(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package):
        return python
    leave_out(f"{package}, which pip cannot install here")
    return None


def folder_with(*packages: str) -> Path | None:
    """Return a folder with packages from npm; None where they cannot be had, which is told."""
    place = scratch() / "npm"
    place.mkdir(exist_ok=True)
    if not all(map(shutil.which, ("node", "npm"))):
        leave_out(f"{packages[0]}, since node or npm is not installed")
        return None
    if done("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(place), *packages):
        return place
    leave_out(f"{packages[0]}, which npm cannot install here")
    return None


def done(*command: str) -> bool:
    """Return whether a program ends well and in time."""
    try:
        ran = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0
