"""Whatever is asked in whatever order, there is a session or a refusal, and every window can be shown."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.journal.lines import from_plain, to_plain
from game.classroom.phases import CLOSING, MOOTING, OPENING
from game.classroom.polls import CARDS, PACES
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.working import apply
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import Room, lesson, plain

SEATS = some.integers(0, 6)
LETTERS = some.sampled_from(["A", "B", "C", "D", "", "Z"])
POLLS = some.sampled_from(
    [
        "before",
        "1.first",
        "1.second",
        "1.tie-1",
        "2.first",
        "2.second",
        "claim.1",
        "after",
        "A.0",
        "A.1",
        "B.0",
        "x",
    ]
)
REASONS = some.sampled_from(["1.reason", "2.reason", "debrief"])
NUMBERS = some.integers(-1, 9)
PICKS = some.lists(some.integers(0, 4), max_size=3).map(tuple)
SURE = some.booleans()
TEXTS = some.sampled_from(["", "because", "<b>", "Northgate", "[#provider]"])
WHICH = some.integers(0, 4)

COMMANDS = some.one_of(
    some.builds(ask.OpenRoom, some.sampled_from(["", "418207"])),
    some.builds(ask.LockRoom, SURE),
    some.builds(ask.Expect, NUMBERS),
    some.builds(ask.NameSection, TEXTS),
    some.builds(ask.Join, some.text("ab", max_size=2), some.text("kl", max_size=2)),
    some.builds(ask.ComeBack, some.text("kl", max_size=2), some.just("t"), some.just("k")),
    some.builds(ask.RemoveSeat, SEATS),
    some.builds(ask.SetPace, SEATS, some.sampled_from(PACES)),
    some.builds(ask.MakeTeams, NUMBERS),
    some.builds(ask.OpenExhibit, SEATS, NUMBERS),
    some.builds(ask.OfferReceipts, SURE),
    some.builds(ask.TakeReceipt, some.just("d1")),
    some.builds(ask.Pause, NUMBERS),
    some.builds(ask.GoOn, NUMBERS),
    some.builds(ask.Limit, NUMBERS),
    some.builds(ask.Extend, NUMBERS, NUMBERS),
    some.builds(ask.Show, NUMBERS),
    some.builds(ask.Jump, NUMBERS),
    some.builds(ask.Vote, SEATS, POLLS, LETTERS, PICKS, NUMBERS, TEXTS),
    some.builds(ask.VoteTeam, SEATS, POLLS, PICKS),
    some.builds(ask.TypeCount, LETTERS, NUMBERS),
    some.builds(ask.SetDevices, some.sampled_from(["each", "team-counts", "team-vote", "team-course"])),
    some.builds(ask.PressFor, some.sampled_from(["A", "B", "x"]), POLLS, LETTERS, PICKS),
    some.builds(ask.TakeBackTurn, some.sampled_from(["A", "B", "x"])),
    some.builds(ask.SetRule, some.sampled_from(["plurality", "majority", "both-paths"])),
    some.builds(ask.LiftTally, SURE),
    some.builds(ask.HoldTie, NUMBERS),
    some.builds(ask.Decide, LETTERS, TEXTS, PICKS),
    some.builds(
        ask.SettleChance, some.sampled_from(["drawn", "as-in-history", "chosen", "bench", ""]), NUMBERS
    ),
    some.builds(ask.PlayFor, LETTERS, PICKS, NUMBERS),
    some.builds(ask.ShowMinority, SURE),
    some.builds(
        ask.GiveReason,
        SEATS,
        some.sampled_from(["1.reason", "2.reason", "debrief"]),
        TEXTS,
        some.sampled_from(CARDS),
    ),
    some.builds(ask.ReadSlip, LETTERS, TEXTS),
    some.builds(ask.Approve, WHICH),
    some.builds(ask.Hide, WHICH),
    some.builds(ask.Merge, WHICH, WHICH),
    some.builds(ask.RewordText, some.sampled_from(["service.obey.label", "service.on_screen", "x"]), TEXTS),
    some.builds(ask.DrawRoles, NUMBERS),
    some.builds(ask.NameRoles, NUMBERS),
    some.builds(ask.GiveRole, SEATS, some.sampled_from(["bench", "client", None])),
    some.builds(ask.GiveMarks, some.sampled_from(["client", "other"]), some.just((4, 3, 5, 2, 4)) | PICKS),
    some.builds(ask.TakeBackMarks, some.sampled_from(["client", "other"])),
    some.builds(
        ask.MarkSide, SEATS, some.sampled_from(["client", "other"]), some.just((4, 3, 5, 2, 4)) | PICKS
    ),
    some.builds(ask.TellMarks, SURE),
    some.builds(ask.Hands, SURE),
    some.builds(ask.End, some.sampled_from(["exported", "discarded"])),
)
STEPS = some.one_of(
    some.builds(ask.Next, NUMBERS, SURE),
    some.builds(ask.Back, NUMBERS, SURE),
    some.builds(ask.Skip, NUMBERS, some.sampled_from([None, *OPENING, *MOOTING, *CLOSING]), SURE),
)
# The way onward often, so that many phases are met.
ORDERS = some.lists(some.one_of(COMMANDS, STEPS, *[some.just("offered")] * 4), min_size=5, max_size=40)
STARTS = some.sampled_from(
    ["join", "teams", "first-poll", "reveal", "consequence", "after a jump", "history"]
)


def begun_at(start, plan):
    """Give a class with a few seats that has come so far already."""
    room = Room(lesson(plan))
    if start == "join":
        return room
    if start == "teams":
        room.do(ask.MakeTeams(2), ask.SetDevices("team-course"))
        room.join(3)
        room.to("teams")
        return room
    room.join(5)
    room.to("first-poll", 1)
    if start == "first-poll":
        return room
    room.vote("AABBA")
    if plan == "mooted":
        room.to("moot", 1)
        room.do(ask.DrawRoles(3))
        return room
    room.to("discuss", 1)
    room.do(*(ask.GiveReason(seat, "1.reason", f"because {seat}") for seat in (1, 2, 3)), ask.Approve(1))
    room.to("second-poll", 1)
    room.vote("ABABA")
    room.next()
    if start == "reveal":
        return room
    room.do(ask.Decide("A", "because"))
    room.next()
    if start == "after a jump" and plan != "later":
        room.do(ask.Jump(room.now))
    elif start == "history":
        room.do(ask.Skip(room.now, "history", sure=True))
    return room


def answered(room, command):
    """Ask something, as it stands or as T is offered it; hold that the answer is one of two kinds."""
    if command == "offered":
        command = room.t.offers[0].command
        if isinstance(command, ask.Decide) and command.letter:
            command = ask.Decide(command.letter, "because")
    assert from_plain(to_plain(command)) == command
    done = apply(room.session, command)
    if isinstance(done, CommandRefusal):
        assert done.says
        return None
    room.session = done
    return command


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(STARTS, ORDERS, some.sampled_from(["fifty", "ninety", "mooted", "later"]))
def test_any_order_of_commands_has_an_answer_and_can_be_shown(start, order, plan):
    room = begun_at(start, plan)
    before, accepted = room.session, []
    for one in order:
        command = answered(room, one)
        if command is not None:
            accepted.append(command)
        json.dumps([plain(room.t), room.p])
    seats = [room.s(1), room.s(0)]
    for one in seats:
        # What a seat has written itself stands on its own page.
        (one["own"] or {}).pop("reason", None)
    assert room.session.unmasked or "Northgate" not in json.dumps([room.p, *seats])

    for command in accepted:
        before = apply(before, command)
    assert before == room.session


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(STARTS, ORDERS)
def test_whatever_a_class_did_it_has_its_report(start, order):
    room = begun_at(start, "fifty")
    for one in order:
        answered(room, one)
    for copy in ("teacher", "students"):
        built = report(room.session, DAY, copy)
        assert html(room.session, built)
        assert totals_csv(built)
    assert json.loads(session_json(room.session, "2026-11-24"))
