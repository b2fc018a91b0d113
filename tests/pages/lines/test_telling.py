"""A transcript is what the terminal prints when the same play is typed, line by line."""

from dataclasses import replace

import pytest

from game.content.phrases import Phrases
from game.engine.case import historical_replay
from game.engine.play import Play
from game.pages.lines.telling import transcript
from tests.builders import TUTORIAL, in_part
from tests.terminal.scripts import WORDS, named, playbooks, script
from tests.terminal.scripts import transcript as printed


@pytest.mark.parametrize("one", in_part(playbooks(), 4), ids=named)
def test_a_transcript_is_what_the_terminal_prints(one):
    of = script(*one)
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
    of = script(TUTORIAL, "historical")
    lines = transcript(Play.begin(of.case, 1), Phrases(of.case.scenario, WORDS))

    assert of.case.scenario.words.title in lines
    assert not any(line.startswith("Your choice") for line in lines)
