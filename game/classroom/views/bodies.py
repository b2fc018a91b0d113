"""What stands on P, and on S, in each phase: frozen values without ids, every text already masked.

A text is Markdown without links: paragraphs, *emphasis*, **strong**, lists.
"""

# Longer than 250 lines because a front that draws them should find all pages of a class in one place.
from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.classroom.phases import Devices
from game.classroom.polls import Bar
from game.model.prose import Term


@dataclass(frozen=True, slots=True)
class ShownSource:
    """An authority as it is shown: its citation, what it says, and its link."""

    cite: str
    says: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """One paragraph; spoken where it has a speaker."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """An exhibit as it is shown: its title, its lines, and the word of its truth label."""

    title: str
    lines: tuple[ShownParagraph, ...]
    truth: str = ""


@dataclass(frozen=True, slots=True)
class DueDay:
    """A deadline that runs: its last day, and how many days are left."""

    label: str
    last_day: str
    left: str


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option on the ballot; one that is not open has the reason and the authorities why."""

    letter: str
    label: str
    meta: str
    open: bool
    why: tuple[str, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    grounds: tuple[str, ...] = ()  # each is ticked by its number, from 1
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, under its letter."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class JoinBody:
    """Come in: address and room code, empty while the room is closed; counts where P may show them."""

    code: str
    address: str
    joined: int | None
    expected: int
    note: str


@dataclass(frozen=True, slots=True)
class QuestionBody:
    """A question about law, before or after, with confidence; after the last one also what is right."""

    ask: str
    answers: tuple[Answer, ...]
    answered: int | None
    of: int | None
    right: str = ""
    in_fact: str = ""
    at_first: str = ""  # the question of the beginning, and what was right there


@dataclass(frozen=True, slots=True)
class FactsBody:
    """The facts that fit a screen, and in the briefing the exhibits."""

    title: str
    day: str
    facts: tuple[ShownParagraph, ...]
    truth: str
    exhibits: tuple[ExhibitSheet, ...]
    due: tuple[DueDay, ...]
    opened_anew: str = ""  # that the scene stands as on the historical course
    played: tuple["DocketLine", ...] = ()  # the way to here, played for the class
    full: tuple[ShownParagraph, ...] = ()  # on S only, and the glossary too
    glossary: tuple[Term, ...] = ()
    content_note: str = ""
    place: str = ""  # a drawing of the game, never the case's own


@dataclass(frozen=True, slots=True)
class BallotBody:
    """A ballot: the options, the rule in words, and how many have voted; never how."""

    poll: str
    question: str
    options: tuple[OptionLine, ...]
    rule: str
    voted: int | None
    of: int | None
    hands: bool = False
    tie: bool = False
    after_tally: bool = False
    devices: Devices = "each"  # with `team-counts`, a number is asked for each open option (`VoteTeam`)
    lifted: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscussionBody:
    """One prompt, and what is argued about; on S a box for one reason, with cards."""

    poll: str
    prompt: str
    question: str
    options: tuple[OptionLine, ...]
    cue: str
    cards: tuple[Answer, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class MootBody:
    """One step of the moot, from 0: whose turn it is and what for, and what the bench has asked.

    `argued` are the options, while they are argued; on S the bench has a box for a question.
    """

    poll: str
    step: int
    of: int
    heading: str
    says: tuple[str, ...]
    question: str
    argued: tuple[OptionLine, ...]
    asked: tuple[str, ...]
    cue: str
    longest: int


@dataclass(frozen=True, slots=True)
class OptionResults:
    """Both polls of an option, whether it was chosen, and what can be said for and against it."""

    letter: str
    label: str
    open: bool
    chosen: bool
    first: Bar | None  # in a report, also None for a group under five
    second: Bar | None
    best_for: str
    best_against: str
    unknown_then: str
    reasons: tuple[str, ...]
    stance: str = ""  # in a word


@dataclass(frozen=True, slots=True)
class TeamCourse:
    """What a team with one vote has decided: now, by its letter and in a word; and the letters before."""

    team: str
    letter: str  # none where it has not voted, or its devices disagree
    stance: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevealBody:
    """Both polls, the reasons, and what was decided once it is; `page` is the option in front, from 0."""

    options: tuple[OptionResults, ...]
    first_total: int
    second_total: int
    one_poll: bool
    rule: str
    decided: str
    because: str
    page: int
    reasons: tuple[str, ...]
    tie: str = ""
    teams: tuple[TeamCourse, ...] = ()


@dataclass(frozen=True, slots=True)
class DocketLine:
    """One docket entry: day, who, what, the word of its truth label, its sources."""

    day: str
    text: str
    truth: str
    sources: tuple[ShownSource, ...] = ()
    played_for_the_class: bool = False


@dataclass(frozen=True, slots=True)
class MeterMove:
    """How one meter moved, in words and numbers, with the cause and its truth label."""

    label: str
    before: int
    after: int
    moved: str
    because: str
    truth: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed in a matter, and the daily sum: running, stayed or none."""

    matter: str
    posture: str
    fines: str
    per_day: str
    how: Literal["running", "stayed", "none"]


@dataclass(frozen=True, slots=True)
class SidePath:
    """Where the minority's path would have led, for one turn and to which scene; it leaves no turn."""

    option: str
    leads_to: str
    entries: tuple[DocketLine, ...]
    moves: tuple[MeterMove, ...]


@dataclass(frozen=True, slots=True)
class ConsequenceBody:
    """What followed: the entries of the turn and of what was played for the class, meters, sums, days."""

    decided: str
    text: tuple[ShownParagraph, ...]
    entries: tuple[DocketLine, ...]
    moves: tuple[MeterMove, ...]
    owing: tuple[Owing, ...]
    due: tuple[DueDay, ...]
    waiting_for_chance: bool
    odds_drawn: str = ""
    ended: str = ""
    side: SidePath | None = None
    aside: bool = False  # whether P shows the minority's path alone, as T asked for it


@dataclass(frozen=True, slots=True)
class TeamFollowed:
    """What followed a team's last turn, and what was played for it after that."""

    chose: str
    outcome: str
    text: tuple[ShownParagraph, ...]
    entries: tuple[DocketLine, ...]
    moves: tuple[MeterMove, ...]


@dataclass(frozen=True, slots=True)
class TeamSceneBody:
    """Where a team's own course stands, on its phones, and on P where the teacher asks for it.

    `anew` says that a later decision can be opened.
    """

    team: str
    poll: str
    followed: TeamFollowed | None
    owing: tuple[Owing, ...]
    scene: FactsBody
    question: str = ""
    options: tuple[OptionLine, ...] = ()
    ended: str = ""
    anew: bool = False


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """Where a team is on its own course; `earlier` are the endings after which it opened a later decision."""

    team: str
    scene: str
    chose: str
    outcome: str
    fines: str
    kept: int
    ended: str
    turns: int
    earlier: tuple[str, ...]

    @property
    def where(self) -> str:
        """Return every ending of the team, and the scene where it stands if its course has not ended."""
        return "; ".join((*self.earlier, self.ended or self.scene))


@dataclass(frozen=True, slots=True)
class TeamsBody:
    """The grid of teams that play their own courses."""

    teams: tuple[TeamStanding, ...]


@dataclass(frozen=True, slots=True)
class CrossingRow:
    """One choice of a scene, the teams that took it, and whether it was really taken."""

    label: str
    teams: tuple[str, ...]
    real: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """A scene where teams decided, the real choice before the others."""

    title: str
    rows: tuple[CrossingRow, ...]


@dataclass(frozen=True, slots=True)
class WhatIfBody:
    """One fact is changed, and the options are voted on once more."""

    poll: str
    fact: str
    question: str
    options: tuple[OptionLine, ...]
    voted: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class CourseTurn:
    """One turn of a course: its scene and day, what was chosen, how it turned out, who took it."""

    title: str
    day: str
    choice: str
    outcome: str
    by: str
    fork: bool = False
    why: str = ""
    votes: str = ""  # of a decision of the class, such as `12 of 35`


@dataclass(frozen=True, slots=True)
class CoursePath:
    """A course as a line of nodes, the scene where it stands, and how it ended, if it did."""

    name: str
    nodes: tuple[CourseTurn, ...]
    stands_at: str
    ended: str
    opened_at: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One dated entry of what really happened, with its sources."""

    day: str
    who: str
    what: str
    why: str
    truth: str
    sources: tuple[ShownSource, ...]


@dataclass(frozen=True, slots=True)
class HistoryBody:
    """The mask is off: the class's courses beside the real one, and what happened, with sources."""

    title: str
    courses: tuple[CoursePath, ...]
    real: CoursePath | None
    events: tuple[HistoryEvent, ...]
    stood_for: tuple[str, ...] = ()  # of each name that the class knew, whose it was
    teams: tuple[TeamStanding, ...] = ()  # where each played its own course, in place of the courses
    crossings: tuple[Crossing, ...] = ()


@dataclass(frozen=True, slots=True)
class DebriefBody:
    """One question at a time, under its theme; on S one optional line, which is moderated."""

    theme: str
    question: str
    number: int
    of: int
    poll: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MisconceptionBody:
    """What many think; then, on the next page, what is so and why."""

    poll: str
    claim: str
    answers: tuple[Answer, ...]
    refuted: bool
    in_fact: str = ""
    because: str = ""
    sources: tuple[ShownSource, ...] = ()


@dataclass(frozen=True, slots=True)
class PausedBody:
    """The class rests."""

    says: str


@dataclass(frozen=True, slots=True)
class ClosedBody:
    """The session is over; nothing of it is left to see, but `play_on` may say where the case is played."""

    says: str
    play_on: str = ""


DecidingBody: TypeAlias = FactsBody | BallotBody | DiscussionBody | MootBody | RevealBody | ConsequenceBody
TeamBody: TypeAlias = TeamsBody | TeamSceneBody
ClosingBody: TypeAlias = WhatIfBody | HistoryBody | DebriefBody | MisconceptionBody | ClosedBody
Body: TypeAlias = JoinBody | QuestionBody | DecidingBody | TeamBody | ClosingBody | PausedBody
