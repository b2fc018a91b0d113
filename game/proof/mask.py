"""Whether anything that a class sees before the history is told gives the real case away."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from game.content.mentions import links_in, stands_in
from game.content.tree import Steps
from game.model.scenario import Scenario
from game.proof.findings import Sheet
from game.proof.prose import strings_in

# What is shown before the history; title, summary and authorities may name the case, a class sees the mask.
_SHOWN = "role matters meters facts arguments deadlines conditions glossary cast exhibits scenes disclaimer"
_FOR_THE_TEACHER = ("notes", "intended", "odds_from")
_MONTHS = "January February March April May June July August September October November December"


def check_mask(scenario: Scenario, sheet: Sheet) -> None:
    """Report each real name, real date and sealed authority that is shown too early."""
    mask, plain = scenario.mask, sheet.tree.plain
    if "mask" not in plain:
        return
    real = {form: one.shown_as for one in mask.names.values() for form in (one.real, *one.also)}
    days = [event.day for event in scenario.history.events] if mask.dates else []
    dates = [form for day in days for form in _forms_of(day)]
    for steps, text in _shown_early(plain):
        for form, shown_as in real.items():
            if stands_in(form, text):
                what = f"the real name '{form}' is shown before the history is told"
                sheet.warn(steps, "T001", (what, f"Write its stand-in, '{shown_as}'."))
        found = next((form for form in dates if form in text), None)
        if found:
            what = f"the real date '{found}' is shown before the history is told"
            sheet.warn(steps, "T002", (what, "Say how many days have passed, or leave the date out."))
    for name, one in mask.names.items():
        if any(stands_in(form, one.shown_as) for form in real):
            what = f"the stand-in '{one.shown_as}' has a real name in it"
            sheet.warn(("mask", "names", name, "shown_as"), "T003", (what, "Invent another name."))
    _check_sealed(frozenset(map(str, mask.sealed)), sheet)


def _shown_early(plain: Any) -> Iterator[tuple[Steps, str]]:
    for key in _SHOWN.split():
        for steps, text in strings_in(plain.get(key), (key,)):
            if not any(step in _FOR_THE_TEACHER for step in steps) and " " in text:
                yield steps, text
    yield from (one for one in strings_in(plain.get("scenes"), ("scenes",)) if one[0][-1:] == ("file",))


def _check_sealed(sealed: frozenset[str], sheet: Sheet) -> None:
    for steps, text in strings_in(sheet.tree.plain.get("scenes"), ("scenes",)):
        if any(step in _FOR_THE_TEACHER for step in steps):
            continue
        links = {link.id for link in links_in(text) if link.noun == "authority"}
        for authority in ({text} if "cites" in steps else links) & sealed:
            what = f"the sealed authority '{authority}' is cited before the history is told"
            sheet.warn(steps, "T004", (what, "Cite it under `history:`, or take it out of `sealed`."))


def _forms_of(day: date) -> tuple[str, ...]:
    month = _MONTHS.split()[day.month - 1]
    return day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"
