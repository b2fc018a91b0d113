"""The report on the courses of a class: a page that prints, and a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Mapping
from fractions import Fraction

from markupsafe import Markup

from game.browser.collecting import Collected, HandedIn
from game.browser.course import questions
from game.classroom.report.exports import cell
from game.content.words import Words
from game.model.ids import SceneId
from game.pages.prose import Notes
from game.pages.rendering import render

Row = tuple[str | Markup, ...]
Odds = Mapping[SceneId, Fraction]


def page(found: Collected, words: Words, odds: Odds | None) -> str:
    """Return the report as one page; what a student typed is text in it, whatever it looks like."""
    scenario = found.case.scenario
    notes = Notes(scenario)
    return render(
        "collected.html",
        language=scenario.words.language,
        words=words,
        title=notes.plain(scenario.words.title),
        found=found,
        who=[_who(one, notes, words) for one in found.courses],
        endings=list(_endings(found, notes, words, odds)),
        has_odds=odds is not None,
        roads=list(_roads(found, notes)),
        reasons=_reasons(found, notes),
        answers=[
            (notes.inline(ask), words(f"collected.{when}"), str(number), str(right))
            for ask, when, number, right in found.answers()
        ],
    )


def _who(one: HandedIn, notes: Notes, words: Words) -> Row:
    """Return a course in a row: alias, ending, how that was for the client, and its turns."""
    ending = one.case.ending(one.replay.position)
    turns = str(len(one.replay.turns))
    if ending is None:
        return one.homework.alias, words("collected.unfinished"), "", turns
    return one.homework.alias, notes.plain(ending.title), words(f"tone.{ending.tone}"), turns


def _endings(found: Collected, notes: Notes, words: Words, odds: Odds | None) -> Iterator[Row]:
    """Yield each ending with how many came to it, their share, and its odds where choices are as likely."""
    counts, whole = found.endings(), len(found.courses)
    for scene in found.case.scenario.endings:
        exact = odds.get(scene.id, Fraction(0)) if odds else Fraction(0)
        if scene.ending and (counts[scene.id] or exact):
            share = 100 * counts[scene.id] / whole
            shares = words.number(share, ".1f"), words.number(float(100 * exact), ".1f")
            row = notes.inline(scene.ending.title), str(counts[scene.id]), *shares
            yield row if odds else row[:3]


def _roads(found: Collected, notes: Notes) -> Iterator[tuple[str, list[Row]]]:
    """Yield each scene with its choices: how many took each, and who."""
    scenario = found.case.scenario
    for scene, taken in found.choices():
        rows: list[Row] = [
            (notes.inline(scenario.choice(key).label), str(len(who)), ", ".join(who))
            for key, who in taken.items()
        ]
        yield notes.plain(scenario.scenes[scene].title), rows


def _reasons(found: Collected, notes: Notes) -> dict[str, list[Row]]:
    """Return the reasons that were typed, by the title of their scene."""
    scenario, by_scene = found.case.scenario, dict[str, list[Row]]()
    for scene, key, alias, typed in found.reasons():
        title = notes.plain(scenario.scenes[scene].title)
        by_scene.setdefault(title, []).append((notes.inline(scenario.choice(key).label), alias, typed))
    return by_scene


def table(found: Collected) -> str:
    """Return the courses as CSV by RFC 4180, a row for each."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(["file", "alias", "ending", "turns", "choices", "right_before", "right_after"])
    for one in found.courses:
        choices = " ".join(str(turn.key) for turn in one.replay.turns)
        right = [_right(one, when) for when in ("before", "after")]
        plain = [one.file, one.homework.alias, one.ending or "", len(one.replay.turns), choices, *right]
        rows.writerow([cell(part) if isinstance(part, str) else part for part in plain])
    return written.getvalue()


def _right(one: HandedIn, when: str) -> int:
    given = one.homework.answers.get(when, {})
    asked = questions(one.case.scenario, when)
    return sum(given.get(name) == asking.right for name, asking in asked.items())
