"""Whether every authority that is cited was there on the day, in the first play that comes to it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from game.content.tree import Steps
from game.proof.check_sheet import Sheet
from game.proof.earliest import day_after
from game.proof.evidence import YES, Evidence
from game.proof.late_cites import Cited, is_late


def check_dates(evidence: Evidence, sheet: Sheet) -> None:
    """Write down each authority that is cited on a day on which it was not there yet."""
    told: set[tuple[Steps, str]] = set()
    opening = evidence.scenario.opening.day
    authorities = evidence.scenario.sources.authorities
    for one in (*_earliest(evidence), *_refusals(evidence)):
        authority = authorities[one.authority]
        if (one.steps, one.authority) in told or not is_late(authority, opening, one.day):
            continue
        told.add((one.steps, one.authority))
        day = opening + timedelta(days=one.day)
        what = f"'{one.authority}' of {authority.date} is cited here, where in some play it is only {day}"
        remedy = "Cite what was there by then, or say in `intended:` why not."
        sheet.warn(one.steps, "C003", (what, remedy), one.shown)


def _earliest(evidence: Evidence) -> Iterator[Cited]:
    """Yield what is cited too early in some variant, that of the earliest day first."""
    yield from sorted((one for account in evidence.accounts for one in account.late), key=lambda one: one.day)


def _refusals(evidence: Evidence) -> Iterator[Cited]:
    """Yield what rule books cite where they refuse a move, on the day of a shortest play to there."""
    for scene, site, one in evidence.sites():
        if one.kind == "refusal" and evidence.saw(scene, site, YES):
            shown = evidence.shown(scene, site, YES)
            assert shown is not None, "what was seen can be shown"
            day = day_after(evidence.scenario, shown)
            refusal: Any = one.subject
            for authority in refusal.cites:
                yield Cited(one.steps[:-2], authority, day, shown)
