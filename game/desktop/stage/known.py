"""Which texts of a case the player has read, in this play or an earlier one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.model.ids import ScenarioId

if TYPE_CHECKING:
    from game.engine.play import Play
    from game.engine.replay import Step
    from game.model.prose import Paragraph, Prose

_LENGTH = 10  # of a mark: enough to tell the texts of one case apart


@dataclass(slots=True)
class Known:
    """Keeps the marks of texts that were read; `read` and `note` reach what is kept beyond this sitting."""

    read: Callable[[ScenarioId], frozenset[str]] = lambda _scenario: frozenset()
    note: Callable[[ScenarioId, frozenset[str]], object] = lambda _scenario, _marks: None
    _marks: dict[ScenarioId, frozenset[str]] = field(default_factory=dict)

    def of(self, scenario: ScenarioId) -> frozenset[str]:
        """Return the marks of a case."""
        if scenario not in self._marks:
            self._marks[scenario] = self.read(scenario)
        return self._marks[scenario]

    def has_read(self, scenario: ScenarioId, text: "Prose") -> bool:
        """Return whether every paragraph was read; a text without any was."""
        return all(mark(paragraph) in self.of(scenario) for paragraph in text)

    def first_unread(self, scenario: ScenarioId, text: "Prose") -> int | None:
        """Return the number of the first paragraph that was not read."""
        known = self.of(scenario)
        return next((number for number, one in enumerate(text) if mark(one) not in known), None)

    def played(self, play: "Play") -> None:
        """Note what the last turn led past, and an ending; raise NotWrittenError."""
        marks = frozenset(mark(paragraph) for paragraph in _passed(play))
        scenario = play.case.scenario.id
        if not marks <= self.of(scenario):
            self._marks[scenario] = self.of(scenario) | marks
            self.note(scenario, self._marks[scenario])


def mark(paragraph: "Paragraph") -> str:
    """Return a mark of a paragraph: another one once its words are rewritten."""
    words = "\n".join((paragraph.speaker or "", paragraph.exhibit or "", paragraph.text))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:_LENGTH]


def told_by(step: "Step") -> "Prose":
    """Return the paragraphs that a turn itself tells."""
    # The first frame is painted before anything of the model is needed.
    from game.model.prose import shown

    court = shown(step.outcome.half.text, step.after) if step.outcome else ()
    return (*shown(step.choice.half.text, step.after), *court)


def _passed(play: "Play") -> "Iterator[Paragraph]":
    for step in play.replay.steps:
        yield from play.case.text(step.before)
    # What the last turn tells is on the screen still; it was read once the next turn is made.
    for step in play.replay.steps[:-1]:
        yield from told_by(step)
    if play.case.ending(play.position):
        yield from play.case.text(play.position)
        if play.last_step is not None:
            yield from told_by(play.last_step)
