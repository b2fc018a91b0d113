"""The part of a report about teams that each played a course of their own."""

from game.classroom.odds import TurnOdds, turn_odds
from game.classroom.report import content
from game.classroom.session import Session
from game.classroom.views.teams import crossings, own_turns, standings
from game.classroom.views.wording import ClassWording
from game.engine.debrief import Decision


def teams_part(session: Session, weighed: tuple[tuple[Decision, ...], ...]) -> content.TeamsPart:
    """Return each team's road with where it ended and the odds around it, and where they parted."""
    by_course = dict(zip(map(id, session.played), weighed, strict=False))
    roads = []
    for team, one in zip(session.roads, standings(session), strict=True):
        own, odds, turns = session.of_team(team), list[TurnOdds](), list[tuple[str, str, str, str]]()
        wording = ClassWording.of(own)
        for course in own.courses:
            pressed = {number for number, taken in enumerate(course.taken, 1) if taken.by == "team"}
            decisions = tuple(each for each in by_course.get(id(course), ()) if each.number in pressed)
            odds += turn_odds(own, course, decisions)
            for _, step in own_turns(course):
                drawn = next((each for each in step.odds if each.outcome == step.outcome), None)
                chance = wording.phrases.odds(drawn.odds) if drawn and len(step.odds) > 1 else "–"
                outcome = wording.text(step.outcome.label) if step.outcome else "–"
                title = wording.text(session.lesson.scenario.scenes[step.turn.scene].title)
                turns.append((title, wording.text(step.choice.label), outcome, chance))
        roads.append(content.TeamRoad(one, tuple(turns), tuple(odds)))
    return content.TeamsPart(tuple(roads), crossings(session))
