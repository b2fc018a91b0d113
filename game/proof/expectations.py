"""The odds of endings and the minutes of plays, held against what the author expects."""

from collections.abc import Mapping
from fractions import Fraction

from game.content.loaded import HISTORICAL, Loaded
from game.content.phrases import Phrases
from game.content.tree import Steps
from game.model.expected import Bounds, Expectation
from game.model.ids import SceneId
from game.model.prose import Prose, shown
from game.proof.evidence import Evidence
from game.proof.findings import Sheet
from game.proof.playbook import PlaybookRun, run_playbook
from game.search.minutes import Minutes, reading_minutes
from game.search.reading_time import SECONDS_A_CHOICE, WORDS_A_MINUTE, words_in
from game.search.steps import Steps as Compiled


def check_expected(evidence: Evidence, sheet: Sheet) -> None:
    """Report each bound that the odds or the minutes of the plain case or of a variant break."""
    for variant, summary in zip(evidence.variants, evidence.summaries, strict=True):
        expected = evidence.scenario.expected.get(variant.variant)
        if expected:
            steps: Steps = ("variants", variant.variant, "expect") if variant.variant else ("expect",)
            minutes = reading_minutes(variant) if expected.minutes else None
            _hold(expected, summary.odds, minutes, (steps, sheet))


def _hold(
    expected: Expectation, odds: Mapping[SceneId, Fraction], spans: Minutes | None, where: tuple[Steps, Sheet]
) -> None:
    steps, sheet = where
    for ending, bounds in expected.endings.items():
        points = 100 * odds[ending]
        if not bounds.hold(points):
            what = f"ending '{ending}' comes in {_shown(points, bounds, 2)} of 100 plays"
            what += f" where all choices are as likely, not {_wanted(bounds)}"
            remedy = "Fix what moved its odds (`contempt odds` shows them), or write the new bounds."
            sheet.error((*steps, "endings", ending), "D040", (what, remedy))
    for span, bounds in expected.minutes.items() if spans else ():
        minutes: Fraction = getattr(spans, span)
        if not bounds.hold(minutes):
            what = f"the {span} play takes {_shown(minutes, bounds, 1)} minutes, not {_wanted(bounds)}"
            remedy = "Change how much there is to read (`contempt words` counts it), or write the new bounds."
            sheet.error((*steps, "minutes", span), "D041", (what, remedy))


def _shown(number: Fraction, bounds: Bounds, places: int) -> str:
    """Return a number in few places, unless it would then seem to lie within its bounds."""
    while bounds.hold(Fraction(f"{float(number):.{places}f}")) and places < 6:
        places += 1
    return f"{float(number):.{places}f}".rstrip("0").rstrip(".")


def _wanted(bounds: Bounds) -> str:
    at_least, at_most = (
        None if one is None else f"{float(one):g}" for one in (bounds.at_least, bounds.at_most)
    )
    if at_least is None or at_most is None:
        return f"at least {at_least}" if at_most is None else f"at most {at_most}"
    return f"{at_least} to {at_most}"


def check_minutes(loaded: Loaded, phrases: Phrases, compiled: Compiled, sheet: Sheet) -> None:
    """Report a length that is more than a third off what the real course takes, or else the mean play."""
    promised = phrases.scenario.words.minutes
    if not promised:
        return
    book = loaded.playbook(HISTORICAL)
    run = run_playbook(book.playbook, phrases) if book else None
    if (run and not run.holds) or any(one.place.path.stem == HISTORICAL for one in loaded.errors):
        return  # The real course has to be fixed first; how long it is can be reported then.
    if run:
        taken, course = course_minutes(run), "the real course"
    else:
        taken, course = reading_minutes(compiled).mean, "a play"
    if abs(taken - promised) > Fraction(promised, 3):
        about = max(1, round(taken))
        what = f"{course} takes about {about} min to read and decide, not {promised}"
        remedy = f"Write `minutes: {about}`, or change how much there is to read."
        sheet.warn(("minutes",), "D107", (what, remedy))


def course_minutes(run: PlaybookRun) -> Fraction:
    """Return the minutes of one play, as `contempt odds` counts: words shown, and time to choose."""
    replay, scenario, words = run.replay, run.case.scenario, 0
    for step in replay.steps:
        scene = scenario.scenes[step.before.scene]
        words += _words(shown(scene.text, step.before))
        words += sum(words_in(choice.label) for choice in scene.choices.values())
        for half in (step.choice.half, *((step.outcome.half,) if step.outcome else ())):
            words += _words(shown(half.text, step.after)) + (words_in(half.ruling.says) if half.ruling else 0)
    last = scenario.scenes[replay.position.scene]
    words += _words(shown(last.text, replay.position)) + words_in(last.ending.lesson if last.ending else "")
    chosen = sum(not step.choice.by_itself for step in replay.steps)
    return Fraction(words, WORDS_A_MINUTE) + Fraction(SECONDS_A_CHOICE * chosen, 60)


def _words(prose: Prose) -> int:
    return sum(words_in(paragraph.text) for paragraph in prose)
