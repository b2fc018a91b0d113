"""Whether what is called documented names what documents it: a source that was read, is no older, and where.

Parts of the case are asked about where they say `truth: documented` or `documented_by`; entries of the real
course are documented unless they say otherwise.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from game.content.tree import Steps
from game.model.cites import Cite, cite_of
from game.model.ids import as_written
from game.model.prose import Authority
from game.model.scenario import Scenario
from game.proof.findings import Sheet, block_in, parts_in


class DocumentedPart(NamedTuple):
    """One part that is called documented: where it stands, on what day it happened, and what documents it."""

    steps: Steps
    label: Steps
    day: str
    cites: tuple[Cite, ...]


def check_entries(scenario: Scenario, sheet: Sheet) -> None:
    """Report entries of the real course that are documented by nothing, or by what cannot document them."""
    for index, event in enumerate(scenario.history.events):
        if event.truth == "documented":
            steps: Steps = ("history", index)
            claim = DocumentedPart(steps, (*steps, "what"), event.day.isoformat(), event.documented_by)
            _check(claim, scenario, sheet)


def check_claims(scenario: Scenario, sheet: Sheet) -> None:
    """Report parts that are called documented by nothing, or by what cannot document them."""
    for claim in _parts(scenario, sheet):
        _check(claim, scenario, sheet)


def _parts(scenario: Scenario, sheet: Sheet) -> Iterator[DocumentedPart]:
    plain = sheet.tree.plain
    exhibits: list[tuple[Steps, Any]] = [
        (("exhibits", name), one) for name, one in block_in(plain, "exhibits").items()
    ]
    entries: list[tuple[Steps, Any]] = [
        ((*steps, "effects", place), effect)
        for steps, part in parts_in(plain)
        for place, effect in enumerate(part.get("effects", ()) if isinstance(part, dict) else ())
    ]
    for steps, part in (*parts_in(plain), *exhibits, *entries):
        if not isinstance(part, dict):
            continue
        cites = _written(part.get("documented_by"))
        if part.get("truth") == "documented" or (cites and "truth" not in part):
            label = (*steps, "truth") if "truth" in part else steps
            yield DocumentedPart(steps, label, _day_of(steps, scenario), cites)


def _written(part: Any) -> tuple[Cite, ...]:
    listed: list[Any] = part if isinstance(part, list) else [part]
    return tuple(cite_of(one) for one in listed if isinstance(one, str) and one)


def _day_of(steps: Steps, scenario: Scenario) -> str:
    """Return the day of the first entry that answers a part, or nothing where none does."""
    if steps[0] == "exhibits":
        # A scene shows a paper beside its text or in it.
        every = scenario.scenes.values()
        shown = [(as_written(one.id), {*one.exhibits, *(part.exhibit for part in one.text)}) for one in every]
        places = [str(scene) for scene, papers in shown if steps[1] in papers]
    elif len(steps) > 3 and steps[2] == "choices":
        places = [f"{steps[1]}.{steps[3]}", str(steps[1])]
    else:
        places = [str(steps[1])] if len(steps) > 1 else []
    for place in places:
        days = [event.day for event in scenario.history.events if event.at == place]
        if days:
            return min(days).isoformat()
    return ""


def _check(claim: DocumentedPart, scenario: Scenario, sheet: Sheet) -> None:
    named = [scenario.sources.authorities[one.authority] for one in claim.cites]
    if not named:
        what = "this is called documented, and nothing says what documents it"
        remedy = "Add `documented_by:` with the source and its page, or call it `inferred`."
        sheet.warn(claim.label, "T011", (what, remedy))
        return
    at: Steps = (*claim.steps, "documented_by")
    if claim.day and all(one.date and one.date < claim.day for one in named):
        what = f"this happened on {claim.day}, and all that documents it is older"
        remedy = "Name a source that tells of it afterwards, or call it `inferred`."
        sheet.warn(at, "T014", (what, remedy))
    if not any(map(_was_read, named)):
        first = named[0]
        lacking = _lacking(first)
        what = f"what documents this, '{first.id}', {_and(lacking.values())}"
        keys = _and(f"`{key}:`" for key in lacking)
        remedy = f"Look it up and write its {keys}, or write `truth: inferred` here."
        if first.id not in block_in(sheet.tree.plain, "authorities"):
            remedy = "Name a source of your own that you have read, or write `truth: inferred` here."
        sheet.warn(at, "T015", (what, remedy))
    bare = next((one for one in claim.cites if not one.pin), None)
    if bare:
        what = f"'{bare.authority}' documents this, and nothing says at which page"
        remedy = f"Write `{bare.authority} at PIN`, or `{bare.authority} at whole` where all of it does."
        sheet.warn(at, "T016", (what, remedy))


def _was_read(authority: Authority) -> bool:
    return not _lacking(authority)


def _lacking(authority: Authority) -> dict[str, str]:
    """Return why a source documents nothing yet, by the key that would say otherwise."""
    reasons = {
        "checked": "" if authority.checked else "has no day on which it was looked up",
        "seen": "is known from memory alone" if authority.seen == "memory" else "",
        "sure": "is not sure" if authority.sure == "low" else "",
    }
    return {key: reason for key, reason in reasons.items() if reason}


def _and(parts: Iterable[str]) -> str:
    """Return parts in a row, the last after "and"."""
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
