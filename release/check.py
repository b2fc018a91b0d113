"""Holds what a release must be, point by point, and says what is not so; `docs/release.md` has the list.

python release/check.py            tries every point
python release/check.py NAME...    tries some, such as `versions changelog`
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class NotHeldError(Exception):
    """A point of the list does not hold; its message says what to do."""


def version() -> str:
    """Return the version that the game has."""
    found = re.search(
        r'^__version__ = "(.+)"$', (ROOT / "game" / "__init__.py").read_text("utf-8"), re.MULTILINE
    )
    if not found or not re.fullmatch(r"\d+\.\d+\.\d+", found[1]):
        raise NotHeldError("game/__init__.py has no `__version__` of three numbers, such as 1.0.0: write one")
    return found[1]


def tree() -> str:
    """Nothing lies about that is not committed."""
    changed = heard("git", "status", "--porcelain")
    if changed:
        raise NotHeldError(f"commit these first, or remove them:\n{changed}")
    return heard("git", "rev-parse", "--short", "HEAD")


def versions() -> str:
    """The version is read from one place, and no release has it yet."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    if project["tool"]["hatch"]["version"]["path"] != "game/__init__.py" or "version" in project["project"]:
        raise NotHeldError("pyproject.toml has a version of its own: let it take that of game/__init__.py")
    if f"v{version()}" in heard("git", "tag", "--list").split():
        raise NotHeldError(f"there is a tag v{version()} already: raise `__version__` in game/__init__.py")
    return version()


def changelog() -> str:
    """The changelog has the version, with its day, above all earlier ones, and nothing above it."""
    return first_section((ROOT / "CHANGELOG.md").read_text("utf-8"), version())


def first_section(text: str, wanted: str) -> str:
    """Return the heading of the version that is released; raise NotHeldError where it is not the first."""
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    first = headings[0] if headings else ""
    if not re.fullmatch(rf"{re.escape(wanted)} - \d{{4}}-\d\d-\d\d", first):
        raise NotHeldError(
            f"CHANGELOG.md begins with `## {first}`: let it begin with `## {wanted} - YYYY-MM-DD`"
        )
    return first


def lock() -> str:
    """Each lock file is what its own command makes of what the game and its checks need today."""
    with tempfile.TemporaryDirectory() as folder:
        uv = (*environment(Path(folder), "uv"), "-m", "uv")
        files = sorted(ROOT.glob("requirements*.lock"))
        return ", ".join(f"{file.name}: {made_again(file, uv)} packages" for file in files)


def made_again(file: Path, uv: Sequence[str]) -> int:
    """Return how many packages a lock file names; raise NotHeldError where its command makes another one."""
    before = file.read_text("utf-8")
    head = re.findall(r"^#.*$", before, re.MULTILINE)
    given = "".join(f"{line[2:].strip()}\n" for line in head if line.startswith("#   "))
    command = re.search(r"`uv (.+?) -o ", " ".join(line[2:] for line in head))
    if not command:
        raise NotHeldError(f"{file.name} has no command at its top: write the one that makes it")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / file.name
        made.write_text(before, "utf-8")
        heard(*uv, *command[1].split(), "-o", str(made), "-", given=given)
        after = made.read_text("utf-8")
    if [line for line in before.splitlines() if line[:1] != "#"] != after.splitlines():
        raise NotHeldError(f"{file.name} is not what its command makes now: run the command at its top")
    return before.count("==")


def wheel() -> str:
    """The wheel installs into an empty environment, with what is locked, and runs."""
    return built_and_run("wheel")


def sdist() -> str:
    """A wheel made of the source distribution alone installs and runs too."""
    return built_and_run("sdist")


def built_and_run(kind: str) -> str:
    """Build a distribution, install it where nothing else is, and run it in an empty folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        python = environment(folder, "--require-hashes", "--requirement", str(ROOT / "requirements.lock"))
        heard(*python, "-m", "hatchling", "build", "-t", kind, "-d", str(folder / "dist"))
        (file,) = (folder / "dist").iterdir()
        # Without isolation a source distribution is built by the locked hatchling.
        heard(*python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", str(file))
        empty, command = folder / "empty", Path(python[0]).with_name("contempt")
        empty.mkdir()
        if heard(str(command), "--version", inside=empty) != f"contempt {version()}":
            raise NotHeldError(f"what {file.name} installs tells another version")
        heard(str(command), "check", "first-steps", "microsoft-ireland", "--strict", inside=empty)
        return f"{file.name}, {file.stat().st_size / 1e6:.1f} MB"


def environment(folder: Path, *packages: str) -> tuple[str, ...]:
    """Return the Python of a new environment with some packages."""
    heard(sys.executable, "-m", "venv", str(folder / "venv"))
    python = str(folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    heard(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return (python,)


def heard(*command: str, given: str | None = None, inside: Path = ROOT) -> str:
    """Return what a program says; raise NotHeldError where it fails."""
    ran = subprocess.run(command, cwd=inside, input=given, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotHeldError(f"`{' '.join(command)}` fails:\n{ran.stdout[-1000:]}{ran.stderr[-1000:]}")
    return ran.stdout.strip()


POINTS: Mapping[str, Callable[[], str]] = {
    point.__name__: point for point in (tree, versions, changelog, lock, wheel, sdist)
}


def main(words: list[str]) -> int:
    """Try the points that are asked for, each to its end; return 1 where one does not hold."""
    unknown = [word for word in words if word not in POINTS]
    if unknown:
        print(f"there is no point '{unknown[0]}': there are {', '.join(POINTS)}", file=sys.stderr)
        return 2
    failed = 0
    for name in words or POINTS:
        try:
            print(f"ok   {name}: {POINTS[name]()}", flush=True)
        except NotHeldError as error:
            failed += 1
            print(f"NOT  {name}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
