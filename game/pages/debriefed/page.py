"""The debrief of a finished play as one HTML file that needs no other and prints."""

from collections.abc import Iterator

from markupsafe import Markup

from game.engine.debrief import JudgedObjective, JudgedPaper
from game.model.scene import Ending
from game.model.teaching import Theme
from game.pages.debriefed.decisions import Values, decisions, event_says, most_moving
from game.pages.debriefed.figures import courses, luck, meters
from game.pages.debriefed.finished import Finished
from game.pages.rendering import render

_STANCES = ("comply", "refuse", "contempt", "negotiate", "litigate")


def debrief_page(finished: Finished, ending: Ending, inside: str = "") -> str:
    """Return the page of a play that has come to an ending, or what stands of it `inside` another page."""
    scenario, notes, play = finished.scenario, finished.notes, finished.play
    # One after the other in the order of the page: so are its notes numbered.
    head = {
        "title": notes.plain(scenario.words.title),
        "ends": notes.plain(ending.title),
        "told": finished.prose(play.case.text(play.position)),
        "lesson": notes.inline(ending.lesson),
        "figures": _figures(finished),
    }
    drawn, weighed, over_time = courses(finished), decisions(finished), meters(finished)
    rows, draws = tuple(_meter_rows(finished)), luck(finished)
    taught = {
        "events": tuple(event_says(finished, event) for event in finished.told.timeline),
        "simplified": tuple(notes.inline(text) for text in scenario.history.simplified),
        "papers": tuple(_paper(finished, paper) for paper in finished.told.papers),
        "objectives": tuple(_objective(finished, one) for one in finished.told.objectives),
        "themes": tuple(_theme(finished, theme) for theme in scenario.teaching.themes),
    }
    return render(
        "debrief.html",
        frame=inside or "base.html",
        inner="div" if inside else "main",
        language=scenario.words.language,
        finished=finished,
        say=finished.say,
        counted=finished.words.counted,
        letters={stance: finished.words(f"stance.{stance}")[:1] for stance in _STANCES},
        ending=ending,
        courses=drawn,
        lone_rows=[row[:2] for row in drawn["rows"]],
        decisions=weighed,
        most_moving=most_moving(weighed),
        opened=finished.day(play.replay.opening.date),
        ended=finished.day(play.position.date),
        disclaimer=notes.blocks(scenario.words.disclaimer),
        sources=notes.authorities,
        **(head | taught | {"meters": over_time, "meter_rows": rows, "luck": draws}),
    )


def _meter_rows(finished: Finished) -> Iterator[tuple[str, ...]]:
    """Yield a row for the opening and for each turn, with the value of each meter after it."""
    stages = finished.told.course.stages
    names = [finished.words("export.opening"), *(finished.scene(stage) for stage in stages)]
    for number, name in enumerate(names):
        said = finished.words("choice.number", number=number, label=name) if number else name
        yield (said, *(finished.words.number(values[number][1]) for values in finished.told.meters.values()))


def _paper(finished: Finished, paper: JudgedPaper) -> Values:
    """Return a paper with its claims: how far each holds and why, and how it was marked."""
    notes, words = finished.notes, finished.words
    claims = []
    for claim, marked in paper.claims:
        claims.append(
            {
                "says": notes.inline(claim.says),
                "exactness": words(f"claims.{claim.exactness}"),
                "because": notes.inline(" ".join((claim.because, *(f"[@{cite}]" for cite in claim.cites)))),
                "marked": words("claims.marked", mark=words(f"claims.{marked}")) if marked else "",
            }
        )
    return {"title": notes.plain(paper.exhibit.title), "claims": claims}


def _objective(finished: Finished, judged: JudgedObjective) -> tuple[Markup, str]:
    """Return an objective and whether the play met it, and where."""
    notes, scenes = finished.notes, finished.scenario.scenes
    scene = notes.plain(scenes[judged.met_in].title) if judged.met_in else ""
    said = finished.words(f"debrief.objectives.{judged.verdict}", scene=scene)
    return notes.inline(judged.objective.says), said


def _theme(finished: Finished, theme: Theme) -> Values:
    notes = finished.notes
    title = notes.plain(theme.title)
    asked = [{"ask": notes.inline(one.ask), "answer": notes.blocks(one.answer)} for one in theme.questions]
    return {"title": title, "questions": asked}


def _figures(finished: Finished) -> tuple[str, ...]:
    """How long it took, what is owed, and where each matter stands."""
    position, words = finished.play.position, finished.words
    days = (position.date - finished.play.replay.opening.date).days
    owed = sum(standing.fines for standing in position.matters.values())
    stands = (
        words(
            "terminal.stands",
            matter=finished.scenario.matters[name].title,
            posture=finished.phrases.stands(name, standing),
        )
        for name, standing in position.matters.items()
    )
    sums = words("ending.fines", sum=finished.phrases.money(owed))
    return (words("ending.days", days=words.number(days)), sums, *stands)
