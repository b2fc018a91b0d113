"""A Twine story becomes a case that checks without errors, and what it loses is said with its line."""

from pathlib import Path

import pytest

from game import verbs
from game.content.library import Library
from game.content.words import load_words
from game.proof.checks import check
from game.search.random_play import sample
from game.search.steps import compile_steps
from game.workshop.twee import TweeError
from game.workshop.twine import import_story

LIGHTHOUSE = Path(__file__).with_name("lighthouse.twee")
HARLOWE = """\
:: StoryData
{"format": "Harlowe", "start": "The desk"}

:: Setup [startup]
(set: $trust to 2, $mood to "calm")

:: The desk [night] {"position":"1,2"}
(if: $seen)[You are at the desk ''again''.](else:)[A man leans over it, [sic].(set: $seen to true)]
The seal is (if: $trust > 2)[broken](else-if: $trust is 2 and not $hasKey)[whole](else:)[gone].
[[Ask him to wait|The hall]] [[The hall<-Go out]] [[Nowhere->Not written]]
(if: $hasKey)[[[Open the safe->The safe]]]
(link: "Take the key")[(set: $hasKey to true)(go-to: "The desk")]

:: The hall
He waits. (unless: $hasKey or $trust < 1)[(set: $trust to it - 1)It costs.] (either: "a", "b")
[[Back->The desk]]

:: The safe
Empty, save $trust.
"""


def imported(folder: Path, story: bytes | str) -> tuple[list[str], Path]:
    """Return what an import tells, and the folder of the case, which checks without errors."""
    file = folder / "story.twee"
    file.write_bytes(story if isinstance(story, bytes) else story.encode())
    told = import_story(file, folder, "case")
    checked = check([folder / "case"], load_words())
    assert [str(one) for one in checked.problems if one.severity == "error"] == []
    return [line.removeprefix(f"{file}:") for line in told], folder / "case"


def test_a_story_of_thirty_passages_imports_checks_and_plays_to_each_of_its_ends(tmp_path):
    told, folder = imported(tmp_path, LIGHTHOUSE.read_bytes())
    scenario = Library().load(str(folder)).playable
    shown = str(scenario.scenes)

    assert "Scenes: 30; endings among them: 3." in told
    assert "137: the story goes on by itself here: the case has a choice 'Go on'" in told
    assert "'Take the oil'" not in "".join(told)
    assert "Two cans of oil" in shown
    assert "is for later" not in shown
    plays = sample(compile_steps(scenario), 200, seed=1)
    assert set(plays.endings) == {"kept", "morning", "saved"}
    assert not plays.stuck


def test_what_harlowe_says_in_conditions_links_and_sets_is_carried_over(tmp_path):
    told, folder = imported(tmp_path, HARLOWE)
    written = " ".join((folder / "scenario.yaml").read_text("utf-8").split())

    for part in (
        "{if seen |You are at the desk **again**.}{if not seen |A man leans over it, [sic].}",
        "- find: has-key goes_to: the-desk",
        "shown_when: - fact: has-key effects:",
        "text: broken when: - meter: trust above: 2",
        "by: -1 when: - not: - any: - fact: has-key - meter: trust below: 1",
    ):
        assert part in written
    for line in (
        '5: `$mood to "calm"` is left out: only true, false and numbers can be set',
        "10: there is no passage 'Not written': the link 'Nowhere' is left out",
        "15: the macro 'either' is left out: nothing in a case answers to it",
        "19: the value of '$trust' cannot be shown: an ellipsis stands there",
    ):
        assert line in told


@pytest.mark.parametrize(
    ("story", "line"),
    [
        ("\ufeff:: Start\r\nHello.\r\n\r\n[[On]]\r\n:: On\r\nOver.\r\n", "Scenes: 2"),
        (":: A\n[[B]]\n:: B\n[[A]]", "1: there is no passage 'Start' to start with: 'A' takes its place"),
        (":: Start\nOne.\n:: Start\nTwo.", "3: a passage 'Start' stands on line 1 already"),
        (":: Start\n[[Start]]", "1: 'Start' may leave nothing to choose"),
        (":: Start\n<<if $x>>[[B]]\n:: B\nEnd.", "2: what is opened here is not closed"),
        (":: Start\n<<if visited('B')>>Yes.<</if>>", "2: the condition `visited('B')` cannot be read"),
        (":: Start\n(if: $a)[" * 99 + "x", "cannot be read"),
        (
            ":: Start\n[[fact->Start]] [[meter->find]] [[lose->find]]\n:: find\n{if",
            "Scenes: 2; endings among them: 1.",
        ),
        (":: Start\n{{[[[[]]]] {if a|b} *x [@y] $ (a: <b <<c", "Scenes: 1"),
        ("preface\n:: [x]\n:: Start\nx", "1: what stands before the first passage is left out"),
    ],
)
def test_an_odd_story_becomes_a_case_all_the_same_and_says_what_is_odd(tmp_path, story, line):
    told, _ = imported(tmp_path, story)

    assert line in "\n".join(told)


@pytest.mark.parametrize(
    ("story", "what"),
    [
        (b"", "it has no passage"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not plain text"),
        (b"<tw-storydata name='x'>", "choose Build, then Export As Twee"),
        (b":: StoryTitle\nx\n:: Code [script]\nx", "only settings and scripts"),
        (b":: Start\n" + b"x" * 16_000_000, "16 MB is the most that is read"),
    ],
)
def test_what_is_no_story_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, story, what):
    (tmp_path / "story.twee").write_bytes(story)

    with pytest.raises(TweeError, match=what):
        import_story(tmp_path / "story.twee", tmp_path, None)
    assert len([*tmp_path.iterdir()]) == 1


def test_the_command_writes_the_case_where_it_is_called_and_never_over_another(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    verbs.run(["import", str(LIGHTHOUSE)])
    assert "`contempt check the-lamp-at-skerry-point`" in capsys.readouterr().out

    with pytest.raises(SystemExit):
        verbs.run(["import", str(LIGHTHOUSE)])
    assert "choose another name" in capsys.readouterr().err
