"""A case is kept as it was read, and read again where a file is another one or the record is damaged."""

import os
import pickle
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from game import places
from game.content import loading
from game.content.kept_case import KeptCase, from_record
from game.content.library import Library
from game.content.problems import ScenarioProblemsError
from game.content.records import DamagedRecordError
from tests.builders import CASES, ROOT, TUTORIAL, loaded


@pytest.fixture
def reads(tmp_path, monkeypatch):
    """The files that were read since."""
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    read, load = [], loading.load

    def noted(path, language):
        read.append(path)
        return load(path, language=language)

    monkeypatch.setattr(loading, "load", noted)
    return read


@pytest.fixture
def case(tmp_path):
    """A case with a rule book of its own, in a folder that may be changed."""
    source = next(file for file in CASES if file.parent.name == "every-key").parent
    shutil.copytree(source, tmp_path / "every-key")
    return tmp_path / "every-key" / "scenario.yaml"


def opened(file: Path) -> KeptCase:
    return Library().opened(str(file))[0]


def kept():
    return list(places.records().iterdir())


def test_a_case_that_was_read_once_is_not_read_again_and_is_the_same(reads):
    first, again = opened(TUTORIAL), opened(TUTORIAL)

    assert reads == [TUTORIAL]
    assert first == again
    assert again.scenario == loaded(TUTORIAL).playable
    assert again.historical == loaded(TUTORIAL).historical


@pytest.mark.parametrize(
    "name", ["scenario.yaml", "procedures/harbour-pass.yaml", "playbooks/historical.yaml"]
)
def test_another_word_in_any_of_its_files_has_a_case_read_again(reads, case, name):
    opened(case)
    with (case.parent / name).open("a") as file:
        file.write("# another word\n")
    opened(case)

    assert reads == [case, case]


def test_a_rule_book_that_comes_to_lie_nearer_has_a_case_read_again(reads, case):
    opened(case)
    (case.parent.parent / "procedures").mkdir()
    shutil.copy(places.procedures() / "us-production-order.yaml", case.parent.parent / "procedures")
    opened(case)

    assert reads == [case, case]


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda old: old[:-9], lambda old: old[:99] + b"?" + old[100:]]
)
def test_a_damaged_record_is_written_anew(reads, damage):
    opened(TUTORIAL)
    (record,) = kept()
    whole = record.read_bytes()
    record.write_bytes(damage(whole))

    assert opened(TUTORIAL).scenario == loaded(TUTORIAL).playable
    assert len(reads) == 2
    from_record(record.read_bytes())


class Harm:
    def __reduce__(self):
        return os.mkdir, ("harmed",)


def test_a_record_makes_nothing_but_values_of_the_model(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    elsewhere = b"\x80\x04cgame.model.scene\nNothingOfTheKind\n."
    for rest in (pickle.dumps(Harm()), pickle.dumps("no case"), elsewhere, b"no pickle"):
        with pytest.raises(DamagedRecordError):
            from_record(zlib.crc32(rest).to_bytes(4, "big") + rest)

    assert list(tmp_path.iterdir()) == []


def test_a_case_with_mistakes_is_told_and_not_kept(reads, case):
    case.write_text(case.read_text("utf-8").replace("scenes:", "scences:", 1), "utf-8")

    with pytest.raises(ScenarioProblemsError):
        opened(case)
    assert not places.records().exists()


def test_where_nothing_can_be_kept_a_case_is_played_all_the_same(reads, tmp_path):
    (tmp_path / "home").write_text("a file where the folder would be")

    assert opened(TUTORIAL).scenario == loaded(TUTORIAL).playable


def test_a_start_that_has_its_records_reads_no_yaml(tmp_path):
    """It would take a fifth of the time to the first frame."""
    script = (
        "import sys\nfrom game.content.library import Library\nfrom game.content.words import load_words\n"
        "heads, words = Library().heads(), load_words()\nLibrary().opened('first-steps')\n"
        "print(len(heads), words('desktop.begin'), 'yaml' in sys.modules)"
    )
    surroundings = os.environ | {"CONTEMPT_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", script]
    first, again = (
        subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    )

    assert first.split()[-1] == "True"
    assert again.split() == [*first.split()[:-1], "False"]


def test_a_library_sees_another_word_of_a_head_and_a_case_that_is_new(reads, case):
    library = Library([case.parent.parent])
    (before,) = library.heads()
    case.write_text(
        case.read_text("utf-8").replace(f"title: {before.title}", "title: Another title", 1), "utf-8"
    )
    shutil.copytree(case.parent, case.parent.parent / "second")
    second = case.parent.parent / "second" / "scenario.yaml"
    second.write_text(second.read_text("utf-8").replace("\nid: every-key", "\nid: second", 1), "utf-8")

    assert {head.title for head in library.heads()} == {"Another title"}
    assert len(library.heads()) == 2
