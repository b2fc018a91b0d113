"""The real course: whether marks, playbook and ending agree."""

from collections.abc import Iterator

from game.authoring.check_sheet import Sheet
from game.content.loading import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.problems import Problem
from game.model.ids import ChoiceKey, OutcomeId
from game.model.scenario import Scenario


def check_marks(loaded: Loaded, scenario: Scenario) -> Iterator[Problem]:
    """Give the places where the marks of the real course and the playbook of it do not say the same."""
    book = loaded.playbook(HISTORICAL)
    if book is None:
        return
    expected = {turn.choice: turn.outcome for turn in book.playbook.turns}
    marked = dict(_marks(scenario))
    remedy = (
        "Mark the choice and its outcome `historical: true`, or take it out of playbooks/historical.yaml."
    )
    for index, turn in enumerate(book.playbook.turns):
        if turn.choice not in marked:
            what = f"'{turn.choice}' is on the real course, but the scenario does not mark it"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
        elif turn.outcome is not None and marked[turn.choice] != turn.outcome:
            what = f"outcome '{turn.outcome}' of '{turn.choice}' is on the real course, but it is not marked"
            yield Problem(book.tree.place(("plays", index)), "D103", what, remedy)
    for key in marked.keys() - expected.keys():
        what = f"'{key}' is marked as historical, but the real course does not pass it"
        yield Problem(
            book.tree.place(("plays",)),
            "D103",
            what,
            "Take away `historical: true` there, or add the turn here.",
        )


def _marks(scenario: Scenario) -> Iterator[tuple[ChoiceKey, OutcomeId | None]]:
    """Give each choice that is marked as historical, with its marked outcome."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            if choice.historical:
                yield choice.key, choice.real_outcome


def check_course(loaded: Loaded, phrases: Phrases, sheet: Sheet) -> None:
    """Write down a real course that is marked and never played, or that ends in another ending."""
    book = loaded.playbook(HISTORICAL)
    marked = next(iter(_marks(phrases.scenario)), None)
    if book is None:
        if marked:
            key = marked[0]
            told = "the real course is marked, but no playbook plays it"
            remedy = "Write playbooks/historical.yaml with its turns, picks and outcomes."
            sheet.warn(("scenes", key.scene, "choices", key.choice), "D105", (told, remedy))
        return
    from game.authoring.playbook import run_playbook

    run = run_playbook(book.playbook, phrases)
    scene = run.replay.position.scene
    ending = phrases.scenario.scenes[scene].ending
    if run.holds and ending and not ending.historical:
        told = f"the real course ends in '{scene}', which is not marked as the historical ending"
        sheet.warn(("scenes", scene, "ending"), "D104", (told, "Add `historical: true` to that ending."))
