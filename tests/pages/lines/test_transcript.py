"""A transcript is what the terminal prints when the same play is typed, line by line."""

import pytest

from game.authoring.playbook import historical_replay
from game.content.phrases import Phrases
from game.engine.play import Play
from game.model.record import Playthrough
from game.pages.lines.transcript import transcript
from tests.builders import SHIPPED
from tests.terminal.scripts import WORDS, playbooks, script
from tests.terminal.scripts import transcript as printed


@pytest.mark.parametrize(
    ("path", "name"), [pytest.param(*one, id=f"{one[0].parent.name}/{one[1]}") for one in playbooks()]
)
def test_a_transcript_is_what_the_terminal_prints(path, name):
    of = script(path, name)
    record = Playthrough(of.case.scenario.id, str(of.case.scenario.edition), of.case.variant, of.seed)
    play = Play.resume(of.case, Playthrough(*_fields(record), turns=of.replay.turns))

    lines = transcript(
        play, Phrases(of.case.scenario, WORDS), historical_replay(of.case, of.loaded.historical)
    )

    typed = printed(of).splitlines()
    assert typed[-1] == "The input ended."  # which belongs to no play
    assert list(lines) == typed[:-2]


def _fields(record: Playthrough) -> tuple[object, ...]:
    return record.scenario, record.edition, record.variant, record.seed


def test_a_transcript_of_a_play_without_turns_is_its_beginning():
    of = script(SHIPPED[0], "historical")
    lines = transcript(Play.begin(of.case, 1), Phrases(of.case.scenario, WORDS))

    assert of.case.scenario.words.title in lines
    assert not any(line.startswith("Your choice") for line in lines)
