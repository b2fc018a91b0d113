"""Small scenarios made by chance from a seed, in the language of the authors: all guards, effects, loops.

The rule book is that of `tests.builders`. Each scene has a choice that is always open, and every loop
passes a choice with `times`, or, in those with countdowns, a turn that lowers a meter which nothing raises;
so each play comes to an end. Some scenes go on by themselves.
"""

import re
from functools import cache
from random import Random

from game.content.loaded import Loaded
from tests.builders import read

POSTURES = ("served", "ordered", "contempt", "contempt-stayed", "on-appeal", "purged", "vacated")
MOVES = ("order-at-once", "hold", "stay", "lift-stay", "release", "purge", "vacate", "appeal")
ENDS = ("won", "lost", "settled")


@cache
def generated(seed: int) -> Loaded:
    """Return the scenario of a seed."""
    return read(written(seed))


def written(seed: int) -> str:
    """Return the file of the scenario of a seed."""
    return _Author(Random(seed)).file(seed)


# The postures and moves of the book of `tests.builders`, in tracks that stand beside each other.
TRACKED_BOOK = """\
procedure_format: 1
title: A small order, in tracks
facts:
  strict: {label: This court is strict}
deadlines:
  notice: {label: Notice of appeal, in: 14 days, starts_in: [contempt, ordered]}
tracks:
  order:
    opens_in: served
    postures: {unserved: {}, served: {}, ordered: {}, vacated: {sanctions: void}}
  sanction:
    opens_in: contempt
    postures:
      contempt: {sanctions: accrue, record: closed}
      clear: {}
      contempt-stayed: {record: closed, stayed: true}
      purged: {sanctions: end}
  appeal:
    opens_in: unappealed
    postures: {unappealed: {}, on-appeal: {}, heard: {sanctions: rest, stayed: true}}
moves:
  order-at-once: {from: {served: vacated, vacated: ordered}, also: {heard: unappealed}}
  hold: {from: {clear: contempt, contempt: contempt, purged: contempt}, needs: [served, ordered]}
  stay: {from: {on-appeal: heard, unappealed: heard}, also: {served: ordered}}
  lift-stay: {from: {heard: on-appeal}, also: {contempt-stayed: contempt, vacated: served}}
  release: {from: {contempt: contempt-stayed, on-appeal: unappealed}, when: [{posture: [ordered, vacated]}]}
  purge: {from: {contempt: purged, contempt-stayed: purged}, also: {on-appeal: unappealed, heard: unappealed}}
  vacate: {from: {ordered: served, served: ordered}, also: {contempt: purged, unappealed: heard}}
  appeal:
    from: {unappealed: on-appeal, heard: on-appeal, served: ordered, ordered: ordered}
    needs: [contempt, contempt-stayed]
    when: [{any: [{not: [{fact: strict}]}, {sanction: this}]}]
    within: notice
"""


@cache
def tracked(seed: int) -> Loaded:
    """Return a scenario of a seed under a rule book with tracks, in which most turns make moves."""
    return read(_Mover(Random(seed)).file(seed), TRACKED_BOOK)


@cache
def countdown(seed: int) -> Loaded:
    """Return a scenario of a seed in which meters that only fall end most loops, and `times` the others."""
    return read(_Counter(Random(seed)).file(seed))


@cache
def crowded(seed: int) -> Loaded:
    """Return a scenario of a seed in which days lie so close that they meet, and in which turns have texts.

    It is the scenario of that seed with other times, days, sums and texts.
    """
    chance = Random(-seed - 1)

    def one_of(*several: str) -> str:
        return chance.choice(several)

    def prose(match: re.Match[str]) -> str:
        guards = ["fact: seen", "meter: trust, at_least: 6", "preserved: first", "forfeited: first"]
        guards += ["chosen: scene-0.go-on", "after: 2020-01-04", "before: 2020-01-03", "not: [{fact: seen}]"]
        parts = [f"{'word ' * chance.randint(1, 30)}."]
        for _ in range(chance.randint(0, 2)):
            guard = f"{{{chance.choice(guards)}}}"
            parts.append(f"{{text: {'more ' * chance.randint(1, 30)}., when: [{guard}]}}")
        return f"text: [{', '.join(parts)}], {match[0]}" if chance.random() < 0.5 else match[0]

    changes = {
        r"takes: \d+ (days?|weeks)|until: [0-9-]+": lambda _: one_of(
            *("takes: 1 day", "takes: 2 days", "until: 2020-01-03", "until: 2020-01-05")
        ),
        r"(before|after): [0-9-]+": lambda match: f"{match[1]}: 2020-01-0{chance.randint(2, 7)}",
        r"in: \d+ days": lambda _: f"in: {chance.randint(1, 5)} days",
        r"(above|at_most): \d+\}": lambda match: f"{match[1]}: {one_of('0', '4', '7', '14', '20')}}}",
        r"says: So it is": lambda _: f"says: So it is {'said ' * chance.randint(0, 9)}",
        r"effects: \[": prose,
        r"title: The end\}": lambda _: ", ".join(
            [
                "title: The end",
                f"tone: {one_of('good', 'mixed', 'bad')}",
                f"lesson: {one_of('Learn', 'L ' * 9)}}}",
            ]
        ),
    }
    text = written(seed)
    for pattern, change in changes.items():
        text = re.sub(pattern, change, text)
    return read(text)


class _Author:
    """Writes one scenario, part by part."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.matters = ["one", "two"][: chance.choice((1, 1, 2))]
        self.meters = ["trust", "court", "cost"][: chance.randint(1, 3)]
        self.facts = ["seen", "sworn", "sealed", "strict"][: chance.randint(1, 4)]
        self.arguments = ["first", "second", "third", "fourth"][: chance.randint(2, 4)]
        self.scenes = [f"scene-{number}" for number in range(chance.randint(3, 5))]

    def file(self, seed: int) -> str:
        """Return the whole file."""
        head = {
            "scenario_format": "1",
            "id": f"case-{seed}",
            "edition": "1",
            "title": "Made by chance",
            "matters": _block((m, "{procedure: book}") for m in self.matters),
            "meters": _block((name, self.meter()) for name in self.meters),
            # The last of four is the rule book's own.
            "facts": _block((name, "{}") for name in self.facts if name != "strict"),
            "arguments": _block((a, self.argument()) for a in self.arguments),
            "deadlines": "{reply: {label: Reply}, answer: {label: Answer}}",
            "conditions": f"{{strong: {{says: The case is strong, when: [{self.guard(holds=False)}]}}}}",
            "cast": "{judge: {name: Judge Okafor}}",
            "variants": f"{{other: {{title: Otherwise, opens_with: [{self.effect()}]}}}}",
            "opens_at": "scene-0",
            "opens_on": "2020-01-01",
            "opens_with": f"[{self.effect()}]",
        }
        lines = [f"{key}: {value}" for key, value in head.items()]
        scenes = [line for place in range(len(self.scenes)) for line in self.scene(place)]
        ends = [f"  {end}: {{ending: {{title: The end}}}}" for end in ENDS]
        return "\n".join([*lines, "scenes:", *scenes, *ends, ""])

    def scene(self, place: int) -> list[str]:
        """Return the lines of a scene: one choice that is always open and some others, or where it goes."""
        fork = f"Some {{if {self.one([*self.facts, 'strong'])} | more of the words | words}}."
        text = f"    text: ['{fork}', {{text: And some more of them., when: [{self.guard()}]}}]"
        if self.often(0.4):
            # With two spaces, so that the texts of a crowded case are not written there.
            arrival = ", ".join(self.arrival()).replace("effects: [", "effects:  [")
            text = f"{text}\n    on_arrival: {{{arrival}}}"
        if self.often(0.15):
            chance = f"outcomes: {self.outcomes(place, shut=0)}"
            return [f"  {self.scenes[place]}:", text, f"    {self.one([chance, self.onward(place)])}"]
        half, following = ", ".join(self.plain_half()), [*self.scenes, ENDS[0]][place + 1]
        choices = {"go-on": f"{half}, goes_to: {following}"}
        for number in range(self.chance.randint(1, 3)):
            choices[f"choice-{number}"] = ", ".join(self.choice(place))
        written = [f"      {name}: {{{parts}}}" for name, parts in choices.items()]
        return [f"  {self.scenes[place]}:", text, "    choices:", *written]

    def choice(self, place: int) -> list[str]:
        """Return the parts of a choice that may be locked."""
        parts = self.half()
        if self.often(0.3):
            parts.append(f"when: [{self.guard()}]")
        if self.often(0.2):
            parts.append(f"shown_when: [{self.guard()}]")
        if self.often(0.3):
            picks = ", ".join(self.some(self.arguments))
            rest = self.one(
                (
                    "",
                    "",
                    ", left_out: forfeited",
                    ", left_out: forfeited-unless-preserved",
                    ", at_least: 0, left_out: forfeited",
                )
            )
            parts.append(f"picks: {{at_most: {self.chance.randint(1, 2)}, of: [{picks}]{rest}}}")
        if self.often(0.5):
            parts.append(f"outcomes: {self.outcomes(place)}")
        if self.often(0.25):
            # Back to this scene, or to one before it.
            parts += [f"times: {self.chance.randint(1, 2)}", f"goes_to: {self.one(self.scenes[: place + 1])}"]
        else:
            parts.append(self.onward(place))
        return parts

    def outcomes(self, place: int, shut: float = 0.15) -> str:
        """Return outcomes that make 100, but for a share of those that some guard can shut."""
        found = {}
        for number in range(self.chance.randint(1, 2)):
            parts = [f"odds: {self.odds()}", *self.half()]
            if self.often(0.3):
                parts.append(f"when: [{self.guard()}]")
            if self.often(0.3):
                parts.append(f"ruling: {{by: judge, says: So it is., turns_on: {self.one(self.arguments)}}}")
            found[f"outcome-{number}"] = f"{{{', '.join([*parts, self.onward(place)])}}}"
        resting = [*self.plain_half(), *([f"when: [{self.guard()}]"] if self.often(shut) else [])]
        found["otherwise"] = f"{{{', '.join([*resting, self.onward(place)])}}}"
        return _block(found.items())

    def odds(self) -> str:
        """Return points, some of them depending on the position; two of these stay under 100."""
        base = self.one(["5", "12.5", "1/7", "30"])
        if self.often(0.5):
            return base
        plus = [f"{{when: [{self.guard()}], points: {self.chance.randint(-30, 9)}}}" for _ in range(2)]
        return f"{{base: {base}, plus: [{', '.join(plus)}]}}"

    def half(self) -> list[str]:
        """Return the parts of a half of a turn, moves too."""
        if self.often(0.5):
            return self.plain_half()
        moves = [self.move() for _ in range(self.chance.randint(1, 2))]
        return [*self.plain_half(), f"moves: [{', '.join(moves)}]"]

    def plain_half(self) -> list[str]:
        """Return time and effects, by which nothing is shut."""
        time = self.one(["takes: 1 day", "takes: 9 days", "takes: 3 weeks", "until: 2020-02-10", ""])
        effects = ", ".join(self.effect() for _ in range(self.chance.randint(0, 3)))
        return [*filter(None, [time]), f"effects: [{effects}]"]

    def arrival(self) -> list[str]:
        """Return what happens on entering a scene."""
        return self.plain_half()

    def move(self) -> str:
        """Return a move, sometimes only under a guard."""
        move = self.of_matter(self.one(MOVES))
        guard = self.guard() if self.often(0.2) else f"{{may: {move}}}"
        return move if self.often(0.3) else f"{{move: {move}, when: [{guard}]}}"

    def effect(self) -> str:
        """Return an effect of any kind."""
        number, matter = self.chance.randint, self.one(self.matters)
        doubles = self.one(["", ", doubles: daily", ", doubles: weekly", ", doubles: daily, cap: 90"])
        effect = self.one(
            [
                f"meter: {self.one(self.meters)}, by: {self.one([-7, -3, 4, 30])}",
                f"meter: {self.one(self.meters)}, by: {self.one([-4, 2])}",
                f"meter: {self.one(self.meters)}, to: {number(0, 12)}",
                f"{self.one(['find', 'lose'])}: [{', '.join(self.some(self.facts))}]",
                f"{self.one(['preserve', 'forfeit'])}: [{', '.join(self.some(self.arguments))}]",
                f"sanction: {matter}, per_day: {number(1, 9)}{doubles}",
                f"fines: {matter}, {self.one(['by: 20', 'by: -15', 'to: 7', 'by: 1 day', 'by: 3 days'])}",
                f"deadline: {self.one(['reply', 'answer'])}, in: {number(1, 20)} days",
                f"deadline: {self.one(['reply', 'answer'])}, by: {self.one(['-2 days', '1 week'])}",
                f"{self.one(['meet', 'cancel'])}: {self.one(['reply', self.of_matter('notice')])}",
            ]
        )
        return f"{{{effect}, when: [{self.guard()}]}}" if self.often(0.3) else f"{{{effect}}}"

    def guard(self, holds: bool = True, depth: int = 0) -> str:
        """Return a guard of any kind, no deeper than a file may be; `holds`: it may ask for the condition."""
        if depth < 8 and self.often(0.25):
            both = f"{self.guard(holds, depth + 1)}, {self.guard(holds, depth + 1)}"
            three = f"{both}, {self.guard(holds, depth + 1)}"
            counted = f"{{of: [{three}], {self.one(['at_least: 2', 'below: 2', 'is: 1'])}}}"
            return self.one([f"{{any: [{both}]}}", f"{{not: [{both}]}}", f"{{all: [{both}]}}", counted])
        number, matter, argument = self.chance.randint, self.one(self.matters), self.one(self.arguments)
        deadline = self.one(["reply", "answer", self.of_matter("notice")])
        return self.one(
            [
                f"{{meter: {self.one(self.meters)}, {self.one(['at_least', 'below'])}: {number(2, 11)}}}",
                f"{{fines: {matter}, {self.one(['above', 'at_most'])}: {number(0, 60)}}}",
                f"{{sanction: {matter}}}",
                f"{{fact: {self.one(self.facts)}}}",
                f"{{preserved: {argument}}}",
                f"{{forfeited: {argument}}}",
                f"{{posture: [{', '.join(self.of_matter(posture) for posture in self.some(POSTURES))}]}}",
                f"{{may: {self.of_matter(self.one(MOVES))}}}",
                f"{{deadline: {deadline}, is: {self.one(['open', 'met', 'missed'])}}}",
                f"{{{self.one(['before', 'after'])}: 2020-{number(1, 3):02}-{number(1, 28):02}}}",
                f"{{chosen: {self.one(self.scenes)}.go-on}}",
                "{holds: strong}" if holds else f"{{fact: {self.one(self.facts)}}}",
            ]
        )

    def argument(self) -> str:
        """Return an argument, now and then one that can be raised at any time."""
        against = f"against: {self.one(self.matters)}"
        return f"{{{against}, any_time: true}}" if self.often(0.2) else f"{{{against}}}"

    def meter(self) -> str:
        """Return a small meter, so that it often comes to its bounds."""
        lowest = self.one([0, -5])
        return f"{{starts_at: {self.chance.randint(2, 9)}, lowest: {lowest}, highest: {self.one([11, 15])}}}"

    def onward(self, place: int) -> str:
        """Return a scene that comes later, most often the next one."""
        later = self.scenes[place + 1 : place + 3]
        first, last = (self.one([*later, *later, *later, self.one(ENDS)]) for _ in range(2))
        return (
            f"goes_to: [{{to: {first}, when: [{self.guard()}]}}, {last}]"
            if self.often(0.2)
            else f"goes_to: {last}"
        )

    def of_matter(self, name: str) -> str:
        """Return a name of the rule book, with its matter where there are several."""
        return name if len(self.matters) == 1 else f"{self.one(self.matters)}.{name}"

    def often(self, share: float) -> bool:
        """Return yes so often."""
        return self.chance.random() < share

    def one(self, of):
        """Return one of several."""
        return self.chance.choice(of)

    def some(self, of):
        """Return one or two of several."""
        return self.chance.sample(of, min(len(of), self.chance.randint(1, 2)))


class _Mover(_Author):
    """Writes scenarios in which most halves of a turn make moves, as far as the rule book allows them."""

    def half(self) -> list[str]:
        """Return the parts of a half of a turn, now and then with a move that can shut it."""
        moves = [self.move() for _ in range(self.chance.randint(1, 3))]
        return [*super().plain_half(), f"moves: [{', '.join(moves)}]"]

    def plain_half(self) -> list[str]:
        """Return time, effects and moves, by which nothing is shut."""
        moves = [self.of_matter(self.one(MOVES)) for _ in range(self.chance.randint(1, 3))]
        guarded = [f"{{move: {move}, when: [{{may: {move}}}]}}" for move in moves]
        return [*super().plain_half(), f"moves: [{', '.join(guarded)}]"]

    def arrival(self) -> list[str]:
        """Return time and effects alone: on entering a scene nobody moves."""
        return super().plain_half()


def _block(parts) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in parts) + "}"


class _Counter(_Author):
    """Writes scenarios in which patience, which nothing raises, ends loops of all shapes."""

    def __init__(self, chance: Random) -> None:
        super().__init__(chance)
        self.lowest = self.one([0, -2])

    def file(self, seed: int) -> str:
        """Return the whole file, with one meter more."""
        patience = f"patience: {{starts_at: {self.chance.randint(1, 3)}, lowest: {self.lowest}, highest: 4}}"
        return super().file(seed).replace("\nmeters: {", f"\nmeters: {{{patience}, ")

    def choice(self, place: int) -> list[str]:
        """Return the parts of a choice; most of those that lead back lower the meter instead of a count."""
        parts = super().choice(place)
        back = parts[-1].removeprefix("goes_to: ")
        if not parts[-2].startswith("times: ") or self.often(0.2):
            return [self.lowered(part) if self.often(0.1) else part for part in parts]
        above = f"{{meter: patience, above: {self.lowest}}}"
        shape, kept = self.one(["when", "way", "outcome", "condition"]), parts[:-2]
        if shape in ("when", "condition"):
            guards = [part for part in kept if part.startswith("when: ")]
            rest = [self.lowered(part) for part in kept if part not in guards]
            more = f", {guards[0].removeprefix('when: [')}" if guards else "]"
            asked = above if shape == "when" else f"{{all: [{above}, {above}]}}"
            return [*rest, f"when: [{asked}{more}", f"goes_to: {back}"]
        rest = [part for part in kept if not part.startswith("outcomes: ")]
        if shape == "way":
            rest = [self.lowered(part) for part in rest]
            return [*rest, f"goes_to: [{{to: {back}, when: [{above}]}}, {ENDS[2]}]"]
        lowers = f"when: [{above}], effects: [{{meter: patience, by: -1}}], goes_to: {back}"
        return [*rest, f"outcomes: {{again: {{odds: 40, {lowers}}}, done: {{goes_to: {ENDS[2]}}}}}"]

    def lowered(self, part: str) -> str:
        """Return a part of a turn; where it has effects, they lower the meter surely."""
        lowers = f"effects: [{{meter: patience, by: -{self.chance.randint(1, 2)}}}, "
        return part.replace("effects: [", lowers, 1) if part.startswith("effects: [") else part
