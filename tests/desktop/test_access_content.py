"""A-18 and A-19: what everybody reads is plain, and no picture stands without words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.proof import checks
from game.proof.findings import CheckOptions
from game.proof.prose import HIGHEST_GRADE, grade, texts_in
from tests.builders import SHIPPED, loaded
from tests.desktop.pilot import words

ROOT = Path(__file__).parent.parent.parent
PLAIN = {
    file.parent.name: yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in SHIPPED
}


def read_by_all(plain: Any) -> Iterator[tuple[str, str]]:
    """The summary, and the short text of each scene that has one."""
    yield "summary", plain["summary"]
    for name, scene in plain["scenes"].items():
        if "on_screen" in scene:
            yield name, " ".join(texts_in(scene["on_screen"]))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a18_summaries_and_short_texts_read_at_grade_ten_or_below(file):
    plain = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    hard = {
        name: round(grade(text), 1)
        for name, text in read_by_all(plain)
        if len(text.split()) >= 15 and grade(text) > HIGHEST_GRADE
    }

    assert HIGHEST_GRADE == 10
    assert hard == {}


def test_a18_a_hard_summary_is_found():
    """So that the test before this one can fail."""
    hard = (
        "Notwithstanding jurisdictional considerations regarding extraterritorial enforceability, "
        "counsel contemplates procedural alternatives encompassing stipulated contempt, interlocutory "
        "certification and administrative reconsideration concurrently."
    )

    assert grade(hard) > HIGHEST_GRADE


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a18_every_term_of_the_glossary_that_a_text_names_is_explained(file):
    """Each linked word has its meaning, and each meaning is linked from some text or is common to cases."""
    scenario = loaded(file).playable
    named = set(re.findall(r"\[\[([a-z0-9-]+)", file.read_text(encoding="utf-8")))

    assert named
    assert named <= set(scenario.sources.glossary)
    assert all(term.means for term in scenario.sources.glossary.values())


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a18_a19_check_has_nothing_to_say_of_reading_or_pictures(file):
    checked = checks.check([file], words(), CheckOptions(limit=0))

    assert [
        str(problem) for problem in checked.problems if problem.code[0] == "A" or problem.code == "D108"
    ] == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a19_places_and_portraits_are_decoration_since_words_say_the_same(file):
    """Where a place is drawn, a title stands; where a portrait is, the name of who speaks."""
    scenario = loaded(file).playable

    for scene in scenario.scenes.values():
        if scene.place:
            assert scene.title or scene.ending, scene.id
        assert scene.picture is None or len(scene.picture.alt.split()) >= 3
    for person in scenario.sources.cast.values():
        assert person.name
        # Who plays is told by the briefing.
        assert person.role or person.name == "You"


def test_a19_every_picture_of_the_pages_has_its_words():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "scenarios").rglob("*.md")]
    bare = [
        f"{page.relative_to(ROOT)}: {alt}"
        for page in pages
        for alt in re.findall(r"!\[([^\]]*)\]\(", page.read_text(encoding="utf-8"))
        if len(alt.split()) < 2
    ]

    assert bare == []


def statement() -> dict[str, str]:
    """The lines of the statement, by requirement."""
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| (A-\d+) \| (.*) \|$", text, re.MULTILINE))


def test_the_statement_has_each_requirement_and_names_tests_that_exist():
    lines = statement()
    here = {file.name: file.read_text(encoding="utf-8") for file in Path(__file__).parent.rglob("test_*.py")}

    assert list(lines) == [f"A-{number}" for number in range(1, 20)]
    for name, line in lines.items():
        named = re.findall(r"`(test_\w+\.py)`", line)
        assert set(named) <= set(here), name
        if name in ("A-2", "A-17"):
            # The projector of a class, and the plays of both fronts, have their own tests.
            continue
        number = f"a{int(name[2:]):02}"
        assert any(number in here[file].replace(name, number) for file in named), name
        assert re.search(r"\b(met|partly|not met|not tested)\b", line), name
