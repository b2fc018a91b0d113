"""A report as files: one HTML page, a CSV of the totals, and `session.json`."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from game.classroom.decisions import ClassCourse, ClassDecision
from game.classroom.polls import Poll
from game.classroom.report.content import Report
from game.classroom.report.deciding import SMALLEST_GROUP, present_in
from game.classroom.session import Session
from game.model.ids import as_written
from game.pages.rendering import render

REPORT_FORMAT = 1
_COLUMNS = (
    *("decision", "title", "poll", "letter", "option", "votes", "percent", "decided"),
    *("day", "present", "section"),
)
# What a spreadsheet would take for a formula, or for the end of the cell (S-14).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def html(session: Session, report: Report) -> str:
    """Return the report as one page that needs nothing else."""
    from game.classroom.report.page import page_values

    language = session.lesson.scenario.words.language
    return render("report_class.html", language=language, report=report, **page_values(session, report))


def totals_csv(report: Report) -> str:
    """Return the totals of every poll as CSV by RFC 4180, a row for each option; and who answered right."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    when = [cell(report.head.day), report.head.present, cell(report.head.section)]
    for part in report.decisions:
        for poll in ("first", "second"):
            for row in part.options:
                bar = row.first if poll == "first" else row.second
                if bar is not None:
                    shown = [part.title, poll, row.letter, row.label]
                    # Of equal counts the shares are equal, though on a screen they are rounded to make 100.
                    total = part.first_total if poll == "first" else part.second_total
                    percent = f"{100 * bar.count / total:.1f}" if total else "0.0"
                    counts = [bar.count, percent, int(row.chosen)]
                    rows.writerow([part.number, *map(cell, shown), *counts, *when])
    for number, one in enumerate(report.teams.crossings if report.teams else (), start=1):
        took = sum(len(row.teams) for row in one.rows)
        for taken in one.rows:
            shown = [one.title, "teams", " ".join(taken.teams), taken.label]
            share = f"{100 * len(taken.teams) / took:.1f}"
            rows.writerow([number, *map(cell, shown), len(taken.teams), share, "", *when])
    for told, right, asked in _answered(report):
        rows.writerow(["", *map(cell, told), right, f"{100 * right / asked:.1f}", "", *when])
    return written.getvalue()


def _answered(report: Report) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the cells of each claim and question, how many answered right, and how many answered."""
    for claim in report.claims:
        if claim.agreed is not None:
            right = claim.agreed if claim.holds else claim.asked - claim.agreed
            yield (claim.claim, "claim", "", claim.answer), right, claim.asked
        for poll, asked in (("before", claim.before), ("after", claim.after)):
            if asked is not None and asked.right is not None:
                yield (asked.question, poll, "", asked.right_answer), asked.right, asked.asked


def cell(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def session_json(session: Session, day: str) -> str:
    """Return the playthroughs and totals of a class, without a row for any seat."""
    scenario = session.lesson.scenario
    document = {
        "report_format": REPORT_FORMAT,
        "scenario": scenario.id,
        "edition": str(scenario.edition),
        "plan": session.lesson.plan.id,
        "section": session.settings.section,
        "day": day,
        "present": present_in(session),
        "rehearsal": session.settings.rehearsal,
        "rule": session.settings.rule,
        "courses": [_course(course) for course in session.courses],
        "teams": {team: [_course(one) for one in courses] for team, courses in session.roads.items()},
        "decisions": [_decision(one) for one in session.decisions],
        "polls": {name: _poll(poll) for name, poll in session.polls.items()},
        "reasons": [
            {"poll": one.poll, "option": one.letter, "card": one.card, "text": one.text}
            for one in session.reasons.values()
            if one.fate == "approved"
        ],
        # In an order that tells nothing.
        "receipts": sorted(session.receipts),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _course(course: ClassCourse) -> dict[str, Any]:
    return {
        "opened_at": course.opened_at and as_written(course.opened_at),
        "turns": [
            [*one.turn.key.written, one.turn.picks, one.turn.outcome, one.by, one.chance]
            for one in course.taken
        ],
        "stands_at": as_written(course.scene),
    }


def _poll(poll: Poll) -> dict[str, Any]:
    """Return the totals of a poll; a group under five has no counts."""
    counts = {bar.letter: bar.count for bar in poll.bars}
    known = poll.total == 0 or poll.total >= SMALLEST_GROUP
    return {"total": poll.total, "counts": counts if known else None, "after_tally": poll.after_tally}


def _decision(one: ClassDecision) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "number": one.number,
        "scene": as_written(one.scene),
        "options": {option.letter: option.key.choice for option in one.options},
        "decided": verdict.letter if verdict else None,
        "ground": verdict.ground if verdict else None,
        "because": verdict.because if verdict else "",
        "ties": one.ties,
        "lifted": one.lifted,
    }
