"""A case goes from one to another: packed, checked apart, kept apart, removed again."""

import errno
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from game import cli, places
from game.content import parcels
from game.content.library import Library
from game.errors import GameError
from game.workshop import giving
from tests.builders import ROOT


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def command(monkeypatch, capsys):
    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        status = cli.main()
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def case_in(folder: Path, name: str = "lent") -> Path:
    """The tutorial under another name, as its author has it."""
    case = folder / name
    shutil.copytree(ROOT / "scenarios" / "first-steps", case)
    file = case / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("id: first-steps\n", f"id: {name}\n", 1), "utf-8")
    return case


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_case_is_packed_added_played_and_removed(tmp_path, command, monkeypatch) -> None:
    case, given = case_in(tmp_path), tmp_path / "given.contempt"

    assert command("pack", str(case), "--output", str(given))[0] == 0
    packed = given.read_bytes()
    assert command("pack", str(case), "--output", str(given))[0] == 0
    assert given.read_bytes() == packed
    shutil.rmtree(case)
    assert command("add", str(given)) == (0, "'lent' lies among your own cases now.\n")
    assert command("add", str(given))[0] == 0  # the same once more changes nothing
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert command("play", str(given), "--text")[0] == 0
    assert left_in(places.own_cases()) == ["lent"]

    listed = json.loads(command("list", "--json")[1])
    assert [one["id"] for one in listed if one["own"]] == ["lent"] == [listed[-1]["id"]]
    assert "Your own cases\nlent: " in command("list")[1]
    assert command("remove", "lent")[0] == 2  # nobody is there to be asked
    assert command("remove", "lent", "--yes")[0] == 0
    assert left_in(places.own_cases()) == []
    assert command("remove", "lent", "--yes")[0] == 2
    assert command("remove", "first-steps", "--yes")[0] == 2


def test_a_packed_case_is_checked_inside_and_told_by_its_file(tmp_path, command) -> None:
    case, given = case_in(tmp_path), tmp_path / "given.contempt"
    assert command("pack", str(case), "--output", str(given))[0] == 0

    assert command("check", str(given), "--limit", "0") == (0, "1 file checked: all well.\n")

    files = dict(parcels.unpacked(given))
    files["scenario.yaml"] = files["scenario.yaml"].replace(b"goes_to:", b"goes_too:", 1)
    given.write_bytes(parcels.packed(files, "lent"))
    status, said = command("check", str(given), "--limit", "0")
    assert (status, said.partition(":")[0]) == (1, "given.contempt/scenario.yaml")
    told = json.loads(command("check", str(given), "--limit", "0", "--json")[1])
    assert told["problems"][0]["path"] == "given.contempt/scenario.yaml"


def test_removing_asks_once(tmp_path, command, monkeypatch) -> None:
    parcels.write_into(_made(places.own_cases()) / "lent", parcels.gathered(case_in(tmp_path)))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["n", "y"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))

    assert command("remove", "lent") == (0, "Nothing was removed.\n")
    assert left_in(places.own_cases()) == ["lent"]
    assert command("remove", "lent")[0] == 0
    assert left_in(places.own_cases()) == []


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_a_case_that_the_system_holds_stays_and_the_refusal_names_its_folder(tmp_path, monkeypatch) -> None:
    parcels.write_into(_made(places.own_cases()) / "lent", parcels.gathered(case_in(tmp_path)))

    def refuse(_folder: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(giving.NotMovedError, match="write there, then try again") as refused:
        giving.remove("lent")

    facts = refused.value
    assert (facts.folder, facts.why) == (places.own_cases() / "lent", "permission denied")
    assert str(facts).startswith(f"the system refuses '{facts.folder}' (permission denied);")
    assert (facts.folder / "scenario.yaml").is_file()


def test_what_has_mistakes_is_neither_packed_nor_added(tmp_path, command) -> None:
    case = case_in(tmp_path)
    file = case / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("goes_to: ", "goes_to: x", 1), "utf-8")

    for words in (("pack", str(case), "--output", str(tmp_path / "given.contempt")), ("add", str(case))):
        status, said = command(*words)
        assert status == 1
        assert "'lent' is refused: it has mistakes (scenario.yaml:" in said or "to fix first" in said
        assert "contempt check" in said or "scenario.yaml:" in said
    assert not (tmp_path / "given.contempt").exists()
    assert left_in(places.own_cases()) == []


def test_a_case_takes_no_other_ones_place(tmp_path) -> None:
    with pytest.raises(GameError, match="a case that comes with the game is called 'first-steps'"):
        giving.taken_in(ROOT / "scenarios" / "first-steps")
    case = case_in(tmp_path)
    giving.taken_in(case)
    (case / "words.txt").write_text("amici\n")
    with pytest.raises(GameError, match="another case called 'lent' lies among your own cases"):
        giving.taken_in(case)
    # A folder with such a name would give its files to every other case.
    with pytest.raises(GameError, match="no case can be called 'common'"):
        giving._judge_id("given", "common")


def test_a_rule_book_beside_the_case_goes_with_it(tmp_path) -> None:
    case = case_in(tmp_path / "cases")
    file, shared = case / "scenario.yaml", _made(case.parent / "procedures")
    text = file.read_text("utf-8")
    named = re.search(r"procedure: ([a-z-]+)", text)[1]
    file.write_text(text.replace(f"procedure: {named}", "procedure: of-mine"), "utf-8")
    (shared / "of-mine.yaml").write_text(f"procedure_format: 1\nextends: {named}\n", "utf-8")
    (shared / "of-another.yaml").write_text("procedure_format: 1\n", "utf-8")

    given = giving.files_to_give(Library().load(str(case)))

    assert [name for name in given if name.startswith("procedures/")] == ["procedures/of-mine.yaml"]


def test_a_rule_books_translation_goes_with_it_and_is_checked_before(tmp_path, command) -> None:
    case = case_in(tmp_path / "cases")
    file, shared = case / "scenario.yaml", _made(case.parent / "procedures")
    text = file.read_text("utf-8")
    named = re.search(r"procedure: ([a-z-]+)", text)[1]
    file.write_text(text.replace(f"procedure: {named}", "procedure: of-mine"), "utf-8")
    (shared / "of-mine.yaml").write_text(f"procedure_format: 1\nextends: {named}\n", "utf-8")
    said = _made(shared / "de") / "of-mine.texts.yaml"
    said.write_text("translation_format: 1\ntexts: []\n", "utf-8")
    packed = tmp_path / "given.contempt"

    assert command("pack", str(case), "--output", str(packed))[0] == 0
    assert "procedures/de/of-mine.texts.yaml" in parcels.unpacked(packed)
    said.write_text("translation_format: 1\ntexts: [{from: a}]\n", "utf-8")
    status, told = command("pack", str(case), "--output", str(packed))
    assert status == 1
    assert "of-mine.texts.yaml" in told


def test_checking_has_limits_and_beyond_them_a_case_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(giving, "MOST_SECONDS", 0.01)
    with pytest.raises(GameError, match=r"takes more than 0\.01 seconds"):
        giving.taken_in(case_in(tmp_path))
    assert left_in(places.own_cases()) == []


def test_a_packed_case_is_checked_by_another_process_with_limits(tmp_path, command, monkeypatch) -> None:
    case, given = case_in(tmp_path), tmp_path / "given.contempt"
    assert command("pack", str(case), "--output", str(given))[0] == 0
    monkeypatch.setattr(giving, "check_packed", swallow)

    status, told = command("check", str(given))

    assert status == 1
    assert "'given.contempt' is refused: checking it takes more than" in told


def swallow(tell, *_: object) -> None:
    """What another process does that wants too much memory."""
    giving.bound(300_000_000, 60)
    try:
        tell(str(len(bytes(400_000_000))))
    except MemoryError:
        raise giving._too_much(Path("given.contempt")) from None


def test_the_process_that_checks_has_no_more_memory_than_its_bound(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(giving, "inspect", swallow)
    with pytest.raises(GameError, match=r"'given\.contempt' is refused: checking it takes more than"):
        giving.taken_in(case_in(tmp_path))


def test_what_was_on_its_way_when_the_program_was_killed_is_removed_and_never_shown(tmp_path) -> None:
    old = _made(places.own_cases()) / ".arriving-old"
    parcels.write_into(_made(old) / "case", parcels.gathered(case_in(tmp_path)))
    assert all(not head.is_own for head in Library().heads())
    os.utime(old, (0, 0))
    with pytest.raises(GameError):
        giving.taken_in(tmp_path)
    assert left_in(places.own_cases()) == []
