"""The turns of a scenario once more as compiled functions, which return what was seen on the way.

Each thing that is watched is a site: a guard, a move, an outcome, with a bit for yes and one for no.
For each scene and each of its choices a function returns, for a packed position, the bits of all that can
be seen there: which guards held and which failed, which moves were made and which refused.
"""
# Longer than 250 lines because each thing that is watched has its lines beside those of the others.

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from math import prod
from typing import Any, NamedTuple

from game.content.tree import Steps
from game.model.effects.record import PreserveArguments
from game.model.fields import MET, MISSED, OPEN, Lines, indented
from game.model.ids import ArgumentId, SceneId
from game.model.kinds import Guard
from game.model.procedure import Move
from game.model.prose import Prose
from game.model.scene import Choice, Half, Outcome, PlannedMove, Scene
from game.search.days import soonest_days
from game.search.steps import Steps as Compiled
from game.search.steps import everything, executed
from game.search.turn_lines import offered, picked, sets_of
from game.search.writing import SharedFunctions, Writer

# Returns, for a packed position, the bits of what is seen there.
Probe = Callable[[int], int]


class Site(NamedTuple):
    """One thing that is watched: its kind, where it stands in the file, and what it is."""

    kind: str
    steps: Steps
    subject: Any = None

    def at_home(self, scene: SceneId) -> "Site":
        """Return it with the name that its scene has in the file."""
        return self._replace(steps=(self.steps[0], scene, *self.steps[2:]))


@dataclass(slots=True)
class Sites:
    """The sites of one scene; site n has the bits 2n for yes and 2n+1 for no.

    `possible` has the bits that lines are written for.
    """

    every: list[Site] = field(default_factory=list)
    possible: int = 0

    def bits(self, site: Site) -> tuple[str, str]:
        """Return the bits for yes and for no of one more site, as they are written in code."""
        yes = self.yes(site)
        no = 2 << 2 * (len(self.every) - 1)
        self.possible |= no
        return yes, f"{no:#x}"

    def yes(self, site: Site) -> str:
        """Return the bit for yes of one more site that is never seen to say no."""
        yes = 1 << 2 * len(self.every)
        self.every.append(site)
        self.possible |= yes
        return f"{yes:#x}"

    def tested(self, site: Site, expression: str) -> str:
        """Return the line that sees whether an expression holds."""
        yes, no = self.bits(site)
        return f"seen |= {yes} if {expression} else {no}"


@dataclass(frozen=True, slots=True)
class Probes:
    """For each scene, in the scenario's order: its probes, each with all bits that it can see; its sites."""

    probes: tuple[tuple[tuple[int, Probe], ...], ...]
    sites: tuple[Sites, ...]

    def seen(self, scene: int, packed: int, asked: int) -> int:
        """Return what is seen in a position of a scene: all of what is asked for, and maybe more."""
        seen = 0
        for bits, probe in self.probes[scene]:
            if bits & asked:
                seen |= probe(packed)
        return seen


def compile_probes(steps: Compiled) -> Probes:
    """Return the functions that see what happens in each scene."""
    shared, names, lines = SharedFunctions(), steps.layout.accruals(), Lines()
    every: list[_ProbeWriter] = []
    soonest = soonest_days(steps.scenario)
    for number, scene in enumerate(steps.scenario.scenes.values()):
        one = _ProbeWriter(steps, shared, soonest.get(scene.id, 0))
        lines += one.lines(number, scene)
        names |= one.names
        every.append(one)
    made = executed([*shared.lines(), *lines], names)
    probes = (tuple((bits, made[name]) for name, bits in one.probes.items()) for one in every)
    return Probes(tuple(probes), tuple(one.sites for one in every))


class _ProbeWriter:
    """Writes the functions of one scene; `probes` has their names, with the bits that each can see."""

    def __init__(self, steps: Compiled, shared: SharedFunctions, soonest: int) -> None:
        self._scenario, self._layout = steps.scenario, steps.layout
        self._writer = Writer(steps.scenario, steps.layout, everything(steps)[0], shared)
        self._all = self._writer.all
        self._soonest = soonest
        self._begins = (steps.scenario.opening.day + timedelta(days=soonest)).isoformat()
        self.sites = Sites([Site("way", ())])
        self.names: dict[str, Any] = {}
        self.probes: dict[str, int] = {}
        self._lines: Lines = []

    def lines(self, number: int, scene: Scene) -> Lines:
        """Return the functions of a scene: its own, and one for each choice and each outcome."""
        steps: Steps = ("scenes", scene.id)
        body = ["seen = 0", *self._guards("requires", scene.requires, (*steps, "requires"))]
        body += self._prose(scene.text, (*steps, "text"))
        # A rule book's deadline has its matter's name before it.
        for deadline in [each for each in self._scenario.deadlines if "." not in each]:
            started = self.sites.yes(Site("started", ("deadlines", deadline), deadline))
            met, missed = self.sites.bits(Site("deadline", ("deadlines", deadline), deadline))
            body.append(f"status = {self._layout.statuses[deadline].reading}")
            for status, bit in ((OPEN, started), (MET, met), (MISSED, missed)):
                body += [f"if status == {status}:", f"    seen |= {bit} | {started}"]
        body.append("return seen")
        self._probe(f"probe_{number}", body)
        for place, choice in enumerate(scene.choices.values()):
            name = f"probe_{number}_{place}"
            self._probe(name, self._choice(name, choice, (*steps, "choices", choice.key.choice)))
        return self._lines

    def _probe(self, name: str, body: Lines) -> None:
        """Write one function; a day that is not kept is taken for the first on which the scene can come."""
        shift, soonest = self._layout.day.shift, self._soonest
        first = f"start = start & {(1 << shift) - 1:#x} | {soonest << shift:#x}"
        begun = [f"if start >> {shift} < {soonest}:", f"    {first}", "s = start"]
        self._lines += [f"def {name}(start):", *indented([*begun, *body])]
        self.probes[name] = self.sites.possible & ~sum(self.probes.values())

    def _guards(self, kind: str, guards: tuple[Guard, ...], steps: Steps) -> Lines:
        return [
            self.sites.tested(Site(kind, (*steps, place), guard), f"({guard.line(self._layout)})")
            for place, guard in enumerate(guards)
        ]

    def _prose(self, prose: Prose, steps: Steps) -> Lines:
        lines: Lines = []
        # Of a paragraph with alternatives the first way has every guard as it is asked for.
        for place, paragraph in {one.at: one for one in reversed(prose)}.items():
            own = len(paragraph.when) - paragraph.alternatives
            lines += self._guards("guard", paragraph.when[:own], (*steps, place, "when"))
            lines += self._guards("alternative", paragraph.when[own:], (*steps, place, "text"))
        return lines

    def _choice(self, name: str, choice: Choice, steps: Steps) -> Lines:
        lines = ["seen = 0", *self._guards("guard", choice.shown_when, (*steps, "shown_when"))]
        lines += self._guards("guard", choice.when, (*steps, "when"))
        guards = self._all((*choice.shown_when, *choice.when))
        lines += [f"if not ({guards}):", "    return seen"] if guards != "True" else []
        counted = self._layout.chosen.get(choice.key)
        once = 0 if counted is None else 1 << counted.shift
        if counted is not None and choice.times is not None:
            lines += [f"if {counted.reading} >= {choice.times}:", "    return seen"]
        sets = "(0,)"
        if choice.picks:
            for place, argument in enumerate(choice.picks.of):
                lines += self._raised(argument, (*steps, "picks", "of", place))
            self.names[f"sets_{name}"] = sets_of(choice, self._layout)
            sets = f"sets_{name}({offered(choice, self._layout)})"
        turn = [f"s = start {'|' if choice.times is None else '+'} {once:#x}", *picked(choice, self._layout)]
        turn += [*self._half(choice.half, steps, "continue"), *self._outcomes(name, choice, steps)]
        return [*lines, f"for picks in {sets}:", *indented(turn), "return seen"]

    def _raised(self, argument: ArgumentId, steps: Steps) -> Lines:
        yes, no = self.sites.bits(Site("raise", steps, argument))
        kept, lost = self._layout.preserved[argument].mask, self._layout.forfeited[argument].mask
        return [f"if s & {lost:#x}:", f"    seen |= {no}", f"elif not s & {kept:#x}:", f"    seen |= {yes}"]

    def _outcomes(self, name: str, choice: Choice, steps: Steps) -> Lines:
        # What is said of the choice is read after each outcome, and each guard is one site for all of them.
        site, prose = Site("choice", steps, choice), (choice.half.text, (*steps, "text"))
        onward = self._onward(choice, None, steps) if choice.goes_to else []
        if not choice.outcomes:
            yes = self.sites.yes(site)
            return [*onward, *self._prose(*prose), f"seen |= {yes}"]
        yes, no = self.sites.bits(site)
        lines, texts = ["some = 0"], self._prose(*prose)
        for place, outcome in enumerate(choice.outcomes.values()):
            court, there = f"{name}_{place}", (*steps, "outcomes", outcome.id)
            own = self._onward(choice, outcome, there) if outcome.goes_to else onward
            self._court(court, outcome, (there, [*own, *texts]))
            lines += [f"way = {court}(s)", "seen |= way", "some |= way & 1"]
        return [*lines, f"seen |= {yes} if some else {no}"]

    def _onward(self, choice: Choice, outcome: Outcome | None, steps: Steps) -> Lines:
        """Write which scene is gone to, and what changes on coming there."""
        lines = Lines()
        for place, way in reversed([*enumerate(choice.ways_on(outcome))]):
            there: Steps = (*steps, "goes_to", place)
            body = self._arrival(self._scenario.scenes[way.scene].arrival, there)
            if way.when:
                asked = [*self._guards("guard", way.when, (*there, "when")), f"if {self._all(way.when)}:"]
                lines = [*asked, *indented(body or ["pass"]), "else:", *indented(lines or ["pass"])]
            else:
                lines = body
        return lines

    def _arrival(self, half: Half, steps: Steps) -> Lines:
        # Its guards are watched nowhere, since every turn that leads there shares them.
        lines = self._writer.half(Half(half.passing), [])
        for effect in half.effects:
            arguments = effect.change.arguments if isinstance(effect.change, PreserveArguments) else ()
            raised = [line for each in arguments for line in self._raised(each, steps)]
            lines += [f"if {self._all(effect.when)}:", *indented(raised)] if raised else []
            lines += self._writer.half(Half(effects=(effect,)), [])
        return lines

    def _court(self, name: str, outcome: Outcome, inside: tuple[Steps, Lines]) -> None:
        steps, texts = inside
        yes = self.sites.yes(Site("outcome", steps))
        lines = ["seen = 0", *self._guards("guard", outcome.when, (*steps, "when"))]
        shut = [f"not ({self._all(outcome.when)})"] if outcome.when else []
        ruling = outcome.half.ruling
        if ruling and ruling.turns_on:
            bits = sum(self._layout.preserved[argument].mask for argument in set(ruling.turns_on))
            shut.append(f"s & {bits:#x} != {bits:#x}")
        lines += [line for test in shut for line in (f"if {test}:", "    return seen")]
        if odds := outcome.odds:
            # The points as a fraction's numerator over their common denominator: only its sign is asked for.
            scale = prod([odds.base.denominator, *(one.points.denominator for one in odds.plus)])
            lines.append(f"w = {int(odds.base * scale)}")
            for place, addition in enumerate(odds.plus):
                lines += self._guards("points", addition.when, (*steps, "odds", "plus", place, "when"))
                lines += [f"if {self._all(addition.when)}:", f"    w += {int(addition.points * scale)}"]
            lines += ["if w <= 0:", "    return seen"]
        lines += self._half(outcome.half, steps, "return seen")
        lines += [*texts, *self._prose(outcome.half.text, (*steps, "text")), f"return seen | {yes} | 1"]
        self._lines += [f"def {name}(s):", *indented(lines)]

    def _half(self, half: Half, steps: Steps, refuses: str) -> Lines:
        lines: Lines = []
        if half.passing.until is not None:
            days = (half.passing.until - self._scenario.opening.day).days
            lines.append(f"n = {days} - (s >> {self._layout.day.shift})")
            lines.append(self.sites.tested(Site("until", (*steps, "until"), half.passing.until), "n >= 0"))
        lines += self._writer.half(Half(half.passing), [])
        for place, effect in enumerate(half.effects):
            here: Steps = (*steps, "effects", place)
            lines += self._guards("guard", effect.when, (*here, "when"))
            arguments = effect.change.arguments if isinstance(effect.change, PreserveArguments) else ()
            raised = [line for each in arguments for line in self._raised(each, (*here, "preserve"))]
            lines += [f"if {self._all(effect.when)}:", *indented(raised)] if raised else []
            lines += self._writer.half(Half(effects=(effect,)), [])
        for place, planned in enumerate(half.moves):
            there: Steps = (*steps, "moves", place)
            lines += self._guards("guard", planned.when, (*there, "when"))
            yes, no = self.sites.bits(Site("move", there, planned))
            refused = self._refused(planned.move, there)
            made = ["before = s", *self._writer.half(Half(moves=(PlannedMove(planned.move),)), ["pass"])]
            made += ["if s < 0:", "    s = before", f"    seen |= {no}", *indented([*refused, refuses])]
            made.append(f"seen |= {yes}")
            lines += [f"if {self._all(planned.when)}:", *indented(made)] if planned.when else made
        return lines

    def _refused(self, move: Move, steps: Steps) -> Lines:
        """Write which refusal is shown, where one of them cites what may not have been there yet."""
        dated = {name: one.date for name, one in self._scenario.sources.authorities.items()}
        days = {one: [dated[cite.authority] for cite in one.cites] for one in move.refusals}
        late = [one for one in move.refusals if any(day > self._begins for day in days[one])]
        lines: Lines = []
        for place, refusal in enumerate(move.refusals if late else ()):
            site = Site("refusal", steps, refusal)
            shown = self.sites.yes(site) if refusal in late else "0"
            lines += [f"{'elif' if place else 'if'} {self._all(refusal.when)}:", f"    seen |= {shown}"]
        return lines
