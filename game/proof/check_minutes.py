"""Whether a play takes the minutes that the scenario says."""

from fractions import Fraction

from game.content.loading import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.engine.replay import Replay, Step
from game.model.prose import Prose, shown
from game.proof.check_sheet import Sheet
from game.proof.playbook import PlaybookRun, run_playbook
from game.search.minutes import reading_minutes
from game.search.policy import uniform
from game.search.reading_time import SECONDS_A_CHOICE, WORDS_A_MINUTE, words_in
from game.search.steps import Steps


def check_minutes(loaded: Loaded, phrases: Phrases, compiled: Steps, sheet: Sheet) -> None:
    """Write down a length that is more than a third off what the real course takes, or else the mean play."""
    promised = phrases.scenario.words.minutes
    if not promised:
        return
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, phrases) if book else None
    if (run and not run.holds) or any(one.place.path.stem == HISTORICAL for one in loaded.errors):
        return  # The real course has to be fixed first; how long it is can be told then.
    if run:
        taken, course = course_minutes(run), "the real course"
    else:
        minutes = reading_minutes(compiled, uniform, 200_000)
        if minutes is None:
            return
        taken, course = minutes.mean, "a play"
    if abs(taken - promised) > Fraction(promised, 3):
        about = max(1, round(taken))
        told = f"{course} takes about {about} min to read and decide, not {promised}"
        remedy = f"Write `minutes: {about}`, or change how much there is to read."
        sheet.warn(("minutes",), "D107", (told, remedy))


def course_minutes(run: PlaybookRun) -> Fraction:
    """Return the minutes of one play, as `contempt odds` counts: words shown, and time to choose."""
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
