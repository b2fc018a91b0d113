"""Whether a scenario can be taught: options, consequences, plans, misconceptions, and a mask that holds.

All of it is asked only of a scenario that has a `class:` or a `mask:` block, and none of it ever stops play.
"""
# Longer than 250 lines because all that a class needs is asked of a case in one place.

import re
from collections.abc import Iterator, Mapping
from typing import Any

from game.content.mentions import links_in, stands_in
from game.content.tree import Steps
from game.engine.documented import all_documents
from game.model.cites import authorities_in, cite_of
from game.model.effects.numbers import MoveMeter
from game.model.effects.record import WriteDocket
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.model.scene import Choice
from game.model.teaching import LessonPlan
from game.proof.citations import halves_with_steps
from game.proof.findings import Sheet
from game.proof.prose import strings_in
from game.search.reading_time import words_in

# The minutes that the end of a class has in fifty: history, debrief, misconceptions, the last question.
_END = (("history", 5), ("debrief", 8), ("misconceptions", 2), ("question-after", 2))
_MOST_OPTIONS = 5
# From the projector, together; a first vote has a minute and more.
_WORDS_OF_A_VOTE = 100
_REASONS: Mapping[str, str] = {
    "best_for": "the best reason for it",
    "best_against": "the best reason against it",
    "unknown_then": "what nobody could know at the time",
}
# What is shown before the history; title, summary and authorities may name the case, a class sees the mask.
_SHOWN = "role matters meters facts arguments deadlines conditions glossary cast exhibits disclaimer"
_STORY = ("scenes", "pieces")
_FOR_THE_TEACHER = ("notes", "intended", "odds_from")
# What no class sees before the history.
_TOLD_LATER = (*_FOR_THE_TEACHER, "documented_by")
_MONTHS = "January February March April May June July August September October November December"


def check_teaching(scenario: Scenario, sheet: Sheet) -> None:
    """Report what is missing before the scenario can be taught."""
    planned = planned_scenes(scenario)
    _check_decisions(scenario, planned, sheet)
    _check_consequences(scenario, sheet)
    for scene in planned:
        _check_ballot(scenario, scene, sheet)
    for plan in scenario.teaching.plans.values():
        _check_minutes(plan, sheet)
        _check_introduced(scenario, plan, sheet)
        _check_moot(scenario, plan, sheet)
    _check_misconceptions(scenario, sheet)
    if not scenario.history.simplified:
        what = "nothing says what the scenario leaves out or changes"
        sheet.warn((), "T053", (what, "Add `simplified:` with a sentence for each."))
    if not scenario.teaching.content_note:
        what = "nothing says what a class should know before it plays"
        remedy = "Add `content_note:`, one sentence on what it is about and what may be hard to read."
        sheet.warn(("class",), "T054", (what, remedy))


def planned_scenes(scenario: Scenario) -> dict[SceneId, Steps]:
    """Return every scene that some plan decides, and where the first plan names it."""
    found: dict[SceneId, Steps] = {}
    for plan in scenario.teaching.plans.values():
        for place, scene in enumerate(plan.decisions):
            named: Steps = ("moot",) if scene == plan.moot else ("decisions", place)
            found.setdefault(scene, ("class", "plans", plan.id, *named))
    return found


def only_argued(scenario: Scenario) -> frozenset[SceneId]:
    """Return the scenes that plans have as their moot alone: two sides argue them, whatever can be chosen."""
    plans = scenario.teaching.plans.values()
    voted = {scene for plan in plans for scene in plan.decisions if scene != plan.moot}
    return frozenset(plan.moot for plan in plans if plan.moot and plan.moot not in voted)


def _check_decisions(scenario: Scenario, planned: Mapping[SceneId, Steps], sheet: Sheet) -> None:
    """Report planned scenes without reasons, without a short text, or that serve no objective."""
    openings = {plan.decisions[0] for plan in scenario.teaching.plans.values() if plan.decisions}
    served: set[str] = set()
    endings = [scene for scene in planned if scenario.scenes[scene].ending]
    for scene in endings:
        said = (
            f"'{scene}' is an ending: a class decides nothing there",
            "Plan a scene in which something can be chosen.",
        )
        sheet.warn(planned[scene], "T041", said)
    for scene in (one for one in planned if one not in endings):
        steps: Steps = ("scenes", scene)
        for name, choice in scenario.scenes[scene].choices.items():
            served.update(choice.teaching.serves)
            if missing := [key for key in _REASONS if not getattr(choice.teaching, key)]:
                what = f"a class decides here, and choice '{name}' has no {' and no '.join(missing)}"
                remedy = f"Add {'; '.join(f'`{key}:`, {_REASONS[key]}' for key in missing)}."
                sheet.warn((*steps, "choices", name), "T020", (what, remedy))
        words = sum(words_in(paragraph.text) for paragraph in scenario.scenes[scene].on_screen)
        most = 90 if scene in openings else 60
        if not words:
            what = f"a class decides in scene '{scene}', and there is no short text for the screen"
            sheet.warn(steps, "T045", (what, f"Add `on_screen:` with at most {most} words."))
        elif words > most:
            what = f"the text for the screen has {words} words, and {most} are what a class reads at once"
            sheet.warn((*steps, "on_screen"), "T044", (what, "Cut it down to the facts in tension."))
    for objective in scenario.words.objectives if planned and not endings else ():
        if objective not in served:
            what = f"no planned decision serves the objective '{objective}'"
            remedy = "Name it under `serves:` of a choice there, or plan the scene that serves it."
            sheet.warn(("objectives", objective), "T052", (what, remedy))


def _ballot(scenario: Scenario, scene: SceneId) -> tuple[Choice, ...]:
    """Return the choices of a scene that a class votes on, but for those that other plays have."""
    choices, named = scenario.scenes[scene].choices, scenario.teaching.ballots.get(scene)
    if named:
        return tuple(choices[name] for name in named)
    return tuple(one for one in choices.values() if not one.shown_when)


def _check_ballot(scenario: Scenario, scene: SceneId, sheet: Sheet) -> None:
    """Report a vote between more options than a class weighs, or with more words than it reads together."""
    options, steps = _ballot(scenario, scene), ("scenes", scene, "choices")
    if len(options) > _MOST_OPTIONS:
        what = f"a class votes here between {len(options)} options, and {_MOST_OPTIONS} are what it can weigh"
        remedy = f"Name three to {_MOST_OPTIONS} of them under `ballots:` of `class:`."
        sheet.warn(steps, "T046", (what, remedy))
    words = sum(map(words_in, (scenario.scenes[scene].question, *(one.label for one in options))))
    if words > _WORDS_OF_A_VOTE:
        what = f"question and options have {words} words, and a class reads {_WORDS_OF_A_VOTE} in a minute"
        sheet.warn(steps, "T046", (what, "Shorten the labels, or put fewer of them to the class."))


def _check_introduced(scenario: Scenario, plan: LessonPlan, sheet: Sheet) -> None:
    """Report whoever an option of a plan names before the screen has."""
    names = [one.name.split()[-1] for one in scenario.sources.cast.values() if one.id != "you"]
    read = ""
    for scene in plan.decisions:
        found = scenario.scenes[scene]
        read = " ".join((read, found.question, *(one.text for one in found.on_screen)))
        for choice in _ballot(scenario, scene):
            for name in names:
                if _says(choice.label, name) and not _says(read, name):
                    what = f"the option names '{name}', of whom the screen of plan '{plan.id}' says nothing"
                    remedy = "Say in `on_screen` who that is, or name nobody in the label."
                    steps: Steps = ("scenes", scene, "choices", choice.key.choice, "label")
                    sheet.warn(steps, "T047", (what, remedy))


def _check_moot(scenario: Scenario, plan: LessonPlan, sheet: Sheet) -> None:
    """Report a moot after which the bench has nothing to rule on."""
    options = _ballot(scenario, plan.moot) if plan.moot else ()
    if options and not any(outcome.half.ruling for one in options for outcome in one.outcomes.values()):
        what = f"the moot of plan '{plan.id}' is scene '{plan.moot}', where no outcome is a ruling"
        remedy = "Name the scene in which the court answers, or give outcomes there a `ruling:`."
        sheet.warn(("class", "plans", plan.id, "moot"), "T048", (what, remedy))


def _says(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _check_consequences(scenario: Scenario, sheet: Sheet) -> None:
    if len(scenario.meters) < 3:
        what = "a class needs three meters or more, so that no single number says who was right"
        sheet.warn(("meters",), "T031", (what, "Add a meter for what the others leave out."))
    for steps, half in halves_with_steps(scenario):
        entries = any(isinstance(effect.change, WriteDocket) for effect in half.effects)
        is_described = half.files or half.ruling or half.text or entries
        for place, effect in enumerate(half.effects):
            here: Steps = (*steps, "effects", place)
            if isinstance(effect.change, MoveMeter) and not (effect.because or half.cause):
                what = f"meter '{effect.change.meter}' moves here, and nothing says why"
                sheet.warn(here, "T030", (what, "Add `because:` with a cause that could be said aloud."))
            if effect.grave and not is_described:
                what = "this change is grave, and no sentence of its own describes it"
                remedy = "Add `files:`, a ruling, or `text:` beside it, that describes it."
                sheet.warn(here, "T032", (what, remedy))


def _check_minutes(plan: LessonPlan, sheet: Sheet) -> None:
    steps: Steps = ("class", "plans", plan.id)
    phases = sum(plan.phases.values())
    if phases > plan.minutes:
        what = f"the phases of plan '{plan.id}' make {phases} minutes, and it has {plan.minutes}"
        sheet.warn((*steps, "phases"), "T042", (what, "Give more minutes, or shorten some phases."))
    usual = plan.minutes / 50
    end = sum(plan.phases.get(phase, usual * minutes) for phase, minutes in _END)
    if end < 0.3 * plan.minutes:
        what = f"plan '{plan.id}' keeps {end:.0f} of {plan.minutes} minutes for its end, less than 30 %"
        sheet.warn((*steps, "phases"), "T043", (what, "Give history and debrief more, and the votes less."))


def _check_misconceptions(scenario: Scenario, sheet: Sheet) -> None:
    every = scenario.teaching.misconceptions
    wrong = sum(not one.holds for one in every.values())
    if wrong < 2:
        what = "a class needs two misconceptions or more to refute"
        if wrong < len(every):
            what += f", and has {wrong or 'none'}: what has `holds: true` is right"
        sheet.warn(("class",), "T050", (what, "Add one under `misconceptions:`, with `claim` and `in_fact`."))
    for name, one in every.items():
        steps: Steps = ("class", "misconceptions", name)
        if one.before is None or one.after is None:
            what = f"misconception '{name}' is not asked about both before and after"
            sheet.warn(steps, "T051", (what, "Add `before:` and `after:`, each a question with answers."))
        elif one.before.ask == one.after.ask:
            what = f"misconception '{name}' asks the same question twice"
            sheet.warn((*steps, "after"), "T055", (what, "Ask the second time on other facts."))


def check_mask(scenario: Scenario, sheet: Sheet) -> None:
    """Report each real name, real date and sealed authority that is shown too early."""
    mask, plain = scenario.mask, sheet.tree.plain
    if "mask" not in plain:
        return
    real = {form: one.shown_as for one in mask.names.values() for form in (one.real, *one.also)}
    days = [event.day for event in scenario.history.events] if mask.dates else []
    dates = [
        form
        for day in days
        for month in (_MONTHS.split()[day.month - 1],)
        for form in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}")
    ]
    sealed = frozenset(map(str, (*mask.sealed, *authorities_in(all_documents(scenario)))))
    for steps, text in _shown_early(plain):
        # That a sealed authority is cited is told below.
        told = "cites" in steps and cite_of(text).authority in sealed
        for form, shown_as in real.items() if not told else ():
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
    for steps, text in (one for key in _STORY for one in strings_in(plain.get(key), (key,))):
        if not any(step in _TOLD_LATER for step in steps):
            links = {link.id for link in links_in(text) if link.noun == "authority"}
            for authority in sorted(({cite_of(text).authority} if "cites" in steps else links) & sealed):
                what = f"the sealed authority '{authority}' is cited before the history is told"
                sheet.warn(steps, "T004", (what, "Cite it under `history:`, or take it out of `sealed`."))


def _is_answer(steps: Steps) -> bool:
    """Return whether a text is the reason of a claim of a paper, which comes with the debrief."""
    return len(steps) > 3 and steps[0] == "exhibits" and steps[2] == "claims" and steps[4:5] != ("says",)


def _shown_early(plain: Any) -> Iterator[tuple[Steps, str]]:
    for key in (*_SHOWN.split(), *_STORY):
        for steps, text in strings_in(plain.get(key), (key,)):
            is_read = " " in text and not _is_answer(steps) and not any(step in _TOLD_LATER for step in steps)
            if is_read or (key in _STORY and steps[-1] == "file"):
                yield steps, text
