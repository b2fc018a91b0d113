"""From the second poll to the turn: the rule or the teacher decides, chance is settled, history goes on."""

from dataclasses import dataclass, replace

from game.classroom import decisions
from game.classroom.acts.ballots import grounds_of, likeliest_grounds, numbered
from game.classroom.acts.base import Command, check_mask
from game.classroom.acts.entering import drawn, played_for, taken, turn_of
from game.classroom.polls import LETTERS, cleaned
from game.classroom.refusals import NotNowError
from game.classroom.session import Session, open_outcomes
from game.model.ids import OutcomeId
from game.model.record import Turn


@dataclass(frozen=True, slots=True)
class Decide(Command):
    """Let the rule decide; or, with a letter and a reason, decide as general counsel or override it."""

    letter: str = ""
    because: str = ""
    picks: tuple[int, ...] = ()  # the grounds, where ticks tie or there are none

    def done(self, session: Session) -> Session:
        decision = session.decision
        if session.phase != "reveal" or decision is None:
            raise NotNowError("decide")
        poll, rule, because = session.deciding_poll(decision), session.settings.rule, cleaned(self.because)
        winner = decisions.winner_by(rule, poll)
        ground: decisions.DecidedBy
        if self.letter and (self.letter != winner or self.because):
            if not because:
                raise NotNowError("because")
            letter, ground = self.letter, "general-counsel" if winner is None else "override"
        elif winner is not None:
            letter, ground = winner, rule
        elif len(poll.leading) > 1:
            raise NotNowError("tie", letters=session.lesson.words.joined(poll.leading))
        else:
            raise NotNowError("majority" if poll.total else "no_votes")
        if letter not in decision.open_letters:
            raise NotNowError("option", letters=", ".join(decision.open_letters))
        check_mask(session, because)
        if ground != rule and not self.picks:
            picks = likeliest_grounds(session, letter, poll)
        else:
            picks = grounds_of(session, letter, poll, self.picks)
        one_poll = decision.second not in session.polls
        verdict = decisions.ClassVerdict(
            letter, ground, poll.count_of(letter), poll.total, because, picks, one_poll
        )
        # What the bench rules on is what is pleaded now.
        polls = {name: held for name, held in session.polls.items() if name != decision.bench}
        return replace(session, polls=polls).with_decision(replace(decision, verdict=verdict, place=None))


@dataclass(frozen=True, slots=True)
class SettleChance(Command):
    """Settle the chance of the decided choice: drawn, as in history, chosen, or as the bench has ruled."""

    chance: decisions.Chance = "drawn"
    outcome: int = 0

    def done(self, session: Session) -> Session:
        decision = session.decision
        if session.phase != "consequence" or decision is None or not decision.verdict or decision.place:
            raise NotNowError("draw")
        outcomes = open_outcomes(session)
        outcome: OutcomeId | None
        if self.chance == "bench" and not session.ruling:
            raise NotNowError("no_bench")
        if self.chance in ("chosen", "bench"):
            if not 1 <= self.outcome <= len(outcomes):
                raise NotNowError("outcome", most=len(outcomes))
            outcome = outcomes[self.outcome - 1].outcome.id
        elif self.chance == "as-in-history":
            outcome = session.lesson.scenario.choice(
                decision.option(decision.verdict.letter).key
            ).real_outcome
            if outcome is None or outcome not in [one.outcome.id for one in outcomes]:
                raise NotNowError("no_historical_outcome")
        else:
            outcome = drawn(session, turn_of(decision, None), outcomes)
        return taken(session, decision, outcome, self.chance)


@dataclass(frozen=True, slots=True)
class PlayFor(Command):
    """Take a turn for the class in a scene that is not put to it."""

    letter: str
    picks: tuple[int, ...] = ()
    outcome: int = 0

    def done(self, session: Session) -> Session:
        upcoming = session.here.decision + 1
        position, case = session.position, session.lesson.case
        pending = session.decision is not None and session.decision.pending
        if session.phase not in ("brief", "consequence", "break") or pending or case.ending(position):
            raise NotNowError("play_for")
        choices = dict(zip(LETTERS, case.open_choices(position), strict=False))
        if session.course.scene == session.lesson.scene_of(upcoming) or self.letter not in choices:
            raise NotNowError("play_for")
        choice = choices[self.letter].key.choice
        offer = case.picks(position, choice)
        by_number = numbered(offer) if offer else {}
        turn = Turn(position.scene, choice, tuple(by_number[one] for one in self.picks if one in by_number))
        outcomes = case.outcomes(position, choice, turn.picks)
        if 1 <= self.outcome <= len(outcomes):
            outcome: OutcomeId | None = outcomes[self.outcome - 1].outcome.id
        else:
            outcome = drawn(session, turn, outcomes)
        chance: decisions.Chance = "chosen" if self.outcome else "drawn"
        taken = decisions.TakenTurn(replace(turn, outcome=outcome), "teacher", chance)
        return played_for(session, session.course.then(case, taken), upcoming)


@dataclass(frozen=True, slots=True)
class ShowMinority(Command):
    """Show where the minority's path would have led, or put that away."""

    on: bool = True

    def done(self, session: Session) -> Session:
        if session.phase != "consequence":
            raise NotNowError("no_decision")
        return replace(session, minority=self.on)
