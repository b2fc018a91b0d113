"""The command: its verbs, its exit statuses, its JSON."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from game import cli
from tests.builders import ROOT

FIRST_STEPS = str(ROOT / "scenarios" / "first-steps")


class Answer:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def contempt(monkeypatch, capsys):
    def command(*words: str) -> Answer:
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        status = cli.main()
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return command


def test_list_names_each_shipped_case_with_its_counts(contempt):
    first = contempt("list", "--json").json[0]

    assert set(first) == {
        *("id", "title", "summary", "level", "lesson", "minutes", "scenes", "endings", "path", "own"),
    }
    assert first["id"] == "first-steps"
    # Endings are scenes of their own, and not counted twice.
    assert (first["scenes"], first["endings"]) == (6, 12)


def test_run_gives_what_came_of_a_playbook(contempt):
    answer = contempt("run", "first-steps", "historical", "--json")

    assert answer.status == 0
    assert set(answer.json) == {
        *("scenario", "edition", "ending", "date", "days", "postures", "fines", "preserved", "forfeited"),
        *("facts", "meters", "docket", "turns", "shortfalls", "decisions"),
    }
    assert answer.json["fines"] == {"warrant": 0}
    assert answer.json["shortfalls"] == []
    decisions = answer.json["decisions"]
    assert [(one["scene"], one["choice"]) for one in decisions] == [
        (one["scene"], one["choice"]) for one in answer.json["turns"]
    ]
    for one in decisions:
        for odds in (one[policy][when] for policy in ("uniform", "careful") for when in ("before", "after")):
            assert set(odds) == {"good", "mixed", "bad"}
            assert abs(sum(odds.values()) - 1) < 1e-8
    assert set(answer.json["docket"][0]) == {"date", "by", "what", "cites"}
    assert set(answer.json["turns"][0]) == {"scene", "choice", "picks", "outcome"}


def test_run_takes_the_path_of_a_playbook(contempt):
    path = next((ROOT / "scenarios" / "first-steps" / "playbooks").glob("*.yaml"))

    assert contempt("run", FIRST_STEPS, str(path)).status == 0


def test_run_names_the_playbooks_there_are_where_one_is_unknown(contempt):
    answer = contempt("run", "first-steps", "nowhere")

    assert answer.status == 2
    assert "historical" in answer.err


def test_run_fails_where_an_expectation_does_not_hold(contempt, tmp_path):
    book = tmp_path / "hopeful.yaml"
    book.write_text(
        "playbook_format: 1\ntitle: Hopeful\nplays:\n"
        "  - {choose: service.produce-everything, date: 1999-01-01, then: [{posture: ordered}]}\n"
        "ends_in: motion\n"
    )
    answer = contempt("run", FIRST_STEPS, str(book))

    assert answer.status == 1
    assert answer.out.count("Not as expected") == 3


def test_check_is_content_with_the_shipped_cases(contempt):
    """Here as they are read; `test_shelf.py` has the whole check of each."""
    answer = contempt("check", str(ROOT / "scenarios"), "--strict", "--limit", "0")

    assert answer.status == 0, answer.out


def test_check_gives_place_code_and_remedy(contempt, tmp_path):
    case = broken_case(tmp_path, "goes_to: motion", "goes_to: motoin")
    answer = contempt("check", str(case), "--json")
    problem = answer.json["problems"][0]

    assert answer.status == 1
    assert set(answer.json) == {"problems", "waived", "explored"}
    assert (problem["code"], problem["severity"]) == ("S012", "error")
    assert problem["remedy"] == "Did you mean 'motion'?"
    line = (case / "scenario.yaml").read_text().splitlines()[problem["line"] - 1]
    assert line[problem["column"] - 1 :] == "motoin"


def test_check_counts_a_warning_as_an_error_only_when_strict(contempt, tmp_path):
    case = broken_case(tmp_path, "place: harbour-office\n", "place: harbour-ofice\n")

    assert contempt("check", str(case)).status == 0
    assert contempt("check", "--strict", str(case)).status == 1


def test_check_tells_where_history_and_its_playbook_part(contempt, tmp_path):
    case = broken_case(tmp_path, "        historical: true\n", "")
    answer = contempt("check", str(case))

    assert answer.status == 1
    assert "D103" in answer.out
    assert "historical.yaml" in answer.out


def test_check_says_so_where_there_is_nothing(contempt, tmp_path):
    assert contempt("check", str(tmp_path / "nothing")).status == 2
    answer = contempt("check", str(tmp_path))
    assert answer.status == 1
    assert "there is nothing to check" in answer.err


@pytest.mark.parametrize("verb", [("run", "no-such-case", "historical"), ("play", "no-such-case", "--text")])
def test_an_unknown_case_is_told_with_what_there_is(contempt, verb):
    answer = contempt(*verb)

    assert answer.status == 2
    assert "no-such-case" in answer.err
    assert "Traceback" not in answer.err


def test_a_broken_case_tells_its_mistakes_instead_of_playing(contempt, tmp_path):
    case = broken_case(tmp_path, "goes_to: motion", "goes_to: motoin")
    answer = contempt("play", str(case), "--text", "--seed", "1")

    assert answer.status == 1
    assert "S012" in answer.err


def test_an_error_of_the_program_itself_becomes_a_sentence_and_a_report(contempt, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("game.content.library.Library.heads", fail)
    answer = contempt("list")

    assert answer.status == 1
    assert "Traceback" not in answer.err
    report = Path(answer.err.split("'")[1])
    assert "a bug" in report.read_text()


LONG = "a" * 300
PLAY = ("play", "--text", "first-steps")


def test_the_exit_statuses_are_those_of_the_page(contempt, tmp_path):
    """One table on the page of the command; whatever is asked for by a name that nothing has is wrong use."""
    page = (ROOT / "docs" / "command.md").read_text("utf-8")
    table = dict(re.findall(r"^\| (\d+) \| (.*) \|$", page.partition("| exit status |")[2], re.MULTILINE))
    broken = str(broken_case(tmp_path, "goes_to: motion", "goes_to: motoin"))
    wrong = (
        *(
            ("nope",),
            ("list", "--nope"),
            ("sample", "first-steps", "--plays", "0"),
            ("schema", "--for", "nope"),
        ),
        *((*PLAY, "--variant", "nope"), (*PLAY, "--at", "nope"), ("play", "first-steps", "--set", "nope=1")),
        *(
            ("odds", "nope"),
            ("odds", "first-steps", "--policy", "nope"),
            ("check", "nope"),
            ("export", "nope"),
        ),
        *(("export", "x", "--format", "nope"), ("run", "first-steps", "nope"), ("collect", "nope")),
        *(("class", "first-steps", "--fast", "--rehearse", "2", "--plan", "nope"), ("play", "--text")),
        *(("check", LONG), ("export", LONG), ("play", "--from", LONG), ("diff", LONG, "first-steps")),
    )

    assert list(table) == ["0", "1", "2", "130"]
    assert contempt("list").status == 0
    assert contempt("check", broken, "--limit", "0").status == 1
    for words in wrong:
        answer = contempt(*words)
        assert (answer.status, answer.err.count("\n"), "itself" in answer.err) == (2, 1, False), words


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied", "saves"), "the system refuses 'saves' (Permission denied)"),
        (OSError(24, "Too many open files"), "the system lets no more files be opened"),
        (MemoryError(), "this machine has too little memory for it"),
        (KeyboardInterrupt(), ""),
    ],
)
def test_what_the_system_refuses_is_no_mistake_of_the_program(contempt, monkeypatch, error, says):
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("game.content.library.Library.heads", fail)
    answer = contempt("list")

    assert answer.status == (1 if says else 130)
    assert says in answer.err
    assert "itself" not in answer.err


def broken_case(folder: Path, old: str, new: str) -> Path:
    """Copy the first steps with one mistake in it."""
    case = folder / "first-steps"
    (case / "playbooks").mkdir(parents=True)
    text = (ROOT / "scenarios" / "first-steps" / "scenario.yaml").read_text()
    assert old in text
    (case / "scenario.yaml").write_text(text.replace(old, new, 1))
    historical = ROOT / "scenarios" / "first-steps" / "playbooks" / "historical.yaml"
    (case / "playbooks" / "historical.yaml").write_text(historical.read_text())
    return case


def test_a_python_without_the_packages_of_the_game_is_told_what_to_do(tmp_path: Path) -> None:
    """Whoever types `python -m game` in a fresh clone reads a sentence, not a traceback."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {_LIST}"],
        env={**os.environ, "CONTEMPT_HOME": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("contempt: 'yaml', which the game needs, is not installed for this Python")
    assert "python3 start.py" in done.stderr


_LIST = "sys.argv = ['contempt', 'list']; from game.cli import main; sys.exit(main())"


@pytest.mark.skipif(os.name != "posix", reason="a closed stream is asked for in the words of a shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "2>&-"])
def test_a_play_without_input_or_output_ends_well(closed: str, tmp_path: Path) -> None:
    """Such a start is odd, and no mistake of the program."""
    done = _in_a_shell(f"play first-steps --text --seed 7 {closed}", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", ["list", "play first-steps --text", "check first-steps"])
def test_output_that_cannot_be_written_is_told_in_a_sentence(words: str, tmp_path: Path) -> None:
    """A full disk is no mistake of the program."""
    done = _in_a_shell(f"{words} > /dev/full", tmp_path)

    assert done.returncode == 1
    assert done.stderr == "contempt: the output cannot be written (No space left on device)\n"


def _in_a_shell(words: str, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        f'"{sys.executable}" -m game {words}',
        shell=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "CONTEMPT_HOME": str(home), "PYTHONUNBUFFERED": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_scene_to_begin_in_needs_a_case(contempt):
    answer = contempt("play", "--at", "ordered")

    assert answer.status == 2
    assert "contempt play SCENARIO --at SCENE" in answer.err


def test_a_scene_to_begin_in_that_is_not_there_is_named(contempt):
    answer = contempt("play", "first-steps", "--text", "--at", "orderd")

    assert answer.status == 2
    assert "Did you mean 'ordered'" in answer.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are UTF-8 in every locale")
def test_a_folder_whose_letters_the_locale_lacks_is_one_like_any_other(tmp_path):
    """Python 3.13 loads no compiled module from such a folder, that of YAML for one."""
    folder = tmp_path / "schönes Spiel"
    folder.mkdir()
    for name in ("game", "assets", "scenarios"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(yaml.__file__).parent, folder / "yaml")
    surroundings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(folder)}
    command = (sys.executable, "-P", "-m", "game")

    def asked(*words: str) -> "subprocess.CompletedProcess[str]":
        given = {**os.environ, **surroundings, "CONTEMPT_HOME": str(tmp_path / "home")}
        return subprocess.run(
            (*command, *words), env=given, capture_output=True, encoding="ascii", timeout=60, check=False
        )

    played, told = asked("list"), asked("doctor", "--json")

    assert (played.returncode, played.stderr) == (0, "")
    parts = {part["part"]: part["found"] for part in json.loads(told.stdout)}
    assert " utf-8, " in parts["python"]
    assert "Spiel" in parts["game"]
