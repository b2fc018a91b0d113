"""Halves of turns, moves and time of a scenario as lines of Python over a packed position `s`.

Each line is derived from the same model that the engine plays; a property test holds that the two
never differ. No word of an author stands in the lines: only numbers, and the functions of `called`.
"""

from collections.abc import Mapping
from typing import Any

from game.authoring.change_lines import ChangeWriter, Lines, indented, setting
from game.authoring.guard_lines import MISSED, OPEN, GuardWriter, reading
from game.authoring.packing import Layout
from game.model.effects import Effect
from game.model.ids import MatterId, PostureId
from game.model.procedure import Move
from game.model.scenario import Scenario
from game.model.scene import Half, Passing


class Writer:
    """Writes what one scenario does, as lines of Python."""

    def __init__(self, scenario: Scenario, layout: Layout) -> None:
        self._scenario = scenario
        self._layout = layout
        self.guards = GuardWriter(scenario, layout)
        self._changes = ChangeWriter(scenario, layout)

    @property
    def called(self) -> Mapping[str, Any]:
        """Answer with the functions that the lines call, by name."""
        return self._changes.called

    def effect(self, effect: Effect) -> Lines:
        """Answer with the lines that apply an effect where its guards hold."""
        lines = self._changes.lines(effect.change)
        if not effect.when or not lines:
            return lines
        return [f"if {self.guards.all(effect.when)}:", *indented(lines)]

    def passing(self, passing: Passing) -> Lines:
        """Answer with the lines that let time pass."""
        if passing.until is not None:
            number = (passing.until - self._scenario.opening.day).days
            return [f"n = {number} - (s >> {self._layout.day.shift})", "if n > 0:", "    s = pass_time(s, n)"]
        return [f"s = pass_time(s, {passing.days})"] if passing.days else []

    def half(self, half: Half, refuses: str) -> Lines:
        """Answer with the lines of one half of a turn; where a move is refused, `refuses` stands."""
        lines = self.passing(half.passing)
        for effect in half.effects:
            lines += self.effect(effect)
        for planned in half.moves:
            made = [f"s = {self.move_name(planned.move)}(s)", "if s < 0:", f"    {refuses}"]
            lines += [f"if {self.guards.all(planned.when)}:", *indented(made)] if planned.when else made
        return lines

    def move_name(self, move: Move) -> str:
        """Answer with the name of the function that makes a move."""
        matters = list(self._scenario.matters)
        moves = list(self._scenario.matters[move.matter].procedure.moves)
        return f"move_{matters.index(move.matter)}_{moves.index(move.id)}"

    def functions(self) -> Lines:
        """Answer with the functions that every scene may call: time, and each move of each matter."""
        lines = self._pass_time()
        for matter in self._scenario.matters.values():
            for move in matter.procedure.moves.values():
                lines += self._move(move)
        return lines

    def _pass_time(self) -> Lines:
        layout = self._layout
        lines: Lines = []
        for name, matter in self._scenario.matters.items():
            postures = matter.procedure.postures
            accruing = [p for p, posture in postures.items() if posture.sanctions == "accrue"]
            if name in layout.fines and accruing:
                numbers = tuple(self.guards.number(name, posture) for posture in accruing)
                runs = f"s & {layout.sums[name].mask:#x} and {reading(layout.postures[name])} in {numbers}"
                lines += [f"if {runs}:", f"    s = {self._changes.accruing(name)}(s, n)"]
        lines.append(f"s += n << {layout.day.shift}")
        for deadline in layout.statuses:
            left = layout.left[deadline]
            late = [f"if {reading(left)} < n:", f"    {self._changes.ended(deadline, MISSED)}"]
            body = [*late, "else:", f"    s -= n << {left.shift}"]
            lines += [f"if {reading(layout.statuses[deadline])} == {OPEN}:", *indented(body)]
        return ["def pass_time(s, n):", *indented([*lines, "return s"])]

    def _move(self, move: Move) -> Lines:
        part = self._layout.postures[move.matter]
        body = [f"if not ({self.guards.permits(move)}):", "    return -1", f"p = {reading(part)}"]
        for source, target in move.leads.items():
            met = self._changes.met(move.within) if move.within else []
            entered = [*met, *self._entered(move.matter, source, target), "return s"]
            body += [f"if p == {self.guards.number(move.matter, source)}:", *indented(entered)]
        return [f"def {self.move_name(move)}(s):", *indented([*body, "return -1"])]

    def _entered(self, matter: MatterId, source: PostureId, target: PostureId) -> Lines:
        layout, procedure = self._layout, self._scenario.matters[matter].procedure
        posture = procedure.postures[target]
        lines = [setting(layout.postures[matter], self.guards.number(matter, target))]
        if matter in layout.fines and posture.sanctions in ("end", "void"):
            gone = layout.sums[matter].mask | layout.counts[matter].mask
            gone |= layout.fines[matter].mask if posture.sanctions == "void" else 0
            lines.append(f"s &= ~{gone:#x}")
        if posture.closes_record:
            against = [a.id for a in self._scenario.arguments.values() if a.against == matter]
            lost = sum(layout.forfeited[argument].mask for argument in against)
            # Not preserved is forfeited: the bits of the one, turned round, fall on those of the other.
            lines.append(f"s |= {lost:#x} & ~(s << {len(layout.preserved)})" if lost else "")
        for rule in procedure.deadlines:
            if target in rule.starts_in and source not in rule.starts_in:
                lines += self._changes.started(rule.id, rule.days)
        return [line for line in lines if line]
