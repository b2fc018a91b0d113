"""The real course: whether marks, playbook and ending agree, and whether a play takes the minutes it says."""

from collections.abc import Iterator
from fractions import Fraction

from game.authoring.check_sheet import Sheet
from game.authoring.minutes import SECONDS_A_CHOICE, WORDS_A_MINUTE, reading_minutes, words_in
from game.authoring.playbook import PlaybookRun, run_playbook
from game.authoring.policy import uniform
from game.authoring.steps import Steps as Compiled
from game.content.loading import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.problems import Problem
from game.engine.replay import Replay, Step
from game.model.ids import ChoiceKey, OutcomeId
from game.model.prose import Prose, shown
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
        yield Problem(book.tree.place(("plays",)), "D103", what, "Take the mark away, or add the turn.")


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
    run = run_playbook(book.playbook, phrases)
    scene = run.replay.position.scene
    ending = phrases.scenario.scenes[scene].ending
    if run.holds and ending and not ending.historical:
        told = f"the real course ends in '{scene}', which is not marked as the historical ending"
        sheet.warn(("scenes", scene, "ending"), "D104", (told, "Add `historical: true` to that ending."))


def check_minutes(loaded: Loaded, phrases: Phrases, compiled: Compiled, sheet: Sheet) -> None:
    """Write down a length that is more than a third off what the real course takes, or else the mean play."""
    promised = phrases.scenario.words.minutes
    if not promised:
        return
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, phrases) if book else None
    if run and run.holds:
        taken, course = course_minutes(run), "the real course"
    else:
        minutes = reading_minutes(compiled, uniform, 200_000)
        if minutes is None:
            return
        taken, course = minutes.mean, "a play"
    if abs(taken - promised) > Fraction(promised, 3):
        told = f"{course} takes about {float(taken):.0f} minutes to read and decide, not {promised}"
        remedy = f"Write `minutes: {max(1, round(taken))}`, or change how much there is to read."
        sheet.warn(("minutes",), "D107", (told, remedy))


def course_minutes(run: PlaybookRun) -> Fraction:
    """Answer with the minutes of one play, as `contempt odds` counts: words shown, and time to choose."""
    replay: Replay = run.replay
    scenario = run.case.scenario
    words = 0
    for step in replay.steps:
        scene = scenario.scenes[step.before.scene]
        words += _count(shown(scene.text, step.before))
        words += sum(words_in(choice.label) for choice in scene.choices.values()) + _said(step)
    last = scenario.scenes[replay.position.scene]
    words += _count(shown(last.text, replay.position)) + words_in(last.ending.lesson if last.ending else "")
    return Fraction(words, WORDS_A_MINUTE) + Fraction(SECONDS_A_CHOICE * len(replay.steps), 60)


def _count(prose: Prose) -> int:
    return sum(words_in(paragraph.text) for paragraph in prose)


def _said(step: Step) -> int:
    words = 0
    for half in (step.choice.half, *((step.outcome.half,) if step.outcome else ())):
        words += _count(shown(half.text, step.after)) + (words_in(half.ruling.says) if half.ruling else 0)
    return words
