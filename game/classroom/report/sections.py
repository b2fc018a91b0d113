"""Several classes with one case and plan side by side, from the `session.json` that each exported."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from game.classroom.lesson import Lesson
from game.classroom.polls import cleaned
from game.classroom.report.exports import REPORT_FORMAT
from game.classroom.views.notes import right_letter
from game.classroom.views.wording import ClassWording
from game.content.words import Words
from game.model.ids import ChoiceId, ChoiceKey, SceneId
from game.model.teaching import Asking
from game.pages.prose import Notes
from game.pages.rendering import render

NO_BREAK, NOTHING = "\N{NO-BREAK SPACE}", "–"


class PollTotals(NamedTuple):
    """How many voted, and for what; a poll of fewer than five has no counts."""

    total: int
    counts: Mapping[str, int] | None

    def of(self, letter: str, words: Words) -> str:
        """Return how many voted for an option, as a table shows it."""
        counts = self.counts or {}
        if letter not in counts:
            return NOTHING
        return words("class.votes", votes=counts[letter], of=self.total).replace(" ", NO_BREAK)


class SectionTotals(NamedTuple):
    """One class: its label, when it was, how many there were, and its totals by scene and by poll."""

    name: str
    day: str
    present: int
    letters: Mapping[tuple[str, str], str]  # of each scene and choice
    numbers: Mapping[str, int]  # of each scene, the number of its decision
    decided: Mapping[str, str | None]  # of each scene, the letter
    polls: Mapping[str, PollTotals]


class FoundSections(NamedTuple):
    """What a folder holds: the classes that can stand side by side, and what was left out, with why."""

    sections: tuple[SectionTotals, ...]
    left_out: tuple[tuple[str, str], ...]


def found_in(folder: Path, lesson: Lesson) -> FoundSections:
    """Return the classes whose records lie in a folder, or in its folders, by day and label."""
    sections, left_out = list[SectionTotals](), list[tuple[str, str]]()
    for file in sorted({*folder.glob("*.json"), *folder.glob("*/session.json")}):
        name = file.relative_to(folder).as_posix()
        try:
            document = json.loads(file.read_text("utf-8"))
            why = _not_alike(document, lesson)
            if not why:
                default = file.parent.name if file.name == "session.json" else file.stem
                sections.append(_totals(document, default))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            why = "unreadable"
        if why:
            left_out.append((name, lesson.words(f"class.sections.{why}")))
    return FoundSections(tuple(sorted(sections, key=lambda one: (one.day, one.name))), tuple(left_out))


def _not_alike(document: Any, lesson: Lesson) -> str:
    """Return why a record cannot stand beside others, as the last part of a key; or nothing."""
    scenario = lesson.scenario
    asked = {
        "unreadable": (document["report_format"], REPORT_FORMAT),
        "other_case": (document["scenario"], scenario.id),
        "other_edition": (document["edition"], str(scenario.edition)),
        "other_plan": (document["plan"], lesson.plan.id),
        "rehearsal": (bool(document["rehearsal"]), False),
    }
    return next((why for why, (found, wanted) in asked.items() if found != wanted), "")


def _totals(document: Mapping[str, Any], default: str) -> SectionTotals:
    polls = {
        str(name): PollTotals(
            int(one["total"]), one["counts"] and {key: int(n) for key, n in one["counts"].items()}
        )
        for name, one in document["polls"].items()
    }
    decisions = document["decisions"]
    return SectionTotals(
        name=cleaned(str(document.get("section") or default)),
        day=str(document["day"]),
        present=int(document.get("present", 0)),
        letters={
            (one["scene"], choice): letter for one in decisions for letter, choice in one["options"].items()
        },
        numbers={one["scene"]: int(one["number"]) for one in decisions},
        decided={one["scene"]: one["decided"] for one in decisions},
        polls=polls,
    )


def page(lesson: Lesson, found: FoundSections) -> str:
    """Return one page with a column for each class: its votes at each decision, and who answered right."""
    wording, words = ClassWording.of_lesson(lesson, lifted=True), lesson.words
    notes = Notes(lesson.scenario)

    def plain(text: str) -> str:
        return notes.plain(wording.text(text))

    decisions = [
        (plain(lesson.scenario.scenes[scene].title), [(plain(label), *cells) for label, *cells in rows])
        for scene in lesson.plan.decisions
        if (rows := list(_choices(lesson, scene, found.sections)))
    ]
    return render(
        "sections.html",
        language=lesson.scenario.words.language,
        words=words,
        title=lesson.scenario.words.title,
        names=[one.name for one in found.sections],
        found=found,
        heads=[(one.name, _day(one.day, words), str(one.present)) for one in found.sections],
        decisions=decisions,
        answers=[(plain(row[0]), *row[1:]) for row in _answers(lesson, found.sections)],
    )


def _day(written: str, words: Words) -> str:
    try:
        return words.day(date.fromisoformat(written))
    except ValueError:
        return NOTHING


def _choices(
    lesson: Lesson, scene: SceneId, sections: tuple[SectionTotals, ...]
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each choice that some class could vote for: its votes before and after the talk."""
    for choice in lesson.scenario.scenes[scene].choices:
        if any((scene, choice) in one.letters for one in sections):
            label = lesson.scenario.choice(ChoiceKey(scene, ChoiceId(choice))).label
            votes = [_votes(lesson, one, scene, choice) for one in sections]
            # What nobody could vote for was locked.
            if any(one.strip(f"{NOTHING} →") for one in votes):
                yield (label, *votes)


def _votes(lesson: Lesson, section: SectionTotals, scene: SceneId, choice: ChoiceId) -> str:
    letter, number = section.letters.get((scene, choice)), section.numbers.get(scene)
    if letter is None:
        return NOTHING
    held = [
        section.polls[name] for when in ("first", "second") if (name := f"{number}.{when}") in section.polls
    ]
    said = (
        " → ".join(poll.of(letter, lesson.words) for poll in held)
        if any(poll.total for poll in held)
        else NOTHING
    )
    return f"{said}, {lesson.words('class.report.chosen')}" if section.decided.get(scene) == letter else said


def _answers(lesson: Lesson, sections: tuple[SectionTotals, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each question, with who answered right, and for each claim, with who was right."""

    def right(name: str, letter: str) -> tuple[str, ...]:
        return tuple(
            one.polls[name].of(letter, lesson.words) if name in one.polls else NOTHING for one in sections
        )

    asked: tuple[tuple[str, Asking | None], ...] = (
        ("before", lesson.question("question-before")),
        ("after", lesson.question("question-after")),
    )
    for name, question in asked:
        if question is not None:
            yield (question.ask, question.answers[question.right], *right(name, right_letter(question)))
    for number, one in enumerate(lesson.misconceptions, start=1):
        answer = lesson.words("class.agree" if one.holds else "class.disagree")
        yield (one.claim, answer, *right(f"claim.{number}", "A" if one.holds else "B"))
