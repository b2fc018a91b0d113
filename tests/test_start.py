"""What `start.py` does and says on a first start, a second one, and one that cannot succeed.

No test here installs anything: the folder is a temporary one, and what would be run is only noted.
The last tests run the real program where it must stop by itself.
"""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).parent.parent
VERSION = "{}.{}".format(*sys.version_info[:2])


class Runs:
    """Notes the programs that would be run, and answers for them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands: list[list[str]] = []
        self.found = VERSION
        self.installs = self.locked = (0, "")
        self.makes = (0, "")
        self.statuses: dict[str, int] = {}

    def heard(self, command):
        """Return as a program would that is asked for its version, makes `.venv`, or installs."""
        self.commands.append(command)
        if "install" in command:
            return self.locked if "--require-hashes" in command else self.installs
        if "venv" in command:
            if self.makes[0] == 0:
                self.make_venv()
                self.found = VERSION
            return self.makes
        return (0, f"pip 26.2 from there (python {self.found})\n") if self.found else (1, "no such file")

    def call(self, command, cwd=None):
        """Return the exit status of a check."""
        self.commands.append(command)
        return self.statuses.get(command[2], 0)

    def make_venv(self):
        """Have a `.venv` with a file where its Python would be."""
        python = Path(start.venv_python())
        python.parent.mkdir(parents=True)
        python.touch()

    def words(self) -> list[str]:
        """Return what was run, without the path of Python."""
        return [" ".join(command[1:]) for command in self.commands]

    def forget(self) -> None:
        """Begin to note anew."""
        self.commands.clear()


@pytest.fixture
def runs(monkeypatch, tmp_path):
    folder = tmp_path / "a folder"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]\n", "utf-8")
    (folder / "requirements.lock").touch()
    (folder / "requirements-dev.lock").touch()
    runs = Runs(folder)
    monkeypatch.setattr(start, "HERE", str(folder))
    monkeypatch.setattr(start, "VENV", str(folder / ".venv"))
    monkeypatch.setattr(start, "heard", runs.heard)
    monkeypatch.setattr(start.subprocess, "call", runs.call)
    monkeypatch.setattr(start, "hold_interrupts", lambda: None)
    monkeypatch.setattr(start.os, "execv", lambda program, command: runs.call(command))
    return runs


# A first start and a second


def test_a_first_start_makes_the_folder_installs_and_opens_the_game(runs):
    runs.found = ""

    assert start.main([]) == 0

    _, made, asked, locked, installed, opened = runs.words()
    assert made.startswith("-m venv ")
    assert asked == "-m pip --version"
    assert locked.endswith("--require-hashes --requirement " + start.lock_file(""))
    assert installed.endswith("--no-deps --no-build-isolation --editable .")
    assert opened == "-P -m game"


def test_a_second_start_only_opens_the_game(runs):
    runs.found = ""
    start.main([])
    runs.forget()

    assert start.main(["play", "--text", "first-steps"]) == 0

    assert runs.words() == ["-P -m game play --text first-steps"]


def test_the_exit_status_of_the_game_is_passed_on(runs):
    runs.found = ""
    runs.statuses = {"-m": 3}

    assert start.main(["check"]) == 3


def test_the_test_command_installs_the_tools_once(runs):
    runs.found = ""

    start.main(["test"])
    first = [words for words in runs.words() if "pip install" in words]
    runs.forget()
    start.main(["test"])
    start.main([])

    assert len(first) == 2
    assert first[0].endswith("--require-hashes --requirement " + start.lock_file("dev"))
    assert first[1].endswith("--no-deps --no-build-isolation --editable .")
    assert [words for words in runs.words() if "pip install" in words] == []


def test_the_tools_are_installed_after_a_start_without_them(runs):
    runs.found = ""
    start.main([])
    runs.found = VERSION
    runs.forget()

    start.main(["test"])

    assert not any(words.startswith("-m venv") for words in runs.words())
    assert any(words.endswith(start.lock_file("dev")) for words in runs.words())


def test_changed_requirements_are_installed(runs):
    runs.found = ""
    start.main([])
    runs.found = VERSION
    runs.forget()
    (runs.folder / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")

    start.main([])

    assert any("pip install" in words for words in runs.words())


def test_a_copied_folder_is_installed_where_it_now_lies(runs, monkeypatch):
    runs.found = ""
    start.main([])
    runs.found = VERSION
    runs.forget()
    copy = runs.folder.parent / "a copy"
    shutil.copytree(runs.folder, copy)
    monkeypatch.setattr(start, "HERE", str(copy))
    monkeypatch.setattr(start, "VENV", str(copy / ".venv"))

    start.main([])

    assert any("pip install" in words for words in runs.words())
    assert not any(words.startswith("-m venv") for words in runs.words())


# A `.venv` that does not fit


def test_a_broken_folder_is_made_anew(runs, capsys):
    runs.found = ""
    (runs.folder / ".venv").mkdir()
    (runs.folder / ".venv" / "left-over").touch()

    assert start.main([]) == 0

    assert not (runs.folder / ".venv" / "left-over").exists()
    assert "The folder .venv does not work; making it anew." in capsys.readouterr().err


def test_a_folder_that_an_earlier_start_made_with_another_python_is_made_anew(runs, capsys):
    runs.found = ""
    start.main([])
    Path(start.note_file("")).write_text("another Python", "utf-8")
    runs.found = "3.99"

    assert start.main([]) == 0

    assert "The folder .venv is of Python 3.99; making it anew." in capsys.readouterr().err
    assert start.is_noted("")


def test_a_working_folder_of_another_python_that_somebody_else_made_is_left_alone(runs, capsys):
    runs.make_venv()
    runs.found = "3.99"

    assert start.main([]) == 1

    assert Path(start.venv_python()).exists()
    assert "start.py did not make it, so it is left alone" in capsys.readouterr().err


def test_a_working_folder_of_this_python_is_used_whoever_made_it(runs):
    runs.make_venv()

    assert start.main([]) == 0

    assert not any(words.startswith("-m venv") for words in runs.words())
    assert any("pip install" in words for words in runs.words())


def test_nothing_is_removed_that_could_not_be_made_again(runs, monkeypatch):
    runs.found = ""
    (runs.folder / ".venv").mkdir()
    monkeypatch.setattr(start, "has_module", lambda name: False)

    assert start.main([]) == 1

    assert (runs.folder / ".venv").exists()


def test_what_a_killed_start_left_is_made_anew(runs, monkeypatch):
    """Killed while pip is unpacked, or while the packages are: what is there may look whole."""

    def killed(command):
        raise KeyboardInterrupt

    runs.found = ""
    for step in ("venv", "install"):
        monkeypatch.setattr(
            start, "heard", lambda given, at=step: (killed if at in given else runs.heard)(given)
        )
        assert start.main([]) == 130
        monkeypatch.setattr(start, "heard", runs.heard)
        runs.found = VERSION
        runs.forget()

        assert start.main([]) == 0
        assert any(words.startswith("-m venv") for words in runs.words())
        assert not Path(start.unfinished()).exists()
        Path(start.note_file("")).write_text("another", "utf-8")


# Versions and digests


@pytest.mark.parametrize(("words", "taken"), [([], "."), (["test"], ".[dev]")])
def test_other_versions_are_taken_where_the_locked_ones_are_not_to_be_had(runs, capsys, words, taken):
    runs.found, runs.locked = "", (1, "ERROR: Failed building wheel for pygame-ce")

    assert start.main(words) == 0

    assert "taking the newest that fit instead" in capsys.readouterr().err
    installs = [one for one in runs.words() if "pip install" in one]
    assert installs[-1].endswith("--quiet --disable-pip-version-check --editable " + taken)


@pytest.mark.parametrize("words", [[], ["test"]])
def test_a_package_that_was_changed_is_not_installed(runs, capsys, words):
    runs.found, runs.locked = "", (1, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS")

    assert start.main(words) == 1

    assert "is not the one that this game was tried with" in capsys.readouterr().err
    assert not any("--editable" in words for words in runs.words())


def locked(name):
    """Return what a lock file names: the version of each package."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)(?: ;.*)? \\\n    --hash=sha256:", text, re.MULTILINE))


def test_the_lock_file_of_the_checks_has_their_tools_beside_what_the_game_was_tried_with():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    entries = locked("requirements-dev.lock")

    assert locked("requirements.lock").items() <= entries.items()
    for name, least in (one.lower().split(">=") for one in project["optional-dependencies"]["dev"]):
        assert [*map(int, entries[name].split("."))] >= [*map(int, least.split("."))], name


def test_a_changed_lock_of_the_checks_asks_for_no_install_of_the_game(runs):
    runs.found = ""
    start.main(["test"])
    (runs.folder / "requirements-dev.lock").write_text("another", "utf-8")

    assert start.is_noted("")
    assert not start.is_noted("dev")


def test_the_lock_file_has_every_requirement_as_new_as_asked_and_each_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = project["project"]["dependencies"] + project["build-system"]["requires"]
    entries = locked("requirements.lock")
    known = {"pygame-ce": "pygame", "pyyaml": "yaml"}
    source = "\n".join(file.read_text("utf-8") for file in (ROOT / "game").rglob("*.py"))

    for name, least in (one.lower().split(">=") for one in needed):
        assert [*map(int, entries[name].split("."))] >= [*map(int, least.split("."))], name
        module = known.get(name, name)
        assert name == "hatchling" or re.search(rf"^\s*(import|from) {module}\b", source, re.MULTILINE), name


def test_a_folder_of_any_letters_is_written_so_that_any_locale_can_read_it(runs, monkeypatch, tmp_path):
    monkeypatch.setattr(start, "HERE", str(tmp_path / "schönes Spiel"))
    folder = Path(start.site_packages())
    folder.mkdir(parents=True)
    (folder / "_held_in_contempt.pth").write_text(start.HERE, "utf-8")

    start.spell_out_folder()

    way = (folder / "_held_in_contempt.pth").read_text("ascii")
    asked = [sys.executable, "-c", f"{way}\nprint(ascii(sys.path[-1]))"]
    answer = subprocess.run(asked, env={"LC_ALL": "C"}, capture_output=True, text=True, check=True).stdout
    assert answer == f"{start.HERE!a}\n"


def test_what_makes_the_folder_reads_names_in_utf8_in_any_locale(monkeypatch):
    """Python 3.13 makes no `.venv` in a folder whose letters the locale lacks."""
    for name, text in (("LC_ALL", "C"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, text)

    assert start.heard([sys.executable, "-c", r"import os; print(os.fsdecode(b'\xc3\xa9'))"]) == (0, "é\n")


# What stands in the way


def test_an_old_python_is_told_so_and_shown_a_newer_one(runs, monkeypatch, capsys):
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2, "final", 0))

    assert start.main([]) == 1

    said = capsys.readouterr().err
    assert "needs Python 3.11 or newer, and this is Python 3.9.2." in said
    assert "Start again with it: python3.14 start.py" in said


def test_an_old_python_alone_is_told_to_install_a_newer_one(runs, monkeypatch, capsys):
    runs.found = ""
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2, "final", 0))

    assert start.main([]) == 1

    assert "Install a newer Python" in capsys.readouterr().err


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_a_python_without_its_part_venv_is_told_the_package_that_has_it(runs, monkeypatch, capsys, lacking):
    runs.found = ""
    monkeypatch.setattr(start, "has_module", lambda name: name != lacking)

    assert start.main([]) == 1

    assert f"sudo apt install python{VERSION}-venv" in capsys.readouterr().err
    assert not (runs.folder / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named(runs, monkeypatch, capsys):
    runs.found = ""
    monkeypatch.setattr(start.os, "access", lambda path, mode: False)

    assert start.main([]) == 1

    said = capsys.readouterr().err
    assert f"The folder {runs.folder} cannot be written to" in said
    assert "Copy the project into a folder of your own" in said


def test_a_folder_that_cannot_be_written_to_is_no_hindrance_once_all_is_installed(runs, monkeypatch):
    runs.found = ""
    start.main([])
    monkeypatch.setattr(start.os, "access", lambda path, mode: False)

    assert start.main([]) == 0


def test_a_venv_that_cannot_be_made_is_told_in_the_words_of_python(runs, capsys):
    runs.found = ""
    runs.makes = (1, "Error: [Errno 122] Disk quota exceeded\n")

    assert start.main([]) == 1

    said = capsys.readouterr().err
    assert "Python could not make the folder .venv:" in said
    assert "Disk quota exceeded" in said


def test_a_missing_network_is_told_and_the_next_start_tries_again(runs, capsys):
    runs.found = ""
    runs.installs = (1, "WARNING: Retrying ... NewConnectionError('Failed to establish a new connection')")

    assert start.main([]) == 1

    said = capsys.readouterr().err
    assert "could not be fetched: no network" in said
    assert "only a first start needs the network" in said
    assert not start.is_noted("")


def test_a_full_disk_is_told(runs, capsys):
    runs.installs = (1, "OSError: [Errno 28] No space left on device")
    runs.found = ""

    assert start.main([]) == 1

    assert "The disk is full." in capsys.readouterr().err


def test_any_other_failure_shows_the_last_lines_of_pip(runs, capsys):
    runs.found = ""
    runs.installs = (1, "\n".join(f"line {number}" for number in range(40)))

    assert start.main([]) == 1

    said = capsys.readouterr().err
    assert "    line 39" in said
    assert "line 20\n" not in said


def test_plain_pygame_beside_pygame_ce_is_named_with_its_fix(tmp_path, capsys):
    (tmp_path / "pygame_ce-2.5.8.dist-info").mkdir()
    start.warn_of_overlap(str(tmp_path))
    before = capsys.readouterr().err
    (tmp_path / "pygame-2.6.1.dist-info").mkdir()
    start.warn_of_overlap(str(tmp_path))

    assert before == ""
    assert "remove the folder .venv and start again" in capsys.readouterr().err


# The test command


def test_every_check_is_announced_and_run_to_its_end(runs, capsys):
    runs.statuses = {"mypy": 1, "ruff": 1}

    assert start.run_checks([]) == 1

    said = capsys.readouterr().out
    headings = [line.partition(":")[0] for line in said.splitlines() if line.startswith("== ")]
    assert headings == ["== format", "== lint", "== types", "== import floors", "== tests", "== scenarios"]
    assert said.splitlines()[-1] == "Failed: format, lint, types."


def test_where_all_checks_pass_the_last_line_says_so(runs, capsys):
    assert start.run_checks([]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == "All 6 checks passed."


def test_further_words_go_to_pytest_alone(runs):
    start.run_checks(["-k", "docket"])

    assert [words for words in runs.words() if "docket" in words] == [
        "-m pytest -n 2 --dist worksteal -k docket"
    ]


# The real program


def test_any_python_can_read_it():
    """As far as this Python can tell; the words and signs that came later are known to it."""
    source = (ROOT / "start.py").read_text("utf-8")

    ast.parse(source, feature_version=(3, 6))
    newer = [
        type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, newer_than_2_7())
    ]

    assert newer == []


def newer_than_2_7():
    """Give the kinds of syntax that Python 2.7 cannot read and that one is tempted to write."""
    return (
        ast.JoinedStr,
        ast.AnnAssign,
        ast.NamedExpr,
        ast.AsyncFunctionDef,
        ast.Nonlocal,
        ast.YieldFrom,
        ast.Match,
    )


def real_start(folder, **surroundings):
    """Start a copy of the real program alone in a folder."""
    folder.mkdir()
    shutil.copy(ROOT / "start.py", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for lock in ROOT.glob("requirements*.lock"):
        shutil.copy(lock, folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    command = [sys.executable, str(folder / "start.py"), "list"]
    environment = kept | {"HOME": str(folder)} | surroundings
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_real_start_without_network_says_so(tmp_path):
    """In a folder with a space in its name; the index is a port on which nobody listens."""
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}

    run = real_start(tmp_path / "a folder", **closed)

    assert run.returncode == 1
    assert "could not be fetched: no network" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stdout == ""


@pytest.fixture
def heard():
    """Let what is started hear interrupts, also where these tests run in the background and hear none."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_an_interrupt_before_anything_is_imported_leaves_no_traceback(tmp_path):
    (tmp_path / "hashlib.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", "utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(tmp_path)}

    ran = subprocess.run(
        [sys.executable, ROOT / "start.py", "--help"], env=surroundings, capture_output=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (-signal.SIGINT, b"")


INTERRUPTED = """
import os, signal
os.kill(os.getpid(), signal.SIGINT)
from game.cli import main
raise SystemExit(main())
"""
HELD = """
import start, sys
start.hold_interrupts()
start.os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_an_interrupt_while_the_game_is_loaded_waits_until_it_is_heard():
    command = [sys.executable, "-c", HELD, "-c", INTERRUPTED, "list"]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
