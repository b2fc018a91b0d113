"""What a release is held to, and what a bundle registers, agree with the game itself."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from game.content.parcels import ENDING
from game.model.ids import ScenarioId
from game.model.record import Playthrough
from game.saves.record import Bookmark, Saved, to_text
from release import check
from tests.builders import ROOT

LINUX = ROOT / "release" / "linux"


def test_the_list_of_a_release_has_every_point_that_the_script_holds():
    page = (ROOT / "docs" / "release.md").read_text("utf-8")

    assert set(re.findall(r"^\| `(\w+)` \|.*`release/check.py` \|$", page, re.MULTILINE)) == set(check.POINTS)


@pytest.mark.parametrize(
    "text", ["", "## Unreleased\n\n## 1.2.0 - 2026-12-02\n", "## 1.2.0\n", "## 1.2.00 - 2026-12-02\n"]
)
def test_a_changelog_without_the_version_at_its_top_is_told(text):
    assert check.first_section("# Changelog\n\n## 1.2.0 - 2026-12-02\n\n## 1.1.0 - 2026-01-01\n", "1.2.0")
    with pytest.raises(check.NotHeldError, match=r"let it begin with `## 1\.2\.0 - YYYY-MM-DD`"):
        check.first_section(text, "1.2.0")


def test_a_point_that_does_not_hold_is_told_and_ends_with_1(monkeypatch, capsys):
    monkeypatch.setattr(check, "version", lambda: "9.9.9")

    assert check.main(["versions", "changelog"]) == 1
    said = capsys.readouterr().out
    assert "ok   versions: 9.9.9" in said
    assert "NOT  changelog: " in said
    assert check.main(["colour"]) == 2


def test_linux_knows_the_files_of_the_game_by_what_the_game_writes():
    kinds = ET.parse(LINUX / "held-in-contempt.xml").getroot()
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    by_type = {kind.get("type"): kind for kind in kinds}
    opened = {
        match[1]: file.read_text("utf-8").split("Exec=")[1].split("\n")[0]
        for file in LINUX.glob("*.desktop")
        if (match := re.search(r"^MimeType=(.+);$", file.read_text("utf-8"), re.MULTILINE))
    }

    case, save = "application/x-held-in-contempt-case", "application/x-held-in-contempt-save"
    assert opened == {case: "contempt play %f", save: "contempt play --from %f"}
    assert by_type[case].find(f"{name}glob").get("pattern") == f"*{ENDING}"
    play = Playthrough(ScenarioId("first-steps"), "1-0", None, 7)
    saved = Saved(play, datetime(2026, 1, 1, tzinfo=UTC), bookmark=Bookmark("Start", date(2013, 9, 9)))
    assert to_text(saved).startswith(by_type[save].find(f"{name}magic/{name}match").get("value"))
