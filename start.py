#!/usr/bin/env python3
"""Sets the game up and opens it, with nothing but Python itself.

    python3 start.py               opens the game
    python3 start.py WORDS         passes the words to the command `contempt`
    python3 start.py test [WORDS]  runs every check of the project; the words go to pytest

The first start makes the folder `.venv` and installs the project into it; a later one finds its
note there and goes straight to the game. Any Python can read this file, so that an old one can say
that it is too old: nothing here is newer than Python 2.7.
"""

from __future__ import print_function

try:
    import _signal as signal  # it is there at once; the module over it takes milliseconds to load
except ImportError:
    import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until `main` listens, an interrupt ends the program at once, and without a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import hashlib
import os
import re
import shutil
import subprocess
import sys

OLDEST = (3, 11)
KNOWN = ("3.14", "3.13", "3.12", "3.11")
HERE = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(HERE, ".venv")
WINDOWS = os.name == "nt"
VERSION = "{0}.{1}".format(*sys.version_info[:2])

# Each check of the test command, in the order in which CI and a contributor run them.
CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("import floors", ("lint-imports",)),
    ("tests", ("pytest", "-n", "2", "--dist", "worksteal")),
    ("scenarios", ("game", "check", "scenarios", "--strict")),
)
# The one program that `python -m` does not know.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

NEEDS = {"": "game needs", "dev": "checks need"}

# What pip writes where it could not reach the place that packages come from.
NO_NETWORK = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Max retries exceeded",
    "ProxyError",
    "(from versions: none)",
)


class SetUpError(Exception):
    """Stands in the way of a start; its message tells the person what it is and what to do."""


def main(words):
    """Set up what is missing, then run what the words ask for, and give its exit status."""
    testing = words[:1] == ["test"]
    try:
        if signal.getsignal(signal.SIGINT) == signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        refuse_old(sys.version_info[:3])
        prepare("dev" if testing else "")
        warn_of_overlap(site_packages())
        return run_checks(words[1:]) if testing else run_game(words)
    except SetUpError as obstacle:
        say(str(obstacle))
        return 1
    except KeyboardInterrupt:
        return 130


def say(sentence):
    """Tell the person at the terminal; standard output is left to the program."""
    print(sentence, file=sys.stderr)
    sys.stderr.flush()


# Python itself


def refuse_old(version):
    """Stop where this Python is older than the game needs, naming a newer one that is here."""
    if tuple(version[:2]) >= OLDEST:
        return
    found = [name for name in ("python" + known for known in KNOWN) if is_new_enough(name)]
    remedy = "Install a newer Python, then start again with it: python3.13 start.py"
    if found:
        remedy = "There is a newer one here. Start again with it: {0} start.py".format(found[0])
    raise SetUpError(
        "Held in Contempt needs Python 3.11 or newer, and this is Python {0}.\n{1}".format(
            ".".join(str(part) for part in version[:3]), remedy
        )
    )


def is_new_enough(name):
    """Tell whether a Python of this name is here and can run the game."""
    status, _ = heard([name, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
    return status == 0


# The folder .venv


def venv_python():
    """Give the path of the Python in `.venv`."""
    return os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")


def site_packages():
    """Give the folder in `.venv` that holds what is installed."""
    if WINDOWS:
        return os.path.join(VENV, "Lib", "site-packages")
    return os.path.join(VENV, "lib", "python" + VERSION, "site-packages")


def prepare(extra):
    """Have `.venv` hold this project, as it is now and where it is now; install only if it does not."""
    if is_noted(extra) and os.path.exists(venv_python()):
        return
    refuse_read_only()
    found = version_in_venv()
    try:
        if found != VERSION:
            refuse_without_venv()
            if os.path.lexists(VENV):
                remove_venv(found)
            make_venv()
        install(extra)
        write_note(extra)
    except OSError as error:
        raise SetUpError(
            "The folder .venv cannot be written: {0}.\nFix that, then start again.".format(error)
        )


def unfinished():
    """Give the file that lies in `.venv` while it is made or installed into, and after a start was killed."""
    return os.path.join(VENV, "unfinished.txt")


def note_file(extra):
    """Give the file in `.venv` that says what was installed."""
    return os.path.join(VENV, "installed-{0}.txt".format(extra or "game"))


def lock_file(extra):
    """Give the file that names every package in the version that was tried, with its digests."""
    return os.path.join(HERE, "requirements-{0}.lock".format(extra) if extra else "requirements.lock")


def note(extra):
    """Say in a few lines what an installation depends on; another text asks for another one."""
    digest = hashlib.sha256()
    for name in (os.path.join(HERE, "pyproject.toml"), lock_file(extra)):
        with open(name, "rb") as file:
            digest.update(file.read())
    # The folder as the system has it: its letters are others in another locale.
    lines = ("python " + VERSION).encode(), b"folder " + os.fsencode(HERE), digest.hexdigest().encode()
    return b"\n".join(lines) + b"\n"


def is_noted(extra):
    """Tell whether the note in `.venv` says what a new one would say."""
    try:
        with open(note_file(extra), "rb") as file:
            return file.read() == note(extra)
    except (IOError, OSError):
        return False


def write_note(extra):
    """Leave the note for the next start; what holds the extra holds the game too."""
    for part in {extra, ""}:
        with open(note_file(part), "wb") as file:
            file.write(note(part))


def refuse_read_only():
    """Stop where nothing can be written beside this file."""
    if not os.access(HERE, os.W_OK):
        raise SetUpError(
            "The folder {0} cannot be written to, and the game is set up inside it.\n"
            "Copy the project into a folder of your own, then start it there.".format(HERE)
        )


def version_in_venv():
    """Give the version of the Python in `.venv`, or nothing where a start broke off or pip is broken."""
    if os.path.exists(unfinished()):
        return ""
    status, answer = heard([venv_python(), "-m", "pip", "--version"])
    found = re.search(r"\(python (\d+\.\d+)\)", answer)
    return found.group(1) if status == 0 and found else ""


def remove_venv(found):
    """Remove a `.venv` that does not work, or that an earlier start made with another Python."""
    if found and not os.path.exists(note_file("")):
        raise SetUpError(
            "The folder .venv here is of Python {0}, and start.py did not make it, so it is left alone.\n"
            "Start again with Python {0}, or remove the folder first.".format(found)
        )
    say("The folder .venv {0}; making it anew.".format("is of Python " + found if found else "does not work"))
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        raise SetUpError("The folder .venv cannot be replaced: {0}.\nRemove it, start again.".format(error))


def make_venv():
    """Make `.venv` with this Python, and mark it as made here."""
    say("Making the folder .venv with Python {0}.".format(VERSION))
    # From inside a virtual environment, the Python it was made from.
    python = getattr(sys, "_base_executable", None) or sys.executable
    os.mkdir(VENV)
    touch(unfinished())
    status, answer = heard([python, "-m", "venv", VENV])
    if status != 0:
        raise SetUpError("Python could not make the folder .venv:\n{0}".format(last_lines(answer)))
    touch(note_file(""))
    os.remove(unfinished())
    if version_in_venv() != VERSION:
        raise SetUpError("The new folder .venv has no pip that works. Remove it, then start again.")


def touch(name):
    """Leave an empty file."""
    with open(name, "wb"):
        pass


def refuse_without_venv():
    """Stop where this Python lacks its parts `venv` or `ensurepip`, naming the package that has them."""
    if has_module("venv") and has_module("ensurepip"):
        return
    raise SetUpError(
        "This Python lacks its part `venv`, which sets programs up in a folder of their own.\n"
        "On Debian or Ubuntu install it: sudo apt install python{0}-venv\n"
        "Elsewhere install Python from python.org or from your system's packages. Then start again.".format(
            VERSION
        )
    )


def has_module(name):
    """Tell whether this Python has the module, without importing it."""
    import importlib.util

    found = importlib.util.find_spec(name)
    # A folder left empty by a package that was removed has no origin.
    return found is not None and found.origin is not None


# Installing


def install(extra):
    """Install the project into `.venv`, as it lies here, so that a change needs no new install."""
    say("Installing what the {0}; this is done once, and takes a minute.".format(NEEDS[extra]))
    if os.path.exists(note_file("")):
        touch(unfinished())
    status, answer = install_as_tried(extra)
    if os.path.exists(unfinished()):
        os.remove(unfinished())
    if status != 0:
        raise SetUpError(why_not_installed(answer))
    spell_out_folder()


def install_as_tried(extra):
    """Install what is needed in the very versions of the lock file; else say so, and take others."""
    status, answer = pip("--require-hashes", "--requirement", lock_file(extra))
    if status == 0:
        return pip("--no-deps", "--no-build-isolation", "--editable", ".")
    if "DO NOT MATCH THE HASHES" in answer:
        raise SetUpError(
            "A package that was fetched is not the one that this game was tried with, so it was not "
            "installed.\nSomebody may have changed it on its way. Start again in another network; "
            "if that does not help, tell us.\n\n{0}".format(last_lines(answer))
        )
    if has_no_network(answer) or "No space left" in answer:
        return status, answer
    say("The packages cannot be had here as they were tried; taking the newest that fit instead.")
    return pip("--editable", ".[{0}]".format(extra) if extra else ".")


def pip(*words):
    """Have the pip in `.venv` install something; give its exit status and what it wrote."""
    return heard(
        [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + list(words)
    )


def spell_out_folder():
    """Write the way to this folder without its letters: Python 3.11 reads it as the locale has letters."""
    way = os.fsencode(HERE)
    if re.search(b"[^ -~]", way):
        for name in os.listdir(site_packages()):
            if re.search("held_in_contempt.*[.]pth$", name):
                with open(os.path.join(site_packages(), name), "w") as file:
                    file.write("import os, sys; sys.path.append(os.fsdecode({0!r}))\n".format(way))


def why_not_installed(answer):
    """Say from pip's own lines why it failed, and what to do."""
    if "No space left on device" in answer:
        return "The disk is full. Make room, about 300 MB, then start again."
    if has_no_network(answer):
        return (
            "The packages that the game needs could not be fetched: no network, or no way through it.\n"
            "Connect, or set a proxy (the variable HTTPS_PROXY), then start again: only a first start "
            "needs the network."
        )
    return (
        "Installing failed. The last lines of pip were:\n\n{0}\n\n"
        "Fix that, then start again. If they do not tell how, remove the folder .venv first.".format(
            last_lines(answer)
        )
    )


def has_no_network(answer):
    """Tell whether pip says that it could not reach the place that packages come from."""
    return any(sign in answer for sign in NO_NETWORK)


def heard(command):
    """Run a program to its end, in the project's folder; give its exit status and all that it wrote."""
    # Without UTF-8, Python 3.13 makes no `.venv` in a folder whose letters the locale lacks.
    surroundings = dict(os.environ, PIP_USER="0", PYTHONIOENCODING="utf-8", PYTHONUTF8="1")
    # Without a network, pip would otherwise try for half a minute.
    surroundings.setdefault("PIP_RETRIES", "2")
    try:
        process = subprocess.Popen(
            command, cwd=HERE, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except OSError as error:
        return 1, str(error)
    answer, _ = process.communicate()
    return process.returncode, answer.decode("utf-8", "replace")


def last_lines(answer):
    """Give the end of what a program wrote, set in from the edge."""
    lines = [line for line in answer.splitlines() if line.strip()]
    return "\n".join("    " + line for line in lines[-12:])


def warn_of_overlap(folder):
    """Say how to fix it where plain pygame lies beside pygame-ce, whose files it overwrites."""
    try:
        names = [name.lower() for name in os.listdir(folder)]
    except OSError:
        return
    if any(name.startswith("pygame-") and name.endswith(".dist-info") for name in names):
        say(
            "Both pygame and pygame-ce are installed in .venv, and they overwrite each other.\n"
            "To fix it, remove the folder .venv and start again."
        )


# Running


def run_game(words):
    """Become the command `contempt`; where the system has no such thing, run it and wait."""
    # -P: a folder called `game` in which somebody stands is not this game.
    command = [venv_python(), "-P", "-m", "game"] + words
    if WINDOWS:
        return subprocess.call(command)
    sys.stdout.flush()
    hold_interrupts()
    return os.execv(command[0], command)


def hold_interrupts():
    """Let an interrupt wait while Python starts anew; `game.cli` lets it through as soon as it listens."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def run_checks(words):
    """Run every check, each to its end, then say which failed; the words are for pytest."""
    failed = [name for name, command in CHECKS if not passes(name, command, words if name == "tests" else [])]
    if failed:
        print("\nFailed: {0}.".format(", ".join(failed)))
        return 1
    print("\nAll {0} checks passed.".format(len(CHECKS)))
    return 0


def passes(name, command, words):
    """Run one check, announced in one line, and tell whether it passed."""
    command = list(command) + words
    print("\n== {0}: {1}".format(name, " ".join(command)))
    sys.stdout.flush()
    # Not the programs in `.venv` themselves: they know the folder in which they were installed.
    told = ["-c", LINT_IMPORTS] if command == ["lint-imports"] else ["-m"] + command
    return subprocess.call([venv_python()] + told, cwd=HERE) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
