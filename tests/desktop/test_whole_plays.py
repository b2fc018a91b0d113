"""A case is played to its end by keys, mouse or gamepad alone, and says what the terminal does.

The pilot acts by label. The tutorial and the case of the Ireland warrant are played by one of the
three; with `-m long` every shipped case is played by all of them, in each of its playbooks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.desktop.toolkit.intents import Go
from game.engine.case import Case
from tests.builders import IRELAND, SHIPPED, TUTORIAL
from tests.desktop.pilot import Pilot, words
from tests.terminal.scripts import Script, script, transcript

HANDS = ("by_keys", "by_mouse", "by_pad")
PLAYED = [(TUTORIAL, "historical", "by_keys"), (IRELAND, "historical", "by_mouse")]
EVERY = [
    (file, book.stem, hand)
    for file in SHIPPED
    for book in sorted((file.parent / "playbooks").glob("*.yaml"))
    for hand in HANDS
    if (file, book.stem, hand) not in PLAYED
]


def named(one: tuple[Path, str, str]) -> str:
    return f"{one[0].parent.name}-{one[1]}-{one[2]}"


class Witness:
    """Plays a playbook in the window with one hand, and notes what is to be read on the way, in its order."""

    def __init__(self, folder: Path, of: Script, hand: str) -> None:
        self.of = of
        self.pilot = Pilot(folder, case=of.case.scenario.id)
        self.pilot.shelf.seeds = lambda: of.seed
        self.act = getattr(self.pilot, hand)

    def play(self) -> Iterator[list[str]]:
        """Play to the end of the playbook; give every text that both fronts must have.

        They come in blocks: within one, what a turn led to may stand in another order.
        """
        self._opened()
        for step in self.of.replay.steps:
            for text in self._scene():
                yield [text]
            self._choose(step)
            if type(self.pilot.stage.screen).__name__ == "AfterScreen":
                yield [*self._followed()]
                self.act(words()("ruling.go_on"))
        for text in self._scene():
            yield [text]

    def _opened(self) -> None:
        self.act(words()("desktop.begin"))
        variant = self.of.case.variant
        if variant is not None:
            self.act(words()("desktop.variants.choose"))
            self.act(self._label(f"variant:{variant}"))
            self.act(words()("desktop.variants.take"))
        self.act(words()("desktop.open_file"))

    def _choose(self, step) -> None:
        self.act(self._label(f"choice:{step.turn.choice}"))
        if not getattr(self.pilot.stage.screen, "picking", ""):
            return
        for pick in step.turn.picks:
            self.act(self._label(f"pick:{pick}"))
        self.act(words()("desktop.confirm"))
        if getattr(self.pilot.stage.screen, "warns", False):
            self.act(words()("picks.none_ticked.go"))

    def _label(self, target: str) -> str:
        return next(one.label for one in self.pilot.targets() if one.id == target)

    def _scene(self) -> Iterator[str]:
        yield from self._said(
            "heading", "paragraph", "speech", "question", "choice", "locked choice", "reason"
        )

    def _followed(self) -> Iterator[str]:
        """What the turn led to, without the headings and the sentences of the window's own."""
        own = [words()(key) for key in ("ruling.drawn", "ruling.changed")]
        rests = words()("desktop.rests_on", cites="").rstrip(" ."), words()("odds.how", outcome="").rstrip()
        for text in self._said("paragraph", "speech", "heading"):
            if text not in own and not text.startswith(rests):
                yield text

    def _said(self, *roles: str) -> Iterator[str]:
        """The lines of the text that is read, without what stands beside it on a tab or in a popover."""
        for line in self.pilot.stage.view.lines(self.pilot.stage.look):
            if line.role == "tab":
                return
            if line.role == "reason" and line.role in roles:
                yield from (sentence for sentence in self._reasons() if sentence in line.text)
            elif line.role in roles and line.text != words()("debrief.lesson"):
                yield line.text

    def _reasons(self) -> list[str]:
        """Every sentence that says why a choice is locked here, once, without its authorities."""
        sitting = self.pilot.stage.screen.sitting
        case, position, phrases = sitting.opened.case, sitting.play.position, sitting.opened.phrases
        found = (
            sentence
            for choice in case.choices(position)
            for reason in case.reasons(position, choice.key.choice)
            for sentence in phrases.reason(reason, position)
        )
        return [*dict.fromkeys(found)]


def made(turns) -> list:
    """Turns as they count: in which order grounds were ticked makes no difference."""
    return [(turn.scene, turn.choice, set(turn.picks), turn.outcome) for turn in turns]


def uncited(text: str, case: Case) -> str:
    """A text without the authorities in brackets, which the terminal numbers instead."""
    for one in case.scenario.sources.authorities.values():
        text = re.sub(rf"\s*\({re.escape(one.cite)}[^()]*\)", "", text)
    return re.sub(r"\s*\([^()]*\d{4}\)", "", text)


def letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).lower()


def both_say_the_same(folder: Path, path: Path, book: str, hand: str) -> None:
    of = script(path, book)
    printed = letters(transcript(of))
    witness = Witness(folder, of, hand)

    missing, at = [], 0
    for block in witness.play():
        found = [printed.find(letters(uncited(text, of.case)), at) for text in block]
        missing += [text for text, place in zip(block, found, strict=True) if place < 0]
        at = max(at, *found)
    pilot = witness.pilot

    assert missing == []
    assert made(pilot.stage.screen.play.playthrough.turns) == made(of.replay.turns)
    pilot.stage.mean(Go("transcript"))
    for line in pilot.stage.view.lines(pilot.stage.look):
        if line.role in ("paragraph", "speech"):
            # The terminal says who somebody is where they speak first, and names the court's word.
            told = uncited(line.text.partition(": “")[2] or line.text, of.case)
            assert [one for one in re.split(r"(?<=[.?!])\s+", told) if letters(one) not in printed] == []


@pytest.mark.parametrize("one", PLAYED, ids=named)
def test_a_case_is_played_with_one_hand_and_says_what_the_terminal_says(tmp_path, one):
    both_say_the_same(tmp_path, *one)


@pytest.mark.long
@pytest.mark.parametrize("one", EVERY, ids=named)
def test_every_playbook_is_played_with_every_hand_and_says_what_the_terminal_says(tmp_path, one):
    both_say_the_same(tmp_path, *one)
