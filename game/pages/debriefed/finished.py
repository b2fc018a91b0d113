"""A finished play with all that its debrief is told from, and the words for its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup, escape

from game.content.phrases import Phrases
from game.content.words import Words, inside_speech
from game.engine.debrief import Debrief, Decision, Marks, Stage, debrief
from game.engine.play import Play
from game.engine.replay import Replay
from game.model.ids import ChoiceKey
from game.model.prose import Prose
from game.model.record import Turn
from game.model.scenario import Scenario
from game.pages.lines.page import printed
from game.pages.prose import Notes


@dataclass(slots=True)
class Finished:
    """A play that has come to an ending, the real course, and its decisions where their odds are known."""

    play: Play
    phrases: Phrases
    real: Replay | None
    decisions: Mapping[int, Decision]
    marks: Marks = field(default_factory=dict)
    room: int = 660  # of a chart, in pixels
    notes: Notes = field(init=False)  # in the order in which the parts of the page are gathered
    told: Debrief = field(init=False)

    def __post_init__(self) -> None:
        """Work the debrief out once for all parts."""
        self.notes = Notes(self.scenario)
        self.told = debrief(self.play.case, self.play.replay, self.real, self.marks)

    @property
    def scenario(self) -> Scenario:
        """Return the scenario."""
        return self.play.case.scenario

    @property
    def words(self) -> Words:
        """Return the words of the screens."""
        return self.phrases.words

    @property
    def is_real(self) -> bool:
        """Return whether the play went as the real case did, turn by turn."""
        return self.real is not None and self.real.turns == self.play.replay.turns

    def day(self, day: date) -> str:
        """Return a day that fits a column."""
        return self.phrases.short_day(day)

    def scene(self, stage: Stage) -> str:
        """Return the title of the scene of a turn."""
        return self.notes.plain(self.scenario.scenes[stage.turn.scene].title)

    def choice(self, key: ChoiceKey) -> Markup:
        """Return the label of a choice."""
        return self.notes.inline(self.scenario.choice(key).label)

    def turn(self, turn: Turn) -> Markup:
        """Return what a turn was: its choice and what came of it."""
        outcome = self.scenario.choice(turn.key).outcomes.get(turn.outcome) if turn.outcome else None
        label = self.choice(turn.key)
        if outcome is None:
            return label
        return self.say("terminal.stage.outcome", choice=label, outcome=self.notes.inline(outcome.label))

    def prose(self, paragraphs: Prose) -> Markup:
        """Return paragraphs that were read, speakers with their names, documents as their titles."""
        sources = self.scenario.sources
        told = []
        for one in paragraphs:
            if one.exhibit:
                told.append(f"*{sources.exhibits[one.exhibit].title}*")
            elif one.speaker:
                said = inside_speech(printed(one.text))
                told.append(self.words("terminal.speech", name=sources.cast[one.speaker].name, text=said))
            else:
                told.append(one.text)
        return self.notes.blocks("\n\n".join(told))

    def say(self, key: str, **named: str) -> Markup:
        """Return words of the screens in which markup stays what it is; anything else is escaped."""
        holes = {name: f"{{{name}}}" for name in named}
        return escape(self.words(key, **holes)).format(**named)
