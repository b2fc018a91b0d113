"""What guards and changes say of a packed position is what they do to a position that is not packed."""

from functools import cache
from random import Random

import pytest

from game.engine.case import Case
from game.model.fields import MISSED, OPEN, Reads
from game.model.guards.ranges import Range
from game.model.guards.values import FinesWithin
from game.model.ids import ChoiceId, ChoiceKey, DeadlineId, MatterId, Standpoint
from game.model.kinds import Change, Deeds, Guard, kinds_of
from game.model.position import Position, Standing
from game.search.packing import PackedLayout
from tests.builders import after, desk, turn
from tests.content.building import test_effects, test_guards

ORDER = MatterId("order")
EFFECTS = {
    "up": "meter: trust, by: 25",
    "down": "meter: trust, by: -25",
    "far": "meter: trust, by: 500",
    "farther": "meter: trust, by: -500",
    "stay-there": "meter: trust, by: 0",
    "to": "meter: trust, to: 40",
    "to-much": "meter: trust, to: 999",
    "find": "find: [found, other]",
    "find-other": "find: other",
    "lose": "lose: found",
    "preserve": "preserve: [first, second]",
    "forfeit": "forfeit: first",
    "daily": "sanction: order, per_day: 10, doubles: daily, cap: 500",
    "plain": "sanction: order, per_day: 7",
    "weekly": "sanction: order, per_day: 3, doubles: weekly",
    "owe": "fines: order, by: 70",
    "pay": "fines: order, by: -50",
    "set": "fines: order, to: 60",
    "days": "fines: order, by: 2 days",
    "start": "deadline: reply, in: 12 days",
    "longer": "deadline: reply, by: 3 days",
    "shorter": "deadline: reply, by: -5 days",
    "meet": "meet: reply",
    "cancel": "cancel: reply",
    "write": "docket: A letter.",
    **{f"effect-{at}": one for at, one in enumerate(test_effects.KINDS)},
}
GUARDS = {
    "low": "meter: trust, at_least: 40",
    "high": "meter: trust, at_most: 40",
    "within": "meter: trust, at_least: 20, at_most: 60",
    "little": "fines: order, at_most: 60",
    "much": "fines: order, at_least: 60",
    "summed": "sanction: order",
    "found": "fact: found",
    "preserved": "preserved: first",
    "forfeited": "forfeited: first",
    "stands": "posture: [contempt, purged]",
    "may": "may: appeal",
    "open": "deadline: reply, is: open",
    "met": "deadline: reply, is: met",
    "missed": "deadline: reply, is: missed",
    "before": "before: 2020-01-06",
    "after": "after: 2020-01-06",
    "chosen": "chosen: desk.find",
    "ready": "holds: ready",
    "any": "any: [{fact: found}, {fact: other}]",
    "all": "all: [{fact: found}, {fact: other}]",
    "two": "of: [{fact: found}, {fact: other}, {preserved: first}], at_least: 2",
    "one": "of: [{fact: found}, {fact: other}, {preserved: first}], is: 1",
    "not": "not: [{fact: found}, {preserved: second}]",
    **{f"guard-{at}": one.replace("desk.act", "desk.find") for at, one in enumerate(test_guards.KINDS)},
}
MOVES = ("hold", "stay", "lift-stay", "release", "purge", "vacate", "appeal")
TIMES = {"day": "takes: 1 day", "two-days": "takes: 2 days", "week": "takes: 8 days"}


@cache
def case() -> Case:
    """Return a case with every kind of guard and of change."""
    return desk(
        {
            **{name: f"effects: [{{{one}}}]" for name, one in EFFECTS.items()},
            **{f"move-{name}": f"moves: [{name}]" for name in MOVES},
            **TIMES,
            **{f"asked-{name}": f"when: [{{{one}}}]" for name, one in GUARDS.items()},
        },
        {
            "meters": "{trust: {starts_at: 60, lowest: 10, highest: 90}}",
            "conditions": "{ready: {says: Ready, when: [{fact: found}, {preserved: first}]}}",
        },
    )


@cache
def positions() -> tuple[Position, ...]:
    """Return positions of some plays by chance, always the same."""
    chance, found = Random(7), []
    names = [*EFFECTS, *(f"move-{name}" for name in MOVES), *TIMES, *TIMES, "start", "start"]
    for begun in (
        ("start", "meet"),
        ("start", "week", "week"),
        ("move-hold", "daily", "two-days"),
        ("day",) * 9,
        ("week",) * 5,
        ("preserve", "find"),
        ("move-hold", "daily", "week", "week"),
        *[()] * 4,
    ):
        position = case().opening()
        for number in range(20):
            there = [one for one in names if not case().reasons(position, ChoiceId(one))]
            choice = begun[number] if number < len(begun) else chance.choice(there)
            position = case().advance(position, turn(choice)).after
            found.append(position)
    return tuple(found)


@cache
def layout() -> PackedLayout:
    """Return the layout of the case's positions."""
    return PackedLayout.of(case().scenario)


def guard(name: str) -> Guard:
    """Return the guard of a choice."""
    (found,) = case().scenario.scenes["desk"].choices[ChoiceId(f"asked-{name}")].when
    return found


def change(name: str) -> Change:
    """Return the change of a choice."""
    (effect,) = case().scenario.scenes["desk"].choices[ChoiceId(name)].half.effects
    return effect.change


def test_every_kind_is_tried():
    assert {type(guard(name)) for name in GUARDS} == set(kinds_of(Guard))
    assert {type(change(name)) for name in EFFECTS} == set(kinds_of(Change))


@pytest.mark.parametrize("name", GUARDS)
def test_the_line_of_a_guard_is_true_where_the_guard_holds(name):
    asked, line = guard(name), guard(name).line(layout())
    answers = [(bool(eval(line, {"s": layout().pack(one)})), asked.holds(one)) for one in positions()]

    assert [packed for packed, _ in answers] == [held for _, held in answers]
    assert {held for _, held in answers} == {True, False}, "else nothing was tried"


@pytest.mark.parametrize("name", GUARDS)
def test_positions_that_are_alike_in_what_a_guard_reads_are_alike_to_it(name):
    reads, seen = guard(name).reads(layout()), {}
    for one in positions():
        key = layout().pack(one) & reads.bits, min(layout().days(one.date), reads.day)
        assert seen.setdefault(key, guard(name).holds(one)) == guard(name).holds(one)


@pytest.mark.parametrize("name", EFFECTS)
def test_the_lines_of_a_change_do_what_the_change_does(name):
    fields, done = layout(), change(name)
    lines, settled = "\n".join(done.lines(fields, lambda _field: True)), set()
    for one in positions():
        known = {"s": fields.pack(one), **fields.accruals()}
        exec(lines, known)
        expected = done.applied_to(one)
        for deadline, open_one in expected.deadlines.items():
            expected = expected.with_deadline(deadline, open_one.seen_on(one.date))

        assert known["s"] == fields.pack(expected)
        assert not (known["s"] ^ fields.pack(one)) & ~done.writes(fields)
        settled.add(known["s"] & done.settles(fields))
    assert len(settled) == 1, "what a change settles is the same whatever was"


@pytest.mark.parametrize("name", EFFECTS)
def test_of_fields_that_are_not_kept_nothing_is_written(name):
    assert change(name).lines(layout(), lambda _field: False) == []


@pytest.mark.parametrize("number", [-3, 0, 4, 5, 7, 8, 9])
@pytest.mark.parametrize("bounds", [Range(5, 8), Range(5), Range(None, 8), Range(5, 5)])
def test_bounds_belong_to_their_range(bounds, number):
    least, most = bounds.at_least, bounds.at_most

    assert bounds.contains(number) == (
        (least is None or number >= least) and (most is None or number <= most)
    )


@pytest.mark.parametrize(
    ("bounds", "ceiling"), [(Range(5), 5), (Range(None, 8), 9), (Range(5, 8), 9), (Range(0), 0)]
)
def test_from_its_ceiling_on_all_fines_are_alike_to_a_guard_and_below_it_they_are_not(bounds, ceiling):
    asked = FinesWithin(ORDER, bounds)
    held = [
        asked.holds(case().opening().with_standing(ORDER, Standing(("served",), fines=fines)))
        for fines in (ceiling - 1, ceiling, ceiling + 1, ceiling + 99)
    ]

    assert asked.fines_ceiling == ceiling
    assert held[1:] == [held[1]] * 3
    assert held[0] != held[1]


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Range(5), ("meter.at_least", {"value": 5})),
        (Range(None, 8), ("meter.at_most", {"value": 8})),
        (Range(5, 5), ("meter.is", {"value": 5})),
        (Range(5, 8), ("meter.between", {"least": 5, "most": 8})),
    ],
)
def test_bounds_have_words_for_each_shape(bounds, said):
    assert bounds.said("meter") == said


def earned(name: str, *effects: str, **more: object) -> bool:
    """Return whether a choice of some effects, or with more deeds, could have made a guard hold."""
    deeds = {"choice": ChoiceKey("desk", "act"), "picks": (), "leads": frozenset(), **more}
    position = more.pop("position", None) or case().opening().with_meter("trust", 30)
    deeds.pop("position", None)
    return guard(name).earned_by(Deeds(changes=tuple(map(change, effects)), **deeds), position)


def test_a_guard_is_earned_by_what_would_have_made_it_hold():
    assert earned("low", "down", "up")
    assert not earned("low", "down", "find")
    assert earned("much", "owe")
    assert not earned("much", "pay")
    assert earned("summed", "plain")
    assert not earned("summed", "owe")
    assert earned("found", "find")
    assert not earned("found", "find-other")
    assert earned("preserved", "preserve")
    assert earned("preserved", picks=("first",))
    assert not earned("preserved", picks=("second",))
    assert not earned("preserved", "preserve", position=after(case(), "forfeit"))
    assert earned("met", "meet")
    assert not earned("open", "meet")
    assert not earned("met", "start")
    assert earned("stands", leads=frozenset({Standpoint(ORDER, "purged")}))
    assert not earned("stands", leads=frozenset({Standpoint(ORDER, "served")}))
    assert earned("chosen", choice=ChoiceKey("desk", "find"))
    assert not earned("chosen", choice=ChoiceKey("desk", "lose"))


@pytest.mark.parametrize("name", ["forfeited", "may", "before", "after", "ready", "any", "all", "two", "not"])
def test_of_some_guards_nobody_is_told_how_they_are_earned(name):
    assert not earned(name, *EFFECTS, leads=frozenset({Standpoint(ORDER, "contempt")}))


def test_what_fails_inside_a_guard_is_each_guard_that_has_none_inside():
    opening = case().opening()

    assert list(guard("ready").failing(opening)) == [guard("found"), guard("preserved")]
    assert next(guard("any").failing(opening)) == guard("found")
    assert list(guard("ready").failing(after(case(), "find"))) == [guard("preserved")]
    assert list(guard("any").failing(after(case(), "find"))) == []
    assert guard("chosen").tracked == (ChoiceKey("desk", "find"),)
    assert guard("found").tracked == ()


def test_what_is_read_together_is_all_bits_and_the_later_day():
    assert Reads(1, 5) | Reads(2, 9) == Reads(2, 9) | Reads(1, 5) == Reads(3, 9)
    assert Reads.all([]) == Reads(0, -1)


@pytest.mark.parametrize("days", [0, 1, 12, 13])
def test_a_deadline_runs_down_to_its_last_day_and_is_missed_after_it(days):
    fields, known = layout(), {"s": layout().pack(after(case(), "start")), "n": days}
    exec("\n".join(fields.run_down(DeadlineId("reply"))), known)

    left, status = fields.left["reply"].of(known["s"]), fields.statuses["reply"].of(known["s"])
    assert (status, left) == ((OPEN, 12 - days) if days <= 12 else (MISSED, 0))


def test_a_day_of_a_daily_sum_is_added_to_what_is_owed():
    fields = layout()
    accrue = fields.accruals()[fields.accruing(ORDER)]
    packed = fields.pack(after(case(), "plain", "owe"))

    owed = [fields.fines[ORDER].of(accrue(packed, days)) for days in (0, 1, 2)]
    assert owed == [70, 77, 84]
    assert fields.counts[ORDER].of(accrue(packed, 1)) == 1
