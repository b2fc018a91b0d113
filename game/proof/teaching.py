"""What a scenario needs before it can be taught: options, consequences, plans, misconceptions.

All of it is asked only of a scenario that has a `class:` block, and none of it ever stops play.
"""

from collections.abc import Mapping

from game.content.tree import Steps
from game.model.effects.numbers import MoveMeter
from game.model.effects.record import WriteDocket
from game.model.ids import SceneId
from game.model.scenario import Scenario
from game.model.scene import Half, Scene
from game.model.teaching import LessonPlan
from game.proof.citations import halves_with_steps
from game.proof.findings import Sheet
from game.search.reading_time import words_in

# The minutes that the end of a class has in fifty: history, debrief, misconceptions, the last question.
_END = (("history", 5), ("debrief", 8), ("misconceptions", 2), ("question-after", 2))


def check_teaching(scenario: Scenario, sheet: Sheet) -> None:
    """Report what is missing before the scenario can be taught."""
    planned = planned_scenes(scenario)
    for scene in planned:
        _check_reasons(scenario.scenes[scene], sheet)
    _check_consequences(scenario, sheet)
    for plan in scenario.teaching.plans.values():
        _check_minutes(plan, sheet)
    _check_screens(scenario, planned, sheet)
    _check_misconceptions(scenario, sheet)
    _check_rest(scenario, planned, sheet)


def planned_scenes(scenario: Scenario) -> dict[SceneId, Steps]:
    """Return every scene that some plan decides, and where the first plan names it."""
    found: dict[SceneId, Steps] = {}
    for plan in scenario.teaching.plans.values():
        for place, scene in enumerate(plan.decisions):
            found.setdefault(scene, ("class", "plans", plan.id, "decisions", place))
    return found


_REASONS: Mapping[str, str] = {
    "best_for": "the best reason for it",
    "best_against": "the best reason against it",
    "unknown_then": "what nobody could know at the time",
}


def _check_reasons(scene: Scene, sheet: Sheet) -> None:
    for choice in scene.choices.values():
        missing = [key for key in _REASONS if not getattr(choice.teaching, key)]
        if missing:
            what = f"a class decides here, and choice '{choice.key.choice}' has no {' and no '.join(missing)}"
            remedy = f"Add {'; '.join(f'`{key}:`, {_REASONS[key]}' for key in missing)}."
            sheet.warn(("scenes", scene.id, "choices", choice.key.choice), "T020", (what, remedy))


def _check_consequences(scenario: Scenario, sheet: Sheet) -> None:
    if len(scenario.meters) < 3:
        what = "a class needs three meters or more, so that no single number says who was right"
        sheet.warn(("meters",), "T031", (what, "Add a meter for what the others leave out."))
    for steps, half in halves_with_steps(scenario):
        for place, effect in enumerate(half.effects):
            here: Steps = (*steps, "effects", place)
            if isinstance(effect.change, MoveMeter) and not (effect.because or half.cause):
                what = f"meter '{effect.change.meter}' moves here, and nothing says why"
                sheet.warn(here, "T030", (what, "Add `because:` with a cause that could be said aloud."))
            if effect.grave and not _is_described(half):
                what = "this change is grave, and no sentence of its own describes it"
                sheet.warn(
                    here, "T032", (what, "Add `files:`, a ruling, or `text:` beside it, that describes it.")
                )


def _is_described(half: Half) -> bool:
    entries = any(isinstance(effect.change, WriteDocket) for effect in half.effects)
    return bool(half.files or half.ruling or half.text or entries)


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


def _check_screens(scenario: Scenario, planned: dict[SceneId, Steps], sheet: Sheet) -> None:
    openings = {plan.decisions[0] for plan in scenario.teaching.plans.values() if plan.decisions}
    for scene in planned:
        words = sum(words_in(paragraph.text) for paragraph in scenario.scenes[scene].on_screen)
        most = 90 if scene in openings else 60
        steps: Steps = ("scenes", scene)
        if not words:
            what = f"a class decides in scene '{scene}', and there is no short text for the screen"
            sheet.warn(steps, "T045", (what, f"Add `on_screen:` with at most {most} words."))
        elif words > most:
            what = f"the text for the screen has {words} words, and {most} are what a class reads at once"
            sheet.warn((*steps, "on_screen"), "T044", (what, "Cut it down to the facts in tension."))


def _check_misconceptions(scenario: Scenario, sheet: Sheet) -> None:
    every = scenario.teaching.misconceptions
    if len(every) < 2:
        what = "a class needs two misconceptions or more to refute"
        sheet.warn(("class",), "T050", (what, "Add one under `misconceptions:`, with `claim` and `in_fact`."))
    for name, one in every.items():
        steps: Steps = ("class", "misconceptions", name)
        if one.before is None or one.after is None:
            what = f"misconception '{name}' is not asked about both before and after"
            sheet.warn(steps, "T051", (what, "Add `before:` and `after:`, each a question with answers."))
        elif one.before.ask == one.after.ask:
            what = f"misconception '{name}' asks the same question twice"
            sheet.warn((*steps, "after"), "T055", (what, "Ask the second time on other facts."))


def _check_rest(scenario: Scenario, planned: dict[SceneId, Steps], sheet: Sheet) -> None:
    served = {
        objective
        for scene in planned
        for choice in scenario.scenes[scene].choices.values()
        for objective in choice.teaching.serves
    }
    for objective in scenario.words.objectives if planned else ():
        if objective in served:
            continue
        what = f"no planned decision serves the objective '{objective}'"
        remedy = "Name it under `serves:` of a choice there, or plan the scene that serves it."
        sheet.warn(("objectives", objective), "T052", (what, remedy))
    if not scenario.history.simplified:
        what = "nothing says what the scenario leaves out or changes"
        sheet.warn((), "T053", (what, "Add `simplified:` with a sentence for each."))
    if not scenario.teaching.content_note:
        what = "nothing says what a class should know before it plays"
        sheet.warn(
            ("class",),
            "T054",
            (what, "Add `content_note:`, one sentence on what it is about and what may be hard to read."),
        )
