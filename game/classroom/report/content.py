"""All that a report says, as frozen values: the order of the parts is the order on the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.classroom.odds import TurnOdds
from game.classroom.views import bodies
from game.classroom.views.named import NamedLabels
from game.classroom.views.papers import PaperSheet
from game.classroom.views.teacher_lines import PlanLine, VoteShift


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What was taught, when, to how many, by which rule; and what this file does not contain."""

    title: str
    copy: str
    edition: str
    day: str
    plan: int
    present: int
    polls: int
    rule: str
    notes: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """How seats went from option to option; hidden rows are not listed."""

    rows: tuple[VoteShift, ...]
    hidden: bool
    cards: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MootPart:
    """What a bench of the class heard, asked and ruled; nobody is named in it."""

    heard: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """One decision of the class, from the facts on the screen to what followed."""

    number: int
    title: str
    opened_anew: bool
    facts: tuple[bodies.ShownParagraph, ...]
    options: tuple[bodies.OptionResults, ...]
    first_total: int
    second_total: int
    remarks: tuple[str, ...]
    movement: Movement | None
    rule: str
    decided: str
    because: str
    other_reasons: tuple[str, ...]
    followed: tuple[bodies.DocketLine, ...]
    moves: tuple[bodies.MeterMove, ...]
    moot: MootPart | None = None
    teams: tuple[bodies.TeamCourse, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: the right answer, how many agreed, how its questions were answered; None cannot be shown."""

    claim: str
    holds: bool
    answer: str
    in_fact: str
    because: str
    sources: tuple[bodies.ShownSource, ...]
    agreed: int | None
    asked: int
    before: "AnswerCounts | None" = None
    after: "AnswerCounts | None" = None


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How a question was answered: all, right, and wrong with confidence 4 or 5."""

    question: str
    right_answer: str
    asked: int
    right: int | None
    sure_and_wrong: int | None


@dataclass(frozen=True, slots=True)
class Dissent:
    """The minority of one decision: its option, its votes, its approved reasons, and where it leads."""

    number: int
    name: str
    label: str
    votes: int | None
    reasons: tuple[str, ...]
    path: bodies.SidePath | None


@dataclass(frozen=True, slots=True)
class TeachersPart:
    """What only the teacher's copy has: notes by scene, minutes, live repairs."""

    notes: tuple[tuple[str, str], ...]
    minutes: tuple[PlanLine, ...]
    rewordings: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str, str], ...]  # means of the bench, by criterion and side
    exhibits: str  # of the briefing, and how many teams opened each; empty where none were dealt
    judges: tuple[tuple[str, str, str], ...]  # the marks of each judge for each side, where they are told


@dataclass(frozen=True, slots=True)
class TeamRoad:
    """What a team did on its own course: scene, choice, outcome with its odds; and the odds around."""

    standing: bodies.TeamStanding
    turns: tuple[tuple[str, str, str, str], ...]
    odds: tuple[TurnOdds, ...]


@dataclass(frozen=True, slots=True)
class TeamsPart:
    """The teams of a class in which each played its own course, beside history."""

    roads: tuple[TeamRoad, ...]
    crossings: tuple[bodies.Crossing, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One class, as it can be shown to anybody."""

    head: ReportHead
    courses: tuple[bodies.CoursePath, ...]
    real: bodies.CoursePath | None
    decisions: tuple[DecisionPart, ...]
    named: tuple[NamedLabels, ...]
    luck: tuple[tuple[str, str, str, str, str], ...]  # scene, choice, outcome, odds, how it was settled
    odds: tuple[TurnOdds, ...]
    events: tuple[bodies.HistoryEvent, ...]
    simplified: tuple[str, ...]
    papers: tuple[PaperSheet, ...]
    claims: tuple[Claim, ...]
    minority: tuple[Dissent, ...]
    left: Mapping[str, list[tuple[str, str]]]  # by theme: what was not asked, and its model answers
    reading: tuple[bodies.ShownSource, ...]
    objectives: tuple[tuple[str, str, str], ...]  # each, the decisions that served it, what was done there
    teacher: TeachersPart | None
    teams: TeamsPart | None = None
