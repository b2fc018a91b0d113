"""A rule book of a file to a procedure bound to its matter."""

import pytest

from game.model.ids import MatterId
from tests.builders import RULE_BOOK, desk, failing, read, written

PROCEDURE = desk({"act": ""}).scenario.matters[MatterId("order")].procedure


def test_postures_say_what_they_do_to_the_daily_sum_and_to_the_record():
    postures = PROCEDURE.postures

    assert [postures[name].sanctions for name in ("served", "contempt", "purged", "vacated")] == [
        *(None, "accrue", "end", "void"),
    ]
    assert postures["contempt"].closes_record
    assert not postures["served"].closes_record
    assert postures["contempt-stayed"].stayed


def test_deadlines_go_by_their_matter():
    (rule,) = PROCEDURE.deadlines

    assert (rule.id, rule.days, rule.starts_in) == ("order.notice", 14, {"contempt", "contempt-stayed"})


def test_without_stations_the_first_seven_postures_are_the_map():
    assert [station.postures for station in PROCEDURE.tracks[0].stations] == [
        (name,) for name in list(PROCEDURE.postures)[:7]
    ]


STATIONS = """
stations:
  - {label: Before, postures: [unserved, served, ordered]}
  - {label: After, postures: [contempt, contempt-stayed, on-appeal, purged, vacated]}
"""


def test_stations_gather_postures_in_their_order():
    case = desk({"act": ""}, book=RULE_BOOK + STATIONS)

    assert [one.label for one in case.scenario.matters[MatterId("order")].procedure.tracks[0].stations] == [
        "Before",
        "After",
    ]


def test_a_station_has_the_sign_that_its_rule_book_names_and_one_that_is_not_there_is_told():
    signed = STATIONS.replace("Before,", "Before, sign: demand,").replace("After,", "After, sign: appael,")
    loaded = read(written({"act": ""}), RULE_BOOK + signed)

    (procedure,) = (matter.procedure for matter in loaded.playable.matters.values())
    (problem,) = [one for one in loaded.problems if one.code == "A001"]
    assert [one.sign for one in procedure.tracks[0].stations] == ["demand", "appael"]
    assert (problem.severity, problem.what) == ("warning", "the game has no sign 'appael'")
    assert problem.remedy == "Did you mean 'appeal'?"


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ("procedure_format: 1", "procedure_format: 3", "S021 this program reads procedure_format 1, not '3'"),
        ("starts_in: [contempt,", "starts_in: [contemtp,", "S012 unknown posture 'contemtp'"),
        ("in: 14 days", "in: -14 days", "S008 a deadline cannot lie in the past"),
        (
            "serve: {from: {unserved: served}}",
            "serve: {from: {unserved: sevred}}",
            "S012 unknown posture 'sevred'",
        ),
        (
            "serve: {from: {unserved: served}}",
            "serve: {from: {unsreved: served}}",
            "S012 unknown posture 'unsreved'",
        ),
        ("within: notice", "within: notcie", "S012 unknown deadline 'notcie'"),
        ("cites: [ryan]}\ndead", "cites: [rayn]}\ndead", "S012 unknown authority 'rayn'"),
        ("says: Too late.", "says: Too late., cites: [rayn]", "S012 unknown authority 'rayn'"),
        ("{fact: strict}", "{fact: srtict}", "S012 unknown fact 'srtict'"),
        (
            "sanctions: accrue, record: closed",
            "sanctions: run, record: closed",
            "S013 'run' is not one of the words allowed here",
        ),
        (
            "record: closed, stayed",
            "record: shut, stayed",
            "S013 'shut' is not one of the words allowed here",
        ),
        (
            "postures: [unserved, served",
            "postures: [served, served",
            "P004 posture 'served' stands at two stations",
        ),
    ],
)
def test_a_mistake_in_a_rule_book_is_told_in_its_file(there, instead, said):
    book = RULE_BOOK + STATIONS
    assert there in book

    problems = failing({"act": ""}, book=book.replace(there, instead, 1))

    assert said in [f"{one.code} {one.what}" for one in problems]
    assert {one.place.path.name for one in problems} == {"book.yaml"}


def test_a_posture_at_no_station_is_a_warning_at_its_key():
    book = RULE_BOOK + STATIONS.replace(", purged, vacated]", ", purged]")
    (problem,) = [one for one in read(written({"act": ""}), book).problems if one.code == "P005"]

    line = next(number for number, one in enumerate(book.splitlines(), 1) if one.startswith("  vacated:"))
    assert (problem.severity, problem.what) == ("warning", "posture 'vacated' stands at no station")
    assert (problem.place.path.name, problem.place.line, problem.place.column) == ("book.yaml", line, 3)


def test_a_posture_to_which_no_move_can_lead_is_told_at_its_own_place():
    there = "  serve: {from: {unserved: sevred}}"
    (problem,) = failing({"act": ""}, book=RULE_BOOK.replace("  serve: {from: {unserved: served}}", there))

    assert problem.place.column == there.index("sevred") + 1


@pytest.mark.parametrize("version", ["0", "01", "1.0", "one"])
def test_a_format_is_one_and_nothing_like_it(version):
    (problem,) = failing({"act": ""}, book=RULE_BOOK.replace("format: 1", f"format: {version}"))

    assert problem.what == f"this program reads procedure_format 1, not '{version}'"


IN_TRACKS = """\
procedure_format: 1
title: In tracks
tracks:
  order: {opens_in: asked, postures: {unasked: {}, asked: {}, over: {}}}
  appeal: {opens_in: unheard, postures: {unheard: {}, heard: {}}}
moves: {settle: {from: {asked: over}, also: {unheard: heard}}, ask: {from: {unasked: asked}}}
"""


@pytest.mark.parametrize(
    ("before", "after", "code", "what"),
    [
        (
            "{asked: over}",
            "{asked: heard}",
            "P012",
            "'asked' is a posture of track 'order', and",
        ),
        ("also:", "needs: unasked, also:", "P012", "this move speaks of track 'order' in `needs`"),
        ("{unheard: heard}", "{unasked: asked}", "P012", "this move speaks of track 'order' in `also`"),
        ("opens_in: unheard", "opens_in: asked", "P011", "track 'appeal' opens in 'asked'"),
        ("heard: {}}}", "asked: {}, heard: {}}}", "P011", "posture 'asked' stands in the tracks 'order' and"),
        (
            "moves:",
            "opens_in: asked\nmoves:",
            "P011",
            "this rule book has tracks, and `opens_in`",
        ),
        ("moves:", "stations: [{label: One, postures: asked}]\nmoves:", "P011", "this rule book has tracks"),
        (
            "heard: {}}}",
            "heard: {}}, stations: [{label: A, postures: [unheard, over]}]}",
            "P012",
            "posture 'o",
        ),
    ],
)
def test_what_stands_in_the_wrong_track_is_told(before, after, code, what):
    problems = failing({"act": "moves: [settle]"}, book=IN_TRACKS.replace(before, after, 1))

    assert [(one.code, one.what.startswith(what)) for one in problems] == [(code, True)]


def test_half_of_a_pair_is_told_with_the_other_half():
    there = "{from: {unserved: served}}"
    (problem,) = failing({"act": ""}, book=RULE_BOOK.replace(there, "{from: unserved}"))

    assert (problem.code, problem.remedy) == (
        "S005",
        "Write it with the posture to which it leads: `{unserved: ...}`.",
    )


def test_what_is_needed_beside_the_one_posture_of_a_book_is_told_with_what_to_take_out():
    there = "{from: {unserved: served}}"
    (problem,) = failing({"act": ""}, book=RULE_BOOK.replace(there, f"{there[:-1]}, needs: contempt}}"))

    assert problem.code == "P012"
    assert problem.remedy.endswith("take `needs` out, or write `tracks`.")


@pytest.mark.parametrize(
    ("before", "after"), [("{unheard: heard}", "{gone: heard}"), ("heard}}, ask", "gone}}, ask")]
)
def test_a_posture_that_no_track_has_is_told_once(before, after):
    (problem,) = failing({"act": "moves: [settle]"}, book=IN_TRACKS.replace(before, after, 1))

    assert (problem.code, "'gone'" in problem.what) == ("S012", True)


def test_a_matter_opens_in_one_posture_of_each_track():
    own = {"matters": "{order: {procedure: book, opens_in: unasked}}"}
    twice = {"matters": "{order: {procedure: book, opens_in: [unasked, over]}}"}

    opened = desk({"act": "moves: [settle]"}, own, book=IN_TRACKS).opening()
    (problem,) = failing({"act": ""}, twice, book=IN_TRACKS)

    assert opened.matters["order"].postures == ("unasked", "unheard")
    assert (problem.code, problem.what) == ("P012", "'unasked' and 'over' are postures of one track")
