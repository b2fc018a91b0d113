"""What a class needs beyond the play: the real course, the mask, plans, misconceptions, themes."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from game.model.cites import Cite
from game.model.ids import AuthorityId, ChoiceId, SceneId
from game.model.value import value


@value
class RealEvent:
    """One dated entry of the real course; `at` names the scene or choice that it answers."""

    day: date
    who: str
    what: str
    at: str = ""
    why: str = ""
    truth: str = "documented"
    cites: tuple[Cite, ...] = ()
    documented_by: tuple[Cite, ...] = ()


@value
class Objective:
    """What a player can say or do afterwards; any scene or `scene.choice` of `met_by` shows it in a play."""

    says: str
    met_by: tuple[str, ...] = ()


@value
class MaskedName:
    """A real name with its other forms, and the stand-in that is shown for it."""

    real: str
    shown_as: str
    also: tuple[str, ...] = ()


@value
class Mask:
    """What hides the real case until its history is told."""

    title: str = ""
    names: Mapping[str, MaskedName] = field(default_factory=dict)
    dates: str = ""
    shifted_by: int = 0
    sealed: tuple[AuthorityId, ...] = ()


@value
class Question:
    """A question for the debrief, with its model answer."""

    ask: str
    answer: str


@value
class Theme:
    """A group of debrief questions."""

    id: str
    title: str
    questions: tuple[Question, ...] = ()


@value
class Asking:
    """A question with closed answers, of which one is right."""

    ask: str
    answers: Mapping[str, str]
    right: str


@value
class Misconception:
    """A common error in refutation form, asked about before and after; or, among them, a claim that holds."""

    id: str
    claim: str
    in_fact: str
    because: str = ""
    cites: tuple[Cite, ...] = ()
    before: Asking | None = None
    after: Asking | None = None
    holds: bool = False


# What a plan may give minutes of its own, in the order of a class.
PHASES = (
    *("join", "question-before", "brief"),
    *("read", "first-poll", "discuss", "moot", "second-poll", "reveal", "consequence", "break"),
    *("what-if", "history", "debrief", "misconceptions", "question-after"),
)


@value
class LessonPlan:
    """How a class of some minutes goes through the case."""

    id: str
    minutes: int
    decisions: tuple[SceneId, ...]
    asks: str = ""
    moot: SceneId | None = None
    what_if: str = ""
    phases: Mapping[str, int] = field(default_factory=dict)

    @property
    def mooted(self) -> int:
        """Return the number of the decision that is argued before a bench, from 1; 0 without a moot."""
        return self.decisions.index(self.moot) + 1 if self.moot in self.decisions else 0


@value
class ClassPlan:
    """All teaching keys of a scenario."""

    content_note: str = ""
    plans: Mapping[str, LessonPlan] = field(default_factory=dict)
    ballots: Mapping[SceneId, tuple[ChoiceId, ...]] = field(default_factory=dict)
    misconceptions: Mapping[str, Misconception] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
