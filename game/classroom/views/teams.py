"""Teams with their own courses: the page of a team's phones, the grid of all on P, and where they parted."""

from game.classroom.decisions import ClassCourse, TakenTurn
from game.classroom.polls import SeatId
from game.classroom.session import Session, label_of
from game.classroom.views import bodies
from game.classroom.views.wording import ClassWording
from game.engine.replay import Step
from game.model.ids import SceneId

Taken = tuple[TakenTurn, Step]


def team_of(session: Session, seat: SeatId) -> str:
    """Return the team whose own course a seat plays, or "" where it plays none."""
    team = session.seats[seat].team
    return team if team in session.roads else ""


def own_turns(course: ClassCourse) -> list[Taken]:
    """Return what a team itself did in a course."""
    pairs = zip(course.taken, course.replay.steps, strict=True)
    return [(taken, step) for taken, step in pairs if taken.by == "team"]


def team_in_front(session: Session) -> str:
    """Return the team whose page the teacher has put on P, or "" while P has the grid of all."""
    return [*session.roads][session.item - 1] if 0 < session.item <= len(session.roads) else ""


def followed_of(own: Session) -> bodies.TeamFollowed | None:
    """Return what followed a team's last turn, up to where its course stands; None before any."""
    places = [at for at, one in enumerate(own.course.taken) if one.by == "team"]
    if not places:
        return None
    wording, steps = ClassWording.of(own), own.course.replay.steps[places[-1] :]
    first = steps[0]
    return bodies.TeamFollowed(
        chose=wording.text(label_of(own, first.choice.key)),
        outcome=wording.text(first.outcome.label) if first.outcome else "",
        text=wording.paragraphs(first),
        entries=wording.entries(steps),
        moves=wording.moves(first),
    )


def standings(session: Session) -> tuple[bodies.TeamStanding, ...]:
    """Return where each team is, in their order."""
    return tuple(standing_of(session, team) for team in session.roads)


def standing_of(session: Session, team: str) -> bodies.TeamStanding:
    """Return where one team is."""
    own = session.of_team(team)
    wording, position = ClassWording.of(own), own.position
    ending = own.lesson.case.ending(position)
    told = [turn for course in own.courses for turn in own_turns(course)]
    step = told[-1][1] if told else None
    outcome = wording.text(step.outcome.label) if step and step.outcome else ""
    return bodies.TeamStanding(
        team=team,
        scene=wording.text(own.lesson.case.scene(position).title),
        chose=wording.text(label_of(own, step.choice.key)) if step else "",
        outcome=outcome,
        fines=wording.phrases.money(sum(one.fines for one in position.matters.values())),
        kept=len(position.preserved),
        ended=wording.text(ending.title) if ending else "",
        turns=len(told),
        earlier=tuple(
            wording.text(found.title)
            for course in own.courses[:-1]
            if (found := own.lesson.case.ending(course.replay.position))
        ),
    )


def scenes_of_teams(session: Session) -> frozenset[SceneId]:
    """Return the scenes in which a team has decided."""
    every = (course for courses in session.roads.values() for course in courses)
    return frozenset(taken.turn.scene for course in every for taken, _ in own_turns(course))


def crossings(session: Session) -> tuple[bodies.Crossing, ...]:
    """Return each decision of teams: what was really done there, and which teams chose what."""
    wording, scenario = ClassWording.of(session), session.lesson.scenario
    chosen: dict[SceneId, dict[str, list[str]]] = {}
    for team, courses in session.roads.items():
        for _, step in (turn for course in courses for turn in own_turns(course)):
            label = wording.text(label_of(session, step.choice.key))
            teams = chosen.setdefault(step.turn.scene, {}).setdefault(label, [])
            teams += [] if team in teams else [team]
    real = session.lesson.real
    really = {step.turn.scene: step.choice.key for step in real.steps} if real else {}
    found, planned, order = [], session.lesson.plan.decisions, [*scenario.scenes]
    # What the plan puts to all stands first, then what only some roads led to.
    for scene in sorted(chosen, key=lambda name: (name not in planned, order.index(name))):
        key = really.get(scene)
        label = wording.text(label_of(session, key)) if key else ""
        rows = [*([(label, chosen[scene].get(label, []))] if label else [])]
        rows += [row for row in chosen[scene].items() if row[0] != label]
        lines = tuple(bodies.CrossingRow(text, tuple(teams), text == label) for text, teams in rows)
        found.append(bodies.Crossing(wording.text(scenario.scenes[scene].title), lines))
    return tuple(found)
