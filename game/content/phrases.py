"""Guards, reasons and docket entries of one scenario in the player's words, with its own labels."""
# Longer than 250 lines because whatever the engine answers has its sentence here, found in one place.

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from game.content.words import Words
from game.model import docket, ids, scene
from game.model.cites import Cite, pinned
from game.model.ids import CastId, MatterId, PostureId
from game.model.kinds import Guard
from game.model.position import Position, Standing
from game.model.procedure import Move
from game.model.scenario import Scenario


class Phrases:
    """Says what the engine answers, with the labels of one scenario and the words of one language."""

    # `say_day` says a date in full; a class hears the days since the opening instead.
    def __init__(
        self, scenario: Scenario, words: Words, say_day: Callable[[date], str] | None = None
    ) -> None:
        self.scenario = scenario
        # Where no real name is masked, the case and the road that it marks are invented.
        self.words = words if scenario.mask.names else words.of_marked_road
        self._say_day = say_day or words.day

    # What guards ask for, to be said in words: see `model.kinds.Labels`.

    def said(self, guard: Guard, position: Position, denied: bool = False) -> str:
        """Return a guard in words, with the value it looks at where that helps."""
        return guard.said(self, position, denied)

    def phrase(self, key: str, denied: bool, **named: object) -> str:
        """Return the words under `guard.KEY`, or `guard.not.KEY` where the guard must not hold."""
        return self.words(f"guard.{'not.' if denied else ''}{key}", **named)

    def joined(self, said: Sequence[str], word: str) -> str:
        """Return some words as one list, its last joined by `and` or `or`."""
        return self.words.joined(said, word)

    def meter(self, meter: ids.MeterId) -> str:
        """Return the label of a meter."""
        return self.scenario.meters[meter].label

    def matter(self, matter: ids.MatterId) -> str:
        """Return the title of a matter."""
        return self.scenario.matters[matter].title

    def fact(self, fact: ids.FactId) -> str:
        """Return the label of a fact."""
        return self.scenario.facts[fact].label

    def argument(self, argument: ids.ArgumentId) -> str:
        """Return the label of an argument."""
        return self.scenario.arguments[argument].label

    def deadline(self, deadline: ids.DeadlineId) -> str:
        """Return the label of a deadline."""
        return self.scenario.deadlines[deadline]

    def posture(self, standpoint: ids.Standpoint) -> str:
        """Return the label of a posture."""
        return self.scenario.matters[standpoint.matter].procedure.postures[standpoint.posture].label

    def stands(self, matter: ids.MatterId, standing: Standing) -> str:
        """Return the labels of the postures in which a matter stands, track by track."""
        postures = self.scenario.matters[matter].procedure.standing_in(standing)
        return "; ".join(one.label for one in postures)

    def choice(self, choice: ids.ChoiceKey) -> tuple[str, str]:
        """Return the title of a choice's scene, and the label of the choice."""
        return self.scenario.scenes[choice.scene].title, self.scenario.choice(choice).label

    def reasons(self, reasons: tuple[scene.Reason, ...], position: Position) -> tuple[str, ...]:
        """Return the sentences that say why a choice is locked, each a line of its own."""
        return tuple(line for reason in reasons for line in self.reason(reason, position))

    def reason(self, reason: scene.Reason, position: Position) -> tuple[str, ...]:
        """Return the sentences for one reason: what fails, then what opens it or would have."""
        match reason:
            case scene.MoveRefused():
                return self._refused(reason)
            case scene.TimesUsedUp(times=times):
                return (self.words.counted("reason.times", times, times=times),)
            case scene.NotPreserved(arguments=arguments):
                said = self.joined([self.argument(one) for one in arguments], "and")
                return (self.words.counted("reason.not_preserved", len(arguments), arguments=said),)
            case scene.NoChance():
                return (self.words("reason.no_chance"),)
            case scene.NoOutcomeOpen(reasons=reasons):
                return self.words("reason.no_outcome"), *self.reasons(reasons, position)
            case scene.GuardFails(guard=guard, earned_by=earned_by):
                lines = [self.words("reason.guard", guard=self.said(guard, position))]
                for there, choice in map(self.choice, earned_by[:2]):
                    lines.append(self.words("reason.earned_by", choice=choice, scene=there))
                return tuple(lines)

    def cites_of(self, reason: scene.Reason) -> tuple[Cite, ...]:
        """Return the cites behind a reason."""
        if isinstance(reason, scene.MoveRefused) and reason.refusal:
            return reason.refusal.cites
        return ()

    def short_cite(self, cite: Cite) -> str:
        """Return a citation, a long one cut to its name, with the pin: `Ryan, at 532`."""
        whole = self.scenario.sources.authorities[cite.authority].cite
        return pinned(whole.split(",")[0] if len(whole) > 60 else whole, cite.pin)

    def full_cite(self, cite: Cite) -> str:
        """Return a citation with its pin."""
        return pinned(self.scenario.sources.authorities[cite.authority].cite, cite.pin)

    def entry(self, entry: docket.DocketEntry) -> str:
        """Return what a docket entry says, without its date."""
        match entry.what:
            case docket.Filed(what=text, by=by):
                name = self.by(by)
                return self.words("docket.filed_by", by=name, what=text) if name else text
            case docket.Ruled() as ruling:
                return self._ruling(ruling)
            case docket.DeadlineMissed(deadline=deadline):
                return self.words("docket.deadline_missed", label=self.scenario.deadlines[deadline])
            case docket.SanctionStarted(matter=matter) as started:
                return self._in_matter(matter, self._sanction(started))
            case docket.SanctionEnded(matter=matter, owed=owed, wiped_out=wiped_out):
                if wiped_out:
                    said = self.words("docket.fines_vacated", sum=self.money(wiped_out))
                elif owed:
                    said = self.words("docket.sanction_ended", sum=self.money(owed))
                else:
                    said = self.words("docket.sanction_ended.nothing_due")
                return self._in_matter(matter, said)

    def by(self, cast: CastId | None) -> str:
        """Return the name of a member of the cast, or nothing for none."""
        member = self.scenario.sources.cast.get(cast) if cast else None
        return member.name if member else ""

    def change(self, change: docket.MeterChange) -> str:
        """Return how a meter moved, such as `Customer trust rose 8, to 68`."""
        return self.words(
            "meter.moved",
            label=self.scenario.meters[change.meter].label,
            moved=self.moved(change),
            after=change.after,
        )

    def moved(self, change: docket.MeterChange) -> str:
        """Return how far a meter moved, such as `rose 8` or `fell 8`."""
        by = change.after - change.before
        return self.words("meter.rose" if by > 0 else "meter.fell", by=abs(by))

    def meta(self, choice: scene.Choice, today: date, short: bool = False) -> str:
        """Return the line under a choice: its stance and the time that it takes, a date in short if asked."""
        stance = self.words(f"stance.{choice.stance}") if choice.stance else ""
        time = self._time(choice, today, self.short_day if short else self.day)
        if stance and time:
            return self.words("choice.meta", stance=stance, time=time)
        return stance or time

    def _time(self, choice: scene.Choice, today: date, say_day: Callable[[date], str]) -> str:
        """Return the time until the next decision, the court's included: until a day, or so many days."""
        own = choice.half.passing
        after = [outcome.half.passing for outcome in choice.outcomes.values()]
        try:
            mine = own.ends_on(today)
            ends = sorted(one.ends_on(mine) for one in after) or [mine]
        except OverflowError:  # Past the last day of the calendar; the choice itself says so once it is made.
            return self.words.counted("choice.takes", own.days, days=own.days)
        least, most = ((end - today).days for end in (ends[0], ends[-1]))
        if not most:
            return ""
        if least < most:
            if not least:
                return self.words.counted("choice.takes.up_to", most, most=most)
            return self.words("choice.takes.between", least=least, most=most)
        dated = all(one.until or (own.until and not one.days) for one in after) if after else own.until
        return (
            self.words("choice.until", date=say_day(ends[0]))
            if dated
            else self.words.counted("choice.takes", most, days=most)
        )

    def money(self, amount: int) -> str:
        """Return a sum in the scenario's currency."""
        return self.words.money(amount, self.scenario.words.currency)

    def day(self, day: date) -> str:
        """Return a date in full."""
        return self._say_day(day)

    def short_day(self, day: date) -> str:
        """Return a date that fits a column."""
        return self.words.short_day(day)

    def day_number(self, day: date) -> int:
        """Return the days since the case opened."""
        return (day - self.scenario.opening.day).days

    def odds(self, odds: Fraction) -> str:
        """Return odds in points of 100, such as `35` or `2.5`."""
        return self.words.number(float(odds * 100), ".4g")

    def additions(self, odds: scene.Odds | None, position: Position) -> tuple[tuple[str, str], ...]:
        """Return what adds to odds in a position or takes from them: the reason, and its points."""
        rows = []
        for part in odds.held(position) if odds else ():
            said = self.joined([self.said(guard, position) for guard in part.when], "and")
            sign = "+" if part.points > 0 else "\N{MINUS SIGN}"
            points = self.words.number(float(abs(part.points)), ".4g")
            rows.append((said[:1].upper() + said[1:], f"{sign}{points}"))
        return tuple(rows)

    def _refused(self, reason: scene.MoveRefused) -> tuple[str, ...]:
        label = reason.move.label
        says = reason.refusal.says if reason.refusal else self.words("reason.refused.plain", move=label)
        opens = list(filter(None, (self._once(reason.move, posture) for posture in reason.postures)))
        if not opens:
            return (says,)
        return says, self.words("reason.opens_once", once=self.words.joined(opens, "and"))

    def _once(self, move: Move, posture: PostureId) -> str:
        """Return when a move can be made from where its matter will have come to from a posture."""
        procedure = self.scenario.matters[move.matter].procedure
        ahead = procedure.ahead_of(posture)
        fit = (*move.leads, *(one for one in procedure.postures if one in move.needs))
        said = (procedure.postures[one].once for one in fit if one in ahead)
        return self.words.joined(list(dict.fromkeys(filter(None, said)))[:2], "or")

    def _ruling(self, ruling: docket.Ruled) -> str:
        name = self.by(ruling.by)
        if not ruling.disposition:
            return self.words("docket.filed_by", by=name, what=ruling.says) if name else ruling.says
        parts = [part for part, there in (("by", name), ("on", ruling.on)) if there]
        key = "docket.ruling" + ("." + "_".join(parts) if parts else "")
        disposition = self.words(f"disposition.{ruling.disposition}")
        return self.words(key, by=name, on=ruling.on, disposition=disposition, says=ruling.says)

    def _sanction(self, started: docket.SanctionStarted) -> str:
        sanction = started.sanction
        doubling = "" if sanction.doubles == "never" else f".doubling_{sanction.doubles}"
        say = partial(self.words, sum=self.money(sanction.per_day))
        if sanction.cap is None:
            return say(f"docket.sanction_set{doubling}")
        return say(f"docket.sanction_set{doubling}.capped", cap=self.money(sanction.cap))

    def _in_matter(self, matter: MatterId, entry: str) -> str:
        if len(self.scenario.matters) == 1:
            return entry
        return self.words("docket.in_matter", matter=self.scenario.matters[matter].title, entry=entry)
