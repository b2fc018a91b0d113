"""Tries the game in an empty Debian, as strangers have it: the clone, the wheel and the bundle.

    python release/roots.py [--root FOLDER | --suite NAME] [--bundle FOLDER] [--python PROGRAM ...]

The root is made by debootstrap with python3, python3-venv and git, and removed at the end; one that was made
before can be named and is kept. With `--python`, Pythons of this machine are copied into it and tried too.
Setting up, and `start.py test` at the end, have the network of this machine; each trial has none, no screen,
a folder and a user of other letters, and what its name says. It needs Linux, root,
debootstrap and unshare, and ends by itself.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
USER, PLACE, HOME, FIXED = "1000", "/srv/Büro Ж", "/home/Zoë", "/home/fest"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
PATIENCE, MEMORY = 600, 1_048_576  # seconds; KB of address space
PATHS = "/usr/local/bin:/usr/bin:/bin"
UTF8 = {"LC_ALL": "C.UTF-8", "HOME": HOME, "USER": "Zoë"}
ONLINE = {"PIP_CERT": CERTIFICATES, "PIP_FIND_LINKS": ""}


class Trial(NamedTuple):
    """What is other than usual: the environment, and how many KB of memory there are."""

    name: str
    surroundings: dict[str, str]
    memory: int = 0


TRIALS = (
    Trial("plain", UTF8),
    Trial("no HOME", {"LC_ALL": "C.UTF-8"}),
    Trial("HOME read-only", {**UTF8, "HOME": FIXED}),
    Trial("LC_ALL=C", {**UTF8, "LC_ALL": "C"}),
    Trial("LC_ALL=C, no UTF-8 mode", {**UTF8, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Trial("1 GB", UTF8, MEMORY),
)
# What is asked in each trial, what is typed, and what has to be said.
ASKED = (
    (("check", "first-steps", "microsoft-ireland", "--strict"), "", "2 files checked: all well."),
    (("play", "first-steps", "--text", "--seed", "7"), "1\n1\n1\nq\n", "The paper warrant"),
    (("odds", "first-steps"), "", "positions"),
    (("doctor",), "", "Python"),
)


def main() -> int:
    """Make the root, try everything, and return 1 where something fails."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    words.add_argument("--root", type=Path, help="a root that was made before")
    words.add_argument("--suite", default="stable", help="the Debian to make, such as forky")
    words.add_argument("--bundle", type=Path, help="what `release/bundle.py` has made")
    words.add_argument("--python", nargs="*", default=[], help="Pythons of this machine, such as python3.11")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.root or Path(folder) / "root"
        if not asked.root:
            packages = "python3,python3-venv,git"
            subprocess.run(
                ["debootstrap", "--variant=minbase", f"--include={packages}", asked.suite, place], check=True
            )
        root = Root(place)
        with root.given():
            subjects = [subject for python in ("python3", *asked.python) for subject in root.set_up(python)]
            if asked.bundle:
                shutil.copytree(asked.bundle, root.inside(f"{PLACE}/bundle"), symlinks=True)
                subjects.append(("bundle", [f"{PLACE}/bundle/contempt"]))
            failed = [
                f"{name}, {trial.name}"
                for name, command in subjects
                for trial in TRIALS
                if not root.tried(name, command, trial)
            ]
            failed += [
                name for name, command in subjects if "clone" in name and not root.checked(name, command)
            ]
    print(f"{len(failed)} trials failed: {'; '.join(failed)}" if failed else "all trials passed")
    return 1 if failed else 0


class Root:
    """An empty Debian, and what is set up in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def inside(self, path: str) -> Path:
        """Return where a path of the root lies."""
        return self.folder / path.lstrip("/")

    @contextmanager
    def given(self) -> Iterator[None]:
        """Give the root a user, the folders of the trials and the way to the network; take them back."""
        for path in (PLACE, HOME, FIXED):
            self.inside(path).mkdir(parents=True)
            shutil.chown(self.inside(path), 0 if path == FIXED else int(USER), int(USER))
        self.inside(FIXED).chmod(0o555)
        for file in ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", CERTIFICATES):
            if Path(file).is_file():
                self.inside(file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, self.inside(file))
        try:
            yield
        finally:
            for path in (PLACE, HOME, FIXED):
                shutil.rmtree(self.inside(path))

    def set_up(self, python: str) -> list[tuple[str, list[str]]]:
        """Set up a clone and a wheel with one Python; return both by name, with the command of each."""
        program = self.python(python)
        version = self.run(
            [program, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"], UTF8
        ).stdout.strip()
        clone, venv = f"{PLACE}/clone-{version}", f"{PLACE}/wheel-{version}"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.inside(clone))], check=True)
        subprocess.run(["chown", "-R", f"{USER}:{USER}", str(self.inside(clone))], check=True)
        wanted = [
            [program, f"{clone}/start.py", "--version"],
            [program, "-m", "venv", venv],
            [f"{venv}/bin/pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", venv, clone],
            ["sh", "-c", f'"{venv}/bin/pip" install --quiet "{venv}"/*.whl'],
        ]
        for command in wanted:
            ran = self.run(command, {**UTF8, **ONLINE}, apart=False)
            if ran.returncode:
                raise SystemExit(f"{' '.join(command)}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
        return [
            (f"clone, {version}", [program, f"{clone}/start.py"]),
            (f"wheel, {version}", [f"{venv}/bin/contempt"]),
        ]

    def python(self, name: str) -> str:
        """Return the Python of the root, or a copy of one of this machine."""
        if name == "python3":
            return "/usr/bin/python3"
        asked = [
            name,
            "-c",
            "import os, sys; print(sys.base_prefix); print(os.path.realpath(sys.executable))",
        ]
        prefix, program = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
        if not self.inside(prefix).exists():
            left_out = shutil.ignore_patterns("site-packages", "test", "__pycache__", "share")
            shutil.copytree(prefix, self.inside(prefix), symlinks=True, ignore=left_out)
        # The home of root, in which it may lie, is closed to others.
        for parent in Path(prefix).parents:
            self.inside(str(parent)).chmod(0o755)
        return program

    def tried(self, name: str, command: list[str], trial: Trial) -> bool:
        """Ask everything of one that was set up, and the window where there is no screen; say what came."""
        problems = []
        for words, typed, expected in ASKED:
            ran = self.run([*command, *words], trial.surroundings, typed, memory=trial.memory)
            said = ran.stdout + ran.stderr
            if ran.returncode not in (0, 1) or expected not in said or "Traceback" in said:
                problems.append(f"`{' '.join(words)}` ended with {ran.returncode}: {said[-600:]}")
        ran = self.run(command, trial.surroundings, memory=trial.memory)
        if ran.returncode != 1 or "Traceback" in ran.stderr or not ran.stderr.strip():
            problems.append(f"the window ended with {ran.returncode}: {ran.stderr[-600:]}")
        print(f"{'NOT ' if problems else 'ok  '} {name}, {trial.name}", *problems, sep="\n     ", flush=True)
        return not problems

    def checked(self, name: str, command: list[str]) -> bool:
        """Run the second command, whose tools are fetched now; of its tests only pytest itself is asked."""
        ran = self.run([*command, "test", "--version"], {**UTF8, **ONLINE}, apart=False)
        holds = ran.returncode == 0 and "All 6 checks passed." in ran.stdout and "newest" not in ran.stderr
        told = () if holds else (f"ended with {ran.returncode}: {(ran.stdout + ran.stderr)[-900:]}",)
        print(f"{'ok  ' if holds else 'NOT '} {name}, `start.py test`", *told, sep="\n     ", flush=True)
        return holds

    def run(  # noqa: PLR0913 -- one call has all that a trial is
        self,
        command: list[str],
        surroundings: dict[str, str],
        typed: str = "",
        *,
        memory: int = 0,
        apart: bool = True,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a program in the root as its user, with nothing of this machine's environment."""
        shared = [f"--mount-proc={self.inside('proc')}", *(["--net"] if apart else [])]
        limit = f"ulimit -v {memory}; " if memory else ""
        given = [f"{name}={text}" for name, text in {"PATH": PATHS, **surroundings}.items()]
        inner = ["env", "-i", *given, "sh", "-c", f'cd "{PLACE}"; {limit}exec "$@"', "sh", *command]
        jailed = [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            *shared,
            "chroot",
            f"--userspec={USER}:{USER}",
            str(self.folder),
            *inner,
        ]
        return subprocess.run(
            jailed,
            input=typed,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )


if __name__ == "__main__":
    sys.exit(main())
