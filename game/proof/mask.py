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
    """Write down each real name, real date and sealed authority that is shown too early."""
    mask, plain = scenario.mask, sheet.tree.plain
    if "mask" not in plain:
        return
    real = {form: one.shown_as for one in mask.names.values() for form in (one.real, *one.also)}
    dates = _forms_of([event.day for event in scenario.history.events]) if mask.dates else ()
    for steps, text in _shown_early(plain):
        _names(steps, text, real, sheet)
        found = next((form for form in dates if form in text), None)
        if found:
            told = f"the real date '{found}' is shown before the history is told"
            sheet.warn(steps, "T002", (told, "Say how many days have passed, or leave the date out."))
    _stand_ins(scenario, real, sheet)
    _sealed(frozenset(map(str, mask.sealed)), sheet)


def _shown_early(plain: Any) -> Iterator[tuple[Steps, str]]:
    for key in _SHOWN.split():
        for steps, text in strings_in(plain.get(key), (key,)):
            if not any(step in _FOR_THE_TEACHER for step in steps) and " " in text:
                yield steps, text
    pictures = (each for each in strings_in(plain.get("scenes"), ("scenes",)) if each[0][-1:] == ("file",))
    yield from pictures


def _names(steps: Steps, text: str, real: dict[str, str], sheet: Sheet) -> None:
    for form, shown_as in real.items():
        if stands_in(form, text):
            told = f"the real name '{form}' is shown before the history is told"
            sheet.warn(steps, "T001", (told, f"Write its stand-in, '{shown_as}'."))


def _stand_ins(scenario: Scenario, real: dict[str, str], sheet: Sheet) -> None:
    for name, one in scenario.mask.names.items():
        if any(stands_in(form, one.shown_as) for form in real):
            told = f"the stand-in '{one.shown_as}' has a real name in it"
            sheet.warn(("mask", "names", name, "shown_as"), "T003", (told, "Invent another name."))


def _sealed(sealed: frozenset[str], sheet: Sheet) -> None:
    for steps, text in strings_in(sheet.tree.plain.get("scenes"), ("scenes",)):
        if any(step in _FOR_THE_TEACHER for step in steps):
            continue
        cited = (
            {text} if "cites" in steps else {link.id for link in links_in(text) if link.noun == "authority"}
        )
        for authority in cited & sealed:
            told = f"the sealed authority '{authority}' is cited before the history is told"
            sheet.warn(steps, "T004", (told, "Cite it under `history:`, or take it out of `sealed`."))


def _forms_of(days: list[date]) -> tuple[str, ...]:
    forms = []
    for day in days:
        month = _MONTHS.split()[day.month - 1]
        forms += [day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"]
    return tuple(forms)
