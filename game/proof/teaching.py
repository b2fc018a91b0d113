"""What a scenario needs before it can be taught: options, consequences, plans, misconceptions.

All of it is asked only of a scenario that has a `class:` block, and none of it ever stops play.
"""

from collections.abc import Mapping

from game.content.tree import Steps
from game.model.effects import MoveMeter, WriteDocket
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
    """Write down what is missing before the scenario can be taught."""
    if "class" not in sheet.tree.plain:
        return
    planned = planned_scenes(scenario)
    for scene in planned:
        _options(scenario.scenes[scene], sheet)
    _consequences(scenario, sheet)
    for plan in scenario.teaching.plans.values():
        _minutes(plan, sheet)
    _screens(scenario, planned, sheet)
    _misconceptions(scenario, sheet)
    _words_around(scenario, planned, sheet)


def planned_scenes(scenario: Scenario) -> dict[SceneId, Steps]:
    """Return every scene that some plan decides, and where the first plan names it."""
    found: dict[SceneId, Steps] = {}
    for plan in scenario.teaching.plans.values():
        for place, scene in enumerate(plan.decisions):
            found.setdefault(scene, ("class", "plans", plan.id, "decisions", place))
    return found


_IN_ONE_BREATH: Mapping[str, str] = {
    "best_for": "the best reason for it",
    "best_against": "the best reason against it",
    "unknown_then": "what nobody could know at the time",
}


def _options(scene: Scene, sheet: Sheet) -> None:
    for choice in scene.choices.values():
        teaching = choice.teaching
        parts = {
            "best_for": teaching.best_for,
            "best_against": teaching.best_against,
            "unknown_then": teaching.unknown_then,
        }
        missing = [key for key, text in parts.items() if not text]
        if missing:
            told = f"a class decides here, and choice '{choice.key.choice}' has no {' and no '.join(missing)}"
            remedy = f"Add {'; '.join(f'`{key}:`, {_IN_ONE_BREATH[key]}' for key in missing)}."
            sheet.warn(("scenes", scene.id, "choices", choice.key.choice), "T020", (told, remedy))


def _consequences(scenario: Scenario, sheet: Sheet) -> None:
    if len(scenario.meters) < 3:
        told = "a class needs three meters or more, so that no single number says who was right"
        sheet.warn(("meters",), "T031", (told, "Add a meter for what the others leave out."))
    for steps, half in halves_with_steps(scenario):
        for place, effect in enumerate(half.effects):
            here: Steps = (*steps, "effects", place)
            if isinstance(effect.change, MoveMeter) and not (effect.because or half.cause):
                told = f"meter '{effect.change.meter}' moves here, and nothing says why"
                sheet.warn(here, "T030", (told, "Add `because:` with a cause that could be said aloud."))
            if effect.grave and not _told(half):
                told = "this change is grave, and no sentence of its own tells it"
                sheet.warn(
                    here, "T032", (told, "Add `files:`, a ruling, or `text:` beside it, in which it is told.")
                )


def _told(half: Half) -> bool:
    entries = any(isinstance(effect.change, WriteDocket) for effect in half.effects)
    return bool(half.files or half.ruling or half.text or entries)


def _minutes(plan: LessonPlan, sheet: Sheet) -> None:
    steps: Steps = ("class", "plans", plan.id)
    phases = sum(plan.phases.values())
    if phases > plan.minutes:
        told = f"the phases of plan '{plan.id}' make {phases} minutes, and it has {plan.minutes}"
        sheet.warn((*steps, "phases"), "T042", (told, "Give more minutes, or shorten some phases."))
    usual = plan.minutes / 50
    end = sum(plan.phases.get(phase, usual * minutes) for phase, minutes in _END)
    if end < 0.3 * plan.minutes:
        told = f"plan '{plan.id}' keeps {end:.0f} of {plan.minutes} minutes for its end, less than 30 %"
        sheet.warn((*steps, "phases"), "T043", (told, "Give history and debrief more, and the votes less."))


def _screens(scenario: Scenario, planned: dict[SceneId, Steps], sheet: Sheet) -> None:
    openings = {plan.decisions[0] for plan in scenario.teaching.plans.values() if plan.decisions}
    for scene in planned:
        words = sum(words_in(paragraph.text) for paragraph in scenario.scenes[scene].on_screen)
        most = 90 if scene in openings else 60
        steps: Steps = ("scenes", scene)
        if not words:
            told = f"a class decides in scene '{scene}', and there is no short text for the screen"
            sheet.warn(steps, "T045", (told, f"Add `on_screen:` with at most {most} words."))
        elif words > most:
            told = f"the text for the screen has {words} words, and {most} are what a class reads at once"
            sheet.warn((*steps, "on_screen"), "T044", (told, "Cut it down to the facts that pull apart."))


def _misconceptions(scenario: Scenario, sheet: Sheet) -> None:
    every = scenario.teaching.misconceptions
    if len(every) < 2:
        told = "a class needs two misconceptions or more to refute"
        sheet.warn(("class",), "T050", (told, "Add one under `misconceptions:`, with `claim` and `in_fact`."))
    for name, one in every.items():
        steps: Steps = ("class", "misconceptions", name)
        if one.before is None or one.after is None:
            told = f"misconception '{name}' is not asked about both before and after"
            sheet.warn(steps, "T051", (told, "Add `before:` and `after:`, each a question with answers."))
        elif one.before.ask == one.after.ask:
            told = f"misconception '{name}' asks the same question twice"
            sheet.warn((*steps, "after"), "T055", (told, "Ask the second time on other facts."))


def _words_around(scenario: Scenario, planned: dict[SceneId, Steps], sheet: Sheet) -> None:
    served = {
        objective
        for scene in planned
        for choice in scenario.scenes[scene].choices.values()
        for objective in choice.teaching.serves
    }
    for objective in scenario.words.objectives if planned else ():
        if objective in served:
            continue
        told = f"no planned decision serves the objective '{objective}'"
        remedy = "Name it under `serves:` of a choice there, or plan the scene that serves it."
        sheet.warn(("objectives", objective), "T052", (told, remedy))
    if not scenario.history.simplified:
        told = "nothing says what the scenario leaves out or changes"
        sheet.warn((), "T053", (told, "Add `simplified:` with a sentence for each."))
    if not scenario.teaching.content_note:
        told = "nothing tells a class what it should know before it plays"
        sheet.warn(
            ("class",),
            "T054",
            (told, "Add `content_note:`, one sentence on what it is about and what may be hard to read."),
        )
