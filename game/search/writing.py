"""Halves of turns, moves and time of a scenario as lines of Python over a packed position `s`.

Each line is derived from the same model that the engine plays; a property test holds that the two
never differ. No word of an author stands in the lines: only numbers, and names that are made here.
What is not live in the scene of a turn is neither read nor written in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from game.model.effects.deadlines import MeetDeadline, StartDeadline
from game.model.effects.numbers import MoveMeter
from game.model.fields import Lines, indented
from game.model.ids import MatterId, PostureId, Standpoint
from game.model.kinds import Effect, Guard, all_lines
from game.model.procedure import Matter, Move, Sanctions
from game.model.scenario import Scenario
from game.model.scene import Half, Passing
from game.search.liveness import Live
from game.search.packing import PackedLayout

# Which posture follows from which.
Leads: TypeAlias = Mapping[PostureId, PostureId]


@dataclass(slots=True)
class SharedFunctions:
    """The functions that make moves and let time pass, each once: what they take, their lines, and a name.

    Most turns do the same there, and lines that are written once for all need not be compiled for each.
    """

    named: dict[tuple[str, ...], str] = field(default_factory=dict)

    def name(self, body: Lines, takes: str = "s") -> str:
        """Return the name of the function that has these lines."""
        return self.named.setdefault((takes, *body), f"shared_{len(self.named)}")

    def lines(self) -> Lines:
        """Return all functions."""
        return [
            line
            for (takes, *body), name in self.named.items()
            for line in (f"def {name}({takes}):", *indented(body))
        ]


def is_noted(effect: Effect) -> bool:
    """Return whether it must be noted where an effect happened: it moves a meter, and only under guards."""
    return isinstance(effect.change, MoveMeter) and bool(effect.when)


class Writer:
    """Writes what the turns of one scene do."""

    def __init__(self, scenario: Scenario, layout: PackedLayout, live: Live, shared: SharedFunctions) -> None:
        self._scenario = scenario
        self._layout = layout
        self._live = live
        self._shared = shared

    def all(self, guards: tuple[Guard, ...]) -> str:
        """Return an expression that holds where all guards do."""
        return all_lines(guards, self._layout)

    def half(self, half: Half, then: Lines, first_note: int | None = None) -> Lines:
        """Return the lines of one half of a turn, with what comes then where no move is refused.

        With a number for the first of them, each effect on a meter that happened under its guards is
        noted as a bit of `f`.
        """
        lines = self._passing(half.passing)
        for effect in half.effects:
            noted = first_note is not None and is_noted(effect)
            lines += self._effect(effect, f"f |= {1 << (first_note or 0)}" if noted else "")
            first_note = (first_note or 0) + 1 if noted else first_note
        for planned in reversed(half.moves):
            made = [f"s = {self._move(planned.move)}(s)"]
            if planned.when:
                made = [f"if {self.all(planned.when)}:", *indented(made)]
            then = [*made, "if s >= 0:", *indented(then)]
        return lines + then

    def _effect(self, effect: Effect, note: str) -> Lines:
        lines = [*effect.change.lines(self._layout, self._live.keeps), *([note] if note else [])]
        if not effect.when or not lines:
            return lines
        return [f"if {self.all(effect.when)}:", *indented(lines)]

    def _passing(self, passing: Passing) -> Lines:
        if passing.until is not None:
            lines = self._time()
            number = (passing.until - self._scenario.opening.day).days
            head = [f"n = {number} - (s >> {self._layout.day.shift})", "if n > 0:"]
            return [*head, *indented(lines)] if lines else []
        lines = self._time() if passing.days else []
        return [f"n = {passing.days}", *lines] if lines else []

    def _time(self) -> Lines:
        """Write how `n` days pass: fines accrue in the postures then in force, deadlines run out."""
        layout, lines = self._layout, Lines()
        for name, matter in self._scenario.matters.items():
            accruing = self._in_some(matter, "accrue")
            if name in layout.fines and self._live.keeps(layout.fines[name]) and accruing:
                resting = self._in_some(matter, "rest")
                unless = f" and not ({resting})" if resting else ""
                lines += [f"if s & {layout.sums[name].mask:#x} and ({accruing}){unless}:"]
                lines += [f"    s = {layout.accruing(name)}(s, n)"]
        if self._live.tells_days:
            lines.append(f"s += n << {layout.day.shift}")
        for deadline, status in layout.statuses.items():
            lines += layout.run_down(deadline) if self._live.keeps(status) else []
        # A call takes longer than to move a day on, and less than all else.
        return [f"s = {self._shared.name([*lines, 'return s'], 's, n')}(s, n)"] if len(lines) > 1 else lines

    def _in_some(self, matter: Matter, sanctions: Sanctions) -> str:
        """Return the expression that is true where some posture of a matter says this of its daily sum."""
        said = [one.id for one in matter.procedure.postures.values() if one.sanctions == sanctions]
        return self._layout.stands_in_some(Standpoint(matter.id, posture) for posture in said)

    def _move(self, move: Move) -> str:
        """Return the name of the function that makes a move, or gives -1 where it is refused."""
        layout, led = self._layout, self._by_track(move.matter, move.leads)
        body = [f"if not ({move.permits_line(layout)}):", "    return -1"]
        # What is asked of the first track that it leads in, its branches ask.
        first = next(iter(led), None)
        for track, stands in move.stands_lines(layout).items():
            body += [f"if not ({stands}):", "    return -1"] if track != first else []
        then = MeetDeadline(move.within).lines(layout, self._live.keeps) if move.within else []
        also = self._by_track(move.matter, move.also)
        for pairs in (*[led[track] for track in led if track != first], *also.values()):
            then += self._led(move.matter, pairs, [])
        if first is None:
            return self._shared.name([*body, *then, "return s"])
        return self._shared.name(
            [*body, *then, *self._led(move.matter, led[first], ["return s"]), "return -1"]
        )

    def _by_track(self, matter: MatterId, pairs: Leads) -> dict[int, Leads]:
        """Return pairs of postures by the track that they belong to."""
        found: dict[int, dict[PostureId, PostureId]] = {}
        for source, target in pairs.items():
            track = self._layout.tracks[Standpoint(matter, source)].track
            found.setdefault(track, {})[source] = target
        return dict(found)

    def _led(self, matter: MatterId, pairs: Leads, then: Lines) -> Lines:
        """Return the lines that lead a track from where it stands, and what comes then."""
        lines, alike = Lines(), dict[tuple[str, ...], list[Standpoint]]()
        for source, target in pairs.items():
            entered = (*self._entered(matter, source, target), *then)
            alike.setdefault(entered, []).append(Standpoint(matter, source))
        for entered, sources in alike.items():
            stands = self._layout.stands_in_some(sources)
            lines += [f"{'elif' if lines else 'if'} {stands}:", *indented(list(entered))]
        return lines

    def _entered(self, matter: MatterId, source: PostureId, target: PostureId) -> Lines:
        layout, procedure = self._layout, self._scenario.matters[matter].procedure
        posture = procedure.postures[target]
        lines = [layout.track(Standpoint(matter, target)).setting(layout.numbers[Standpoint(matter, target)])]
        if matter in layout.fines and posture.sanctions in ("end", "void"):
            gone = layout.sums[matter].mask | layout.counts[matter].mask
            gone |= layout.fines[matter].mask if posture.sanctions == "void" else 0
            lines.append(f"s &= ~{gone & self._live.bits:#x}")
        if posture.closes_record:
            arguments = self._scenario.arguments.values()
            against = [one.id for one in arguments if one.against == matter and not one.any_time]
            lost = sum(layout.forfeited[argument].mask for argument in against) & self._live.bits
            # Not preserved is forfeited: the bits of the one, turned round, fall on those of the other.
            lines.append(f"s |= {lost:#x} & ~(s << {len(layout.preserved)})" if lost else "")
        for rule in procedure.deadlines:
            if target in rule.starts_in and source not in rule.starts_in:
                lines += StartDeadline(rule.id, rule.days).lines(layout, self._live.keeps)
        return [line for line in lines if line]
