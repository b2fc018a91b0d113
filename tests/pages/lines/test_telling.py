"""A transcript is what the terminal prints when the same play is typed, line by line."""

from dataclasses import replace

import pytest

from game.content.phrases import Phrases
from game.engine.case import historical_replay
from game.engine.play import Play
from game.pages.lines.telling import transcript
from tests.builders import SHIPPED
from tests.terminal.scripts import WORDS, playbooks, script
from tests.terminal.scripts import transcript as printed


@pytest.mark.parametrize(
    ("path", "name"), [pytest.param(*one, id=f"{one[0].parent.name}/{one[1]}") for one in playbooks()]
)
def test_a_transcript_is_what_the_terminal_prints(path, name):
    of = script(path, name)
    play = Play.begin(of.case, of.seed)
    for turn in of.replay.turns:
        offer = of.case.picks(play.position, turn.choice)
        # A playbook may name them in any order; a front keeps that in which they are offered.
        picks = tuple(sorted(turn.picks, key=offer.options.index)) if offer else ()
        play = play.make(replace(turn, picks=picks))

    lines = transcript(
        play, Phrases(of.case.scenario, WORDS), historical_replay(of.case, of.loaded.historical)
    )

    typed = [" ".join(sorted(line.split(), key=int)) for line in of.lines]
    shown = printed(of, typed).splitlines()
    assert shown[-1] == "The input ended."  # which belongs to no play
    assert list(lines) == shown[:-2]


def test_a_transcript_of_a_play_without_turns_is_its_beginning():
    of = script(SHIPPED[0], "historical")
    lines = transcript(Play.begin(of.case, 1), Phrases(of.case.scenario, WORDS))

    assert of.case.scenario.words.title in lines
    assert not any(line.startswith("Your choice") for line in lines)
