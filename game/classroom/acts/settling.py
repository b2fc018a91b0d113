"""What the teacher settles about votes: their options, whose device a seat is, the rule, what is shown."""

from dataclasses import dataclass, replace

from game.classroom.acts.ballots import FEWEST_OPTIONS
from game.classroom.acts.base import Command
from game.classroom.acts.entering import entered, without_decision
from game.classroom.decisions import Rule
from game.classroom.phases import OPENING, Devices
from game.classroom.polls import Thresholds
from game.classroom.refusals import NotNowError
from game.classroom.session import Session
from game.model.ids import SceneId


@dataclass(frozen=True, slots=True)
class PickOptions(Command):
    """Put these choices of a scene to the class, by id, in place of the case's; before its first vote."""

    scene: str
    choices: tuple[str, ...]

    def done(self, session: Session) -> Session:
        scene, decision = SceneId(self.scene), session.decision
        known = session.lesson.scenario.scenes.get(scene)
        if known is None or not {*self.choices} <= {*known.choices}:
            raise NotNowError("no_decision")
        if len(self.choices) < FEWEST_OPTIONS:
            raise NotNowError("two_options")
        if any(taken.by == "team" for course in session.played for taken in course.taken):
            raise NotNowError("options_fixed")
        names = tuple(name for name in known.choices if name in self.choices)
        session = replace(session, ballots={**session.ballots, scene: names})
        if decision is None or decision.scene != scene:
            return entered(session)
        own = (poll for name, poll in session.polls.items() if name.startswith(f"{decision.number}."))
        if decision.verdict is not None or any(poll.total for poll in own):
            raise NotNowError("options_fixed")
        return entered(without_decision(session, decision.number))


@dataclass(frozen=True, slots=True)
class Hands(Command):
    """Vote by hands, cards or slips from now on, or by phones again; both add up."""

    on: bool = True

    def done(self, session: Session) -> Session:
        return session.with_settings(hands=self.on)


@dataclass(frozen=True, slots=True)
class SetDevices(Command):
    """Set whose device a seat is: each person's own, or a team's, and what a team is asked for."""

    devices: Devices

    def done(self, session: Session) -> Session:
        # Whether teams play courses of their own is settled before the decisions.
        before = session.settings.devices
        if "team-course" in (self.devices, before) and self.devices != before:
            if not session.teams:
                raise NotNowError("teams_first")
            if session.phase not in OPENING or session.roads:
                raise NotNowError("teams_settled")
        return session.with_settings(devices=self.devices)


@dataclass(frozen=True, slots=True)
class SetAdvice(Command):
    """Set the thresholds of the advice on T, in percent."""

    agreed: int = 85
    leading: int = 70
    sizeable: int = 20

    def done(self, session: Session) -> Session:
        if not all(0 <= one <= 100 for one in (self.agreed, self.leading, self.sizeable)):
            raise NotNowError("advice")
        return session.with_settings(thresholds=Thresholds(self.agreed, self.leading, self.sizeable))


@dataclass(frozen=True, slots=True)
class SetRule(Command):
    """Choose how a second poll becomes a choice; before the first poll of a decision."""

    rule: Rule

    def done(self, session: Session) -> Session:
        decision = session.decision
        first = session.polls.get(decision.first) if decision else None
        if decision and decision.verdict is None and first and first.total:
            raise NotNowError("rule")
        return session.with_settings(rule=self.rule)


@dataclass(frozen=True, slots=True)
class LiftTally(Command):
    """Show the counts of this decision while it is being voted on; the report says so."""

    on: bool = True

    def done(self, session: Session) -> Session:
        decision = session.decision
        if decision is None:
            raise NotNowError("no_decision")
        seen = decision.tally_seen or self.on
        return session.with_decision(replace(decision, lifted=self.on, tally_seen=seen))
