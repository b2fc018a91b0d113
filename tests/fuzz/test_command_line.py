"""Words of the command line, put together by chance: done, or refused in a sentence."""

import random

import pytest

from game.verbs import VERBS
from tests.builders import ROOT
from tests.fuzz.asking import asked
from tests.fuzz.chance import SEEDS

ROUNDS = 60
# Windows, servers and what fetches from the network are not asked for, but their help is.
ELSEWHERE = {"class", "preview", "serve", "site"}
NAMES = (
    "first-steps",
    "first-step",
    "two-laws",
    "here",
    "here/scenario.yaml",
    "missing",
    "missing/x",
    "a.contempt",
)
NASTY = (
    "",
    " ",
    "-",
    "--",
    "---",
    "é",
    "\ud800",
    "\u202e",
    "\n",
    "a" * 300,
    "a/" * 200,
    "..",
    ".",
    "'",
    '"',
    "*",
    "=",
)
VALUES = (
    "0",
    "1",
    "7",
    "-1",
    "9" * 30,
    "1.5",
    "1e999",
    "nan",
    "json",
    "svg",
    "de",
    "en",
    "xx",
    "historical",
    "ordered",
)
OPTIONS = (
    *(
        "--text",
        "--seed",
        "--continue",
        "--from",
        "--at",
        "--variant",
        "--language",
        "--set",
        "--json",
        "--strict",
    ),
    *(
        "--limit",
        "--output",
        "--format",
        "--help",
        "--plays",
        "--policy",
        "--as",
        "--scene",
        "--plan",
        "--version",
    ),
    *("--set=text_size=9", "--seed=x", "--limit=5", "-h", "-x", "--limi", "--outputt", "--lang=de"),
)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder deep enough that `..` leads nowhere else, with a case in it."""
    folder = tmp_path / "a" / "b"
    (folder / "here").mkdir(parents=True)
    text = (ROOT / "tests" / "cases" / "old-phone" / "scenario.yaml").read_text("utf-8")
    (folder / "here" / "scenario.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


def line_of(chance: random.Random) -> list[str]:
    verb = chance.choice((*VERBS, *VERBS, "", "chek", "--help", "--version", "é"))
    words = [
        verb,
        *(
            chance.choice((*NAMES, *NAMES, *OPTIONS, *OPTIONS, *VALUES, *NASTY))
            for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5)))
        ),
    ]
    if verb in ELSEWHERE:
        words.append("--help")
    if verb == "play" and "--text" not in words:
        words.append("--text")
    return words


@pytest.mark.parametrize("seed", SEEDS)
def test_any_words_are_done_or_refused_in_a_sentence(place, seed):
    chance = random.Random(f"words {seed}")
    for _ in range(ROUNDS):
        words = line_of(chance)
        status, said = asked(words, "1\n1\nq\n")
        assert "Traceback" not in said, words
        assert status == 0 or said.strip(), words
