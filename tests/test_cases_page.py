"""The page on the cases says of each what its file says: title, level, minutes, lesson and topics."""

import re

from game.content.library import Library
from game.content.loading import load
from game.content.words import load_words
from tests.builders import ROOT, SHIPPED

PAGE = (ROOT / "docs" / "cases.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its head."""
    under = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in under.split("\n") if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def ids(cell: str) -> list[str]:
    return re.findall(r"`([a-z0-9-]+)`", cell)


def test_every_shipped_case_stands_on_the_page_as_the_library_shows_it():
    expected = [
        [
            f"[{head.title}](../scenarios/{head.id}/teaching.md) (`{head.id}`)",
            head.level,
            str(head.minutes),
            head.lesson,
        ]
        for head in Library([ROOT / "scenarios"]).heads()
    ]

    assert rows("Which case teaches what") == expected
    assert len(expected) == len(SHIPPED)


def test_every_topic_names_the_cases_that_the_library_offers_under_it():
    words, heads = load_words(), Library([ROOT / "scenarios"]).heads()
    told = {cells[0]: ids(cells[1]) for cells in rows("By objective")}
    topics = dict.fromkeys(topic for head in heads for topic in head.topics)
    named = [topic for topic in topics if f"library.topic.{topic}" in words]

    assert told == {
        words(f"library.topic.{topic}"): [head.id for head in heads if topic in head.topics]
        for topic in named
    }


def test_the_authority_to_read_first_is_one_of_the_case():
    cases = {file.parent.name: load(file).playable for file in SHIPPED}
    told = {
        ids(cells[0])[0]: ids(cells[3])[0] for cells in rows("What is behind each case, and how it is played")
    }

    assert set(told) == set(cases)
    assert [case for case, name in told.items() if name not in cases[case].sources.authorities] == []


def test_courses_and_syllabi_name_cases_that_are_there():
    cases = {file.parent.name for file in SHIPPED}
    after = PAGE.split("## By course\n", 1)[1]
    named = {name for name in ids(after) if "-" in name and name != "what-became-of-it"}

    assert named == cases
