"""The odds around what a class did: under careful counsel, and the plain average beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.decisions import ClassCourse
from game.classroom.session import Session
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision


@dataclass(frozen=True, slots=True)
class TurnOdds:
    """One turn of a class with the odds around it: well, mixed and badly, of 100 plays."""

    scene: str
    choice: str
    before: str
    after: str
    average: str
    certain: str


def turn_odds(session: Session, course: ClassCourse, decisions: tuple[Decision, ...]) -> Iterator[TurnOdds]:
    """Yield the turns of a course that were not those of history, each with the odds around it."""
    wording, words, scenes = ClassWording.of(session), session.lesson.words, session.lesson.scenario.scenes
    by_number = {one.number: one for one in decisions}
    pairs = zip(course.taken, course.replay.steps, strict=True)
    for number, (taken, step) in enumerate(pairs, start=1):
        one = by_number.get(number)
        if one is None or taken.by == "history":
            continue
        average = one.average
        yield TurnOdds(
            wording.text(scenes[step.turn.scene].title),
            wording.text(step.choice.label),
            one.careful.before.dotted,
            one.careful.after.dotted if one.careful.moved else words("meter.steady"),
            words("class.odds.average", before=average.before.dotted, after=average.after.dotted),
            words(f"desktop.certain.{one.turned}") if one.turned else "",
        )
