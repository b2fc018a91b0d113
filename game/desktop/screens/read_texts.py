"""Which texts of each case were read, so that a play can go on to what is new; and how claims were marked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.model.ids import ScenarioId

if TYPE_CHECKING:
    from game.engine.play import Play
    from game.engine.replay import Step
    from game.model.prose import Paragraph, Prose

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.engine.debrief import Marks
    from game.engine.play import Play
    from game.model.ids import ExhibitId, ScenarioId
    from game.model.prose import Exactness


_LENGTH = 10  # of a digest: enough to tell the texts of one case apart


@dataclass(slots=True)
class ReadTexts:
    """Keeps which texts were read; `read` and `note` reach what is kept beyond this sitting."""

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
        return self.first_unread(scenario, text) is None

    def first_unread(self, scenario: ScenarioId, text: "Prose") -> int | None:
        """Return the number of the first paragraph that was not read, or None if all were."""
        known = self.of(scenario)
        return next((number for number, one in enumerate(text) if mark(one) not in known), None)

    def played(self, play: "Play") -> None:
        """Note what the last turn led past, and an ending; raise NotWrittenError."""
        steps, scenario = play.replay.steps, play.case.scenario.id
        # What the last turn tells is on the screen still; it was read once the next turn is made.
        texts = [*(play.case.text(step.before) for step in steps), *map(told_by, steps[:-1])]
        if play.case.ending(play.position):
            texts += [play.case.text(play.position), *map(told_by, steps[-1:])]
        marks = frozenset(mark(paragraph) for text in texts for paragraph in text)
        if not marks <= self.of(scenario):
            self._marks[scenario] = self.of(scenario) | marks
            self.note(scenario, self._marks[scenario])


def mark(paragraph: "Paragraph") -> str:
    """Return a digest of a paragraph: another one once its words are rewritten."""
    import hashlib  # Here, since it takes long to load, and a library marks nothing.

    words = "\n".join((paragraph.speaker or "", paragraph.exhibit or "", paragraph.text))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:_LENGTH]


def told_by(step: "Step") -> "Prose":
    """Return the paragraphs that a turn itself tells."""
    # The first frame is painted before anything of the model is needed.
    from game.model.prose import shown

    court = shown(step.outcome.half.text, step.after) if step.outcome else ()
    return (*shown(step.choice.half.text, step.after), *court)


@dataclass(slots=True)
class ClaimMarks:
    """Keeps the marks of each play for as long as the window is open.

    A save holds the turns of a play; marks change nothing in it, and are asked for again.
    """

    _by_play: "dict[tuple[ScenarioId, int], dict[tuple[ExhibitId, str], Exactness]]" = field(
        default_factory=dict
    )

    def of(self, play: "Play") -> "Marks":
        """Return the marks that were made in a play."""
        return self._by_play.get((play.case.scenario.id, play.playthrough.seed), {})

    def mark(self, play: "Play", claim: "tuple[ExhibitId, str]", exactness: "Exactness") -> None:
        """Mark a claim; the same mark a second time takes it back."""
        made = self._by_play.setdefault((play.case.scenario.id, play.playthrough.seed), {})
        if made.pop(claim, None) != exactness:
            made[claim] = exactness
