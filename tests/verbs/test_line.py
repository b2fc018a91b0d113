"""The words behind a verb: what they are read as, and how wrong use is told."""

from pathlib import Path
from typing import Annotated, Any

import pytest

from game import verbs
from game.verbs.line import Positional, Switch, ValueOption, do


def told(words: list[str]) -> dict[str, Any]:
    """Return what a verb is called with."""
    heard: dict[str, Any] = {}

    def look(
        *,
        paths: Annotated[list[Path], Positional("PATH", "Where.")],
        limit: Annotated[int, ValueOption("N", "How many, at 100 % of them.", least=0, most=2_000)] = 7,
        speed: Annotated[float | None, ValueOption("X", "How fast.", name="--pace")] = None,
        names: Annotated[list[str] | None, ValueOption("NAME", "Whose.", name="--name")] = None,
        loud: Annotated[bool, Switch("Aloud.")] = False,
    ) -> None:
        """Look for something."""
        heard.update(paths=paths, limit=limit, speed=speed, names=names, loud=loud)

    do("look", look, words)
    return heard


def test_words_are_read_as_the_signature_of_the_verb_says():
    assert told(["a", "--limit", "0", "--pace=2.5", "--name", "x", "b", "--loud", "--name", "y"]) == {
        "paths": [Path("a"), Path("b")],
        "limit": 0,
        "speed": 2.5,
        "names": ["x", "y"],
        "loud": True,
    }


def test_the_least_and_the_most_of_a_number_are_taken():
    assert [told(["a", "--limit", word])["limit"] for word in ("0", "2000")] == [0, 2000]


def test_what_is_left_out_is_what_the_signature_says():
    assert told(["a"]) == {"paths": [Path("a")], "limit": 7, "speed": None, "names": None, "loud": False}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "missing: PATH; `contempt look --help` shows what it takes"),
        (["a", "--limt", "3"], "`contempt look` takes no '--limt'. Did you mean '--limit'?"),
        (["a", "--lim", "3"], "`contempt look` takes no '--lim'. Did you mean '--limit'?"),
        (["a", "--limit", "x"], "--limit: write a whole number from 0 to 2,000, not 'x'; "),
        (["a", "--limit", "-1"], "--limit: write a whole number from 0 to 2,000, not '-1'; "),
        (["a", "--limit", "2001"], "--limit: write a whole number from 0 to 2,000, not '2001'; "),
        (["a", "--pace", "soon"], "--pace: write a number, not 'soon'; "),
        (["a", "--limit"], "--limit: it needs a value; "),
        (["a", "--loud=yes"], "--loud: it takes no value; "),
    ],
)
def test_wrong_use_is_told_in_a_sentence(words, sentence, capsys):
    with pytest.raises(SystemExit, match="2"):
        told(words)

    assert capsys.readouterr().err.startswith(f"contempt: {sentence}")


def test_help_tells_every_word_and_does_nothing(capsys):
    assert told(["a", "--help"]) == {}

    said = capsys.readouterr().out
    assert said.startswith("usage: contempt look")
    for word in (
        "Look for something.",
        "PATH",
        "--limit N",
        "[default: 7]",
        "100 %",
        "--pace X",
        "--name NAME",
    ):
        assert word in said


def test_the_overview_has_every_verb(capsys):
    verbs.run(["--help"])

    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines() if line.startswith("  ") and line[2] != " "] == [
        *verbs.VERBS
    ]


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_every_verb_has_help(verb, capsys):
    verbs.run([verb, "-h"])

    assert f"usage: contempt {verb}" in capsys.readouterr().out


def test_a_verb_that_is_not_there_is_told_with_the_one_that_was_meant(capsys):
    with pytest.raises(SystemExit, match="2"):
        verbs.run(["chek"])

    assert capsys.readouterr().err == "contempt: there is no verb 'chek'. Did you mean 'check'?\n"
