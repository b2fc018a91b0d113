"""Where files lie: beside the program, or inside it; the user's own in one folder if asked for."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from game import places

ROOT = Path(__file__).parent.parent
ASK = """
import sys
from game import places
print(places.__file__)
print(*(path.is_dir() for path in (places.scenarios(), places.fonts(), places.pictures())))
print(places.palette().is_file(), places.scenarios())
"""


def test_in_a_checkout_what_is_shipped_lies_beside_the_program():
    assert places.scenarios() == ROOT / "scenarios"
    assert places.assets() == ROOT / "assets"


def test_every_place_of_shipped_files_is_there():
    folders = (
        places.scenarios(),
        places.procedures(),
        places.common(),
        places.fonts(),
        places.strings(),
        places.spelling(),
    )

    assert [str(folder) for folder in folders if not folder.is_dir()] == []
    assert places.palette().is_file()
    assert places.drawing("places", "server-hall").is_file()


def test_one_folder_can_hold_all_files_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path))

    assert places.user_scenarios() == tmp_path / "scenarios"
    assert places.saves() == tmp_path / "saves"
    assert places.settings() == tmp_path / "settings.json"
    assert places.journal() == tmp_path / "journal"


def test_a_relative_folder_for_the_user_counts_from_where_the_program_started(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTEMPT_HOME", "mine")

    assert places.saves() == tmp_path / "mine" / "saves"


def test_the_folder_for_the_user_may_begin_with_the_sign_for_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("CONTEMPT_HOME", "~/cases")

    assert places.saves() == tmp_path / "cases" / "saves"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of other systems have other names")
def test_without_it_the_user_has_the_folders_of_the_system(monkeypatch, tmp_path):
    monkeypatch.setenv("CONTEMPT_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    assert places.saves() == tmp_path / ".local/share/held-in-contempt/saves"
    assert places.settings() == tmp_path / ".config/held-in-contempt/settings.json"


def test_asking_for_a_place_makes_no_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "mine"))

    places.saves()
    places.journal()

    assert list(tmp_path.iterdir()) == []


def test_a_wheel_holds_the_scenarios_and_assets_and_finds_them(tmp_path):
    """Also among strangers: another package's folder `assets` beside it is not ours."""
    wheel = built("wheel", tmp_path / "built")
    site = tmp_path / "site packages"
    zipfile.ZipFile(wheel).extractall(site)
    (site / "assets").mkdir()
    (site / "scenarios").mkdir()

    lines = asked(site)

    assert lines[0] == str(site / "game" / "places.py")
    assert lines[1] == "True True True"
    assert lines[2] == f"True {site / 'game' / '_data' / 'scenarios'}"


def test_a_source_distribution_holds_what_a_wheel_is_built_from(tmp_path):
    import tarfile

    with tarfile.open(built("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    needed = {"pyproject.toml", "start.py", "LICENSE", "LICENSES/CC-BY-4.0.txt", "assets/CREDITS.md"}
    assert needed <= names
    assert {"game/places.py", "game/py.typed", "tests/conftest.py", ".ci/run"} <= names
    assert any(name.startswith("scenarios/procedures/") for name in names)


def built(kind: str, folder: Path) -> Path:
    """Build a distribution of this checkout without any network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


def asked(site: Path) -> list[str]:
    """Ask the program installed in a folder where its files lie."""
    surroundings = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, "-c", ASK]
    run = subprocess.run(
        command, cwd=site.parent, env=surroundings, check=True, capture_output=True, text=True
    )
    return run.stdout.splitlines()


def test_a_user_without_a_home_plays_and_keeps_nothing(monkeypatch):
    def unknown(*_, **__):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(places.HOME_VARIABLE, raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", unknown)
    monkeypatch.setattr("platformdirs.user_config_path", unknown)
    monkeypatch.setattr("platformdirs.user_documents_path", unknown)
    kept = (places.crash_report(), places.settings(), places.saves(), *places.exports())

    assert {folder.parts[:2] for folder in kept} == {("/", "nonexistent")}
