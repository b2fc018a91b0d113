"""What a class has handed in: each course replayed, or refused with why, and what all of them come to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from game.browser.course import WHEN, Homework, from_course, marked_scenes, questions
from game.content.library import Library
from game.engine.case import Case, historical_replay
from game.engine.following import renamed
from game.engine.play import drawn
from game.engine.replay import Replay, Step
from game.errors import GameError
from game.model.ids import ChoiceKey, SceneId, VariantId, as_written
from game.model.record import Playthrough, Seed, Turn
from game.pages.lines.page import sentence
from game.saves.errors import DamagedFileError
from game.saves.files import MOST_BYTES

# More files than any class hands in.
MOST_COURSES = 2_000


class NotPlayedError(GameError):
    """A course holds a turn that cannot have been played."""

    def __init__(self, number: int, why: str) -> None:
        self.number, self.why = number, why
        super().__init__(f"turn {number} cannot have been played: {why}")


class NoCoursesError(GameError):
    """A folder holds no course that can be read, or courses of several cases."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One course that was played as it says."""

    file: str
    homework: Homework
    replay: Replay
    case: Case

    @property
    def ending(self) -> SceneId | None:
        """Return the ending that it came to, or None where it was not finished."""
        return self.replay.position.scene if self.case.ending(self.replay.position) else None


@dataclass(frozen=True, slots=True)
class Collected:
    """All courses of a folder: those that were played, and the others, each with why it was refused."""

    case: Case
    courses: tuple[HandedIn, ...]
    refused: tuple[tuple[str, str], ...]
    real: Replay | None = None

    def endings(self) -> Counter[SceneId]:
        """Return how many courses came to each ending."""
        return Counter(one.ending for one in self.courses if one.ending)

    def choices(self) -> Iterator[tuple[SceneId, Mapping[ChoiceKey, list[str]]]]:
        """Yield the scenes of which several choices were taken or could be, each with who took which."""
        for scene in self.case.scenario.written_scenes:
            who: dict[ChoiceKey, list[str]] = {choice.key: [] for choice in scene.choices.values()}
            keys = {key.written: key for key in who}
            for one in self.courses:
                for key in dict.fromkeys(turn.key.written for turn in one.replay.turns):
                    if key in keys:
                        who[keys[key]].append(one.homework.alias)
            if len(who) > 1 and any(who.values()):
                yield scene.id, who

    def reasons(self) -> Iterator[tuple[SceneId, ChoiceKey, str, str]]:
        """Yield the reasons that were typed, by scene and choice: with the alias, and the text."""
        for scene, who in self.choices():
            if as_written(scene) not in marked_scenes(self.case.scenario):
                continue
            for key in who:
                for one in self.courses:
                    for reason in one.homework.reasons:
                        if reason.at == str(key):
                            yield scene, key, one.homework.alias, reason.text

    def answers(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield each question, when it was asked, how many answered it and how many of them right."""
        for when in WHEN:
            for name, asked in questions(self.case.scenario, when).items():
                given = [one.homework.answers.get(when, {}).get(name) for one in self.courses]
                answered = [one for one in given if one in asked.answers]
                yield asked.ask, when, len(answered), answered.count(asked.right)


@dataclass(slots=True)
class _Replayer:
    """Replays courses of one case in one variant; what many have played alike is played once."""

    case: Case
    _known: dict[tuple[Turn, ...], Step] = field(default_factory=dict)

    def replayed(self, record: Playthrough) -> Replay:
        """Return a course as it was played; raise NotPlayedError."""
        replay, seed, made = self.case.begin(), Seed(record.seed), tuple[Turn, ...]()
        for number, old in enumerate(record.turns, start=1):
            turn = renamed(old, self.case.scenario)
            made = (*made, turn)
            try:
                step = self._known.get(made) or self.case.advance(replay.position, turn)
                fell = drawn(seed, number, turn, step.odds) if step.odds else None
            except GameError as why:
                raise NotPlayedError(number, str(why)) from why
            if fell != turn.outcome:
                raise NotPlayedError(number, "its chance falls otherwise in this play")
            self._known[made] = step
            replay = replay.then(step)
        return replay


def collect(folder: Path, library: Library) -> Collected:
    """Replay every course in a folder; raise NoCoursesError where none can be read."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".json", ".txt") and file.is_file())
    courses, refused = list[HandedIn](), list[tuple[str, str]]()
    replayers: dict[tuple[str, VariantId | None], _Replayer] = {}
    for file in files[:MOST_COURSES]:
        name = file.relative_to(folder).as_posix()
        try:
            courses.append(_handed_in(file, name, replayers, library))
        except GameError as why:
            refused.append((name, sentence(why)))
    courses, other = _of_one_case(courses)
    if not courses:
        raise NoCoursesError(_nothing(folder, refused))
    case = courses[0].case
    loaded = library.load(case.scenario.id)
    return Collected(case, tuple(courses), (*refused, *other), historical_replay(case, loaded.historical))


def _nothing(folder: Path, refused: list[tuple[str, str]]) -> str:
    if not refused:
        return f"there is no course in '{folder}': put the files that were handed in there"
    name, why = refused[0]
    return f"there is no course in '{folder}'; {len(refused)} files were refused, such as '{name}': {why}"


def _handed_in(
    file: Path, name: str, replayers: dict[tuple[str, VariantId | None], _Replayer], library: Library
) -> HandedIn:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise DamagedFileError("it is far too long")
        record, homework = from_course(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedFileError("it is not text, or cannot be opened") from error
    key = record.scenario, record.variant
    if key not in replayers:
        replayers[key] = _Replayer(Case(library.load(record.scenario).playable, record.variant))
    replayer = replayers[key]
    return HandedIn(name, homework, replayer.replayed(record), replayer.case)


def _of_one_case(courses: list[HandedIn]) -> tuple[list[HandedIn], list[tuple[str, str]]]:
    """Return the courses of the case and variant that most have played; the others with why not."""
    if not courses:
        return [], []
    (case, _), *_ = Counter(id(one.case) for one in courses).most_common(1)
    ours = [one for one in courses if id(one.case) == case]
    title = ours[0].case.scenario.words.title
    why = f"It is of another case or variant than most, which are of “{title}”."
    return ours, [(one.file, why) for one in courses if id(one.case) != case]


def exact_odds(case: Case) -> dict[SceneId, Fraction] | None:
    """Return the odds of each ending where every choice is as likely; None of a case too large for them."""
    from game.search.decisions import MOST_POSITIONS
    from game.search.explore import explore
    from game.search.steps import compile_steps
    from game.search.weighing import Weighing

    explored = explore(compile_steps(case.scenario, case.variant), limit=MOST_POSITIONS)
    return None if explored.bounded else Weighing(explored).probabilities()
