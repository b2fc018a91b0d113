"""Why a way is shut where a shown play stands: each cause at its line, the nearest to open first."""

from collections.abc import Iterator, Sequence

from game.content.tree import Steps
from game.engine.case import Case
from game.engine.errors import ChoiceNotOpenError
from game.model.ids import ChoiceKey, OutcomeId
from game.model.kinds import Guard
from game.model.position import Position
from game.model.record import Playthrough
from game.model.scenario import Scenario
from game.model.scene import Choice, GuardFails, MoveRefused, NoChance, NotPreserved, Reason, TimesUsedUp
from game.proof.findings import Sheet, ShownPlay, in_a_line, in_a_row

_MOST_NAMED = 3


class Shut:
    """What is shut at the end of a play that is shown, in the words of whoever wrote the file."""

    def __init__(self, scenario: Scenario, shown: ShownPlay, sheet: Sheet) -> None:
        record = Playthrough(scenario.id, str(scenario.edition), shown.variant, seed=0, turns=shown.turns)
        self._case, self._sheet = Case(scenario, shown.variant), sheet
        self.position: Position = self._case.replay(record).position

    def choices(self) -> str:
        """Return a sentence that says of each choice of the scene what shuts it."""
        there = self._case.scene(self.position).choices.values()
        return _nearest_first([(str(one.key.choice), list(self._causes(one))) for one in there])

    def outcomes(self, key: ChoiceKey) -> str:
        """Return a sentence that says of each outcome that is shut what shuts it; nothing where none is."""
        choice, position = self._case.scenario.choice(key), self.position
        offer = self._case.picks(position, key.choice)
        try:
            shut = self._case.shut(position, key.choice, next(offer.sets()) if offer else ())
        except ChoiceNotOpenError:
            return ""
        causes = [(str(one), list(self._reasons(choice, one, why))) for one, why in shut.items() if why]
        return _nearest_first(causes) if causes else ""

    def _causes(self, choice: Choice) -> Iterator[str]:
        steps = _steps_of(choice.key)
        hidden = [guard for guard in choice.shown_when if not guard.holds(self.position)]
        if hidden:
            yield from (self._guard(choice.shown_when, guard, (*steps, "shown_when")) for guard in hidden)
            return
        yield from self._reasons(choice, None, self._case.reasons(self.position, choice.key.choice))

    def _reasons(self, choice: Choice, outcome: OutcomeId | None, why: Sequence[Reason]) -> Iterator[str]:
        steps, guards = _steps_of(choice.key), choice.when
        if outcome is not None:
            steps, guards = (*steps, "outcomes", outcome), choice.outcomes[outcome].when
        for reason in why:
            match reason:
                case GuardFails(guard=guard):
                    yield self._guard(guards, guard, (*steps, "when"))
                case MoveRefused(move=move, refusal=refusal):
                    says = f": {in_a_line(refusal.says.rstrip('.'))}" if refusal else ""
                    line = self._line((*steps, "moves"))
                    yield f"makes the move '{move.id}' ({line}), which the rule book refuses there{says}"
                case TimesUsedUp(times=times):
                    often = "once" if times == 1 else f"{times} times"
                    yield f"can be made {often}, and has been ({self._line((*steps, 'times'))})"
                case NotPreserved(arguments=arguments):
                    named, line = in_a_row(arguments, "and"), self._line((*steps, "ruling", "turns_on"))
                    yield f"turns on {named}, not preserved there ({line})"
                case NoChance():
                    yield f"has odds of 0 there ({self._line((*steps, 'odds'))})"
                case _:
                    inside = " and ".join(self._reasons(choice, reason.nearest, reason.reasons))
                    yield f"has no open outcome: '{reason.nearest}' {inside}"

    def _guard(self, guards: Sequence[Guard], guard: Guard, steps: Steps) -> str:
        at: Steps = (*steps, list(guards).index(guard))
        return f"needs {in_a_line(self._sheet.written(at))} ({self._line(at)})"

    def _line(self, steps: Steps) -> str:
        return f"line {self._sheet.tree.place(steps).line}"


def _steps_of(key: ChoiceKey) -> Steps:
    return "scenes", key.scene, "choices", key.choice


def _nearest_first(ways: Sequence[tuple[str, list[str]]]) -> str:
    nearest = sorted(ways, key=lambda way: len(way[1]))
    said = [f"'{name}' {' and '.join(causes)}" for name, causes in nearest[:_MOST_NAMED]]
    more = f"; and {len(ways) - _MOST_NAMED} more" if len(ways) > _MOST_NAMED else ""
    return f"Nearest to open: {'; '.join(said)}{more}."
