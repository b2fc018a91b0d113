"""The decisions of a play one by one: the odds around each, the roads not taken, and what history did."""

from typing import Any

from markupsafe import Markup

from game.engine.debrief import Chances, Fork, Stage
from game.engine.documented import documents_of
from game.model.cites import Cite
from game.model.scene import TONES, Choice
from game.model.teaching import RealEvent
from game.pages.debriefed.finished import Finished

MOST_MOVING = 3

Values = dict[str, Any]
"""What a part of the page is filled with, under the names that its template knows."""


def decisions(finished: Finished) -> list[Values]:
    """Return every decision of the play, in its order."""
    forks = {fork.number: fork for fork in finished.told.forks}
    stages = enumerate(finished.told.course.stages, start=1)
    return [_weighed(finished, number, stage, forks.get(number)) for number, stage in stages]


def most_moving(weighed: list[Values]) -> list[Values]:
    """Return the decisions that moved the odds by a point or more, the most moving first."""
    return sorted((one for one in weighed if one["moved"]), key=lambda one: -one["moved"])[:MOST_MOVING]


def _weighed(finished: Finished, number: int, stage: Stage, fork: Fork | None) -> Values:
    decision, words = finished.decisions.get(number), finished.words
    taken = finished.scenario.choice(stage.turn.key)
    before = (decision.careful.before, decision.average.before) if decision else None
    after = (decision.careful.after, decision.average.after) if decision else None
    others = (road.choice for road in finished.told.roads_not_taken if road.number == number)
    return {
        "number": number,
        "scene": finished.scene(stage),
        "day": finished.day(stage.begun),
        "taken": _with(finished.turn(stage.turn), _documents(finished, stage)),
        "before": _odds(finished, words("desktop.turned.before"), before) if before else None,
        "after": _odds(finished, words("desktop.turned.after"), after) if after else None,
        "moved": decision.careful.moved if decision else 0,
        "certain": words(f"desktop.certain.{decision.turned}") if decision and decision.turned else "",
        # The choice that was made, then those that were open beside it.
        "roads": [_road(finished, number, choice, fork) for choice in (taken, *others)],
        "real": _real(finished, fork) if fork else None,
    }


def _documents(finished: Finished, stage: Stage) -> Markup:
    """Return the sentence that names what documents a turn, or nothing."""
    cites = documents_of(finished.scenario, stage.turn)
    said = finished.words("debrief.documented_by", cites=_links(cites)) if cites else ""
    return finished.notes.inline(said)


def _with(said: Markup, more: Markup) -> Markup:
    return Markup("{0} {1}").format(said, more) if more else said


def _links(cites: tuple[Cite, ...]) -> str:
    return "; ".join(f"[@{cite}]" for cite in cites)


def _odds(finished: Finished, label: str, both: tuple[Chances, Chances]) -> Values:
    """Return the odds of a good, a mixed and a bad ending under careful counsel, and the plain average."""
    careful, average = both
    named = [finished.words(f"desktop.turned.{tone}") for tone in TONES]
    shares = tuple(zip(TONES, careful.points, named, strict=True))
    return {
        "label": label,
        "shares": shares,
        "says": ", ".join(f"{points} {name}" for _, points, name in shares),
        "average": average.points,
    }


def _road(finished: Finished, number: int, choice: Choice, fork: Fork | None) -> Values:
    """Return a choice that was open: what it is, whose it was, the odds behind it, what is pleaded."""
    decision, words = finished.decisions.get(number), finished.words
    name = choice.key.choice
    around = (decision.careful, decision.average) if decision else ()
    behind = [one.behind[name] for one in around if name in one.behind]
    teaching = choice.teaching
    pleaded = {"for": teaching.best_for, "against": teaching.best_against, "unknown": teaching.unknown_then}
    return {
        "label": finished.notes.inline(choice.label),
        "stance": choice.stance,
        "stance_says": words(f"stance.{choice.stance}") if choice.stance else "",
        "yours": finished.told.course.stages[number - 1].turn.key == choice.key,
        "real": _was_real(finished, number, choice, fork),
        "odds": _odds(finished, words("desktop.turned.behind"), (behind[0], behind[1])) if behind else None,
        "pleaded": [
            finished.notes.inline(words(f"terminal.road.{side}", text=text))
            for side, text in pleaded.items()
            if text
        ],
    }


def _was_real(finished: Finished, number: int, choice: Choice, fork: Fork | None) -> bool:
    """At a fork history took another road or drew another outcome; elsewhere it may have come through too."""
    if fork is not None:
        return fork.real.key == choice.key
    if finished.real is None:
        return False
    turn = finished.told.course.stages[number - 1].turn
    return choice.key == turn.key and any(real.key == turn.key for real in finished.real.turns)


def _real(finished: Finished, fork: Fork) -> Values:
    said = finished.say("debrief.fork.real", choice=finished.turn(fork.real))
    if fork.by_chance:
        said = Markup("{0} {1}").format(finished.say("debrief.by_chance"), said)
    return {"says": said, "answers": [event_says(finished, event) for event in fork.reasons]}


def event_says(finished: Finished, event: RealEvent) -> Markup:
    """Return one entry of the real course: its day, who did what, its authorities, and why."""
    who, what = finished.notes.inline(event.who), finished.notes.cited(event.what, event.cites)
    said = finished.say("debrief.timeline.entry", date=finished.day(event.day), who=who, what=what)
    if event.documented_by:
        documents = finished.words("debrief.documented_by", cites=_links(event.documented_by))
        said = Markup("{0} {1}").format(said, finished.notes.inline(documents))
    if not event.why:
        return said
    why = finished.say("debrief.timeline.why", why=finished.notes.inline(event.why))
    return Markup("{0} <em>{1}</em>").format(said, why)
