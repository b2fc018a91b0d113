"""The courses of earlier plays of each case, for what is marked and offered in a later one."""

import json
from collections.abc import Iterable
from pathlib import Path

from game.model.ids import ScenarioId
from game.model.record import Playthrough
from game.saves.errors import DamagedFileError, NewerFormatError, NotReadError
from game.saves.files import FoundContent, KeptFile, SetAside
from game.saves.record import Block, block_of, from_block, shape, to_plain

COURSES = "courses.json"
COURSES_FORMAT = 1
MOST_COURSES = 40


class Courses:
    """The plays that came to an end or gave way to another one, the newest first, beside the saves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, scenario: ScenarioId) -> FoundContent[tuple[Playthrough, ...]]:
        """Return the earlier courses of a case, or none where the file is missing or cannot be opened."""
        try:
            found = self._file(scenario).read()
        except (NotReadError, NewerFormatError):
            return FoundContent(())
        return FoundContent(found.value or (), found.set_aside)

    def add(self, course: Playthrough) -> tuple[SetAside, ...]:
        """Keep a course before the others; return what was set aside; raise NotWrittenError."""
        before = self.of(course.scenario)
        others = before.value or ()
        # What a longer course holds too is kept with that one.
        if not course.turns or any(_holds(one, course) for one in others):
            return before.set_aside
        kept = (course, *(one for one in others if not _holds(course, one)))[:MOST_COURSES]
        return (*before.set_aside, *self._file(course.scenario).write(_to_text(kept)))

    def _file(self, scenario: ScenarioId) -> KeptFile[tuple[Playthrough, ...]]:
        return KeptFile(self._folder / scenario / COURSES, _parsed)


def _holds(longer: Playthrough, course: Playthrough) -> bool:
    """Whatever their chance, two plays with the same turns are one course."""
    same = (longer.variant, longer.edition) == (course.variant, course.edition)
    return same and longer.turns[: len(course.turns)] == course.turns


def _to_text(courses: Iterable[Playthrough]) -> str:
    lines = (json.dumps(to_plain(one), ensure_ascii=False, separators=(",", ":")) for one in courses)
    return f'{{"courses_format":{COURSES_FORMAT},"courses":[\n' + ",\n".join(lines) + "\n]}\n"


def _parsed(written: str) -> tuple[Playthrough, ...]:
    block = block_of(written)
    found = block.whole("courses_format")
    if found > COURSES_FORMAT:
        raise NewerFormatError(found, COURSES_FORMAT)
    return tuple(map(_course, block.items("courses")))


def _course(plain: object) -> Playthrough:
    if not isinstance(plain, dict):
        raise DamagedFileError(f"a course must be a block of keys, and is {shape(plain)}")
    return from_block(Block(plain))
