"""What playbooks expect and does not come true; whether marks, playbook and ending of the real course agree.

What plays turns is imported where there is a playbook.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from game.content.loaded import HISTORICAL, Loaded, LoadedPlaybook
from game.content.phrases import Phrases
from game.content.problems import Problem
from game.content.tree import Steps
from game.model.ids import ChoiceKey, OutcomeId, VariantId
from game.model.scenario import Scenario
from game.proof.findings import Sheet, in_a_line

if TYPE_CHECKING:
    from game.engine.case import Case


def playbook_problems(books: tuple[LoadedPlaybook, ...], phrases: Phrases) -> Iterator[Problem]:
    """Yield a problem for each thing that a playbook expects and that does not come true."""
    from game.proof.playbook import run_playbook

    remedy = "Fix the scenario, or the playbook where it expects too much."
    cases: dict[VariantId | None, Case] = {}
    for book in books:
        run = run_playbook(book.playbook, phrases, cases.get(book.playbook.variant))
        cases[book.playbook.variant] = run.case
        for shortfall in run.shortfalls:
            code = "D101" if shortfall.key == "choose" else "D102"
            what, steps, turn = shortfall.what, (shortfall.key,), shortfall.turn
            if turn is not None:
                part = () if shortfall.part is None else (shortfall.part,)
                steps = ("plays", turn, shortfall.key, *part)
            # A guard is shown as it was written, so that its author finds it again.
            if shortfall.key == "then" and (written := Sheet(book.tree).written(steps)):
                what = f"this does not hold after the turn: {in_a_line(written)}"
            yield Problem(book.tree.place(steps), code, what, shortfall.remedy or remedy)


def check_marks(loaded: Loaded, scenario: Scenario) -> Iterator[Problem]:
    """Yield the places where the marks of the real course and the playbook of it do not say the same."""
    book = loaded.playbook(HISTORICAL)
    if book is None:
        return
    marked = _marks(scenario)
    remedy = (
        "Mark the choice and its outcome `historical: true`, or take it out of playbooks/historical.yaml."
    )
    for index, turn in enumerate(book.playbook.turns):
        if turn.choice not in marked:
            what = f"'{turn.choice}' is on the real course, but the scenario does not mark it"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
        elif turn.outcome is not None and turn.outcome not in marked[turn.choice]:
            what = f"outcome '{turn.outcome}' of '{turn.choice}' is on the real course, but it is not marked"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
    if loaded.tree is None:
        return
    passed: dict[ChoiceKey, set[OutcomeId | None]] = {}
    for turn in book.playbook.turns:
        passed.setdefault(turn.choice, set()).add(turn.outcome)
    remedy = "Take out `historical: true` here, or let playbooks/historical.yaml go this way."
    choices = [choice for scene in scenario.written_scenes for choice in scene.choices.values()]
    marks: list[tuple[ChoiceKey, OutcomeId | None]] = [
        (one.key.written, None) for one in choices if one.historical
    ]
    marks += [(one.key.written, o.id) for one in choices for o in one.outcomes.values() if o.historical]
    for key, outcome in marks:
        if key in passed and (outcome is None or passed[key] & {None, outcome}):
            continue
        steps: Steps = ("scenes", key.scene, "choices", key.choice)
        steps = steps if outcome is None else (*steps, "outcomes", outcome)
        named = f"outcome '{outcome}' of '{key}'" if outcome else f"'{key}'"
        what = f"{named} is marked as historical, but the real course does not pass it"
        yield Problem(loaded.tree.key_place((*steps, "historical")), "D103", what, remedy)


def _marks(scenario: Scenario) -> dict[ChoiceKey, set[OutcomeId]]:
    """Return each choice that is marked as historical, with its marked outcomes.

    A choice that is made more than once on the real course, as in a piece, may turn out in several ways.
    """
    return {
        choice.key.written: {one.id for one in choice.outcomes.values() if one.historical}
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        if choice.historical
    }


def check_course(loaded: Loaded, phrases: Phrases, sheet: Sheet) -> None:
    """Report where the entries of the real course, its playbook and its ending do not agree."""
    latest = date.min
    for index, event in enumerate(phrases.scenario.history.events):
        if event.day < latest:
            what = f"this entry is of {event.day}, and the one before it is of {latest}"
            remedy = "Fix the day, or put the entries in order of date."
            sheet.warn(("history", index, "date"), "D106", (what, remedy))
        latest = event.day
    book = loaded.playbook(HISTORICAL)
    key = next(iter(_marks(phrases.scenario)), None)
    if book is not None:
        _check_ending(book, phrases, sheet)
    # A playbook that is there and cannot be read is reported by itself.
    elif key and not any(one.place.path.stem == HISTORICAL for one in loaded.problems):
        what = "the real course is marked, but no playbook plays it"
        remedy = "Write playbooks/historical.yaml with its turns, picks and outcomes."
        sheet.warn(("scenes", key.scene, "choices", key.choice), "D105", (what, remedy))
    elif not key and any("." in event.at for event in phrases.scenario.history.events):
        what = "the history answers choices, and none of them is marked as the real course"
        remedy = "Mark them and their outcomes `historical: true`, and write playbooks/historical.yaml."
        sheet.warn(("history",), "D105", (what, remedy))


def _check_ending(book: LoadedPlaybook, phrases: Phrases, sheet: Sheet) -> None:
    from game.proof.playbook import run_playbook

    run = run_playbook(book.playbook, phrases)
    scene = run.replay.position.scene
    ending = phrases.scenario.scenes[scene].ending
    if not run.holds or ending is None:
        return
    if not ending.historical:
        what = f"the real course ends in '{scene}', which is not marked as the historical ending"
        sheet.warn(("scenes", scene, "ending"), "D104", (what, "Add `historical: true` to that ending."))
    for other in phrases.scenario.endings:
        if other.id != scene and other.ending and other.ending.historical:
            what = f"ending '{other.id}' is marked as historical, and the real course ends in '{scene}'"
            sheet.warn(("scenes", other.id, "ending"), "D104", (what, "Take out `historical: true` here."))
