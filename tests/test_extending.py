"""The page on extending the game: its steps are carried out in a copy, which must then pass its own tests."""

import re
import shutil
import subprocess
import sys

import pytest

from game.content.words import languages
from game.model.effects.record import FindFacts
from game.model.guards.values import FactFound
from game.model.kinds import Change, Guard
from tests.builders import ROOT

PAGE = ROOT / "docs" / "extending.md"
STEPS = re.findall(r"^````diff\n(.*?)^````$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
COPIED = ("game", "assets", "scenarios", "docs", "tests", "bench", "pyproject.toml", "README.md", "start.py")


def touched(step: str) -> list[str]:
    """Return the files that a step changes."""
    return re.findall(r"^\+\+\+ b/(\S+)$", step, re.MULTILINE)


def run_in(folder, *words: str, **said: str) -> subprocess.CompletedProcess:
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, **said)


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """A copy of the game in which the steps of the page were carried out."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed, which carries the steps out")
    copy = tmp_path_factory.mktemp("extended")
    for name in COPIED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, copy / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
        elif path.exists():
            shutil.copy(path, copy / name)
    for step in STEPS:
        done = run_in(copy, "git", "apply", "--whitespace=nowarn", "-", input=step)
        assert done.returncode == 0, f"{touched(step)}: {done.stderr}"
    return copy


def test_a_guard_takes_six_steps_and_a_file_for_each_but_the_words_of_another_language():
    files = [file for step in STEPS for file in touched(step)]

    assert len(STEPS) == 6
    assert len(set(files)) == len(files) == 6 + len(languages()) - 1


def test_the_guard_of_the_page_passes_the_tests_of_guards_of_their_words_and_of_the_format(extended):
    tests = (
        "tests/content/building/test_guards.py",
        "tests/content/test_words.py",
        "tests/model/test_lines.py",
        "tests/workshop/test_reference.py",
    )
    done = run_in(extended, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)

    assert done.returncode == 0, done.stdout[-2000:]


def test_the_guard_of_the_page_plays_alike_in_the_engine_and_in_compiled_turns(extended):
    """`check` plays its playbooks by the engine, and proves what all plays come to by compiled turns."""
    done = run_in(extended, sys.executable, "-m", "game", "check", "tests/cases/every-key")

    assert done.returncode == 0, done.stdout[-2000:]
    assert " E" not in done.stdout


def test_the_tables_of_the_page_on_the_format_are_those_that_the_steps_write(extended):
    before = (extended / "docs" / "scenario-format.md").read_bytes()
    run_in(extended, sys.executable, "-m", "game.workshop.reference", "docs/scenario-format.md")

    assert (extended / "docs" / "scenario-format.md").read_bytes() == before


@pytest.mark.parametrize(("base", "kind"), [(Guard, FactFound), (Change, FindFacts)])
def test_a_kind_that_leaves_something_out_does_not_import(base, kind):
    for left_out in base.asked:
        said = {name: vars(kind)[name] for name in base.asked if name != left_out}
        with pytest.raises(TypeError, match=rf"says nothing of: {left_out}$"):
            type("HalfAKind", (base,), said)


def test_a_document_that_leaves_something_out_does_not_import():
    from game.content.documents.base import key
    from game.content.documents.guards import GuardDocument

    with pytest.raises(TypeError, match="says nothing of: makes, built, names of its first key"):

        class Half(GuardDocument, kind="half"):
            half: str = key("Half.")


def test_a_guard_that_no_document_makes_is_refused():
    from game.content.documents import kinds
    from game.content.documents.kinds import KindDocument

    class NoDocuments(KindDocument):
        """A sort without documents."""

    with pytest.raises(TypeError, match=r"no document makes .*FactFound"):
        kinds.kinds_by_key(NoDocuments, Guard)
